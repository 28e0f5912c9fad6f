"""What searching looks into: one key a record, in which each word asked for is looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.rules import text

_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: what a key must contain, and what it contains if the accents agree too."""

    needles: tuple[str, ...]
    exact: tuple[str, ...]

    def meets(self, key: str) -> bool:
        """Whether a key has everything asked for."""
        return all(needle in key for needle in self.needles)


def key(*texts: str) -> str:
    """The key of these texts: each word folded after a space, and as it is written after “=”."""
    folded = written = ""
    for one in filter(None, texts):
        if one.isascii() and one.isdigit():
            folded += f" {one}"
        else:
            folded += "".join(f" {word}" for word in _WORDS.findall(text.fold(one)))
            written += "".join(f"={word}" for word in _written(one) if not word.isdigit())
    return folded + written


def asked(words: str) -> Asked:
    """What the words look for: beginnings of words, and digits anywhere in a number."""
    folded = _WORDS.findall(text.fold(words))
    return Asked(
        tuple(word if word.isdigit() else f" {word}" for word in folded),
        tuple(word if word.isdigit() else f"={word}" for word in _written(words)),
    )


def numbers(words: str) -> tuple[str, ...]:
    """The words asked for that are digits; empty unless all of them are."""
    found = tuple(_WORDS.findall(words))
    return found if all(word.isdigit() for word in found) else ()


def said(values: Iterable[object]) -> tuple[str, ...]:
    """The values that are words somebody wrote, apart from the program's own ids and days."""
    return tuple(one for one in values if isinstance(one, str) and not _OWN.fullmatch(one))


_OWN = re.compile(r"[0-9a-f]{32}|\d{4}-\d\d-\d\d")


def _written(whole: str) -> list[str]:
    return _WORDS.findall(text.nfc(whole).casefold())
