"""Every named question that process files and forms may ask of a case, gathered from its files."""

from __future__ import annotations

from desktop.rules.cases import (
    conditions_introducers,
    conditions_person,
    conditions_probation,
    conditions_special,
    conditions_verification,
    conditions_votes,
)
from desktop.rules.cases.answers import REGISTERED, Answer, Condition, Context
from desktop.rules.facts.case import Case

FILES = (
    conditions_person,
    conditions_introducers,
    conditions_verification,
    conditions_votes,
    conditions_probation,
    conditions_special,
)
NAMES = frozenset(REGISTERED)
AHEAD = frozenset(name for name, one in REGISTERED.items() if one.ahead)


def find(name: str) -> Condition:
    """The condition of that name; KeyError if there is none."""
    return REGISTERED[name]


def ask(name: str, case: Case, context: Context) -> Answer:
    """The answer of the condition of that name; KeyError if there is none."""
    return REGISTERED[name].question(case, context)
