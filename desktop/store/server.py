"""The shared store of an upper level: gathered reports on a PostgreSQL server of the house.

This is the only door of the program to another machine, and only an office that was given an
address goes through it. The address is a number of this machine or of a private network, or the
folder of a socket: no name is ever looked up, and nothing on the internet is ever reached.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn, cast

from sqlalchemy import (
    URL,
    Column,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    make_url,
    select,
    text,
)
from sqlalchemy import inspect as sql_inspect
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import Session

from desktop.errors import Refusal, Trouble
from desktop.store import guard
from desktop.store.tables.every import metadata
from desktop.store.tables.gathering import SHARED
from desktop.store.tables.journal import ChangeRow, OperationRow

FORMAT = 1
"""The number of the tables on the server; a program refuses a newer one."""

_DRIVER = "postgresql+psycopg"
_PORT = 5432
_PATIENCE = 5  # seconds for a server that does not answer
_LOCK = 0x48474400  # what desks of one store wait for each other with
_WITH_TLS = ("require", "verify-ca", "verify-full")
_UNREACHABLE = (
    "Không nối được kho chung. Hãy xem máy chủ và mạng nội bộ có đang chạy không rồi thử lại; các "
    "việc khác của chương trình vẫn làm được."
)
_REFUSED = {
    "28": "Kho chung không nhận tên người dùng hoặc mật khẩu. Hãy sửa ở phần Kho chung.",
    "3D": "Máy chủ không có cơ sở dữ liệu ấy. Hãy hỏi người quản trị máy chủ tên đúng.",
    "42": "Kho chung không cho người dùng này làm việc đó, hoặc thiếu bảng. Hãy hỏi người quản trị "
    "máy chủ.",
    "53": "Máy chủ của kho chung đã đầy hoặc quá tải. Việc vừa làm chưa được lưu.",
    "55": "Kho chung đang bận. Việc vừa làm chưa được lưu; hãy thử lại.",
}
_TOLD = {"authentication failed": "28", "does not exist": "3D", "no pg_hba.conf entry": "28"}
_KINDS: tuple[type[Any], ...] = (*SHARED, OperationRow, ChangeRow)
_TABLES = [cast(Table, kind.__table__) for kind in _KINDS]
_OWNER = Table(
    "shared_store",
    MetaData(),
    Column("format", Integer, nullable=False),
    Column("owner", String, nullable=False),
    Column("name", String, nullable=False),
)
"""What a store says of itself: the number of its tables, and whose it is."""


class SharedStore:
    """An open shared store; `reading` and `writing` as an office file has them."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.reader: Engine = engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads, all of it as of one moment."""
        with translated(), Session(self.reader) as session:
            guard.read_only(session)
            yield session
            guard.refuse_changes(session)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session in one transaction that no other desk writes beside."""
        with translated(), Session(self.engine, expire_on_commit=False) as session:
            guard.journaled(session)
            with session.begin():
                session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield session

    def prepare(self, owner: str, name: str) -> None:
        """Make what tables are missing, for this office; Refusal for another's, or newer ones."""
        with self.writing() as session:
            connection = session.connection()
            if not sql_inspect(connection).has_table(_OWNER.name):
                metadata.create_all(connection, tables=_TABLES)
                _OWNER.create(connection)
                connection.execute(
                    _OWNER.insert(), {"format": FORMAT, "owner": owner, "name": name}
                )
            found = connection.execute(select(_OWNER)).one()
        if found.format > FORMAT:
            raise Refusal(
                "Kho chung này do phiên bản mới hơn của chương trình tạo ra. Hãy cập nhật chương "
                "trình trên máy này rồi nối lại.",
                field="url",
            )
        if found.owner != owner:
            raise Refusal(
                f"Kho chung này của {found.name}. Hãy dùng một cơ sở dữ liệu khác, hoặc mở tệp dữ "
                "liệu của đúng cơ quan ấy.",
                field="url",
            )

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


def open_store(url: str) -> SharedStore:
    """A shared store by its address; nothing is connected before it is asked for something.

    Refusal for an address out of the house; where the program came without the driver, whatever
    is asked of the store is refused.
    """
    address = checked(url)
    try:
        engine = create_engine(
            address,
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=2,
            connect_args={"connect_timeout": _PATIENCE, "application_name": "hat-giong-do"},
        )
    except ModuleNotFoundError:
        # An office that has a store opens here too; only what is gathered is not to be had.
        engine = create_engine("sqlite://", creator=_without_driver)
    return SharedStore(engine)


def checked(url: str) -> URL:
    """The address, if it stays in the house; a Refusal says what may stand there.

    Over a network the connection is always encrypted.
    """
    try:
        found = make_url(url.strip())
    except (ArgumentError, ValueError):
        raise _no_address() from None
    if found.drivername not in ("postgresql", "postgres", _DRIVER) or not found.database:
        raise _no_address()
    asked = {name: value for name, value in found.query.items() if isinstance(value, str)}
    folder, mode = asked.pop("host", ""), asked.pop("sslmode", "")
    socket = folder.startswith("/") and not found.host
    if folder and not socket:
        asked["host"] = folder
    if asked:
        raise Refusal(f"Địa chỉ có phần lạ: {', '.join(asked)}. Hãy bỏ phần ấy.", field="url")
    made = found.set(drivername=_DRIVER, query={})
    if socket:
        return made.set(query={"host": folder})
    host = found.host or ""
    here = _within(host)
    query = {"hostaddr": here, "sslmode": mode if mode in _WITH_TLS else "require"}
    if ipaddress.ip_address(here).is_loopback:
        query = {"hostaddr": here}
    return made.set(port=found.port or _PORT, query=query)


def trouble_of(error: BaseException) -> Trouble | None:
    """The Trouble that an error of the server means; None if it is a bug of ours."""
    if not isinstance(error, DBAPIError) or not type(error.orig).__module__.startswith("psycopg"):
        return None
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        # Who is not let in is told in words only.
        said = str(error.orig)
        state = next((code for words, code in _TOLD.items() if words in said), "08")
    sentence = _UNREACHABLE if state[:2] in ("08", "57") else _REFUSED.get(state[:2])
    return None if sentence is None else Trouble(sentence)


@contextmanager
def translated() -> Iterator[None]:
    """Errors of the server as Trouble, as long as this lasts."""
    try:
        yield
    except DBAPIError as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        raise trouble from error


def _within(host: str) -> str:
    """The address as a number, of this machine or of a private network; Refusal otherwise."""
    try:
        found: Any = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        raise Refusal(
            f"Máy chủ ghi là “{host}”: hãy ghi bằng số, ví dụ 192.168.1.20, hoặc localhost nếu là "
            "máy này. Chương trình không tra tên máy trên mạng.",
            field="url",
        ) from None
    if not (found.is_loopback or (found.is_private and not found.is_unspecified)):
        raise Refusal(
            f"{host} không phải địa chỉ của mạng nội bộ. Kho chung chỉ đặt trên máy này hoặc trong "
            "mạng nội bộ của cơ quan, không đặt trên internet.",
            field="url",
        )
    return str(found)


def _without_driver() -> NoReturn:
    raise Refusal(
        "Bản cài trên máy này không kèm phần nối kho chung. Hãy cài bản dành cho cấp trên, hoặc "
        "thôi dùng kho chung để gom báo cáo trong tệp dữ liệu.",
        field="url",
    )


def _no_address() -> Refusal:
    return Refusal(
        "Chưa đúng dạng địa chỉ kho chung. Ví dụ: "
        "postgresql://nguoi_dung:mat_khau@192.168.1.20:5432/bao_cao",
        field="url",
    )
