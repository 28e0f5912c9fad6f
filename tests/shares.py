"""Tests dealt out to processes beside each other: each takes one file after another till all are.

    HGD_DEALT=FOLDER python -m pytest -p tests.shares …

Every process is given the same tests and the same empty folder, where it notes what it takes.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

DEALT = "HGD_DEALT"
LONG = {"test_sample.py", "test_sample_year.py", "test_kept.py", "test_kill.py", "test_app.py"}
"""Files with few tests that take long: begun late, they would keep the others waiting."""


def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Run what this process takes; None leaves it to pytest to say why nothing is run."""
    if session.testsfailed or session.config.option.collectonly:
        return None
    mine = taken(session.items, Path(os.environ[DEALT]))
    item = next(mine, None)
    while item is not None:
        following = next(mine, None)
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.shouldfail or session.shouldstop:
            raise session.Interrupted(session.shouldfail or session.shouldstop)
        item = following
    return True


def taken(items: Iterable[pytest.Item], folder: Path) -> Iterator[pytest.Item]:
    """The tests of each file that nobody else has taken, the long ones first."""
    files = [list(tests) for _, tests in itertools.groupby(items, key=lambda item: item.path)]
    for tests in sorted(files, key=_weight, reverse=True):
        try:
            (folder / "-".join(tests[0].path.parts[1:])).touch(exist_ok=False)
        except FileExistsError:
            continue
        yield from tests


def _weight(tests: Sequence[pytest.Item]) -> tuple[bool, int]:
    return tests[0].path.name in LONG, len(tests)
