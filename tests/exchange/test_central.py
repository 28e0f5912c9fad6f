from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from desktop.exchange.central import COLUMNS, FIRST_ROW, SHEET, central_workbook
from tests.exchange.sample import HA_NOI

CODES = {"QUOCGIA": ["Việt Nam"], "TINH": ["Tỉnh Sơn La"], "DANTOC": ["Thái"], "TONGIAO": []}
DATA = central_workbook(
    [{"name": "LÒ VĂN AN", "personal_number": "014085001234", "home_place:detail": "=1+1"}],
    CODES,
    "Đảng bộ xã Hoa Ban",
    datetime(2026, 1, 5, tzinfo=HA_NOI),
)


def test_thirty_one_columns_and_people_from_row_eight():
    book = CalamineWorkbook.from_filelike(io.BytesIO(DATA))
    rows = book.get_sheet_by_name(SHEET).to_python(skip_empty_area=False)
    assert len(COLUMNS) == 31
    assert FIRST_ROW == 7
    assert rows[7][:3] == ["1", "", "LÒ VĂN AN"]
    assert rows[7][8] == "014085001234"
    assert rows[7][19] == "=1+1"
    assert rows[5][14] == "Nơi đăng ký khai sinh"
    assert rows[6][14:23] == ["Quốc gia", "Tỉnh", "Địa chỉ chi tiết *"] * 3


def test_the_lists_of_codes_are_there_and_hidden():
    book = CalamineWorkbook.from_filelike(io.BytesIO(DATA))
    hidden = {one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Hidden}
    assert hidden == set(CODES)
    assert book.get_sheet_by_name("TINH").to_python() == [["Tỉnh Sơn La"]]


def test_every_value_is_text():
    with zipfile.ZipFile(io.BytesIO(DATA)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    people = re.findall(r'<c r="[A-Z]+8"[^>]*>', sheet)
    assert len(people) == 31
    assert all('t="s"' in cell or cell.endswith("/>") for cell in people)
    assert "<f>" not in sheet
