"""Discipline: whether it is in force, and the days that it brings with it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.calendar import add_months
from desktop.rules.facts.person import Discipline, Person
from desktop.rules.members import discipline
from tests.rules.ways import CALENDAR, LAW, on

DAYS = st.dates(date(2022, 1, 1), date(2032, 12, 31))


def held(day: str, *disciplines: Discipline) -> Discipline | None:
    """What a person with these is under on a day."""
    return discipline.in_force(
        Person(id="a", name="Cầm Văn Một", disciplines=disciplines), LAW, on(day)
    )


@pytest.mark.parametrize(
    ("day", "under"),
    [("2025-12-04", False), ("2025-12-05", True), ("2026-12-04", True), ("2026-12-05", False)],
)
def test_it_holds_for_twelve_months_from_the_day_it_took_force(day, under) -> None:
    """By itself it ends after a year (the rules on inspection and discipline)."""
    one = Discipline(form="warning", day=on("2025-12-01"), in_force=on("2025-12-05"))
    assert (held(day, one) is not None) is under


def test_it_ends_earlier_where_it_was_ended() -> None:
    one = Discipline(form="warning", day=on("2025-12-01"), until=on("2026-02-02"))
    assert held("2026-02-01", one) == one
    assert held("2026-02-02", one) is None


def test_what_is_not_decided_keeps_nobody_from_anything() -> None:
    assert held("2026-01-05", Discipline(form="warning", violated=on("2025-11-02"))) is None


def test_the_latest_of_several_is_told() -> None:
    first = Discipline(form="reprimand", day=on("2025-03-01"))
    second = Discipline(form="warning", day=on("2025-09-01"))
    assert held("2025-10-01", second, first) == second


@given(DAYS, st.integers(0, 800))
def test_it_is_in_force_exactly_between_its_two_days(began, later) -> None:
    one = Discipline(form="reprimand", day=began)
    day = began + timedelta(days=later)
    person = Person(id="a", name="Cầm Văn Một", disciplines=(one,))
    found = discipline.in_force(person, LAW, day) is not None
    assert found is (day < add_months(began, 12))


def told(one: Discipline) -> list[tuple[str, date, bool]]:
    """The terms of a discipline."""
    return [(term.title, term.due, term.duty) for term in discipline.terms(one, LAW, CALENDAR)]


def test_a_complaint_may_be_made_for_thirty_days_from_receipt() -> None:
    """Calendar days (296-QĐ/TW, 25.1); a last day that is no working day moves to the next."""
    one = Discipline(form="expulsion", day=on("2025-09-01"), received=on("2025-09-05"))
    assert told(one) == [("Hết hạn khiếu nại", on("2025-10-06"), False)]
    (term,) = discipline.terms(one, LAW, CALENDAR)
    assert term.note == "30 ngày từ ngày nhận quyết định 05/09/2025"
    assert term.source == "Điều 25.1, Quy định 296-QĐ/TW"


@pytest.mark.parametrize(
    ("form", "last"),
    [("reprimand", "2028-05-02"), ("warning", "2033-05-02"), ("removal", "2033-05-02")],
)
def test_limitation_runs_from_the_violation_until_it_is_decided(form, last) -> None:
    """Five years, or ten (69-QĐ/TW, 4); a day off at the end makes it no longer."""
    pending = Discipline(form=form, violated=on("2023-05-02"))
    assert told(pending) == [("Hết thời hiệu kỷ luật", on(last), True)]
    decided = Discipline(form=form, violated=on("2023-05-02"), day=on("2025-12-01"))
    assert told(decided) == [("Quyết định hết hiệu lực", on("2026-12-01"), False)]


def test_expulsion_has_no_limitation() -> None:
    assert told(Discipline(form="expulsion", violated=on("2013-05-02"))) == []
