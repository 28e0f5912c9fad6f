"""The drives that can be carried away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStorageInfo

from desktop.screens.frame import drives


def test_a_drive_is_offered_by_name_place_and_room():
    drive = drives.Drive(Path("/media/van-phong/USB-XA"), "USB-XA", 3_435_973_837)
    assert drive.words == "USB-XA (/media/van-phong/USB-XA), còn trống 3,2 GB"


def test_the_disk_of_the_machine_is_not_offered():
    """Nor anything that cannot be written on."""
    found = drives.carried()
    assert Path(QStorageInfo.root().rootPath()) not in [drive.path for drive in found]
    assert not [drive for drive in found if QStorageInfo(str(drive.path)).isReadOnly()]
