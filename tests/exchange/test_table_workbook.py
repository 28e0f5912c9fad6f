from __future__ import annotations

import io
import zipfile
from datetime import date

from python_calamine import CalamineWorkbook

from desktop.exchange.table_workbook import Column, table_workbook

COLUMNS = (Column("Tên", 20), Column("Số", 14))


def made(*rows: tuple[str, ...]) -> bytes:
    return table_workbook("DANH SÁCH", "nữ", COLUMNS, rows, date(2026, 3, 2), "Hạt Giống Đỏ")


def test_every_cell_is_the_text_it_was() -> None:
    rows = [("Lò Thị Mai", "000123"), ("=1+1", "1/2"), ("http://a.vn", "")]
    book = CalamineWorkbook.from_filelike(io.BytesIO(made(*rows)))
    assert book.get_sheet_by_index(0).to_python()[3:] == [
        ["STT", "Tên", "Số"],
        *([at, *row] for at, row in enumerate(rows, start=1)),
    ]


def test_nothing_in_it_is_a_formula_or_a_link() -> None:
    with zipfile.ZipFile(io.BytesIO(made(("=1+1", "http://a.vn")))) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert "hyperlink" not in xml


def test_an_empty_list_has_its_header() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(made()))
    assert book.get_sheet_by_index(0).to_python()[-1] == ["STT", "Tên", "Số"]
