"""Which steps apply to a case, and which must come before which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.rules.cases import conditions
from desktop.rules.cases.answers import Context
from desktop.rules.cases.findings import Finding, source_of
from desktop.rules.cases.process import Process, Step
from desktop.rules.facts.case import Case, StepRecord
from desktop.rules.text import date_text


@dataclass(frozen=True, slots=True)
class Course:
    """The steps of the processes that apply to a case, in the order of the files."""

    case: Case
    steps: dict[str, Step]
    every: dict[str, Step]
    process: dict[str, str]
    covered: frozenset[str]
    end: Step | None

    def before(self, step: Step) -> tuple[Step, ...]:
        """The steps that must be recorded first; those that may be left out are looked through."""
        found: dict[str, Step] = {}
        for one in (self.every[name] for name in step.after):
            if one.id in self.steps and not one.optional:
                found[one.id] = one
            else:
                found |= {earlier.id: earlier for earlier in self.before(one)}
        return tuple(found.values())

    def missing(self, step: Step) -> tuple[Step, ...]:
        """The steps before it that neither are recorded nor were passed over."""
        return tuple(one for one in self.before(step) if not self.settled(one))

    def settled(self, step: Step) -> bool:
        """Whether a step is recorded, or lies behind one that is."""
        return self.case.last(step.id) is not None or self.passed(step)

    def passed(self, step: Step) -> bool:
        """Whether a step that comes after this one, however far, is recorded."""
        return step.id in self.covered

    def ended_by(self) -> Step | None:
        """The step that closed the case, or None."""
        return self.end


def course(case: Case, processes: Iterable[Process], context: Context) -> Course:
    """The steps that apply; a process that follows a step begins to when that is recorded."""
    steps: dict[str, Step] = {}
    every: dict[str, Step] = {}
    process_of: dict[str, str] = {}
    for process in processes:
        begun = not process.follows or case.last(process.follows) is not None
        for step in process.step:
            every[step.id] = step
            process_of[step.id] = process.id
            if begun and (case.last(step.id) is not None or _applies(step, case, context)):
                steps[step.id] = step
    covered = _covered(case, steps, every)
    return Course(case, steps, every, process_of, covered, _end(case, steps))


def _end(case: Case, steps: dict[str, Step]) -> Step | None:
    ends = (step for step in steps.values() if step.end or step.stage == "official")
    return next((step for step in ends if case.last(step.id)), None)


def _covered(case: Case, steps: dict[str, Step], every: dict[str, Step]) -> frozenset[str]:
    """The ids of all steps that come before a recorded one, however far."""
    found: set[str] = set()
    waiting = [name for step in steps.values() if case.last(step.id) for name in step.after]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += every[name].after
    return frozenset(found)


def _applies(step: Step, case: Case, context: Context) -> bool:
    return not step.when or conditions.ask(step.when, case, context).holds is True


def of_order(record: StepRecord, step: Step, way: Course, context: Context) -> list[Finding]:
    """What stands in the wrong order if this is the record of the step."""
    found = []
    for earlier in way.before(step):
        day = way.case.day_of(earlier.id)
        if day is None:
            sentence = (
                f"Chưa ghi bước “{earlier.title}”, phải có trước “{step.title}”. Hãy ghi trước."
            )
        elif day > record.day:
            sentence = _wrong_order(step, record.day, earlier, day)
        else:
            continue
        found.append(
            Finding(
                level="block",
                sentence=sentence,
                source=source_of(step, context),
                who=earlier.who,
                step=earlier.id,
                field="day",
                overridable=day is None and earlier.waivable,
                rule="order",
            )
        )
    return found


def of_later(record: StepRecord, step: Step, way: Course, context: Context) -> list[Finding]:
    """Steps recorded already, on an earlier day, that may only come after this one."""
    found = []
    for later in way.steps.values():
        day = way.case.day_of(later.id)
        if day is None or day >= record.day or step not in way.before(later):
            continue
        found.append(
            Finding(
                level="block",
                sentence=_wrong_order(later, day, step, record.day),
                source=source_of(later, context),
                who=step.who,
                step=later.id,
                field="day",
                rule="order",
            )
        )
    return found


def _wrong_order(step: Step, day: date, earlier: Step, earlier_day: date) -> str:
    return (
        f"“{step.title}” ghi ngày {date_text(day)}, trước “{earlier.title}” "
        f"ngày {date_text(earlier_day)}. Hãy sửa một trong hai ngày."
    )
