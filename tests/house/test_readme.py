"""The README tells the truth about the program it stands in front of."""

from __future__ import annotations

import re

from desktop.commands import line
from tests.house.tree import PROJECT

README = (PROJECT / "README.md").read_text("utf-8")


def test_the_commands_are_those_of_the_program() -> None:
    """Every command has its row, and every row its command."""
    rows = set(re.findall(r"^\| `([a-z-]+)[ `]", README, re.M))
    help_lines = re.findall(r"^ {4}([a-z][a-z-]*)(?: |$)", line.parser().format_help(), re.M)
    assert rows == set(help_lines)


def test_what_it_links_to_is_there() -> None:
    """Pictures and files named in the text."""
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert [link for link in links if not (PROJECT / link).exists()] == []


def test_the_tests_that_stand_for_security_are_there() -> None:
    """A promise names the test that holds it."""
    page = (PROJECT / ".github" / "SECURITY.md").read_text("utf-8")
    named = re.findall(r"`(tests/[\w./]+)`", page)
    named += [one.replace(".", "/") + ".py" for one in re.findall(r"python -m (tests[\w.]+)", page)]
    assert len(named) > 20
    assert [one for one in named if not (PROJECT / one).exists()] == []
