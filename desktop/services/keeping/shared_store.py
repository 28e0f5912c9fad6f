"""The shared store of an upper level: joined, left, and what was gathered carried over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import URL, func, select
from sqlalchemy.orm import Session, undefer

from desktop.errors import Refusal
from desktop.services.office import Office, for_chief, gathers, irreversible, permitted
from desktop.services.papers.printing import Progress
from desktop.services.reports import reports
from desktop.store.server import checked, open_store
from desktop.store.tables.gathering import GatheredRow, SenderRow, StoreAddressRow

Content = Mapping[str, Any]
_STAGES = 3


def _quiet(_done: int, _total: int, _what: str) -> None:
    """Told by nobody."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Place:
    """Where the store is, as a screen shows it: never with its password."""

    shown: str
    encrypted: bool


@dataclass(frozen=True, slots=True)
class Holding:
    """What was gathered in one place, row by row: the offices, and their reports with names."""

    senders: tuple[Content, ...]
    reports: tuple[Content, ...]


def place(session: Session) -> Place | None:
    """Where the shared store of this office is; None if it gathers in its own file."""
    row = session.scalar(select(StoreAddressRow))
    if row is None:
        return None
    url = checked(row.url)
    where = f"máy chủ {url.host}:{url.port}" if url.host else f"máy này ({url.query['host']})"
    user = f", người dùng {url.username}" if url.username else ""
    return Place(f"{url.database} trên {where}{user}", "sslmode" in url.query)


def address(*, server: str, port: int, database: str, user: str, password: str) -> str:
    """The address of a store as one text; a server that begins with / is the folder of a socket."""
    socket = server.startswith("/")
    url = URL.create(
        "postgresql",
        username=user or None,
        password=password or None,
        host=None if socket else server,
        port=None if socket else port,
        database=database,
        query={"host": server} if socket else {},
    )
    return url.render_as_string(hide_password=False)


@permitted
@for_chief
def join(
    office: Office, url: str, progress: Progress = _quiet, cancelled: Callable[[], bool] = _never
) -> str:
    """Gather in the store at an address from now on; what was gathered so far is carried there.

    Nothing changes unless the store answers and is this office's own, nor if it is cancelled before
    the reports are carried: Refusal or Trouble says why.
    """
    if office.shared is not None:
        raise Refusal("Tệp này đã nối một kho chung. Hãy thôi dùng kho ấy trước.", field="url")
    here = office.read(reports.sender)
    store = open_store(url)
    try:
        progress(0, _STAGES, "Đang gọi máy chủ của kho chung")
        store.prepare(here.id, here.name)
        progress(1, _STAGES, "Đang đọc các báo cáo trong tệp này")
        held = office.read(holding)
        if cancelled():
            raise Refusal("Đã dừng: chưa nối kho chung, không có gì thay đổi.")
        progress(2, _STAGES, f"Đang chuyển {len(held.reports)} báo cáo sang kho chung")
        office.shared = store
        office.do(take_over, held=held)
        office.do(keep_address, url=url.strip())
    except BaseException:
        office.shared = None
        store.close()
        raise
    office.forget()
    return f"Đã nối kho chung; đã chuyển {len(held.reports)} báo cáo của tệp này sang."


@permitted
@for_chief
def leave(
    office: Office, progress: Progress = _quiet, cancelled: Callable[[], bool] = _never
) -> str:
    """Gather in the office's own file again, which is given what the store holds.

    The store keeps everything, for the other desks. Refusal, and nothing changes, if it is
    cancelled before the reports are carried.
    """
    store = office.shared
    if store is None:
        raise Refusal("Tệp này không nối kho chung nào.")
    progress(0, _STAGES, "Đang đọc các báo cáo trong kho chung")
    held = office.read(holding)
    if cancelled():
        raise Refusal("Đã dừng: vẫn dùng kho chung, không có gì thay đổi.")
    progress(2, _STAGES, f"Đang chuyển {len(held.reports)} báo cáo về tệp này")
    office.shared = None
    try:
        office.do(take_over, held=held)
        office.do(forget_address)
    except BaseException:
        office.shared = store
        raise
    store.close()
    office.forget()
    return f"Đã thôi dùng kho chung; tệp này giữ {len(held.reports)} báo cáo đã gom."


