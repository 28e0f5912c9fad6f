"""The office file: SQLite under SQLCipher, opened with the key; one writer, short transactions."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import RLock
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import URL, Connection, Dialect, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import LRUCache

from desktop.errors import Damaged, Trouble
from desktop.store import guard, server
from desktop.store.server import SharedStore
from desktop.store.tables.gathering import SHARED

_DAMAGED = (
    "Tệp dữ liệu bị hỏng hoặc không phải tệp của chương trình này. Chưa có gì bị thay đổi. "
    "Hãy giữ nguyên tệp, xem tệp khóa .keys nằm cạnh có đúng là của tệp này không; nếu không phải "
    "vì vậy thì khôi phục từ bản sao lưu gần nhất."
)
# Kibibytes: decrypting a page anew costs five times what searching it does.
_CACHE = 65536
_PAGE = 4096  # bytes: SQLCipher writes whole pages of this size
# Queries put into SQL, for every file that is opened: that takes longer than to run most of them.
_COMPILED: LRUCache[Any, Any] = LRUCache(1000)
_TROUBLES = {
    sqlcipher.SQLITE_FULL: "Ổ đĩa đã đầy nên chưa ghi được. Việc vừa làm chưa được lưu; hãy xóa "
    "bớt tệp không cần trên ổ đĩa rồi làm lại.",
    sqlcipher.SQLITE_BUSY: "Tệp dữ liệu đang được một chương trình khác sử dụng. Việc vừa làm chưa "
    "được lưu; hãy đóng chương trình kia rồi làm lại.",
    sqlcipher.SQLITE_LOCKED: "Tệp dữ liệu đang bị khóa. Việc vừa làm chưa được lưu; hãy thử lại.",
    sqlcipher.SQLITE_READONLY: "Tệp dữ liệu chỉ cho đọc. Hãy bỏ thuộc tính chỉ đọc của tệp, hoặc "
    "chép tệp về ổ đĩa của máy.",
    sqlcipher.SQLITE_IOERR: "Ổ đĩa báo lỗi khi đọc hoặc ghi. Việc vừa làm chưa được lưu; hãy sao "
    "lưu sang ổ khác và kiểm tra ổ đĩa.",
    sqlcipher.SQLITE_CANTOPEN: "Không mở được tệp dữ liệu. Hãy kiểm tra tệp còn ở chỗ cũ và ổ đĩa "
    "còn được nối.",
    sqlcipher.SQLITE_CORRUPT: _DAMAGED,
    sqlcipher.SQLITE_NOTADB: _DAMAGED,
}


def trouble_of(error: BaseException) -> Trouble | None:
    """The Trouble that an error of SQLite means, by its result code; None if it is a bug."""
    original = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(original, "sqlite_errorcode", None)
    # The low byte is the family; the rest only tells where inside SQLite it arose.
    sentence = None if code is None else _TROUBLES.get(code & 0xFF)
    if sentence is None and "file is not a database" in str(original):
        sentence = _DAMAGED
    if sentence is None:
        return None
    return Damaged(sentence) if sentence is _DAMAGED else Trouble(sentence)


class OfficeFile:
    """An open office file; use `reading` and `writing`, and `close` at the end."""

    def __init__(self, engine: Engine, path: Path | None) -> None:
        self.engine = engine
        self.path = path
        self._writer = engine.execution_options(writing=True)
        self._closed = False
        # In memory there is one connection, which two threads must not use at once.
        self._alone: AbstractContextManager[object] = RLock() if path is None else nullcontext()

    @property
    def closed(self) -> bool:
        """Whether the file was let go of."""
        return self._closed

    @contextmanager
    def reading(self, shared: SharedStore | None = None) -> Iterator[Session]:
        """A session that only reads; a query that changes something is a bug and fails.

        What is gathered is read from the `shared` store where the office has one.
        """
        self._refuse_closed()
        elsewhere: Any = dict.fromkeys(SHARED, shared.reader) if shared else {}
        with self._alone, _translated(), Session(self.engine, binds=elsewhere) as session:
            guard.read_only(session)
            yield session
            guard.refuse_changes(session)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session in one immediate transaction: commits at the end, or changes nothing."""
        self._refuse_closed()
        with self._alone, _translated(), Session(self._writer, expire_on_commit=False) as session:
            guard.journaled(session)
            with session.begin():
                yield session

    def _refuse_closed(self) -> None:
        # The engine would open whatever lies in the place by now.
        if self._closed:
            raise Trouble("Tệp dữ liệu đã đóng. Hãy mở lại tệp rồi làm lại việc này.")

    def copy_to(self, target: Path) -> None:
        """Write a whole copy, under the same key, to a file that is not there yet."""
        with _translated(), self.engine.connect() as connection:
            # The driver's own cursor: VACUUM cannot run in the transaction SQLAlchemy begins.
            connection.connection.cursor().execute("VACUUM INTO ?", (str(target),))

    def checkpoint(self) -> None:
        """Write the log back into the file, so that the file alone holds everything."""
        with _translated(), self.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Write the log back into the file and let go of it; once is enough."""
        if self._closed:
            return
        self._closed = True
        try:
            self.checkpoint()
        finally:
            self.engine.dispose()


def open_file(path: Path, key: bytes, *, make: bool = False) -> OfficeFile:
    """Open the SQLite file, or make one; Trouble if it is damaged or not to be had."""
    # SQLite takes an emptied file for a new one, and may not look at a last page cut short.
    if not make and path.is_file() and not _whole_pages(path.stat().st_size):
        raise Damaged(_DAMAGED)
    # The connection used last holds the pages it has decrypted.
    engine = _engine(URL.create("sqlite", database=str(path)), pool_use_lifo=True)
    pragmas = [
        "PRAGMA cipher_log_level = NONE",
        f"PRAGMA key = \"x'{key.hex()}'\"",
        "PRAGMA busy_timeout = 5000",
        f"PRAGMA cache_size = -{_CACHE}",
        "PRAGMA foreign_keys = ON",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
    ]
    _prepare(engine, pragmas)
    file = OfficeFile(engine, path)
    try:
        with _translated(), engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except BaseException:
        engine.dispose()
        raise
    return file


def _whole_pages(size: int) -> bool:
    return size > 0 and size % _PAGE == 0


def in_memory(held: OfficeFile | None = None) -> OfficeFile:
    """An office file that lives only in memory, for tests and trials, with what another holds."""
    engine = _engine(
        URL.create("sqlite"), poolclass=StaticPool, connect_args={"check_same_thread": False}
    )
    _prepare(engine, ["PRAGMA foreign_keys = ON"])
    if held is not None:
        with held.reading() as session, engine.connect() as target:
            source: Any = session.connection().connection.driver_connection
            source.backup(target.connection.driver_connection)
    return OfficeFile(engine, None)


def _engine(url: URL, **settings: Any) -> Engine:
    engine = create_engine(
        url,
        module=sqlcipher,
        hide_parameters=True,
        execution_options={"compiled_cache": _COMPILED},
        **settings,
    )
    engine.dialect = _dialect()
    return engine


@functools.cache
def _dialect() -> Dialect:
    """The one dialect of all files: what is compiled is kept by dialect."""
    engine = create_engine("sqlite://", module=sqlcipher)
    engine.connect().close()
    engine.dispose()
    return engine.dialect


def _prepare(engine: Engine, pragmas: list[str]) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:
        # The driver must not begin transactions by itself: SQLAlchemy's begin event does.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(pragma).close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
        if writing:
            # An undo may put rows back in any order; the references are checked at commit.
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, sqlcipher.Error) as error:
        trouble = trouble_of(error) or server.trouble_of(error)
        if trouble is None:
            raise
        raise trouble from error
