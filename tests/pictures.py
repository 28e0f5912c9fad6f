"""Grabs every screen of a sample commune, for eyes: python -m tests.pictures FOLDER."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QTabWidget

from desktop import app
from desktop.screens import start
from desktop.screens.window import Window
from desktop.services import sample, sample_communes
from desktop.services.office import trial
from tests.screens.doubles import AskDouble

COMMUNE = "tra-nu"
SIZES = ((1366, 768), (1920, 1080))
_PAGES_APPEAR = 600


def main(folder: Path) -> None:
    """Make the commune in memory, as on its last day, and say which files were written."""
    folder.mkdir(parents=True, exist_ok=True)
    day = datetime.combine(sample_communes.commune(COMMUNE).day, time(8))
    with TemporaryDirectory() as memory:
        application = start.application(Path(memory))
        office = trial(lambda: day)
        shown = sample.make(office, COMMUNE)
        office.forget()
        window = app.make_window(office, AskDouble())
        window.show()
        for path in grab(window, {"person": shown.admission, "case": shown.admission}, folder):
            sys.stdout.write(f"{path}\n")
        window.close()
        office.close()
        del application


def grab(window: Window, records: Mapping[str, str], folder: Path) -> list[Path]:
    """Grab each screen at each size, those of a record at the record given; the files written."""
    written = []
    for width, height in SIZES:
        window.resize(width, height)
        for screen in window.screens():
            window.open(screen, records.get(screen, ""))
            _settle(window)
            path = folder / f"{screen}-{width}x{height}.png"
            window.grab().save(str(path))
            written.append(path)
            if (width, height) == SIZES[0]:
                written += _grab_tabs(window, screen, folder)
    return written


def _grab_tabs(window: Window, screen: str, folder: Path) -> list[Path]:
    """Grab the other tabs of the screen that is shown; the files written."""
    written = []
    for tabs in window.current.findChildren(QTabWidget):
        for at in range(1, tabs.count()):
            tabs.setCurrentIndex(at)
            _settle(window)
            path = folder / f"{screen}-tab-{at + 1}.png"
            window.grab().save(str(path))
            written.append(path)
        tabs.setCurrentIndex(0)
    return written


def _settle(window: Window) -> None:
    """Let everything be laid out and drawn; pages of a PDF appear a little later."""
    QApplication.processEvents()
    if any(view.isVisible() for view in window.findChildren(QPdfView)):
        loop = QEventLoop()
        QTimer.singleShot(_PAGES_APPEAR, loop.quit)
        loop.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
