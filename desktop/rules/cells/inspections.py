"""Counting inspection and supervision: turns of organisations and members, as reports tell them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desktop.rules.facts.inspection import Inspection, InspectionCount
from desktop.rules.lists import Entry

KINDS = {"inspection": "Kiểm tra", "supervision": "Giám sát"}
"""The two kinds, which are the groups of `inspection_ways`."""


def counts(
    found: Iterable[Inspection], ways: Iterable[Entry], day: date
) -> tuple[InspectionCount, ...]:
    """Each kind and then each way of it, as concluded by a day.

    An organisation or member inspected twice is counted twice, as the reports count turns.
    """
    held, every = tuple(found), tuple(ways)
    lines = []
    for kind, title in KINDS.items():
        own = [one for one in held if one.kind == kind]
        lines.append(_count(title, own, day))
        for way in every:
            if way.group == kind and (some := [one for one in own if one.way == way.code]):
                lines.append(_count(way.name, some, day))
    return tuple(lines)


def _count(title: str, found: Iterable[Inspection], day: date) -> InspectionCount:
    all_ = tuple(found)
    done = [one for one in all_ if one.concluded is not None and one.concluded <= day]
    subjects = [subject for one in done for subject in one.subjects]
    return InspectionCount(
        title=title,
        planned=sum(not one.unplanned for one in all_),
        held=len(done),
        organisations=sum(bool(one.cell_id) for one in subjects),
        members=sum(bool(one.member_id) for one in subjects),
    )
