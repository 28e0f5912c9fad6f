"""The register of what came in."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services.papers import incoming
from desktop.services.people.people import new_id


def enter(office, **values):
    key = new_id()
    given = {"arrived": date(2026, 1, 5), "title": "Hướng dẫn báo cáo"}
    office.do(incoming.write, id=key, **{**given, **values})
    return key


def test_arrivals_are_numbered_within_the_year(office):
    for day in (date(2025, 12, 30), date(2026, 1, 5), date(2026, 1, 6)):
        enter(office, arrived=day)
    found = office.read(incoming.lines)
    assert [(one.arrived.year, one.serial) for one in found] == [(2026, 2), (2026, 1), (2025, 1)]
    year = office.read(incoming.lines, since=date(2026, 1, 1), until=date(2026, 12, 31))
    assert len(year) == 2


def test_a_taken_number_is_refused_with_the_next(office):
    enter(office)
    with pytest.raises(Refusal, match="Số tiếp theo là 2") as refused:
        enter(office, serial=1)
    assert refused.value.field == "serial"


@pytest.mark.parametrize("field", ["arrived", "title"])
def test_day_and_title_are_needed(office, field):
    with pytest.raises(Refusal) as refused:
        enter(office, **{field: None if field == "arrived" else ""})
    assert refused.value.field == field


def test_an_entry_is_corrected_removed_and_brought_back(office):
    key = enter(office)
    office.do(incoming.write, id=key, author="Ban Tổ chức Tỉnh ủy")
    office.do(incoming.remove, id=key)
    assert office.read(incoming.lines) == ()
    office.undo()
    [back] = office.read(incoming.lines)
    assert (back.author, back.serial) == ("Ban Tổ chức Tỉnh ủy", 1)
