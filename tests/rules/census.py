"""Invented people, cells and cases for the tests of membership and statistics."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop.rules.calendar import period
from desktop.rules.facts.case import Case, StepRecord
from desktop.rules.facts.office import Cell, Office
from desktop.rules.facts.person import Belonging, Membership, Movement, Person
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.partial_date import PartialDate
from desktop.rules.reports.statistics import Figures, Report, figures
from desktop.rules.reports.statistics_sets import LineShape

OFFICE = Office(commune_name="Hoa Ban", province_name="Sơn La")
VILLAGE = Cell(id="village", name="Chi bộ bản Áng", sector="village")
SCHOOL = Cell(id="school", name="Chi bộ Trường tiểu học", sector="school")


def on(written: str) -> PartialDate:
    """The partial date stored so."""
    return PartialDate.stored(written)


def a_person(id: str, cell: Cell | None = VILLAGE, **facts: Any) -> Person:
    """Somebody listed in a cell since before the record."""
    belongings = (Belonging(cell_id=cell.id),) if cell else ()
    return Person(**{"id": id, "name": id, "belongings": belongings, **facts})


def a_member(id: str, since: str | None = "2000-02-03", *moves: Movement, **facts: Any) -> Person:
    """A member whose admission passed by no case; `since` as stored, None where unknown."""
    membership = Membership(admitted=on(since) if since else None)
    return a_person(id, membership=membership, movements=moves, **facts)


def a_move(kind: str, day: str) -> Movement:
    """A member comes or goes."""
    return Movement(kind=kind, day=date.fromisoformat(day))


def a_case(person: Person, *steps: str, again: bool = False, cell: Cell | None = VILLAGE) -> Case:
    """A case whose steps are written as `step day`."""
    records = tuple(
        StepRecord(id=f"{person.id}-{written}", step=step, day=date.fromisoformat(day))
        for written in steps
        for step, day in [written.split()]
    )
    id = f"{person.id}-{'again' if again else 'first'}"
    return Case(id=id, person=person, office=OFFICE, cell=cell, again=again, steps=records)


def an_office(*people: Person | Case, **facts: Any) -> OfficeFacts:
    """An office of two cells with these people, and the people of these cases."""
    cases = tuple(one for one in people if isinstance(one, Case))
    everyone = {one.person.id if isinstance(one, Case) else one.id: one for one in people}
    persons = (one.person if isinstance(one, Case) else one for one in everyone.values())
    given = {"office": OFFICE, "cells": (VILLAGE, SCHOOL), "cases": cases, **facts}
    return OfficeFacts(people=tuple(persons), **given)


def the_figures(
    facts: OfficeFacts, *lines: LineShape, during: str = "2021", as_of: str = "2030-01-01"
) -> Figures:
    """The figures of a report of just these lines."""
    report = Report(id="r", title="Báo cáo thử", periods=("year",), edition="1", lines=lines)
    return figures(report, facts, period(during), date.fromisoformat(as_of))


def a_line(id: str = "line", **shape: Any) -> LineShape:
    """A line of a report."""
    return LineShape(id=id, title=id, **shape)


def in_line(facts: OfficeFacts, during: str = "2021", **shape: Any) -> tuple[str, str]:
    """The ids of those in a line of that shape, and of those who may be in it."""
    line = the_figures(facts, a_line(**shape), during=during).line("line")
    assert line.value == len(line.members)
    ids = (" ".join(one.id for one in group) for group in (line.members, line.unknown))
    return next(ids), next(ids)
