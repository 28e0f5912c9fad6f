"""How a text became another, word by word, and where stretches of the first stand in the second."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Fate = Literal["kept", "gone", "new"]

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both have, that only the old one has, or only the new one."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, from `start` up to `end`, and the figure that it says."""

    start: int
    end: int
    figure: str


def changes(old: str, new: str) -> tuple[Piece, ...]:
    """The old text turned into the new one, in pieces of whole words; () if they are the same."""
    if old == new:
        return ()
    return tuple(_pieces(_WORDS.findall(old), _WORDS.findall(new)))


def placed(old: str, spans: Iterable[Span], new: str) -> tuple[Span, ...]:
    """The spans of an old text that stand in the new one unchanged, at their new places."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    starts, goals = _starts(before), _starts(after)
    moved: dict[int, int] = {}
    for block in _matcher(before, after).get_matching_blocks():
        for at in range(block.size):
            word = starts[block.a + at]
            goal = goals[block.b + at]
            moved.update({word + step: goal + step for step in range(len(before[block.a + at]))})
    found = []
    for span in spans:
        places = [moved.get(at) for at in range(span.start, span.end)]
        first = places[0] if places else None
        if first is not None and places == list(range(first, first + len(places))):
            found.append(Span(first, first + len(places), span.figure))
    return tuple(found)


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    for tag, a, b, c, d in _matcher(before, after).get_opcodes():
        if tag == "equal":
            yield Piece("kept", "".join(before[a:b]))
            continue
        if a < b:
            yield Piece("gone", "".join(before[a:b]))
        if c < d:
            yield Piece("new", "".join(after[c:d]))


def _matcher(before: list[str], after: list[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, before, after, autojunk=False)


def _starts(words: list[str]) -> list[int]:
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word)
    return starts
