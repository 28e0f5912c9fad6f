"""Facts + process + day → the state of each step, what is next, what is late, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Literal

from desktop.rules.calendar import Calendar, days_until
from desktop.rules.cases import conditions, findings, recorded
from desktop.rules.cases.answers import Context
from desktop.rules.cases.findings import Due
from desktop.rules.cases.findings import Finding as Finding
from desktop.rules.cases.findings import Level as Level
from desktop.rules.cases.order import Course, course, of_later, of_order
from desktop.rules.cases.process import Process, Stage, Step
from desktop.rules.editions import LawBook
from desktop.rules.facts.case import Case, StepRecord
from desktop.rules.members.membership import MOVEMENTS
from desktop.rules.text import date_text

State = Literal["done", "next", "waiting", "blocked", "late", "skipped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepProgress:
    """A step that applies to the case, as it stands on the day asked for.

    `day` is when it was last recorded; `due` the last day allowed and `due_note` how it was
    counted; `days_left` calendar days, negative when overdue; `notice` the lead time reached, of
    those of the office or the process; `sure` is False when a year without a confirmed calendar was
    counted; `opens` the day from which it may be recorded, where only time is missing.
    """

    process: str
    step: Step
    state: State
    day: date | None = None
    due: date | None = None
    due_note: str = ""
    days_left: int | None = None
    notice: int | None = None
    sure: bool = True
    opens: date | None = None
    papers: tuple[str, ...] = ()
    source: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def id(self) -> str:
        """The id of the step."""
        return self.step.id

    @property
    def title(self) -> str:
        """The title of the step."""
        return self.step.title

    @property
    def open(self) -> bool:
        """Whether it could be recorded next, though something may block it."""
        return self.state in ("next", "blocked", "late")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The whole case on a day: its stage and every applicable step in the order of the files."""

    stage: Stage
    day: date
    steps: tuple[StepProgress, ...] = ()

    def step(self, step_id: str) -> StepProgress | None:
        """The applicable step of that id, or None."""
        return next((one for one in self.steps if one.id == step_id), None)

    @property
    def next(self) -> StepProgress | None:
        """The first open step that may not be left out."""
        return next((one for one in self.steps if one.open and not one.step.optional), None)

    @property
    def due(self) -> tuple[StepProgress, ...]:
        """The open steps that have a last day, the nearest first."""
        dated = (one for one in self.steps if one.open and one.due)
        return tuple(sorted(dated, key=lambda one: one.due or date.max))

    @property
    def late(self) -> tuple[StepProgress, ...]:
        """The steps that are overdue."""
        return tuple(one for one in self.steps if one.state == "late")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding of every step."""
        return tuple(finding for one in self.steps for finding in one.findings)


def progress(
    case: Case, processes: Iterable[Process], law: LawBook, calendar: Calendar, day: date
) -> Progress:
    """How the case stood at the end of a day, under the editions of the processes given."""
    return _progress(case, tuple(processes), Context(law, calendar, day), every=True)


def standing(
    case: Case, processes: Iterable[Process], law: LawBook, calendar: Calendar, day: date
) -> Progress:
    """As `progress`, but only with the open steps and the waiting ones that have a last day.

    That is what lists of many cases show.
    """
    return _progress(case, tuple(processes), Context(law, calendar, day), every=False)


def stage(
    case: Case, processes: Iterable[Process], law: LawBook, calendar: Calendar, day: date
) -> Stage:
    """The stage alone that the case had reached at the end of a day."""
    context = Context(law, calendar, day)
    return stage_of(course(recorded.as_of(case, day, law), tuple(processes), context), day)


def _progress(
    case: Case, processes: tuple[Process, ...], context: Context, *, every: bool
) -> Progress:
    way = course(recorded.as_of(case, context.day, context.law), processes, context)
    lead = {process.id: lead_days(case, process) for process in processes}
    ended = way.ended_by() is not None
    steps = (one for one in way.steps.values() if every or (not ended and _ahead(one, way)))
    return Progress(
        stage=stage_of(way, context.day),
        day=context.day,
        steps=tuple(
            _step_progress(step, way, context, lead[way.process[step.id]]) for step in steps
        ),
    )


def lead_days(case: Case, process: Process) -> tuple[int, ...]:
    """How many days before a last day to tell of it: as the office wants, else as is usual."""
    return case.office.lead_days or process.lead_days


def check_record(
    case: Case,
    processes: Iterable[Process],
    law: LawBook,
    calendar: Calendar,
    record: StepRecord,
) -> tuple[Finding, ...]:
    """What blocks or warns if this record is added, or changed when one of its id is there.

    KeyError if no process knows the step.
    """
    after = recorded.with_record(case, record, law)
    context = Context(law, calendar, record.day)
    way = course(after, processes, context)
    step = way.every[record.step]
    found = of_end(record, step, way)
    found += of_order(record, step, way, context)
    if all(one.id == record.id for one in case.steps if one.step == step.id):
        found += of_later(record, step, way, context)
    return (*found, *of_record(record, step, after, context))


def of_record(record: StepRecord, step: Step, case: Case, context: Context) -> tuple[Finding, ...]:
    """What the step's own questions, conditions and deadline find in a record of the case."""
    found = [
        Finding(
            level="block",
            sentence=f"{step.title}: chưa ghi “{ask.label}”. Hãy bổ sung.",
            who=step.who,
            step=step.id,
            field=ask.id,
            rule="required",
        )
        for ask in step.ask
        if ask.required and record.values.get(ask.id) in (None, "")
    ]
    found += findings.of_conditions(step, case, context)
    due = findings.due_of(step, case, context)
    if due and record.day > due.day:
        found.append(findings.overdue(step, due, context))
    return tuple(found)


