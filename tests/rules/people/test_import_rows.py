from __future__ import annotations

from datetime import date

from desktop.rules.partial_date import PartialDate
from desktop.rules.people import columns, import_rows
from desktop.rules.people.columns import Sheet
from desktop.services.people import imports


def read(rows, name="DS"):
    sheet = Sheet(name, rows)
    layout = columns.guess(sheet, imports.facts(), {})
    return list(import_rows.rows(sheet, layout, imports.facts(), date(2026, 3, 2)))


def test_rows_are_counted_as_excel_does_and_empty_ones_left_out():
    rows = read([["Họ và tên", "Ngày sinh"], ["An", "1985"], ["", ""], ["Bình", "1986"]])
    assert [(row.number, row.name) for row in rows] == [(2, "An"), (4, "Bình")]


def test_a_row_with_data_and_no_name_is_refused():
    [_, row] = read([["Họ và tên", "Ngày sinh", "Chi bộ"], ["An", "", ""], ["", "1985", "Bản 1"]])
    assert [fault.column for fault in row.faults] == ["Họ và tên"]


def test_every_fault_of_a_row_is_told():
    [row] = read([["Họ và tên", "Ngày sinh", "Dân tộc"], ["An 5", "40/13/1985", "Kihn"]])
    assert [fault.column for fault in row.faults] == ["Họ và tên", "Ngày sinh", "Dân tộc"]


def test_a_number_that_contradicts_sex_and_year_is_doubted_not_refused():
    title = ["Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD"]
    [row] = read([title, ["An", "1986", "Nữ", "014085001234"]])
    assert row.faults == ()
    assert [note.column for note in row.notes] == ["Số CCCD", "Số CCCD"]


def test_a_sheet_called_like_a_cell_gives_the_cell():
    [row] = read([["Họ và tên", "Ngày sinh"], ["An", "1985"]], "Chi bộ bản 1")
    assert row.values == {"name": "An", "born": PartialDate(1985), "cell": "Chi bộ bản 1"}


def test_a_place_in_three_columns_is_one_text():
    join = import_rows.joined_place
    assert join("Việt Nam", "Tỉnh Sơn La", "Bản 1") == "Bản 1, Tỉnh Sơn La"
    assert join("Lào", "", "Viêng Chăn") == "Viêng Chăn, Lào"
    assert join("", "Tỉnh Sơn La", "Bản 1, Tỉnh Sơn La") == "Bản 1, Tỉnh Sơn La"
