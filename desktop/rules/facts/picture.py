"""What a picture of figures shows, whoever draws it: on the screen, in a PDF or as a table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRow:
    """A row of bars: one part for each word of the legend; `text` says the figures in words."""

    label: str
    parts: tuple[float, ...] = ()
    text: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Rows of bars under a title; the parts of a row lie in one line, or `beside` one another.

    `legend` names the parts, of which each has a look of its own: full, hatched, open.
    """

    id: str
    title: str
    note: str = ""
    legend: tuple[str, ...] = ()
    beside: bool = False
    rows: tuple[PictureRow, ...] = ()

    @property
    def whole(self) -> float:
        """What the longest bar stands for; 1 where all are empty."""
        lengths = (
            max(row.parts, default=0) if self.beside else sum(row.parts) for row in self.rows
        )
        return max(lengths, default=0) or 1
