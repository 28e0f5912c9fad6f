"""The list of people on paper, and as a workbook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import Trouble
from desktop.screens.ask import WORKBOOK
from desktop.screens.background import Progress
from desktop.screens.widgets import parts
from desktop.screens.widgets.page_view import PageView
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.office import Office

_TITLE = "Danh sách người"


class PaperPage(QWidget):
    """The pages of the list, to be printed or saved; `left` asks for the list again."""

    left = Signal()

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self._screen = screen
        self.pages = PageView(screen.ask, screen.background, empty="Đang dàn trang…")
        self.pages.head.insertWidget(0, parts.button("‹ Danh sách", self.left, name="leave-paper"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)

    def show_list(self, ids: Sequence[str], note: str) -> None:
        """Lay out these people."""
        self.pages.clear("Đang dàn trang…")
        office = self._screen.office
        work = partial(_laid_out, office, tuple(ids), note)
        self._screen.background.run("Đang dàn trang danh sách", work, done=self._show)

    def save_workbook(self, ids: Sequence[str], note: str) -> None:
        """Write these people as a workbook where the user says."""
        from desktop.services.people import people_prints

        office = self._screen.office
        path = self._screen.ask.save_path("Lưu Excel", f"{_TITLE}.xlsx", WORKBOOK)
        if path is None:
            return
        day = office.today()
        work = partial(office.read, people_prints.workbook, ids=tuple(ids), note=note, day=day)
        self._screen.background.run("Đang lưu danh sách", work, done=partial(self._save, path))

    def _save(self, path: Path, made: bytes) -> None:
        from desktop.services.papers import printing

        try:
            printing.save(path, made)
        except Trouble as fault:
            self._screen.show_fault(fault)
        else:
            self._screen.say(f"Đã lưu {path}.")

    def _show(self, pdf: bytes) -> None:
        self.pages.show_pdf(pdf, _TITLE)
        self.pages.setFocus()


def _laid_out(
    office: Office,
    ids: Sequence[str],
    note: str,
    *,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> bytes:
    from desktop.services.papers import printing
    from desktop.services.people import people_prints

    sheet = office.read(
        people_prints.sheet,
        ids=ids,
        note=note,
        day=office.today(),
        progress=progress,
        cancelled=cancelled,
    )
    return b"" if cancelled() else printing.pdf_bytes(sheet)
