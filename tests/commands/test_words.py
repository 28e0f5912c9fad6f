"""Words that many commands share."""

from __future__ import annotations

import argparse
from datetime import date

import pytest

from desktop.commands import words
from desktop.rules import calendar


@pytest.fixture
def grammar():
    made = argparse.ArgumentParser(exit_on_error=False)
    words.days(made)
    return made


@pytest.mark.parametrize(
    ("option", "written"), [(name, example) for name, _, example in words.PERIODS]
)
def test_a_period_is_named_as_its_example(grammar, option, written):
    """Each kind has its own option."""
    assert grammar.parse_args([f"--{option}", written]).named == calendar.period(written)


def test_two_days_make_a_period(grammar):
    """From one to the other."""
    read = grammar.parse_args(["--from", "2021-01-02", "--to", "2021-02-03"])
    assert (read.first, read.last) == (date(2021, 1, 2), date(2021, 2, 3))


@pytest.mark.parametrize("asked", [["--year", "21"], ["--month", "2021-13"], ["--from", "1.2.21"]])
def test_a_wrong_period_is_told_with_an_example(grammar, asked):
    """The sentence shows how it is written."""
    with pytest.raises(argparse.ArgumentError, match="dạng 20"):
        grammar.parse_args(asked)
