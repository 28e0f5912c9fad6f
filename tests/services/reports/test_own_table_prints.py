"""Own tables on paper and as workbooks."""

from __future__ import annotations

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from desktop import __version__
from desktop.papers.sheet import Grid, words
from desktop.rules import calendar
from desktop.rules.reports.own_tables import OwnTable, Split
from desktop.rules.reports.table_conditions import Test
from desktop.services.office import trial
from desktop.services.reports import own_table_prints, own_tables
from tests.build import a_case, a_member, an_office
from tests.deeds import NOW

YEAR = {"period": calendar.period("2025"), "as_of": date(2025, 12, 31)}
SPAN = OwnTable(
    name="Nữ theo chi bộ",
    filter=((Test(fact="sex", values=("nữ",)),),),
    rows=Split(by="fact", fact="cell"),
    columns=Split(by="fact", fact="work", empty=True),
    years=1,
    note="Theo yêu cầu của tỉnh",
)


@pytest.fixture(scope="module")
def commune():
    office = trial(lambda: NOW)
    an_office(office)
    a_case(office, at="recognition-decision", name="Lò Thị Mai")
    a_member(office)
    yield office
    office.close()


def counted(office, table=SPAN):
    return office.read(own_tables.counted, table=table, **YEAR)


def test_the_paper_says_whose_of_when_and_what_is_counted(commune):
    sheet = commune.read(own_table_prints.sheet, counted=counted(commune))
    said = " ".join(words(sheet)).lower()
    wanted = (
        *("đảng ủy xã hoa ban", "nữ theo chi bộ", "năm 2025", "31/12/2025", "mẫu 2025"),
        *("chỉ tính: giới tính là nữ", "theo yêu cầu của tỉnh", f"hạt giống đỏ {__version__}"),
    )
    assert [one for one in wanted if one not in said] == []


def test_many_columns_go_on_below_on_a_lying_page(commune):
    """Every column stands once, beside the titles of the rows."""
    found = counted(commune)
    sheet = commune.read(own_table_prints.sheet, counted=found)
    grids = [block for block in sheet.blocks if isinstance(block, Grid)]
    assert sheet.page.size == "A4 landscape"
    assert sum(len(grid.head.cells) - 1 for grid in grids) == len(found.heads)
    assert len(grids) > 1
    narrow = commune.read(
        own_table_prints.sheet, counted=counted(commune, OwnTable(name="Tất cả", years=1))
    )
    [grid] = [block for block in narrow.blocks if isinstance(block, Grid)]
    assert [" ".join(words(cell)) for cell in grid.head.cells] == [
        "Tiêu chí",
        "Năm 2025",
        "Năm 2024",
    ]
    assert narrow.page.size == "A4"


def test_the_workbook_leads_to_the_names(commune, tmp_path):
    content = commune.read(own_table_prints.workbook, counted=counted(commune))
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["Số liệu", "Danh sách"]
    figures = book.get_sheet_by_name("Số liệu").to_python()
    said = " ".join(str(cell) for row in figures for cell in row)
    assert f"Hạt Giống Đỏ {__version__}" in said
    assert "Cộng các dòng đúng bằng tổng số" in said
    names = book.get_sheet_by_name("Danh sách").to_python()
    assert any("Lò Thị Mai" in row for row in names)


def test_a_table_is_written_in_three_shapes(commune, tmp_path):
    made = own_table_prints.write(commune, table=SPAN, folder=tmp_path, **YEAR)
    assert [one.path.name for one in made] == [
        "nu_theo_chi_bo_nam_2025.pdf",
        "nu_theo_chi_bo_nam_2025.xlsx",
        "nu_theo_chi_bo_nam_2025.docx",
    ]
    assert made[0].path.read_bytes().startswith(b"%PDF")
