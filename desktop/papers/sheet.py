"""A filled paper: everything decided, ready to draw; kept as JSON, so a reprint is identical.

Lengths are millimetres, sizes of letters are points. `font` and `leading` are always explicit.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, ClassVar, Literal

from desktop.papers.form import Align, Page
from desktop.rules import shape
from desktop.rules.facts.picture import Picture as FigurePicture

Mode = Literal["normal", "draft", "blank", "proof", "draft-to-copy", "overlay"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Text in one style; `filled` was put in (red in a proof), `dots` wait for a hand."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    filled: bool = False
    dots: bool = False


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """A paragraph; `leader` runs dots to the margin, `rule` draws a line as long as its text."""

    kind: ClassVar[str] = "para"
    text: Text
    font: float
    leading: float
    align: Align = "left"
    first: float = 0
    left: float = 0
    before: float = 0
    leader: bool = False
    rule: bool = False
    with_next: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DotRows:
    """Dotted rows across the width, `leading` points apart."""

    kind: ClassVar[str] = "dot-rows"
    rows: int
    font: float
    leading: float
    left: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A frame for a photograph: the picture as base64, or its caption while there is none."""

    kind: ClassVar[str] = "picture"
    caption: Para
    width: float
    height: float
    data: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boxes:
    """Options with a box each, ticked or not, after a label."""

    kind: ClassVar[str] = "boxes"
    label: Text
    options: tuple[str, ...]
    ticked: tuple[int, ...] = ()
    font: float
    leading: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Empty height."""

    kind: ClassVar[str] = "gap"
    height: float


Inner = Para | DotRows | Picture | Boxes | Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands above one another in one column."""

    content: tuple[Inner, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Cells side by side without lines; `closing` ones never stand alone on a page."""

    kind: ClassVar[str] = "columns"
    cells: tuple[Cell, ...]
    shares: tuple[float, ...]
    before: float = 0
    closing: bool = False
    middle: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """One cell of a lined table."""

    text: Text = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One row of a lined table."""

    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A lined table with a heading repeated on every page.

    `over` stands above `head`: an empty cell of it goes on from the cell at its left, and a cell
    whose `head` is empty goes down through both.
    """

    kind: ClassVar[str] = "grid"
    over: GridRow | None = None
    head: GridRow
    rows: tuple[GridRow, ...]
    shares: tuple[float, ...]
    aligns: tuple[Align, ...]
    font: float
    leading: float
    row_height: float = 0

    @property
    def heads(self) -> tuple[GridRow, ...]:
        """The heading rows, the upper one first."""
        return (self.over, self.head) if self.over else (self.head,)

    @property
    def joined(self) -> tuple[tuple[int, int, int, int], ...]:
        """Heading cells that are one: first and last column, first and last row."""
        if self.over is None:
            return ()
        texts = zip(self.over.cells, self.head.cells, strict=True)
        down = [not below.text for _, below in texts]
        starts = [at for at, cell in enumerate(self.over.cells) if cell.text or down[at]]
        ends = [after - 1 for after in (*starts[1:], len(down))]
        return tuple(
            (start, end, 0, int(down[start])) for start, end in zip(starts, ends, strict=True)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A picture of figures across the width."""

    kind: ClassVar[str] = "bars"
    picture: FigurePicture
    font: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """Small notes pushed to the foot of the page."""

    kind: ClassVar[str] = "foot"
    notes: tuple[Para, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A new page."""

    kind: ClassVar[str] = "break"


Drawn = Para | DotRows | Picture | Boxes | Gap | Columns | Grid | Bars | Foot | Break


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A value the paper needs and nobody knows: a fact by its path, or an answer of this paper."""

    field: str
    label: str
    path: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One paper of one form and edition, filled; `remark` stands in the margin, `origin` below."""

    form: str
    edition: str
    code: str
    title: str
    mode: Mode = "normal"
    page: Page
    blocks: tuple[Drawn, ...]
    missing: tuple[Missing, ...] = ()
    watermark: str = ""
    remark: str = field(default="")
    origin: str = field(default="")


def to_json(sheet: Sheet) -> str:
    """The sheet as JSON text, the same text for the same sheet."""
    return json.dumps(shape.dump(sheet), ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Sheet:
    """The sheet back from `to_json`; ValueError where the text is not one."""
    sheet: Sheet = shape.build(Sheet, json.loads(text), "sheet")
    return sheet


def words(part: object) -> Iterator[str]:
    """Every text that the sheet, or a part of it, puts on paper, in reading order."""
    if isinstance(part, Sheet):
        for one in (part.title, part.remark, part.watermark, part.origin):
            yield one
        yield from words(part.blocks)
    elif isinstance(part, Run):
        yield part.text
    elif isinstance(part, Boxes):
        yield from words(part.label)
        yield from part.options
    elif isinstance(part, Bars):
        shown = part.picture
        yield from (one for one in (shown.title, shown.note, *shown.legend) if one)
        yield from (one for row in shown.rows for one in (row.label, row.text))
    elif isinstance(part, tuple):
        for one in part:
            yield from words(one)
    elif hasattr(part, "__dataclass_fields__"):
        kind: Any = type(part)
        for name in _names(kind):
            value = getattr(part, name)
            if isinstance(value, tuple) or hasattr(value, "__dataclass_fields__"):
                yield from words(value)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
