"""Numbered upgrades of the office file; the file's own number says which it has had."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping

from sqlalchemy import Connection

from desktop.errors import Refusal
from desktop.store import upgrades
from desktop.store.file import OfficeFile

Steps = Mapping[int, Callable[[Connection], None]]


def shipped() -> Steps:
    """The upgrades that this program knows, by number."""
    found = {}
    for module in pkgutil.iter_modules(upgrades.__path__):
        number = int(module.name.removeprefix("step_")[:4])
        found[number] = importlib.import_module(f"{upgrades.__name__}.{module.name}").run
    return found


def newest() -> int:
    """The number that this program's files carry."""
    return max(shipped())


def version(file: OfficeFile) -> int:
    """The number of the last upgrade that a file has had; 0 for an empty one."""
    with file.reading() as session:
        return int(session.connection().exec_driver_sql("PRAGMA user_version").scalar_one())


def known_version(file: OfficeFile, steps: Steps | None = None) -> int:
    """The number of the last upgrade; Refusal if the file comes from a newer program."""
    present, last = version(file), max(steps or shipped())
    if present > last:
        raise Refusal(
            f"Tệp dữ liệu này do một phiên bản mới hơn của chương trình tạo ra (số {present}, bản "
            f"đang chạy hiểu đến số {last}). Chưa có gì bị thay đổi. Hãy cài bản mới của chương "
            "trình rồi mở lại."
        )
    return present


def upgrade(
    file: OfficeFile, before: Callable[[], object], steps: Steps | None = None
) -> tuple[int, ...]:
    """Bring a file up to date, calling `before` (the backup) first if there is anything to do.

    Refusal if the file comes from a newer program. Each step is one transaction; a cut between
    two steps leaves a file that goes on from there.
    """
    steps = steps or shipped()
    present = known_version(file, steps)
    due = tuple(number for number in sorted(steps) if number > present)
    if due and present > 0:
        before()
    for number in due:
        with file.writing() as session:
            connection = session.connection()
            steps[number](connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
    return due
