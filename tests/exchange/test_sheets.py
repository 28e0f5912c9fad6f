from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.exchange import sheets
from tests.exchange import books

ROWS = [["Họ và tên", "Số CCCD", "Sinh"], ["Lò Văn An", "014085001234", date(1985, 9, 2)]]


def test_values_come_as_they_stand_from_the_first_row():
    book = sheets.opened("ds.xlsx", books.xlsx([[], *ROWS], merged=[(1, 0, 1, 0 + 1)]))
    sheet = sheets.sheet(book, "Danh sách")
    assert sheet.rows[0] == ["", "", ""]
    assert sheet.rows[2] == ["Lò Văn An", "014085001234", date(1985, 9, 2)]
    assert sheet.merged == ((1, 0, 1, 1),)


def test_an_xls_of_old_is_read_too():
    book = sheets.opened(
        "ds.xls", books.xls([["Hä vµ tªn", "Sinh"], ["TrÇn ThÞ H\u00ad¬ng", 1985]])
    )
    assert sheets.sheet(book, book.sheets[0]).rows[1] == ["TrÇn ThÞ H\u00ad¬ng", 1985.0]


def test_a_file_that_is_not_there_or_no_file_is_refused(tmp_path):
    for path in (tmp_path / "khong-co.xlsx", tmp_path):
        with pytest.raises(Refusal, match="Excel"):
            sheets.load(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [("ds.xlsx", books.with_password()), ("ds.xls", books.xls(ROWS, locked=True))],
)
def test_a_workbook_with_a_password_says_so(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Refusal, match=r"mật khẩu. Hãy mở bằng Excel"):
        sheets.load(path)


def test_a_workbook_that_is_open_in_excel_is_named_instead_of_what_excel_put_beside_it(tmp_path):
    path = tmp_path / "~$ds.xlsx"
    path.write_bytes(bytes(165))
    with pytest.raises(Refusal, match=r"đóng Excel rồi chọn tệp ds\.xlsx"):
        sheets.load(path)


def test_the_file_may_go_once_it_is_loaded(tmp_path):
    path = tmp_path / "ds.xlsx"
    path.write_bytes(books.xlsx(ROWS))
    book = sheets.load(path)
    path.unlink()
    assert len(sheets.sheet(book, "Danh sách").rows) == 2


def test_a_sheet_that_is_not_there_is_named_with_those_that_are():
    book = sheets.opened("ds.xlsx", books.xlsx({"A": ROWS, "B": ROWS}))
    with pytest.raises(Refusal, match="A; B"):
        sheets.sheet(book, "C")
