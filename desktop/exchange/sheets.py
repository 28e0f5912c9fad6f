"""Reading the workbooks of others, .xlsx and .xls, whatever state they are in."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import python_calamine as calamine

from desktop.errors import Refusal, cause
from desktop.exchange import old_excel, sheet_fonts, sheet_limits
from desktop.exchange.sheet_limits import DAMAGED, PASSWORD
from desktop.rules.people.columns import Sheet

_MOST_BYTES = 60 * 1024 * 1024
_MERGED_MOST = 2_000
_OPEN_IN_EXCEL = "~$"
_ZIP, _COMPOUND = b"PK\x03\x04", bytes.fromhex("D0CF11E0A1B11AE1")


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook found sound: its file name, its bytes, and the names of its visible sheets."""

    name: str
    content: bytes
    sheets: tuple[str, ...]


def load(path: Path) -> Workbook:
    """Copy a workbook into memory and examine it; Refusal if it cannot be read as one."""
    if path.name.startswith(_OPEN_IN_EXCEL):
        raise Refusal(
            f"{path.name} là tệp tạm do Excel tạo trong lúc mở danh sách. Hãy đóng Excel rồi chọn "
            f"tệp {path.name.removeprefix(_OPEN_IN_EXCEL)}."
        )
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise Refusal(
                f"Tệp {path.name} lớn quá {_MOST_BYTES >> 20} MB. Hãy chia thành nhiều tệp nhỏ hơn."
            )
        content = path.read_bytes()
    except OSError as error:
        raise Refusal(
            f"Không đọc được tệp {path.name}: {cause(error)}. Nếu tệp đang mở trong Excel, hãy "
            "đóng Excel rồi chọn lại."
        ) from error
    return opened(path.name, content)


def opened(name: str, content: bytes) -> Workbook:
    """A workbook from its bytes; Refusal if it is damaged, locked, too large or something else."""
    if content.startswith(_ZIP):
        sheet_limits.examine(content)
    elif content.startswith(_COMPOUND):
        old_excel.examine(content)
    else:
        raise Refusal(
            f"{name} không phải là bảng tính Excel (.xlsx hoặc .xls). Hãy mở tệp bằng Excel và lưu "
            "lại dạng .xlsx."
        )
    with _reading(content) as book:
        sheets = tuple(
            one.name
            for one in book.sheets_metadata
            if one.typ == calamine.SheetTypeEnum.WorkSheet
            and one.visible == calamine.SheetVisibleEnum.Visible
        )
    if not sheets:
        raise Refusal(f"Tệp {name} không có trang tính nào nhìn thấy được.")
    return Workbook(name, content, sheets)


def sheet(book: Workbook, name: str) -> Sheet:
    """One sheet with its values from the first row; Refusal if it is not there or damaged."""
    if name not in book.sheets:
        raise Refusal(
            f"Tệp {book.name} không có trang “{name}”. Các trang: {'; '.join(book.sheets)}."
        )
    with _reading(book.content) as opened_book:
        found = opened_book.get_sheet_by_name(name)
        rows = found.to_python(skip_empty_area=False)
        merged = tuple(
            (*start, *end) for start, end in (found.merged_cell_ranges or [])[:_MERGED_MOST]
        )
    fonts = sheet_fonts.of_columns(book.content, name) if book.content.startswith(_ZIP) else {}
    return Sheet(name, rows, merged, fonts)


class _reading:
    """A workbook open for reading; whatever the reader stumbles over becomes a Refusal."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def __enter__(self) -> calamine.CalamineWorkbook:
        try:
            return calamine.load_workbook(io.BytesIO(self._content))
        except BaseException as error:
            raise _refusal(error) from error

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if error is not None:
            raise _refusal(error) from error


def _refusal(error: BaseException) -> BaseException:
    if isinstance(error, calamine.PasswordError):
        return Refusal(PASSWORD)
    # A panic of the reader is no Exception by its class, but it is one bad file all the same.
    if type(error).__name__ == "PanicException" or (
        isinstance(error, Exception) and not isinstance(error, Refusal | MemoryError)
    ):
        return Refusal(DAMAGED)
    return error
