"""The central workbook of members: 31 columns, heading on rows 6 and 7, people from row 8."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from xlsxwriter.utility import xl_range_abs

from desktop.exchange.workbook import FACE, Book, Format, Sheet, set_a4, written
from desktop.rules.text import nfc

SHEET = "Danh sách đảng viên"
FIRST_ROW = 7
"""The row of the first person, counted from 0."""

_TEXT = 49
_HEADING_ROW = 5
_TITLE = "DANH SÁCH ĐẢNG VIÊN"
_NOTES = (
    "Cột có dấu * phải ghi đủ. Ngày ghi theo dạng ngày/tháng/năm.",
    "Mọi ô đặt kiểu chữ để giữ số 0 ở đầu. Không thêm, bớt hoặc đổi thứ tự cột.",
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the fact it tells, its heading, the wider heading above it, its list of codes."""

    key: str
    header: str
    group: str = ""
    width: int = 14
    codes: str = ""


def _place(key: str, group: str) -> tuple[Column, ...]:
    return (
        Column(f"{key}:country", "Quốc gia", group, 12, "QUOCGIA"),
        Column(f"{key}:province", "Tỉnh", group, 20, "TINH"),
        Column(f"{key}:detail", "Địa chỉ chi tiết *", group, 34),
    )


COLUMNS = (
    Column("number", "STT", width=6),
    Column("central_id", "ID", width=12),
    Column("name", "Họ và tên * (IN HOA)", width=28),
    Column("other_names", "Tên gọi khác"),
    Column("sex", "Giới tính *", width=10),
    Column("born", "Sinh ngày * (dd/mm/yyyy)"),
    Column("ethnicity", "Dân tộc *", codes="DANTOC"),
    Column("religion", "Tôn giáo *", codes="TONGIAO"),
    Column("personal_number", "Số định danh cá nhân *", width=18),
    Column("card_number", "Số thẻ Đảng * (12 số theo HD38-HD/BTCTW)", width=18),
    Column("card_place", "Nơi cấp thẻ", width=20),
    Column("card_day", "Ngày cấp thẻ"),
    Column("old_card_number", "Số thẻ Đảng theo quyết định 85", width=18),
    Column("cell", "Tổ chức Đảng đang sinh hoạt * (không sửa)", width=28),
    *_place("birth_place", "Nơi đăng ký khai sinh"),
    *_place("home_place", "Quê quán (theo mô hình 2 cấp)"),
    *_place("permanent_residence", "Thường trú (theo mô hình 2 cấp)"),
    Column("admitted", "Ngày vào Đảng * (dd/mm/yyyy)"),
    Column("official", "Ngày vào Đảng chính thức *"),
    Column("old_id_number", "Số CMND cũ (nếu có)"),
    Column("status", "Trạng thái hoạt động", width=20),
    Column("status_on", "Ngày rời khỏi/Ngày mất/Ngày miễn sinh hoạt Đảng"),
    Column("delete", "Đề nghị xóa"),
    Column("result", "Kết quả kiểm tra"),
    Column("faults", "Chi tiết lỗi"),
)


def central_workbook(
    rows: Sequence[Mapping[str, str]],
    codes: Mapping[str, Sequence[str]],
    title: str,
    made: datetime,
) -> bytes:
    """An .xlsx of these members in the central layout; every cell is text.

    `codes` fill the hidden sheets of codes by their name; `title` says whose members they are.
    """

    def fill(book: Book) -> None:
        sheet = book.add_worksheet(SHEET)
        header = book.add_format(
            FACE | {"bold": True, "border": 1, "text_wrap": True, "align": "center"}
        )
        text = book.add_format(FACE | {"num_format": _TEXT, "border": 1})
        _write_heading(book, sheet, title, header)
        for at, row in enumerate(rows):
            for place, column in enumerate(COLUMNS):
                words = str(at + 1) if column.key == "number" else row.get(column.key, "")
                sheet.write_string(FIRST_ROW + at, place, nfc(words), text)
        _write_codes(book, sheet, codes, len(rows))
        sheet.freeze_panes(FIRST_ROW, 3)
        sheet.repeat_rows(_HEADING_ROW, _HEADING_ROW + 1)
        set_a4(sheet, landscape=True)

    return written(fill, made)


def _write_heading(book: Book, sheet: Sheet, title: str, header: Format) -> None:
    bold = book.add_format(FACE | {"bold": True})
    sheet.write_string(0, 0, nfc(title).upper(), bold)
    sheet.write_string(1, 0, _TITLE, bold)
    for row, note in enumerate(_NOTES, start=2):
        sheet.write_string(row, 0, note)
    sheet.set_row(_HEADING_ROW + 1, 36)
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width)
        if not column.group:
            sheet.merge_range(_HEADING_ROW, at, _HEADING_ROW + 1, at, column.header, header)
            continue
        if COLUMNS[at - 1].group != column.group:
            sheet.merge_range(_HEADING_ROW, at, _HEADING_ROW, at + 2, column.group, header)
        sheet.write_string(_HEADING_ROW + 1, at, column.header, header)


def _write_codes(book: Book, sheet: Sheet, codes: Mapping[str, Sequence[str]], rows: int) -> None:
    for name, values in codes.items():
        hidden = book.add_worksheet(name)
        hidden.hide()
        for row, value in enumerate(values):
            hidden.write_string(row, 0, nfc(value))
        source = f"='{name}'!{xl_range_abs(0, 0, max(len(values), 1) - 1, 0)}"
        for at, column in enumerate(COLUMNS):
            if column.codes == name and rows:
                # A warning only: addresses of the time before the mergers name old provinces.
                rule = {"validate": "list", "source": source, "error_type": "warning"}
                sheet.data_validation(FIRST_ROW, at, FIRST_ROW + rows - 1, at, rule)
