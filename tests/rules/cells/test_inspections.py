"""Counting inspections and supervisions by turns."""

from __future__ import annotations

from datetime import date

from desktop.rules.cells import inspections
from desktop.rules.facts.inspection import Inspection, Subject
from desktop.services import shipped

CELL, MEMBER = Subject(cell_id="c", name="C"), Subject(member_id="p", name="P")


def held(way: str, concluded: date | None, *subjects: Subject, unplanned: bool = False):
    return Inspection(
        id=way,
        year=2026,
        way=way,
        kind=way.partition("-")[0],
        concluded=concluded,
        subjects=subjects,
        unplanned=unplanned,
    )


def test_turns_are_counted_once_concluded():
    """A cell inspected twice is two turns; what is not concluded counts only in the plan."""
    found = inspections.counts(
        (
            held("inspection-regular", date(2026, 4, 1), CELL, MEMBER),
            held("inspection-signs", date(2026, 6, 1), CELL, unplanned=True),
            held("inspection-regular", None, MEMBER),
            held("supervision-thematic", date(2026, 9, 1), MEMBER, MEMBER),
            held("supervision-regular", date(2027, 1, 1), CELL),
        ),
        shipped.entries("inspection_ways"),
        date(2026, 12, 31),
    )
    told = {one.title: (one.planned, one.held, one.organisations, one.members) for one in found}
    assert told == {
        "Kiểm tra": (2, 2, 2, 1),
        "Kiểm tra chấp hành": (2, 1, 1, 1),
        "Kiểm tra khi có dấu hiệu vi phạm": (0, 1, 1, 0),
        "Giám sát": (2, 1, 0, 2),
        "Giám sát thường xuyên": (1, 0, 0, 0),
        "Giám sát chuyên đề": (1, 1, 0, 2),
    }
