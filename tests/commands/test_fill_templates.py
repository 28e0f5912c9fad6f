"""Filling a template by words."""

from __future__ import annotations

import pytest

from desktop.exchange import sheets
from tests.exchange.books import xlsx

SHEET = "Biểu 1"


@pytest.fixture
def template(tmp_path):
    path = tmp_path / "mau.xlsx"
    path.write_bytes(xlsx({SHEET: [["Tiêu chí", "Kỳ này"], ["1. Kết nạp", ""]]}))
    return path


def test_a_sheet_is_filled_by_the_titles_of_its_rows(run, small, template, tmp_path):
    """A copy is written; the answer says how many cells."""
    words = ("--office", small.file, "--year", "2024", "--out", tmp_path / "ra.xlsx", "--json")
    done = run("fill-template", template, *words, "--sheet", SHEET, "--report", "table-change")
    assert (done.status, done.json["cells"], done.json["unknown"]) == (0, 1, [])
    assert (done.json["period"]["words"], done.json["as_of"]) == ("năm 2024", "2024-12-31")
    assert done.json["office"].startswith("Đảng ủy")
    rows = sheets.sheet(sheets.load(tmp_path / "ra.xlsx"), SHEET).rows
    assert rows[1] == ["1. Kết nạp", 1]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ((), "Hãy nêu --filling"),
        (("--filling", "Không"), "Không có cách điền “Không”"),
        (("--sheet", SHEET, "--report", "table-kinds"), "Không hàng nào"),
        (("--sheet", "Biểu 9"), "không có trang “Biểu 9”"),
    ],
)
def test_what_cannot_be_filled_is_refused(run, small, template, tmp_path, more, sentence):
    """Nothing is written."""
    out = tmp_path / "ra.xlsx"
    words = ("--office", small.file, "--year", "2024", "--out", out)
    done = run("fill-template", template, *words, *more)
    assert done.status == 1
    assert sentence in done.err
    assert not out.exists()
