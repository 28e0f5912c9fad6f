"""The command line as a clerk's helper meets it: words in, a status and two streams out."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from desktop.commands import line
from desktop.commands.opening import PASSWORD as PASSWORD_NAME
from desktop.commands.opening import Display
from desktop.commands.reports import PASSPHRASE
from desktop.services.office import create
from tests.build import a_case, a_cell, a_member, a_person, an_office
from tests.deeds import CHEAP, NOW, PASSWORD

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


@dataclass
class Screen:
    """A display as the commands see it; remembers what was opened on it."""

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
    """A small office: a candidate before the cell's meeting is next but one, and a member."""

    file: Path
    candidate: str
    member: str
    newcomer: str


Run = Callable[..., Told]


@pytest.fixture
def screen():
    """A machine without a display, until a test says otherwise."""
    return Screen()


@pytest.fixture
def run(screen, capsys, monkeypatch) -> Run:
    """Runs one command with the password of the small office in the environment."""
    monkeypatch.setenv(PASSWORD_NAME, PASSWORD)
    monkeypatch.setenv(PASSPHRASE, "ban mường")

    def told(*words: object) -> Told:
        capsys.readouterr()
        status = line.run([str(word) for word in words], screen.lent())
        shown = capsys.readouterr()
        return Told(status, shown.out, shown.err)

    return told


@pytest.fixture(scope="session")
def _small(tmp_path_factory) -> Small:
    file = tmp_path_factory.mktemp("small") / "office.hgd"
    office = create(file, PASSWORD, who="Văn phòng", now=lambda: NOW, cost=CHEAP)
    an_office(office)
    candidate = a_case(office, at="history-certified")
    member = a_case(office, at="recognition-decision", name="Hà Văn Đức")
    cell = a_cell(office, CELL)
    a_member(office, cell=cell)
    newcomer = a_person(office, "Quàng Thị Ánh", cell)
    office.close()
    return Small(file, candidate, member, newcomer)


@pytest.fixture
def small(_small, tmp_path) -> Small:
    """A copy of the small office, to do anything with."""
    folder = tmp_path / "office"
    shutil.copytree(_small.file.parent, folder)
    return Small(folder / _small.file.name, _small.candidate, _small.member, _small.newcomer)


@pytest.fixture
def bytes_of() -> Callable[[Path], dict[str, bytes]]:
    """Every file of a folder by name, to see that nothing changed."""

    def read(folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    return read
