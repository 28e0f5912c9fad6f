"""The lines of a person in a backup beside those of now: which is which, and what differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules import text
from desktop.services import rows, shipped
from desktop.services import words as names
from desktop.services.keeping import past as pasts
from desktop.services.keeping.past import Line, Past
from desktop.services.people import comparing, twins
from desktop.services.people.comparing import ONE, Choice, Row
from desktop.store.tables.attachments import AttachmentRow
from desktop.store.tables.cases import CaseRow, MentorshipRow, StepRow
from desktop.store.tables.every import recorded
from desktop.store.tables.members import BelongingRow
from desktop.store.tables.papers import PaperRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.record import Record
from desktop.store.tables.scans import ScanRow

# Of these a person, or a case, has one at most of the same values.
_ALIKE: dict[str, tuple[str, ...]] = {
    "case": ("again",),
    "paper": ("form", "about", "voided"),
    "remark": ("mentor_id", "stage", "month"),
}


class Present:
    """What the file holds now of the person of a backup."""

    def __init__(self, session: Session, past: Past) -> None:
        self._session = session
        self._past = past
        self._rows = pasts.owned(session, past.person_id)
        self._by_id = {row.id: row for row in self._rows}
        self._lines = {line.id: line for line in past.lines}
        self.person = session.get(PersonRow, past.person_id)
        self.number_holder = self._number_holder()

    def counterpart(self, line: Line) -> Record | None:
        """The row that stands now for a line of the backup; None if there is none."""
        row = self._by_id.get(line.id)
        if row is not None and row.__tablename__ == line.table:
            return row
        for row in self._rows:
            of_table = row.__tablename__ == line.table and row.id not in self._lines
            if of_table and self._same_owner(row, line) and self._alike(row, line):
                return row
        return None

    def single(self, line: Line) -> bool:
        """Whether there is one such row at most, whose values are chosen one by one."""
        return line.table in comparing.single_tables()

    def missing(self, line: Line) -> str:
        """Whom or what a line cannot do without and the file no longer has; empty if nothing."""
        if self.counterpart(line) is not None:
            return ""
        kind = recorded()[line.table]
        for name, table in rows.references(kind):
            value = line.values[name]
            needed = not kind.__table__.columns[name].nullable
            if needed and value not in self._lines and not self._has(table, value):
                who = self._past.names.get(value, names.table(table))
                return f"{who} không còn trong tệp"
        about = str(line.values.get("about") or "")
        return f"{self._past.names[about]} không còn trong tệp" if self.is_gone(about) else ""

    def unnamed(self, line: Line) -> tuple[str, ...]:
        """Whom or what a line that comes back can no longer name."""
        if self.counterpart(line) is not None:
            return ()
        kind = recorded()[line.table]
        known = {*self._lines, *(one.id for one in self._past.others)}
        gone = [
            (line.values[name], table)
            for name, table in rows.references(kind)
            if line.values[name] and line.values[name] not in known
        ]
        found = [
            self._past.names.get(value, names.table(table))
            for value, table in gone
            if not self._has(table, value)
        ]
        told = [one for one in line.values.values() if isinstance(one, Mapping)]
        values = [value for one in told for value in one.values() if self.is_gone(value)]
        return (*found, *(self._past.names[value] for value in values))

    def exists(self, table: str, id: str | None) -> bool:
        """Whether a row that a line names is there."""
        return id is not None and (id in self._by_id or self._has(table, id))

    def is_gone(self, value: Any) -> bool:
        """Whether a value names a person whom the file no longer has."""
        if not isinstance(value, str) or value not in self._past.names:
            return False
        return value != self._past.person_id and not self._has("person", value)

    def has_step(self, step: str) -> bool:
        """Whether a step is recorded in a case of now."""
        return any(isinstance(row, StepRow) and row.step == step for row in self._rows)

    def _has(self, table: str, id: str) -> bool:
        if table == AttachmentRow.__tablename__:
            return id in self._past.files or self._session.get(AttachmentRow, id) is not None
        kind = recorded().get(table)
        return kind is not None and self._session.get(kind, id) is not None

    def _number_holder(self) -> str:
        """Who else has the personal number by now; empty if nobody."""
        number = self._past.lines[0].values["personal_number"]
        query = select(PersonRow.name).where(
            PersonRow.personal_number == number, PersonRow.id != self._past.person_id
        )
        return (self._session.scalars(query).first() or "") if number else ""

    def _same_owner(self, row: Record, line: Line) -> bool:
        for name, _ in pasts.owners(type(row)):
            then = self._lines.get(line.values[name])
            now = self.counterpart(then) if then else None
            owner = now.id if now else line.values[name]
            if getattr(row, name) != owner:
                return False
        return True

    def _alike(self, row: Record, line: Line) -> bool:
        then = line.row()
        columns = row.__table__.columns
        if any(columns[name].unique for name, _ in pasts.owners(type(row))):
            return True
        if isinstance(row, BelongingRow) and isinstance(then, BelongingRow):
            return row.until is None and then.until is None
        if line.table in _ALIKE:
            known = [name for name in _ALIKE[line.table] if name in columns]
            return all(getattr(row, name) == getattr(then, name) for name in known)
        if twins.columns(row) or twins.columns(then):
            return twins.twin(row, then)
        return _told(row) == _told(then)


def rows_of(line: Line, past: Past, present: Present) -> list[Row]:
    """What a line of the backup tells otherwise than now, each with its choice."""
    now, then = present.counterpart(line), line.row()
    label = names.table(line.table)
    if now is None:
        proposed: Choice = "keep" if _is_recorded_again(then, present) else "other"
        return [Row(line.key, label, "", words(line, past), ONE, proposed)]
    if present.single(line):
        return list(comparing.values(type(now), (now, then)))
    changed = [
        name
        for name in comparing.columns_of(type(now))
        if name not in dict(pasts.owners(type(now))) and getattr(now, name) != getattr(then, name)
    ]
    if not changed:
        return []
    told = [_changes(row, changed, past) for row in (now, then)]
    title = f"{label}: {words(line, past)}"
    if told[0] == told[1]:
        return []
    return [Row(line.key, title, told[0], told[1], ONE, "keep")]


def told_apart(row: Row, present: Present, then: Record) -> Row:
    """A value of the person: two photos told apart, a number that another has by now left alone."""
    if row.key == "person.personal_number" and present.number_holder:
        return replace(row, proposed="keep")
    photos = [getattr(one, "photo_id", None) for one in (present.person, then)]
    if row.key == "person.photo_id" and all(photos) and photos[0] != photos[1]:
        return replace(row, left="ảnh hiện nay", right="ảnh khác, trong bản sao lưu")
    return row


def words(line: Line, past: Past) -> str:
    """A line of a backup in one row of words."""
    row = line.row()
    if isinstance(row, StepRow):
        shape = shipped.step(row.step)
        return f"{shape.title if shape else row.step}, ngày {text.date_text(row.day)}"
    if isinstance(row, CaseRow):
        return f"mở ngày {text.date_text(row.began)}"
    if isinstance(row, MentorshipRow):
        since = f" từ {text.date_text(row.since)}" if row.since else ""
        return f"{past.names.get(row.mentor_id, '')}{since}"
    if isinstance(row, BelongingRow):
        days = [f"{w} {text.date_text(d)}" for w, d in (("từ", row.since), ("đến", row.until)) if d]
        return " ".join([past.names.get(row.cell_id, ""), *days])
    if isinstance(row, PaperRow):
        return f"{names.form_title(row.form)}, {comparing.paper_text(row)}"
    if isinstance(row, ScanRow):
        return row.title or f"bản quét đưa vào ngày {text.date_text(row.added)}"
    return comparing.line_text(row) or names.table(line.table)


def _changes(row: Record, changed: list[str], past: Past) -> str:
    told = []
    for name in changed:
        value, table = getattr(row, name), row.__tablename__
        of_other = name.endswith("_id")
        said = past.names.get(value, "") if of_other else comparing.said_of(table, name, value)
        told.append(f"{comparing.label_of(table, name)}: {said or '(trống)'}")
    return "\n".join(told)


def _is_recorded_again(then: Record, present: Present) -> bool:
    """Whether the same step was recorded anew since, so that it would stand there twice."""
    return isinstance(then, StepRow) and present.has_step(then.step)


def _told(row: Record) -> dict[str, Any]:
    left_out = {"position", *(name for name, _ in pasts.owners(type(row)))}
    return {
        name: getattr(row, name) for name in comparing.columns_of(type(row)) if name not in left_out
    }
