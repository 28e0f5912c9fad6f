"""Sections put in, moved and taken out."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.rules import calendar
from desktop.services.people import people
from desktop.services.reports import writing_sections, writings
from tests.build import an_office
from tests.deeds import NOW

YEAR = calendar.period("2024")


@pytest.fixture
def begun(office):
    """A report without figures of note."""
    an_office(office)
    office.do(writings.start, id="report", kind="building", period=YEAR, as_of=YEAR.last)
    return office


def headings(office):
    return [one.heading for one in office.read(writings.writing, id="report").sections]


def test_a_section_is_put_in_moved_and_taken_out(begun):
    """Behind the one that is chosen; undo brings each state again."""
    before = headings(begun)
    first, *_ = begun.read(writings.writing, id="report").sections
    key = people.new_id()
    add = {"id": key, "writing_id": "report", "heading": "Chuyển đổi số", "level": 2}
    begun.do(writing_sections.add_section, after=first.id, **add)
    assert headings(begun) == [before[0], "Chuyển đổi số", *before[1:]]
    begun.do(writing_sections.move_section, id=key, by=1)
    assert headings(begun)[1:3] == [before[1], "Chuyển đổi số"]
    begun.do(writing_sections.move_section, id=key, by=-9)
    assert headings(begun)[0] == "Chuyển đổi số"
    begun.do(writing_sections.remove_section, id=key)
    assert headings(begun) == before
    for _ in range(4):
        begun.undo()
    assert headings(begun) == before


def test_own_sections_become_the_layout_of_later_reports(begun):
    """Taken as the skeleton from a day on."""
    add = {"writing_id": "report", "heading": "Chuyển đổi số", "level": 1}
    begun.do(writing_sections.add_section, id=people.new_id(), **add)
    last = begun.read(writings.writing, id="report").sections[-2]
    begun.do(writing_sections.remove_section, id=last.id)
    begun.do(writings.keep_skeleton, id="report", day=NOW.date())
    asked = {"kind": "building", "period": calendar.period("2026-Q1"), "as_of": NOW.date()}
    begun.do(writings.start, id="next", **asked)
    found = [one.heading for one in begun.read(writings.writing, id="next").sections]
    assert found == headings(begun)


def test_what_cannot_be_done_with_sections_is_refused(begun):
    """A nameless one, the last one, one of an issued report."""
    add = {"id": people.new_id(), "writing_id": "report", "level": 1}
    with pytest.raises(Refusal, match="tên mục"):
        begun.do(writing_sections.add_section, heading=" ", **add)
    *others, last = begun.read(writings.writing, id="report").sections
    for one in others:
        begun.do(writing_sections.remove_section, id=one.id)
    with pytest.raises(Refusal, match="ít nhất một mục"):
        begun.do(writing_sections.remove_section, id=last.id)
    begun.do(writings.issue, id="report", number="", day=NOW.date())
    with pytest.raises(Refusal, match="đã ban hành"):
        begun.do(writing_sections.move_section, id=last.id, by=1)
