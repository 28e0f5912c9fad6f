"""Taking one person back out of a backup: found there, compared, and taken in one operation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.services import rows
from desktop.services.keeping import past as pasts
from desktop.services.keeping import past_lines, past_others
from desktop.services.keeping.past import Line, Past
from desktop.services.keeping.past_lines import Present
from desktop.services.office import Office
from desktop.services.people import comparing
from desktop.services.people.comparing import Choice, Row
from desktop.store import attachments, backup
from desktop.store.tables.attachments import AttachmentRow
from desktop.store.tables.every import recorded
from desktop.store.tables.people import PersonRow
from desktop.store.tables.record import Record, new_id

_NUMBER = "personal_number"


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom a backup knows, and what became of them since."""

    id: str
    name: str
    born: str
    now: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A person now on the left, and in the backup on the right; `left_out` cannot be taken."""

    person_id: str
    name: str
    now: str
    rows: tuple[Row, ...]
    left_out: tuple[str, ...]


def people_in(office: Office, file: Path, key: bytes | None = None) -> tuple[Known, ...]:
    """Everybody whom a backup knows by name, those who are no longer there as they were first."""
    query = select(PersonRow.id, PersonRow.name, PersonRow.born, PersonRow.sort_key).order_by(
        PersonRow.sort_key
    )
    with backup.opened(file, key or office.key) as held, held.reading() as session:
        found = [
            (row.id, row.name, row.born.text if row.born else "") for row in session.execute(query)
        ]
    states = office.read(_states)
    known = [Known(id, name, born, states.get(id, "không còn")) for id, name, born in found]
    return tuple(sorted(known, key=lambda one: one.now == ""))


def past_of(office: Office, file: Path, person_id: str, key: bytes | None = None) -> Past:
    """Everything that a backup holds of a person; Refusal if it does not know them."""
    with backup.opened(file, key or office.key) as held, held.reading() as session:
        if session.get(PersonRow, person_id) is None:
            raise Refusal("Bản sao lưu này không có người đó. Hãy chọn bản khác.")
        return pasts.read(session, person_id=person_id, at=backup.made(file).at)


def compare(session: Session, /, *, past: Past) -> Comparison:
    """What a person's record tells now and told then, line by line, with the choice between them.

    Unasked comes back what is missing now; what merely differs stays as it is.
    """
    present = Present(session, past)
    person = present.person
    found: list[Row] = []
    if person is not None:
        then = past.lines[0].row()
        found += (past_lines.told_apart(row, present, then) for row in _values(person, then))
    left_out = [_number_words(past, present)] if present.number_holder else []
    for line in past.lines[1:]:
        missing = present.missing(line)
        if missing:
            left_out.append(f"{past_lines.words(line, past)}: {missing}")
        else:
            found += past_lines.rows_of(line, past, present)
            told = past_lines.words(line, past)
            left_out += (
                f"{told}: lấy lại được, trừ {one} không còn trong tệp"
                for one in present.unnamed(line)
            )
    found += past_others.rows_of(session, past)
    left_out += past_others.left_out(session, past)
    return Comparison(
        person_id=past.person_id,
        name=past.name,
        now=_state(person),
        rows=tuple(row for row in found if row.differs),
        left_out=tuple(left_out),
    )


def take(session: Session, /, *, past: Past, choices: Mapping[str, Choice] | None = None) -> str:
    """Take what was chosen of a backup into the file; what is not chosen stays as it is.

    Somebody in the bin comes out of it; somebody gone comes back under their own id. A personal
    number that belongs to somebody else by now does not come back; Refusal if it was chosen.
    """
    compared = compare(session, past=past)
    chosen = _chosen(compared.rows, choices or {})
    taking = _Taking(session, past, Present(session, past), chosen)
    taking.take_person()
    # The papers and steps stand on the documents of the register.
    for line in past.others:
        taking.take_other(line)
    for line in past.lines[1:]:
        taking.take_line(line)
    taking.bring_out_of_bin()
    return f"Lấy lại {past.name} từ bản sao lưu ngày {text.date_text(past.at.date())}"


class _Taking:
    """The work of one taking back: the ids that had to be new, and what was taken already."""

    def __init__(
        self, session: Session, past: Past, present: Present, chosen: Mapping[str, Choice]
    ) -> None:
        self._session = session
        self._past = past
        self._present = present
        self._chosen = chosen
        self._ids: dict[str, str] = {past.person_id: past.person_id}
        self._lines = {line.id: line for line in past.lines}

    def take_person(self) -> None:
        """The person's own values, or the person whole."""
        line, person = self._past.lines[0], self._present.person
        if person is None:
            made = line.row()
            made.id = line.id
            self._fit(made, line)
            if self._present.number_holder:
                rows.fill(made, {_NUMBER: ""})
            self._session.add(made)
            self._session.flush()
        else:
            if self._chosen.get(f"person.{_NUMBER}") == "other" and self._present.number_holder:
                raise Refusal(_number_words(self._past, self._present))
            self._choose(person, line)

    def take_line(self, line: Line) -> None:
        """A line if it was chosen, after whatever it hangs on."""
        now = self._present.counterpart(line)
        if now is not None:
            self._ids[line.id] = now.id
            if self._present.single(line):
                self._choose(now, line)
            elif self._chosen.get(line.key) == "other":
                self._fit(now, line)
        elif self._chosen.get(line.key) == "other" and line.id not in self._ids:
            self._make(line)

    def take_other(self, line: Line) -> None:
        """What hangs on somebody else and named the person, if it was chosen."""
        if self._chosen.get(line.key) != "other":
            return
        kind = recorded()[line.table]
        now = self._session.get(kind, line.id)
        if now is not None:
            rows.fill(now, {past_others.column_of(line.table): self._past.person_id})
            return
        made = kind()
        made.id = line.id
        self._fit(made, line)
        self._session.add(made)
        self._session.flush()

    def bring_out_of_bin(self) -> None:
        """Whoever is taken back is there again."""
        person = rows.present(self._session, PersonRow, self._past.person_id)
        rows.fill(person, {"removed": None, "removed_reason": ""})

    def _make(self, line: Line) -> None:
        kind = recorded()[line.table]
        for name, _ in pasts.owners(kind):
            owner = self._lines.get(line.values[name])
            if owner is not None and owner.id not in self._ids:
                self._make(owner)
        made = kind()
        # A merge may have given the row itself to somebody else, who keeps it.
        made.id = new_id() if self._session.get(kind, line.id) else line.id
        self._ids[line.id] = made.id
        self._fit(made, line)
        self._session.add(made)
        self._session.flush()

    def _choose(self, row: Record, line: Line) -> None:
        """The values chosen one by one."""
        kind = type(row)
        for name in comparing.columns_of(kind):
            if self._chosen.get(f"{line.table}.{name}") == "other":
                for column in comparing.together(kind, name):
                    rows.fill(row, {column: self._value(kind, column, line)})

    def _fit(self, row: Record, line: Line) -> None:
        kind = type(row)
        for name in line.values:
            value = self._value(kind, name, line)
            if getattr(row, name) != value:
                setattr(row, name, value)

    def _value(self, kind: type[Record], name: str, line: Line) -> Any:
        """A value as it can stand in this file: new ids where rows got them, nobody who is gone."""
        value = line.values[name]
        if name in dict(pasts.owners(kind)):
            return self._ids.get(value, value)
        table = dict(rows.references(kind)).get(name)
        if table == AttachmentRow.__tablename__ and value in self._past.files:
            media, content = self._past.files[value]
            return attachments.keep(self._session, content, media)
        if table is not None and not self._present.exists(table, value):
            return None
        if isinstance(value, Mapping) and pasts.is_json(kind, name):
            return {key: one for key, one in value.items() if not self._present.is_gone(one)}
        return value


def _number_words(past: Past, present: Present) -> str:
    return (
        f"Số định danh của {past.name} nay đã ghi cho {present.number_holder}. Nếu là một người "
        "thì gộp hai người; nếu không, hãy xem lại số."
    )


def _values(person: PersonRow, then: Record) -> Iterable[Row]:
    return comparing.values(PersonRow, (person, then))


def _chosen(found: tuple[Row, ...], choices: Mapping[str, Choice]) -> dict[str, Choice]:
    offered = {row.key: row for row in found}
    for key, choice in choices.items():
        if key not in offered or choice not in offered[key].choices:
            raise Refusal(f"Không có mục “{key}” để chọn trong bản sao lưu này.")
    return {row.key: choices.get(row.key, row.proposed) for row in found}


def _state(person: PersonRow | None) -> str:
    if person is None:
        return "không còn"
    return f"trong thùng rác: {person.removed_reason}" if person.removed else ""


def _states(session: Session) -> dict[str, str]:
    return {row.id: _state(row) for row in session.scalars(select(PersonRow))}
