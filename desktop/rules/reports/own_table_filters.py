"""A kept filter of the list of people as a table to go on from: the same questions, counted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from desktop.rules.people.people_filter import PeopleFilter
from desktop.rules.reports.own_tables import OwnTable, Split
from desktop.rules.reports.table_conditions import Either, Test

_OFFICIAL, _PROBATIONARY = "official", "probationary"
_SUBJECTS: Mapping[str, str] = {
    "": "members",
    _OFFICIAL: "members",
    _PROBATIONARY: "members",
    "candidate": "candidates",
    "outstanding": "cases",
}
"""Whom a table counts for a stage; of the other stages nobody stands in any figure."""
_CERTIFIED = ("certificate",)


def from_filter(name: str, chosen: PeopleFilter, occupations: Collection[str]) -> OwnTable | None:
    """A table by cell of those whom a filter leaves; None where a table cannot ask the same.

    `occupations` are the codes of that list: a filter by group also finds by occupation.
    """
    if chosen.stage not in _SUBJECTS or chosen.certificate_ending is not None:
        return None
    return OwnTable(
        name=name,
        subject=_SUBJECTS[chosen.stage],
        filter=tuple(_asked(chosen, occupations)),
        rows=Split(by="fact", fact="cell"),
    )


def _asked(chosen: PeopleFilter, occupations: Collection[str]) -> Iterator[Either]:
    for fact, asked in (
        ("probationary", {_OFFICIAL: False, _PROBATIONARY: True}.get(chosen.stage)),
        ("minority", chosen.minority),
        ("religious", chosen.religious),
        ("union", chosen.union),
    ):
        if asked is not None:
            yield (Test(fact=fact, way="is" if asked else "is-not"),)
    for fact, code in (
        ("sex", chosen.sex),
        ("cell", chosen.cell_id),
        ("professional", chosen.education),
    ):
        if code:
            yield (Test(fact=fact, values=(code,)),)
    if chosen.youngest is not None or chosen.oldest is not None:
        ends = ("" if one is None else str(one) for one in (chosen.youngest, chosen.oldest))
        yield (Test(fact="age", values=tuple(ends)),)
    if chosen.group:
        listed = ("group", "work") if chosen.group in occupations else ("group",)
        yield tuple(Test(fact=fact, values=(chosen.group,)) for fact in listed)
    if chosen.class_attended is not None:
        way: bool = chosen.class_attended
        yield (Test(fact="step", way="is" if way else "is-not", values=_CERTIFIED),)
