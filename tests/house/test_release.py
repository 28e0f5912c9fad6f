"""Version, changelog and the number of the office file tell the same story."""

from __future__ import annotations

import re

from desktop import __version__
from desktop.store.upgrade import newest
from tests.house.tree import DESKTOP, PROJECT

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


def _changelog() -> str:
    return (PROJECT / "CHANGELOG.md").read_text("utf-8")
