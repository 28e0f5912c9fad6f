"""Version, changelog and the number of the office file tell the same story."""

from __future__ import annotations

import re

from desktop import __version__
from desktop.store.upgrade import newest
from tests.house.tree import DESKTOP, PROJECT, files

HEADING = re.compile(r"^## \[(?P<version>[^\]]+)\] - (?P<day>unreleased|\d{4}-\d{2}-\d{2})$", re.M)
FILE_NUMBER = re.compile(r"^Office file number: (?P<number>\d+)$", re.M)


def test_the_changelog_opens_with_this_version() -> None:
    """An office reads there what the program it has just installed can do."""
    assert HEADING.findall(_changelog())[0][0] == __version__


def test_the_changelog_names_the_number_of_the_office_file() -> None:
    """A file is refused by programs older than its number, so every version tells its number."""
    assert int(FILE_NUMBER.findall(_changelog())[0]) == newest()


def test_upgrades_are_numbered_without_a_gap() -> None:
    """Each step brings a file from one number to the next."""
    steps = sorted(path.stem for path in (DESKTOP / "store" / "upgrades").glob("step_*.py"))
    assert [int(step[5:9]) for step in steps] == list(range(1, newest() + 1))


def test_step_1_is_frozen_from_the_first_release_on() -> None:
    """Until then tables are simply added to it; afterwards every change is a step of its own."""
    step = (DESKTOP / "store" / "upgrades" / "step_0001_start.py").read_text("utf-8")
    assert not _released() or "metadata" not in step


def test_a_file_of_every_released_number_is_kept() -> None:
    """The upgrade tests start from each of them: `python -m tests.offices` at the release."""
    numbers = {int(number) for number in FILE_NUMBER.findall("".join(_released()))}
    kept = {int(path.stem) for path in files(PROJECT / "tests" / "files", ".sql")}
    assert kept == numbers


def _released() -> list[str]:
    """What the changelog says of each version that went out."""
    parts = re.split(r"(?m)^(?=## )", _changelog())[1:]
    return [part for part in parts if "unreleased" not in part.splitlines()[0]]


def _changelog() -> str:
    return (PROJECT / "CHANGELOG.md").read_text("utf-8")
