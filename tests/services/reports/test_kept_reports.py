"""Figures that were kept stay, with their names, whatever is corrected later."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules import calendar
from desktop.services.papers import printing
from desktop.services.people import people
from desktop.services.reports import kept_reports, reports
from tests.build import a_case, an_office
from tests.deeds import NOW

DAY = NOW.date()

YEAR = {"report_id": "yearly", "period": calendar.period("2024"), "as_of": date(2024, 12, 31)}
NEXT = {"report_id": "yearly", "period": calendar.period("2025"), "as_of": date(2025, 12, 31)}


@pytest.fixture
def admitted(office):
    """Somebody admitted in 2024; the id."""
    an_office(office)
    return a_case(office, at="recognition-decision")


def put_away(office, person):
    office.do(people.remove_person, id=person, reason="nhập thử", day=DAY)


def test_a_kept_report_is_printed_as_it_was(office, admitted):
    """A name corrected afterwards changes neither the figures nor a byte of the paper."""
    office.do(reports.keep, **YEAR, day=DAY)
    before = office.read(reports.make, **YEAR)
    revision = office.read(people.revision, id=admitted)
    office.do(people.change_person, id=admitted, revision=revision, name="Lò Thị Mai Hoa")
    after = office.read(reports.make, **YEAR)
    assert after.figures == before.figures
    assert printing.pdf_bytes(after.sheet) == printing.pdf_bytes(before.sheet)
    assert after.figures.line("admitted").members[0].name == "Lò Thị Mai"


def test_what_changed_since_is_told(office, admitted):
    """Somebody put into the bin is no longer counted; the kept figures still say so."""
    office.do(reports.keep, **YEAR, day=DAY)
    assert office.read(reports.shown, **YEAR).changed == ()
    put_away(office, admitted)
    shown = office.read(reports.shown, **YEAR)
    assert shown.figures.line("admitted").value == 1
    assert "Kết nạp" in {line.title for line in shown.changed}


def test_the_next_year_is_compared_with_what_was_kept(office, admitted):
    """Never with what would be counted today; without kept figures there is nothing to compare."""
    assert office.read(reports.shown, **NEXT).before == {}
    office.do(reports.keep, **YEAR, day=DAY)
    put_away(office, admitted)
    assert office.read(reports.shown, **NEXT).before["admitted"] == 1


def test_figures_are_kept_once(office, admitted):
    """Keeping again needs letting go first, which needs a reason and can be undone."""
    office.do(reports.keep, **YEAR, day=DAY)
    with pytest.raises(Refusal, match="đã chốt ngày"):
        office.do(reports.keep, **YEAR, day=DAY)
    kept = office.read(reports.shown, **YEAR).kept
    with pytest.raises(Refusal, match="lý do"):
        office.do(kept_reports.release, id=kept.id, reason=" ")
    office.do(kept_reports.release, id=kept.id, reason="gửi nhầm")
    assert office.read(reports.shown, **YEAR).kept is None
    office.undo()
    assert office.read(reports.shown, **YEAR).kept == kept
