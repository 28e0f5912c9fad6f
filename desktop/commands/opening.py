"""Opening an office for a headless command, and printing its answer."""

from __future__ import annotations

import getpass
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop.errors import Refusal
from desktop.rules.partial_date import PartialDate
from desktop.services.keeping import upkeep
from desktop.services.office import Office, create, open_office


@dataclass(frozen=True, slots=True)
class Display:
    """The window, lent to commands that end in one: they know no Qt themselves."""

    present: Callable[[], bool]
    open_window: Callable[[Path, str], int]
    grab_screens: Callable[[Office], int]


PASSWORD = "HGD_PASSWORD"
WHO = "dòng lệnh"


def now() -> datetime:
    """The office PC's own local time: papers and deadlines follow the wall clock."""
    return datetime.now()  # noqa: DTZ005


def password() -> str:
    """The password from the environment, else asked on the terminal; Refusal if there is none."""
    given = os.environ.get(PASSWORD)
    if given:
        return given
    if not sys.stdin.isatty():
        raise Refusal(f"Chưa có mật khẩu: hãy đặt biến môi trường {PASSWORD} rồi chạy lại.")
    return getpass.getpass("Mật khẩu: ")


@contextmanager
def opened(path: Path) -> Iterator[Office]:
    """The office of a file, closed at the end whatever happens."""
    office = open_office(path, password(), who=WHO, now=now)
    try:
        yield office
    finally:
        office.close()


@contextmanager
def made(path: Path, secret: str) -> Iterator[Office]:
    """A new office, closed at the end; nothing stays of it if it cannot be made whole."""
    office = create(path, secret, who=WHO, now=now)
    try:
        yield office
    except BaseException:
        upkeep.discard(office)
        raise
    office.close()


def answer(as_json: bool, content: object, lines: list[str]) -> None:
    """Print the content as JSON and nothing else, or the lines for people."""
    if as_json:
        print(json.dumps(plain(content), ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines))


def plain(value: Any) -> Any:
    """A frozen fact as JSON values; bytes are left out."""
    if is_dataclass(value) and not isinstance(value, type | PartialDate):
        return {
            field.name: plain(getattr(value, field.name))
            for field in fields(value)
            if not isinstance(getattr(value, field.name), bytes)
        }
    if isinstance(value, date | PartialDate):
        return str(value)
    if isinstance(value, Decimal):
        return float(value) if value % 1 else int(value)
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    return value
