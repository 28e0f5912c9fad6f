"""What an .xls of Excel 97 to 2003 must keep to before it is read: its cells stand close together.

The reader makes room for every cell between the first and the last; a damaged file may name a last
one that no memory holds. So the records of the cells are looked at first.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from desktop.errors import Refusal
from desktop.exchange.sheet_limits import DAMAGED, MOST_CELLS, PASSWORD, TOO_LARGE

_MOST_COLUMNS = 256
_FREE = 0xFFFFFFFA
_BEGIN_OF_STREAM = 0x0809
_LOCKED = 0x002F
# Records that begin with the row and the column of a cell.
_CELLS = {0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E}
_STREAMS = ("Workbook", "Book")
# An .xlsx with a password is no zip, but a compound file around what is locked.
_LOCKED_STREAM = "EncryptedPackage"


def examine(content: bytes) -> None:
    """Refusal if the compound file is damaged, has a password or has cells too far out."""
    try:
        stream = _workbook_stream(content)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise Refusal(DAMAGED) from error
    if stream is None:
        # Without the stream there are no cells; the reader says what the file is instead.
        return
    last_row = last_column = 0
    for kind, record in _records(stream):
        if kind == _BEGIN_OF_STREAM:
            last_row = last_column = 0
        elif kind == _LOCKED:
            raise Refusal(PASSWORD)
        elif kind in _CELLS and len(record) >= 4:
            row, column = struct.unpack_from("<HH", record)
            last_row, last_column = max(last_row, row), max(last_column, column)
            if last_column >= _MOST_COLUMNS or (last_row + 1) * (last_column + 1) > MOST_CELLS:
                raise Refusal(TOO_LARGE)


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _workbook_stream(content: bytes) -> bytes | None:
    """The stream of the workbook in a compound file, or None."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    if size not in (512, 4096):
        raise Refusal(DAMAGED)
    table = _table(content, size)
    directory_first, small_limit = struct.unpack_from("<I4xI", content, 48)
    directory = _chain(content, table, directory_first, size)
    root_first = struct.unpack_from("<I", directory, 116)[0]
    for at in range(0, len(directory), 128):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le")
        if name == _LOCKED_STREAM:
            raise Refusal(PASSWORD)
        if name in _STREAMS:
            first, bytes_long = struct.unpack_from("<II", directory, at + 116)
            if bytes_long >= small_limit:
                return _chain(content, table, first, size)[:bytes_long]
            small_first = struct.unpack_from("<I", content, 60)[0]
            small_table = _numbers(_chain(content, table, small_first, size))
            small = _chain(content, table, root_first, size)
            return _chain(small, small_table, first, 64, offset=0)[:bytes_long]
    return None


def _table(content: bytes, size: int) -> list[int]:
    """Which sector follows which."""
    listed = list(struct.unpack_from("<109I", content, 76))
    following, count = struct.unpack_from("<II", content, 68)
    for _ in range(min(count, len(content) // size)):
        if following >= _FREE:
            break
        more = _numbers(content[(following + 1) * size : (following + 2) * size])
        listed += more[:-1]
        following = more[-1]
    numbers: list[int] = []
    for sector in listed:
        if sector < _FREE:
            numbers += _numbers(content[(sector + 1) * size : (sector + 2) * size])
    return numbers


def _numbers(sectors: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(sectors) // 4}I", sectors[: len(sectors) // 4 * 4]))


def _chain(
    content: bytes, table: list[int], first: int, size: int, *, offset: int | None = None
) -> bytes:
    parts, sector, left = [], first, len(table) + 1
    begin = size if offset is None else offset
    while sector < _FREE and left:
        parts.append(content[begin + sector * size : begin + (sector + 1) * size])
        sector, left = table[sector], left - 1
    if not left:
        raise Refusal(DAMAGED)
    return b"".join(parts)
