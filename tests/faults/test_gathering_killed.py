"""Gathering into the shared store killed in the middle and started again: the sums are the same."""

from __future__ import annotations

import multiprocessing
import sys

from desktop.rules import calendar
from desktop.services.keeping import shared_store
from desktop.services.office import create, open_office
from desktop.services.reports import gathering
from desktop.store import chain
from tests.build import an_office
from tests.deeds import CHEAP, NOW, PASSWORD
from tests.faults import gatherer
from tests.parcels import Commune, a_parcel

PARCELS, KILLED_AFTER = 12, 4
ASKED = {"report_id": "yearly", "period": calendar.period("2025")}

processes = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")


def test_the_sums_are_the_same_after_a_kill(postgres, tmp_path):
    usb = tmp_path / "usb"
    usb.mkdir()
    for at in range(PARCELS):
        a_parcel(usb, Commune(f"Bản {at}"), admitted=2**at)
    file = tmp_path / "office.hgd"
    office = create(file, PASSWORD, who="Văn phòng", now=lambda: NOW, cost=CHEAP)
    an_office(office, level="province", commune_name="")
    shared_store.join(office, postgres.database())
    office.close()

    receiver, sender = processes.Pipe(duplex=False)
    process = processes.Process(target=gatherer.work, args=(file, usb, sender), daemon=True)
    process.start()
    sender.close()
    told = [receiver.recv() for _ in range(KILLED_AFTER)]
    process.kill()
    process.join()

    office = open_office(file, PASSWORD, who="Văn phòng", now=lambda: NOW)
    held = {one.name for one in office.read(gathering.board, **ASKED) if one.gathered}
    assert len(told) <= len(held) < PARCELS
    again, rest = processes.Pipe(duplex=False)
    gatherer.work(file, usb, rest)
    assert "" in [again.recv() for _ in range(PARCELS - len(held) + 1)]
    found = office.read(gathering.summed, as_of=calendar.period("2025").last, **ASKED)
    assert found.figures.line("admitted").value == 2**PARCELS - 1
    assert office.shared is not None
    with office.shared.reading() as session:
        assert chain.broken(session) is None
        assert chain.head(session).number == PARCELS
    office.close()
