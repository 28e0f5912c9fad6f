"""What tests of screens start from: our fonts, an own memory, doubles, and nothing left behind."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from desktop.screens import memory, theme
from desktop.screens.frame import start
from tests.screens.doubles import AskDouble, inline_background

start.keep_constants()


@pytest.fixture(scope="session")
def _look(qapp, tmp_path_factory):
    """The look of the program, given once because it takes a while."""
    memory.keep_in(tmp_path_factory.mktemp("memory"))
    theme.dress(qapp)


@pytest.fixture(autouse=True)
def _dressed(_look, qapp, tmp_path):
    """Every test has the usual look and a machine that remembers nothing."""
    memory.keep_in(tmp_path / "memory")
    yield
    if theme.large_print():
        theme.set_large_print(qapp, False)


@pytest.fixture(autouse=True)
def _nothing_left_behind(_dressed, qapp):
    """No window stays open and no worker goes on after a test."""
    yield
    # Closed windows wait for an event loop to delete them, and would hear of every later change.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [widget.objectName() or repr(widget) for widget in qapp.topLevelWidgets()]
    shown = [
        name
        for name, widget in zip(left, qapp.topLevelWidgets(), strict=True)
        if widget.isVisible()
    ]
    assert shown == []
    working = [thread.name for thread in threading.enumerate() if "background" in thread.name]
    assert working == []


@pytest.fixture
def ask():
    """Answers that the test prepares; every one prepared must have been asked for."""
    double = AskDouble()
    yield double
    assert not double.answers, "an answer was prepared that nobody asked for"


@pytest.fixture
def background(qapp):
    """A worker that has finished when it was started."""
    worker = inline_background()
    yield worker
    worker.close()
