"""Tables that the office makes itself: kept under a name, counted, begun from examples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import definition, text
from desktop.rules.calendar import Period
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.reports import own_table_copies, own_table_counts, own_table_filters, own_tables
from desktop.rules.reports import table_facts as rules
from desktop.rules.reports.own_table_copies import Copy
from desktop.rules.reports.own_table_counts import Counted
from desktop.rules.reports.own_tables import OwnTable
from desktop.rules.reports.table_facts import Facts
from desktop.services import counting, data, facts, rows, shipped
from desktop.services.cells import ranking
from desktop.services.people import people_filters
from desktop.services.reports import statistics
from desktop.store.tables.own_tables import OwnTableRow

_EXAMPLES = "resources/own_tables/examples.toml"


@dataclass(frozen=True, slots=True)
class Saved:
    """A table as it is kept; `mistakes` say why it cannot be counted any more."""

    id: str
    revision: int
    table: OwnTable
    mistakes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its name."""
        return self.table.name


@dataclass(frozen=True, slots=True)
class Ground:
    """All that tables are counted from, read once: the facts to ask, and the whole office."""

    known: Facts
    office: OfficeFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Examples:
    table: tuple[OwnTable, ...]


def known(session: Session, /, *, year: int) -> Facts:
    """The facts that conditions may ask, by id; ranks are called as in a year."""
    taken = {one.id: one.title for process in shipped.processes() for one in process.step}
    ranks = tuple((one.code, one.member) for one in ranking.generation(year).rank)
    cells = sorted(facts.cells(session), key=lambda one: text.title_key(one.name))
    return rules.facts(shipped.entries, cells, ranks, tuple(taken.items()))


def ground(session: Session, /, *, year: int) -> Ground:
    """What tables of a year are counted from, with every step of every case."""
    found = known(session, year=year)
    return Ground(found, counting.whole(session, found["step"].codes))


def tables(session: Session, /, *, year: int) -> tuple[Saved, ...]:
    """The tables that were kept, by name."""
    asked = known(session, year=year)
    kept = session.scalars(select(OwnTableRow)).all()
    return tuple(
        _saved(row, asked) for row in sorted(kept, key=lambda row: text.title_key(row.name))
    )


def named(session: Session, /, *, name: str, year: int) -> Saved:
    """The table of that name; Refusal naming those there are."""
    found = {text.fold(one.name): one for one in tables(session, year=year)}
    asked = text.fold(text.nfc(name))
    if asked not in found:
        every = "; ".join(one.name for one in found.values()) or "chưa có biểu nào"
        raise Refusal(f"Không có biểu tự lập “{name}”. Các biểu: {every}.", field="name")
    return found[asked]


def count(table: OwnTable, on: Ground, period: Period, as_of: date) -> Counted:
    """The figures of a table; Refusal with everything for which it cannot be counted."""
    refuse(own_tables.mistakes(table, on.known))
    return own_table_counts.counted(table, on.known, on.office, period, as_of)


def counted(session: Session, /, *, table: OwnTable, period: Period, as_of: date) -> Counted:
    """The figures of a table for a period as they stand on a day."""
    return count(table, ground(session, year=period.last.year), period, as_of)


def refuse(found: Iterable[str], first: str = "Biểu chưa lập được:") -> None:
    """Refusal with every mistake on a line of its own, if there are any."""
    if said := "\n".join(f"– {one}" for one in found):
        raise Refusal(f"{first}\n{said}")


def save_table(
    session: Session, /, *, id: str, table: OwnTable, revision: int | None = None
) -> str:
    """Keep a table, new or in the place of the one of that id; Refusal for another of its name."""
    table = replace(table, name=text.nfc(table.name), note=text.nfc(table.note))
    # Whichever year: ranks have the same codes under every rule.
    refuse(own_tables.mistakes(table, known(session, year=date.max.year)))
    same = session.scalar(select(OwnTableRow).where(OwnTableRow.name == table.name))
    if same is not None and same.id != id:
        raise Refusal(f"Đã có biểu tự lập tên “{table.name}”. Hãy đặt tên khác.", field="name")
    row = session.get(OwnTableRow, id)
    if row is None:
        row = OwnTableRow(id=id, name=table.name)
        session.add(row)
    values: dict[str, object] = {"name": table.name, "definition": own_tables.stored(table)}
    rows.fill(row, values, revision=revision)
    return f"Lưu biểu tự lập “{table.name}”"


def remove_table(session: Session, /, *, id: str) -> str:
    """Take a table away."""
    row = rows.present(session, OwnTableRow, id)
    session.delete(row)
    return f"Xóa biểu tự lập “{row.name}”"


def free_name(session: Session, /, *, name: str) -> str:
    """The name, or the name with the first number under which no table is kept."""
    taken = set(session.scalars(select(OwnTableRow.name)))
    numbered = (f"{name} ({number})" for number in range(2, len(taken) + 3))
    return next(one for one in (name, *numbered) if one not in taken)


@data.once
def examples() -> tuple[OwnTable, ...]:
    """Tables to begin from."""
    return definition.parse(_Examples, data.text(_EXAMPLES), _EXAMPLES).table


@data.once
def official() -> tuple[tuple[str, str, Copy], ...]:
    """The official tables that can be copied: id, title, and the copy."""
    made = (
        (one, own_table_copies.copy_of(one, shipped.entries))
        for one in statistics.reports()
        if one.code
    )
    return tuple((one.id, f"{one.code}: {one.title}", copy) for one, copy in made if copy)


def of_filters(session: Session, /) -> tuple[OwnTable, ...]:
    """A table of each kept filter of the list of people that a table can ask."""
    works = {entry.code for entry in shipped.entries("occupations")}
    kept = people_filters.saved(session)
    made = (own_table_filters.from_filter(one.name, one.filter, works) for one in kept)
    return tuple(one for one in made if one is not None)


def _saved(row: OwnTableRow, asked: Facts) -> Saved:
    table = own_tables.read(row.definition, row.name)
    return Saved(row.id, row.revision, table, own_tables.mistakes(table, asked))
