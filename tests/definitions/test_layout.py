"""Typed Party papers, measured on the printed page: margins, letterhead, title, body, signature."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pdfplumber
import pytest
from pdfplumber.page import Page as PdfPage

from desktop.papers import load, pdf
from desktop.papers.fill import fill
from desktop.papers.form import Form, Header, Page
from desktop.papers.sheet import Columns, Para, Sheet, words
from tests.papers import sample

MM = 72 / 25.4
EXACT = 0.6
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
PLACE_AND_DAY = re.compile(r"[^,]+, ngày (0[1-9]|[12]\d|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm \d{4}")
NUMBER = re.compile(r"Số \d{2,}[-/][^\s:]+")


@dataclass(frozen=True)
class Line:
    """Printed words that belong together: their faces and sizes, and where they stand in points."""

    text: str
    faces: frozenset[str]
    sizes: frozenset[float]
    x0: float
    x1: float
    base: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def look(self) -> tuple[str, float]:
        """Its face (of the family, "" upright and not bold) and size, if all of it has one."""
        assert len(self.faces) == len(self.sizes) == 1, self
        return min(self.faces), min(self.sizes)


@dataclass(frozen=True)
class Printed:
    """A page: its size, its lines from the top, and the level strokes (from, to, height)."""

    width: float
    lines: tuple[Line, ...]
    strokes: tuple[tuple[float, float, float], ...]

    def underlined(self, line: Line) -> bool:
        """A stroke close below the words is exactly as long as they are."""
        return any(
            0 < y - line.base < 8 and abs(x0 - line.x0) < EXACT and abs(x1 - line.x1) < EXACT
            for x0, x1, y in self.strokes
        )


FORMS = {form.id: form for form in load.every_form()}


def _has_letterhead(form: Form) -> bool:
    return not form.handwritten and any(
        isinstance(block, Header) and block.left and f"**{PARTY}**" in block.right
        for block in form.blocks
    )


WITH_LETTERHEAD = [form.id for form in FORMS.values() if _has_letterhead(form)]
DOCUMENTS = [id for id in WITH_LETTERHEAD if FORMS[id].page == Page()]


@cache
def sheet(id: str) -> Sheet:
    """The paper, everything known."""
    return fill(FORMS[id], *sample.filling(FORMS[id], "full"))


def header(id: str) -> Columns:
    """The letterhead of a paper."""
    return next(block for block in sheet(id).blocks if isinstance(block, Columns))


def texts(columns: Columns) -> list[list[str]]:
    """The paragraphs of every column."""
    return [
        ["".join(words(part)) for part in cell.content if isinstance(part, Para)]
        for cell in columns.cells
    ]


@cache
def pages(id: str) -> tuple[Printed, ...]:
    """The paper as it comes out of the printer."""
    with pdfplumber.open(io.BytesIO(pdf.render(sheet(id)))) as document:
        return tuple(_printed(page) for page in document.pages)


def _printed(page: PdfPage) -> Printed:
    height = float(page.height)
    level = [one for one in (*page.lines, *page.rects) if one["height"] < 2]
    strokes = tuple((one["x0"], one["x1"], one["top"]) for one in level)
    signs = [sign for sign in page.chars if sign["upright"]]
    rows: dict[float, list[dict]] = {}
    for sign in signs:
        rows.setdefault(round(height - sign["matrix"][5], 1), []).append(sign)
    lines = (line for base in sorted(rows) for line in _lines(rows[base], base))
    return Printed(float(page.width), tuple(lines), strokes)


def _lines(signs: list[dict], base: float) -> Iterator[Line]:
    """The signs of one height as lines: a new one begins at a gap that no space opens."""
    parts: list[list[dict]] = []
    for sign in sorted(signs, key=lambda one: one["x0"]):
        last = parts[-1][-1] if parts else None
        if last is None or (sign["x0"] - last["x1"] > 1 and not last["text"].isspace()):
            parts.append([])
        parts[-1].append(sign)
    for part in parts:
        inked = [sign for sign in part if not sign["text"].isspace()]
        if inked:
            yield Line(
                "".join(sign["text"] for sign in part).strip(),
                frozenset(sign["fontname"].partition("Tinos")[2].strip("-") for sign in inked),
                frozenset(round(sign["size"], 1) for sign in inked),
                inked[0]["x0"],
                inked[-1]["x1"],
                base,
            )
