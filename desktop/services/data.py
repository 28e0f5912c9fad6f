"""The dated data that everything is read from: what signed packs brought, then what ships.

This is the one place where a pack goes before a shipped file. What is read from the data is kept
for as long as the data stays the same, and read again when a pack is taken in or undone.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import ParamSpec, TypeVar

from desktop import paths

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Brought:
    """Files that go before the shipped ones, by path as in `forms/2025/9-knd.toml`.

    `number` is that of the newest pack they are of; `mark` tells these files from any others.
    """

    number: int = 0
    mark: str = ""
    files: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)


NOTHING = Brought()

_laid = NOTHING
# What is only tried in one thread must not be seen by the others.
_tried: ContextVar[Brought | None] = ContextVar("tried", default=None)


def lay(brought: Brought) -> None:
    """Read everything from these files first, until others are laid."""
    global _laid
    _laid = brought


@contextmanager
def trying(brought: Brought) -> Iterator[None]:
    """Read everything from these files first, in this thread and for this block only."""
    before = _tried.set(brought)
    try:
        yield
    finally:
        _tried.reset(before)


def now() -> Brought:
    """The files that go before the shipped ones now."""
    return _tried.get() or _laid


def once(read: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """Keep what a function reads from the data, apart for each set of brought files."""

    @functools.lru_cache(maxsize=256)
    def kept(_: Brought, *args: Arguments.args, **values: Arguments.kwargs) -> Answer:
        return read(*args, **values)

    @functools.wraps(read)
    def reading(*args: Arguments.args, **values: Arguments.kwargs) -> Answer:
        return kept(now(), *args, **values)  # type: ignore[arg-type]  # all are hashable

    return reading


def text(path: str) -> str:
    """The text of a file, by its path from where `forms` and `resources` lie."""
    brought = now().files.get(path)
    return shipped(path) if brought is None else brought


def shipped(path: str) -> str:
    """The text of a file as it ships, whatever packs have brought."""
    return (paths.shipped() / path).read_text(encoding="utf-8")


def names(folder: str, ending: str = ".toml") -> tuple[str, ...]:
    """The paths of the files that lie in a folder itself, in order."""
    shipped = (paths.shipped() / folder).glob(f"*{ending}")
    brought = (path for path in now().files if path.rpartition("/")[0] == folder)
    found = {f"{folder}/{one.name}" for one in shipped}
    return tuple(sorted(found.union(path for path in brought if path.endswith(ending))))


def under(folder: str) -> Mapping[str, str]:
    """The brought files below a folder, by their path within it."""
    start = f"{folder}/"
    files = now().files.items()
    return {path.removeprefix(start): one for path, one in files if path.startswith(start)}
