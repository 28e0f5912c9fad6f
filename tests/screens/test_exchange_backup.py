"""Sao lưu: a backup now, here or on a drive, and how old the backups are."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtWidgets import QAbstractButton, QTabWidget

from desktop.screens.exchange_backup import age
from desktop.services import upkeep
from tests.screens.subjects import one, open_window, press, told, words

NOW = datetime.fromisoformat("2026-03-02T08:30")


@pytest.fixture
def window(qtbot, office_on_disk, ask, background):
    found = open_window(qtbot, office_on_disk, ask, background, "exchange")
    one(found, QTabWidget, "exchange-tabs").setCurrentIndex(1)
    return found


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ("2026-03-02T08:30", "vừa xong"),
        ("2026-03-02T08:20", "10 phút trước"),
        ("2026-03-02T05:15", "3 giờ trước"),
        ("2026-02-27T09:00", "2 ngày trước"),
        ("2026-03-02T09:00", "vừa xong"),
    ],
)
def test_ages_are_told_in_words(made, words):
    assert age(datetime.fromisoformat(made), NOW) == words


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
