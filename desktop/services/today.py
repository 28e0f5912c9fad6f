"""The day's work: what is overdue, due soon, or incomplete, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.rules import text
from desktop.rules.cases import findings, progress, special
from desktop.rules.cases.answers import Context
from desktop.rules.cases.progress import Progress, StepProgress
from desktop.rules.editions import LawBook
from desktop.rules.facts.case import Case
from desktop.services import due, due_cells, due_members, facts, kept, shipped
from desktop.services.cases import steps, verifications
from desktop.services.due import Asked, Task, When

KINDS = (*due_members.KINDS, *due_cells.KINDS)
"""The kinds of lines beside those of cases."""

# So many cases are read in less time than anybody notices.
_FEW = 60


def tasks(session: Session, /, *, day: date) -> tuple[Task, ...]:
    """Everything to be done on a day: overdue first, then by due day, then incomplete.

    What has a last day is told of within the largest lead time of the office.
    """
    found = [task for lines in kept.by_case(session, day, _by_case).values() for task in lines]
    found += kept.by_kind(session, day, KINDS, due.asked(session, day))
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


def is_quick(session: Session, /, *, day: date) -> bool:
    """Whether `tasks` of a day answers at once, having few cases to ask about."""
    anew = kept.to_ask(session, day)
    if anew is None:
        held = facts.open_ids(_ending(facts.law(session)), day).subquery()
        anew = session.scalar(select(func.count()).select_from(held)) or 0
    return anew <= _FEW


def _by_case(session: Session, day: date, among: set[str] | None) -> dict[str, tuple[Task, ...]]:
    """The lines of every open case, or of those among some."""
    asked = due.asked(session, day)
    cases = facts.open_cases(session, _ending(asked.law), day, among)
    return {case.id: tuple(_of_case(case, asked)) for case in cases}


def _ending(law: LawBook) -> set[str]:
    """The steps after which a case leaves nothing to do: not those that a term counts from."""
    ends = {
        one.id
        for process in shipped.processes()
        for one in process.step
        if one.end or one.stage == "official"
    }
    return ends - {step for one in law.special for paper in one.paper for step in paper.start}


def _of_case(case: Case, asked: Asked) -> Iterator[Task]:
    law, calendar, day = asked.law, asked.calendar, asked.day
    for line in special.terms(case, law, calendar, day):
        step = line.paper.by or line.paper.step
        told = (line.due, line.due_note, line.due_source)
        yield from _dated(case, step, line.paper.title, told, asked)
    state = progress.standing(case, steps.processes_for(case), law, calendar, day)
    if state.stage in ("official", "left"):
        return
    for one in _awaited(state):
        task = _task(case, one, asked)
        if task is not None:
            yield task
    for request in verifications.open_requests(case, law, calendar, day):
        title = f"Trả lời thẩm tra của {request.committee}"
        told = (request.due, request.due_note, request.source)
        for reply in _dated(case, "verification", title, told, asked):
            yield replace(reply, place="verifications")
    for found in findings.of_mentors(state.stage, case, Context(law, calendar, day)):
        title = "Phân công người giúp đỡ khác"
        yield _line(case, "incomplete", found.step, title, found.sentence, None, found.source)


def _dated(
    case: Case, step: str, title: str, told: tuple[date | None, str, str], asked: Asked
) -> Iterator[Task]:
    due, note, source = told
    when = asked.by(due) if due else "later"
    if when is not None:
        yield _line(case, when, step, title, asked.left(due, note), due, source)


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


def _task(case: Case, one: StepProgress, asked: Asked) -> Task | None:
    when = _when(one, asked)
    if when is None:
        return None
    reason = _reason(one, asked)
    task = _line(case, when, one.id, one.title, reason, one.due or one.opens, one.source)
    return replace(task, opens=one.due is None and one.opens is not None)


def _when(one: StepProgress, asked: Asked) -> When | None:
    if one.state == "late":
        return "overdue"
    near = asked.by(one.due) if one.due is not None else None
    if near is not None:
        return near
    if one.opens is not None:
        return asked.by(one.opens)
    blocked = any(finding.level == "block" for finding in one.findings)
    return "incomplete" if blocked and not one.step.optional else None


def _reason(one: StepProgress, asked: Asked) -> str:
    if one.due is not None:
        return asked.left(one.due, one.due_note)
    blocks = [finding.sentence for finding in one.findings if finding.level == "block"]
    return blocks[0] if blocks else ""
