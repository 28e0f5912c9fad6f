"""Targets beside what was reached, and who can still be admitted in time."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.services.cells import forecast, targets
from tests.build import a_case, a_cell, a_commune, a_member, a_person, a_step, an_office


@pytest.fixture(scope="module")
def tra_nu():
    return a_commune("tra-nu")[0]


def outlook(office, day, scope="year"):
    year = day.year if scope == "year" else 2020
    return office.read(forecast.outlook, scope=scope, year=year, day=day)


def test_the_published_year_stands_beside_its_target(tra_nu):
    """Tra Nu: eight admitted of four, twice the target."""
    whole = outlook(tra_nu, date(2021, 12, 31)).whole
    assert (whole.target, whole.done, whole.percent, whole.over) == (4, 8, "200", 4)
    assert (whole.left, whole.monthly) == (0, "")


def test_cells_add_up_to_the_commune(tra_nu):
    whole, *cells = outlook(tra_nu, date(2021, 6, 1)).lines
    for name in ("members", "done", "waiting", "possible"):
        assert sum(getattr(one, name) for one in cells) == getattr(whole, name)


def test_in_the_middle_of_the_year_what_came_after_lies_in_the_range(tra_nu):
    """Five more were admitted after the first of June."""
    june = outlook(tra_nu, date(2021, 6, 1))
    came = outlook(tra_nu, date(2021, 12, 31)).whole.done - june.whole.done
    assert june.estimate is not None
    assert june.estimate.low <= came <= june.estimate.high
    names = {one.name: one for one in june.prospects}
    decided = names["Nguyễn Văn Sáo"]
    assert decided.possible, decided.why
    assert decided.title == "Lễ kết nạp đảng viên"
    assert decided.by == date(2021, 7, 12)


def test_near_the_end_of_the_year_it_says_what_came_too_late(tra_nu):
    december = outlook(tra_nu, date(2021, 12, 20))
    assert december.estimate is None
    assert all("phải xong trước ngày" in one.why for one in december.prospects)


def test_one_more_class_round_says_by_when(tra_nu):
    found = outlook(tra_nu, date(2021, 6, 1)).round
    assert (found.waiting, found.helped, found.all_by) == (4, 4, date(2021, 8, 25))


def test_too_few_past_cases_give_no_number(office):
    """An office with one case knows nothing of how long things take."""
    an_office(office)
    a_case(office, at="certificate")
    found = outlook(office, date(2023, 7, 3))
    assert (found.estimate, found.untold, len(found.prospects)) == (None, 1, 1)
    assert found.prospects[0].possible


def test_a_year_that_is_over_or_to_come_foretells_nothing(office):
    a_case(office, at="certificate")
    found = office.read(forecast.outlook, scope="year", year=2021, day=date(2023, 7, 3))
    assert not found.running
    assert found.prospects == ()


def test_what_is_left_is_told_by_the_month(office):
    """Three in four months are one in a month, up to a tenth."""
    cell = a_cell(office)
    for each in (None, cell):
        office.do(targets.set_target, year=2023, admit=3, cell_id=each)
    whole, line = outlook(office, date(2023, 9, 4)).lines
    assert (whole.left, whole.monthly) == (3, "0,8")
    assert (line.target, line.done, line.percent) == (3, 0, "0")


def test_a_term_is_reckoned_by_its_own_days(office):
    an_office(office, term_from=date(2020, 8, 1), term_to=date(2025, 7, 31))
    cell = a_cell(office)
    mentor, person = a_member(office, cell=cell), a_person(office, cell=cell)
    for step in ("outstanding", "candidate"):
        a_step(office, person, step, mentor)
    found = outlook(office, date(2023, 3, 6), "term")
    assert found.period.last == date(2025, 7, 31)
    assert found.whole.months == 29


def test_the_decision_is_kept_when_a_target_changes(office):
    cell = a_cell(office)
    office.do(targets.set_target, year=2023, admit=2, cell_id=cell)
    office.do(targets.decide, scope="year", year=2023, number="05-QĐ/ĐU", day=date(2023, 1, 9))
    office.do(targets.set_target, year=2023, admit=3, cell_id=cell)
    line = outlook(office, date(2023, 9, 4)).lines[1]
    assert (line.target, line.number, line.day) == (3, "05-QĐ/ĐU", date(2023, 1, 9))
