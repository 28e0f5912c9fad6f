"""What the lines of a report ask of the yearly ranking: the rank of a member or cell, and why."""

from __future__ import annotations

from desktop.rules.facts.ranking import Ranked
from desktop.rules.reports.statistics_conditions import Answer, Condition, OneCell, OnePerson

Codes = tuple[str, ...]


def ranked_as(codes: Codes) -> Condition:
    """Counted in the ranking of the year with one of these ranks; "" is one not ranked yet."""

    def question(one: OnePerson | OneCell) -> Answer:
        found = _of(one)
        return found is not None and found.rank in codes

    return Condition("cells or people", question)


def ranked_because(codes: Codes) -> Condition:
    """Counted with one of these causes; "" is a cause that nobody has entered."""

    def question(one: OnePerson | OneCell) -> Answer:
        found = _of(one)
        return found is not None and found.cause in codes

    return Condition("cells or people", question)


def _of(one: OnePerson | OneCell) -> Ranked | None:
    key = one.cell.id if isinstance(one, OneCell) else one.life.person.id
    return one.scene.rankings.get(key)
