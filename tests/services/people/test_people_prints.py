"""Lists of people on paper and as a workbook."""

from __future__ import annotations

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from desktop.papers.sheet import words
from desktop.services.people import people, people_list, people_prints
from tests.build import a_cell, a_member, a_person, an_office

DAY = date(2026, 3, 2)


@pytest.fixture
def ids(office):
    """A young woman and a member, in the order of the list."""
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Nà Pán")
    a_person(office, "Lò Thị Mai", cell, personal_number="014300000456")
    a_member(office, "Cầm Văn Biên", cell, card_number="000123456789")
    return [line.id for line in office.read(people_list.lines, day=DAY)]


def test_the_paper_lists_whom_the_screen_lists_in_its_order(office, ids):
    """With who they are above them."""
    sheet = office.read(people_prints.sheet, ids=ids[::-1], note="nữ dưới 30", day=DAY)
    told = "\n".join(words(sheet))
    assert "nữ dưới 30" in told
    assert told.index("Lò Thị Mai") < told.index("Cầm Văn Biên")
    for word in ("014300000456", "Chi bộ bản Nà Pán", "Đảng viên chính thức"):
        assert word in told


def test_numbers_in_the_workbook_keep_their_zeros(office, ids):
    """They are text to whoever reads the file."""
    made = office.read(people_prints.workbook, ids=ids, note="mọi người", day=DAY)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_index(0).to_python()
    assert sheet[1][0] == "mọi người · Ngày 02/03/2026"
    titles = sheet[3]
    member, mai = (dict(zip(titles, row, strict=True)) for row in sheet[4:])
    assert mai["Số định danh cá nhân"] == "014300000456"
    assert (member["Họ và tên"], member["Số thẻ đảng viên"]) == ("Cầm Văn Biên", "000123456789")
    assert (mai["STT"], mai["Giai đoạn"]) == (2.0, "Quần chúng")


def test_who_was_put_into_the_bin_meanwhile_is_left_out(office, ids):
    """The list may be older than the record."""
    office.do(people.remove_person, id=ids[0], reason="nhập nhầm", day=DAY)
    sheet = office.read(people_prints.sheet, ids=ids, note="", day=DAY)
    assert "Cầm Văn Biên" not in "\n".join(words(sheet))
