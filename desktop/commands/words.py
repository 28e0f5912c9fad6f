"""Words that many commands share: the office file, a person, a period, a day."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop.rules import calendar
from desktop.rules.calendar import Period


def office(one: argparse.ArgumentParser) -> None:
    """The office file to work on."""
    one.add_argument("--office", type=Path, required=True, help="tệp dữ liệu .hgd")


def person(one: argparse.ArgumentParser) -> None:
    """Whom a command is about."""
    one.add_argument("--person", required=True, help="mã người (lệnh people cho biết)")


def json(one: argparse.ArgumentParser) -> None:
    """The answer as JSON."""
    one.add_argument("--json", action="store_true", help="in JSON ra đầu ra chuẩn")


def period(one: argparse.ArgumentParser) -> None:
    """A report and the period of it."""
    one.add_argument("--report", default="yearly")
    days(one)


def days(one: argparse.ArgumentParser) -> argparse._MutuallyExclusiveGroup:
    """A period, by its name or its two days."""
    which = one.add_mutually_exclusive_group(required=True)
    for name, pattern, example in PERIODS:
        which.add_argument(f"--{name}", dest="named", type=named(pattern, example), metavar=example)
    which.add_argument("--from", dest="first", type=day, metavar="2021-01-01")
    one.add_argument("--to", dest="last", type=day, metavar="2021-06-30")
    return which


PERIODS = (
    ("year", r"[12]\d{3}", "2021"),
    ("half", r"[12]\d{3}-H[12]", "2021-H1"),
    ("nine-months", r"[12]\d{3}-9M", "2021-9M"),
    ("quarter", r"[12]\d{3}-Q[1-4]", "2017-Q1"),
    ("month", r"[12]\d{3}-(0[1-9]|1[0-2])", "2021-03"),
)


def named(pattern: str, example: str) -> Callable[[str], Period]:
    """Reads a period that is written like the pattern."""

    def read(words: str) -> Period:
        if not re.fullmatch(pattern, words, re.ASCII):
            raise argparse.ArgumentTypeError(f"viết dạng {example}, không phải {words}")
        return calendar.period(words)

    return read


def day(words: str) -> date:
    """A day; a wrong one is told with an example."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"ngày viết dạng 2026-03-01, không phải {words}") from None


def year(words: str) -> int:
    """A year of four digits."""
    return named(*PERIODS[0][1:])(words).first.year
