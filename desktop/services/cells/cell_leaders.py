"""Who leads a cell and who of the commune committee is in charge of it: congress, officers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.cells import cell_hints
from desktop.rules.text import date_text
from desktop.services import facts, rows, shipped
from desktop.store.tables.cell_meetings import CellMeetingRow
from desktop.store.tables.organisations import CellRow, ChargeRow, CongressRow, OfficerRow
from desktop.store.tables.people import PersonRow

SECRETARY = "cell-secretary"
OFFICES = (SECRETARY, "cell-deputy", "cell-member")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerLine:
    """An officer of a cell."""

    id: str
    revision: int
    cell_id: str
    cell: str
    person_id: str
    person: str
    office: str
    since: date
    until: date | None
    number: str

    @property
    def office_text(self) -> str:
        """What the officer is called."""
        return offices().get(self.office, self.office)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeLine:
    """Somebody of the commune committee in charge of a cell, and the meetings attended.

    `held` are the meetings of the cell while in charge in the year asked about.
    """

    id: str
    revision: int
    cell_id: str
    cell: str
    person_id: str
    person: str
    since: date
    until: date | None
    number: str
    held: int
    attended: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CongressLine:
    """A congress of a cell, and when the term that began with it ends."""

    id: str
    revision: int
    cell_id: str
    cell: str
    day: date
    number: str
    ends: date


def offices() -> Mapping[str, str]:
    """The offices of a cell, by code."""
    return {one.code: one.name for one in shipped.entries("party_posts") if one.code in OFFICES}


def add_officer(
    session: Session, /, *, id: str, cell_id: str, person_id: str, office: str, **values: object
) -> str:
    """Enter an officer of a cell; a new secretary or deputy ends the one before on that day.

    The secretary becomes the one who signs the cell's papers. Refusal for somebody who is none of
    the cell's members, or without a day.
    """
    _required(cell_id, person_id)
    cell = rows.present(session, CellRow, cell_id)
    person = rows.present(session, PersonRow, person_id)
    _check_office(office)
    row = OfficerRow(id=id, cell_id=cell_id, person_id=person_id, office=office)
    rows.fill(row, dict(values))
    _check_days(row)
    if office != "cell-member":
        before = select(OfficerRow).filter_by(cell_id=cell_id, office=office, until=None)
        for one in session.scalars(before):
            if one.since > row.since:
                raise Refusal(
                    f"Người giữ chức vụ này hiện nay bắt đầu từ {date_text(one.since)}; ngày mới "
                    "không thể sớm hơn.",
                    field="since",
                )
            one.until = row.since
    session.add(row)
    if office == SECRETARY and row.until is None:
        rows.fill(cell, {"secretary": person.name})
    return f"{offices()[office]}, {cell.name}: {person.name}"


def change_officer(session: Session, /, *, id: str, revision: int, **values: object) -> str:
    """Change what is known of an officer, or say until when."""
    row = rows.present(session, OfficerRow, id)
    rows.fill(row, dict(values), revision=revision)
    _required(row.cell_id, row.person_id)
    _check_office(row.office)
    _check_days(row)
    return f"Sửa cấp ủy chi bộ: {rows.present(session, PersonRow, row.person_id).name}"


def remove_officer(session: Session, /, *, id: str) -> str:
    """Take back an officer entered by mistake."""
    row = rows.present(session, OfficerRow, id)
    session.delete(row)
    return f"Xóa cấp ủy chi bộ: {rows.present(session, PersonRow, row.person_id).name}"


def add_charge(
    session: Session, /, *, id: str, cell_id: str, person_id: str, **values: object
) -> str:
    """Put somebody of the committee in charge of a cell; the one before ends on that day."""
    _required(cell_id, person_id)
    cell = rows.present(session, CellRow, cell_id)
    person = rows.present(session, PersonRow, person_id)
    row = ChargeRow(id=id, cell_id=cell_id, person_id=person_id)
    rows.fill(row, dict(values))
    _check_days(row)
    before = select(ChargeRow).filter_by(cell_id=cell_id, until=None)
    for one in session.scalars(before):
        if one.person_id == person_id:
            raise Refusal(f"{person.name} đang phụ trách {cell.name}.", field="person_id")
        one.until = max(one.since, row.since)
    session.add(row)
    return f"{person.name} phụ trách {cell.name}"


def change_charge(session: Session, /, *, id: str, revision: int, **values: object) -> str:
    """Change what is known of who is in charge, or say until when."""
    row = rows.present(session, ChargeRow, id)
    rows.fill(row, dict(values), revision=revision)
    _required(row.cell_id, row.person_id)
    _check_days(row)
    return f"Sửa phân công phụ trách {rows.present(session, CellRow, row.cell_id).name}"


def remove_charge(session: Session, /, *, id: str) -> str:
    """Take back who was put in charge by mistake."""
    row = rows.present(session, ChargeRow, id)
    session.delete(row)
    return f"Xóa phân công phụ trách {rows.present(session, CellRow, row.cell_id).name}"


def add_congress(
    session: Session, /, *, id: str, cell_id: str, day: date | None, number: str = ""
) -> str:
    """Enter a congress of a cell, from which its term runs."""
    if not cell_id:
        raise Refusal("Hãy chọn chi bộ.", field="cell_id")
    if day is None:
        raise Refusal("Hãy ghi ngày đại hội.", field="day")
    cell = rows.present(session, CellRow, cell_id)
    session.add(CongressRow(id=id, cell_id=cell_id, day=day, number=number))
    return f"Đại hội {cell.name} ngày {date_text(day)}"


def remove_congress(session: Session, /, *, id: str) -> str:
    """Take back a congress entered by mistake."""
    row = rows.present(session, CongressRow, id)
    session.delete(row)
    return f"Xóa đại hội {rows.present(session, CellRow, row.cell_id).name}"


def officers(session: Session) -> tuple[OfficerLine, ...]:
    """All officers, by cell in the office's order; those in office before the ones before them."""
    rank = {code: at for at, code in enumerate(OFFICES)}
    found = []
    for row, person, cell in session.execute(_with_names(OfficerRow)):
        found.append(
            OfficerLine(
                id=row.id,
                revision=row.revision,
                cell_id=cell.id,
                cell=cell.name,
                person_id=person.id,
                person=person.name,
                office=row.office,
                since=row.since,
                until=row.until,
                number=row.number,
            )
        )
    order = {cell.id: at for at, cell in enumerate(facts.cells(session))}
    found.sort(key=lambda one: (one.since, text.sort_key(one.person)), reverse=True)
    found.sort(key=lambda one: (order[one.cell_id], one.until is not None, rank[one.office]))
    return tuple(found)


