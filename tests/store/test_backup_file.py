"""The file of a backup is opened warily: it comes from a stick as often as from the disk."""

from __future__ import annotations

import zipfile

import pytest

from desktop.errors import Refusal, Trouble
from desktop.store import backup_file
from desktop.store.backup_file import About

KEY = b"k" * 32
ABOUT = About(3, 12, "Thêm Lò Thị An")


@pytest.fixture
def packed(tmp_path):
    office, slots = tmp_path / "a.hgd", tmp_path / "a.hgd.keys"
    office.write_bytes(b"office")
    slots.write_bytes(b"slots")
    target = tmp_path / "x.hgdbackup"
    backup_file.pack(target, office, slots, ABOUT, KEY)
    return target


def test_gives_back_what_was_put_in(packed, tmp_path):
    (tmp_path / "out").mkdir()
    office = backup_file.unpack(packed, tmp_path / "out")
    assert office.read_bytes() == b"office"
    assert office.with_name("office.hgd.keys").read_bytes() == b"slots"
    assert not (tmp_path / "out" / "about").exists()
    assert backup_file.about(packed, KEY) == ABOUT


def test_a_backup_of_before_tells_nothing_and_still_opens(packed, tmp_path):
    older = tmp_path / "older.hgdbackup"
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(older, "w") as archive:
        for name in ("office.hgd", "office.hgd.keys"):
            archive.writestr(name, source.read(name))
    (tmp_path / "out").mkdir()
    assert backup_file.unpack(older, tmp_path / "out").read_bytes() == b"office"
    assert backup_file.about(older, KEY) is None


def test_what_it_tells_is_believed_only_under_the_key(packed, tmp_path):
    assert backup_file.about(packed, b"x" * 32) is None
    forged = tmp_path / "forged.hgdbackup"
    with zipfile.ZipFile(forged, "w") as archive:
        archive.writestr("about", b"n" * 80)
    assert backup_file.about(forged, KEY) is None
    with zipfile.ZipFile(forged, "w") as archive:
        archive.writestr("about", b"n" * 100_000)
    assert backup_file.about(forged, KEY) is None


def test_what_is_not_a_backup_is_refused(packed, tmp_path):
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("../x", b"x")
    with pytest.raises(Refusal, match="không phải tệp sao lưu"):
        backup_file.unpack(packed, tmp_path)
    packed.write_bytes(b"not a zip")
    with pytest.raises(Trouble, match="bị hỏng"):
        backup_file.unpack(packed, tmp_path)
