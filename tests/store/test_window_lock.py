"""The lock that a window holds beside its office file, seen from another process's commands."""

from __future__ import annotations

from PySide6.QtCore import QLockFile

from desktop.store import window_lock


def test_a_file_is_held_as_long_as_its_window_holds_the_lock(tmp_path):
    file = tmp_path / "office.hgd"
    assert not window_lock.is_held(file)
    lock = QLockFile(f"{file}.lock")
    assert lock.tryLock(0)
    assert window_lock.is_held(file)
    lock.unlock()
    assert not window_lock.is_held(file)


def test_a_lock_left_by_a_crash_holds_nothing(tmp_path):
    file = tmp_path / "office.hgd"
    (tmp_path / "office.hgd.lock").write_text("1\nhat-giong-do\nmay\n", "utf-8")
    assert not window_lock.is_held(file)
