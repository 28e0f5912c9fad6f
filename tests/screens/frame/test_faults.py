import gc
import sys
import threading
import weakref
from datetime import datetime

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.errors import Refusal, Trouble
from desktop.screens.frame.faults import BugDialog, Faults, write_report

NOW = datetime.fromisoformat("2026-03-02T08:30")


def failed(error):
    try:
        raise error
    except type(error) as caught:
        return caught


def dialogs():
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, BugDialog)]


@pytest.fixture
def faults(tmp_path, qapp):
    return Faults(tmp_path / "logs", lambda: NOW)


@pytest.fixture
def close(qtbot):
    def close_it(dialog):
        qtbot.mouseClick(dialog.findChild(QPushButton, "bug-close"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: dialogs() == [])

    return close_it


def reports(tmp_path):
    return [path.read_text("utf-8") for path in (tmp_path / "logs").iterdir()]


def test_a_report_masks_long_numbers_and_keeps_the_trace(tmp_path):
    path = write_report(tmp_path, failed(ValueError("no person 014203001234, 091234567")), NOW)
    words = path.read_text("utf-8")

    assert "014203001234" not in words
    assert "091234567" not in words
    assert "ValueError: no person" in words
    assert "test_faults.py" in words


def test_a_report_masks_every_name_of_the_record(tmp_path, faults, close):
    """With and without accents; without the names, the error's own words are left out."""
    faults.names = lambda: ["Lò Thị Mai"]
    faults.show_error(failed(KeyError("Lò Thị Mai, lo thi mai, LÒ THỊ MAI")))
    close(dialogs()[0])
    faults.names = lambda: failed(Trouble("no file")).args[9]
    faults.show_error(failed(KeyError("Lò Thị Mai")))
    close(dialogs()[0])
    words = "\n".join(reports(tmp_path)).split("KeyError")
    assert not any("Lò Thị" in one or "lo thi" in one or "LÒ THỊ" in one for one in words[1:])


def test_only_the_latest_reports_are_kept(tmp_path):
    for minute in range(60):
        write_report(tmp_path, failed(ValueError()), NOW.replace(minute=minute))

    kept = sorted(path.name for path in tmp_path.iterdir())
    assert len(kept) == 50
    assert kept[-1].startswith("loi-20260302-0859")


def test_a_disk_that_takes_no_report_is_no_second_bug(tmp_path, faults, close):
    (tmp_path / "logs").write_text("a file where the folder should be")
    faults.show_error(failed(ValueError("x")))
    [dialog] = dialogs()
    words = dialog.findChild(QLabel, "bug-words").text()
    close(dialog)

    assert "Không ghi được báo cáo lỗi" in words


def test_a_bug_is_told_with_its_report(tmp_path, faults, close):
    faults.show_error(failed(ValueError("x")))
    [dialog] = dialogs()
    words = dialog.findChild(QLabel, "bug-words").text()
    close(dialog)

    assert "những gì đã lưu trước đó vẫn còn nguyên" in words
    assert str(tmp_path / "logs") in words
    assert len(reports(tmp_path)) == 1


def test_of_bugs_in_a_row_one_is_shown_and_all_are_reported(tmp_path, qapp, close):
    minutes = iter(range(60))
    faults = Faults(tmp_path / "logs", lambda: NOW.replace(minute=next(minutes)))
    for number in range(3):
        faults.show_error(failed(ValueError(number)))
    [dialog] = dialogs()
    close(dialog)
    assert len(reports(tmp_path)) == 3

    faults.show_error(failed(ValueError("later")))
    [dialog] = dialogs()
    close(dialog)


@pytest.mark.parametrize("fault", [Refusal("Chưa ghi tên."), Trouble("Ổ đĩa đã đầy.")])
def test_a_fault_for_the_user_goes_to_the_screen(tmp_path, faults, qtbot, fault):
    with qtbot.waitSignal(faults.refused) as told:
        faults.show_error(failed(fault))

    assert told.args == [fault]
    assert dialogs() == []
    assert not (tmp_path / "logs").exists()


def test_the_dialog_dies_when_it_is_closed(faults, close):
    faults.show_error(failed(ValueError("x")))
    dead = weakref.ref(dialogs()[0])
    close(dialogs()[0])
    gc.collect()

    assert dead() is None


class Careless(QObject):
    """Raises when its timer ends, as a slot with a bug would."""

    def __init__(self, error):
        super().__init__()
        self.error = error
        QTimer.singleShot(0, self.fail)

    def fail(self):
        raise self.error


@pytest.fixture
def installed(faults):
    before = sys.excepthook, threading.excepthook
    faults.install()
    yield faults
    faults.uninstall()
    sys.excepthook, threading.excepthook = before


def test_what_a_slot_raises_is_caught(installed, qtbot):
    with qtbot.waitSignal(installed.refused) as told:
        careless = Careless(Refusal("Chưa ghi tên."))

    assert told.args == [careless.error]


def test_what_a_thread_raises_is_shown_in_the_thread_of_the_window(installed, qtbot, close):
    def fail():
        raise ValueError("in a thread")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert dialogs() == []
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    close(dialogs()[0])
