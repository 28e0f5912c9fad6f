"""Writing what a preview promised: new people many at a time, changed ones row by row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.services import rows
from desktop.services.people.import_cells import sector_of
from desktop.services.people.import_known import CENTRAL, MEMBERSHIP, PERSON, STEPS
from desktop.services.people.import_lines import Line, NewCell
from desktop.store import journal, search
from desktop.store.tables.cases import CaseRow, StepRow
from desktop.store.tables.imports import CentralRow
from desktop.store.tables.members import BelongingRow, MembershipRow, MovementRow
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.record import Record, new_id

Row = TypeVar("Row", bound=Record)
Step = Callable[[int], None]

_FOUND_BY = ("personal_number", "old_id_number", "phone")
_TOGETHER = 500
_NUMBERS = ("personal_number", "old_id_number", "phone")


def add_cells(session: Session, cells: Sequence[NewCell]) -> None:
    """Enter new cells under the ids that the lines use."""
    last = session.scalar(select(func.max(CellRow.position))) or 0
    session.add_all(
        CellRow(
            id=cell.id,
            name=cell.name,
            kind="village",
            sector=sector_of(cell.name),
            position=last + at,
        )
        for at, cell in enumerate(cells, start=1)
    )
    session.flush()


def add_people(session: Session, lines: Sequence[Line], step: Step) -> None:
    """Enter everyone of these lines, with all that hangs on them."""
    for first in range(0, len(lines), _TOGETHER):
        step(first)
        some = lines[first : first + _TOGETHER]
        people = [_person(line) for line in some]
        hanging = [
            (MembershipRow, [_part(line, MEMBERSHIP) for line in some]),
            (CentralRow, [_part(line, CENTRAL) for line in some]),
            (BelongingRow, [_belonging(line) for line in some]),
            (MovementRow, [_movement(line) for line in some]),
        ]
        journal.insert(session, PersonRow, people)
        for kind, contents in hanging:
            journal.insert(session, kind, [one for one in contents if one])
        _add_steps(session, some)


def change_people(session: Session, lines: Sequence[Line], step: Step) -> None:
    """Write what differs of people who are there already."""
    for first in range(0, len(lines), _TOGETHER):
        step(first)
        some = lines[first : first + _TOGETHER]
        ids = [line.person_id for line in some]
        people = {
            row.id: row for row in session.scalars(select(PersonRow).where(PersonRow.id.in_(ids)))
        }
        kept = {kind: _hanging(session, kind, ids) for kind in (MembershipRow, CentralRow)}
        listed = {
            row.person_id: row
            for row in session.scalars(
                select(BelongingRow).where(
                    BelongingRow.person_id.in_(ids), BelongingRow.until.is_(None)
                )
            )
        }
        for line in some:
            rows.fill(people[line.person_id], _only(line.values, PERSON))
            for kind, keys in ((MembershipRow, MEMBERSHIP), (CentralRow, CENTRAL)):
                _change_part(session, kind, kept[kind].get(line.person_id), line, keys)
            _change_cell(session, listed.get(line.person_id), line)
            movement = _movement(line)
            if movement:
                session.add(MovementRow(**movement))
        _add_steps(session, some)


def _person(line: Line) -> dict[str, Any]:
    content = _only(line.values, PERSON)
    told = (content.get(key, "") for key in ("other_names", *_NUMBERS))
    keys = search.person_keys(content["name"], *told)
    return {"id": line.person_id, **content, **keys}


def _part(line: Line, keys: tuple[str, ...]) -> dict[str, Any] | None:
    told = _only(line.values, keys)
    if not told:
        return None
    return {"id": new_id(), "person_id": line.person_id, **told}


def _belonging(line: Line) -> dict[str, Any] | None:
    if "cell" not in line.values:
        return None
    return {"id": new_id(), "person_id": line.person_id, "cell_id": line.values["cell"]}


def _movement(line: Line) -> dict[str, Any] | None:
    if "movement" not in line.values:
        return None
    kind, day = line.values["movement"]
    return {"id": new_id(), "person_id": line.person_id, "kind": kind, "day": day}


def _add_steps(session: Session, lines: Sequence[Line]) -> None:
    """Enter the days on which somebody was chosen or became a candidate, where none is yet."""
    for line in lines:
        days: dict[str, date] = {
            step: line.values[key].exact for key, step in STEPS.items() if key in line.values
        }
        if not days:
            continue
        case = session.scalar(select(CaseRow).where(CaseRow.person_id == line.person_id))
        if case is None:
            case = CaseRow(
                id=new_id(), person_id=line.person_id, began=min(days.values()), again=False
            )
            session.add(case)
        for step, day in days.items():
            session.add(StepRow(case_id=case.id, step=step, day=day, values={}))


def _change_part(
    session: Session,
    kind: type[Row],
    present: Row | None,
    line: Line,
    keys: tuple[str, ...],
) -> None:
    told = _only(line.values, keys)
    if not told:
        return
    if present is None:
        session.add(kind(person_id=line.person_id, **told))
    else:
        rows.fill(present, told)


def _change_cell(session: Session, present: BelongingRow | None, line: Line) -> None:
    if "cell" not in line.values:
        return
    if present is None:
        session.add(BelongingRow(person_id=line.person_id, cell_id=line.values["cell"]))
    else:
        rows.fill(present, {"cell_id": line.values["cell"]})


def _hanging(session: Session, kind: type[Row], ids: list[str]) -> dict[str, Row]:
    person_id = kind.__table__.columns["person_id"]
    found = session.scalars(select(kind).where(person_id.in_(ids)))
    return {getattr(row, "person_id"): row for row in found}  # noqa: B009


def _only(values: Mapping[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: values[key] for key in keys if key in values}
