"""The day's work: what is overdue, due soon, or incomplete, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.rules import badges as badge_rules
from desktop.rules import discipline, findings, membership, progress, special, text
from desktop.rules.answers import Context
from desktop.rules.calendar import Calendar
from desktop.rules.departures import EXEMPT
from desktop.rules.editions import LawBook
from desktop.rules.facts.case import Case
from desktop.rules.facts.person import Discipline
from desktop.rules.progress import Progress, StepProgress
from desktop.services import (
    badges,
    departures,
    facts,
    fees,
    inspections,
    kept,
    settings,
    shipped,
    steps,
    transfers,
    trial_tasks,
    verifications,
)
from desktop.store.tables.members import DisciplineRow
from desktop.store.tables.people import PersonRow

When = Literal["overdue", "week", "month", "later", "incomplete"]

_WEEK, _MONTH = 7, 30
# So many cases are read in less time than anybody notices.
_FEW = 60
_NAMED = 3
"""So many of those who are named together."""


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the work list; `screen` and `record` lead to where it is done.

    `due` is the last day, or, where only time is missing and `opens`, the day from which it may be
    done.
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
    opens: bool = False

    @property
    def record(self) -> str:
        """The record that the screen opens: the person, or the case at the place, else the step."""
        return f"{self.person_id}#{self.place or self.step}"


@dataclass(frozen=True, slots=True)
class _Asked:
    """The day asked about, the law of it, and how many days before a last day to tell of it."""

    law: LawBook
    calendar: Calendar
    day: date
    lead: int

    def by(self, due: date) -> When | None:
        """In which group a day stands; None while it is further off than the lead time."""
        left = (due - self.day).days
        if left < 0:
            return "overdue"
        if left > self.lead:
            return None
        return "week" if left <= _WEEK else "month" if left <= _MONTH else "later"


def tasks(session: Session, /, *, day: date) -> tuple[Task, ...]:
    """Everything to be done on a day: overdue first, then by due day, then incomplete.

    What has a last day is told of within the largest lead time of the office.
    """
    found = [task for lines in kept.by_case(session, day, _by_case).values() for task in lines]
    asked = _asked(session, day)
    found += _of_disciplines(session, asked)
    found += _of_transfers(session, asked)
    found += _of_findings(session, asked)
    found += _of_badges(session, asked)
    found += _of_fees(session, asked)
    found += _of_departures(session, asked)
    found += _of_trials(session, asked)
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
    asked = _asked(session, day)
    cases = facts.open_cases(session, _ending(asked.law), day, among)
    return {case.id: tuple(_of_case(case, asked)) for case in cases}


def _asked(session: Session, day: date) -> _Asked:
    lead = max(settings.lead_days(session), default=0)
    return _Asked(facts.law(session), settings.working_calendar(session), day, lead)


def _ending(law: LawBook) -> set[str]:
    """The steps after which a case leaves nothing to do: not those that a term counts from."""
    ends = {
        one.id
        for process in shipped.processes()
        for one in process.step
        if one.end or one.stage == "official"
    }
    return ends - {step for one in law.special for paper in one.paper for step in paper.start}


def _of_case(case: Case, asked: _Asked) -> Iterator[Task]:
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


def _of_disciplines(session: Session, asked: _Asked) -> Iterator[Task]:
    """What is still to be decided on, before its limitation."""
    query = (
        select(DisciplineRow, PersonRow)
        .join(PersonRow, PersonRow.id == DisciplineRow.person_id)
        .where(DisciplineRow.day.is_(None), PersonRow.removed.is_(None))
    )
    cells = {cell.id: cell.name for cell in facts.cells(session)}
    forms = {one.code: one.name.lower() for one in shipped.entries("discipline_forms")}
    for row, person in session.execute(query):
        pending = Discipline(form=row.form, violated=row.violated)
        for term in discipline.terms(pending, asked.law, asked.calendar):
            when = asked.by(term.due)
            if when is None:
                continue
            one = facts.person(session, person.id)
            yield Task(
                when,
                one.id,
                one.name,
                cells.get(membership.cell_on(one, asked.day) or "", ""),
                "disciplines",
                f"Xem xét, quyết định kỷ luật ({forms.get(row.form, row.form)})",
                f"{_left(term.due, term.note, asked.day)}; {term.title.lower()} ngày đó",
                term.due,
                term.source,
                screen="person",
            )


def _of_transfers(session: Session, asked: _Asked) -> Iterator[Task]:
    """The next act of each member on the way, as soon as it is near."""
    for one in transfers.lines(session, day=asked.day, only_open=True):
        for term in one.terms:
            when = asked.by(term.due)
            if when is not None:
                told = (_left(term.due, term.note, asked.day), f"{one.kind_text}: {one.place}")
                yield Task(
                    when,
                    one.way.person_id,
                    one.person,
                    one.cell,
                    f"transfer-{term.title}",
                    term.title,
                    "; ".join(told),
                    term.due,
                    term.source,
                    screen="transfers",
                    place=one.id,
                )


def _of_departures(session: Session, asked: _Asked) -> Iterator[Task]:
    """Whose time of exemption ends, as soon as it is near."""
    for one in departures.lines(session, day=asked.day):
        for term in one.terms:
            when = asked.by(term.due) if one.way.kind == EXEMPT else None
            if when is not None:
                yield Task(
                    when,
                    one.person_id,
                    one.person,
                    one.cell,
                    "departures",
                    term.title,
                    _left(term.due, term.note, asked.day),
                    term.due,
                    term.source,
                    screen="departures",
                    place=one.id,
                )


def _of_badges(session: Session, asked: _Asked) -> Iterator[Task]:
    """The dossiers of the next round, as soon as it is near, for all whose turn it is."""
    at = badges.next_round(day=asked.day)
    term = badge_rules.ask_by(at, asked.law, asked.calendar, asked.day)
    when = asked.by(term.due)
    if when is None:
        return
    names = [one.person for one in badges.lines(session, day=asked.day) if one.to_ask_for(at)]
    if names:
        named = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
        yield Task(
            when,
            "",
            f"{len(names)} đảng viên",
            "",
            "badges",
            term.title,
            f"{_left(term.due, term.note, asked.day)}; {named}",
            term.due,
            term.source,
            screen="badges",
            place=at.isoformat(),
        )


def _of_fees(session: Session, asked: _Asked) -> Iterator[Task]:
    """Who has not paid the fee for so long that the cell must consider it."""
    for one in fees.owing(session, year=asked.day.year, day=asked.day):
        yield Task(
            "incomplete",
            one.person_id,
            one.person,
            one.cell,
            "fees",
            "Xem xét việc không đóng đảng phí",
            one.warned.sentence,
            None,
            one.warned.source,
            screen="fees",
            place=one.cell_id,
        )


def _of_trials(session: Session, asked: _Asked) -> Iterator[Task]:
    """The tasks of trial that are due and not done."""
    for one in trial_tasks.lines(session, day=asked.day, only_due=True):
        when = asked.by(one.due) if one.due else None
        if when is not None:
            yield Task(
                when,
                one.person_id,
                one.person,
                one.cell,
                f"trial-{one.id}",
                f"Nhiệm vụ thử thách: {one.title}",
                _left(one.due, "", asked.day),
                one.due,
                "",
                screen="trial-tasks",
                place=one.id,
            )


def _of_findings(session: Session, asked: _Asked) -> Iterator[Task]:
    """What inspections found and nobody has mended yet, as soon as its day is near."""
    for one in inspections.findings(session, only_open=True):
        when = asked.by(one.due) if one.due else None
        if when is not None:
            told = (_left(one.due, one.settler, asked.day), one.inspection)
            yield Task(
                when,
                one.about_id,
                one.about or one.cell,
                one.cell,
                f"finding-{one.id}",
                f"Khắc phục sau kiểm tra: {one.words}",
                "; ".join(told),
                one.due,
                "",
                screen="inspections",
                place=one.id,
            )


def _dated(
    case: Case, step: str, title: str, told: tuple[date | None, str, str], asked: _Asked
) -> Iterator[Task]:
    due, note, source = told
    when = asked.by(due) if due else "later"
    if when is not None:
        yield _line(case, when, step, title, _left(due, note, asked.day), due, source)


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


def _task(case: Case, one: StepProgress, asked: _Asked) -> Task | None:
    when = _when(one, asked)
    if when is None:
        return None
    reason = _reason(one, asked.day)
    task = _line(case, when, one.id, one.title, reason, one.due or one.opens, one.source)
    return replace(task, opens=one.due is None and one.opens is not None)


def _when(one: StepProgress, asked: _Asked) -> When | None:
    if one.state == "late":
        return "overdue"
    near = asked.by(one.due) if one.due is not None else None
    if near is not None:
        return near
    if one.opens is not None:
        return asked.by(one.opens)
    blocked = any(finding.level == "block" for finding in one.findings)
    return "incomplete" if blocked and not one.step.optional else None


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
