"""Where the rows and cells of a sheet stand in its XML, byte by byte, without changing any."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from desktop.errors import Refusal
from desktop.exchange.sheet_limits import DAMAGED

_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


@dataclass(slots=True)
class Span:
    """A piece of the XML: where its first tag begins, where that one ends, where it all ends."""

    start: int
    inner: int = 0
    end: int = 0


@dataclass(slots=True)
class CellMark(Span):
    """A cell: its attributes, whether a formula stands in it, and where its kept value stands."""

    attributes: dict[str, str] = field(default_factory=dict)
    formula: bool = False
    value: Span | None = None


@dataclass(slots=True)
class RowMark(Span):
    """A row with its cells by column number."""

    cells: dict[int, CellMark] = field(default_factory=dict)


@dataclass(slots=True)
class SheetMarks:
    """A sheet: the prefix of its tags, its data, its rows, and its joined cells."""

    prefix: str = ""
    data: Span | None = None
    rows: dict[int, RowMark] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    refers: bool = False


def place(written: str) -> tuple[int, int]:
    """Row and column, from 1, of a cell written as D7; Refusal for anything else."""
    found = _PLACE.fullmatch(written)
    if found is None:
        raise Refusal(f"“{written}” không phải là một ô, ví dụ D7.", field="cell")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def written(row: int, column: int) -> str:
    """A cell, by row and column from 1, as D7."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def marks(part: bytes) -> SheetMarks:
    """The marks of a sheet's XML; Refusal where it is damaged or declares entities."""
    reader = _Reader(part)
    try:
        reader.parser.Parse(part, True)
    except (expat.ExpatError, UnicodeError, ValueError) as error:
        raise Refusal(DAMAGED) from error
    if reader.marks.data is None:
        raise Refusal(DAMAGED)
    return reader.marks


class _Reader:
    def __init__(self, part: bytes) -> None:
        self._part = part
        self.marks = SheetMarks()
        self._open: list[tuple[str, Span | None]] = []
        self._row: RowMark | None = None
        self._cell: CellMark | None = None
        self._next_row = self._next_column = 1
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._say
        self.parser.StartDoctypeDeclHandler = _refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        prefix, _, tag = name.rpartition(":")
        at = self.parser.CurrentByteIndex
        span: Span | None = None
        parent = self._open[-1][0] if self._open else ""
        if tag == "sheetData" and parent == "worksheet":
            span = self.marks.data = Span(at)
            self.marks.prefix = f"{prefix}:" if prefix else ""
        elif tag == "row" and parent == "sheetData":
            span = self._begin_row(at, attributes)
        elif tag == "c" and parent == "row":
            span = self._begin_cell(at, attributes)
        elif tag in ("f", "v", "is") and parent == "c" and self._cell is not None:
            self._cell.formula |= tag == "f"
            if tag != "f":
                span = self._cell.value = Span(at)
        elif tag == "mergeCell" and "ref" in attributes:
            self.marks.merged.append(_area(attributes["ref"]))
        if span is not None:
            span.inner = _tag_end(self._part, at)
        self._open.append((tag, span))

    def _begin_row(self, at: int, attributes: dict[str, str]) -> RowMark:
        number = int(attributes.get("r", self._next_row))
        self._next_row, self._next_column = number + 1, 1
        self._row = RowMark(at)
        self.marks.rows[number] = self._row
        return self._row

    def _begin_cell(self, at: int, attributes: dict[str, str]) -> CellMark:
        column = place(attributes["r"])[1] if "r" in attributes else self._next_column
        self._next_column = column + 1
        self._cell = CellMark(at, attributes=attributes)
        assert self._row is not None  # a cell stands in a row, or it is not looked at
        self._row.cells[column] = self._cell
        return self._cell

    def _end(self, _name: str) -> None:
        _, span = self._open.pop()
        if span is not None:
            at = self.parser.CurrentByteIndex
            # An empty tag ends where it began.
            alone = self._part[span.inner - 2 : span.inner] == b"/>"
            span.end = span.inner if alone else _tag_end(self._part, at)

    def _say(self, words: str) -> None:
        if "!" in words and self._open[-1][0] == "f":
            self.marks.refers = True


def _tag_end(part: bytes, at: int) -> int:
    """Just behind the tag that begins there; quoted values may hold the sign that ends tags."""
    quote = 0
    for index in range(at, len(part)):
        sign = part[index]
        if quote:
            quote = 0 if sign == quote else quote
        elif sign in b"\"'":
            quote = sign
        elif sign == ord(">"):
            return index + 1
    raise ValueError("a tag without end")


def _area(reference: str) -> tuple[int, int, int, int]:
    first, _, last = reference.partition(":")
    return (*place(first), *place(last or first))


def _refuse(*_: object) -> None:
    raise Refusal(DAMAGED)
