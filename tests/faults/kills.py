"""Processes killed at any moment, and what must hold of the folder that they leave."""

from __future__ import annotations

import contextlib
import multiprocessing
import random
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import select

from desktop.errors import Refusal
from desktop.exchange import parcel
from desktop.services.keeping import restoring, upkeep
from desktop.services.office import create
from desktop.store import backup, keys, soundness
from desktop.store.file import open_file
from desktop.store.tables.journal import OperationRow
from desktop.store.tables.people import PersonRow
from tests.deeds import CHEAP, NOW, PASSWORD, add, changes, contents, replayed
from tests.exchange.sample import BY_UPPER, made
from tests.faults import clear, writer
from tests.faults.writer import OFFICE, PARCEL, STICK, opened

# Starting each process from a warm server, where the system has one, saves most of the time.
processes = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
if sys.platform != "win32":
    processes.set_forkserver_preload(["tests.faults.writer"])

PARCELS = (
    made(),
    made(content={"report.json": b'{"lines": [1]}', "attachments/a1.pdf": bytes(90_000)}),
)

READABLE = ("Lò Thị", "Hà Thị", "Lò Văn", "Chi bộ bản", "CREATE TABLE")

Work = Callable[[Path, Any], None]
Check = Callable[[Path, list[Any]], None]


def told_until_killed(act: Work, folder: Path, seconds: float) -> list[Any]:
    """Let `act` work so long after its first word, kill it, and return all that it told."""
    receiver, sender = processes.Pipe(duplex=False)
    process = processes.Process(target=act, args=(folder, sender), daemon=True)
    process.start()
    sender.close()
    assert receiver.poll(timeout=60), "the process never began"
    process.join(timeout=seconds)
    assert process.exitcode is None, "the process ended by itself"
    process.kill()
    process.join()
    process.close()
    told = []
    # A word cut short was not told.
    try:
        while True:
            told.append(receiver.recv())
    except (EOFError, OSError):
        receiver.close()
    return [word for word in told if word is not None]


