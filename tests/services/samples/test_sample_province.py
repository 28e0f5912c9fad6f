"""The invented province gives the figures that were published."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.rules import calendar
from desktop.services.office import trial
from desktop.services.reports import gathering
from desktop.services.samples import sample_province
from tests.deeds import NOW


@pytest.fixture(scope="module")
def made():
    office = trial(lambda: NOW)
    shown = sample_province.make(office)
    yield office, shown
    office.close()


def combined(made, year):
    office, shown = made
    return office.read(
        gathering.combined,
        report_id=shown.report,
        period=calendar.period(year),
        as_of=shown.as_of,
    )


def test_eighteen_communes_reach_4537_of_7500(made):
    """In the middle of the term, 60.5 %, and 71,441 members."""
    found = combined(made, "2023-H1")
    assert "6 tháng đầu năm 2023" in found.figures.title
    line = found.figures.line
    assert (line("term-admitted").value, line("term-target").value) == (4537, 7500)
    assert round(Decimal(line("term-percent").value), 1) == Decimal("60.5")
    assert line("members-end").value == 71_441
    assert len(line("term-admitted").members) == found.sent == 18


@pytest.mark.parametrize(
    ("year", "admitted", "percent"), [("2021", 1732, "115.47"), ("2022", 1877, "125.13")]
)
def test_each_year_went_beyond_its_target_of_1500(made, year, admitted, percent):
    line = combined(made, year).figures.line
    assert (line("admitted").value, line("target").value) == (admitted, 1500)
    assert line("target-percent").value == Decimal(percent)


def test_single_communes_have_the_published_shares(made):
    """268 of 350 is 76.57 %; 115 of 110 and 140 of 115 in the first two years, 80 in the half."""
    board = {one.name: one.values for one in combined(made, "2023-H1").board}
    first, ward = board["Đảng ủy xã Sông Vàng"], board["Đảng ủy phường Tam Hòa"]
    assert (first["term-admitted"], first["term-percent"]) == (268, Decimal("76.57"))
    assert ward["admitted"] == 80
    found = [
        {one.name: one.values for one in combined(made, year).board}["Đảng ủy phường Tam Hòa"]
        for year in ("2021", "2022")
    ]
    assert [(one["admitted"], one["target"]) for one in found] == [(115, 110), (140, 115)]


def test_nothing_in_it_contradicts_itself_or_the_year_before(made):
    doubts = [
        one.doubts for year in ("2021", "2022", "2023-H1") for one in combined(made, year).board
    ]
    assert set(doubts) == {()}
