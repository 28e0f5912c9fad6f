"""A process killed at any moment loses nothing acknowledged and leaves a file that opens.

HGD_KILLS in the environment says how many times the working office is killed.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
from datetime import timedelta

import pytest
from sqlalchemy import select

from desktop.errors import Refusal
from desktop.services.office import create, open_office
from desktop.store import backup, keys, soundness
from desktop.store.tables.journal import OperationRow
from desktop.store.tables.people import PersonRow
from tests.deeds import CHEAP, NOW, PASSWORD, add, changes, contents, replayed
from tests.faults import writer

KILLS = int(os.environ.get("HGD_KILLS", "12"))

# Starting each process from a warm server, where the system has one, saves most of the time.
processes = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
if sys.platform != "win32":
    processes.set_forkserver_preload(["tests.faults.writer"])


def told_until_killed(act, path, seconds):
    """Let `act` work so long after its first word, kill it, and return all that it told."""
    receiver, sender = processes.Pipe(duplex=False)
    process = processes.Process(target=act, args=(path, sender), daemon=True)
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
    return told


def reopened(path, password=PASSWORD):
    return open_office(path, password, who="Văn phòng", now=lambda: NOW)


def check_sound(path, password=PASSWORD):
    office = reopened(path, password)
    try:
        assert soundness.faults(office.file) == ()
        assert office.read(replayed) == office.read(contents)
    finally:
        office.close()


def names_by_operation(session):
    """The name that each operation left each person with."""
    return {
        (change.operation_id, change.row): change.after and change.after["name"]
        for change in changes(session)
        if change.table == PersonRow.__tablename__
    }


def operations(session):
    return list(session.scalars(select(OperationRow.id).order_by(OperationRow.id)))


def test_no_acknowledged_change_is_lost(office_on_disk):
    path, told = office_on_disk.path, []
    office_on_disk.close()

    for _ in range(KILLS):
        told += told_until_killed(writer.work, path, random.uniform(0, 0.3))

        office = reopened(path)
        written = office.read(names_by_operation)
        done = office.read(operations)
        assert [written.get((number, id), "lost") for number, id, _ in told] == [
            name for _, _, name in told
        ]
        # The command that was cut is wholly there or not at all; no other is there unasked.
        assert done == list(range(1, len(done) + 1))
        assert soundness.faults(office.file) == ()
        assert office.read(replayed) == office.read(contents)
        office.close()
        told += [(number, id, name) for (number, id), name in written.items() if number == done[-1]]
        assert len(set(told)) == len(done)


@pytest.mark.parametrize("_turn", range(max(2, KILLS // 4)))
def test_a_cut_while_making_an_office_leaves_a_good_one_or_room_for_one(tmp_path, _turn):
    path = tmp_path / "office.hgd"
    told_until_killed(writer.make_offices, path, random.uniform(0, 0.15))

    for found in {path, *tmp_path.glob("*.hgd")}:
        if not found.exists():
            create(found, PASSWORD, who="Văn phòng", now=lambda: NOW, cost=CHEAP).close()
        check_sound(found)


def test_a_cut_while_changing_the_password_leaves_one_that_opens(office_on_disk):
    path = office_on_disk.path
    office_on_disk.close()

    for _ in range(max(2, KILLS // 4)):
        told_until_killed(writer.change_passwords, path, random.uniform(0, 0.05))
        try:
            check_sound(path)
        except Refusal:
            check_sound(path, writer.OTHER_PASSWORD)
            keys.change_password(path, writer.OTHER_PASSWORD, PASSWORD, CHEAP)


@pytest.mark.parametrize("_turn", range(max(2, KILLS // 4)))
def test_a_cut_while_restoring_leaves_a_file_that_opens_or_room_to_restore(office_on_disk, _turn):
    path = office_on_disk.path
    office_on_disk.do(add, PersonRow, name="Lò Thị An")
    office_on_disk.close()
    told_until_killed(writer.restore_backups, path, random.uniform(0, 0.2))

    if not path.exists():
        [made] = backup.every(path.parent / "backups")
        backup.restore(made, PASSWORD, path, NOW + timedelta(days=1))
    office = reopened(path)
    assert office.read(operations) == [1]
    office.close()
    check_sound(path)
