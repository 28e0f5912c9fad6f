"""Filling the template of the level above from the figures of the office."""

from __future__ import annotations

from datetime import date

import pytest
import xlsxwriter

from desktop.errors import Refusal
from desktop.exchange import sheets
from desktop.rules import calendar
from desktop.services.people import people
from desktop.services.reports import fill_templates, reports
from tests.build import a_case, an_office
from tests.exchange.books import xlsx

ROWS = [
    ["THỐNG KÊ TĂNG, GIẢM ĐẢNG VIÊN", "", ""],
    ["Tiêu chí", "Kỳ này", "Cùng kỳ năm trước"],
    ["A - Tổng số đảng viên cuối kỳ trước chuyển sang", "", ""],
    ["1. Kết nạp", "", ""],
    ["D - Đảng viên trong danh sách cuối kỳ báo cáo", "", ""],
]
PERIOD = {"period": calendar.period("2024"), "as_of": date(2024, 12, 31)}
SHEET = "Biểu 1"


@pytest.fixture
def template(tmp_path):
    path = tmp_path / "mau.xlsx"
    path.write_bytes(xlsx({SHEET: ROWS}))
    return path


@pytest.fixture
def counted(office):
    """An office that admitted one in 2024."""
    an_office(office)
    a_case(office, at="ceremony")
    return office


def proposed(template):
    return fill_templates.proposed(fill_templates.opened(template), SHEET, "table-change")


def test_rows_are_proposed_by_their_titles_and_filled(counted, template, tmp_path):
    """Last year's figures are those kept; what is unknown is named and its cell left empty."""
    found = proposed(template)
    assert {(one.line, one.part, one.cell) for one in found} >= {
        ("members-start", "value", "B3"),
        ("admitted", "value", "B4"),
        ("members-end", "before", "C5"),
    }
    made = fill_templates.fill(
        counted, template=template, targets=found, out=tmp_path / "ra.xlsx", **PERIOD
    )
    rows = sheets.sheet(sheets.load(made.path), SHEET).rows
    assert [row[1] for row in rows[2:]] == [1, 1, 2]
    assert made.cells == 3
    assert "1. Kết nạp (cùng kỳ năm trước)" in made.unknown
    counted.do(
        reports.keep,
        report_id="table-change",
        period=calendar.period("2023"),
        as_of=date(2023, 12, 31),
        day=date(2024, 1, 5),
    )
    made = fill_templates.fill(counted, template=template, targets=found, out=made.path, **PERIOD)
    assert sheets.sheet(sheets.load(made.path), SHEET).rows[3][2] == 0
    assert made.unknown == ()


def test_a_way_is_kept_by_name_and_forgotten(office, template):
    """The same name replaces; undo brings back."""
    found = proposed(template)
    office.do(fill_templates.save_filling, id=people.new_id(), name="Tỉnh", targets=found[:1])
    office.do(fill_templates.save_filling, id=people.new_id(), name="Tỉnh", targets=found)
    [kept] = office.read(fill_templates.fillings)
    assert office.read(fill_templates.filling, name="Tỉnh").targets == kept.targets == found
    office.do(fill_templates.remove_filling, id=kept.id)
    with pytest.raises(Refusal, match="Không có cách điền “Tỉnh”"):
        office.read(fill_templates.filling, name="Tỉnh")
    office.undo()
    assert office.read(fill_templates.fillings) == (kept,)
    for name, targets in (("", found), ("Khác", ())):
        with pytest.raises(Refusal):
            office.do(fill_templates.save_filling, id=people.new_id(), name=name, targets=targets)


def test_a_template_whose_rows_moved_is_not_filled(counted, template, tmp_path):
    """The sentence names the cell and what stands there now; the template itself is kept."""
    found = proposed(template)
    template.write_bytes(xlsx({SHEET: [*ROWS[:3], ["2. Chuyển đến"], *ROWS[3:]]}))
    asked = {"template": template, "targets": found, **PERIOD}
    with pytest.raises(Refusal, match=r"B4 .*Kết nạp.*Chuyển đến"):
        fill_templates.fill(counted, out=tmp_path / "ra.xlsx", **asked)
    with pytest.raises(Refusal, match="tệp khác"):
        fill_templates.fill(counted, out=template, **asked)


def test_an_old_template_is_refused(tmp_path):
    """Nothing can be put into an .xls without writing all of it anew."""
    with pytest.raises(Refusal, match="xls đời cũ"):
        fill_templates.opened(tmp_path / "mau.xls")


def test_another_program_opens_the_filled_template_and_counts_it_again(
    counted, tmp_path, spreadsheet
):
    """Seconds of LibreOffice, once: nothing else proves that the file is what Excel files are.

    The results that the template had are wrong on purpose: none of them may be shown.
    """
    template = tmp_path / "mau-tinh.xlsx"
    _as_a_province_sends_it(template)
    found = proposed(template)
    made = fill_templates.fill(
        counted, template=template, targets=found, out=tmp_path / "da-dien.xlsx", **PERIOD
    )
    assert made.cells == 3
    read = spreadsheet.read(made.path)
    assert list(read) == [SHEET, "Tổng hợp", "Danh mục"]
    rows = read[SHEET]
    start, admitted, end, check, share = rows[2:7]
    assert (start[0], start[1]) == ("A - Tổng số đảng viên cuối kỳ trước chuyển sang", 1)
    assert (admitted[0], admitted[1]) == ("1. Kết nạp", 1)
    assert (end[0], end[1]) == ("D - Đảng viên trong danh sách cuối kỳ báo cáo", 2)
    assert check[:2] == ["A + B - C - D", 0]
    assert share[:2] == ["Tỷ lệ kết nạp (%)", 50]
    assert read["Tổng hợp"] == [["Cuối kỳ", 2], ["Nhận xét", "đạt"]]


def _as_a_province_sends_it(path):
    """Joined cells, styles, formulas on this sheet and another, and a hidden list."""
    with xlsxwriter.Workbook(path) as book:
        bold = book.add_format({"bold": True, "border": 1})
        table = book.add_worksheet(SHEET)
        table.merge_range("A1:C1", ROWS[0][0], bold)
        table.write_row("A2", ROWS[1], bold)
        for at, (title, *_) in enumerate(ROWS[2:], 3):
            table.write(f"A{at}", title, bold)
            table.write_blank(f"B{at}", None, bold)
        table.write("A6", "A + B - C - D")
        table.write_formula("B6", "=B3+B4-B5", bold, 999)
        table.write("A7", "Tỷ lệ kết nạp (%)")
        table.write_formula("B7", '=IF(B5=0,"",ROUND(B4*100/B5,2))', bold, 999)
        whole = book.add_worksheet("Tổng hợp")
        whole.write("A1", "Cuối kỳ")
        whole.write_formula("B1", f"='{SHEET}'!B5", None, 999)
        whole.write("A2", "Nhận xét")
        whole.write_formula("B2", '=IF(B1>=VLOOKUP("sàn",\'Danh mục\'!A1:B1,2,FALSE),"đạt","chưa")')
        listed = book.add_worksheet("Danh mục")
        listed.write_row("A1", ["sàn", 2])
        listed.hide()
