"""Words in the files: Vietnamese in one form, no marks left behind, no path of a machine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from unicodedata import is_normalized

from tests.house.tree import PROJECT, WORDS, files, name

LEFT_BEHIND = re.compile(r"\b(TO[D]O|FIX[M]E|X{3})\b")
MACHINE_PATHS = re.compile(r"\b(shared)/|(?<!\w)/(work|root|home|Users)/|\b[A-Z]:\\+Users")


def test_every_word_is_written_in_nfc() -> None:
    """A decomposed letter would be searched, sorted, measured and drawn wrongly."""
    folders = ("desktop", "forms", "resources", "installer")
    sources = [path for folder in folders for path in files(PROJECT / folder, *WORDS)]
    wrong = [path for path in sources if not is_normalized("NFC", path.read_text("utf-8"))]
    assert [name(path) for path in wrong] == []


def test_nothing_is_left_for_later() -> None:
    """What is not built is an issue, not a mark in the source."""
    assert _lines_with(LEFT_BEHIND, files(PROJECT, ".py", ".toml", ".md")) == []


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    """The project stands on its own: no path of a workplace, no file outside it."""
    assert _lines_with(MACHINE_PATHS, files(PROJECT, *WORDS)) == []


def test_the_paths_that_are_refused_are_seen() -> None:
    """The check itself: it sees such a path and lets ordinary words pass."""
    path = "/".join(("", "home", "an", "x"))
    assert MACHINE_PATHS.search(f"open('{path}')")
    assert not MACHINE_PATHS.search("~/.local/share/hat-giong-do và at home/at work")


def _lines_with(pattern: re.Pattern[str], paths: Iterable[Path]) -> list[str]:
    return [
        f"{name(path)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if pattern.search(line)
    ]
