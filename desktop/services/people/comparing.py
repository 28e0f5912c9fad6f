"""Two records of people side by side: every value, and everything that hangs on either."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules.partial_date import PartialDate
from desktop.services import rows, shipped, words
from desktop.services.people import people, twins
from desktop.store.tables.cases import CaseRow, MentorshipRow, StepRow
from desktop.store.tables.every import recorded
from desktop.store.tables.members import BelongingRow, MembershipRow
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.papers import PaperRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.record import Record

Choice = Literal["keep", "other", "both"]

ONE: tuple[Choice, ...] = ("keep", "other")
ANY: tuple[Choice, ...] = ("keep", "other", "both")

_LEFT_OUT = {"id", "revision", "person_id", "removed", "removed_reason"}
# Each has a rule of its own for what may hang on one person together.
_WITH_OWN_RULE: set[type[Record]] = {BelongingRow, CaseRow, PaperRow}
_TOLD_OF_A_LINE = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in which two records may differ, in words, and what may be chosen of it.

    Without choices both sides come together by themselves; `proposed` is what happens unasked.
    """

    key: str
    label: str
    left: str
    right: str
    choices: tuple[Choice, ...]
    proposed: Choice

    @property
    def differs(self) -> bool:
        """Whether the two records tell different things here."""
        return self.left != self.right


def rows_of(session: Session, left: str, right: str) -> tuple[Row, ...]:
    """Everything that is told of either of two people, in the order of the personal history."""
    found = [
        *values(PersonRow, (_person(session, left), _person(session, right))),
        *_single_rows(session, left, right),
        *_cell_row(session, left, right),
        *_line_rows(session, left, right),
        *_paper_rows(session, left, right),
        *_followers(session, left, right),
    ]
    return tuple(row for row in found if row.left or row.right)


def columns_of(table: type[Record]) -> tuple[str, ...]:
    """The columns that are a person's values: no search keys, and no old name without its place."""
    names = [column.name for column in table.__table__.columns]
    return tuple(
        name for name in names if name not in _LEFT_OUT and not name.endswith(("_formerly", "_key"))
    )


def together(table: type[Record], name: str) -> tuple[str, ...]:
    """The columns that make one value: a place and its old name, else the column alone."""
    columns = table.__table__.columns
    return (name, f"{name}_formerly") if f"{name}_formerly" in columns else (name,)


def line_tables() -> Mapping[str, type[Record]]:
    """The tables of lines that hang on a person and may be joined freely, by name.

    Those of the personal history come first, in its order.
    """
    rank = {table: at for at, table in enumerate(people.PARTS.values())}
    found = [table for table in _of_people() if not table.__table__.columns["person_id"].unique]
    found.sort(key=lambda table: (rank.get(table, len(rank)), table.__tablename__))
    return {table.__tablename__: table for table in found}


def single_tables() -> Mapping[str, type[Record]]:
    """The tables of which a person has one row at most, by name: membership first."""
    found = [table for table in _of_people() if table.__table__.columns["person_id"].unique]
    found.sort(key=lambda table: (table is not MembershipRow, table.__tablename__))
    return {table.__tablename__: table for table in found}


def naming_columns() -> tuple[tuple[type[Record], str], ...]:
    """The columns that name a person in what hangs on somebody else, such as a mentor."""
    return tuple(
        (table, column.name)
        for table in recorded().values()
        for column in table.__table__.columns
        if column.name != "person_id"
        and any(key.target_fullname == "person.id" for key in column.foreign_keys)
    )


def hanging(session: Session, table: type[Record], person_id: str) -> list[Any]:
    """The rows of a table that hang on a person, in their order."""
    columns = table.__table__.columns
    order = columns["position" if "position" in columns else "id"]
    query = select(table).where(columns["person_id"] == person_id).order_by(order)
    return list(session.scalars(query))


def belongings(session: Session, person_id: str, *, ended: bool) -> list[BelongingRow]:
    """The cells a person was listed in, or the one of now, the earliest first."""
    found = [row for row in hanging(session, BelongingRow, person_id) if bool(row.until) is ended]
    return sorted(found, key=lambda row: row.since or date.min)