def of_end(record: StepRecord, step: Step, way: Course) -> list[Finding]:
    """What forbids a record later than the end of its case; nothing for one before."""
    end = way.ended_by()
    ended = way.case.day_of(end.id) if end else None
    if end is None or ended is None or end.id == step.id or record.day <= ended:
        return []
    sentence = f"Hồ sơ đã kết thúc: “{end.title}” ngày {date_text(ended)}. Hãy xem lại ngày."
    return [
        Finding(
            level="block", sentence=sentence, who=step.who, step=end.id, field="day", rule="ended"
        )
    ]


def _ahead(step: Step, way: Course) -> bool:
    """Whether a step is open, or waits for another with a last day of its own."""
    if way.settled(step):
        return False
    runs = step.due is not None and way.case.last(step.due.start) is not None
    return runs or not way.missing(step)


def _step_progress(
    step: Step, way: Course, context: Context, lead_days: tuple[int, ...]
) -> StepProgress:
    case, day = way.case, way.case.day_of(step.id)
    due = findings.due_of(step, case, context)
    left = days_until(due.day, context.day) if due and day is None else None
    state, found = _state(step, way, context, due)
    return StepProgress(
        process=way.process[step.id],
        step=step,
        state=state,
        day=day,
        due=due.day if due else None,
        due_note=due.note if due else "",
        days_left=left,
        notice=_notice(left, lead_days),
        sure=due.sure if due else True,
        opens=findings.opens_on(step, case, context) if state == "blocked" else None,
        papers=_papers(step, case, context),
        source=findings.source_of(step, context),
        findings=found,
    )


def _state(
    step: Step, way: Course, context: Context, due: Due | None
) -> tuple[State, tuple[Finding, ...]]:
    if way.case.last(step.id) is not None:
        return "done", ()
    if way.passed(step) or way.ended_by() is not None:
        return "skipped", _of_skipped(step, way)
    if way.missing(step):
        return "waiting", ()
    found = findings.of_conditions(step, way.case, context)
    if due and context.day > due.day:
        return "late", (*found, findings.overdue(step, due, context))
    return ("blocked" if any(one.level == "block" for one in found) else "next"), found


def _of_skipped(step: Step, way: Course) -> tuple[Finding, ...]:
    if step.optional or not way.passed(step):
        return ()
    sentence = f"Chưa ghi bước “{step.title}” trong khi bước sau đã ghi. Hãy bổ sung."
    return (
        Finding(
            level="warn",
            sentence=sentence,
            who=step.who,
            step=step.id,
            field="day",
            rule="left out",
        ),
    )


def _notice(left: int | None, lead_days: tuple[int, ...]) -> int | None:
    if left is None or left < 0:
        return None
    return min((days for days in lead_days if left <= days), default=None)


def _papers(step: Step, case: Case, context: Context) -> tuple[str, ...]:
    uses = (
        use
        for use in step.papers
        if not use.when or conditions.ask(use.when, case, context).holds is True
    )
    return tuple(use.form for use in uses)


def stage_of(way: Course, day: date) -> Stage:
    """The stage of the last recorded step that has one, unless membership says more.

    What happened before the case began, as to somebody admitted again, says nothing of it.
    """
    began = way.case.began or date.min
    known = (move for move in way.case.person.movements if began <= move.day <= day)
    moves = sorted(known, key=attrgetter("day"))
    if moves and not MOVEMENTS[moves[-1].kind]:
        return "left"
    stage: Stage = "person"
    for step in way.steps.values():
        if step.stage is not None and way.case.last(step.id) is not None:
            stage = step.stage
    return stage
