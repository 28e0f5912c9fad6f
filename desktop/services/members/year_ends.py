"""What the record told of people at the end of a year, as the journal remembers it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from desktop.rules.members.supplement import Snapshot
from desktop.store.journal import content_of
from desktop.store.tables.journal import ChangeRow, OperationRow
from desktop.store.tables.people import PersonRow, RelativeRow

Contents = dict[tuple[str, str], Mapping[str, Any] | None]


def snapshots(
    session: Session, /, *, ids: Collection[str], day: date
) -> dict[str, Snapshot | None]:
    """What was known of these people at the end of a day; None of whom nothing was."""
    contents = _now(session, ids)
    _go_back(session, contents, ids, day)
    relatives: dict[str, list[Mapping[str, str]]] = {id: [] for id in ids}
    for (table, id), content in contents.items():
        if table == RelativeRow.__tablename__ and content is not None:
            relatives[str(content["person_id"])].append(_texts(content) | {"id": id})
    found: dict[str, Snapshot | None] = {}
    for id in ids:
        content = contents.get((PersonRow.__tablename__, id))
        found[id] = Snapshot(_texts(content), tuple(relatives[id])) if content else None
    return found


def _now(session: Session, ids: Collection[str]) -> Contents:
    found: Contents = {}
    for row in session.scalars(select(PersonRow).where(PersonRow.id.in_(ids))):
        found[PersonRow.__tablename__, row.id] = content_of(row)
    for line in session.scalars(select(RelativeRow).where(RelativeRow.person_id.in_(ids))):
        found[RelativeRow.__tablename__, line.id] = content_of(line)
    return found


def _go_back(session: Session, contents: Contents, ids: Collection[str], day: date) -> None:
    """Take back, the latest first, what was written after a day."""
    after = datetime.combine(day + timedelta(days=1), time())
    query = (
        select(ChangeRow.table, ChangeRow.row, ChangeRow.before, ChangeRow.after)
        .join(OperationRow, OperationRow.id == ChangeRow.operation_id)
        .where(OperationRow.at >= after, _may_be_of(ids))
        .order_by(ChangeRow.operation_id.desc(), ChangeRow.position.desc())
    )
    wanted = set(ids)
    for change in session.execute(query):
        told = change.before or change.after or {}
        whose = change.row if change.table == PersonRow.__tablename__ else told.get("person_id")
        if whose in wanted:
            contents[change.table, change.row] = change.before


def _may_be_of(ids: Collection[str]) -> ColumnElement[bool]:
    """Changes of these people; whose a relative is only the change itself tells."""
    own = (ChangeRow.table == PersonRow.__tablename__) & ChangeRow.row.in_(ids)
    return own | (ChangeRow.table == RelativeRow.__tablename__)


def _texts(content: Mapping[str, Any]) -> dict[str, str]:
    """The values that are words."""
    return {name: str(value) for name, value in content.items() if value not in (None, "", [])}
