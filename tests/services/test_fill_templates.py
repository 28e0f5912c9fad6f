"""Filling the template of the level above from the figures of the office."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.exchange import sheets
from desktop.rules import calendar
from desktop.services import fill_templates, people, reports
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
