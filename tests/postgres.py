"""A real PostgreSQL server for tests: in a folder of its own, on a socket, gone afterwards."""

from __future__ import annotations

import getpass
import glob
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin")
_SERVER_USER = "postgres"
_NUMBERS = count(1)
# Nothing of this outlives the tests, so that no disk need be waited for.
_QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c listen_addresses=''"


class Unavailable(Exception):
    """No server can be started here; the sentence says why."""


class Server:
    """A running server; `database` makes an empty database and answers its address."""

    def __init__(self, folder: Path, binaries: Path, prefix: list[str]) -> None:
        self.folder = folder
        self._binaries = binaries
        self._prefix = prefix

    def database(self) -> str:
        """The address of a new, empty database."""
        name = f"kho_{os.getpid()}_{next(_NUMBERS)}"
        self.run("createdb", "-h", str(self.folder), "-U", _SERVER_USER, name)
        return f"postgresql://{_SERVER_USER}@/{name}?host={self.folder}"

    def run(self, program: str, *words: str) -> str:
        """What a program of PostgreSQL prints; Unavailable if it fails."""
        command = [*self._prefix, str(self._binaries / program), *words]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True)
        if done.returncode != 0:
            raise Unavailable(f"{program}: {done.stderr.strip() or done.stdout.strip()}")
        return done.stdout


@contextmanager
def running(options: str = _QUICK) -> Iterator[Server]:
    """A server as long as this lasts; Unavailable where there is none to start."""
    binaries = _binaries()
    prefix = _as_server_user()
    # A socket's whole name has room for a hundred letters only.
    folder = Path(tempfile.mkdtemp(prefix="hgd-pg-", dir="/tmp"))
    try:
        if prefix:
            shutil.chown(folder, _SERVER_USER)
        server = Server(folder, binaries, prefix)
        data = str(folder / "data")
        server.run("initdb", "-D", data, "-U", _SERVER_USER, "-A", "trust", "-E", "UTF8", "-N")
        words = f"{options} -k {folder}"
        server.run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", words, "start")
        try:
            yield server
        finally:
            server.run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path:
    places = [one for pattern in _PLACES for one in sorted(glob.glob(pattern), reverse=True)]
    on_path = shutil.which("initdb")
    for one in map(Path, [*places, *([str(Path(on_path).parent)] if on_path else [])]):
        if all((one / name).is_file() for name in ("initdb", "pg_ctl", "createdb")):
            return one
    raise Unavailable("PostgreSQL is not installed (Debian: apt-get install postgresql)")


def _as_server_user() -> list[str]:
    """What goes before a command: a server refuses to be started by root."""
    if getpass.getuser() != "root":
        return []
    if not shutil.which("runuser"):
        raise Unavailable("run as root, without runuser to start a server as another user")
    known = subprocess.run(["id", _SERVER_USER], capture_output=True).returncode == 0
    if not known:
        raise Unavailable(f"run as root, and there is no user {_SERVER_USER}")
    return ["runuser", "-u", _SERVER_USER, "--"]
