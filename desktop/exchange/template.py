"""The blank workbook in which an office lists its people for the first time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xlsxwriter.utility import xl_range_abs

from desktop.exchange.workbook import FACE, Book, Format, Sheet, set_a4, written
from desktop.rules.text import nfc

PEOPLE_SHEET = "Danh sách người"
GUIDE_SHEET = "Hướng dẫn"
CHOICES_SHEET = "Danh mục"
ROWS = 2_000

# Excel's own number for the format of text.
_TEXT = 49

_DATE_NOTE = "Ghi ngày/tháng/năm, ví dụ 05/06/1998; chưa rõ ngày thì ghi 06/1998 hoặc 1998."
_PLACE_NOTE = "Ghi tên xã, tỉnh hiện nay."


@dataclass(frozen=True, slots=True)
class Column:
    """A column for people; `key` names the fact, `choices` the list that it is chosen from."""

    key: str
    header: str
    note: str = ""
    width: int = 18
    choices: str = ""
    required: bool = False


COLUMNS = (
    Column("name", "Họ và tên khai sinh", "Ghi đúng như giấy khai sinh.", 28, required=True),
    Column("other_names", "Tên gọi khác"),
    Column("sex", "Giới tính", "Chọn nam hoặc nữ.", 10, "sex"),
    Column("born", "Ngày sinh", _DATE_NOTE, 14),
    Column("personal_number", "Số định danh cá nhân", "Đủ 12 chữ số, giữ số 0 ở đầu.", 20),
    Column("ethnicity", "Dân tộc", "Chọn trong danh mục.", 14, "ethnicity"),
    Column(
        "religion", "Tôn giáo", "Chọn trong danh mục; không theo đạo ghi “không”.", 14, "religion"
    ),
    Column("birth_place", "Nơi đăng ký khai sinh", _PLACE_NOTE, 30),
    Column("home_place", "Quê quán", _PLACE_NOTE, 30),
    Column("permanent_residence", "Nơi thường trú", _PLACE_NOTE, 30),
    Column("temporary_residence", "Nơi tạm trú", _PLACE_NOTE, 30),
    Column("occupation", "Nghề nghiệp hiện nay", width=22),
    Column("workplace", "Nơi làm việc", width=24),
    Column("general", "Giáo dục phổ thông", "Ví dụ 12/12 phổ thông.", 18),
    Column(
        "professional_level",
        "Trình độ chuyên môn",
        "Chọn trong danh mục.",
        20,
        "professional_level",
    ),
    Column("professional", "Chuyên ngành", "Ví dụ Sư phạm Toán.", 22),
    Column("political_theory", "Lý luận chính trị", "Ví dụ sơ cấp, trung cấp.", 18),
    Column("union_joined", "Ngày vào Đoàn", _DATE_NOTE, 14),
    Column("phone", "Điện thoại", "Giữ số 0 ở đầu.", 14),
    Column("cell", "Chi bộ", "Chi bộ nơi sinh hoạt hoặc nơi theo dõi.", 24, "cell"),
    Column("outstanding_on", "Ngày chọn là quần chúng ưu tú", _DATE_NOTE, 18),
    Column("candidate_on", "Ngày công nhận cảm tình Đảng", _DATE_NOTE, 18),
    Column("admitted", "Ngày vào Đảng", "Ngày tổ chức lễ kết nạp. " + _DATE_NOTE, 14),
    Column("official", "Ngày chính thức", _DATE_NOTE, 14),
    Column("card_number", "Số thẻ Đảng", "Giữ số 0 ở đầu.", 16),
)

_GUIDE = (
    f"Mỗi người ghi một dòng ở trang “{PEOPLE_SHEET}”, từ dòng 2 trở xuống.",
    "Không đổi tên cột ở dòng 1. Điều gì chưa biết thì để trống, không ghi phỏng đoán.",
    "Mọi ô đã đặt kiểu chữ, nên số 0 ở đầu và ngày tháng giữ đúng như đã gõ.",
    "Ngày tháng ghi theo thứ tự ngày/tháng/năm; chưa rõ ngày thì chỉ ghi tháng/năm hoặc năm.",
    f"Ô có mũi tên thì chọn trong danh mục. Các danh mục nằm ở trang “{CHOICES_SHEET}”.",
    "Ghi xong thì lưu lại dạng .xlsx.",
)


def template_workbook(choices: Mapping[str, Sequence[str]], made: datetime) -> bytes:
    """An .xlsx to enter people in: every cell is text, and `choices` fill the lists of choices.

    A column whose list is not given, or is empty, takes free text.
    """

    def fill(book: Book) -> None:
        header = book.add_format(FACE | {"bold": True, "border": 1, "text_wrap": True})
        required = book.add_format(
            FACE | {"bold": True, "border": 1, "text_wrap": True, "bg_color": "#FCE4D6"}
        )
        cell = book.add_format(FACE | {"num_format": _TEXT})
        wrapped = book.add_format(FACE | {"text_wrap": True, "valign": "top"})
        people = book.add_worksheet(PEOPLE_SHEET)
        _write_guide(book.add_worksheet(GUIDE_SHEET), header, wrapped)
        ranges = _write_choices(book.add_worksheet(CHOICES_SHEET), choices, header, cell)
        for at, column in enumerate(COLUMNS):
            people.set_column(at, at, column.width, cell)
            people.write_string(0, at, column.header, required if column.required else header)
            people.data_validation(1, at, ROWS, at, _validation(column, ranges))
        people.set_row(0, 36)
        people.freeze_panes(1, 1)
        people.repeat_rows(0)
        set_a4(people, landscape=True)

    return written(fill, made)


def _validation(column: Column, ranges: Mapping[str, str]) -> dict[str, Any]:
    shown = {"input_title": column.header[:32], "input_message": column.note} if column.note else {}
    if column.choices not in ranges:
        return {"validate": "any", **shown}
    return {
        "validate": "list",
        "source": ranges[column.choices],
        "error_title": "Không có trong danh mục",
        "error_message": f"Hãy chọn một mục trong danh sách ở trang “{CHOICES_SHEET}”.",
        **shown,
    }


def _write_guide(sheet: Sheet, header: Format, wrapped: Format) -> None:
    sheet.set_column(0, 0, 30, wrapped)
    sheet.set_column(1, 1, 70, wrapped)
    for row, sentence in enumerate(_GUIDE):
        sheet.merge_range(row, 0, row, 1, sentence, wrapped)
        sheet.set_row(row, 36)
    top = len(_GUIDE) + 1
    sheet.write_string(top, 0, "Cột", header)
    sheet.write_string(top, 1, "Cách ghi", header)
    for row, column in enumerate(COLUMNS, start=top + 1):
        must = "Bắt buộc. " if column.required else ""
        sheet.write_string(row, 0, column.header, wrapped)
        sheet.write_string(row, 1, must + column.note, wrapped)
    set_a4(sheet)


def _write_choices(
    sheet: Sheet, choices: Mapping[str, Sequence[str]], header: Format, cell: Format
) -> dict[str, str]:
    """Write each list in its own column and answer where it stands, by list."""
    ranges = {}
    listed = [column for column in COLUMNS if choices.get(column.choices)]
    for at, column in enumerate(listed):
        values = choices[column.choices]
        sheet.set_column(at, at, 28, cell)
        sheet.write_string(0, at, column.header, header)
        for row, value in enumerate(values, start=1):
            sheet.write_string(row, at, nfc(value), cell)
        cells = xl_range_abs(1, at, len(values), at)
        ranges[column.choices] = f"='{CHOICES_SHEET}'!{cells}"
    set_a4(sheet)
    return ranges
