"""The facts that figures are counted from, read without all that no figure asks."""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select, String, select, type_coerce, union
from sqlalchemy.orm import Session

from desktop.rules.facts.case import AtAdmission, Case, StepRecord
from desktop.rules.facts.office import Cell, Office
from desktop.rules.facts.person import (
    Badge,
    Belonging,
    Card,
    Departure,
    Discipline,
    Education,
    Membership,
    Movement,
    Person,
    Standing,
    Transfer,
)
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.members import departures, transfers
from desktop.rules.members.membership import GIVEN_UP_STEPS, LEAVING_STEPS, RECOGNISED
from desktop.services import facts
from desktop.services.cells import inspected, ranked
from desktop.services.fact_rows import hanging, like, only, table_rows
from desktop.store.tables.badges import BadgeRow
from desktop.store.tables.card_requests import CardRequestRow
from desktop.store.tables.cases import AtAdmissionRow, CaseRow, StepRow
from desktop.store.tables.departures import DepartureRow
from desktop.store.tables.imports import CentralRow
from desktop.store.tables.members import BelongingRow, DisciplineRow, MembershipRow, MovementRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.transfers import TransferRow

_ASKED = (
    *("id", "name", "sex", "born", "ethnicity", "religion", "occupation_group", "union_joined"),
    *("general_level", "professional_level", "political_theory", "academic_title"),
)

_ALWAYS = (*LEAVING_STEPS, *GIVEN_UP_STEPS, RECOGNISED, "ceremony", "decision")
"""The steps by which membership and Party age are known."""


def whole(session: Session, steps: Iterable[str]) -> OfficeFacts:
    """What figures and pictures that ask for these steps may ask of the office, and nothing else.

    Whoever was never a member, moved, disciplined or put on the way stands in no figure.
    """
    case_rows = session.execute(table_rows(CaseRow).order_by(CaseRow.id)).all()
    here, cells = facts.office(session), facts.cells(session)
    people = _people(session)
    return OfficeFacts(
        office=here,
        cells=cells,
        units=facts.units(session),
        people=tuple(people.values()),
        cases=_cases(session, steps, case_rows, people, here, {cell.id: cell for cell in cells}),
        targets=facts.targets(session),
        rankings=ranked.ranked(session),
        turns=inspected.turns(session),
    )


def _people(session: Session) -> dict[str, Person]:
    memberships = only(hanging(session, MembershipRow, Membership))
    movements = hanging(session, MovementRow, Movement)
    ways = hanging(session, TransferRow, Transfer)
    gone = hanging(session, DepartureRow, Departure)
    disciplines = hanging(session, DisciplineRow, Discipline)
    badges = hanging(session, BadgeRow, Badge)
    cards = hanging(session, CardRequestRow, Card)
    standings = only(hanging(session, CentralRow, Standing))
    belongings = hanging(session, BelongingRow, Belonging, _known())
    return {
        row.id: _person(
            row,
            membership=memberships.get(row.id),
            movements=(
                *movements.get(row.id, ()),
                *transfers.movements(ways.get(row.id, ())),
                *departures.movements(gone.get(row.id, ())),
            ),
            transfers=ways.get(row.id, ()),
            disciplines=disciplines.get(row.id, ()),
            badges=badges.get(row.id, ()),
            cards=cards.get(row.id, ()),
            standing=standings.get(row.id),
            belongings=belongings.get(row.id, ()),
        )
        for row in _person_rows(session)
    }


def _known() -> Select[Any]:
    """The ids of those who may stand in a figure."""
    tables = (MembershipRow, MovementRow, TransferRow, DepartureRow, DisciplineRow, CaseRow)
    return select(union(*(select(one.person_id) for one in tables)).subquery().c.person_id)


def _person_rows(session: Session) -> Sequence[Any]:
    columns = PersonRow.__table__.columns
    # Read as the text that it is: most people are in no group, and JSON is slow to read.
    groups = type_coerce(columns["groups"], String)
    query = select(*(columns[name] for name in _ASKED), groups)
    query = query.where(columns["removed"].is_(None), columns["id"].in_(_known()))
    return session.execute(query).all()


@functools.lru_cache(maxsize=1000)
def _groups(written: str) -> frozenset[str]:
    return frozenset(json.loads(written))


def _person(row: Sequence[Any], **hung: Any) -> Person:
    id, name, sex, born, ethnicity, religion, work, joined, *taught, groups = row
    return Person(
        id=id,
        name=name,
        sex=sex,
        born=born,
        ethnicity=ethnicity,
        religion=religion,
        occupation_group=work,
        union_joined=joined,
        education=Education(
            general_level=taught[0],
            professional_level=taught[1],
            political_theory=taught[2],
            academic_title=taught[3],
        ),
        groups=_groups(groups),
        **hung,
    )


def _cases(
    session: Session,
    steps: Iterable[str],
    rows: Sequence[Row[Any]],
    people: Mapping[str, Person],
    here: Office,
    cells: dict[str, Cell],
) -> tuple[Case, ...]:
    passed: dict[str, list[StepRecord]] = defaultdict(list)
    columns = StepRow.__table__.columns
    query = select(*(columns[name] for name in ("case_id", "id", "step", "day")))
    wanted = columns["step"].in_(sorted({*steps, *_ALWAYS}))
    for case_id, id, step, day in session.execute(
        query.where(wanted).order_by(columns["day"])
    ).all():
        passed[case_id].append(StepRecord(id=id, step=step, day=day))
    admissions = {
        row.case_id: like(AtAdmission, AtAdmissionRow, row, groups=frozenset(row.groups))
        for row in session.execute(table_rows(AtAdmissionRow)).all()
    }
    return tuple(
        Case(
            id=row.id,
            person=people[row.person_id],
            office=here,
            cell=facts.cell_of(people[row.person_id], cells),
            again=row.again,
            began=row.began,
            steps=tuple(passed[row.id]),
            at_admission=admissions.get(row.id),
        )
        for row in rows
        if row.person_id in people
    )
