"""What taking in a workbook would do, row by row: the vocabulary of the preview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from desktop.rules.people.import_rows import Note

Outcome = Literal["new", "changed", "same", "doubtful", "refused"]
Decision = Literal["same person", "other person"]

OUTCOMES: Mapping[Outcome, str] = {
    "new": "Mới",
    "changed": "Có thay đổi",
    "same": "Không đổi",
    "doubtful": "Nghi trùng",
    "refused": "Không lấy được",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would change: its name, and what stands there before and after."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the workbook and what becomes of it.

    `values` holds what would be written; `doubt` says with whom it may be the same person, whose
    id is `person_id`, or "" for a row above; `apart` that this may be somebody else all the same.
    """

    sheet: str
    row: int
    name: str
    outcome: Outcome
    values: Mapping[str, Any]
    person_id: str = ""
    changes: tuple[Change, ...] = ()
    doubt: str = ""
    notes: tuple[Note, ...] = ()
    faults: tuple[Note, ...] = ()
    apart: bool = True

    @property
    def id(self) -> str:
        """Which row of the workbook it is."""
        return line_id(self.sheet, self.row)

    @property
    def words(self) -> str:
        """Why, or what changes, and what to look at, in one line."""
        said = [self.doubt, *(f"{one.column}: {one.sentence}" for one in self.faults)]
        said += [f"{one.what}: {one.before or '(trống)'} → {one.after}" for one in self.changes]
        said += [f"{one.column}: {one.sentence}" for one in self.notes]
        return "  ".join(filter(None, said))


def line_id(sheet: str, row: int) -> str:
    """The id of the line that a row of a sheet becomes."""
    return f"{sheet}!{row}"


@dataclass(frozen=True, slots=True)
class NewCell:
    """A cell that the workbook names and the office does not know, and how many rows name it."""

    id: str
    written: str
    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that taking in would do; `basis` is the last operation it was reckoned after."""

    file: str
    lines: tuple[Line, ...]
    new_cells: tuple[NewCell, ...]
    basis: int

    def count(self, outcome: Outcome) -> int:
        """How many rows have this outcome."""
        return sum(line.outcome == outcome for line in self.lines)

    @property
    def summary(self) -> str:
        """The counts in one sentence."""
        told = ", ".join(
            f"{self.count(outcome)} {words.lower()}" for outcome, words in OUTCOMES.items()
        )
        return f"{len(self.lines)} dòng: {told}."
