from __future__ import annotations

import gc
import subprocess
import sys
import threading

from PySide6.QtCore import QObject

from desktop.screens.frame import start

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QLabel
from desktop.screens.frame import start

application = start.application(Path(sys.argv[1]))
label = QLabel()
for _ in range(200_000):
    label.setEnabled(True)
print(application.font().family())
"""


def test_the_program_lives_through_any_number_of_calls_to_qt(tmp_path):
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (result.returncode, result.stdout.strip()) == (0, "Arimo"), result.stderr


_OF_PYTHON = 700
"""Python's own first threshold; the suite has a larger one."""


class _Loop:
    """Refers to itself, so that only the collector takes it away; tells in which thread."""

    def __init__(self, seen: list[int]) -> None:
        self.itself = self
        self.seen = seen

    def __del__(self) -> None:
        self.seen.append(threading.get_ident())


def test_garbage_is_collected_in_the_thread_of_the_windows(qtbot):
    """However much a worker throws away, the worker does not collect it."""
    seen: list[int] = []
    parent = QObject()
    at_ease = gc.get_threshold()
    gc.set_threshold(_OF_PYTHON)
    start.collect_here(parent)
    try:
        worker = threading.Thread(target=lambda: [_Loop(seen) for _ in range(5000)])
        worker.start()
        worker.join()
        assert seen == []
        qtbot.waitUntil(lambda: len(seen) == 5000)
        assert set(seen) == {threading.get_ident()}
    finally:
        gc.set_threshold(*at_ease)
        gc.enable()
