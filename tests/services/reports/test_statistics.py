"""Figures of an office, each with its names."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules import calendar
from desktop.rules.calendar import Period
from desktop.services.reports import statistics
from tests.build import a_case, an_office


def test_the_reports_that_can_be_asked_for():
    """Our own, one for each length of period; the official tables for a year or half of one."""
    own = {one.id: one.periods for one in statistics.reports() if not one.code}
    every = ("year", "nine-months", "half", "quarter", "month")
    on_members = {"yearly": ("year",), "quarter": ("quarter",), "month": ("month",)}
    assert own == {**on_members, "supervision": every}
    tables = {one.code: one.periods for one in statistics.reports() if one.code}
    assert set(tables) == {
        *(f"Biểu số {number}-BTCTW" for number in ("1", "2", "2B", "3", "4", "5")),
        "Biểu nghiệp vụ",
        "Biểu của văn phòng",
        "Biểu xếp loại đảng viên",
        "Biểu xếp loại tổ chức đảng",
    }
    assert set(tables.values()) == {("year", "half"), ("year",)}


def test_an_unknown_report_is_refused_with_those_there_are():
    """The sentence helps to find the right one."""
    with pytest.raises(Refusal, match="Không có báo cáo “x”") as refused:
        statistics.report("x")
    assert "yearly" in refused.value.sentence
    assert refused.value.field == "report"


@pytest.mark.parametrize(
    ("period", "report"),
    [
        (calendar.period("2021"), "yearly"),
        (calendar.period("2017-Q1"), "quarter"),
        (calendar.period("2021-03"), "month"),
        (Period(date(2021, 1, 1), date(2021, 6, 30)), "yearly"),
        (Period(date(2020, 11, 1), date(2021, 1, 31)), "quarter"),
    ],
)
def test_a_period_has_its_report(period, report):
    """Half a year is reported as the year is."""
    assert statistics.report_for(period) == report


def test_an_admission_is_counted_with_its_name_in_its_year(office):
    """The same person is a member at the end, and official a year later."""
    an_office(office)
    a_case(office, at="recognition-decision")

    def found(year):
        return office.read(
            statistics.figures,
            report_id="yearly",
            period=calendar.period(year),
            as_of=date(2026, 3, 2),
        )

    admitted = found("2024").line("admitted")
    assert (admitted.value, [one.name for one in admitted.members]) == (1, ["Lò Thị Mai"])
    assert [found(year).line("members-end").value for year in ("2023", "2024", "2025")] == [1, 2, 2]
    assert [found(year).line("recognised").value for year in ("2024", "2025")] == [0, 1]