def begun(folder: Path) -> None:
    """A folder with a small office that is closed, two backups that differ, and two parcels."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / OFFICE
    office = create(path, PASSWORD, who="Văn phòng", now=lambda: NOW, cost=CHEAP)
    for number in range(2):
        office.do(add, PersonRow, name=f"Lò Thị {number}")
        copy = upkeep.back_up(office, folder / "mới").path
        copy.replace(folder / f"giữ-{number}.hgdbackup")
    (folder / "mới").rmdir()
    office.close()
    for number, data in enumerate(PARCELS):
        (folder / f"gói-{number}").write_bytes(data)


def kill(kind: str, folder: Path, times: int, chance: random.Random) -> None:
    """Kill a kind of work so often, and check each time what it left; AssertionError."""
    act, check, longest = KINDS[kind]
    begun(folder)
    kept: list[Any] = []
    for _ in range(times):
        kept += told_until_killed(act, folder, chance.uniform(0, longest))
        # Neither does a cut leave anything readable, the temporary files among it.
        assert clear.found(folder, READABLE) == []
        check(folder, kept)


def check_sound(folder: Path, path: Path | None = None, password: str = PASSWORD) -> list[int]:
    """A file opens, is sound, and its journal tells its content; its operations."""
    path = path or folder / OFFICE
    office = opened(path.parent, password) if path.name == OFFICE else _opened(path)
    try:
        assert soundness.faults(office.file) == ()
        assert office.read(replayed) == office.read(contents)
        return office.read(operations)
    finally:
        office.close()


def operations(session):
    """The numbers of all operations."""
    return list(session.scalars(select(OperationRow.id).order_by(OperationRow.id)))


def names_by_operation(session):
    """The name that each operation left each person with."""
    return {
        (change.operation_id, change.row): change.after and change.after["name"]
        for change in changes(session)
        if change.table == PersonRow.__tablename__
    }


def after_commands(folder: Path, told: list[Any]) -> None:
    """What was told is there; the command that was cut is wholly there or not at all."""
    done = check_sound(folder)
    office = opened(folder)
    written = office.read(names_by_operation)
    office.close()
    assert [written.get((number, id), "lost") for number, id, _ in told] == [
        name for _, _, name in told
    ]
    assert done == list(range(1, len(done) + 1))
    last = {number for number, _, _ in told} | {1, 2}
    # One that was cut may have been written and not told; it is told from now on.
    more = [(number, id, name) for (number, id), name in written.items() if number not in last]
    assert len({number for number, _, _ in more}) <= 1
    told += more


def after_books(folder: Path, told: list[Any]) -> None:
    """A workbook is taken in as a whole or not at all."""
    done = check_sound(folder)
    assert set(told) <= set(done)
    office = opened(folder)
    people = [number for number, _ in office.read(names_by_operation)]
    office.close()
    assert {people.count(number) for number in done[2:]} <= {writer.IN_A_BOOK}


def after_backups(folder: Path, told: list[Any]) -> None:
    """Every backup that is listed restores, on disk and stick; the last that was told is there."""
    check_sound(folder)
    key = keys.unlock(folder / OFFICE, PASSWORD)
    held = {name: number for number, name in told}
    for place in (folder / "office-backups", folder / STICK):
        listed = backup.every(place)
        for path in listed:
            assert backup.verify(path, key).operations >= held.get(path.name, 0)
        assert not backup.spoiled(place)
        if told:
            assert told[-1][1] in {path.name for path in listed}
    # The next process goes on; what was told of backups that may go by now is told no more.
    del told[:-1]


def after_restores(folder: Path, told: list[Any]) -> None:
    """One of the two backups is in the place, or nothing; whatever is kept opens."""
    path = folder / OFFICE
    if not path.exists():
        restoring.restore(folder / "giữ-1.hgdbackup", PASSWORD, path, lambda: NOW)
    assert check_sound(folder) in ([1], [1, 2])
    for kept in folder.glob("office-*-truoc-khoi-phuc*.hgd"):
        assert check_sound(folder, kept) in ([1], [1, 2])
        for one in folder.glob(f"{kept.name}*"):
            one.unlink()
    key = keys.unlock(path, PASSWORD)
    for copy in backup.every(folder / "office-backups"):
        assert backup.verify(copy, key).operations in (1, 2)
        copy.unlink()
    told.clear()


def after_upgrades(folder: Path, told: list[Any]) -> None:
    """A file goes on from the step at which it was cut, and so does every backup made before."""
    key = keys.unlock(folder / OFFICE, PASSWORD)
    newest = max(writer.LATER)
    for path in [one for one in folder.glob("*.hgd") if one.name != OFFICE]:
        with_all = path.name in told
        # One smaller than that was still being laid there when the cut came.
        if path.stat().st_size >= (folder / OFFICE).stat().st_size:
            assert not with_all or _version(path, key) == newest
            writer.bring_up(path, key)
            assert _version(path, key) == newest
        for copy in backup.every(path.with_name(f"{path.stem}-backups")):
            assert backup.verify(copy, key).people == 2
        shutil.rmtree(path.with_name(f"{path.stem}-backups"), ignore_errors=True)
        for one in folder.glob(f"{path.name}*"):
            one.unlink()
    told.clear()


def after_parcels(folder: Path, told: list[Any]) -> None:
    """A parcel is the one or the other, and there once it was told."""
    path = folder / STICK / PARCEL
    assert path.exists() or not told
    if path.exists():
        assert path.read_bytes() in PARCELS
        parcel.verify(path.read_bytes(), BY_UPPER)


def after_offices(folder: Path, told: list[Any]) -> None:
    """A new office is good, or there is room for one."""
    for name in told:
        assert (folder / name).exists()
    for path in [one for one in folder.glob("*.hgd") if one.name != OFFICE]:
        assert check_sound(folder, path) == []
        for one in folder.glob(f"{path.name}*"):
            one.unlink()
    told.clear()


def after_passwords(folder: Path, told: list[Any]) -> None:
    """One of the two passwords opens the file, and the one told last unless one more was set."""
    path = folder / OFFICE
    with contextlib.suppress(Refusal):
        check_sound(folder)
        told.clear()
        return
    check_sound(folder, password=writer.OTHER_PASSWORD)
    keys.change_password(path, writer.OTHER_PASSWORD, PASSWORD, CHEAP)
    told.clear()


def _opened(path: Path):
    """The office of a file that is not called as usual."""
    from desktop.services.office import open_office

    return open_office(path, PASSWORD, who="Văn phòng", now=lambda: NOW)


def _version(path: Path, key: bytes) -> int:
    file = open_file(path, key)
    try:
        assert soundness.faults(file) == ()
        with file.reading() as session:
            return int(session.connection().exec_driver_sql("PRAGMA user_version").scalar_one())
    finally:
        file.close()


KINDS: Mapping[str, tuple[Work, Check, float]] = {
    "commands": (writer.run_commands, after_commands, 0.3),
    "imports": (writer.take_in_books, after_books, 0.5),
    "backups": (writer.back_up, after_backups, 0.4),
    "restores": (writer.restore_backups, after_restores, 0.5),
    "upgrades": (writer.upgrade_files, after_upgrades, 0.2),
    "parcels": (writer.write_parcels, after_parcels, 0.1),
    "offices": (writer.make_offices, after_offices, 0.3),
    "passwords": (writer.change_passwords, after_passwords, 0.1),
}
"""Each kind of work with its check, and the longest time in seconds that it is left alone."""
