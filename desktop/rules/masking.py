"""Hiding who is meant: text for people outside the office, without names and long numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.rules import text

NAME = "[tên]"

_WORD = re.compile(r"[^\W\d_]+")
_LONG = re.compile(r"\d{9,}")
# As numbers of cards and telephones are written in groups; a day has eight digits.
_GROUPS = re.compile(r"(?<!\d)\d{2,4}(?:[ .]\d{2,4}){2,5}(?!\d)")
_LEAST, _MOST = 9, 12


def masked(content: str, names: Iterable[str]) -> str:
    """The text with every number of nine digits or more and each of these names hidden.

    Names are found whatever their case and without their accents too; of several that begin at one
    word the longest is hidden.
    """
    return _without_names(_without_numbers(text.nfc(content)), names)


def _without_numbers(content: str) -> str:
    content = _LONG.sub(lambda found: "*" * len(found[0]), content)
    return _GROUPS.sub(_stars, content)


def _stars(found: re.Match[str]) -> str:
    digits = sum(one.isdigit() for one in found[0])
    return re.sub(r"\d", "*", found[0]) if _LEAST <= digits <= _MOST else found[0]


def _without_names(content: str, names: Iterable[str]) -> str:
    known = {tuple(_WORD.findall(text.fold(name))) for name in names} - {()}
    longest = max((len(name) for name in known), default=0)
    words = list(_WORD.finditer(content))
    folded = [text.fold(word[0]) for word in words]
    hidden, end, at = [], 0, 0
    while at < len(words):
        length = next(
            (
                n
                for n in range(min(longest, len(words) - at), 0, -1)
                if tuple(folded[at : at + n]) in known
            ),
            0,
        )
        # Names of one word are common words too: they are hidden where they are written as names.
        if length == 1 and not words[at][0][:1].isupper():
            length = 0
        if length:
            hidden += [content[end : words[at].start()], NAME]
            end = words[at + length - 1].end()
        at += length or 1
    return "".join([*hidden, content[end:]])
