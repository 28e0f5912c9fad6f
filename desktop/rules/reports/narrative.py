"""Paragraphs on Party members written from figures; each number says which figure it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop.rules import definition, text
from desktop.rules.cells.cell_shares import CellShare
from desktop.rules.reports.statistics import Figures, Line, Value
from desktop.rules.text_changes import Span

IN_CELL = "@"
"""Between a figure and the cell whose part of it is meant."""
YEAR = "year:"
"""Before a figure counted from the first day of the year."""
SUPERVISION = "supervision."
"""Before a figure of inspection, supervision and discipline."""

_NAME = re.compile(r"\{(\w+)\}")
_PADDED_BELOW = 10


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of text, and the figure that it says, if any."""

    text: str
    figure: str = ""


Words = tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What paragraphs are written from.

    `figures` are those of the period, `year` those from the first day of the year in which it
    ends, None where that is the period itself or it is longer than a year. `before` are the kept
    figures of a year earlier, empty if there are none. `body` is the Party body's name; `long` is a
    period of more than a year, `ended` one that ends with the year. `supervision` are
    the figures of inspection, supervision and discipline in the period.
    """

    body: str
    figures: Figures
    year: Figures | None = None
    before: Mapping[str, Value]
    cells: tuple[CellShare, ...] = ()
    long: bool = False
    ended: bool = False
    supervision: Figures | None = None

    @property
    def when(self) -> str:
        """The period at the beginning of a sentence."""
        said = self.figures.period.text
        return said[:1].upper() + said[1:] if said.startswith("từ ") else f"Trong {said}"

    def line(self, figure: str) -> Line:
        """The line behind a figure named in a text; of a cell, only its own members."""
        name, _, cell = figure.partition(IN_CELL)
        source = self.figures
        if name.startswith(YEAR):
            source, name = self.year or self.figures, name.removeprefix(YEAR)
        if name.startswith(SUPERVISION) and self.supervision is not None:
            source, name = self.supervision, name.removeprefix(SUPERVISION)
        found = source.line(name)
        if not cell:
            return found
        members = tuple(one for one in found.members if one.cell == cell)
        title = next((one.name for one in self.cells if one.id == cell), "")
        return Line(id=figure, title=f"{found.title}, {title}", value=len(members), members=members)


@dataclass(frozen=True, slots=True)
class Told:
    """A finished text and where its figures stand in it."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    phrase: Mapping[str, str]


class Phrases:
    """The ways of saying things, by name."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._phrases = phrases

    def say(self, key: str, **words: Said | Words | str) -> Words:
        """A phrase with words put in; KeyError for a phrase or a word that is not there."""
        made: list[Said] = []
        end = 0
        template = self._phrases[key]
        for found in _NAME.finditer(template):
            made.append(Said(template[end : found.start()]))
            made += _words(words[found[1]])
            end = found.end()
        return tuple(one for one in (*made, Said(template[end:])) if one.text)


def read(content: str, file: str) -> Phrases:
    """The phrases of a file."""
    return Phrases(definition.parse(_File, content, file).phrase)


def told(paragraphs: Iterable[Iterable[Words]]) -> Told:
    """Sentences as one text, a line for each paragraph; each begins large and ends with a stop."""
    pieces: list[str] = []
    spans: list[Span] = []
    at = 0
    for sentences in paragraphs:
        said = tuple(one for words in sentences for one in _sentence(words))
        for one in (*said[:-1], Said("\n")) if said else ():
            if one.figure:
                spans.append(Span(at, at + len(one.text), one.figure))
            pieces.append(one.text)
            at += len(one.text)
    return Told("".join(pieces).rstrip("\n"), tuple(spans))


def _sentence(words: Words) -> Words:
    """Words with a capital, a stop and the space after it."""
    first, *rest = words
    opened = Said(first.text[:1].upper() + first.text[1:], first.figure)
    return (opened, *rest, Said("."), Said(" "))


def count(number: int, figure: str = "") -> Said:
    """A number of people as Party papers write it: 08, 12, 1.204."""
    padded = 0 < number < _PADDED_BELOW
    return Said(f"{number:02d}" if padded else text.number_text(number), figure)


def share(value: Value, figure: str = "") -> Said:
    """A percentage: 60,5%."""
    return Said("chưa rõ" if value is None else f"{text.number_text(value)}%", figure)


def listed(items: Iterable[Words], last: str = " và ") -> Words:
    """Things one after the other: a, b và c."""
    every = list(items)
    made: list[Said] = []
    for at, words in enumerate(every):
        if at:
            made.append(Said(last if at == len(every) - 1 else ", "))
        made += words
    return tuple(made)


def whole(line: Line) -> int:
    """The value of a line that counts; 0 where it is not known."""
    return int(line.value or 0)


def day_text(day: date) -> str:
    """31/12/2021."""
    return text.date_text(day)


def _words(given: Said | Words | str) -> Words:
    if isinstance(given, str):
        return (Said(given),)
    return (given,) if isinstance(given, Said) else given


Teller = Callable[[Known, Phrases], Told]
