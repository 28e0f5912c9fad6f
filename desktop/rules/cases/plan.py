"""The backward plan: from the ceremony wished for to the latest day of each step before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.rules.calendar import Calendar
from desktop.rules.cases import conditions, findings, recorded
from desktop.rules.cases.answers import Context
from desktop.rules.cases.order import Course, course
from desktop.rules.cases.process import Process, Step
from desktop.rules.editions import LawBook
from desktop.rules.facts.case import Case
from desktop.rules.text import date_text

CEREMONY = "ceremony"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """The latest day of a step, whether it is done, still possible, and why (not)."""

    step: str
    title: str
    latest: date
    done: bool
    possible: bool
    why: str = ""


def backward_plan(
    case: Case,
    processes: Iterable[Process],
    law: LawBook,
    calendar: Calendar,
    ceremony: date,
    day: date,
) -> tuple[PlanLine, ...]:
    """What must be done by when for a ceremony on that day, seen from `day`, in order.

    Between two steps lie the working days that the process file calls usual. A step of the cell's
    monthly meeting falls on the last such meeting in time; no step later than its own last day.
    """
    known = recorded.as_of(case, day, law)
    context = Context(law, calendar, day)
    way = course(known, processes, context)
    latest = _latest(way, context, ceremony)
    return tuple(
        _line(step, way, latest[step.id], Context(law, calendar, latest[step.id]), day)
        for step in way.steps.values()
        if step.id in latest
    )


def last_meeting(context: Context, day: date) -> date:
    """The last monthly meeting of a cell by a day: its set day, or the next working day."""
    held = _meeting_of(context, day)
    if held > day:
        held = _meeting_of(context, date(day.year, day.month, 1) - timedelta(days=1))
    return held


def _meeting_of(context: Context, day: date) -> date:
    number = context.law.limit("cell-meeting-day", day).value
    return context.calendar.first_working_day(date(day.year, day.month, number))


def _latest(way: Course, context: Context, ceremony: date) -> dict[str, date]:
    """The latest day of the ceremony and of every step that must come before it."""
    latest = {CEREMONY: ceremony}
    for step in reversed(way.steps.values()):
        if step.id not in latest:
            continue
        if step.id != CEREMONY:
            latest[step.id] = _held_by(step, latest[step.id], way, context)
        begins = context.calendar.working_days_before(latest[step.id], step.takes)
        for earlier in way.before(step):
            latest[earlier.id] = min(begins, latest.get(earlier.id, begins))
    return latest


def _held_by(step: Step, day: date, way: Course, context: Context) -> date:
    """The last day, no later than the one given, on which the step may be held in time."""
    due = findings.due_of(step, way.case, context)
    by = min(day, due.day) if due else day
    return last_meeting(context, by) if step.meets else by


def _line(step: Step, way: Course, latest: date, context: Context, day: date) -> PlanLine:
    done_on = way.case.day_of(step.id)
    if done_on is not None:
        why, possible = f"Đã làm ngày {date_text(done_on)}.", True
    elif latest < day:
        why, possible = f"Lẽ ra phải xong trước ngày {date_text(latest)}.", False
    else:
        why = " ".join(_against(step, way.case, context))
        possible = not why
    return PlanLine(
        step=step.id,
        title=step.title,
        latest=latest,
        done=done_on is not None,
        possible=possible,
        why=why,
    )


def _against(step: Step, case: Case, context: Context) -> list[str]:
    """What time alone will still forbid on the step's latest day."""
    answers = (
        conditions.ask(name, case, context) for name in step.needs if conditions.find(name).by_time
    )
    found = [answer.sentence for answer in answers if answer.holds is False]
    due = findings.due_of(step, case, context)
    if due and context.day > due.day:
        found.append(findings.overdue(step, due, context).sentence)
    return found
