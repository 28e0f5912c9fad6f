"""The figures of a report as its paper prints them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from desktop.rules import calendar
from desktop.rules.reports.table_conditions import Test
from desktop.services.reports import report_lines, reports, statistics, table_edits
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


def test_base_organisations_stand_in_columns_with_their_sum_last(office):
    """Of what the record does not keep the row stands there as unknown, and below why."""
    an_office(office)
    a_case(office, at="recognition-decision")
    table = on_paper(office, "table-kinds")
    commune, last = table.rows[0], table.rows[-1]
    assert (commune.title, last.title) == ("1. Xã", "Cộng (1+…+11)")
    told = [(row.c1, row.c2, row.c3, row.c4, row.c5, row.c6) for row in (commune, last)]
    assert told == [("1", "1", "0", "chưa rõ", "1", "2")] * 2
    assert table.missing == "Ghi “chưa rõ” vì sổ sách không ghi: đảng bộ bộ phận."
    assert len(table.rows) == 27


def test_a_row_of_the_office_stands_in_its_column(office):
    """Before the sum; a row that is hidden in one column is empty there."""
    an_office(office)
    a_case(office, at="recognition-decision")
    asked = ((Test(fact="sex", values=("nữ",)),),)
    own = {"id": "own-1", "title": "Nữ", "under": "members-end", "after": "members-end"}
    office.do(table_edits.set_own_row, report_id="table-kinds", asked=asked, **own)
    hidden = {"report_id": "table-kinds", "line": "cells-under-commune", "hidden": True}
    office.do(table_edits.set_row, **hidden)
    made = office.read(
        reports.make, report_id="table-kinds", period=PERIOD, as_of=date(2024, 12, 31)
    )
    edits = office.read(table_edits.edits, report_id="table-kinds")
    shape = statistics.report("table-kinds")
    rows = report_lines.on_paper(shape, made.figures, {}, "", edits).rows
    assert [(row.title, row.c6) for row in rows[-2:]] == [("Nữ", "1"), ("Cộng (1+…+11)", "2")]
    assert (rows[0].c5, rows[-1].c5) == ("", "1")


def test_ranks_stand_with_their_kinds_beside_them(office):
    an_office(office)
    a_case(office, at="recognition-decision")
    rows = on_paper(office, "table-ranking-cells").rows
    assert (rows[0].title, rows[0].c1, rows[0].c2) == (
        "A. Số tổ chức cơ sở đảng có đến cuối năm",
        "1",
        "1",
    )
    assert not [row.title for row in rows if row.title.endswith("(4)")]


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
