from __future__ import annotations

import io
import zipfile

import pytest

from desktop.errors import Refusal
from desktop.exchange import sheet_limits
from tests.exchange import books

SMALL = books.xlsx([["Họ và tên"], ["Lò Văn An"]])


def packed(parts):
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return whole.getvalue()


def test_an_ordinary_workbook_passes():
    sheet_limits.examine(SMALL)
    sheet_limits.examine(books.xlsx([["x"] * 110, *([] for _ in range(12_000)), ["y"]]))


def test_a_size_that_is_not_told_truly_is_refused():
    content = packed({"xl/worksheets/sheet1.xml": b"<sheetData/>" + b" " * 5_000})
    told = (5_012).to_bytes(4, "little")
    assert content.count(told) == 2
    with pytest.raises(Refusal):
        sheet_limits.examine(content.replace(told, (12).to_bytes(4, "little")))


def test_too_many_parts_are_refused():
    with pytest.raises(Refusal, match="quá lớn"):
        sheet_limits.examine(packed({f"{at}.xml": b"" for at in range(3_500)}))


def test_a_sheet_too_wide_or_too_far_down_is_refused():
    for place in ("AMM1", "B2000000", "AZZ3"):
        part = f'<sheetData><row><c r="{place}"><v>1</v></c></row></sheetData>'
        with pytest.raises(Refusal, match="quá lớn"):
            sheet_limits.examine(packed({"xl/worksheets/sheet1.xml": part.encode()}))


def test_a_changed_byte_is_found():
    changed = bytearray(SMALL)
    changed[60] ^= 255
    with pytest.raises(Refusal, match="hỏng"):
        sheet_limits.examine(bytes(changed))
