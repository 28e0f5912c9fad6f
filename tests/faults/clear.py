"""Searching files for what must not stand in them readably."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from desktop.rules import text


def found(folder: Path, words: Iterable[str]) -> list[str]:
    """Which words stand in which files of a folder: as written, folded, and in Windows' own way."""
    told = {word: _ways(word) for word in words}
    contents = {path.read_bytes(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return [
        f"{path.relative_to(folder)}: {word}"
        for content, path in contents.items()
        for word, ways in told.items()
        if any(way in content for way in ways)
    ]


def _ways(word: str) -> set[bytes]:
    written = {word, word.upper(), word.lower(), text.fold(word)}
    return {one.encode(code) for one in written for code in ("utf-8", "utf-16-le")}
