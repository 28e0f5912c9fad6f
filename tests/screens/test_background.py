import threading
from functools import partial
from typing import ClassVar

import pytest
import shiboken6
from PySide6.QtCore import QObject

from desktop.errors import Trouble
from desktop.screens.background import Background, whole


class Heard:
    """Keeps what it is told."""

    def __init__(self):
        self.told = []

    def hear(self, *values):
        self.told.append(values)


@pytest.fixture
def heard():
    return Heard()


@pytest.fixture
def worker(qapp):
    worker = Background()
    yield worker
    worker.close()


def count_to_three(*, progress, cancelled):
    for done in range(3):
        progress(done, 3, f"phần {done}")
    return threading.current_thread().name


def stop_when_asked(*, progress, cancelled):
    while not cancelled():
        pass
    return "half"


def fail(*, progress, cancelled):
    raise Trouble("Ổ đĩa đã đầy.")


def test_the_answer_comes_from_the_worker_to_the_window(worker, heard, qtbot):
    threads = Heard()

    def done(name):
        threads.hear(name, threading.current_thread().name)

    worker.progressed.connect(heard.hear)
    with qtbot.waitSignal(worker.ended):
        worker.run("Đang đếm", count_to_three, done=done)

    assert heard.told == [(0, 3, "phần 0"), (1, 3, "phần 1"), (2, 3, "phần 2")]
    [(worked_in, told_in)] = threads.told
    assert worked_in.startswith("background")
    assert told_in == threading.main_thread().name
    assert not worker.busy


def test_work_waits_for_the_work_before_it(worker, heard, qtbot):
    worker.started.connect(heard.hear)
    worker.run("Một", count_to_three, done=heard.hear)
    worker.run("Hai", count_to_three, done=heard.hear)
    assert heard.told == [("Một",)]

    qtbot.waitUntil(lambda: not worker.busy)
    assert [told[0] for told in heard.told if told[0] in ("Một", "Hai")] == ["Một", "Hai"]


def test_work_that_saw_the_cancel_delivers_no_answer(worker, heard, qtbot):
    worker.run("Đang làm", stop_when_asked, done=heard.hear)
    with qtbot.waitSignals([worker.stopping, worker.ended]):
        worker.cancel()

    assert heard.told == []


def test_an_error_goes_to_whoever_asked_for_it(worker, heard, qtbot):
    with qtbot.waitSignal(worker.ended):
        worker.run("Đang ghi", fail, done=heard.hear, failed=heard.hear)

    [(error,)] = heard.told
    assert error.sentence == "Ổ đĩa đã đầy."


def test_an_error_nobody_asked_for_is_told_to_all(worker, heard, qtbot):
    with qtbot.waitSignal(worker.failed) as told:
        worker.run("Đang ghi", fail, done=heard.hear)

    assert told.args[0].sentence == "Ổ đĩa đã đầy."


def test_closing_stops_the_work_and_waits_for_it(worker, heard, qtbot):
    worker.run("Đang làm", stop_when_asked, done=heard.hear)
    worker.close()

    assert not worker.busy
    assert not [thread for thread in threading.enumerate() if "background" in thread.name]
    assert heard.told == []


def test_the_inline_worker_is_done_when_run_returns(background, heard):
    background.run("Đang đếm", count_to_three, done=heard.hear)

    assert heard.told == [(threading.main_thread().name,)]


def test_whole_work_is_finished_whatever_is_pressed(worker, heard, qtbot):
    """It says nothing of its progress, and its answer is delivered even after a cancel."""
    go_on = threading.Event()

    def write():
        return go_on.wait(5)

    with qtbot.waitSignal(worker.ended):
        worker.run("Đang ghi", whole(write), done=heard.hear)
        worker.cancel()
        go_on.set()
    assert heard.told == [(True,)]


class Screen(QObject):
    """What may be let go of while its work is done."""

    heard: ClassVar = []

    def hear(self, *values):
        self.heard.append(values)


def test_a_screen_that_was_let_go_of_meanwhile_is_told_nothing(worker, heard, qtbot):
    """Its error is told to all; its answer is nobody's any more."""
    gone = Screen()
    worker.run("Một", count_to_three, done=partial(gone.hear, "đã xong"))
    worker.run("Hai", fail, done=gone.hear, failed=gone.hear)
    with qtbot.waitSignal(worker.failed) as told:
        shiboken6.delete(gone)
    assert (told.args[0].sentence, Screen.heard) == ("Ổ đĩa đã đầy.", [])
