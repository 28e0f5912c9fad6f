"""Conditions on the person and the dossier."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.rules import lists
from desktop.rules.facts.office import Cell
from desktop.rules.facts.person import Education
from desktop.rules.partial_date import PartialDate
from tests.rules.ways import a_case, answer, on, person, resource


def _born(text: str | None):
    born = PartialDate.stored(text) if text else None
    return a_case(until="history-certified", person=replace(person(), born=born))


@pytest.mark.parametrize(
    ("born", "holds"),
    [
        ("2008-01-05", True),
        ("2008-01-31", True),
        ("2008-01", True),
        ("2008-02-01", False),
        ("2008-02", False),
        ("2008", None),
        (None, None),
    ],
)
def test_eighteen_by_month_when_the_cell_considers(born: str | None, holds: bool | None) -> None:
    assert answer("old enough", _born(born), "2026-01-05").holds is holds


def test_who_is_too_young_learns_the_month() -> None:
    found = answer("old enough", _born("2008-02-15"), "2026-01-05")
    assert "tháng 02/2026" in found.sentence
    assert found.opens == on("2026-02-01")
    assert found.source == "điểm 1.1.1, Quy định 294-QĐ/TW"


def test_the_age_is_that_of_the_meeting_not_of_today() -> None:
    case = a_case(until="cell-meeting", person=replace(person(), born=PartialDate(2008, 2, 1)))
    assert answer("old enough", case, "2027-01-01").holds is False


@pytest.mark.parametrize(
    ("born", "holds"), [("2008-01-05", True), ("2008-01-06", False), ("2008-01", True)]
)
def test_a_birthday_still_to_come_in_the_month_is_mentioned(born: str, holds: bool) -> None:
    assert answer("birthday is past", _born(born), "2026-01-05").holds is holds


@pytest.mark.parametrize(
    ("born", "holds"), [("1966-01-01", True), ("1965-12-31", False), ("1965", None)]
)
def test_sixty_is_complete_with_its_month(born: str, holds: bool | None) -> None:
    assert answer("not too old", _born(born), "2026-01-05").holds is holds


@pytest.mark.parametrize(
    ("written", "holds"),
    [
        ("12/12", True),
        ("9/12", True),
        ("8/12", False),
        ("7/10", True),
        ("6/10", False),
        ("Tốt nghiệp THCS", True),
        ("Tiểu học", False),
        ("5/5", None),
        ("", None),
    ],
)
def test_schooling(written: str, holds: bool | None) -> None:
    case = a_case(person=replace(person(), education=Education(general=written)))
    assert answer("educated enough", case, "2026-01-05").holds is holds


@pytest.mark.parametrize("entry", lists.read(resource("lists/general_levels.toml")))
def test_every_level_of_the_list_is_understood(entry) -> None:
    case = a_case(person=replace(person(), education=Education(general_level=entry.code)))
    found = answer("educated enough", case, "2026-01-05").holds
    assert found is entry.code.endswith("secondary")


@pytest.mark.parametrize(("day", "holds"), [("2030-06-10", True), ("2030-06-11", False)])
def test_the_certificate_lasts_sixty_months(day: str, holds: bool) -> None:
    assert answer("certificate is valid", a_case(until="opinions"), day).holds is holds


def test_a_certificate_without_a_day_is_unknown_and_says_where_to_fill_it() -> None:
    found = answer("certificate is valid", a_case(until="candidate"), "2026-01-05")
    assert (found.holds, found.step, found.field) == (None, "certificate", "day")


@pytest.mark.parametrize(
    ("day", "holds"), [("2030-03-11", True), ("2030-03-12", False), ("2030-06-11", True)]
)
def test_a_certificate_near_its_end_is_mentioned(day: str, holds: bool) -> None:
    assert answer("certificate will last", a_case(until="opinions"), day).holds is holds


@pytest.mark.parametrize(("day", "holds"), [("2026-09-01", True), ("2026-09-02", False)])
def test_a_dossier_is_fresh_for_twelve_months(day: str, holds: bool) -> None:
    assert answer("dossier is fresh", a_case(until="history-certified"), day).holds is holds


def test_admission_again_has_rules_of_its_own() -> None:
    assert answer("first admission", a_case(), "2026-01-05").holds
    found = answer("first admission", a_case(again=True), "2026-01-05")
    assert found.holds is False
    assert "36 tháng" in found.sentence


@pytest.mark.parametrize(("kind", "under"), [("village", False), ("base", False), ("under", True)])
def test_the_kind_of_cell_decides_the_path(kind: str, under: bool) -> None:
    case = a_case(cell=Cell(id="x", name="Chi bộ x", kind=kind))
    assert answer("cell is under a base committee", case, "2026-01-05").holds is under
    assert answer("cell answers to the commune", case, "2026-01-05").holds is not under
    assert answer("cell is a base cell", case, "2026-01-05").holds is (kind == "base")
    assert answer("cell is no base cell", case, "2026-01-05").holds is (kind != "base")


@pytest.mark.parametrize("again", [True, False])
def test_a_second_admission_has_papers_of_its_own(again: bool) -> None:
    case = a_case(again=again)
    assert answer("admitted again", case, "2026-01-05").holds is again
    assert answer("not admitted again", case, "2026-01-05").holds is not again
