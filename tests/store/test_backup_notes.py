"""What is remembered about backups survives, and damage to it harms nothing."""

from __future__ import annotations

import pytest

from desktop.errors import Trouble
from desktop.store import backup_notes
from desktop.store.backup_notes import Notes
from tests.deeds import NOW


def test_what_was_noted_is_read_again(tmp_path):
    folder = tmp_path / "backups"
    assert backup_notes.read(folder) == Notes()
    backup_notes.change(folder, stick_name="USB-XA", is_open=True)
    backup_notes.change(folder, tried=NOW.isoformat())
    assert backup_notes.read(folder) == Notes(
        stick_name="USB-XA", is_open=True, tried=NOW.isoformat()
    )


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"held": 5, "is_open": "x", "other": "y"}', "[" * 60_000]
)
def test_damage_means_nothing_is_remembered(tmp_path, content):
    backup_notes.change(tmp_path)
    (tmp_path / "ghi-nho.json").write_text(content)
    assert backup_notes.read(tmp_path) == Notes()


def test_a_time_is_read_or_none():
    assert backup_notes.moment(NOW.isoformat()) == NOW
    assert backup_notes.moment("") is None
    assert backup_notes.moment("hôm qua") is None


def test_a_folder_that_cannot_be_written_to_is_trouble(tmp_path):
    (tmp_path / "backups").write_text("not a folder")
    with pytest.raises(Trouble, match="thư mục sao lưu"):
        backup_notes.change(tmp_path / "backups", held="x")
