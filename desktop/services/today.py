"""The day's work: what is overdue, due soon, or incomplete, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy.orm import Session

from desktop.rules import progress, text
from desktop.rules.facts.case import Case
from desktop.rules.process import Process
from desktop.rules.progress import Progress, StepProgress
from desktop.services import facts, settings, steps

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

    @property
    def record(self) -> str:
        """The record that the screen opens: the person's case at the step."""
        return f"{self.person_id}#{self.step}"


def tasks(session: Session, /, *, day: date) -> tuple[Task, ...]:
    """Everything to be done on a day: overdue first, then by due day, then incomplete."""
    whole = facts.whole(session)
    law, calendar = facts.law(session), settings.working_calendar(session)
    found: list[Task] = []
    for case in whole.cases:
        processes: tuple[Process, ...] = steps.processes_for(case)
        state = progress.progress(case, processes, law, calendar, day)
        if state.stage in ("official", "left"):
            continue
        found += [task for one in _awaited(state) if (task := _task(case, one, day)) is not None]
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
    return Task(
        when,
        case.person.id,
        case.person.name,
        case.cell.name if case.cell else "",
        one.id,
        one.title,
        _reason(one, day),
        one.due or one.opens,
        one.source,
    )


def _when(one: StepProgress, day: date) -> When | None:
    if one.state == "late":
        return "overdue"
    if one.due is not None:
        left = (one.due - day).days
        if left < 0:
            return "overdue"
        if left <= _WEEK:
            return "week"
        if left <= _MONTH:
            return "month"
        if one.notice is not None:
            return "later"
    if one.opens is not None:
        left = (one.opens - day).days
        return "week" if left <= _WEEK else "month" if left <= _MONTH else None
    blocked = any(finding.level == "block" for finding in one.findings)
    return "incomplete" if blocked and not one.step.optional else None


def _reason(one: StepProgress, day: date) -> str:
    if one.due is not None:
        left = (one.due - day).days
        counted = f" ({one.due_note})" if one.due_note else ""
        if left < 0:
            return f"quá hạn {-left} ngày, hạn {text.date_text(one.due)}{counted}"
        if left == 0:
            return f"hôm nay là hạn cuối{counted}"
        return f"còn {left} ngày, hạn {text.date_text(one.due)}{counted}"
    blocks = [finding.sentence for finding in one.findings if finding.level == "block"]
    return blocks[0] if blocks else ""
