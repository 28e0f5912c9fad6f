"""The figures behind the paragraphs of a written report."""

from __future__ import annotations

from datetime import date

from desktop.rules import calendar
from desktop.rules.calendar import Period
from desktop.services.cells import targets
from desktop.services.people import people
from desktop.services.reports import reports, writing_texts, writings
from tests.build import a_case, an_office
from tests.deeds import NOW


def known(office, period, as_of=date(2030, 1, 1)):
    return office.read(writing_texts.known, period, as_of)


def test_a_year_and_a_part_of_it(office):
    """A part also has the figures since the year began; only a year that is over has ended."""
    an_office(office)
    a_case(office, at="ceremony")
    year = known(office, calendar.period("2024"))
    assert (year.year, year.ended, year.long) == (None, True, False)
    quarter = known(office, calendar.period("2024-Q4"))
    assert quarter.figures.line("admitted").value == 0
    assert quarter.year.line("admitted").value == 1
    assert not known(office, calendar.period("2024"), date(2024, 11, 15)).ended
    assert known(office, Period(date(2020, 7, 1), date(2025, 6, 30))).long


def test_the_year_before_comes_from_what_was_kept_or_issued(office):
    """Never from what would be counted today."""
    an_office(office)
    a_case(office, at="ceremony")
    year, after = calendar.period("2024"), calendar.period("2025")
    assert known(office, after).before == {}
    key = people.new_id()
    office.do(writings.start, id=key, kind="general", period=year, as_of=year.last)
    assert known(office, after).before == {}
    office.do(writings.issue, id=key, number="5-BC/ĐU", day=NOW.date())
    assert known(office, after).before["admitted"] == 1
    office.undo()
    office.do(reports.keep, report_id="yearly", period=year, as_of=year.last, day=NOW.date())
    assert known(office, after).before["admitted"] == 1


def test_a_section_of_the_clerk_says_nothing_by_itself(office):
    an_office(office)
    office.do(targets.set_target, year=2024, admit=4)
    found = known(office, calendar.period("2024"))
    assert writing_texts.paragraphs(found, "").told.text == ""
    told = writing_texts.paragraphs(found, "development")
    assert set(told.figures) == {span.figure for span in told.told.spans}


def test_every_skeleton_ships_with_a_section_that_writes_itself():
    """General and organisational reports."""
    found = {one.id: [part.tells for part in one.section] for one in _skeletons()}
    assert set(found) == {"general", "building"}
    assert all({"development", "shortcomings", "tasks"} <= set(tells) for tells in found.values())


def _skeletons():
    return writing_texts.shipped_skeletons()
