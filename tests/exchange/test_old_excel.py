from __future__ import annotations

import struct

import pytest

from desktop.errors import Refusal
from desktop.exchange import old_excel
from tests.exchange import books


def test_an_ordinary_workbook_passes():
    old_excel.examine(books.xls([["Họ và tên"], *(["Lò Văn An", at] for at in range(3_000))]))


def test_a_cell_too_far_out_is_refused():
    begin = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 0x10, 0, 0, 0, 0)
    far = begin + struct.pack("<HHHHHd", 0x0203, 14, 60_000, 200, 0, 1.0)
    with pytest.raises(Refusal, match="quá lớn"):
        old_excel.examine(books.compound(far))


def test_each_sheet_is_measured_by_itself():
    begin = struct.pack("<HHHHHHII", 0x0809, 16, 0x0600, 0x10, 0, 0, 0, 0)
    wide = begin + struct.pack("<HHHHHd", 0x0203, 14, 1, 200, 0, 1.0)
    deep = begin + struct.pack("<HHHHHd", 0x0203, 14, 60_000, 1, 0, 1.0)
    old_excel.examine(books.compound(wide + deep))


def test_a_chain_without_end_is_refused():
    content = bytearray(books.xls([["Họ và tên"]]))
    content[512 + 8 : 512 + 12] = struct.pack("<I", 2)
    with pytest.raises(Refusal, match="hỏng"):
        old_excel.examine(bytes(content))


def test_a_header_cut_short_is_refused():
    with pytest.raises(Refusal, match="hỏng"):
        old_excel.examine(books.xls([["Họ và tên"]])[:40])
