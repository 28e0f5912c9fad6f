"""The backward plan: from the ceremony wished for to the latest day of each step before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.rules import conditions, recorded
from desktop.rules.answers import Context
from desktop.rules.calendar import Calendar
from desktop.rules.editions import LawBook
from desktop.rules.facts.case import Case
from desktop.rules.order import Course, course
from desktop.rules.process import Process, Step
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

    Between two steps lie the working days that the process file calls usual.
    """
    known = recorded.as_of(case, day, law)
    way = course(known, processes, Context(law, calendar, day))
    latest = _latest(way, calendar, ceremony)
    return tuple(
        _line(step, way, latest[step.id], Context(law, calendar, latest[step.id]), day)
        for step in way.steps.values()
        if step.id in latest
    )


def _latest(way: Course, calendar: Calendar, ceremony: date) -> dict[str, date]:
    """The latest day of the ceremony and of every step that must come before it."""
    latest = {CEREMONY: ceremony}
    for step in reversed(way.steps.values()):
        if step.id not in latest:
            continue
        begins = calendar.working_days_before(latest[step.id], step.takes)
        for earlier in way.before(step):
            latest[earlier.id] = min(begins, latest.get(earlier.id, begins))
    return latest


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
    return [answer.sentence for answer in answers if answer.holds is False]
