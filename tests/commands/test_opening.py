"""Passwords, and answers as JSON."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from desktop.commands import opening
from desktop.errors import Refusal
from desktop.rules.partial_date import PartialDate
from tests.build import an_office
from tests.commands.terminal import bytes_of


@dataclass(frozen=True)
class Inner:
    name: str
    photo: bytes


@dataclass(frozen=True)
class Outer:
    born: PartialDate
    day: date | None
    inner: tuple[Inner, ...]


def test_a_wrong_password_is_refused_and_changes_nothing(run, small, monkeypatch):
    """One clear sentence; the file and its slots stay byte for byte."""
    monkeypatch.setenv(opening.PASSWORD, "quên rồi")
    before = bytes_of(small.file.parent)
    told = run("target", "--office", small.file, "--year", "2026", "--admit", "4")
    assert (told.status, told.out) == (1, "")
    assert told.err.startswith("Mật khẩu không đúng.")
    tries = small.file.with_name(f"{small.file.name}.tries")
    assert '"wrong": 1' in tries.read_text()
    tries.unlink()
    assert bytes_of(small.file.parent) == before


def test_without_password_and_terminal_the_way_out_is_named(run, small, monkeypatch):
    """A script that forgot the variable must not hang."""
    monkeypatch.delenv(opening.PASSWORD)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    told = run("people", "--office", small.file)
    assert (told.status, told.out) == (1, "")
    assert "HGD_PASSWORD" in told.err


def test_an_office_that_cannot_be_made_whole_leaves_nothing(tmp_path):
    """Neither file nor slots nor log, so that the next try begins afresh."""
    file = tmp_path / "office.hgd"
    seen: list[str] = []
    with contextlib.suppress(Refusal), opening.made(file, "hạt giống") as office:
        seen = sorted(path.name for path in tmp_path.iterdir())
        an_office(office)
        raise Refusal("Chưa đủ.")
    assert {"office.hgd", "office.hgd.keys"} <= set(seen)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("value", "json"),
    [
        (date(2026, 3, 1), "2026-03-01"),
        (PartialDate(2003, 9), "2003-09"),
        (Decimal("200"), 200),
        (Decimal("66.67"), 66.67),
        (None, None),
        (True, True),
        ({"days": (date(2026, 3, 1), None)}, {"days": ["2026-03-01", None]}),
        (
            Outer(PartialDate(2003), None, (Inner("Lò Thị An", b"\xff"),)),
            {"born": "2003", "day": None, "inner": [{"name": "Lò Thị An"}]},
        ),
    ],
)
def test_facts_become_plain_json(value, json):
    """Days as ISO, figures as numbers, pictures left out."""
    found = opening.plain(value)
    assert (found, type(found)) == (json, type(json))
