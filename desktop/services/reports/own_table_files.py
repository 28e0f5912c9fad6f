"""Own tables lent to another office, and taken in from one after every part of them is checked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.exchange import own_table_file, stick
from desktop.rules import lists
from desktop.rules.reports import own_tables
from desktop.rules.reports.own_tables import OwnTable, Split
from desktop.rules.reports.table_conditions import Asked
from desktop.services import facts, rows
from desktop.services.reports import own_tables as services
from desktop.store.tables.own_tables import OwnTableRow
from desktop.store.tables.record import new_id

ENDING = own_table_file.ENDING
_CELL = "cell"


def lent(session: Session, /, *, ids: Sequence[str]) -> bytes:
    """The file of these tables; cells stand in it by their names."""
    names = {cell.id: cell.name for cell in facts.cells(session)}
    kept = [rows.present(session, OwnTableRow, id) for id in ids]
    tables = [own_tables.read(row.definition, row.name) for row in kept]
    return own_table_file.written([_with_cells(one, names.get) for one in tables])


def file_name(tables: Sequence[OwnTable]) -> str:
    """What the file of some tables is called."""
    name = tables[0].name if len(tables) == 1 else "Bieu tu lap"
    return stick.ascii_name(name, ENDING) if stick.ascii_name(name, "") else f"bieu{ENDING}"


def content_of(path: Path) -> bytes:
    """The bytes of a file; Refusal if it cannot be read or is far too large."""
    try:
        with path.open("rb") as file:
            return file.read(own_table_file.MOST_BYTES + 1)
    except OSError as error:
        raise Refusal(f"Không đọc được tệp {path}. Hãy chọn lại tệp.", field="file") from error


def look(session: Session, /, *, content: bytes) -> tuple[OwnTable, ...]:
    """The tables of a file, for this office; Refusal with every mistake of all of them."""
    known = services.known(session, year=date.max.year)
    cells = {lists.bare(name): code for code, name in known[_CELL].choices}
    found = tuple(
        _with_cells(one, lambda name: cells.get(lists.bare(name)))
        for one in own_table_file.read(content)
    )
    said = [
        f"Biểu {number} ({table.name[:60]}): {mistake}"
        for number, table in enumerate(found, 1)
        for mistake in own_tables.mistakes(table, known)
    ]
    if said:
        raise own_table_file.refused(said)
    return found


def take_in(session: Session, /, *, content: bytes) -> str:
    """Keep every table of a file beside those there are; one whose name is taken gets a number."""
    found = look(session, content=content)
    for table in found:
        name = services.free_name(session, name=table.name)
        services.save_table(session, id=new_id(), table=replace(table, name=name))
        session.flush()
    return f"Nhận {len(found)} biểu tự lập: {', '.join(one.name for one in found)}"


Named = Callable[[str], str | None]


def _with_cells(table: OwnTable, of: Named) -> OwnTable:
    """The table with other words for its cells; those without any stay as they are."""
    return replace(
        table,
        filter=_asked(table.filter, of),
        rows=_split(table.rows, of),
        columns=_split(table.columns, of),
    )


def _split(split: Split, of: Named) -> Split:
    parts = tuple(replace(one, asked=_asked(one.asked, of)) for one in split.parts)
    return replace(split, parts=parts)


def _asked(asked: Asked, of: Named) -> Asked:
    return tuple(
        tuple(
            replace(one, values=tuple(of(value) or value for value in one.values))
            if one.fact == _CELL
            else one
            for one in group
        )
        for group in asked
    )
