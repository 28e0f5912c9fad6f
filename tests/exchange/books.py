"""Workbooks as offices have them, made by the tests: .xlsx and the .xls of Excel 97 to 2003."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter

GROUPS = (
    "Nơi đăng ký khai sinh",
    "Quê quán (theo mô hình 2 cấp)",
    "Thường trú (theo mô hình 2 cấp)",
)
CENTRAL = (
    *("STT", "ID", "Họ và tên * (IN HOA)", "Tên gọi khác", "Giới tính *", "Sinh ngày *"),
    *("Dân tộc *", "Tôn giáo *", "Số định danh cá nhân *", "Số thẻ Đảng *", "Nơi cấp thẻ"),
    *("Ngày cấp thẻ", "Số thẻ Đảng theo quyết định 85"),
    "Tổ chức Đảng đang sinh hoạt * (không sửa)",
    *(group for group in GROUPS for _ in range(3)),
    *("Ngày vào Đảng *", "Ngày vào Đảng chính thức *", "Số CMND cũ (nếu có)"),
    *("Trạng thái hoạt động", "Ngày rời khỏi / Ngày mất / Ngày miễn sinh hoạt Đảng"),
    *("Đề nghị xóa", "Kết quả kiểm tra", "Chi tiết lỗi"),
)
_PARTS = ("Quốc gia", "Tỉnh", "Địa chỉ chi tiết *")

Rows = Sequence[Sequence[Any]]


def xlsx(
    sheets: Mapping[str, Rows] | Rows,
    *,
    merged: Sequence[tuple[int, int, int, int]] = (),
    fonts: Mapping[int, str] | None = None,
) -> bytes:
    """A workbook of these sheets (or one), merged ranges on the first, fonts by column."""
    whole = io.BytesIO()
    named = sheets if isinstance(sheets, Mapping) else {"Danh sách": sheets}
    with xlsxwriter.Workbook(whole, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        styles = {at: book.add_format({"font_name": name}) for at, name in (fonts or {}).items()}
        for name, rows in named.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    style = day if isinstance(value, date) else styles.get(column)
                    _write(sheet, at, column, value, style)
            for top, left, bottom, right in merged:
                sheet.merge_range(top, left, bottom, right, rows[top][left])
    return whole.getvalue()


def central(people: Rows) -> bytes:
    """The central workbook with these people of 31 values each."""
    rows: list[Sequence[Any]] = [["TỆP NHẬP LIỆU"], ["Ghi chú"], [], [], []]
    rows.append([*CENTRAL[:14], *_first_of_groups(), *CENTRAL[23:]])
    rows.append(["" for _ in range(14)] + [*_PARTS, *_PARTS, *_PARTS])
    merged = [(5, at, 6, at) for at in (*range(14), *range(23, 31))]
    merged += [(5, at, 5, at + 2) for at in (14, 17, 20)]
    return xlsx([*rows, *people], merged=merged)


def member(number: int, /, **told: Any) -> list[Any]:
    """A row of the central workbook for an invented member; `told` by column of `CENTRAL`."""
    at = {
        "id": (1, f"00000000-0000-4000-8000-{number:012d}"),
        "name": (2, f"LÒ VĂN {'ABCDĐEGHIK'[number % 10]}NH"),
        "other": (3, ""),
        "sex": (4, "Nam"),
        "born": (5, f"{number % 28 + 1:02d}/02/1985"),
        "ethnicity": (6, "Thái"),
        "religion": (7, "Không"),
        "number": (8, f"014085{number:06d}"),
        "card": (9, f"100000{number:06d}"),
        "card_place": (10, "Tỉnh ủy Sơn La"),
        "card_day": (11, "03/02/2015"),
        "old_card": (12, f"{number + 10_000_000}"),
        "cell": (13, f"Chi bộ bản {number % 3 + 1}"),
        "birth": (14, ("Việt Nam", "Tỉnh Sơn La", "Bản Nà Lốc, xã Hoa Ban")),
        "home": (17, ("Việt Nam", "Tỉnh Sơn La", "Bản Nà Lốc, xã Hoa Ban")),
        "residence": (20, ("Việt Nam", "Tỉnh Sơn La", f"Số {number}, xã Hoa Ban")),
        "admitted": (23, "19/05/2010"),
        "official": (24, "19/05/2011"),
        "old_id": (25, f"{number + 50_000_000:09d}"),
        "status": (26, "Đang sinh hoạt Đảng"),
        "status_on": (27, ""),
    }
    row: list[Any] = [number + 1, *[""] * 30]
    for key, (place, usual) in at.items():
        value = told.pop(key, usual)
        parts = value if isinstance(value, tuple) else (value,)
        row[place : place + len(parts)] = parts
    assert not told
    return row


def xls(rows: Rows, *, locked: bool = False) -> bytes:
    """The rows as the only sheet of an .xls, its texts as the old fonts have them.

    `locked` puts the record there by which Excel says that the rest is encrypted.
    """
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            place = struct.pack("<HHH", at, column, 0)
            if isinstance(value, str) and value:
                words = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
                sheet += _record(0x0204, place + words)
            elif isinstance(value, int | float):
                sheet += _record(0x0203, place + struct.pack("<d", value))
    sheet += _record(0x000A, b"")
    begin = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    name = b"DS"
    length = len(begin) + (10 if locked else 0) + 4 + 8 + len(name) + 4
    bound = struct.pack("<IBBBB", length, 0, 0, len(name), 0) + name
    password = _record(0x002F, struct.pack("<HHH", 0, 0x1234, 0x5678)) if locked else b""
    stream = begin + password + _record(0x0085, bound) + _record(0x000A, b"") + sheet
    return compound(stream)


def with_password() -> bytes:
    """What Excel makes of an .xlsx saved with a password: a compound file around what is locked."""
    return compound(bytes(range(256)) * 16, "EncryptedPackage")


def compound(stream: bytes, name: str = "Workbook") -> bytes:
    """A compound file with one stream of this name."""
    stream = stream.ljust(4096, b"\0")
    sectors = -(-len(stream) // 512)
    stream = stream.ljust(sectors * 512, b"\0")
    tables = 1 + (sectors + 2) // 127
    numbers = [0xFFFFFFFD] * tables + [0xFFFFFFFE]
    first = len(numbers)
    numbers += [first + at + 1 for at in range(sectors - 1)] + [0xFFFFFFFE]
    numbers += [0xFFFFFFFF] * (tables * 128 - len(numbers))
    header = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, tables, 0, 4096,
                          0xFFFFFFFE, 0, 0xFFFFFFFE, 0)  # fmt: skip
    header += struct.pack("<109I", *range(tables), *[0xFFFFFFFF] * (109 - tables))
    directory = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0) + _entry(
        name, 2, 0xFFFFFFFF, first, len(stream)
    )
    directory += bytes(512 - len(directory))
    return header + struct.pack(f"<{len(numbers)}I", *numbers) + directory + stream


def _entry(name: str, kind: int, child: int, first: int, length: int) -> bytes:
    words = (name + "\0").encode("utf-16-le")
    head = words.ljust(64, b"\0") + struct.pack("<HBB", len(words), kind, 1)
    head += struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child) + bytes(36)
    return head + struct.pack("<III", first, length, 0)


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _first_of_groups() -> list[str]:
    return [words for group in GROUPS for words in (group, "", "")]


def _write(sheet: Any, row: int, column: int, value: Any, style: Any) -> None:
    if value in ("", None):
        return
    if isinstance(value, str):
        sheet.write_string(row, column, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, style)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)
