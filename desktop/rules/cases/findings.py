"""What the rules find in a case: conditions and deadlines as sentences with source and field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop.rules.calendar import Unit, add_months
from desktop.rules.cases import conditions, special
from desktop.rules.cases.answers import Context
from desktop.rules.cases.process import Stage, Step
from desktop.rules.editions import Limit, Special, SpecialPaper
from desktop.rules.facts.case import Case, StepRecord
from desktop.rules.text import date_text

Level = Literal["block", "warn", "info"]

_DAY_UNITS: dict[str, Unit] = {"working-day": "working-day", "day": "day", "month": "month"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found: the rule and what to do, its source, who mends it, and in which field.

    `field` is the id of an `ask` of the step, "day", a path such as "person.born", or one of
    another member, "member.", the id and the field.
    `overridable` says that a written reason may set a block aside. `rule` names what was asked: a
    condition, `deadline:` with the limit, `extra:` with the special case and its paper, or the kind
    of contradiction.
    """

    level: Level
    sentence: str
    source: str = ""
    who: str = ""
    step: str = ""
    field: str = ""
    overridable: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The last day of a step, how it was counted, and whether the calendar was confirmed."""

    day: date
    note: str
    sure: bool
    limit: Limit


def of_conditions(step: Step, case: Case, context: Context) -> tuple[Finding, ...]:
    """What the step's needs (block) and warnings (warn; info where unknown) find."""
    found = [_of_condition(name, step, case, context, "block") for name in step.needs]
    found += [_of_condition(name, step, case, context, "warn") for name in step.warns]
    extra = (_of_extra(*one, step, context) for one in special.missing(step.id, case, context))
    return (*(one for one in found if one is not None), *extra)


def _of_extra(case: Special, paper: SpecialPaper, step: Step, context: Context) -> Finding:
    return Finding(
        level=paper.demand,
        sentence=f"{case.title}: chưa có “{paper.title}”. Hãy bổ sung vào hồ sơ.",
        source=context.law.sources(case.basis, context.day),
        who=paper.who,
        step=step.id,
        field=f"extra.{case.id}.{paper.id}",
        rule=f"extra:{case.id}/{paper.id}",
    )


def _of_condition(
    name: str, step: Step, case: Case, context: Context, level: Level
) -> Finding | None:
    answer = conditions.ask(name, case, context)
    if answer.holds:
        return None
    if answer.holds is None and level == "warn":
        level = "info"
    return Finding(
        level=level,
        sentence=answer.sentence,
        source=answer.source or source_of(step, context),
        who=answer.who or step.who,
        step=answer.step or step.id,
        field=answer.field,
        overridable=answer.holds is False and conditions.find(name).overridable,
        rule=name,
    )


def of_mentors(stage: Stage, case: Case, context: Context) -> tuple[Finding, ...]:
    """That somebody who helps at a stage is gone, disciplined or exempt, and what to do."""
    step, names = _MENTORS.get(stage, ("", ()))
    answers = ((name, conditions.ask(name, case, context)) for name in names)
    return tuple(
        Finding(
            level="warn",
            sentence=answer.sentence,
            source=answer.source,
            who=answer.who,
            step=step,
            field=answer.field,
            rule=name,
        )
        for name, answer in answers
        if answer.holds is False
    )


_MENTORS: dict[Stage, tuple[str, tuple[str, ...]]] = {
    "candidate": (
        "introduction",
        ("introducers are still here", "introducers are free to help"),
    ),
    "probationary": (
        "mentor-remark",
        ("probation mentor is still here", "probation mentor is free to help"),
    ),
}
"""By stage, the step at which is told of those who help, and what is asked of them."""


def opens_on(step: Step, case: Case, context: Context) -> date | None:
    """The day on which time alone will have turned every need of the step into yes."""
    answers = (conditions.ask(name, case, context) for name in step.needs)
    return max((one.opens for one in answers if not one.holds and one.opens), default=None)


def due_of(step: Step, case: Case, context: Context) -> Due | None:
    """The last day of a step; None without a deadline or before its starting step is recorded."""
    start = case.last(step.due.start) if step.due else None
    if step.due is None or start is None:
        return None
    limit = context.law.limit(step.due.limit, start.day)
    began, words = _start(limit, start, context)
    last = context.calendar.deadline(began, limit.value, _DAY_UNITS[limit.unit])
    return Due(
        day=last,
        note=f"{limit.told} từ {words} {date_text(began)}",
        sure=context.calendar.sure(began, last),
        limit=limit,
    )


def _start(limit: Limit, record: StepRecord, context: Context) -> tuple[date, str]:
    if limit.counted_from == "probation-end":
        months = context.law.limit("probation", record.day).value
        return add_months(record.day, months), "ngày hết thời gian dự bị"
    received = record.values.get("received")
    if limit.counted_from == "received" and isinstance(received, date):
        return received, "ngày nhận"
    if limit.counted_from == "received":
        return record.day, "ngày ban hành (chưa ghi ngày nhận)"
    return record.day, "ngày"


def overdue(step: Step, due: Due, context: Context) -> Finding:
    """The warning that a step came, or still waits, after its last day."""
    sentence = f"{step.title} quá hạn {due.note}: hạn {date_text(due.day)}."
    if step.due and step.due.extension:
        more = context.law.limit(step.due.extension, due.day)
        sentence += f" Chỉ kéo dài một lần, tối đa {more.text}, và phải báo cho chi bộ."
    else:
        sentence += " Hãy ghi lý do chậm và báo cáo cấp ủy cấp trên."
    return Finding(
        level="warn",
        sentence=sentence,
        source=due.limit.shown_source,
        who=step.who,
        step=step.id,
        field="day",
        rule=f"deadline:{due.limit.id}",
    )


def source_of(step: Step, context: Context) -> str:
    """Where the step stands in the law on a day, in words."""
    return context.law.sources(step.basis, context.day)
