"""What many rooms' tests start from."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from datetime import datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.commands import offline
from desktop.exchange import envelope
from desktop.services.office import Office, create, open_office, trial
from desktop.store import keys
from tests import postgres as postgres_server
from tests.deeds import CHEAP, NOW, PASSWORD
from tests.spreadsheet import Spreadsheet, Unavailable

settings.register_profile("house", deadline=None, database=None)
settings.load_profile("house")

# Objects made between two looks of the garbage collector; Python's own 700 suits small programs.
gc.set_threshold(100_000)

# Kibibytes from which Argon2id is meant to take long.
EARNEST = 1024


def pytest_collection_finish():
    """Spare the garbage collector what stays to the end: modules, tests, resources."""
    gc.collect()
    gc.freeze()


_REACHED: list[str] = []


def _hear(event: str, arguments: tuple) -> None:
    """Take note of every connection that anything in these tests opens; no hook is ever removed."""
    # Python tells of every file, module and `id` too: hardly any are of this.
    if "socket." in event and offline.reaches_out(event, arguments):
        _REACHED.append(f"{event} {', '.join(map(str, arguments))}")


sys.addaudithook(_hear)


@pytest.fixture(autouse=True)
def _offline():
    """No test opens a connection, nor does anything it calls."""
    before = len(_REACHED)
    yield
    assert _REACHED[before:] == []


@pytest.fixture(scope="session", autouse=True)
def _offline_to_the_end():
    """Nor is one open when all is done, opened by a library past Python."""
    inherited = set(offline.connections())
    yield
    assert set(offline.connections()) <= inherited


@pytest.fixture
def reached():
    """What reached for a network, for the tests of the guard itself: they may."""
    before = len(_REACHED)
    yield _REACHED
    del _REACHED[before:]


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL server on a socket of its own; tests that ask for it are skipped without."""
    pytest.importorskip("psycopg", reason="the driver is not installed")
    started = postgres_server.running()
    try:
        server = started.__enter__()
    except postgres_server.Unavailable as reason:
        pytest.skip(str(reason))
    yield server
    started.__exit__(None, None, None)


@pytest.fixture(scope="session")
def spreadsheet(tmp_path_factory):
    """LibreOffice without a window; tests that ask for it are skipped without."""
    try:
        return Spreadsheet(tmp_path_factory.mktemp("spreadsheet"))
    except Unavailable as reason:
        pytest.skip(str(reason))


@pytest.fixture(scope="module")
def quick_passphrases():
    """No work is spent on passphrases; on how much is in earnest, see the tests of the envelope."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (envelope, keys):
            patch.setattr(module, "Argon2id", _quickly)
        yield


def _quickly(*, memory_cost: int, iterations: int, lanes: int, **words: Any) -> Argon2id:
    if memory_cost > EARNEST:
        memory_cost, iterations = 8 * lanes, 1
    return Argon2id(memory_cost=memory_cost, iterations=iterations, lanes=lanes, **words)


@pytest.fixture
def now():
    """The clock of every test stands still."""

    def clock() -> datetime:
        return NOW

    return clock


@pytest.fixture
def office(now):
    """An empty office in memory."""
    office = trial(now)
    yield office
    office.close()


@pytest.fixture(scope="session")
def _office_folder(tmp_path_factory):
    """An empty office file: to copy and open one takes a third of making it."""
    folder = tmp_path_factory.mktemp("office")
    create(folder / "office.hgd", PASSWORD, who="Văn phòng", now=lambda: NOW, cost=CHEAP).close()
    return folder


@pytest.fixture
def office_on_disk(_office_folder, tmp_path, now) -> Office:
    """An empty, encrypted office file in a folder of its own; its password is PASSWORD."""
    shutil.copytree(_office_folder, tmp_path, dirs_exist_ok=True)
    office = open_office(tmp_path / "office.hgd", PASSWORD, who="Văn phòng", now=now)
    yield office
    office.close()
