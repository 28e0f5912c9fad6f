"""A report in words on paper, begun if nobody has."""

from __future__ import annotations

from desktop.rules import calendar
from desktop.services.reports import writing_prints, writings
from tests.build import an_office

YEAR = calendar.period("2024")


def test_one_that_was_begun_is_printed_as_it_stands(office, tmp_path):
    """Another period is another report."""
    an_office(office)
    asked = {"kind": "general", "folder": tmp_path}
    first = writing_prints.write(office, period=YEAR, as_of=YEAR.last, **asked)
    assert [one.path.suffix for one in first] == [".pdf", ".docx"]
    [begun] = office.read(writings.writings)
    office.do(writings.set_title, id=begun.id, title="Báo cáo đã đổi tên")
    again = writing_prints.write(office, period=YEAR, as_of=YEAR.last, **asked)
    assert {one.title for one in again} == {"Báo cáo đã đổi tên"}
    later = calendar.period("2025")
    writing_prints.write(office, period=later, as_of=later.last, **asked)
    assert len(office.read(writings.writings)) == 2
