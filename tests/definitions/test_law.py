"""The shipped law data: no gap on any day it may be asked for, nothing unused."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from desktop import paths
from desktop.rules import editions, process

LAW = editions.read(
    *(
        (paths.resources() / "law" / name).read_text("utf-8")
        for name in ("documents.toml", "limits.toml")
    )
)
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
        assert document.in_force_from >= day


def test_every_limit_is_used() -> None:
    """By a deadline of a process, or by name in the rules."""
    due = {
        name for step in STEPS if step.due for name in (step.due.limit, step.due.extension) if name
    }
    rules = (paths.shipped() / "desktop" / "rules").glob("*.py")
    source = "".join(path.read_text("utf-8") for path in rules)
    unused = [one for one in IDS if one not in due and f'"{one}"' not in source]
    assert unused == []


def test_every_source_names_a_kind_of_document_there_is() -> None:
    kinds = {one.kind for one in LAW.documents}
    named = {basis.document for step in STEPS for basis in step.basis}
    named |= {limit.basis.document for limit in LAW.limits if limit.basis}
    assert named == kinds


def test_articles_are_of_documents_there_are() -> None:
    numbers = {one.number for one in LAW.documents}
    bases = [*(limit.basis for limit in LAW.limits), *(one for step in STEPS for one in step.basis)]
    assert {number for basis in bases if basis for number in basis.articles} <= numbers
