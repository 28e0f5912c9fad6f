"""Whether the office file is sound: pages, references, tables as expected, attachments present."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import Damaged
from desktop.store import upgrade
from desktop.store.backup_file import About
from desktop.store.file import OfficeFile
from desktop.store.tables.attachments import AttachmentRow
from desktop.store.tables.every import metadata, recorded
from desktop.store.tables.journal import OperationRow

_IN_AN_INDEX = ("missing from index", "wrong # of entries in index", "non-unique entry in index")
_NAMES = (
    "SELECT name FROM sqlite_master "
    "WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"
)
# In one question: a backup is looked at several times, and has many tables.
_COLUMNS = f"SELECT held.name, one.name FROM ({_NAMES}) held, pragma_table_xinfo(held.name) one"


@dataclass(frozen=True, slots=True)
class Dangling:
    """A row that points at nothing; `mends` if it may as well point nowhere."""

    table: str
    row: str
    column: str
    parent: str
    mends: bool


def faults(file: OfficeFile) -> tuple[str, ...]:
    """Every fault found, as sentences; none means the file is sound. Trouble of the disk flies."""
    try:
        return (*_pages(file), *_references(file), *_tables(file), *_attachments(file))
    except Damaged as damage:
        return (damage.sentence,)


def counts(file: OfficeFile) -> dict[str, int]:
    """How many rows each table of the file holds, whatever its version."""
    with file.reading() as session:
        connection = session.connection()
        names = connection.exec_driver_sql(_NAMES).scalars().all()
        # In one question, as above.
        questions = (f"SELECT '{name}', count(*) FROM \"{name}\"" for name in names)
        rows = connection.exec_driver_sql(" UNION ALL ".join(questions)).all()
    return {row[0]: row[1] for row in rows}


def last_operation(session: Session) -> int:
    """The number of the last operation; 0 where nothing was done yet."""
    return session.execute(select(func.coalesce(func.max(OperationRow.id), 0))).scalar_one()


def about(file: OfficeFile) -> About:
    """What a backup of the file tells of itself: how many people, and what was done last."""
    counted = counts(file)
    with file.reading() as session:
        query = select(OperationRow.label).order_by(OperationRow.id.desc()).limit(1)
        label = session.execute(query).scalar() or ""
    return About(counted["person"], counted["operation"], label)


def rebuild_indexes(file: OfficeFile) -> None:
    """Make every index anew from its table, which loses nothing; Trouble."""
    with file.writing() as session:
        session.connection().exec_driver_sql("REINDEX")


def _pages(file: OfficeFile) -> list[str]:
    with file.reading() as session:
        answers = session.connection().exec_driver_sql("PRAGMA quick_check").scalars().all()
    return [f"Cấu trúc tệp bị hỏng ({answer})." for answer in answers if answer != "ok"]


def has_bad_index(file: OfficeFile) -> bool:
    """Whether an index is at odds with its table, from which nothing is lost; takes its time."""
    with file.reading() as session:
        answers = session.connection().exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return any(words in answer for answer in answers for words in _IN_AN_INDEX)


def dangling(session: Session) -> tuple[Dangling, ...]:
    """The rows of the record that point at rows which are not there."""
    connection = session.connection()
    found = []
    for name, rowid, parent, number in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        kind = recorded().get(name)
        if kind is None:
            continue
        column = next(
            row[3]
            for row in connection.exec_driver_sql(f'PRAGMA foreign_key_list("{name}")')
            if row[0] == number
        )
        row = connection.exec_driver_sql(f'SELECT id FROM "{name}" WHERE rowid = ?', (rowid,))
        mends = bool(kind.__table__.columns[column].nullable)
        found.append(Dangling(name, row.scalar_one(), column, parent, mends))
    return tuple(found)


def _references(file: OfficeFile) -> list[str]:
    with file.reading() as session:
        rows = session.connection().exec_driver_sql("PRAGMA foreign_key_check").all()
    return [f"Bảng {row[0]} có dòng trỏ đến bảng {row[2]} không còn tồn tại." for row in rows]


def _tables(file: OfficeFile) -> list[str]:
    # A backup made before an upgrade rightly has the tables of its own day.
    if upgrade.version(file) != upgrade.newest():
        return []
    with file.reading() as session:
        found = _columns(session)
    return [
        f"Thiếu bảng {known.name} hoặc cột của bảng này."
        for known in metadata.sorted_tables
        if found.get(known.name) != {column.name for column in known.columns}
    ]


def _columns(session: Session) -> dict[str, set[str]]:
    """The tables of the file and their columns, by name; SQLite's own tables are not among them."""
    found: dict[str, set[str]] = defaultdict(set)
    for table, column in session.connection().exec_driver_sql(_COLUMNS):
        found[table].add(column)
    return dict(found)


def _attachments(file: OfficeFile) -> list[str]:
    with file.reading() as session:
        rows = session.execute(select(AttachmentRow.id, AttachmentRow.content))
        return [
            f"Ảnh hoặc bản quét {key[:8]} không còn nguyên vẹn."
            for key, content in rows
            if hashlib.sha256(content).hexdigest() != key
        ]
