"""An official table as an office's own to go on from: its lines put as conditions of lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop.rules import lists
from desktop.rules.lists import Entry
from desktop.rules.reports.own_tables import MOST_PARTS, SUBJECTS, OwnTable, Part, Split
from desktop.rules.reports.statistics import Report
from desktop.rules.reports.statistics_reader import SPELLED, Entries
from desktop.rules.reports.statistics_sets import LineShape
from desktop.rules.reports.table_conditions import Asked, Either, Test
from desktop.rules.reports.table_facts import MOST_YEARS

# What a line asks by a named question, in the words of the lists.
_NAMED = {
    "woman": Test(fact="sex", values=("nữ",)),
    "of a minority": Test(fact="minority"),
    "religious": Test(fact="religious"),
    "probationary": Test(fact="probationary"),
    "official member": Test(fact="probationary", way="is-not"),
    "exempt": Test(fact="exempt"),
    "with a card": Test(fact="card"),
    "with a dossier number": Test(fact="dossier"),
    "admitted again": Test(fact="again"),
    "in a village cell": Test(fact="sector", values=("village",)),
    "with admission": Test(fact="admitting"),
    "without admission": Test(fact="admitting", way="is-not"),
    "without source": Test(fact="no-source"),
    "without members": Test(fact="no-members"),
    "without a cell": Test(fact="no-cell"),
}
_CODED = {
    "work": "work",
    "general": "general",
    "professional": "professional",
    "groups": "group",
    "sector": "sector",
    "unit_kind": "unit-kind",
    "reach": "reach",
}
_HARD = ("besides", "cause", "ranked", "badges", "base_kind", "lacks")
_SAME = (
    *("count", "movements", "steps", "at", "within", "where", "discipline", "journey"),
    "badges",
)


@dataclass(frozen=True, slots=True)
class Copy:
    """A table that was made of an official one, and the titles of lines it could not take."""

    table: OwnTable
    left_out: tuple[str, ...]


def copy_of(report: Report, entries: Entries) -> Copy | None:
    """The part of a report that counts one kind of subject; None if no line can be taken."""
    parts: dict[str, list[Part]] = defaultdict(list)
    taken: dict[str, set[str]] = defaultdict(set)
    roots: dict[str, str] = {}
    asked: dict[str, Asked] = {}
    for line in report.lines:
        if line.until is not None:
            continue
        if not line.part_of:
            subject = _subject(line)
            if subject:
                roots[line.id], asked[line.id] = subject, ()
            continue
        own = _asked(line, entries) if line.part_of in asked else None
        if own is None:
            continue
        roots[line.id] = roots[line.part_of]
        asked[line.id] = (*asked[line.part_of], *own)
        if len(parts[roots[line.id]]) < MOST_PARTS and asked[line.id]:
            parts[roots[line.id]].append(Part(title=line.title, asked=asked[line.id]))
            taken[roots[line.id]].add(line.id)
    if not any(parts.values()):
        return None
    subject = max(parts, key=lambda one: len(parts[one]))
    left = [
        line.title
        for line in report.lines
        if not line.heading and not line.until and line.part_of and line.id not in taken[subject]
    ]
    rows = Split(by="conditions", parts=tuple(parts[subject]), empty=True)
    name = f"{report.title} (chép từ {report.code or 'báo cáo'})"
    return Copy(OwnTable(name=name, subject=subject, rows=rows), tuple(left))


def _subject(line: LineShape) -> str:
    """The subject that a line counts as a whole; "" if there is none like it."""
    for subject in SUBJECTS.values():
        shape = subject.shape
        if all(getattr(shape, name) == getattr(line, name) for name in _SAME):
            return subject.id
    return ""


def _asked(line: LineShape, entries: Entries) -> Asked | None:
    """What a part asks beyond its whole; None where the lists cannot say it."""
    if any(getattr(line, name) for name in _HARD) or line.union_age is not None:
        return None
    if any(name not in _NAMED for name in line.where):
        return None
    return tuple(_groups(line, entries))


def _groups(line: LineShape, entries: Entries) -> Iterator[Either]:
    yield from ((_NAMED[name],) for name in line.where)
    for name, fact in _CODED.items():
        codes: tuple[str, ...] = getattr(line, name)
        if codes:
            yield (Test(fact=fact, values=codes),)
    for name, listed in SPELLED.items():
        spelled: tuple[str, ...] = getattr(line, name)
        if spelled:
            yield (Test(fact=name, values=tuple(_codes(entries(listed), spelled))),)
    if line.movements:
        yield (Test(fact="movement", values=line.movements),)
    if line.occupation:
        both = (Test(fact=fact, values=line.occupation) for fact in ("work", "group"))
        yield tuple(_known(both, entries))
    for fact, span in (("age", line.age), ("party-age", line.party_age)):
        if span:
            most = str(span[1]) if span[1] <= MOST_YEARS else ""
            yield (Test(fact=fact, values=(str(span[0]), most)),)
    if line.decided:
        yield (Test(fact="decided", values=tuple(day.isoformat() for day in line.decided)),)


def _codes(entries: Iterable[Entry], spelled: tuple[str, ...]) -> Iterator[str]:
    return (one.code for one in entries if lists.bare(one.code) in spelled)


def _known(tests: Iterable[Test], entries: Entries) -> Iterator[Test]:
    """The tests with those of their codes that the lists have."""
    listed = {"work": "occupations", "group": "groups"}
    for test in tests:
        codes = {one.code for one in entries(listed[test.fact])}
        values = tuple(one for one in test.values if one in codes)
        if values:
            yield Test(fact=test.fact, values=values)