def cases(session: Session, person_id: str) -> list[CaseRow]:
    """The cases of a person in which anything was recorded; one opened in vain is none."""
    return [row for row in hanging(session, CaseRow, person_id) if _recorded_in(session, row)]


def papers(session: Session, person_id: str) -> dict[str, PaperRow]:
    """The papers of a person by form, and by whom they are about; void ones each for itself."""
    return {_paper_key(row): row for row in hanging(session, PaperRow, person_id)}


def _paper_key(row: PaperRow) -> str:
    return "/".join(filter(None, (row.form, row.about, row.id if row.voided else "")))


def _of_people() -> list[type[Record]]:
    return [
        table
        for table in recorded().values()
        if "person_id" in table.__table__.columns and table not in _WITH_OWN_RULE
    ]


def _person(session: Session, id: str) -> PersonRow:
    return rows.present(session, PersonRow, id)


def values(table: type[Record], pair: tuple[Record, Record]) -> Iterable[Row]:
    """Every value of a row, as two records tell it, with the choice between them."""
    name_of_table = table.__tablename__
    for name in columns_of(table):
        sides = [[getattr(one, column) for column in together(table, name)] for one in pair]
        left, right = (_value_text(name_of_table, name, side) for side in sides)
        yield Row(
            key=f"{name_of_table}.{name}",
            label=label_of(name_of_table, name),
            left=left,
            right=right,
            choices=ONE,
            proposed=_proposed(sides[0], sides[1]),
        )


def _single_rows(session: Session, left: str, right: str) -> Iterable[Row]:
    for name, table in single_tables().items():
        held = [hanging(session, table, id) for id in (left, right)]
        if held[0] and held[1]:
            yield from values(table, (held[0][0], held[1][0]))
            continue
        told = [line_text(one[0]) or "có" if one else "" for one in held]
        proposed: Choice = "keep" if told[0] else "other"
        yield Row(name, words.table(name), told[0], told[1], ONE, proposed)


def _cell_row(session: Session, left: str, right: str) -> Iterable[Row]:
    held = [belongings(session, id, ended=False) for id in (left, right)]
    told = ["; ".join(_belonging_text(session, row) for row in side) for side in held]
    yield Row("cell", "Chi bộ hiện nay", told[0], told[1], ONE, "keep" if held[0] else "other")
    before = [belongings(session, id, ended=True) for id in (left, right)]
    told = ["\n".join(_belonging_text(session, row) for row in side) for side in before]
    yield Row("belonging", "Chi bộ trước đây", told[0], told[1], ANY, "both")


def _line_rows(session: Session, left: str, right: str) -> Iterable[Row]:
    for name, table in line_tables().items():
        sides = [hanging(session, table, id) for id in (left, right)]
        paired: set[str] = set()
        for mine, theirs in twins.pairs(*sides):
            if twins.told(mine) != twins.told(theirs):
                paired |= {mine.id, theirs.id}
                yield _twin_row(session, mine, theirs)
        told = ["\n".join(line_text(row) for row in side if row.id not in paired) for side in sides]
        yield Row(name, words.table(name), told[0], told[1], ANY, "both")


def _twin_row(session: Session, mine: Record, theirs: Record) -> Row:
    """Two lines of which the person has one only: the fuller one is proposed."""
    pair = (mine, theirs)
    known = [sum(value not in (None, "") for value in twins.told(row).values()) for row in pair]
    proposed: Choice = "other" if known[1] > known[0] else "keep"
    told = line_text(mine), line_text(theirs)
    return Row(twins.key(mine), twins.label(session, mine), told[0], told[1], ONE, proposed)


def _paper_rows(session: Session, left: str, right: str) -> Iterable[Row]:
    held = [papers(session, id) for id in (left, right)]
    for form in sorted({*held[0], *held[1]}):
        sides = [one.get(form) for one in held]
        told = [paper_text(row) if row else "" for row in sides]
        choices = ONE if all(sides) else ()
        issued = [row is not None and row.sheet is not None for row in sides]
        other = sides[0] is None or (issued[1] and not issued[0])
        label = f"Văn bản {words.form_title(form)}"
        yield Row(f"paper.{form}", label, told[0], told[1], choices, "other" if other else "keep")


