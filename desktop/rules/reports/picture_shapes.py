"""Where everything in a picture of figures lies, measured from its upper left corner.

Lengths are in the unit of the width given. The looks of the parts differ without any colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from desktop.rules.facts.picture import Picture, PictureRow

Look = Literal["full", "hatched", "open"]
LOOKS: tuple[Look, ...] = ("full", "hatched", "open")

_LABEL, _TEXT = 0.34, 0.24
"""The shares of the width for the words before and after the bars."""
_GAP = 0.6
_LINE = 1.35
_BAR, _THIN = 0.95, 0.62
_ROW = 1.6
_LETTER = 0.56
"""How wide a letter is on the average; heights and gaps above are in letters too."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle: its upper left corner, its size, and how it is filled."""

    x: float
    y: float
    width: float
    height: float
    look: Look


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words in a room; what does not fit is cut off by whoever draws it."""

    x: float
    y: float
    width: float
    height: float
    text: str
    right: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """The whole room of a row, for pointing at it."""

    key: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture laid out for a width."""

    height: float
    bars: tuple[Bar, ...]
    words: tuple[Words, ...]
    bands: tuple[Band, ...]


def drawing(picture: Picture, width: float, letter: float) -> Drawing:
    """The picture laid out on a width with letters of that height."""
    line = _LINE * letter
    words = [Words(0, 0, width, line, picture.title, bold=True)]
    below = line
    if picture.note:
        words.append(Words(0, below, width, line, picture.note))
        below += line
    bars: list[Bar] = []
    if len(picture.legend) > 1:
        for part in _legend(picture, below, letter):
            (bars if isinstance(part, Bar) else words).append(part)  # type: ignore[arg-type]
        below += line
    below += 0.3 * letter
    bands: list[Band] = []
    for row in picture.rows:
        height = _height(picture) * letter
        bands.append(Band(row.key, below, height))
        words += _words(row, width, below, height)
        bars += _bars(picture, row, width, below, letter)
        below += height
    return Drawing(below, tuple(bars), tuple(words), tuple(bands))


def _legend(picture: Picture, y: float, letter: float) -> Iterator[Bar | Words]:
    x = 0.0
    for name, look in zip(picture.legend, LOOKS, strict=False):
        yield Bar(x, y + 0.35 * letter, 1.4 * letter, 0.7 * letter, look)
        room = (len(name) + 2) * _LETTER * letter
        yield Words(x + 1.9 * letter, y, room, _LINE * letter, name)
        x += 1.9 * letter + room + letter


def _height(picture: Picture) -> float:
    if not picture.beside:
        return _ROW
    return max(_ROW, _THIN * len(picture.legend) + 0.5)


def _words(row: PictureRow, width: float, y: float, height: float) -> Iterator[Words]:
    yield Words(0, y, (_LABEL - 0.02) * width, height, row.label)
    yield Words((1 - _TEXT) * width, y, _TEXT * width, height, row.text, right=True)


def _bars(
    picture: Picture, row: PictureRow, width: float, y: float, letter: float
) -> Iterator[Bar]:
    room = (1 - _LABEL - _TEXT) * width - _GAP * letter
    height = (_THIN if picture.beside else _BAR) * letter
    x, top = _LABEL * width, y + (_height(picture) * letter - _stack(picture) * letter) / 2
    for value, look in zip(row.parts, LOOKS, strict=False):
        length = room * value / picture.whole
        if length:
            yield Bar(x, top, length, height, look)
        if picture.beside:
            top += height
        else:
            x += length


def _stack(picture: Picture) -> float:
    return _THIN * len(picture.legend) if picture.beside else _BAR
