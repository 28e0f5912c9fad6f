from __future__ import annotations

from desktop.exchange import sheet_fonts
from tests.exchange import books

ROWS = [["Hä vµ tªn", "Số", "Ghi"], ["NguyÔn V¨n Hïng", "1", "x"]]


def test_the_fonts_of_columns():
    content = books.xlsx(ROWS, fonts={0: ".VnTime", 2: "VNI-Times"})
    assert sheet_fonts.of_columns(content, "Danh sách") == {0: ".VnTime", 2: "VNI-Times"}


def test_of_the_sheet_asked_for():
    content = books.xlsx({"A": ROWS, "B & C": [[""], ["", "TrÇn"]]}, fonts={1: ".VnTimeH"})
    assert sheet_fonts.of_columns(content, "B & C") == {1: ".VnTimeH"}


def test_nothing_where_no_old_font_is_used():
    assert sheet_fonts.of_columns(books.xlsx(ROWS, fonts={0: "Arial"}), "Danh sách") == {}
