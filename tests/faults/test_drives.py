"""Real small drives, full, closed to writing or pulled out: parcels, receipts, combined tables."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from desktop.errors import Trouble
from desktop.rules import calendar
from desktop.services.exchange import exchange, receipts
from desktop.services.office import trial
from desktop.services.reports import gathering
from tests.build import an_office
from tests.deeds import NOW
from tests.parcels import HOA_BAN, PASSPHRASE, a_parcel, receive

pytestmark = pytest.mark.usefixtures("quick_passphrases")

SIZE = "512k"
ASKED = {
    "report_id": "yearly",
    "period": calendar.period("2025"),
    "as_of": date(2025, 12, 31),
}


def mount(*words: str) -> bool:
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"):
        return False
    return subprocess.run(["mount", *words], capture_output=True).returncode == 0


@pytest.fixture
def drive(tmp_path):
    """A file system of its own, half a megabyte large."""
    folder = tmp_path / "usb"
    folder.mkdir()
    if not mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)):
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], capture_output=True)


@pytest.fixture(scope="module")
def sending():
    office = trial(lambda: NOW)
    an_office(office)
    yield office
    office.close()


@pytest.fixture(scope="module")
def upper(tmp_path_factory):
    """A province that took one parcel in."""
    office = trial(lambda: NOW)
    an_office(office, level="province", commune_name="")
    taken = receive(office, a_parcel(tmp_path_factory.mktemp("usb"), HOA_BAN))
    yield office, taken.facts.parcel
    office.close()


@pytest.fixture(params=["parcel", "receipt", "tables"])
def write(request, sending, upper):
    """Writes one kind of file into a folder."""
    acts = {
        "parcel": lambda folder: exchange.make_parcel(
            sending, folder=folder, passphrase=PASSPHRASE, **ASKED
        ),
        "receipt": lambda folder: receipts.write(upper[0], parcel=upper[1], folder=folder),
        "tables": lambda folder: gathering.write(upper[0], folder=folder, **ASKED),
    }
    return acts[request.param]


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def fill(file: Path) -> None:
    """Write a file until there is no room left."""
    with file.open("wb", buffering=0) as rest, contextlib.suppress(OSError):
        while True:
            rest.write(bytes(4096))


def test_a_full_drive_keeps_what_lies_on_it(drive, write):
    write(drive)
    before = held(drive)
    fill(drive / "anh.jpg")
    with pytest.raises(Trouble, match="không đủ chỗ trống") as trouble:
        write(drive)
    assert "Hãy xóa bớt" in trouble.value.sentence
    (drive / "anh.jpg").unlink()
    assert held(drive) == before


def test_a_drive_closed_to_writing_keeps_what_lies_on_it(drive, write):
    write(drive)
    before = held(drive)
    assert mount("-o", "remount,ro", str(drive))
    with pytest.raises(Trouble, match="đang chống ghi"):
        write(drive)
    assert held(drive) == before


def test_a_drive_pulled_between_two_files_is_named(drive, upper, monkeypatch):
    """The tables are three files: with the first written, the drive goes."""
    written = gathering.stick.write

    def pulled(*words):
        path = written(*words)
        subprocess.run(["umount", "-l", str(drive)], check=True)
        drive.rmdir()
        return path

    monkeypatch.setattr(gathering.stick, "write", pulled)
    with pytest.raises(Trouble, match="đã bị rút ra"):
        gathering.write(upper[0], folder=drive, **ASKED)
    assert not drive.exists()
