"""Figures of many offices as an Excel workbook: a row for each office, the sums at the foot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from desktop.exchange.report import Value
from desktop.exchange.workbook import Book, Format, Sheet, set_a4, table_formats, written
from desktop.rules.text import nfc

_HEADER_ROW = 3
_NAME_WIDTH, _FIGURE_WIDTH = 34, 12


@dataclass(frozen=True, slots=True)
class Matrix:
    """Offices by figures; each row says what stands where a value is not known.

    A value in words is written as it is: – for a share of 0.
    """

    title: str
    note: str
    origin: str
    day: date
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Value | str, ...], str], ...]
    total: tuple[Value, ...]


def matrix_workbook(matrix: Matrix) -> bytes:
    """An .xlsx of one sheet; numbers are numbers, what is not known is said in words."""

    def fill(book: Book) -> None:
        sheet = book.add_worksheet("Tổng hợp")
        forms = table_formats(book)
        sheet.write_string(0, 0, nfc(matrix.title), forms["title"])
        sheet.write_string(1, 0, nfc(matrix.note))
        sheet.write_string(2, 0, nfc(matrix.origin))
        for column, title in enumerate(("STT", "Nơi gửi", *matrix.columns)):
            sheet.write_string(_HEADER_ROW, column, nfc(title), forms["head"])
        sheet.set_column(0, 0, 6)
        sheet.set_column(1, 1, _NAME_WIDTH)
        sheet.set_column(2, 1 + len(matrix.columns), _FIGURE_WIDTH)
        for at, (name, values, unknown) in enumerate(matrix.rows, start=1):
            sheet.write_number(_HEADER_ROW + at, 0, at, forms["words"])
            _write_row(sheet, _HEADER_ROW + at, name, values, unknown, forms)
        foot = _HEADER_ROW + 1 + len(matrix.rows)
        sheet.write_blank(foot, 0, None, forms["words"])
        _write_row(sheet, foot, "TỔNG HỢP", matrix.total, "–", forms)
        sheet.repeat_rows(_HEADER_ROW)
        sheet.freeze_panes(_HEADER_ROW + 1, 2)
        set_a4(sheet, landscape=True)

    return written(fill, datetime.combine(matrix.day, time()))


def _write_row(
    sheet: Sheet,
    row: int,
    name: str,
    values: tuple[Value | str, ...],
    unknown: str,
    forms: dict[str, Format],
) -> None:
    sheet.write_string(row, 1, nfc(name), forms["words"])
    for column, value in enumerate(values, start=2):
        if value is None or isinstance(value, str):
            sheet.write_string(row, column, value or unknown, forms["unknown"])
        else:
            form = forms["whole" if value == int(value) else "share"]
            sheet.write_number(row, column, value, form)