def _followers(session: Session, left: str, right: str) -> Iterable[Row]:
    held = [cases(session, id) for id in (left, right)]
    told = ["\n".join(_case_text(session, row) for row in side) for side in held]
    yield Row("case", "Hồ sơ", told[0], told[1], (), "both")
    told = ["\n".join(_helped(session, id)) for id in (left, right)]
    yield Row("mentorship", "Giúp đỡ người khác", told[0], told[1], (), "both")


def _helped(session: Session, mentor_id: str) -> list[str]:
    query = (
        select(PersonRow.name)
        .join(CaseRow, CaseRow.person_id == PersonRow.id)
        .join(MentorshipRow, MentorshipRow.case_id == CaseRow.id)
        .where(MentorshipRow.mentor_id == mentor_id)
        .order_by(PersonRow.sort_key)
    )
    return list(session.scalars(query))


def _recorded_in(session: Session, case: CaseRow) -> bool:
    hanging_on_cases = [one for one in recorded().values() if "case_id" in one.__table__.columns]
    return any(
        session.scalar(select(table.id).where(table.__table__.columns["case_id"] == case.id))
        for table in hanging_on_cases
    )


def _proposed(left: list[Any], right: list[Any]) -> Choice:
    """The kept side, unless it tells nothing, or only part of the date that the other knows."""
    if not any(left) and any(right):
        return "other"
    one, other = left[0], right[0]
    if isinstance(one, PartialDate) and isinstance(other, PartialDate):
        finer = one.earliest <= other.earliest and other.latest <= one.latest
        return "other" if finer and one != other else "keep"
    return "keep"


def label_of(table: str, name: str) -> str:
    """What a column is called where it stands alone."""
    said = "ảnh" if name == "photo_id" else words.column(table, name)
    return said[:1].upper() + said[1:]


def _value_text(table: str, name: str, side: list[Any]) -> str:
    value, *formerly = side
    if name == "photo_id":
        return "có ảnh" if value else ""
    said = said_of(table, name, value)
    old = formerly[0] if formerly else ""
    return f"{said} (trước đây là {old})" if said and old else said or old


def said_of(table: str, name: str, value: Any) -> str:
    """A value of a column in words; empty if it tells nothing."""
    if value is None or value == "" or value == []:
        return ""
    said = words.coded(table, name, value)
    return said or (value.text if isinstance(value, PartialDate) else _plain(value))


def _plain(value: Any) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else words.value(value)


def line_text(row: Record) -> str:
    """A line in one row of words: the first few things that it tells."""
    columns = [column.name for column in row.__table__.columns]
    shown = [name for name in columns if words.is_shown(name)]
    table = row.__tablename__
    told = [said for name in shown if (said := said_of(table, name, getattr(row, name)))]
    return " · ".join(told[:_TOLD_OF_A_LINE])


def _belonging_text(session: Session, row: BelongingRow) -> str:
    cell = rows.present(session, CellRow, row.cell_id).name
    told = [
        f"{word} {day:%d/%m/%Y}" for word, day in (("từ", row.since), ("đến", row.until)) if day
    ]
    return " ".join([cell, *told])


def paper_text(row: PaperRow) -> str:
    """How far a paper has come: being written, or issued with its number and day."""
    if row.sheet is None:
        return "đang soạn"
    number = f" số {row.number}" if row.number else ""
    return f"đã phát hành{number}{f' ngày {row.day:%d/%m/%Y}' if row.day else ''}"


def _case_text(session: Session, case: CaseRow) -> str:
    query = select(StepRow.step).where(StepRow.case_id == case.id).order_by(StepRow.day.desc())
    latest = session.scalars(query).first()
    shape = shipped.step(latest) if latest else None
    return f"mở {case.began:%d/%m/%Y}" + (f", đã đến “{shape.title}”" if shape else "")
