"""The pictures of an office's report."""

from __future__ import annotations

from datetime import date

from desktop.papers import sheet
from desktop.rules import calendar
from desktop.services import facts, pictures, reports, targets
from tests.build import a_case, an_office

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


def _bars(made):
    return [block.picture for block in made.blocks if isinstance(block, sheet.Bars)]


def _cell(office):
    return office.read(facts.cells)[0].id
