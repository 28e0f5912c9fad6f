"""A terminal as tests use it: words in, a status and two streams out."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.commands import line
from desktop.commands.opening import Display

CELL = "Chi bộ bản Nà Lốc"


@dataclass(frozen=True)
class Told:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which must be JSON and nothing else."""
        return json.loads(self.out)


Run = Callable[..., Told]


@dataclass
class Screen:
    """A display as the commands see it; remembers what was opened and grabbed on it."""

    there: bool = False
    opened: list[tuple[Path, str]] = field(default_factory=list)
    grabbed: int = 0

    def lent(self) -> Display:
        """What the commands are given."""
        return Display(lambda: self.there, self._open, self._grab)

    def _open(self, file: Path, password: str) -> int:
        self.opened.append((file, password))
        return 0

    def _grab(self, _office: object) -> int:
        self.grabbed += 1
        return 1


@dataclass(frozen=True)
class Small:
    """A small office: a case before the cell's meeting, a recognised member, and a newcomer."""

    file: Path
    candidate: str
    member: str
    newcomer: str


def ask(screen: Screen, *words: object) -> Told:
    """Run one command."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        status = line.run([str(word) for word in words], screen.lent())
    return Told(status, out.getvalue(), err.getvalue())


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by name, to see that nothing changed."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
