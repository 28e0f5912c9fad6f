"""Parcels taken in one after the other, for a process that is killed in the middle of it."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

from desktop.services.office import open_office
from tests.deeds import NOW, PASSWORD
from tests.parcels import look, receive


def work(path: Path, folder: Path, told: Connection) -> None:
    """Take in every parcel of a folder that is not held yet, telling each that was."""
    office = open_office(path, PASSWORD, who="Văn phòng", now=lambda: NOW)
    for file in sorted(folder.iterdir()):
        if look(office, file).state != "again":
            receive(office, file)
            told.send(file.name)
    told.send("")
    office.close()
