"""The shipped law data: no gap on any day it may be asked for, nothing unused."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from desktop import paths
from desktop.rules import editions, lists
from desktop.rules.cases import conditions, process
from desktop.rules.members import badges, fees
from desktop.services.cells import ranking_view
from desktop.services.members import card_papers

LAW = editions.read(
    **{
        name: (paths.resources() / "law" / f"{name}.toml").read_text("utf-8")
        for name in ("documents", "limits", "special", "verified")
    }
)
BADGES = badges.read((paths.resources() / "law" / "badges.toml").read_text("utf-8"))
FEES = fees.read((paths.resources() / "law" / "fees.toml").read_text("utf-8"))
FIRST, LAST = date(2008, 1, 1), date(2035, 12, 31)
IDS = sorted({limit.id for limit in LAW.limits})
STEPS = [
    step
    for path in sorted((paths.resources() / "process").glob("*.toml"))
    for step in process.read(path.read_text("utf-8"), path.name).step
]


def _turning_days() -> set[date]:
    """Every day on which something in the data begins, the day before, and both ends."""
    starts = {one.in_force_from for one in (*LAW.documents, *LAW.limits)}
    days = starts | {day - timedelta(days=1) for day in starts} | {FIRST, LAST}
    return {day for day in days if FIRST <= day <= LAST}


@pytest.mark.parametrize("limit_id", IDS)
def test_every_limit_holds_on_every_day_with_a_source(limit_id: str) -> None:
    for day in _turning_days():
        limit = LAW.limit(limit_id, day)
        assert limit.value > 0
        assert limit.title
        document = limit.basis.document if limit.basis else ""
        assert limit.source or LAW.document(document, day) is None


def test_no_two_rows_of_a_limit_hold_on_one_day() -> None:
    for day in _turning_days():
        for limit_id in IDS:
            held = [
                one
                for one in LAW.limits
                if one.id == limit_id
                and one.in_force_from <= day
                and (one.in_force_to is None or day <= one.in_force_to)
            ]
            assert len(held) == 1


@pytest.mark.parametrize("kind", ["statutes", "rules", "guidance"])
def test_the_documents_that_papers_cite_are_known_on_every_day(kind: str) -> None:
    assert all(LAW.document(kind, day) for day in _turning_days())


def test_the_guidance_on_forms_is_known_since_2012() -> None:
    days = [day for day in _turning_days() if day >= date(2012, 5, 17)]
    assert all(LAW.document("forms-guidance", day) for day in days)


@pytest.mark.parametrize("document", LAW.documents, ids=lambda one: f"{one.kind} {one.number}")
def test_a_citation_names_the_number_and_the_day(document: editions.Document) -> None:
    assert document.number in document.citation
    if document.number and document.day:
        day = document.day
        written = re.search(r"ngày (\d\d)/(\d{1,2})/(\d{4})", document.citation)
        assert written is not None
        assert tuple(map(int, written.groups())) == (day.day, day.month, day.year)
        applied = f"áp dụng từ ngày {document.in_force_from:%d/%m/%Y}"
        assert document.in_force_from >= day or applied in document.note


def test_every_limit_is_used() -> None:
    """By a deadline of a process, or by name in the rules."""
    due = {
        name for step in STEPS if step.due for name in (step.due.limit, step.due.extension) if name
    }
    rules = (paths.shipped() / "desktop" / "rules").rglob("*.py")
    source = "".join(path.read_text("utf-8") for path in rules)
    due |= {paper.limit for one in LAW.special for paper in one.paper}
    unused = [one for one in IDS if one not in due and f'"{one}"' not in source]
    assert unused == []


def test_every_source_names_a_kind_of_document_there_is() -> None:
    kinds = {one.kind for one in LAW.documents}
    named = {basis.document for step in STEPS for basis in step.basis}
    named |= {limit.basis.document for limit in LAW.limits if limit.basis}
    named |= {basis.document for one in LAW.special for basis in one.basis}
    named |= {one.document for rule in LAW.verified for one in (rule.basis, rule.simplified)}
    named |= {one.basis.document for one in FEES.exempt}
    named |= {one.document for law in BADGES.badges for one in (law.basis, law.early_basis)}
    named |= {card_papers.CARD_LAW, *ranking_view.LAW}
    assert named == kinds


def test_badges_hold_without_a_gap_and_only_grow() -> None:
    """Years once given stay given; the rounds are those of the year."""
    laws = sorted(BADGES.badges, key=lambda one: one.in_force_from)
    assert laws == list(BADGES.badges)
    for before, after in pairwise(laws):
        assert set(before.years) <= set(after.years)
    assert all(list(one.years) == sorted(one.years) for one in laws)
    assert {one.years for one in BADGES.number} <= set(laws[-1].years)


def test_articles_are_of_documents_there_are() -> None:
    """By number only where one document of the kind has it: others may say it elsewhere."""
    numbers = Counter((one.kind, one.number) for one in LAW.documents)
    known = {key for key, many in numbers.items() if many == 1}
    known |= {(one.kind, one.short) for one in LAW.documents}
    bases = [*(limit.basis for limit in LAW.limits), *(one for step in STEPS for one in step.basis)]
    bases += [one for special in LAW.special for one in special.basis]
    bases += [one for rule in LAW.verified for one in (rule.basis, rule.simplified)]
    named = {(basis.document, name) for basis in bases if basis for name in basis.articles}
    assert named - known == set()


@pytest.mark.parametrize("special", LAW.special, ids=lambda one: one.id)
def test_a_special_case_asks_for_papers_that_steps_there_are_wait_for(special) -> None:
    steps = {step.id for step in STEPS}
    assert special.when in conditions.NAMES
    assert special.basis
    assert special.paper
    names = [paper.id for paper in special.paper]
    assert len(names) == len(set(names))
    for paper in special.paper:
        assert paper.title
        assert paper.who
        assert not paper.when or paper.when in conditions.NAMES
        assert {paper.by, paper.step, *paper.start} <= {*steps, ""}
        assert paper.by or paper.demand == "info"
        assert bool(paper.limit) == bool(paper.start)


def test_special_cases_have_their_own_ids() -> None:
    ids = [one.id for one in LAW.special]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("rule", LAW.verified, ids=lambda one: str(one.in_force_from))
def test_whom_to_verify_are_relations_of_the_list(rule) -> None:
    text = (paths.resources() / "lists" / "relations.toml").read_text("utf-8")
    codes = {one.code for one in lists.read(text)}
    assert {*rule.relations, *rule.grown} <= codes
    assert not set(rule.relations) & set(rule.grown)


def test_whom_to_verify_is_known_on_every_day() -> None:
    assert all(LAW.verified_on(day) for day in _turning_days())


@pytest.mark.parametrize(
    ("day", "rules", "guidance", "forms"),
    [
        ("2021-07-29", "29-QĐ/TW", date(2016, 9, 20), "09-HD/BTCTW"),
        ("2021-07-30", "24-QĐ/TW", date(2016, 9, 20), "09-HD/BTCTW"),
        ("2021-09-28", "24-QĐ/TW", date(2021, 9, 28), "09-HD/BTCTW"),
        ("2022-01-18", "24-QĐ/TW", date(2021, 9, 28), "12-HD/BTCTW"),
        ("2025-01-19", "24-QĐ/TW", date(2021, 9, 28), "12-HD/BTCTW"),
        ("2025-01-20", "232-QĐ/TW", date(2021, 9, 28), "12-HD/BTCTW"),
        ("2025-06-09", "232-QĐ/TW", date(2025, 6, 9), "12-HD/BTCTW"),
        ("2025-06-30", "232-QĐ/TW", date(2025, 6, 9), "12-HD/BTCTW"),
        ("2025-07-01", "294-QĐ/TW", date(2025, 6, 9), "12-HD/BTCTW"),
        ("2025-09-28", "294-QĐ/TW", date(2025, 6, 9), "12-HD/BTCTW"),
        ("2025-09-29", "294-QĐ/TW", date(2025, 6, 9), "38-HD/BTCTW"),
        ("2026-04-07", "294-QĐ/TW", date(2025, 6, 9), "38-HD/BTCTW"),
        ("2026-04-08", "20-QĐ/TW", date(2025, 6, 9), "38-HD/BTCTW"),
        ("2026-05-19", "20-QĐ/TW", date(2026, 5, 19), "38-HD/BTCTW"),
        ("2026-07-25", "20-QĐ/TW", date(2026, 5, 19), "38-HD/BTCTW"),
        ("2026-07-26", "208-QĐ/TW", date(2026, 5, 19), "38-HD/BTCTW"),
    ],
)
def test_the_editions_turn_on_their_days(day, rules, guidance, forms) -> None:
    """As rules and guidance replaced each other from 2021 to 2026."""
    on = date.fromisoformat(day)
    assert LAW.edition(on) == rules
    assert LAW.document("guidance", on).day == guidance
    assert LAW.document("forms-guidance", on).number == forms


@pytest.mark.parametrize(
    ("limit", "day", "value", "counted_from", "source"),
    [
        ("admission-decision", "2021-07-30", 60, "day", "Quy định 24-QĐ/TW"),
        ("admission-decision", "2025-02-01", 60, "day", "điểm 4.3.1, Quy định 232-QĐ/TW"),
        ("admission-decision", "2025-07-01", 60, "day", "Quy định 294-QĐ/TW"),
        ("recognition-decision", "2025-02-01", 30, "day", "điểm 4.3.1, Quy định 232-QĐ/TW"),
        ("ceremony", "2022-01-01", 30, "received", "Quy định 24-QĐ/TW"),
        ("ceremony", "2025-07-01", 30, "received", "điểm 4.1, Quy định 294-QĐ/TW"),
        ("ceremony", "2026-07-25", 30, "received", "Quy định 20-QĐ/TW"),
        ("ceremony", "2026-07-26", 30, "day", "Quy định 208-QĐ/TW"),
        ("certificate-valid", "2021-10-01", 60, "day", "Hướng dẫn 01-HD/TW ngày 28/9/2021"),
        ("certificate-valid", "2025-07-01", 60, "day", "điểm 3.1, Hướng dẫn 06-HD/TW"),
        ("certificate-valid", "2026-06-01", 60, "day", "Hướng dẫn 01-HD/TW ngày 19/5/2026"),
        ("verification", "2025-07-01", 30, "day", "điểm 3.4d, Hướng dẫn 06-HD/TW"),
        ("verification-abroad", "2026-06-01", 90, "day", "Hướng dẫn 01-HD/TW ngày 19/5/2026"),
        ("dossier-valid", "2025-07-01", 12, "day", "Hướng dẫn 06-HD/TW"),
        ("together", "2025-07-01", 12, "day", "điểm 3.2.1, Quy định 294-QĐ/TW"),
        ("probation", "2026-07-26", 12, "day", "khoản 1 Điều 5, Điều lệ Đảng"),
        ("recognition-meeting", "2021-07-30", 30, "probation-end", "điểm 4.2.1, Quy định 24-QĐ/TW"),
        ("recognition-meeting", "2025-07-01", 30, "probation-end", "điểm 4.2, Quy định 294-QĐ/TW"),
        ("readmission", "2025-07-01", 36, "", "điểm 3.5, Quy định 294-QĐ/TW"),
        ("readmission-cleared", "2025-07-01", 60, "", "điểm 3.5, Quy định 294-QĐ/TW"),
        ("votes-without-result", "2025-07-01", 3, "", "điểm 4.2.3, Quy định 294-QĐ/TW"),
        ("moved-letter", "2025-07-01", 15, "day", "điểm 3.9, Hướng dẫn 06-HD/TW"),
        ("moved-decide", "2025-07-01", 30, "day", "điểm 3.9, Hướng dẫn 06-HD/TW"),
        ("age-min", "2026-07-26", 18, "born", "điểm 1.1.1, Mục 1, Chương III, Quy định 208-QĐ/TW"),
        ("age-max", "2026-07-26", 60, "born", "điểm 1.1.1, Mục 1, Chương III, Quy định 208-QĐ/TW"),
        ("vote-standing", "2025-07-01", 1, "", "điểm 4.3.2, Quy định 294-QĐ/TW"),
    ],
)
def test_a_rule_by_its_edition(limit, day, value, counted_from, source) -> None:
    """Each number with where it counts from and where it stands, in every edition that matters."""
    found = LAW.limit(limit, date.fromisoformat(day))
    assert (found.value, found.counted_from, found.source) == (value, counted_from, source)
