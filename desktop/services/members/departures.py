"""Members exempt from activity, struck off, leaving, expelled or dead: each until it is settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.facts.person import Departure
from desktop.rules.members import departures as rules
from desktop.rules.members import membership
from desktop.rules.members.discipline import Term
from desktop.rules.partial_date import PartialDate
from desktop.services import facts, rows, shipped
from desktop.services.keeping import settings
from desktop.services.members import members, of_member
from desktop.services.members.of_member import OfMember
from desktop.store.tables.departures import DepartureRow
from desktop.store.tables.members import DisciplineRow
from desktop.store.tables.people import PersonRow

_EXPULSION = "expulsion"
_ORDER = (
    ("met", "Ngày chi bộ họp", "asked", "ngày có đơn"),
    ("decided", "Ngày quyết định", "met", "ngày chi bộ họp"),
    ("day", "Ngày có hiệu lực", "met", "ngày chi bộ họp"),
    ("until", "Ngày hết thời gian miễn", "day", "ngày có hiệu lực"),
    ("ended", "Ngày sinh hoạt lại", "day", "ngày có hiệu lực"),
    ("received", "Ngày nhận quyết định", "decided", "ngày quyết định"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartureLine(OfMember):
    """One of them as the list shows it: who, how, how far, and what is due."""

    way: Departure
    kind_text: str
    state: str
    open: bool
    terms: tuple[Term, ...] = ()
    doubts: tuple[str, ...] = ()


def add_departure(
    session: Session, /, *, id: str, person_id: str, kind: str, **values: object
) -> str:
    """Enter that a member takes part no more; Refusal for a stranger, or while another is open."""
    person = rows.present(session, PersonRow, person_id)
    kinds = {one.code: one.name for one in shipped.entries("departure_kinds")}
    if kind not in kinds:
        raise Refusal("Hãy chọn loại trong danh sách.", field="kind")
    _refuse_second(session, person_id, person.name)
    _refuse_stranger(session, person_id, person.name, values.get("day"))
    row = DepartureRow(id=id, person_id=person_id, kind=kind)
    session.add(row)
    _fill(session, row, values)
    return f"{kinds[kind]}: {person.name}"


def change_departure(session: Session, /, *, id: str, revision: int, **values: object) -> str:
    """Change what is known of it; from the day it holds the member is no longer counted."""
    row = rows.present(session, DepartureRow, id)
    _fill(session, row, values, revision)
    kinds = {one.code: one.name.lower() for one in shipped.entries("departure_kinds")}
    return f"Sửa việc {kinds[row.kind]} của {rows.present(session, PersonRow, row.person_id).name}"


def remove_departure(session: Session, /, *, id: str) -> str:
    """Take back what was entered by mistake: the member takes part as before."""
    row = rows.present(session, DepartureRow, id)
    name = rows.present(session, PersonRow, row.person_id).name
    if row.kind == rules.EXEMPT and row.day is not None and row.ended is None:
        members.set_standing(session, person_id=row.person_id, status="", status_on=None)
    session.delete(row)
    return f"Bỏ việc ghi nhầm của {name}"


def lines(session: Session, /, *, day: date) -> tuple[DepartureLine, ...]:
    """All of them on a day: what is open first, then the latest."""
    law, calendar = facts.law(session), settings.working_calendar(session)
    kinds = {one.code: one.name for one in shipped.entries("departure_kinds")}
    held = of_member.held(session, DepartureRow)
    told = []
    for row in held.rows:
        person = held.people[row.person_id]
        way = next(one for one in person.departures if one.id == row.id)
        told.append(
            DepartureLine(
                **held.told(row, way.day or day),
                way=way,
                kind_text=kinds[way.kind],
                state=rules.state(way),
                open=rules.is_open(way, day),
                terms=rules.terms(way, law, calendar),
                doubts=rules.doubts(way, person, law),
            )
        )
    told.sort(key=lambda one: text.sort_key(one.person))
    return tuple(sorted(told, key=lambda one: (not one.open, -_latest(one.way).toordinal())))


def _latest(way: Departure) -> date:
    days = (way.asked, way.met, way.decided, way.day, way.ended)
    return max((one for one in days if one), default=date.min)


def _fill(
    session: Session, row: DepartureRow, values: Mapping[str, object], revision: int | None = None
) -> None:
    before = row.day, row.ended
    rows.fill(row, dict(values), revision=revision)
    for name, words, earlier, named in _ORDER:
        later, first = getattr(row, name), getattr(row, earlier)
        if later is not None and first is not None and later < first:
            raise Refusal(f"{words} không thể trước {named} ({first:%d/%m/%Y}).", field=name)
    if row.kind != rules.EXEMPT and (row.until or row.ended):
        raise Refusal(
            "Chỉ việc miễn sinh hoạt mới có thời hạn và ngày sinh hoạt lại.", field="until"
        )
    if row.kind == rules.EXEMPT and (row.day, row.ended) != before:
        _set_standing(session, row)
    if row.kind == rules.EXPELLED and row.day is not None:
        _keep_discipline(session, row)


def _set_standing(session: Session, row: DepartureRow) -> None:
    """Say of the member what follows for taking part."""
    since = row.ended or row.day
    status = "active" if row.ended else "exempt" if row.day else ""
    members.set_standing(
        session,
        person_id=row.person_id,
        status=status,
        status_on=PartialDate.of(since) if since else None,
    )


def _keep_discipline(session: Session, row: DepartureRow) -> None:
    """An expulsion stands among the member's discipline too, once."""
    query = select(DisciplineRow).filter_by(person_id=row.person_id, form=_EXPULSION)
    if session.scalars(query).first() is None:
        session.add(
            DisciplineRow(
                person_id=row.person_id,
                form=_EXPULSION,
                day=row.decided or row.day,
                number=row.number,
                in_force=row.day,
            )
        )


def _refuse_second(session: Session, person_id: str, name: str) -> None:
    query = select(DepartureRow).where(
        DepartureRow.person_id == person_id, DepartureRow.day.is_(None)
    )
    if session.scalars(query).first() is not None:
        raise Refusal(
            f"{name} còn một việc đang xem xét ở đây. Hãy ghi tiếp vào dòng đó, hoặc xóa nó.",
            field="person_id",
        )


def _refuse_stranger(session: Session, person_id: str, name: str, day: object) -> None:
    known = facts.some(session, [person_id])
    life = membership.life(known.people[0], known.cases)
    on = day if isinstance(day, date) else date.max
    if not life.member_on(on) and not life.member_on(date.max):
        raise Refusal(
            f"{name} không phải đảng viên của đảng bộ vào ngày đó. Hãy xem ngày vào Đảng, biến "
            "động ở trang của người đó.",
            field="person_id",
        )
