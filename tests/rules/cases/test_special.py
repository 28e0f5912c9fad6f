"""Special cases and their extra papers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.rules.cases import special
from desktop.rules.facts.case import ExtraPaper
from desktop.rules.facts.person import Education, Movement
from tests.rules.ways import CALENDAR, LAW, a_case, context, on, person, record


def _extras(case, day: str):
    return special.extras(case, LAW, CALENDAR, on(day))


def test_an_ordinary_case_is_none() -> None:
    assert _extras(a_case(), "2027-04-22") == ()
    assert special.terms(a_case(), LAW, CALENDAR, on("2027-04-22")) == ()


def test_a_case_may_be_several_with_their_sources() -> None:
    left = (Movement(kind="resigned", day=on("2018-06-05")),)
    one = replace(person(), religion="Công giáo", movements=left)
    found = _extras(a_case(until="appraisal", person=one, again=True), "2026-02-10")
    assert [extra.id for extra in found] == ["again", "religion"]
    assert found[0].source == "điểm 3.5, Quy định 294-QĐ/TW"
    assert found[1].source == "Quy định 06-QĐi/TW; Hướng dẫn 20-HD/BTCTW"


@pytest.mark.parametrize(
    ("day", "source"),
    [
        ("2022-03-01", "điểm 1.2, Hướng dẫn 01-HD/TW ngày 28/9/2021"),
        ("2025-10-01", "Hướng dẫn 06-HD/TW"),
        ("2026-06-01", "Hướng dẫn 01-HD/TW ngày 19/5/2026"),
    ],
)
def test_an_article_is_told_of_the_edition_it_was_read_in(day, source) -> None:
    """Three years and more have the number 01-HD/TW; the article is known of the first three."""
    case = a_case(person=replace(person(), education=Education(general="5/12")))
    (found,) = [one for one in _extras(case, day) if one.id == "schooling"]
    assert found.source == source


def test_a_paper_counts_from_its_day_on() -> None:
    papers = tuple(
        ExtraPaper(special="religion", paper=paper, day=on("2025-12-01"))
        for paper in ("request", "agreement")
    )
    case = a_case(until="cell-meeting", person=replace(person(), religion="Công giáo"))
    held = replace(case, extras=papers)
    assert [line.there for line in _extras(held, "2025-11-30")[0].papers] == [False, False, False]
    (found,) = _extras(held, "2025-12-01")
    assert [line.there for line in found.papers] == [True, True, False]
    assert found.complete
    assert special.missing("cell-meeting", held, context("2026-01-05")) == ()
    lacking = special.missing("cell-meeting", case, context("2026-01-05"))
    assert [paper.id for _, paper in lacking] == ["request", "agreement"]


def test_a_paper_needed_only_under_a_condition_is_not_listed_otherwise() -> None:
    (found,) = _extras(a_case(until="history-certified"), "2026-11-09")
    assert "union-again" not in {line.paper.id for line in found.papers}
    young = replace(person(), trade_union=True)
    (found,) = _extras(a_case(until="history-certified", person=young), "2026-11-09")
    assert "union-again" in {line.paper.id for line in found.papers}


def test_the_term_of_a_letter_runs_from_the_move_until_it_is_there() -> None:
    """Fifteen working days after 9/2/2026, Tết between."""
    case = a_case(until="appraisal")
    gone = replace(case, steps=(*case.steps, record("moved-away", "2026-02-09")))
    (line,) = special.terms(gone, LAW, CALENDAR, on("2026-02-20"))
    assert (line.due, line.there) == (on("2026-03-09"), False)
    assert line.due_note == "15 ngày làm việc từ ngày 09/02/2026"
    assert line.due_source == "điểm 3.9, Hướng dẫn 06-HD/TW"
    letter = ExtraPaper(special="moved-considered", paper="letter", day=on("2026-02-24"))
    sent = replace(gone, extras=(letter,))
    assert special.terms(sent, LAW, CALENDAR, on("2026-02-25")) == ()


def test_the_decision_on_somebody_who_arrived_ends_the_term() -> None:
    state = {"state": "hồ sơ đang ở cấp ủy có thẩm quyền"}
    case = a_case(until="decision")
    came = replace(case, steps=(*case.steps, record("moved-in", "2026-02-09", **state)))
    lines = {line.paper.id: line for line in _extras(came, "2026-02-13")[0].papers}
    assert (lines["decided"].there, lines["letter"].there) == (True, False)
    assert special.terms(came, LAW, CALENDAR, on("2026-02-13")) == ()
