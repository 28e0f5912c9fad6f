"""The pictures of an office's report."""

from __future__ import annotations

from datetime import date

from desktop.papers import sheet
from desktop.rules import calendar
from desktop.services import facts
from desktop.services.cells import forecast, targets
from desktop.services.papers import printing
from desktop.services.reports import pictures, reports
from tests.build import a_case, a_commune, an_office
from tests.papers.making import pdf_text

PERIOD, AS_OF = calendar.period("2024"), date(2024, 12, 31)


def test_a_report_carries_its_pictures_and_keeps_them(office):
    """What was kept is drawn as it was, whatever is changed later; official tables have none."""
    an_office(office)
    a_case(office, at="ceremony")
    office.do(targets.set_target, year=2024, admit=2, cell_id=_cell(office))
    drawn = [one.picture for one in office.read(pictures.pictures, period=PERIOD, as_of=AS_OF)]
    assert [one.id for one in drawn] == ["targets", "pipeline", "ages", "groups"]
    asked = {"report_id": "yearly", "period": PERIOD, "as_of": AS_OF}
    assert _bars(office.read(reports.make, **asked).sheet) == drawn
    office.do(reports.keep, day=AS_OF, **asked)
    office.do(targets.set_target, year=2024, admit=9, cell_id=_cell(office))
    assert _bars(office.read(reports.make, **asked).sheet) == drawn
    table = office.read(reports.make, **{**asked, "report_id": "table-members"})
    assert _bars(table.sheet) == []


def test_what_may_still_be_reached_is_drawn_until_the_year_is_over():
    """Of the year and the term, with those who can still be in time; not of what is over."""
    commune, _ = a_commune("tra-nu")
    june = {"period": calendar.period("2021"), "as_of": date(2021, 6, 1)}
    found = {one.picture.id: one for one in commune.read(pictures.pictures, **june)}["forecast"]
    told = commune.read(forecast.outlook, scope="year", year=2021, day=date(2021, 6, 1))
    whole, estimate = told.whole, told.estimate
    assert found.picture.title == "Dự báo kết nạp, tính đến ngày 01/06/2021"
    [year, *_] = found.picture.rows
    assert (year.label, year.parts) == (
        "Năm 2021",
        (whole.done, whole.done + estimate.likely, whole.target),
    )
    low, high = whole.done + estimate.low, whole.done + estimate.high
    assert year.text == f"{whole.done} → {low}–{high} / {whole.target}"
    names = [one.name for one in told.prospects if one.possible]
    assert [one.name for one in found.people["year"]] == names
    made = commune.read(reports.make, report_id="yearly", **june)
    assert found.picture in _bars(made.sheet)
    assert "Dự báo đến hết kỳ" in pdf_text(printing.pdf_bytes(made.sheet))
    december = {**june, "as_of": date(2021, 12, 31)}
    later = [one.picture for one in commune.read(pictures.pictures, **december)]
    assert "Năm 2021" not in [
        row.label for one in later if one.id == "forecast" for row in one.rows
    ]


def _bars(made):
    return [block.picture for block in made.blocks if isinstance(block, sheet.Bars)]


def _cell(office):
    return office.read(facts.cells)[0].id
