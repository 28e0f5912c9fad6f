"""Excel workbooks written for people: figures with the names behind each of them."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime, time
from typing import Any

import xlsxwriter

from desktop.exchange.report import Line, Report
from desktop.rules.text import date_text, nfc

FONT = "Times New Roman"
FACE = {"font_name": FONT, "font_size": 13}
FIGURES_SHEET = "Số liệu"
UNKNOWN = "chưa rõ"

_A4 = 9
_MARGINS = {"left": 30 / 25.4, "right": 15 / 25.4, "top": 20 / 25.4, "bottom": 20 / 25.4}
_SHEET_NAME_MOST = 31
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_HEADERS = ("STT", "Chỉ tiêu", "Số liệu", "Danh sách")
_HEADER_ROW = 6

# XlsxWriter is not typed.
Book = Any
Sheet = Any
Format = Any


def written(fill: Callable[[Book], None], made: datetime) -> bytes:
    """The bytes of a workbook that `fill` writes; `made` is the only time that stands in it."""
    whole = io.BytesIO()
    options = {"in_memory": True, "default_format_properties": FACE}
    with xlsxwriter.Workbook(whole, options) as book:
        book.set_properties({"created": made})
        fill(book)
    return whole.getvalue()


def set_a4(sheet: Sheet, *, landscape: bool = False) -> None:
    """Set a sheet to print on A4, one page wide, with the margins of Party papers."""
    sheet.set_paper(_A4)
    if landscape:
        sheet.set_landscape()
    sheet.set_margins(**_MARGINS)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f'&C&"{FONT},Regular"&12&P/&N')


def figures_workbook(report: Report) -> bytes:
    """An .xlsx with the figures on one sheet and, for each that counts someone, their names."""

    def fill(book: Book) -> None:
        formats = _formats(book)
        main = book.add_worksheet(FIGURES_SHEET)
        lists = {
            line.id: _sheet_name(position, line)
            for position, line in enumerate(report.lines, start=1)
            if line.members
        }
        _write_heading(main, report, formats)
        _write_figures(main, report, lists, formats)
        for line in report.lines:
            if line.members:
                _write_names(book.add_worksheet(lists[line.id]), line, formats)

    return written(fill, datetime.combine(report.as_of, time()))


def _formats(book: Book) -> dict[str, Format]:
    font: dict[str, Any] = FACE | {"valign": "vcenter"}
    boxed = font | {"border": 1}
    return {
        "above": book.add_format(font),
        "office": book.add_format(font | {"bold": True}),
        "party": book.add_format(font | {"bold": True, "align": "right"}),
        "title": book.add_format(font | {"bold": True, "font_size": 14, "align": "center"}),
        "period": book.add_format(font | {"italic": True, "align": "center"}),
        "header": book.add_format(boxed | {"bold": True, "align": "center", "text_wrap": True}),
        "number": book.add_format(boxed | {"align": "center"}),
        "text": book.add_format(boxed | {"text_wrap": True}),
        "whole": book.add_format(boxed | {"align": "right", "num_format": "#,##0"}),
        "share": book.add_format(boxed | {"align": "right", "num_format": "#,##0.##"}),
        "unknown": book.add_format(boxed | {"align": "right", "italic": True}),
        "link": book.add_format(boxed | {"align": "center", "underline": 1}),
    }


def _sheet_name(position: int, line: Line) -> str:
    title = nfc(line.title).translate(_NOT_IN_SHEET_NAMES)
    return f"{position} {title}"[:_SHEET_NAME_MOST].strip()


def _write_heading(sheet: Sheet, report: Report, formats: dict[str, Format]) -> None:
    last = len(_HEADERS) - 1
    above = f"Đảng bộ {report.office.province}"
    sheet.write_string(0, 0, nfc(above).upper(), formats["above"])
    sheet.write_string(0, last, "ĐẢNG CỘNG SẢN VIỆT NAM", formats["party"])
    sheet.write_string(1, 0, nfc(report.office.name).upper(), formats["office"])
    period = f"Từ ngày {date_text(report.since)} đến ngày {date_text(report.until)}"
    as_of = f"số liệu tính đến ngày {date_text(report.as_of)}"
    _write_across(sheet, 3, nfc(report.title).upper(), formats["title"])
    _write_across(sheet, 4, f"{period}; {as_of}", formats["period"])


def _write_across(sheet: Sheet, row: int, words: str, form: Format) -> None:
    # Merging would read the words as a formula if they looked like one.
    sheet.merge_range(row, 0, row, len(_HEADERS) - 1, "", form)
    sheet.write_string(row, 0, words, form)


def _write_figures(
    sheet: Sheet, report: Report, lists: dict[str, str], formats: dict[str, Format]
) -> None:
    for column, (header, width) in enumerate(zip(_HEADERS, (6, 50, 14, 18), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEADER_ROW, column, header, formats["header"])
    for position, line in enumerate(report.lines, start=1):
        row = _HEADER_ROW + position
        sheet.write_number(row, 0, position, formats["number"])
        sheet.write_string(row, 1, nfc(line.title), formats["text"])
        _write_value(sheet, row, line, formats)
        if line.id in lists:
            sheet.write_url(
                row, 3, f"internal:'{lists[line.id]}'!A1", formats["link"], "Xem danh sách"
            )
        else:
            sheet.write_blank(row, 3, None, formats["text"])
    sheet.repeat_rows(_HEADER_ROW)
    sheet.freeze_panes(_HEADER_ROW + 1, 0)
    set_a4(sheet)


def _write_value(sheet: Sheet, row: int, line: Line, formats: dict[str, Format]) -> None:
    if line.value is None:
        sheet.write_string(row, 2, UNKNOWN, formats["unknown"])
    else:
        form = formats["whole" if line.value == int(line.value) else "share"]
        sheet.write_number(row, 2, line.value, form)


def _write_names(sheet: Sheet, line: Line, formats: dict[str, Format]) -> None:
    sheet.write_string(0, 0, nfc(line.title), formats["office"])
    sheet.write_url(1, 0, f"internal:'{FIGURES_SHEET}'!A1", None, "Về bảng số liệu")
    for column, (header, width) in enumerate((("STT", 6), ("Tên", 52))):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, header, formats["header"])
    for position, member in enumerate(line.members, start=1):
        sheet.write_number(3 + position, 0, position, formats["number"])
        sheet.write_string(3 + position, 1, nfc(member.name), formats["text"])
    sheet.repeat_rows(3)
    set_a4(sheet)
