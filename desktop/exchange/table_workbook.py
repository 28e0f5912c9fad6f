"""A plain list as an Excel workbook: every cell is text, so that leading zeros stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from desktop.exchange.workbook import FACE, Book, set_a4, written
from desktop.rules.text import date_text, nfc

_HEADER_ROW = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and its width in letters."""

    title: str
    width: int


def table_workbook(
    title: str,
    note: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    day: date,
    origin: str,
) -> bytes:
    """An .xlsx of one sheet: title, note, day and `origin` above, then the rows, all as text."""

    def fill(book: Book) -> None:
        sheet = book.add_worksheet("Danh sách")
        bold = book.add_format({**FACE, "bold": True})
        head = book.add_format({**FACE, "bold": True, "border": 1, "text_wrap": True})
        # "@" is Excel's own text format: a number typed over a cell keeps its zeros too.
        cell = book.add_format({**FACE, "border": 1, "text_wrap": True, "num_format": "@"})
        count = book.add_format({**FACE, "border": 1, "align": "center"})
        sheet.write_string(0, 0, nfc(title), bold)
        told = filter(None, (note, f"Ngày {date_text(day)}"))
        sheet.write_string(1, 0, nfc(" · ".join(told)))
        sheet.write_string(2, 0, nfc(origin))
        for place, column in enumerate((Column("STT", 6), *columns)):
            sheet.set_column(place, place, column.width)
            sheet.write_string(_HEADER_ROW, place, column.title, head)
        for at, row in enumerate(rows, start=1):
            sheet.write_number(_HEADER_ROW + at, 0, at, count)
            for place, words in enumerate(row, start=1):
                sheet.write_string(_HEADER_ROW + at, place, nfc(words), cell)
        last = _HEADER_ROW + len(rows)
        sheet.autofilter(_HEADER_ROW, 0, last, len(columns))
        sheet.repeat_rows(_HEADER_ROW)
        sheet.freeze_panes(_HEADER_ROW + 1, 0)
        set_a4(sheet, landscape=True)

    return written(fill, datetime.combine(day, time()))
