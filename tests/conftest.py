"""What many rooms' tests start from."""

from __future__ import annotations

import gc
import os
from datetime import datetime

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.services.office import Office, create, trial
from tests.deeds import CHEAP, NOW, PASSWORD

settings.register_profile("house", deadline=None, database=None)
settings.load_profile("house")

# Objects made between two looks of the garbage collector; Python's own 700 suits small programs.
OBJECTS_AT_EASE = 20_000


def pytest_collection_finish():
    """Spare the garbage collector what stays to the end: modules, tests, resources."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_AT_EASE)


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


@pytest.fixture
def office_on_disk(tmp_path, now) -> Office:
    """An empty, encrypted office file in a folder of its own; its password is PASSWORD."""
    office = create(tmp_path / "office.hgd", PASSWORD, who="Văn phòng", now=now, cost=CHEAP)
    yield office
    office.close()
