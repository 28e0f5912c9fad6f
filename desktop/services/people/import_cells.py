"""Which cell a workbook means: by its name, by other ways to write it, or a new one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules import checks, text
from desktop.services import shipped
from desktop.services.people.import_lines import NewCell
from desktop.services.people.people import new_id
from desktop.store.tables.imports import CellAliasRow
from desktop.store.tables.organisations import CellRow

_HEAD = re.compile(r"^(?:chi bo|cb|c\.b)\b[ .:]*")
_ABBREVIATION = re.compile(r"^(?:cb|c\.b|chi bộ)\b[ .:]*", re.IGNORECASE)
_BEYOND = re.compile(r"\s*(?:,|;| - | – | thuộc | trực thuộc ).*$", re.IGNORECASE)
_BODY = re.compile(r"^(?:đảng bộ|đảng ủy|chi bộ)\b", re.IGNORECASE)


@dataclass(slots=True)
class Cells:
    """The cells that the office has, and those that a workbook brings."""

    names: dict[str, str]
    by_key: dict[str, str]
    new: dict[str, str] = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=dict)

    def id_of(self, written: str) -> str:
        """The id of the cell meant; a name that means none stands for a new cell."""
        cell_id = self._known.get(written)
        if cell_id is None:
            cell_id = self._known[written] = self._find(written)
        return cell_id

    def name_of(self, cell_id: str) -> str:
        """The name of a cell, also of a new one."""
        return self.names.get(cell_id, "")

    def brought(self, used: Iterable[str]) -> tuple[NewCell, ...]:
        """The new cells among those used, with how many rows name each."""
        wanted = Counter(used)
        return tuple(
            NewCell(cell_id, written, self.names[cell_id], wanted[cell_id])
            for cell_id, written in self.new.items()
            if wanted[cell_id]
        )

    def _find(self, written: str) -> str:
        for words in (written, _BEYOND.sub("", written)):
            found = self.by_key.get(key_of(words))
            if found is not None:
                return found
        name = new_name(written)
        cell_id = new_id()
        self.names[cell_id] = name
        self.new[cell_id] = written
        self.by_key[key_of(written)] = self.by_key[key_of(name)] = cell_id
        return cell_id


def known_cells(session: Session, chosen: Mapping[str, str]) -> Cells:
    """The cells of the office; `chosen` says which of them other ways of writing mean."""
    names = {row.id: row.name for row in session.execute(select(CellRow.id, CellRow.name))}
    by_key = {key_of(name): cell_id for cell_id, name in names.items()}
    query = select(CellAliasRow.written, CellAliasRow.cell_id)
    aliases = {row.written: row.cell_id for row in session.execute(query)}
    for written, cell_id in {**aliases, **chosen}.items():
        by_key[key_of(written)] = cell_id
    return Cells(names, by_key)


def key_of(written: str) -> str:
    """A cell's name as names are compared: without the words Chi bộ, marks and numbers' words."""
    bare = re.sub(r"[^\w]+", " ", _HEAD.sub("", text.fold(written)))
    return " ".join(re.sub(r"\bso (?=\d)|\b0+(?=\d)", "", bare).split())


def new_name(written: str) -> str:
    """The name under which a new cell is entered."""
    words = _BEYOND.sub("", text.nfc(written)) or text.nfc(written)
    words = _ABBREVIATION.sub("Chi bộ ", words)
    return checks.cell_name(words if _BODY.match(words) else f"Chi bộ {words}")


def sector_of(name: str) -> str:
    """Where a cell of this name works, by the words in it; a village unless they say otherwise."""
    folded = f" {text.fold(name)} "
    for entry in shipped.entries("sectors"):
        words = (entry.name, *entry.aliases)
        if any(f" {text.fold(word)} " in folded for word in words):
            return entry.code
    return "village"
