"""What a named condition is: a question to a case on a day, answered yes, no or unknown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from desktop.rules.calendar import Calendar
from desktop.rules.editions import LawBook
from desktop.rules.facts.case import Case


@dataclass(frozen=True, slots=True)
class Context:
    """What a condition may know beside the case: the law, the calendar, the day it is asked for."""

    law: LawBook
    calendar: Calendar
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Yes, no, or (None) unknown because a fact is missing, with the sentence that says why.

    `field` and `step` lead to the fact to mend, `who` has it; `opens` is the day on which time
    alone will turn no into yes.
    """

    holds: bool | None
    sentence: str = ""
    source: str = ""
    field: str = ""
    step: str = ""
    who: str = ""
    opens: date | None = None


Question = Callable[[Case, Context], Answer]

YES = Answer(holds=True)
NO = Answer(holds=False)
UNKNOWN = Answer(holds=None)


@dataclass(frozen=True, slots=True)
class Condition:
    """A registered question. `by_time`: the answer may change with the day alone.

    `overridable`: the rule knows exceptions, so a written reason may set a no aside. `ahead`: it
    tells of what is coming, which is no fault in what was done before.
    """

    name: str
    question: Question
    by_time: bool = False
    overridable: bool = False
    ahead: bool = False


REGISTERED: dict[str, Condition] = {}


def condition(
    name: str, *, by_time: bool = False, overridable: bool = False, ahead: bool = False
) -> Callable[[Question], Question]:
    """Registers a function as the condition of that name; a name twice is a ValueError."""

    def register(question: Question) -> Question:
        if name in REGISTERED:
            raise ValueError(f"condition {name!r} is there already")
        REGISTERED[name] = Condition(name, question, by_time, overridable, ahead)
        return question

    return register


def settled(special: str, case: Case, context: Context) -> bool:
    """Whether every paper that a special case demands without condition has been entered."""
    wanted = [
        (one.id, paper.id)
        for one in context.law.special
        for paper in one.paper
        if one.id == special and paper.demand != "info" and not paper.when
    ]
    return bool(wanted) and all(case.extra(*paper) for paper in wanted)
