"""The files of the project as the house checks see them: whatever git would not ignore."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
DESKTOP = PROJECT / "desktop"
TESTS = PROJECT / "tests"
WORDS = (".py", ".toml", ".md", ".csv", ".json", ".txt", ".svg", ".qss")

_IGNORED = [line.rstrip("/") for line in (PROJECT / ".gitignore").read_text("utf-8").split()]


def top_level() -> set[str]:
    """The names in the project folder."""
    return {path.name for path in PROJECT.iterdir() if not _ignored(path)}


@cache
def files(folder: Path, *endings: str) -> tuple[Path, ...]:
    """The files below a folder, of these endings or of all."""
    return tuple(path for path in _walk(folder) if not endings or path.suffix in endings)


@cache
def parsed(path: Path) -> ast.Module:
    """A source file as a tree of syntax."""
    return ast.parse(path.read_text("utf-8"), str(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Every part of that tree: several checks look at all of them."""
    return tuple(ast.walk(parsed(path)))


def name(path: Path) -> str:
    """A path as the messages of failed checks show it."""
    return path.relative_to(PROJECT).as_posix()


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if _ignored(path):
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


def _ignored(path: Path) -> bool:
    return path.name == ".git" or any(fnmatch(path.name, pattern) for pattern in _IGNORED)
