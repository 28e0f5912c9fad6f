"""What names a person of a backup and hangs on somebody else: whom they help, their documents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules import text
from desktop.services import shipped
from desktop.services import words as names
from desktop.services.keeping.past import Line, Past
from desktop.services.people import comparing
from desktop.services.people.comparing import ONE, Choice, Row
from desktop.store.tables.cases import CaseRow
from desktop.store.tables.documents import DocumentRow
from desktop.store.tables.every import recorded
from desktop.store.tables.people import PersonRow
from desktop.store.tables.record import Record

# The number of a document is given once within these.
_SERIES = ("body", "owner", "kind", "term", "serial")
_ALIKE = ("case_id", "mentor_id", "stage", "month", "since")
_TABLE = DocumentRow.__tablename__


def column_of(table: str) -> str:
    """The column by which a row of a table names a person besides the one it hangs on."""
    return next(name for kind, name in comparing.naming_columns() if kind.__tablename__ == table)


def rows_of(session: Session, past: Past) -> list[Row]:
    """What named the person then and does not now, each with its choice.

    Whoever is there still has what was changed since; with somebody gone it comes back unasked.
    """
    gone = session.get(PersonRow, past.person_id) is None
    found = (_row(session, line, past, gone=gone) for line in past.others)
    return [row for row in found if row is not None]


def left_out(session: Session, past: Past) -> Iterable[str]:
    """What cannot name the person again, with the reason."""
    for line in past.others:
        reason = _hindrance(session, line, past)
        if reason:
            yield f"{_words(line, past)}: {reason}"


def _row(session: Session, line: Line, past: Past, *, gone: bool) -> Row | None:
    kind, column = recorded()[line.table], column_of(line.table)
    label = names.table(line.table)
    now: Any = session.get(kind, line.id)
    if now is None:
        if _hindrance(session, line, past) or _again(session, kind, line):
            return None
        proposed: Choice = "other" if gone or line.table == _TABLE else "keep"
        return Row(line.key, label, "", _words(line, past), ONE, proposed)
    named = getattr(now, column)
    if named == line.values[column]:
        return None
    holder = session.get(PersonRow, named) if named else None
    told = _words(line, past)
    left = f"{told}: {holder.name if holder else 'không ghi về ai'}"
    return Row(line.key, label, left, f"{told}: {past.name}", ONE, "keep" if named else "other")


def _hindrance(session: Session, line: Line, past: Past) -> str:
    """Why a row that is not there cannot be made again; empty if it can, or is there."""
    kind = recorded()[line.table]
    if session.get(kind, line.id) is not None:
        return ""
    if line.table != _TABLE:
        case = session.get(CaseRow, line.values["case_id"])
        who = past.helped.get(line.values["case_id"], "người được giúp")
        return "" if case is not None else f"hồ sơ của {who} không còn trong tệp"
    if line.values["serial"] is None:
        return ""
    columns = kind.__table__.columns
    taken = select(kind).where(*(columns[name] == line.values[name] for name in _SERIES))
    return "số này nay đã ghi cho văn bản khác" if session.scalars(taken).first() else ""


def _again(session: Session, kind: type[Record], line: Line) -> bool:
    """Whether the same was recorded anew since."""
    if line.table == _TABLE:
        return False
    alike = [name for name in _ALIKE if name in line.values]
    columns = kind.__table__.columns
    query = select(kind).where(*(columns[name] == line.values[name] for name in alike))
    return session.scalars(query).first() is not None


def _words(line: Line, past: Past) -> str:
    values = line.values
    if line.table == _TABLE:
        number = f"số {values['number']}" if values["number"] else ""
        day = f"ngày {text.date_text(values['day'])}" if values["day"] else ""
        title = values["title"] or names.form_title(values["form"]) or _step(values["step"])
        return " ".join(filter(None, (title, number, day)))
    who = past.helped.get(values["case_id"], "")
    when = values.get("month") or values.get("since")
    return f"{who}, từ {text.date_text(when)}" if when else who


def _step(id: str) -> str:
    shape = shipped.step(id)
    return shape.title if shape else id
