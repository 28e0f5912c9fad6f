"""What was known at a year-end, told by the journal."""

from __future__ import annotations

from datetime import date, datetime

from desktop.services.members import year_ends
from desktop.services.people import people
from tests.build import a_person

END = date(2024, 12, 31)


def at(office, day):
    office.now = lambda: datetime.fromisoformat(f"{day}T08:00")


def snapshot(office, key, day=END):
    return office.read(year_ends.snapshots, ids=[key], day=day)[key]


def test_later_changes_are_taken_back(office):
    """Of values and of relatives, also of those that are gone by now."""
    at(office, "2024-12-31")
    key = a_person(office, occupation="Nông dân")
    line = {"relation": "Con", "name": "Lò Văn Bé"}
    office.do(people.set_part, id=key, part="relatives", lines=[line])
    at(office, "2025-01-01")
    office.do(people.change_person, id=key, revision=1, occupation="Giáo viên")
    office.do(people.set_part, id=key, part="relatives", lines=[])
    then, now = snapshot(office, key), snapshot(office, key, date(2025, 12, 31))
    assert then.values["occupation"] == "Nông dân"
    assert [one["name"] for one in then.relatives] == ["Lò Văn Bé"]
    assert now.values["occupation"] == "Giáo viên"
    assert now.relatives == ()


def test_nothing_was_known_of_somebody_entered_later(office):
    at(office, "2025-01-01")
    assert snapshot(office, a_person(office)) is None


def test_an_undone_change_was_none(office):
    at(office, "2024-05-05")
    key = a_person(office, occupation="Nông dân")
    at(office, "2025-05-05")
    office.do(people.change_person, id=key, revision=1, occupation="Giáo viên")
    office.undo()
    assert snapshot(office, key).values["occupation"] == "Nông dân"
