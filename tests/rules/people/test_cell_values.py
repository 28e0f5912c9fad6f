from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop.rules.partial_date import PartialDate
from desktop.rules.people.cell_values import plain_text, reader
from desktop.services.people import imports

TODAY = date(2026, 3, 2)


def read(key, value):
    cells = reader(key, imports.facts(), TODAY)
    return cells[value] if isinstance(value, str) else cells.other(value)


@pytest.mark.parametrize(
    ("key", "written", "value"),
    [
        ("name", "  lò   văn an ", "Lò Văn An"),
        ("name", "NGUYỄN THỊ MAI", "Nguyễn Thị Mai"),
        ("sex", "NỮ", "nữ"),
        ("sex", "Nam", "nam"),
        ("ethnicity", "H'Mông", "Mông"),
        ("ethnicity", "khơ me", "Khơ-me"),
        ("ethnicity", 1.0, "Kinh"),
        ("religion", "Không có", "Không"),
        ("religion", "Thiên Chúa giáo", "Công giáo"),
        ("professional_level", "ĐH", "university"),
        ("political_theory", "TC", "Trung cấp"),
        ("personal_number", "014 085 001234", "014085001234"),
        ("card_number", "12.345.678", "12345678"),
        ("phone", "0912 345 678", "0912 345 678"),
        ("born", datetime.fromisoformat("1985-09-02"), PartialDate(1985, 9, 2)),
        ("central_id", "{ABC-1}", "abc-1"),
        ("occupation", 12.0, "12"),
        ("general", "12/12", "12/12"),
    ],
)
def test_a_cell_is_read_as_its_column_asks(key, written, value):
    found = read(key, written)
    assert (found.values[0], found.note, found.fault) == ((key, value), "", "")


@pytest.mark.parametrize(
    ("key", "written", "value", "word"),
    [
        ("personal_number", 14085001234.0, "014085001234", "số 0"),
        ("personal_number", "1.4085001234E+10", "014085001234", "số 0"),
        ("old_id_number", 12345678.0, "012345678", "số 0"),
        ("card_number", 1234567.0, "01234567", "số 0"),
        ("phone", 912345678.0, "0912345678", "số 0"),
        ("born", "00/00/1950", PartialDate(1950), "hiểu là 1950"),
        ("born", "00/05/1950", PartialDate(1950, 5), "05/1950"),
        ("born", 31445.0, PartialDate(1986, 2, 2), "Excel"),
        ("general", date(2026, 12, 12), "12/12", "Excel"),
        ("general", date(2026, 10, 10), "10/10", "Excel"),
        ("general", date(2026, 9, 12), "9/12", "Excel"),
        ("religion", "Đạo làng", "Đạo làng", "danh mục"),
    ],
)
def test_what_was_mended_is_said(key, written, value, word):
    found = read(key, written)
    assert found.values[0] == (key, value)
    assert word in found.note


@pytest.mark.parametrize(
    ("key", "written", "word"),
    [
        ("name", "Lò Văn 2", "Họ và tên"),
        ("sex", "gì đó", "Nam hoặc Nữ"),
        ("born", "31/02/1985", "ngày 31"),
        ("born", "05/06/2090", "tương lai"),
        ("admitted", "05/06/2090", "tương lai"),
        ("born", 5.0, "không phải là ngày"),
        ("ethnicity", "Kihn", "danh mục"),
        ("personal_number", "1.4E+10", "mất"),
        ("personal_number", "0140850012345", "12 chữ số"),
        ("personal_number", "014985001234", "thứ tư"),
        ("personal_number", True, "không phải là số"),
        ("card_number", "12345", "12 chữ số"),
        ("general", date(2026, 5, 20), "lớp/hệ"),
        ("born", float("nan"), "số đọc được"),
        ("phone", float("inf"), "số đọc được"),
        ("status", "lạ", "trạng thái"),
        ("status", "Rời khỏi Đảng", "xóa tên"),
        ("group:union-member", "có lẽ", "đánh dấu X"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_reason(key, written, word):
    found = read(key, written)
    assert found.values == ()
    assert word in found.fault


@pytest.mark.parametrize("written", ["", "-", "...", "N/A", "null"])
def test_what_says_nothing_is_nothing(written):
    for key in ("name", "born", "personal_number", "ethnicity", "phone"):
        found = read(key, written)
        assert (found.values, found.fault) == ((), "")


def test_numbers_that_are_equal_in_python_are_different_cells():
    one = reader("occupation", imports.facts(), TODAY)
    assert [one.other(value).values[0][1] for value in (1, 1.5, True)] == ["1", "1.5", "1"]


@pytest.mark.parametrize("tick", ["x", "X", " x ", "✓", 1.0, True, "Có"])
def test_ticks(tick):
    assert read("group:union-member", tick).values == (("group:union-member", "union-member"),)


def test_a_cell_as_text():
    assert [plain_text(one) for one in ("Ha\u0300", 5.0, 5.5, True, date(2026, 3, 2))] == [
        *("Hà", "5", "5.5", "1", "02/03/2026"),
    ]
