"""Lists of codes and names (`resources/lists/*.toml`): shape, reader, finding what was written."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.errors import Trouble
from desktop.rules import definition, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One value: the code that is kept, the name on paper, other spellings people use.

    `group` is what the file sorts its entries by, such as joins or leaves for movements.
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    title: str
    date: date
    source: str
    entry: tuple[Entry, ...]


def read(content: str, file: str = "") -> tuple[Entry, ...]:
    """The entries of a list file in its order; Trouble if a code or spelling stands for two."""
    entries = definition.parse(_File, content, file).entry
    owners: dict[str, Entry] = {}
    for entry in entries:
        for spelling in (entry.code, entry.name, *entry.aliases):
            other = owners.setdefault(bare(spelling), entry)
            if other is not entry:
                raise Trouble(
                    f"Tệp {file}: “{spelling}” chỉ cả {other.name} và {entry.name}; hãy bỏ một."
                )
    return entries


def find(entries: Iterable[Entry], written: str) -> Entry | None:
    """The entry whose code, name or alias was written, whatever its marks, hyphens and capitals."""
    asked = bare(written)
    for entry in entries:
        if asked in map(bare, (entry.code, entry.name, *entry.aliases)):
            return entry
    return None


def spellings(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Every way in which one of these entries may be written, as `bare` leaves it."""
    return tuple(bare(one) for entry in entries for one in (entry.code, entry.name, *entry.aliases))


@functools.lru_cache(maxsize=8192)  # every search compares with every spelling of the list
def bare(written: str) -> str:
    """What was written without marks, hyphens, spaces and capitals, to compare spellings by."""
    return re.sub(r"[\W_]+", "", text.fold(written))
