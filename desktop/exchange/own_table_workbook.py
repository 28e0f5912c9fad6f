"""A table of the office's own as an Excel workbook: every figure leads to the names behind it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time

from desktop.exchange.workbook import Book, Format, Sheet, set_a4, table_formats, written
from desktop.rules.reports.own_table_counts import Counted, CountedRow, Head
from desktop.rules.reports.statistics import Line, Member
from desktop.rules.text import date_text, nfc

_FIGURES, _NAMES = "Số liệu", "Danh sách"
_TOP = 6
_NAME_WIDTH, _FIGURE_WIDTH = 44, 13
_NAME_COLUMNS = (("Dòng", 36), ("Cột", 30), ("Tên", 32), ("Ghi chú", 40))


def own_table_workbook(counted: Counted, told: str, origin: str) -> bytes:
    """An .xlsx with the table and a list of everybody in it; `told` says what is counted."""

    def fill(book: Book) -> None:
        forms = table_formats(book)
        main, names = book.add_worksheet(_FIGURES), book.add_worksheet(_NAMES)
        first = _write_names(names, counted, forms)
        as_of = f"Số liệu tính đến ngày {date_text(counted.as_of)}"
        for at, words in enumerate((counted.title, as_of, told, origin)):
            main.write_string(at, 0, nfc(words), forms["plain" if at else "title"])
        _write_heads(main, counted, forms)
        for at, row in enumerate(counted.rows, _TOP):
            main.write_string(at, 0, nfc(row.title), forms["words"])
            for column, line in enumerate(row.lines, 1):
                _write_figure(main, at, column, line, first.get(line.id), forms)
        for at, words in enumerate(counted.proofs, _TOP + len(counted.rows) + 1):
            main.write_string(at, 0, nfc(words), forms["plain"])
        main.set_column(0, 0, _NAME_WIDTH)
        main.set_column(1, len(counted.heads), _FIGURE_WIDTH)
        main.repeat_rows(_TOP - 2, _TOP - 1)
        main.freeze_panes(_TOP, 1)
        set_a4(main, landscape=len(counted.heads) > 6)

    return written(fill, datetime.combine(counted.as_of, time()))


def _write_heads(sheet: Sheet, counted: Counted, forms: dict[str, Format]) -> None:
    sheet.write_blank(_TOP - 2, 0, None, forms["head"])
    sheet.write_string(_TOP - 1, 0, "Tiêu chí", forms["head"])
    for column, head in enumerate(counted.heads, 1):
        sheet.write_string(_TOP - 2, column, nfc(head.group), forms["head"])
        sheet.write_string(_TOP - 1, column, nfc(head.title), forms["head"])


def _write_figure(
    sheet: Sheet, row: int, column: int, line: Line, link: int | None, forms: dict[str, Format]
) -> None:
    if line.value is None:
        sheet.write_string(row, column, line.text, forms["unknown"])
        return
    if link is not None:
        sheet.write_url(row, column, f"internal:'{_NAMES}'!A{link + 1}", forms["whole"])
    form = forms["whole" if line.value == int(line.value) else "share"]
    sheet.write_number(row, column, line.value, form)


def _write_names(sheet: Sheet, counted: Counted, forms: dict[str, Format]) -> dict[str, int]:
    """Everybody by row and column; the line, from 0, where the names of each figure begin."""
    for column, (title, width) in enumerate(_NAME_COLUMNS):
        sheet.write_string(0, column, title, forms["head"])
        sheet.set_column(column, column, width)
    first: dict[str, int] = {}
    at = 1
    for row, head, line in _figures(counted):
        if line.members or line.unknown:
            first[line.id] = at
        named = (*((one, "") for one in line.members), *((one, "?") for one in line.unknown))
        for one, doubt in named:
            _write_name(sheet, at, (row.title, _column(head), one, doubt), forms)
            at += 1
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(at - 1, 1), len(_NAME_COLUMNS) - 1)
    set_a4(sheet, landscape=True)
    return first


def _figures(counted: Counted) -> Iterator[tuple[CountedRow, Head, Line]]:
    for row in counted.rows:
        for head, line in zip(counted.heads, row.lines, strict=True):
            yield row, head, line


def _column(head: Head) -> str:
    return " · ".join(filter(None, (head.group, head.title)))


def _write_name(
    sheet: Sheet, at: int, told: tuple[str, str, Member, str], forms: dict[str, Format]
) -> None:
    row, column, one, doubt = told
    note = f"chưa rõ có tính hay không: {one.note}" if doubt else one.note
    for place, words in enumerate((row, column, one.name, note)):
        sheet.write_string(at, place, nfc(words), forms["words"])