def charges(session: Session, /, *, year: int) -> tuple[ChargeLine, ...]:
    """Who is and was in charge of which cell, with the meetings of a year attended."""
    met: dict[str, list[tuple[date, bool]]] = defaultdict(list)
    for held in session.scalars(select(CellMeetingRow).where(CellMeetingRow.held.is_not(None))):
        if held.held is not None and held.held.year == year:
            met[held.cell_id].append((held.held, held.committee_present is True))
    found = []
    for row, person, cell in session.execute(_with_names(ChargeRow)):
        own = [
            came
            for day, came in met[cell.id]
            if row.since <= day and (row.until is None or day < row.until)
        ]
        found.append(
            ChargeLine(
                id=row.id,
                revision=row.revision,
                cell_id=cell.id,
                cell=cell.name,
                person_id=person.id,
                person=person.name,
                since=row.since,
                until=row.until,
                number=row.number,
                held=len(own),
                attended=sum(own),
            )
        )
    order = {cell.id: at for at, cell in enumerate(facts.cells(session))}
    found.sort(key=lambda one: (one.until is not None, order[one.cell_id]))
    return tuple(found)


def congresses(session: Session) -> tuple[CongressLine, ...]:
    """The congresses of the cells, the latest first."""
    law = facts.law(session)
    names = {cell.id: cell.name for cell in facts.cells(session)}
    query = select(CongressRow).order_by(CongressRow.day.desc(), CongressRow.id)
    return tuple(
        CongressLine(
            id=row.id,
            revision=row.revision,
            cell_id=row.cell_id,
            cell=names.get(row.cell_id, ""),
            day=row.day,
            number=row.number,
            ends=cell_hints.term_ends(row.day, law),
        )
        for row in session.scalars(query)
    )


def in_charge(session: Session, /, *, cell_id: str, day: date) -> str:
    """The name of whoever is in charge of a cell on a day; "" for nobody."""
    query = (
        select(PersonRow.name)
        .join(ChargeRow, ChargeRow.person_id == PersonRow.id)
        .where(ChargeRow.cell_id == cell_id, ChargeRow.since <= day)
        .where((ChargeRow.until.is_(None)) | (ChargeRow.until > day))
        .order_by(ChargeRow.since.desc())
    )
    return session.scalars(query).first() or ""


def _with_names(table: type[OfficerRow] | type[ChargeRow]) -> Select[Any, Any, Any]:
    return (
        select(table, PersonRow, CellRow)
        .join(PersonRow, PersonRow.id == table.person_id)
        .join(CellRow, CellRow.id == table.cell_id)
        .where(PersonRow.removed.is_(None))
    )


def _check_office(office: str) -> None:
    if office not in OFFICES:
        raise Refusal("Hãy chọn chức vụ trong chi bộ.", field="office")


def _required(cell_id: str, person_id: str) -> None:
    if not cell_id:
        raise Refusal("Hãy chọn chi bộ.", field="cell_id")
    if not person_id:
        raise Refusal("Hãy chọn người.", field="person_id")


def _check_days(row: OfficerRow | ChargeRow) -> None:
    if row.since is None:
        raise Refusal("Hãy ghi từ ngày nào.", field="since")
    if row.until is not None and row.until < row.since:
        raise Refusal("Ngày thôi không thể trước ngày bắt đầu.", field="until")
