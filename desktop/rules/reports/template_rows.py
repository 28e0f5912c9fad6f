"""Which cell of somebody's table a figure belongs to, by the titles of rows and columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from desktop.rules import lists, text
from desktop.rules.people.columns import Rows

Part = Literal["value", "before", "share"]
PARTS: dict[Part, str] = {
    "value": "Kỳ này",
    "before": "Cùng kỳ năm trước",
    "share": "% so với cùng kỳ",
}
"""What is printed of a figure, by the headings of the official tables."""

_NUMBERING = re.compile(
    r"(?:[ivx]+|[a-z])\s*[.)\-–:]+\s*|\d{1,2}(?:\.\d{1,2})*\s*[.)]+\s*|[-+–•*·]+\s*"
)
_HEADINGS: dict[Part, tuple[str, ...]] = {
    "value": ("ky nay", "thuc hien ky nay", "nam bao cao", "tong so", "so luong"),
    "before": ("cung ky nam truoc", "nam truoc", "ky truoc"),
    "share": ("% ky nay so voi cung ky nam truoc", "%", "ty le %", "so sanh %"),
}


@dataclass(frozen=True, slots=True)
class Title:
    """A figure that may stand in the table: its id, and the title of its row."""

    line: str
    title: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A figure and the cell proposed for it, row and column from 1."""

    line: str
    part: Part
    row: int
    column: int


def proposals(rows: Rows, titles: Sequence[Title]) -> tuple[Proposal, ...]:
    """The cells of the rows whose titles are surely those of figures.

    Titles that come twice are told apart by their order, if the table has them as often.
    """
    found = _rows_by_title(rows)
    wanted: dict[str, list[str]] = {}
    for one in titles:
        wanted.setdefault(_key(one.title), []).append(one.line)
    known = [places for key in wanted if (places := found.get(key))]
    columns = _columns(rows, min((at for places in known for at, _ in places), default=1))
    made: list[Proposal] = []
    for key, ids in wanted.items():
        places = found.get(key, [])
        if not key or len(places) != len(ids):
            continue
        for line, (row, column) in zip(ids, places, strict=True):
            given = columns or {"value": column + 1}
            made += [Proposal(line, part, row, at) for part, at in given.items() if at > column]
    return tuple(made)


def title_beside(rows: Rows, row: int, column: int) -> str:
    """The words nearest to the left of a cell, of which the row is known again; "" for none."""
    if not 1 <= row <= len(rows):
        return ""
    before = [one for one in rows[row - 1][: column - 1] if isinstance(one, str)]
    said = [tidy for one in before if len(_key(tidy := text.nfc(one))) > 1]
    return said[-1] if said else ""


def _rows_by_title(rows: Rows) -> dict[str, list[tuple[int, int]]]:
    """Row and column, from 1, of each title."""
    found: dict[str, list[tuple[int, int]]] = {}
    for at, row in enumerate(rows, 1):
        for column, written in enumerate(row, 1):
            key = _key(written) if isinstance(written, str) else ""
            if len(key) > 1:
                found.setdefault(key, []).append((at, column))
                break
    return found


def _columns(rows: Rows, first: int) -> dict[Part, int]:
    """The columns of this period, the last one and the share, by the headings above the rows."""
    found: dict[Part, int] = {}
    for row in rows[: first - 1]:
        for column, written in enumerate(row, 1):
            said = " ".join(re.sub(r"[^\w%]+", " ", text.fold(str(written))).split())
            for part, headings in _HEADINGS.items():
                if said in headings and part not in found:
                    found[part] = column
    return found if "value" in found else {}


def _key(title: str) -> str:
    """A title without its numbering, marks and capitals."""
    said = text.fold(title).strip()
    shorter = _unnumbered(said)
    while shorter != said:
        said, shorter = shorter, _unnumbered(shorter)
    return lists.bare(said)


def _unnumbered(said: str) -> str:
    found = _NUMBERING.match(said)
    return said[found.end() :] if found else said
