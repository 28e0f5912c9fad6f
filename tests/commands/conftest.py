"""A terminal, and a small office file to use it on."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import partial

import pytest

from desktop.commands.opening import PASSWORD as PASSWORD_NAME
from desktop.commands.reports import PASSPHRASE
from desktop.services.office import create
from tests.build import a_case, a_cell, a_member, a_person, an_office
from tests.commands.terminal import CELL, Run, Screen, Small, ask
from tests.deeds import CHEAP, NOW, PASSWORD


@pytest.fixture
def screen() -> Screen:
    """A machine without a display, until a test says otherwise."""
    return Screen()


@pytest.fixture
def run(screen, monkeypatch) -> Run:
    """Runs one command, with the passwords of the small office and its parcels at hand."""
    monkeypatch.setenv(PASSWORD_NAME, PASSWORD)
    monkeypatch.setenv(PASSPHRASE, "ban mường")
    return partial(ask, screen)


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
    return replace(_small, file=folder / _small.file.name)
