"""Every table that leaves the office says whose it is, of when, counted how, by which program."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from desktop import __version__
from desktop.papers.sheet import words
from desktop.rules.calendar import period
from desktop.rules.reports.own_tables import OwnTable
from desktop.services.exchange import exchange
from desktop.services.office import trial
from desktop.services.papers import listings, printing
from desktop.services.reports import (
    fill_templates,
    gathering,
    own_table_prints,
    own_tables,
    reports,
    statistics,
)
from tests.build import an_office
from tests.deeds import NOW
from tests.exchange.books import xlsx
from tests.papers.making import pdf_text
from tests.parcels import a_parcel, receive

HALF = {"period": period("2021-H1"), "as_of": date(2021, 6, 30)}
PROGRAM = f"Hạt Giống Đỏ {__version__}"
OFFICE = "Đảng ủy xã Hoa Ban"


@pytest.fixture(scope="module")
def commune():
    """An office with a name and nobody in it: what a table says of itself needs no more."""
    office = trial(lambda: NOW)
    an_office(office)
    yield office
    office.close()


@pytest.fixture(scope="module")
def province(tmp_path_factory):
    """A province that took one parcel in."""
    office = trial(lambda: NOW)
    an_office(office, level="province", commune_name="")
    receive(office, a_parcel(tmp_path_factory.mktemp("usb")))
    yield office
    office.close()


def of_half(edition: str) -> tuple[str, ...]:
    return OFFICE, "6 tháng đầu năm 2021", "30/06/2021", f"biểu {edition}", PROGRAM


def tells(said: str, wanted: tuple[str, ...]) -> list[str]:
    """What is wanted and not said, capitals or not."""
    return [one for one in wanted if one.lower() not in said.lower()]


def of_book(content: bytes) -> str:
    """Every cell of every sheet."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names)
    return " ".join(str(cell) for sheet in rows for row in sheet for cell in row)


@pytest.mark.parametrize("report_id", [one.id for one in statistics.reports()])
def test_figures_on_paper_in_a_workbook_and_as_they_travel(commune, report_id):
    made = commune.read(reports.make, report_id=report_id, **HALF)
    wanted = of_half(made.figures.edition)
    assert tells(" ".join(words(made.sheet)), wanted) == []
    assert tells(of_book(reports.xlsx_bytes(made)), wanted) == []
    travelling = made.travelling
    assert (travelling.office.name, travelling.as_of) == (OFFICE, date(2021, 6, 30))
    assert "6 tháng đầu năm 2021" in travelling.title


def test_a_table_of_its_own_on_paper_and_in_a_workbook(commune):
    counted = commune.read(own_tables.counted, table=OwnTable(name="Nữ"), **HALF)
    wanted = (OFFICE, "6 tháng đầu năm 2021", "30/06/2021", "mẫu 2025", PROGRAM)
    sheet = commune.read(own_table_prints.sheet, counted=counted)
    assert tells(" ".join(words(sheet)), wanted) == []
    assert tells(of_book(commune.read(own_table_prints.workbook, counted=counted)), wanted) == []


def test_the_line_stands_on_every_page_and_in_word(commune):
    made = commune.read(reports.make, report_id="yearly", **HALF)
    wanted = of_half(made.figures.edition)
    assert tells(pdf_text(printing.pdf_bytes(made.sheet)), wanted) == []
    with zipfile.ZipFile(io.BytesIO(printing.docx_bytes(made.sheet))) as word:
        feet = [word.read(name).decode() for name in word.namelist() if "/footer" in name]
    assert [tells(foot, wanted) for foot in feet] == [[], []]


def test_a_parcel_says_it_and_names_the_half_year_as_one(commune, tmp_path):
    written = exchange.make_parcel(
        commune, report_id="yearly", folder=tmp_path, passphrase="Ngọn đèn sáng", **HALF
    )
    found = exchange.verify_parcel(written.path, "Ngọn đèn sáng")
    said = json.loads(found.content["report.json"])
    assert (found.facts.sender.name, found.facts.program) == (OFFICE, __version__)
    assert (said["as_of"], said["since"], said["until"]) == (
        "2021-06-30",
        "2021-01-01",
        "2021-06-30",
    )
    assert said["edition"]
    assert said["title"].endswith("6 tháng đầu năm 2021")
    assert "6 tháng đầu năm 2021" in pdf_text(written.cover.read_bytes())


def test_combined_tables(province, tmp_path):
    wanted = ("Tỉnh ủy Sơn La", "năm 2025", "31/12/2025", "biểu ", PROGRAM)
    asked = {"report_id": "yearly", "period": period("2025"), "as_of": date(2025, 12, 31)}
    paper, book, by_office = gathering.write(province, folder=tmp_path, **asked)
    assert tells(pdf_text(paper.path.read_bytes()), wanted) == []
    assert tells(of_book(book.path.read_bytes()), wanted) == []
    assert tells(of_book(by_office.path.read_bytes()), wanted) == []


def test_the_combined_table_of_a_half_year_calls_nothing_a_year(province):
    """Its columns are of the same time of the year before."""
    made, _ = province.read(gathering.made, report_id="yearly", **HALF)
    said = " ".join(words(made.sheet))
    assert "6 tháng đầu năm 2021" in said
    assert "Cùng kỳ năm trước" in said
    assert "Năm trước" not in said


def test_the_template_of_the_level_above_goes_back_as_it_was_issued(commune, tmp_path):
    """It must not be altered: its own words say what it is, and only figures are put into it."""
    rows = [["Tiêu chí", "Kỳ này"], ["1. Kết nạp", ""], ["Đơn vị báo cáo: …", ""]]
    template, out = tmp_path / "mau.xlsx", tmp_path / "ra.xlsx"
    template.write_bytes(xlsx({"Biểu 1": rows}))
    found = fill_templates.proposed(fill_templates.opened(template), "Biểu 1", "table-change")
    fill_templates.fill(commune, template=template, targets=found, out=out, **HALF)
    filled = CalamineWorkbook.from_path(out).get_sheet_by_name("Biểu 1").to_python()
    assert filled == [rows[0], ["1. Kết nạp", 0], rows[2]]
    before, after = (zipfile.ZipFile(one) for one in (template, out))
    with before, after:
        names = {one for one in before.namelist() if before.read(one) != after.read(one)}
        assert before.namelist() == after.namelist()
    assert names <= {"xl/workbook.xml", "xl/worksheets/sheet1.xml"}


@pytest.mark.parametrize("form_id", [one.form for one in listings.choices()])
def test_lists_and_registers(commune, form_id):
    made = commune.read(listings.make, form_id=form_id, period=period("2021-H1"), today=NOW.date())
    wanted = (OFFICE, "6 tháng đầu năm 2021", "30/06/2021", "mẫu 2025", PROGRAM)
    assert tells(made.sheet.origin, wanted) == []
    assert tells(of_book(listings.xlsx_bytes(made)), wanted) == []
