"""Offices by figures as a workbook."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

from python_calamine import CalamineWorkbook

from desktop.exchange.matrix_workbook import Matrix, matrix_workbook

MATRIX = Matrix(
    title="Tổng hợp năm 2025",
    note="Số liệu tính đến ngày 31/12/2025",
    origin="Hạt Giống Đỏ",
    day=date(2025, 12, 31),
    columns=("Kết nạp", "Tỷ lệ nữ (%)"),
    rows=(
        ("Đảng ủy xã Hoa Ban", (8, Decimal("62.5")), "chưa rõ"),
        ("=HYPERLINK(1)", (3, None), "chưa rõ"),
        ("Đảng ủy xã Nà Lốc", (None, None), "chưa gửi"),
        ("Đảng ủy xã Mường Lạn", (0, "–"), "chưa rõ"),
    ),
    total=(11, Decimal("45.45")),
)


def test_numbers_are_numbers_words_are_words_and_the_sums_stand_at_the_foot():
    book = CalamineWorkbook.from_filelike(io.BytesIO(matrix_workbook(MATRIX)))
    rows = book.get_sheet_by_name("Tổng hợp").to_python()
    assert rows[0][0] == "Tổng hợp năm 2025"
    assert rows[3] == ["STT", "Nơi gửi", "Kết nạp", "Tỷ lệ nữ (%)"]
    assert rows[4] == [1, "Đảng ủy xã Hoa Ban", 8, 62.5]
    assert rows[5] == [2, "=HYPERLINK(1)", 3, "chưa rõ"]
    assert rows[6] == [3, "Đảng ủy xã Nà Lốc", "chưa gửi", "chưa gửi"]
    assert rows[7] == [4, "Đảng ủy xã Mường Lạn", 0, "–"]
    assert rows[8] == ["", "TỔNG HỢP", 11, 45.45]


def test_the_same_figures_give_the_same_bytes():
    assert matrix_workbook(MATRIX) == matrix_workbook(MATRIX)
