"""The day's work: what is overdue, due soon, or incomplete, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sqlalchemy.orm import Session

from desktop.rules import conditions, progress, special, text
from desktop.rules.answers import Context
from desktop.rules.calendar import Calendar
from desktop.rules.editions import LawBook
from desktop.rules.facts.case import Case
from desktop.rules.process import Stage
from desktop.rules.progress import Progress, StepProgress
from desktop.services import facts, kept, settings, shipped, steps, verifications

When = Literal["overdue", "week", "month", "later", "incomplete"]

_WEEK, _MONTH = 7, 30


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the work list; `screen` and `record` lead to where it is done.

    `due` is the last day, or, where only time is missing, the day from which it may be done.
    """

    when: When
    person_id: str
    person: str
    cell: str
    step: str
    title: str
    reason: str
    due: date | None
    source: str
    screen: str = "case"
    place: str = ""

    @property
    def record(self) -> str:
        """The record that the screen opens: the person's case at the place, else at the step."""
        return f"{self.person_id}#{self.place or self.step}"


def tasks(session: Session, /, *, day: date) -> tuple[Task, ...]:
    """Everything to be done on a day: overdue first, then by due day, then incomplete."""
    found = [task for lines in kept.by_case(session, day, _by_case).values() for task in lines]
    order = ("overdue", "week", "month", "later", "incomplete")
    return tuple(
        sorted(
            found,
            key=lambda task: (
                order.index(task.when),
                task.due or date.max,
                text.sort_key(task.person),
            ),
        )
    )


def _by_case(session: Session, day: date, among: set[str] | None) -> dict[str, tuple[Task, ...]]:
    """The lines of every open case, or of those among some."""
    law, calendar = facts.law(session), settings.working_calendar(session)
    cases = facts.open_cases(session, _ending(law), day, among)
    return {case.id: tuple(_of_case(case, law, calendar, day)) for case in cases}


def _ending(law: LawBook) -> set[str]:
    """The steps after which a case leaves nothing to do: not those that a term counts from."""
    ends = {
        one.id
        for process in shipped.processes()
        for one in process.step
        if one.end or one.stage == "official"
    }
    return ends - {step for one in law.special for paper in one.paper for step in paper.start}


def _of_case(case: Case, law: LawBook, calendar: Calendar, day: date) -> Iterator[Task]:
    for line in special.terms(case, law, calendar, day):
        step = line.paper.by or line.paper.step
        yield _dated(case, step, line.paper.title, line.due, line.due_note, line.due_source, day)
    state = progress.standing(case, steps.processes_for(case), law, calendar, day)
    if state.stage in ("official", "left"):
        return
    for one in _awaited(state):
        task = _task(case, one, day)
        if task is not None:
            yield task
    for asked in verifications.open_requests(case, law, calendar, day):
        title = f"Trả lời thẩm tra của {asked.committee}"
        reply = _dated(case, "verification", title, asked.due, asked.due_note, asked.source, day)
        yield replace(reply, place="verifications")
    if state.stage in _HELPERS:
        condition, step = _HELPERS[state.stage]
        gone = conditions.ask(condition, case, Context(law, calendar, day))
        if gone.holds is False:
            title = "Phân công người giúp đỡ khác"
            yield _line(case, "incomplete", step, title, gone.sentence, None, gone.source)


_HELPERS: dict[Stage, tuple[str, str]] = {
    "candidate": ("introducers are still here", "introduction"),
    "probationary": ("probation mentor is still here", "mentor-remark"),
}
"""What is asked of those who help at a stage, and the step at which they are told of."""


def _dated(
    case: Case, step: str, title: str, due: date | None, note: str, source: str, day: date
) -> Task:
    when = (_by(due, day) if due else None) or "later"
    return _line(case, when, step, title, _left(due, note, day), due, source)


def _line(
    case: Case, when: When, step: str, title: str, reason: str, due: date | None, source: str
) -> Task:
    cell = case.cell.name if case.cell else ""
    return Task(when, case.person.id, case.person.name, cell, step, title, reason, due, source)


def _awaited(state: Progress) -> Iterator[StepProgress]:
    """The open steps, and one that still waits but has a last day that no open step has."""
    told = {one.due for one in state.steps if one.open}
    for one in state.steps:
        alternative = one.step.end and one.step.optional
        if one.open and not alternative:
            yield one
        elif one.state == "waiting" and one.due not in {None, *told} and not alternative:
            told.add(one.due)
            yield one


def _task(case: Case, one: StepProgress, day: date) -> Task | None:
    when = _when(one, day)
    if when is None:
        return None
    return _line(case, when, one.id, one.title, _reason(one, day), one.due or one.opens, one.source)


def _when(one: StepProgress, day: date) -> When | None:
    if one.state == "late":
        return "overdue"
    if one.due is not None:
        near = _by(one.due, day)
        if near is not None or one.notice is not None:
            return near or "later"
    if one.opens is not None:
        left = (one.opens - day).days
        return "week" if left <= _WEEK else "month" if left <= _MONTH else None
    blocked = any(finding.level == "block" for finding in one.findings)
    return "incomplete" if blocked and not one.step.optional else None


def _by(due: date, day: date) -> When | None:
    left = (due - day).days
    if left < 0:
        return "overdue"
    return "week" if left <= _WEEK else "month" if left <= _MONTH else None


def _reason(one: StepProgress, day: date) -> str:
    if one.due is not None:
        return _left(one.due, one.due_note, day)
    blocks = [finding.sentence for finding in one.findings if finding.level == "block"]
    return blocks[0] if blocks else ""


def _left(due: date | None, note: str, day: date) -> str:
    if due is None:
        return ""
    left = (due - day).days
    counted = f" ({note})" if note else ""
    if left < 0:
        return f"quá hạn {-left} ngày, hạn {text.date_text(due)}{counted}"
    if left == 0:
        return f"hôm nay là hạn cuối{counted}"
    return f"còn {left} ngày, hạn {text.date_text(due)}{counted}"
