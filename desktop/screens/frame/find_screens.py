"""Screens found by their names, so that the box on top leads to them as it does to people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from desktop.rules import text
from desktop.screens.widgets.search_box import SHOWN, Found, Search

_NOTE = "Mở màn hình"
_MOST = 3  # a few letters begin the names of many screens, and people are sought more often


@dataclass(frozen=True, slots=True)
class FoundScreen:
    """A screen that is called so."""

    title: str
    screen: str
    note: str = _NOTE
    record: str = ""


def with_screens(search: Search, titles: Sequence[tuple[str, str]]) -> Search:
    """A search that also finds screens, from pairs of id and title; they stand below the rest."""

    def find(words: str) -> list[Found]:
        named = (FoundScreen(name, id) for id, name in titles if text.matches(words, name))
        screens = list(islice(named, _MOST))
        # People of the same words may be many: the screens keep their lines below them.
        return [*list(search(words))[: SHOWN - len(screens)], *screens]

    return find