@permitted
@for_chief
def forget(office: Office) -> str:
    """Leave a store that does not answer any more: nothing comes back from it."""
    if office.shared is None:
        raise Refusal("Tệp này không nối kho chung nào.")
    office.do(forget_address)
    office.shared.close()
    office.shared = None
    office.forget()
    return "Đã bỏ kho chung; tệp này gom tiếp từ những gì nó có."


def holding(session: Session) -> Holding:
    """Everything gathered, wherever it lies."""
    senders = tuple(_plain(row) for row in session.scalars(select(SenderRow)))
    query = select(GatheredRow).options(undefer(GatheredRow.content))
    return Holding(senders, tuple(_plain(row) for row in session.scalars(query)))


@gathers
@irreversible
def take_over(session: Session, /, *, held: Holding) -> str:
    """Put what was gathered elsewhere beside what is held here; nothing is doubled.

    Of several reports of one office and period the one made last is in force.
    """
    ids = _senders(session, held.senders)
    touched = {ids[one["sender_id"]] for one in held.reports}
    present = {row.id for row in session.scalars(select(GatheredRow))}
    known = {(row.sender_id, row.parcel) for row in session.scalars(select(GatheredRow))}
    for one in held.reports:
        sender = ids[one["sender_id"]]
        if one["id"] not in present and (sender, one["parcel"]) not in known:
            session.add(GatheredRow(**{**one, "sender_id": sender}))
    session.flush()
    _settle(session, touched)
    return f"Chuyển {len(held.reports)} báo cáo đã nhận"


@for_chief
@irreversible
def keep_address(session: Session, /, *, url: str) -> str:
    """Remember where the shared store is."""
    session.add(StoreAddressRow(url=url))
    return "Nối kho chung"


@for_chief
@irreversible
def forget_address(session: Session) -> str:
    """Remember no shared store."""
    for row in session.scalars(select(StoreAddressRow)):
        session.delete(row)
    return "Thôi dùng kho chung"


def _senders(session: Session, told: Sequence[Content]) -> dict[str, str]:
    """The offices as they are here, by the id they had elsewhere; those not here are added."""
    rows = {row.id: row for row in session.scalars(select(SenderRow))}
    by_office = {row.office: row for row in rows.values() if row.office}
    by_name = {(row.search_key, row.province): row for row in rows.values() if not row.office}
    last = session.scalar(select(func.max(SenderRow.position))) or 0
    ids: dict[str, str] = {}
    for one in sorted(told, key=lambda one: (one["position"] == 0, one["position"])):
        name = (one["search_key"], one["province"])
        here = rows.get(one["id"]) or by_office.get(one["office"]) or by_name.get(name)
        if here is None:
            last += 1
            here = SenderRow(**{**one, "position": one["position"] and last})
            session.add(here)
        elif not here.office:
            here.office, here.key, here.confirmed = one["office"], one["key"], one["confirmed"]
        ids[one["id"]] = here.id
    session.flush()
    return ids


def _settle(session: Session, senders: set[str]) -> None:
    """Number the reports of each office and period as they were made; the last is in force."""
    groups: dict[tuple[Any, ...], list[GatheredRow]] = defaultdict(list)
    for row in session.scalars(select(GatheredRow)):
        if row.sender_id in senders:
            groups[row.sender_id, row.report, row.since, row.until].append(row)
    for rows in groups.values():
        rows.sort(key=lambda row: (row.taken_in, row.version, row.made))
        for at, row in enumerate(rows, start=1):
            if row.version != at:
                row.version = at
            if row.current != (at == len(rows)):
                row.current = at == len(rows)


def _plain(row: SenderRow | GatheredRow) -> Content:
    columns = row.__table__.columns
    return {one.name: getattr(row, one.name) for one in columns if one.name != "revision"}
