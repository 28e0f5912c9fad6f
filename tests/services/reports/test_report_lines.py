"""The figures of a report as its paper prints them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from desktop.rules import calendar
from desktop.services.reports import report_lines, statistics
from tests.build import a_case, an_office

PERIOD = calendar.period("2024")


def on_paper(office, report_id, before=None):
    found = office.read(
        statistics.figures, report_id=report_id, period=PERIOD, as_of=date(2024, 12, 31)
    )
    return report_lines.on_paper(statistics.report(report_id), found, before or {})


def test_an_official_table_compares_with_the_year_before(office):
    """Headings stand bold and alone; parts are marked; a share needs figures to compare with."""
    an_office(office)
    a_case(office, at="recognition-decision")
    table = on_paper(office, "table-admitted", {"admitted": 4, "admitted-average-age": Decimal(25)})
    assert table.code == "Biểu số 2-BTCTW"
    first, women = table.lines[:2]
    assert (first.value, first.before, first.share) == ("1", "4", "25")
    assert women.title == "- Nữ"
    assert (women.before, women.share) == ("", "")
    heading = next(line for line in table.lines if line.heading)
    assert (heading.heading, heading.title, heading.value) == ("II.1 - Nghề nghiệp", "", "")


def test_peoples_stand_in_two_panels_with_their_share(office):
    """Ethnic groups by their official numbers, religions as shares of believers only."""
    an_office(office)
    a_case(office, at="recognition-decision")
    pairs = on_paper(office, "table-peoples").pairs
    left = {pair.left_title: pair for pair in pairs}
    assert (left["Thái"].left_number, left["Thái"].left_share) == ("3", "100")
    numbered = {pair.left_number: pair.left_title for pair in pairs}
    assert (numbered["11"], numbered["12"]) == ("Ê-đê", "Ngái")
    right = [pair.right_title for pair in pairs]
    assert right[-2:] == ["Hồi giáo", "Đạo khác"]
