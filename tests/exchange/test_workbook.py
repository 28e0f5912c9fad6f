from __future__ import annotations

import dataclasses
import io
import unicodedata
import zipfile
from decimal import Decimal

from python_calamine import CalamineWorkbook

from desktop import __version__
from desktop.exchange.report import Line, Member
from desktop.exchange.workbook import figures_workbook
from tests.exchange.sample import REPORT


def rows_of(data: bytes) -> dict[str, list[list[object]]]:
    """What a reader of Excel files finds, by sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def parts_of(data: bytes) -> dict[str, str]:
    """The XML of the workbook's parts, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


SHEETS = rows_of(figures_workbook(REPORT, {}))
PARTS = parts_of(figures_workbook(REPORT, {}))


def test_the_first_sheet_says_whose_figures_and_when():
    heading = [str(cell) for row in SHEETS["Số liệu"][:6] for cell in row if cell]
    assert heading == [
        "ĐẢNG BỘ TỈNH SƠN LA",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ĐẢNG ỦY XÃ HOA BAN",
        "BÁO CÁO NĂM",
        "Năm 2026; số liệu tính đến ngày 31/12/2026",
        f"Bộ biểu 2025; lập bằng Hạt Giống Đỏ {__version__}",
    ]


def test_every_figure_has_its_row():
    assert SHEETS["Số liệu"][6:] == [
        ["STT", "Chỉ tiêu", "Số liệu", "Cùng kỳ năm trước", "% so với cùng kỳ", "Danh sách"],
        [1.0, "Kết nạp trong năm", 2.0, "", "", "Xem danh sách"],
        [2.0, "Chỉ tiêu", 4.0, "", "", ""],
        [3.0, "Tỷ lệ so với chỉ tiêu (%)", 60.5, "", "", ""],
        [4.0, "Số kỳ sinh hoạt", "chưa rõ", "", "", ""],
        [5.0, "Tỷ lệ nữ (%)", "–", "", "", ""],
    ]


def test_a_figure_opens_the_sheet_of_its_names():
    assert list(SHEETS) == ["Số liệu", "1 Kết nạp trong năm"]
    assert SHEETS["1 Kết nạp trong năm"] == [
        ["Kết nạp trong năm", ""],
        ["Về bảng số liệu", ""],
        [
            "Đảng ủy xã Hoa Ban · năm 2026 · số liệu đến 31/12/2026 · bộ biểu 2025 · "
            f"Hạt Giống Đỏ {__version__}",
            "",
        ],
        ["STT", "Tên"],
        [1.0, "Lò Thị Ánh"],
        [2.0, "=HYPERLINK(1) Đặng Văn Đức"],
    ]
    assert "'1 Kết nạp trong năm'!A1" in PARTS["xl/worksheets/sheet1.xml"]


def test_a_name_that_looks_like_a_formula_stays_text():
    harmful = '=CMD|" /C calc"!A0'
    line = Line(id="a", title=harmful, value=1, members=(Member("p", harmful),))
    report = dataclasses.replace(REPORT, title=harmful, lines=(line,))
    data = figures_workbook(report, {})
    assert not any("<f>" in xml for xml in parts_of(data).values())
    assert rows_of(data)["Số liệu"][7][1] == harmful


def test_long_titles_that_begin_alike_still_get_their_own_sheets():
    title = "Đảng viên [mới]: kết nạp/công nhận trong kỳ báo cáo ở các chi bộ thôn?"
    lines = tuple(
        Line(id=str(n), title=title, value=1, members=(Member("p", f"Người {n}"),))
        for n in range(1, 13)
    )
    sheets = rows_of(figures_workbook(dataclasses.replace(REPORT, lines=lines), {}))
    names = [rows[4][1] for name, rows in sheets.items() if name != "Số liệu"]
    assert names == [f"Người {n}" for n in range(1, 13)]


def test_it_prints_on_a4_in_the_paper_font():
    for name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"):
        assert 'paperSize="9"' in PARTS[name]
        assert "fitToPage" in PARTS[name]
    assert 'name val="Times New Roman"' in PARTS["xl/styles.xml"]
    assert "Calibri" not in PARTS["xl/styles.xml"]


def test_decomposed_names_are_written_composed():
    decomposed = unicodedata.normalize("NFD", "Lò Thị Ánh")
    line = Line(id="a", title="Kết nạp", value=1, members=(Member("p", decomposed),))
    sheets = rows_of(figures_workbook(dataclasses.replace(REPORT, lines=(line,)), {}))
    assert sheets["1 Kết nạp"][4][1] == "Lò Thị Ánh"


def test_the_same_figures_give_the_same_bytes():
    assert figures_workbook(REPORT, {}) == figures_workbook(REPORT, {})


def test_figures_of_the_year_before_stand_beside_them():
    """As far as there are any, with the percentage of them."""
    before = {line.id: Decimal(4) for line in REPORT.lines[:1]}
    first, second = rows_of(figures_workbook(REPORT, before))["Số liệu"][7:9]
    assert first[2:5] == [2.0, 4.0, 50.0]
    assert second[3:5] == ["", ""]
