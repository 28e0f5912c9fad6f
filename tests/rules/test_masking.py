"""Nobody can be told from a text that was masked."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.masking import masked


@pytest.mark.parametrize(
    ("written", "hidden"),
    [
        ("Số 014300001234 sai", "Số ************ sai"),
        ("CMND 123456789.", "CMND *********."),
        ("gọi 0912 345 678 nhé", "gọi **** *** *** nhé"),
        ("gọi 091.234.5678", "gọi ***.***.****"),
        ("014 300 001 234", "*** *** *** ***"),
        ("ngày 02/03/2026, 2026-03-02 và 12345678", "ngày 02/03/2026, 2026-03-02 và 12345678"),
    ],
)
def test_numbers_of_nine_to_twelve_digits_are_hidden(written, hidden):
    assert masked(written, []) == hidden


@pytest.mark.parametrize(
    "written",
    ["Lò Thị Mai", "LÒ THỊ MAI", "lo thi mai", "Lò  Thị\nMai", normalize("NFD", "Lò Thị Mai")],
)
def test_a_name_is_hidden_however_it_is_written(written):
    assert masked(f"Thêm {written}, xong", ["Lò Thị Mai"]) == "Thêm [tên], xong"


def test_the_longest_name_is_hidden_whole():
    names = ["Lò Thị", "Lò Thị Mai Hoa", "An"]
    assert masked("Lò Thị Mai Hoa và An, an toàn", names) == "[tên] và [tên], an toàn"


def test_nothing_else_changes():
    assert masked("Bảng person có 3 dòng.", ["Lò Thị Mai", ""]) == "Bảng person có 3 dòng."


@given(st.text("0123456789 .-/a", max_size=40))
def test_no_long_number_stays(written):
    assert not re.search(r"\d{9,}", masked(written, []))
