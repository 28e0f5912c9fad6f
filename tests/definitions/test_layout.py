"""Typed Party papers, measured on the printed page: margins, letterhead, title, body, signature."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pdfplumber
import pytest

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
    """A printed line of one column: its letters' face and sizes, and where it stands in points."""

    text: str
    faces: frozenset[str]
    sizes: frozenset[float]
    x0: float
    x1: float
    top: float
    bottom: float
    base: float

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Printed:
    """A page: its size, its lines over the whole width and in the columns of the letterhead."""

    width: float
    height: float
    whole: tuple[Line, ...]
    left: tuple[Line, ...]
    right: tuple[Line, ...]
    rules: tuple[tuple[float, float, float], ...]

    def ruled(self, line: Line) -> bool:
        """A line is drawn close below the words, exactly as long as they are."""
        return any(
            line.base - 1 < y < line.bottom + 4
            and abs(x0 - line.x0) < EXACT
            and abs(x1 - line.x1) < EXACT
            for x0, x1, y in self.rules
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
        return tuple(_printed(page, id) for page in document.pages)


def _printed(page: pdfplumber.page.Page, id: str) -> Printed:
    _, _, left, right = (margin * MM for margin in FORMS[id].page.margins)
    between = left + header(id).shares[0] * (float(page.width) - left - right) - 4
    upright = page.filter(lambda one: one.get("upright", True))
    halves = [upright.within_bbox((0, 0, between, page.height), strict=False)]
    halves += [upright.within_bbox((between, 0, page.width, page.height), strict=False)]
    columns = (tuple(_lines(part)) for part in (upright, *halves))
    drawn = [*page.lines, *page.rects]
    rules = tuple((one["x0"], one["x1"], one["top"]) for one in drawn if one["height"] < 2)
    return Printed(float(page.width), float(page.height), *columns, rules=rules)


def _lines(part: pdfplumber.page.Page) -> Iterator[Line]:
    for one in part.extract_text_lines(return_chars=True, strip=True):
        signs = [sign for sign in one["chars"] if not sign["text"].isspace()]
        yield Line(
            one["text"],
            frozenset(sign["fontname"].rpartition("+")[2] for sign in signs),
            frozenset(round(sign["size"], 1) for sign in signs),
            one["x0"],
            one["x1"],
            one["top"],
            one["bottom"],
            max(sign["bottom"] - 0.216 * sign["size"] for sign in signs),
        )
