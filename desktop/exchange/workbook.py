"""Excel workbooks written for people: figures with the names behind each of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import datetime, time
from decimal import Decimal
from typing import Any

import xlsxwriter

from desktop.exchange.report import Line, Report, Value
from desktop.rules.calendar import Period
from desktop.rules.reports import origin
from desktop.rules.reports.statistics import percent_of, value_text
from desktop.rules.text import date_text, nfc

FONT = "Times New Roman"
FACE = {"font_name": FONT, "font_size": 13}
FIGURES_SHEET = "Số liệu"

_A4 = 9
_MARGINS = {"left": 30 / 25.4, "right": 15 / 25.4, "top": 20 / 25.4, "bottom": 20 / 25.4}
_SHEET_NAME_MOST = 31
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_HEADERS = ("STT", "Chỉ tiêu", "Số liệu", "Cùng kỳ năm trước", "% so với cùng kỳ", "Danh sách")
_WIDTHS = (6, 50, 14, 14, 14, 18)
_LIST_COLUMN = len(_HEADERS) - 1
_HEADER_ROW = 6
_REMARK_HEIGHT = 72

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


def table_formats(book: Book) -> dict[str, Format]:
    """The formats of a table of figures: plain, title, head, words, whole, share and unknown."""
    boxed = FACE | {"border": 1, "valign": "vcenter"}
    return {
        "plain": book.add_format(FACE),
        "title": book.add_format(FACE | {"bold": True}),
        "head": book.add_format(boxed | {"bold": True, "align": "center", "text_wrap": True}),
        "words": book.add_format(boxed | {"text_wrap": True}),
        "whole": book.add_format(boxed | {"num_format": "#,##0"}),
        "share": book.add_format(boxed | {"num_format": "#,##0.##"}),
        "unknown": book.add_format(boxed | {"italic": True, "align": "right"}),
    }


def figures_workbook(report: Report, before: Mapping[str, Value], remark: str = "") -> bytes:
    """An .xlsx with the figures on one sheet and, for each that counts someone, their names.

    `before` are the kept figures of the same period a year earlier, as far as there are any; the
    `remark` stands below the figures.
    """

    def fill(book: Book) -> None:
        formats = _formats(book)
        main = book.add_worksheet(FIGURES_SHEET)
        lists = {
            line.id: _sheet_name(position, line)
            for position, line in enumerate(report.lines, start=1)
            if line.members
        }
        _write_heading(main, report, formats)
        _write_figures(main, report, before, lists, formats)
        if remark:
            below = _HEADER_ROW + len(report.lines) + 2
            _write_across(main, below, nfc(remark), formats["remark"])
            main.set_row(below, _REMARK_HEIGHT)
        for line in report.lines:
            if line.members:
                _write_names(book.add_worksheet(lists[line.id]), report, line, formats)

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
        "remark": book.add_format(font | {"italic": True, "text_wrap": True}),
        "header": book.add_format(boxed | {"bold": True, "align": "center", "text_wrap": True}),
        "heading": book.add_format(boxed | {"bold": True, "text_wrap": True}),
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
    span = Period(report.since, report.until).text
    period = f"{span[:1].upper()}{span[1:]}"
    as_of = f"số liệu tính đến ngày {date_text(report.as_of)}"
    told = f"Bộ biểu {report.edition}; lập bằng {origin.PROGRAM}"
    _write_across(sheet, 3, nfc(report.title).upper(), formats["title"])
    _write_across(sheet, 4, f"{period}; {as_of}", formats["period"])
    _write_across(sheet, 5, told, formats["period"])


def _write_across(sheet: Sheet, row: int, words: str, form: Format) -> None:
    # Merging would read the words as a formula if they looked like one.
    sheet.merge_range(row, 0, row, len(_HEADERS) - 1, "", form)
    sheet.write_string(row, 0, words, form)


def _write_figures(
    sheet: Sheet,
    report: Report,
    before: Mapping[str, Value],
    lists: dict[str, str],
    formats: dict[str, Format],
) -> None:
    for column, (header, width) in enumerate(zip(_HEADERS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(_HEADER_ROW, column, header, formats["header"])
    number = 0
    for row, line in enumerate(report.lines, start=_HEADER_ROW + 1):
        for column in range(len(_HEADERS)):
            sheet.write_blank(row, column, None, formats["text"])
        sheet.write_string(row, 1, nfc(line.title), formats["heading" if line.heading else "text"])
        if line.heading:
            continue
        number += 1
        sheet.write_number(row, 0, number, formats["number"])
        _write_values(sheet, row, line, before.get(line.id), formats)
        if line.id in lists:
            target = f"internal:'{lists[line.id]}'!A1"
            sheet.write_url(row, _LIST_COLUMN, target, formats["link"], "Xem danh sách")
    sheet.repeat_rows(_HEADER_ROW)
    sheet.freeze_panes(_HEADER_ROW + 1, 0)
    set_a4(sheet)


def _write_values(
    sheet: Sheet, row: int, line: Line, before: Value, formats: dict[str, Format]
) -> None:
    if line.value is None:
        said = value_text(None, empty=line.empty)
        sheet.write_string(row, 2, said, formats["unknown"])
    else:
        _write_value(sheet, row, 2, line.value, formats)
    if before is not None:
        _write_value(sheet, row, 3, before, formats)
    share = percent_of(line.value, before)
    if share is not None:
        _write_value(sheet, row, 4, share, formats)


def _write_value(
    sheet: Sheet, row: int, column: int, value: int | Decimal, formats: dict[str, Format]
) -> None:
    form = formats["whole" if value == int(value) else "share"]
    sheet.write_number(row, column, value, form)


def _write_names(sheet: Sheet, report: Report, line: Line, formats: dict[str, Format]) -> None:
    sheet.write_string(0, 0, nfc(line.title), formats["office"])
    span = Period(report.since, report.until).text
    told = origin.of_figures(report.office.name, span, report.as_of, report.edition)
    sheet.write_string(2, 0, nfc(told))
    sheet.write_url(1, 0, f"internal:'{FIGURES_SHEET}'!A1", None, "Về bảng số liệu")
    for column, (header, width) in enumerate((("STT", 6), ("Tên", 52))):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, header, formats["header"])
    for position, member in enumerate(line.members, start=1):
        sheet.write_number(3 + position, 0, position, formats["number"])
        sheet.write_string(3 + position, 1, nfc(member.name), formats["text"])
    sheet.repeat_rows(3)
    set_a4(sheet)
