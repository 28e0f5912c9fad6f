"""Tests dealt out to processes beside each other: each takes one file after another till all are.

    HGD_DEALT=FOLDER python -m pytest -p tests.shares …

Every process is given the same tests and the same empty folder, where it notes what it takes.
A file is read by the process that takes it and by no other: reading them all takes long.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

DEALT = "HGD_DEALT"
LONG = {
    "test_app.py",
    "test_disk_upkeep.py",
    "test_forms.py",
    "test_kept.py",
    "test_kill.py",
    "test_layout.py",
    "test_main.py",
    "test_sample.py",
    "test_sample_year.py",
}
"""Files that take long for their size: begun late, they would keep the others waiting."""

_FILES = pytest.StashKey[list[pytest.File]]()
_READING = pytest.StashKey[bool]()


@pytest.hookimpl(tryfirst=True)
def pytest_make_collect_report(collector: pytest.Collector) -> pytest.CollectReport | None:
    """Find the files and leave reading them to their turn."""
    stash = collector.session.stash
    if not isinstance(collector, pytest.File) or stash.get(_READING, False):
        return None
    stash.setdefault(_FILES, []).append(collector)
    return pytest.CollectReport(collector.nodeid, "passed", None, [])


def pytest_report_collectionfinish() -> str:
    """What to think of nothing having been collected."""
    return "each file is read when its turn comes"


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Run what this process takes; one that finds every file taken has not failed."""
    files = session.stash.get(_FILES, [])
    session.stash[_READING] = True
    session.testscollected = len(files)
    mine = _taken(session, files)
    item = next(mine, None)
    while item is not None:
        following = next(mine, None)
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.shouldfail or session.shouldstop:
            raise session.Interrupted(session.shouldfail or session.shouldstop)
        item = following
    return True


def _taken(session: pytest.Session, files: Iterable[pytest.File]) -> Iterator[pytest.Item]:
    """The tests of each file that nobody else has taken, the long ones first."""
    hook = session.config.hook
    for file in taken(files, Path(os.environ[DEALT])):
        items = list(session.genitems(file))
        session.testscollected += len(items)
        hook.pytest_collection_modifyitems(session=session, config=session.config, items=items)
        yield from items


def taken(files: Iterable[pytest.File], folder: Path) -> Iterator[pytest.File]:
    """The files that nobody else has taken, the long ones first."""
    for file in sorted(files, key=_weight, reverse=True):
        try:
            (folder / "-".join(file.path.parts[1:])).touch(exist_ok=False)
        except FileExistsError:
            continue
        yield file


def _weight(file: pytest.File) -> tuple[bool, int]:
    return file.path.name in LONG, file.path.stat().st_size
