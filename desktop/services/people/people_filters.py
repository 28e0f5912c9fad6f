"""Filters of the list of people: whom they leave, in words, and kept under a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.members import membership
from desktop.rules.people import people_filter
from desktop.rules.people.people_filter import PeopleFilter
from desktop.services import facts, rows, shipped
from desktop.services.people import people_list
from desktop.services.people.people_list import Progress
from desktop.store.tables.filters import PeopleFilterRow
from desktop.store.tables.people import PersonRow


@dataclass(frozen=True, slots=True)
class Saved:
    """A filter kept under a name."""

    id: str
    name: str
    filter: PeopleFilter


def saved(session: Session, /) -> tuple[Saved, ...]:
    """The filters that were kept, by name."""
    kept = session.scalars(select(PeopleFilterRow)).all()
    return tuple(
        Saved(row.id, row.name, people_filter.read(row.conditions))
        for row in sorted(kept, key=lambda row: text.title_key(row.name))
    )


def matching(
    session: Session,
    /,
    *,
    chosen: PeopleFilter,
    day: date,
    progress: Progress = people_list.silent,
    cancelled: Callable[[], bool] = people_list.never,
) -> frozenset[str]:
    """The ids of the people whom a filter leaves on a day, whatever their stage and cell.

    Not all of them if cancelled.
    """
    law, found = facts.law(session), set[str]()
    everyone = session.scalars(select(PersonRow.id).where(PersonRow.removed.is_(None))).all()
    for ids in people_list.in_parts(everyone, progress, cancelled):
        whole = facts.some(session, ids)
        people = {life.person.id: life for life in membership.lives(whole)}
        found |= people_filter.matching(chosen, whole, people, law, day)
    return frozenset(found)


def sentence(session: Session, /, *, chosen: PeopleFilter) -> str:
    """A filter in words."""
    names: dict[str, str] = dict(people_list.STAGE_TEXTS.items())
    names |= {cell.id: cell.name for cell in facts.cells(session)}
    for name in ("groups", "professional_levels"):
        names |= {entry.code: entry.name for entry in shipped.entries(name)}
    return people_filter.sentence(chosen, names)


def save_filter(session: Session, /, *, id: str, name: str, chosen: PeopleFilter) -> str:
    """Keep a filter under a name, in place of the one of that name; Refusal without either."""
    name = text.nfc(name)
    if not name:
        raise Refusal("Hãy đặt tên cho bộ lọc.", field="name")
    if chosen.empty:
        raise Refusal("Bộ lọc chưa có điều kiện nào. Hãy chọn ít nhất một điều kiện rồi lưu.")
    row = session.scalar(select(PeopleFilterRow).where(PeopleFilterRow.name == name))
    if row is None:
        row = PeopleFilterRow(id=id, name=name)
        session.add(row)
    rows.fill(row, {"conditions": people_filter.stored(chosen)})
    return f"Lưu bộ lọc “{name}”"


def remove_filter(session: Session, /, *, id: str) -> str:
    """Forget a filter."""
    row = rows.present(session, PeopleFilterRow, id)
    session.delete(row)
    return f"Bỏ bộ lọc “{row.name}”"
