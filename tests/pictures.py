"""Grabs every screen of a commune, for eyes: python -m tests.pictures FOLDER [options]."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QTabWidget

from desktop import app
from desktop.screens import theme
from desktop.screens.frame import start
from desktop.screens.frame.window import Window
from desktop.screens.widgets.table import Table
from desktop.services.office import Office, trial
from desktop.services.samples import sample, sample_communes
from tests.build import an_office
from tests.screens.doubles import AskDouble

COMMUNE = "tra-nu"
EMPTY = "empty"
SIZES = ((1366, 768), (1920, 1080))
_PAGES_APPEAR = 600
_LAID_OUT = 5  # a part that grows asks what it stands in, and so on


def main(words: list[str]) -> None:
    """Make the commune in memory, as on its last day, and say which files were written."""
    grammar = ArgumentParser()
    grammar.add_argument("folder", type=Path)
    grammar.add_argument("--commune", default=COMMUNE, help=f"a sample, or {EMPTY!r}")
    grammar.add_argument("--large-print", action="store_true")
    asked = grammar.parse_args(words)
    asked.folder.mkdir(parents=True, exist_ok=True)
    of = COMMUNE if asked.commune == EMPTY else asked.commune
    day = datetime.combine(sample_communes.commune(of).day, time(8))
    with TemporaryDirectory() as memory:
        application = start.application(Path(memory))
        office = trial(lambda: day)
        records = _fill(office, asked.commune)
        office.forget()
        theme.set_large_print(application, asked.large_print)
        window = app.make_window(office, AskDouble())
        window.show()
        for path in grab(window, records, asked.folder):
            sys.stdout.write(f"{path}\n")
        window.close()
        office.close()
        del application


def _fill(office: Office, commune: str) -> Mapping[str, str]:
    """Enter the commune, or only whose office it is; the record each screen is shown at."""
    if commune == EMPTY:
        an_office(office)
        return {}
    shown = sample.make(office, commune)
    return {"person": shown.admission, "case": shown.admission}


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
                written += _grab_picked(window, folder / f"{screen}-picked.png")
                written += _grab_tabs(window, screen, folder)
    return written


def _grab_picked(window: Window, path: Path) -> list[Path]:
    """Grab what the screen tells of the first row of its list, if it has one with rows."""
    lists = [table for table in window.current.findChildren(Table) if table.isVisible()]
    if not lists or not lists[0].shown_rows():
        return []
    lists[0].selectRow(0)
    _settle(window)
    window.grab().save(str(path))
    window.current.discard()
    return [path]


def _grab_tabs(window: Window, screen: str, folder: Path) -> list[Path]:
    """Grab the other tabs of the screen that is shown; the files written."""
    written = []
    for tabs in window.current.findChildren(QTabWidget):
        for at in range(1, tabs.count()):
            tabs.setCurrentIndex(at)
            _settle(window)
            path = folder / f"{screen}-tab-{at + 1}.png"
            window.grab().save(str(path))
            written += [path, *_grab_picked(window, path.with_stem(f"{path.stem}-picked"))]
        tabs.setCurrentIndex(0)
    return written


def _settle(window: Window) -> None:
    """Let everything be laid out and drawn; pages of a PDF appear a little later."""
    for _ in range(_LAID_OUT):
        QApplication.processEvents()
    if any(view.isVisible() for view in window.findChildren(QPdfView)):
        loop = QEventLoop()
        QTimer.singleShot(_PAGES_APPEAR, loop.quit)
        loop.exec()


if __name__ == "__main__":
    main(sys.argv[1:])
