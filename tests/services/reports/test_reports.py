"""A report on paper, as a workbook and as it travels: the same figures and names in all."""

from __future__ import annotations

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from desktop.errors import Refusal, Trouble
from desktop.papers.sheet import words
from desktop.rules import calendar
from desktop.rules.partial_date import PartialDate
from desktop.services.cells import targets
from desktop.services.reports import reports
from tests.build import a_case, a_member, an_office
from tests.papers.making import docx_paragraphs, pdf_text

ASKED = {
    "report_id": "yearly",
    "period": calendar.period("2024"),
    "as_of": date(2024, 12, 31),
}


@pytest.fixture
def reporting(office):
    """An office that admitted somebody in 2024 and had four to admit."""
    an_office(office)
    a_case(office, at="member-file")
    office.do(targets.set_target, year=2024, admit=4)
    return office


def test_files_hold_figures_and_names(reporting, tmp_path):
    """PDF, workbook and Word, named after the report."""
    written = reports.write(reporting, folder=tmp_path / "out", **ASKED)
    pdf, workbook, document = (one.path for one in written)
    stem = "bao_cao_thong_ke_cong_tac_phat_trien_dang_vien_nam_2024"
    assert [pdf.name, workbook.name, document.name] == [
        f"{stem}{ending}" for ending in (".pdf", ".xlsx", ".docx")
    ]
    for said in (pdf_text(pdf.read_bytes()), "\n".join(docx_paragraphs(document.read_bytes()))):
        assert "Kết nạp" in said
        assert "Lò Thị Mai" in said
        assert "25" in said
    read = CalamineWorkbook.from_path(workbook)
    names = [
        row for name in read.sheet_names[1:] for row in read.get_sheet_by_name(name).to_python()
    ]
    assert ["Lò Thị Mai"] in [row[1:] for row in names]


def test_the_paper_names_the_office_and_the_day(reporting):
    """As of the day asked for, at the office's own place."""
    said = " ".join(words(reporting.read(reports.make, **ASKED).sheet))
    assert "ĐẢNG ỦY XÃ HOA BAN" in said
    assert "31/12/2024" in said or "ngày 31 tháng 12 năm 2024" in said


def test_a_half_year_adds_up_and_says_of_whom_the_day_is_not_known(office):
    """Whoever was admitted in a year is counted once, on paper with a sentence below the table."""
    an_office(office)
    a_member(office, "Lò Văn Ước", admitted=PartialDate(2024), official=None)
    asked = {"report_id": "table-change", "as_of": date(2024, 12, 31)}
    said = {}
    for half in ("2024-H1", "2024-H2"):
        made = office.read(reports.make, period=calendar.period(half), **asked)
        told = ("members-start", "joined", "left", "members-end")
        said[half] = ([made.figures.line(one).value for one in told], " ".join(words(made.sheet)))
    assert (said["2024-H1"][0], said["2024-H2"][0]) == ([0, 1, 0, 1], [1, 0, 0, 1])
    sentence = "Chưa rõ ngày, tính vào ngày đầu của tháng hoặc năm đã ghi: Lò Văn Ước (2024)."
    assert sentence in said["2024-H1"][1]
    assert "Chưa rõ ngày" not in said["2024-H2"][1]


def test_what_travels_is_what_was_counted(reporting):
    """Every line with its value and its members."""
    made = reporting.read(reports.make, **ASKED)
    counted = {
        line.id: (line.value, [one.name for one in line.members]) for line in made.figures.lines
    }
    travels = {
        line.id: (line.value, [one.name for one in line.members]) for line in made.travelling.lines
    }
    assert travels == counted
    assert travels["admitted"] == (1, ["Lò Thị Mai"])
    assert travels["target-percent"][0] == 25
    assert made.travelling.office.name == "Đảng ủy xã Hoa Ban"


def test_a_workbook_is_written_without_a_folder(reporting):
    """For the screen that asks where to save."""
    made = reporting.read(reports.make, **ASKED)
    read = CalamineWorkbook.from_filelike(io.BytesIO(reports.xlsx_bytes(made)))
    assert read.sheet_names[0] == "Số liệu"


def test_an_office_without_a_name_reports_nothing(office):
    """Nobody could tell whose figures they are."""
    with pytest.raises(Refusal, match="Hãy nhập tên xã và tỉnh trong Cài đặt"):
        office.read(reports.make, **ASKED)


def test_a_folder_that_cannot_be_written_is_trouble(reporting, tmp_path):
    """Nothing is left behind."""
    (tmp_path / "file").touch()
    with pytest.raises(Trouble, match="Chưa ghi được"):
        reports.write(reporting, folder=tmp_path / "file", **ASKED)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
