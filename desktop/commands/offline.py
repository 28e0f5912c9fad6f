"""Proof that nothing here reaches for a network: whatever tries is refused and named.

Python tells of every socket that it makes, binds, connects or looks a name up for; this listens.
What a library would do past Python shows in the system's own table, where there is one.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.errors import Trouble

_REACHING = frozenset(
    f"socket.{act}"
    for act in (
        *("__new__", "bind", "connect", "sendto", "sendmsg"),
        *("getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo"),
    )
)
"""The audit events of Python's sockets."""
_OF_THE_MACHINE = (-1, 1)
"""Families of sockets that reach no network: one that was open before, and one that is a file."""
_TABLES = ("tcp", "tcp6", "udp", "udp6")
_INODE = 9
"""The column of the kernel's tables that says which handle a connection belongs to."""
_watching: list[list[str]] = []
_installed: list[bool] = []


@contextmanager
def refused() -> Iterator[None]:
    """Refuse every connection while this lasts; Trouble at the end if one was tried or is open."""
    if not _installed:
        # A hook stays for the life of the program; it does nothing while nobody watches.
        sys.addaudithook(_hear)
        _installed.append(True)
    inherited = connections()
    tried: list[str] = []
    _watching.append(tried)
    try:
        yield
    finally:
        _watching.remove(tried)
    found = (*tried, *(one for one in connections() if one not in inherited))
    if found:
        raise Trouble(f"Chương trình đã tìm cách mở kết nối mạng: {'; '.join(found)}.")


def reaches_out(event: str, arguments: tuple[object, ...]) -> bool:
    """Whether an audit event of Python is one of something that reaches for a network."""
    if event not in _REACHING:
        return False
    if event == "socket.__new__":
        return arguments[1] not in _OF_THE_MACHINE
    looks_up = event.startswith("socket.get")
    # A socket between processes of this machine has the name of a file for its address; one that
    # is connected has none, and was heard of when it was.
    return looks_up or not isinstance(arguments[1], str | bytes | None)


def connections() -> tuple[str, ...]:
    """The network sockets that this process has open, as the kernel of Linux tells; else none."""
    handles, inodes = Path("/proc/self/fd"), set()
    if not handles.is_dir():
        return ()
    for handle in handles.iterdir():
        try:
            target = os.readlink(handle)
        except OSError:
            continue
        if target.startswith("socket:["):
            inodes.add(target.removeprefix("socket:[").removesuffix("]"))
    return tuple(
        f"{table} {parts[1]} → {parts[2]}"
        for table in _TABLES
        for parts in _lines(Path("/proc/self/net") / table)
        if len(parts) > _INODE and parts[_INODE] in inodes
    )


def _lines(path: Path) -> list[list[str]]:
    try:
        return [line.split() for line in path.read_text().splitlines()[1:]]
    except OSError:
        return []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if _watching and reaches_out(event, arguments):
        for tried in _watching:
            tried.append(f"{event} {', '.join(map(str, arguments))}")
        raise PermissionError(f"no connection is opened here: {event}")
