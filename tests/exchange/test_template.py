from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from datetime import datetime

from python_calamine import CalamineWorkbook

from desktop.exchange.template import COLUMNS, template_workbook
from tests.exchange.sample import HA_NOI

CHOICES = {"sex": ("nam", "nữ"), "ethnicity": ("Kinh", "Thái", "Mông"), "cell": ()}
MADE = datetime(2026, 1, 5, tzinfo=HA_NOI)
DATA = template_workbook(CHOICES, MADE)
BOOK = CalamineWorkbook.from_filelike(io.BytesIO(DATA))


def xml(name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(DATA)) as archive:
        return archive.read(name).decode()


def test_it_opens_on_the_empty_list_of_people():
    assert BOOK.sheet_names == ["Danh sách người", "Hướng dẫn", "Danh mục"]
    rows = BOOK.get_sheet_by_name("Danh sách người").to_python()
    assert rows == [[column.header for column in COLUMNS]]


def test_headers_and_keys_name_one_column_each():
    assert len({column.header for column in COLUMNS}) == len(COLUMNS)
    assert len({column.key for column in COLUMNS}) == len(COLUMNS)


def test_every_cell_to_fill_in_holds_text():
    people = xml("xl/worksheets/sheet1.xml")
    styles = set(re.findall(r'<col [^>]*?style="(\d+)"', people))
    assert len(styles) == 1
    covered = re.findall(r'<col min="(\d+)" max="(\d+)"', people)
    assert sum(int(last) - int(first) + 1 for first, last in covered) == len(COLUMNS)
    formats = re.findall(r"<xf [^>]*>", xml("xl/styles.xml").split("<cellXfs")[1])
    assert 'numFmtId="49"' in formats[int(styles.pop())]


def test_choices_are_offered_and_others_refused():
    rules = re.findall(
        r'<dataValidation type="list".*?sqref="(\w+):\w+".*?<formula1>(.*?)</formula1>',
        xml("xl/worksheets/sheet1.xml"),
    )
    where = dict(rules)
    assert where == {"C2": "'Danh mục'!$A$2:$A$3", "F2": "'Danh mục'!$B$2:$B$4"}
    assert [column.choices for column in COLUMNS][2:6:3] == ["sex", "ethnicity"]
    assert BOOK.get_sheet_by_name("Danh mục").to_python() == [
        ["Giới tính", "Dân tộc"],
        ["nam", "Kinh"],
        ["nữ", "Thái"],
        ["", "Mông"],
    ]


def test_a_note_says_how_to_fill_in_a_column():
    assert "Đủ 12 chữ số" in xml("xl/worksheets/sheet1.xml")


def test_the_guide_names_every_column_in_composed_letters():
    guide = BOOK.get_sheet_by_name("Hướng dẫn").to_python()
    words = [str(cell) for row in guide for cell in row]
    assert {column.header for column in COLUMNS} <= set(words)
    assert all(unicodedata.is_normalized("NFC", word) for word in words)


def test_it_works_without_any_list():
    bare = CalamineWorkbook.from_filelike(io.BytesIO(template_workbook({}, MADE)))
    assert bare.get_sheet_by_name("Danh mục").to_python() == []


def test_it_prints_on_a4_across():
    people = xml("xl/worksheets/sheet1.xml")
    assert 'paperSize="9"' in people
    assert 'orientation="landscape"' in people
