"""What is said of figures, and the file that is written of them."""

from __future__ import annotations

from datetime import date

from desktop.rules import calendar
from desktop.screens.reports import report_outputs
from desktop.services.reports import kept_reports, reports
from tests.build import a_case, a_cell, an_office

ASKED = {"report_id": "yearly", "period": calendar.period("2024"), "as_of": date(2024, 12, 31)}


def test_what_was_kept_and_what_has_changed_since_is_told(office):
    an_office(office)
    a_case(office, at="ceremony")
    shown = office.read(reports.shown, **ASKED)
    assert report_outputs.told(shown) == shown.figures.title
    office.do(reports.keep, **ASKED, day=date(2026, 3, 2))
    a_cell(office, "Chi bộ bản Pá")
    kept = office.read(reports.shown, **ASKED)
    told = report_outputs.told(kept)
    assert "đã chốt ngày 02/03/2026" in told
    assert "sổ sách đã sửa sau khi chốt, tính lại sẽ khác: Chi bộ" in told
    office.do(kept_reports.release, id=kept.kept.id, reason="gửi nhầm kỳ")
    assert "đã chốt" not in report_outputs.told(office.read(reports.shown, **ASKED))


def test_a_file_is_written_of_the_figures(office, tmp_path):
    an_office(office)
    figures = office.read(reports.shown, **ASKED).figures
    path = report_outputs.written(office, figures, reports.xlsx_bytes, tmp_path / "so lieu.xlsx")
    assert path.read_bytes().startswith(b"PK")
