"""The one search box: people, cells, places, paper numbers and remarks, accents or not."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules import find_keys, text
from desktop.services import shipped
from desktop.services.people import people
from desktop.store import search
from desktop.store.tables.cases import CaseRow, StepRow
from desktop.store.tables.organisations import CellRow, UnitRow
from desktop.store.tables.people import PersonRow


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found, and which screen and record show it."""

    title: str
    note: str
    screen: str
    record: str


def find(session: Session, /, *, words: str, most: int = 20) -> tuple[Hit, ...]:
    """What matches the words: people first, then cells and places, then recorded steps."""
    if not words.strip():
        return ()
    found = list(find_people(session, words=words, most=most))
    for table, note in ((CellRow, "Chi bộ"), (UnitRow, "Địa bàn")):
        rows = session.execute(select(table.id, table.name).order_by(table.name))
        found += [
            Hit(name, note, "organisations", key) for key, name in rows if text.matches(words, name)
        ]
    if len(found) < most:
        found += _steps(session, words, most)
    return tuple(found[:most])


def find_people(session: Session, /, *, words: str, most: int = 20) -> tuple[Hit, ...]:
    """The people who match the words, for choosing one of them."""
    found = people.find(session, words=words, most=most)
    return tuple(Hit(one.name, one.note, "person", one.id) for one in found)


def _steps(session: Session, words: str, most: int) -> list[Hit]:
    meant = search.steps_meant(find_keys.asked(words), most)
    query = (
        select(StepRow.step, StepRow.day, StepRow.number, PersonRow.id, PersonRow.name)
        .select_from(StepRow)
        .join(meant, meant.c.place == search.place(StepRow))
        .join(CaseRow, CaseRow.id == StepRow.case_id)
        .join(PersonRow, PersonRow.id == CaseRow.person_id)
        .where(PersonRow.removed.is_(None))
        .order_by(meant.c.inexact, StepRow.day.desc())
    )
    hits = []
    for row in session.execute(query):
        step = shipped.step(row.step)
        title = step.title if step else row.step
        number = f" · số {row.number}" if row.number else ""
        hits.append(Hit(row.name, f"{title} {row.day:%d/%m/%Y}{number}", "case", row.id))
    return hits
