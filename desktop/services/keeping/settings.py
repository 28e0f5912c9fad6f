"""The office's own settings, kept in the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.calendar import Calendar
from desktop.rules.editions import TIME_UNITS, Limit
from desktop.rules.facts.office import Office
from desktop.services import facts, rows, shipped
from desktop.services.office import for_chief
from desktop.store.tables.office import DayOffRow, LocalLimitRow, OfficeRow

_LONGEST_LEAD = 365
"""Days: who wants to be told of everything a year ahead is told of nothing."""
_LEVELS = ("commune", "province")


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day off, or worked in exchange, that the office entered."""

    id: str
    day: date
    worked: bool
    title: str


@dataclass(frozen=True, slots=True)
class LocalLimitLine:
    """A time limit that the office's superiors set themselves, as a list shows it."""

    id: str
    rule: str
    title: str
    text: str
    value: int
    in_force_from: date
    in_force_to: date | None
    source: str


def office(session: Session) -> Office:
    """The committee of this file."""
    return facts.office(session)


@for_chief
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
            level="commune",
        )
        session.add(row)
        # Papers name the commune's place before their day, unless the office says otherwise.
        values = {"place": values.get("commune_name") or values.get("province_name", ""), **values}
    lead = values.get("lead_days")
    if isinstance(lead, tuple | list):
        values["lead_days"] = sorted(set(lead), reverse=True)
    rows.fill(row, values)
    if row.level not in _LEVELS:
        raise Refusal("Cấp của cơ quan chỉ có xã hoặc tỉnh.", field="level")
    if not row.commune_name and row.level != "province":
        raise Refusal("Hãy nhập tên xã, phường hoặc đặc khu.", field="commune_name")
    if not row.province_name:
        raise Refusal("Hãy nhập tên tỉnh hoặc thành phố.", field="province_name")
    if row.model not in ("A", "B"):
        raise Refusal("Mô hình tổ chức chỉ có A hoặc B.", field="model")
    if row.lead_days and not all(0 < one <= _LONGEST_LEAD for one in row.lead_days):
        sentence = f"Số ngày nhắc trước hạn phải từ 1 đến {_LONGEST_LEAD}; hãy sửa."
        raise Refusal(sentence, field="lead_days")
    if row.term_from and row.term_to and row.term_from > row.term_to:
        raise Refusal("Nhiệm kỳ kết thúc trước khi bắt đầu; hãy sửa ngày.", field="term_to")
    return "Sửa thông tin cơ quan"


def usual_lead_days() -> tuple[int, ...]:
    """How many days before a last day the processes tell of it, the longest first."""
    every = {days for process in shipped.processes() for days in process.lead_days}
    return tuple(sorted(every, reverse=True))


def lead_days(session: Session) -> tuple[int, ...]:
    """How many days before a last day the office is told of it: as it wants, else as usual."""
    return office(session).lead_days or usual_lead_days()


def days_off(session: Session) -> tuple[DayOff, ...]:
    """The days off and worked days that the office entered, by date."""
    query = select(DayOffRow).order_by(DayOffRow.day)
    return tuple(DayOff(row.id, row.day, row.worked, row.title) for row in session.scalars(query))


@for_chief
def set_day_off(session: Session, /, *, day: date, worked: bool, title: str) -> str:
    """Enter a day off, or a day worked in exchange, of the yearly notice."""
    row = session.scalar(select(DayOffRow).where(DayOffRow.day == day))
    if row is None:
        row = DayOffRow(day=day)
        session.add(row)
    rows.fill(row, {"worked": worked, "title": title})
    kind = "ngày làm bù" if worked else "ngày nghỉ"
    return f"Ghi {kind} {day:%d/%m/%Y}"


@for_chief
def remove_day_off(session: Session, /, *, id: str) -> str:
    """Take back a day off that was entered."""
    row = rows.present(session, DayOffRow, id)
    session.delete(row)
    return f"Bỏ ngày nghỉ {row.day:%d/%m/%Y}"


def working_calendar(session: Session) -> Calendar:
    """The calendar of working days: the shipped tables and the office's own days."""
    return shipped.calendar(tuple((one.day, one.worked) for one in days_off(session)))


def limits(session: Session, /, *, day: date) -> tuple[Limit, ...]:
    """The time limits as they bind the office on a day; `local` marks those of its superiors."""
    law = facts.law(session)
    ids = dict.fromkeys(one.id for one in law.limits if one.unit in TIME_UNITS)
    return tuple(law.limit(one, day) for one in ids)


def central_limits(_session: Session, /, *, day: date) -> tuple[Limit, ...]:
    """The time limits of the law on a day, whatever superiors set, in the order of its file."""
    law = shipped.law()
    held = dict.fromkeys(one.id for one in law.limits if one.unit in TIME_UNITS)
    return tuple(law.limit(one, day) for one in held)


def local_limits(session: Session) -> tuple[LocalLimitLine, ...]:
    """The limits that the office entered itself, in the order of the law and by date."""
    query = select(LocalLimitRow).order_by(LocalLimitRow.in_force_from)
    rank = {one.id: at for at, one in enumerate(shipped.law().limits)}
    rows_ = sorted(session.scalars(query), key=lambda row: rank.get(row.rule, len(rank)))
    return tuple(_limit_line(row) for row in rows_)


@for_chief
def set_local_limit(
    session: Session,
    /,
    *,
    rule: str,
    value: int,
    source: str,
    in_force_from: date,
    in_force_to: date | None = None,
) -> str:
    """Let a time limit of the superiors go before the central one from a day on.

    A second one from the same day replaces the first. Refusal without a number, a source, or for
    what is no time limit.
    """
    central = _time_limit(rule, in_force_from)
    if value < 1:
        raise Refusal("Thời hạn phải là số nguyên dương.", field="value")
    if not source.strip():
        raise Refusal("Hãy ghi văn bản của cấp trên quy định thời hạn này.", field="source")
    if in_force_to is not None and in_force_to < in_force_from:
        raise Refusal("Ngày hết hiệu lực trước ngày có hiệu lực; hãy sửa.", field="in_force_to")
    row = session.scalar(
        select(LocalLimitRow).where(
            LocalLimitRow.rule == rule, LocalLimitRow.in_force_from == in_force_from
        )
    )
    if row is None:
        row = LocalLimitRow(rule=rule, in_force_from=in_force_from)
        session.add(row)
    rows.fill(row, {"value": value, "source": source.strip(), "in_force_to": in_force_to})
    return f"Đặt thời hạn riêng: {central.title} {replace(central, value=value).text}"


@for_chief
def remove_local_limit(session: Session, /, *, id: str) -> str:
    """Let the central limit hold again."""
    row = rows.present(session, LocalLimitRow, id)
    session.delete(row)
    return f"Bỏ thời hạn riêng: {_time_limit(row.rule, row.in_force_from).title}"


def _time_limit(rule: str, day: date) -> Limit:
    try:
        central = shipped.law().limit(rule, day)
    except KeyError:
        raise Refusal(f"Không có thời hạn “{rule}” vào ngày này.", field="rule") from None
    if central.unit not in TIME_UNITS:
        raise Refusal(f"“{central.title}” không phải thời hạn nên không đổi được.", field="rule")
    return central


def _limit_line(row: LocalLimitRow) -> LocalLimitLine:
    own = replace(_time_limit(row.rule, row.in_force_from), value=row.value)
    return LocalLimitLine(
        row.id,
        row.rule,
        own.title,
        own.text,
        row.value,
        row.in_force_from,
        row.in_force_to,
        row.source,
    )
