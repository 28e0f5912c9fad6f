"""The shape of a process file (`resources/process/*.toml`) and its reader.

The file says which steps there are, in which order, who acts, which papers and deadlines belong
to them; whether a condition holds is asked of `rules.conditions`, by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop.errors import Trouble
from desktop.rules import definition
from desktop.rules.cases import conditions
from desktop.rules.editions import Source

Stage = Literal["person", "outstanding", "candidate", "probationary", "official", "left"]
AskKind = Literal["text", "long", "number", "date", "person", "choice", "flag"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What recording a step asks beyond day, number, outcome and note; kept under `id`."""

    id: str
    label: str
    kind: AskKind
    choices: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperUse:
    """A form that a step produces; `when` names the condition under which it is this one."""

    form: str
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A limit of the law data, counted from what that limit names in the step `start`."""

    limit: str
    start: str
    extension: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a process.

    `optional` steps may be left out; an `end` closes the case otherwise than hoped for.
    `meets` says that it belongs to the cell's monthly meeting.
    `waivable` steps are practice, not law: a reason may stand in for their record. `takes` is
    how many working days usually pass between the step before and this one.
    """

    id: str
    title: str
    who: str
    after: tuple[str, ...] = ()
    when: str = ""
    optional: bool = False
    waivable: bool = False
    end: bool = False
    meets: bool = False
    stage: Stage | None = None
    takes: int = 0
    needs: tuple[str, ...] = ()
    warns: tuple[str, ...] = ()
    papers: tuple[PaperUse, ...] = ()
    due: Deadline | None = None
    basis: tuple[Source, ...] = ()
    ask: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """An edition of a process. `follows` names the step of another process that opens it.

    `cover` are the forms that lie on top of its set of papers.
    """

    id: str
    edition: str
    title: str
    in_force_from: date
    follows: str = ""
    lead_days: tuple[int, ...] = ()
    cover: tuple[str, ...] = ()
    step: tuple[Step, ...] = ()

    def find(self, step_id: str) -> Step | None:
        """The step of that id, or None."""
        return next((step for step in self.step if step.id == step_id), None)


def read(text: str, file: str = "") -> Process:
    """A process file as a Process; Trouble naming file and step when anything in it is wrong."""
    process = definition.parse(Process, text, file)
    place = file or process.id
    _check_ids(process, place)
    for step in process.step:
        _check_step(process, step, f"{place}, bước {step.id}")
    _check_reachable(process, place)
    return process


def in_force(processes: Iterable[Process], day: date) -> tuple[Process, ...]:
    """Of each process the edition in force on a day, those that follow another after it."""
    latest: dict[str, Process] = {}
    for process in sorted(processes, key=lambda one: one.in_force_from):
        if process.in_force_from <= day:
            latest[process.id] = process
    return tuple(sorted(latest.values(), key=lambda one: (bool(one.follows), one.id)))


def _check_ids(process: Process, place: str) -> None:
    seen: set[str] = set()
    for step in process.step:
        if step.id in seen:
            raise Trouble(f"Tệp {place}: bước {step.id} có hai lần; hãy bỏ một.")
        seen.add(step.id)
    if not seen:
        raise Trouble(f"Tệp {place}: chưa có bước nào.")


def _check_step(process: Process, step: Step, place: str) -> None:
    known = {one.id for one in process.step} | ({process.follows} - {""})
    named = [*step.after, *([step.due.start] if step.due else [])]
    for other in named:
        if other not in known:
            raise Trouble(f"Tệp {place}: không có bước {other}; hãy sửa tên bước.")
    uses = [step.when, *step.needs, *step.warns, *(paper.when for paper in step.papers)]
    for name in uses:
        if name and name not in conditions.NAMES:
            raise Trouble(f"Tệp {place}: không có điều kiện “{name}”; hãy sửa tên điều kiện.")
    asked = [ask.id for ask in step.ask]
    if len(asked) != len(set(asked)):
        raise Trouble(f"Tệp {place}: có hai mục hỏi cùng tên; hãy bỏ một.")
    for ask in step.ask:
        if (ask.kind == "choice") != bool(ask.choices):
            raise Trouble(f"Tệp {place}: mục {ask.id} cần choices khi và chỉ khi là choice.")


def _check_reachable(process: Process, place: str) -> None:
    """Every step must be reached from the beginning; a cycle is what can never be reached."""
    reached = {process.follows} if process.follows else set()
    waiting: Sequence[Step] = process.step
    while waiting:
        left = [step for step in waiting if not reached.issuperset(step.after)]
        if len(left) == len(waiting):
            names = ", ".join(step.id for step in left)
            raise Trouble(f"Tệp {place}: các bước chờ nhau thành vòng: {names}; hãy sửa after.")
        reached.update(step.id for step in waiting if step not in left)
        waiting = left
    rooted = process.step if process.follows else process.step[1:]
    for step in rooted:
        if not step.after:
            raise Trouble(f"Tệp {place}, bước {step.id}: không nối với bước nào; hãy ghi after.")
