"""Backups when due, a trial each week, the light, and the look after a crash."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from desktop.screens.frame.keeper import Keeper
from desktop.services.keeping import upkeep
from tests.build import a_person, an_office
from tests.screens.subjects import open_window, words


@pytest.fixture
def kept(qtbot, office_on_disk, ask, background):
    """A window and its keeper, no stick connected."""
    an_office(office_on_disk)
    window = open_window(qtbot, office_on_disk, ask, background, "people")
    return window, Keeper(window, office_on_disk, roots=list), office_on_disk


def light(window):
    return window.findChild(QLabel, "backup-light").text()


def test_what_changed_is_backed_up_when_half_an_hour_is_over(kept):
    window, keeper, office = kept
    assert "Chưa sao lưu lần nào" in light(window)
    keeper.look()
    assert len(upkeep.backups(office)) == 1
    assert "Sao lưu vừa xong" in light(window)
    keeper.look()  # the first trial
    a_person(office)
    keeper.look()
    assert len(upkeep.backups(office)) == 1
    begun = office.now()
    office.now = lambda: begun + timedelta(minutes=31)
    keeper.look()
    assert len(upkeep.backups(office)) == 2


def test_each_week_a_backup_is_restored_on_trial(kept):
    window, keeper, office = kept
    keeper.look()
    keeper.look()
    assert not upkeep.trial_is_due(office)
    assert "đã thử mở" in light(window)


def test_after_a_crash_the_file_is_examined(kept):
    """A window closed in good order needs none."""
    window, keeper, office = kept
    keeper.begin()
    assert "không được đóng bình thường" not in words(window, "strip-words")
    keeper.begin()
    assert "Đã kiểm tra: tệp dữ liệu tốt" in words(window, "strip-words")
    upkeep.end(office)
    assert not upkeep.begin(office)


def test_nothing_is_looked_at_once_the_window_is_closed(kept):
    window, keeper, _ = kept
    keeper.begin()
    assert any(timer.isActive() for timer in keeper.findChildren(QTimer))
    window.close()
    assert not any(timer.isActive() for timer in keeper.findChildren(QTimer))
