"""What an .xlsx must keep to before it is read: sizes that a small office's file never reaches."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable

from desktop.errors import Refusal

DAMAGED = (
    "Tệp bảng tính bị hỏng nên không đọc được. Hãy mở bằng Excel, lưu lại thành tệp .xlsx mới rồi "
    "chọn lại."
)
PASSWORD = "Tệp có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại."
TOO_LARGE = (
    "Bảng tính quá lớn hoặc có ô ở rất xa bảng. Hãy xóa các dòng, cột trống ở xa, hoặc chép riêng "
    "danh sách sang một tệp mới."
)
MOST_CELLS = 2_500_000

_MOST_PARTS = 3_000
_MOST_INFLATED = 250 * 1024 * 1024
_MOST_TEXT = 150 * 1024 * 1024
_MOST_COLUMNS = 1_000
# Beyond column CZ or row 9999; below, a sheet is small whatever its cells are. No program leaves
# room around the sign of an attribute: where somebody did, every cell is looked at.
_FAR = re.compile(rb"""r=["'](?:[A-Za-z]{3,}\d|[D-Zd-z][A-Za-z]\d|[A-Za-z]*\d{5})""")
_ROOMY = tuple(b"r" + room + b"=" for room in (b" ", b"\t", b"\n", b"\r")) + tuple(
    b"r=" + room for room in (b" ", b"\t", b"\n", b"\r")
)
_CELL = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)(\d+)""")
_SHARED = re.compile(rb"""\bt\s*=\s*["']s["'][^>]*>\s*(?:<[^v][^>]*>\s*)*<(?:\w+:)?v>(\d+)""")
_SHARED_END = re.compile(rb"</(?:\w+:)?si>")


def examine(content: bytes) -> None:
    """Refusal if the package is damaged, would grow too much, or has cells too far out."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if len(parts) > _MOST_PARTS or sum(one.file_size for one in parts) > _MOST_INFLATED:
                raise Refusal(TOO_LARGE)
            _examine_parts(package, parts)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
        raise Refusal(DAMAGED) from error
    except RuntimeError as error:
        raise Refusal(
            "Tệp được nén hoặc khóa theo cách lạ. Hãy mở bằng Excel rồi lưu lại dạng .xlsx."
        ) from error


def _examine_parts(package: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    lengths: list[int] = []
    sheets = []
    cells = 0
    for one in parts:
        part = _inflated(package, one)
        if part[:2] in (b"\xff\xfe", b"\xfe\xff") and one.filename.endswith(".xml"):
            raise Refusal(DAMAGED)
        if b"sheetData" in part:
            _examine_extent(part)
            sheets.append(one)
            cells += part.count(b"<c ") + part.count(b":c ")
        elif b"<sst" in part or b":sst" in part:
            lengths += [len(text) for text in _SHARED_END.split(part)]
    # A long text that thousands of cells share is copied for each of them.
    if max(lengths, default=0) * cells > _MOST_TEXT:
        _examine_texts((_inflated(package, one) for one in sheets), lengths)


def _inflated(package: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    """A part read to its true end, which may lie behind the one that the package tells."""
    told, one.file_size = one.file_size, _MOST_INFLATED
    try:
        with package.open(one) as stream:
            part = stream.read()
    finally:
        one.file_size = told
    if len(part) != told:
        raise Refusal(DAMAGED)
    return part


def _examine_extent(part: bytes) -> None:
    if not (_FAR.search(part) or any(roomy in part for roomy in _ROOMY)):
        return
    last_row = last_column = 0
    for letters, digits in _CELL.findall(part):
        last_row = max(last_row, int(digits[:9]))
        last_column = max(last_column, _column(letters[:4]))
    if last_column > _MOST_COLUMNS or last_row * last_column > MOST_CELLS:
        raise Refusal(TOO_LARGE)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _examine_texts(sheets: Iterable[bytes], lengths: list[int]) -> None:
    whole = 0
    for part in sheets:
        for at in _SHARED.findall(part):
            place = int(at[:9])
            whole += lengths[place] if place < len(lengths) else 0
    if whole > _MOST_TEXT:
        raise Refusal(TOO_LARGE)
