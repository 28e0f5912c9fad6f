"""The trial: a backup is wholly restored into a folder of its own and compared with the file."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from desktop.errors import Trouble, cause
from desktop.store import backup_file, keys, place, soundness
from desktop.store.file import OfficeFile, open_file


@dataclass(frozen=True, slots=True)
class Content:
    """The number of the last operation, and for each table its rows and their hash."""

    operation: int
    tables: Mapping[str, tuple[int, str]]


def content(file: OfficeFile) -> Content:
    """What a file holds at one moment."""
    with file.reading() as session:
        # One transaction sees one moment, whatever is written meanwhile.
        names = sorted(inspect(session.connection()).get_table_names())
        last = soundness.last_operation(session)
        return Content(last, {name: _hash(session, name) for name in names})


def differences(path: Path, key: bytes, file: OfficeFile, before: Content) -> tuple[str, ...]:
    """What a restored backup holds otherwise than the file did; none if it is all the same.

    Also a fault if the key slots are not those of the file. Trouble if it does not open.
    """
    assert file.path is not None
    try:
        with tempfile.TemporaryDirectory(prefix="hgd-") as name:
            restored = Path(name) / "restored" / "office.hgd"
            restored.parent.mkdir()
            place.put(backup_file.unpack(path, Path(name)), restored)
            slots = keys.slots_path(restored).read_bytes()
            found = [] if slots == keys.slots_path(file.path).read_bytes() else ["Tệp khóa khác."]
            opened = open_file(restored, key)
            try:
                found += soundness.faults(opened)
                after = content(opened)
            finally:
                opened.close()
    except OSError as error:
        raise Trouble(f"Chưa thử khôi phục được {path.name}: {cause(error)}.") from error
    names = sorted({*before.tables, *after.tables})
    found += [
        f"Bảng {name} khác tệp đang dùng."
        for name in names
        if before.tables.get(name) != after.tables.get(name)
    ]
    return tuple(found)


def _hash(session: Session, table: str) -> tuple[int, str]:
    connection = session.connection()
    order = ", ".join(
        f'"{name}"' for name in inspect(connection).get_pk_constraint(table)["constrained_columns"]
    )
    digest, rows = hashlib.sha256(), 0
    for row in connection.exec_driver_sql(f'SELECT * FROM "{table}" ORDER BY {order or "rowid"}'):
        digest.update(repr(tuple(row)).encode())
        rows += 1
    return rows, digest.hexdigest()
