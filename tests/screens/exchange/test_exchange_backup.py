"""Sao lưu: a backup now, here or on a drive, and how old the backups are."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QTabWidget

from desktop.services.keeping import upkeep
from tests.screens.subjects import one, open_window, press, told, words


@pytest.fixture
def window(qtbot, office_on_disk, ask, background):
    found = open_window(qtbot, office_on_disk, ask, background, "exchange")
    one(found, QTabWidget, "exchange-tabs").setCurrentIndex(2)
    return found


def test_a_backup_is_made_and_listed(window, office_on_disk):
    """It was opened again before it counts."""
    assert "chưa được sao lưu" in words(window, "backup-told")
    press(window, "backup-now")
    [backup] = upkeep.backups(office_on_disk)
    assert len(told(window, "backups")) == 1
    assert str(backup) in words(window, "strip-words")
    assert words(window, "backup-told").startswith("Bản gần nhất")


def test_a_backup_goes_to_a_drive(window, ask, tmp_path):
    """Into the folder that was chosen; giving up makes none."""
    ask.answers.append(None)
    press(window, "backup-usb")
    ask.answers.append(tmp_path / "USB-XA")
    press(window, "backup-usb")
    assert len(list((tmp_path / "USB-XA").glob("*.hgdbackup"))) == 1


def test_an_office_in_memory_cannot_be_backed_up(qtbot, office, ask, background):
    window = open_window(qtbot, office, ask, background, "exchange")
    assert not one(window, QAbstractButton, "backup-now").isEnabled()


def test_a_stick_is_chosen_once_and_gets_every_backup(window, ask, tmp_path, office_on_disk):
    """The first copy goes there at once; the tab says so."""
    ask.answers.append(tmp_path / "USB-XA")
    press(window, "backup-stick-choose")
    assert len(list((tmp_path / "USB-XA").rglob("*.hgdbackup"))) == 1
    assert "USB-XA, bản mới nhất" in words(window, "backup-stick")


def test_a_trial_compares_the_backup_with_the_file(window):
    press(window, "backup-trial")
    assert "giống hệt" in words(window, "strip-words")
    assert "Khôi phục thử lúc" in words(window, "backup-told")


def test_a_sound_file_is_told_so(window):
    """There is nothing to mend then, and nothing to send to a helper."""
    press(window, "file-check")
    assert "tệp dữ liệu tốt" in words(window, "strip-words")
    assert not one(window, QAbstractButton, "file-repair").isVisible()
