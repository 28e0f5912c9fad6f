"""The backward plan that was kept for a case, and the days offered for a ceremony."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.cases import plan as rules
from desktop.rules.cases.plan import PlanLine
from desktop.services import facts, rows, shipped
from desktop.services.cases import steps
from desktop.services.keeping import settings
from desktop.store.tables.cases import PlanRow
from desktop.store.tables.people import PersonRow


@dataclass(frozen=True, slots=True)
class WishedDay:
    """A day of the year that committees like to admit on."""

    day: date
    title: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A wished day for one case: how many steps can no longer be done in time for it."""

    wished: WishedDay
    late: int


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A step of a kept plan: its day then, and when it was done, or must be done by now.

    `slipped` are the calendar days by which it came, or already is, later than planned; `why` says
    of a step that is no longer `possible` what forbids it.
    """

    step: str
    title: str
    planned: date
    done: date | None
    now: date
    slipped: int
    possible: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """The plan kept for a case, set beside how it stands."""

    id: str
    ceremony: date
    made: date
    lines: tuple[KeptLine, ...]


def backward_plan(
    session: Session, /, *, person_id: str, ceremony: date, day: date
) -> tuple[PlanLine, ...]:
    """The latest day of each step if the ceremony is to be on the day wished for."""
    case = facts.case_of(session, person_id)
    if case is None:
        raise Refusal("Người này chưa có hồ sơ nên chưa lập được kế hoạch ngược.")
    return rules.backward_plan(
        case,
        steps.processes_for(case),
        facts.law(session),
        settings.working_calendar(session),
        ceremony,
        day,
    )


def wished_days(_session: Session, /, *, day: date) -> tuple[WishedDay, ...]:
    """The next time each of the usual days comes after a day, the nearest first."""
    found = []
    for one in shipped.entries("ceremony_days"):
        month, number = map(int, one.code.split("-"))
        this = date(day.year, month, number)
        found.append(WishedDay(this if this > day else this.replace(year=day.year + 1), one.name))
    return tuple(sorted(found, key=lambda one: one.day))


def offers(session: Session, /, *, person_id: str, day: date) -> tuple[Offer, ...]:
    """The usual days after a day, each with how much of the case can no longer be in time."""
    found = []
    for wished in wished_days(session, day=day):
        lines = backward_plan(session, person_id=person_id, ceremony=wished.day, day=day)
        found.append(Offer(wished, sum(not one.possible for one in lines)))
    return tuple(found)


def keep_plan(session: Session, /, *, person_id: str, ceremony: date, day: date) -> str:
    """Keep the backward plan for a ceremony as it stands on a day, in place of an earlier one."""
    person = rows.present(session, PersonRow, person_id)
    lines = backward_plan(session, person_id=person_id, ceremony=ceremony, day=day)
    case = facts.case_of(session, person_id, with_life=False)
    if case is None:
        raise RuntimeError("a plan without its case")
    row = session.scalar(select(PlanRow).where(PlanRow.case_id == case.id))
    if row is None:
        row = PlanRow(case_id=case.id)
        session.add(row)
    days = {one.step: one.latest.isoformat() for one in lines}
    rows.fill(row, {"ceremony": ceremony, "made": day, "days": days})
    return f"Giữ kế hoạch kết nạp {person.name} ngày {ceremony:%d/%m/%Y}"


def drop_plan(session: Session, /, *, id: str) -> str:
    """Keep no plan for the case any longer."""
    row = rows.present(session, PlanRow, id)
    session.delete(row)
    return f"Bỏ kế hoạch kết nạp ngày {row.ceremony:%d/%m/%Y}"


def kept(session: Session, /, *, person_id: str, day: date) -> KeptPlan | None:
    """The plan kept for a person's case, as it stands on a day; None if none is."""
    case = facts.case_of(session, person_id, with_life=False)
    row = session.scalar(select(PlanRow).where(PlanRow.case_id == case.id)) if case else None
    if case is None or row is None:
        return None
    now = backward_plan(session, person_id=person_id, ceremony=row.ceremony, day=day)
    planned = {step: date.fromisoformat(kept) for step, kept in row.days.items()}
    lines = (
        _line(one, planned[one.step], case.day_of(one.step) if one.done else None, day)
        for one in now
        if one.step in planned
    )
    return KeptPlan(row.id, row.ceremony, row.made, tuple(lines))


def _line(one: PlanLine, planned: date, done: date | None, day: date) -> KeptLine:
    reached = done or max(day, planned)
    now = done or one.latest
    slipped = max(0, (reached - planned).days)
    why = "" if one.possible else one.why
    return KeptLine(one.step, one.title, planned, done, now, slipped, one.possible, why)
