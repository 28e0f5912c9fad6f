"""The office's own settings, kept in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.calendar import Calendar
from desktop.rules.facts.office import Office
from desktop.services import facts, rows, shipped
from desktop.store.tables.office import DayOffRow, OfficeRow


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day off, or worked in exchange, that the office entered."""

    id: str
    day: date
    worked: bool
    title: str


def office(session: Session) -> Office:
    """The committee of this file."""
    return facts.office(session)


def set_office(session: Session, /, **values: object) -> str:
    """Say which committee this is, its term, its model and who signs."""
    row = session.scalar(select(OfficeRow))
    if row is None:
        row = OfficeRow(
            commune_kind="xã",
            commune_name="",
            province_kind="tỉnh",
            province_name="",
            model="B",
        )
        session.add(row)
        # Papers name the commune's place before their day, unless the office says otherwise.
        values = {"place": values.get("commune_name", ""), **values}
    rows.fill(row, values)
    if not row.commune_name:
        raise Refusal("Hãy nhập tên xã, phường hoặc đặc khu.", field="commune_name")
    if not row.province_name:
        raise Refusal("Hãy nhập tên tỉnh hoặc thành phố.", field="province_name")
    if row.model not in ("A", "B"):
        raise Refusal("Mô hình tổ chức chỉ có A hoặc B.", field="model")
    if row.term_from and row.term_to and row.term_from > row.term_to:
        raise Refusal("Nhiệm kỳ kết thúc trước khi bắt đầu; hãy sửa ngày.", field="term_to")
    return "Sửa thông tin cơ quan"


def days_off(session: Session) -> tuple[DayOff, ...]:
    """The days off and worked days that the office entered, by date."""
    query = select(DayOffRow).order_by(DayOffRow.day)
    return tuple(DayOff(row.id, row.day, row.worked, row.title) for row in session.scalars(query))


def set_day_off(session: Session, /, *, day: date, worked: bool, title: str) -> str:
    """Enter a day off, or a day worked in exchange, of the yearly notice."""
    row = session.scalar(select(DayOffRow).where(DayOffRow.day == day))
    if row is None:
        row = DayOffRow(day=day)
        session.add(row)
    rows.fill(row, {"worked": worked, "title": title})
    kind = "ngày làm bù" if worked else "ngày nghỉ"
    return f"Ghi {kind} {day:%d/%m/%Y}"


def remove_day_off(session: Session, /, *, id: str) -> str:
    """Take back a day off that was entered."""
    row = rows.present(session, DayOffRow, id)
    session.delete(row)
    return f"Bỏ ngày nghỉ {row.day:%d/%m/%Y}"


def working_calendar(session: Session) -> Calendar:
    """The calendar of working days: the shipped tables and the office's own days."""
    return shipped.calendar(tuple((one.day, one.worked) for one in days_off(session)))
