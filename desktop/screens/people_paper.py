"""The list of people on paper, and as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import Trouble
from desktop.screens import parts
from desktop.screens.ask import WORKBOOK
from desktop.screens.background import whole
from desktop.screens.page_view import PageView
from desktop.services.people_list import PersonLine

if TYPE_CHECKING:
    from desktop.screens.people import PeopleScreen

_TITLE = "Danh sách người"


class PaperPage(QWidget):
    """The pages of the list, to be printed or saved."""

    def __init__(self, screen: PeopleScreen) -> None:
        super().__init__()
        self._screen = screen
        self.pages = PageView(screen.ask, screen.background, empty="Đang dàn trang…")
        self.pages.head.insertWidget(
            0, parts.button("‹ Danh sách", screen.back_to_list, name="leave-paper")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)

    def show_list(self, lines: Sequence[PersonLine], note: str) -> None:
        """Lay out the people of these lines."""
        from desktop.services import people_prints, printing

        office = self._screen.office
        sheet = office.read(people_prints.sheet, lines=lines, note=note, day=office.today())
        self.pages.clear("Đang dàn trang…")
        work = whole(partial(printing.pdf_bytes, sheet))
        self._screen.background.run("Đang dàn trang danh sách", work, done=self._show)

    def save_workbook(self, lines: Sequence[PersonLine], note: str) -> None:
        """Write the people of these lines as a workbook where the user says."""
        from desktop.services import people_prints, printing

        office = self._screen.office
        path = self._screen.ask.save_path("Lưu Excel", f"{_TITLE}.xlsx", WORKBOOK)
        if path is None:
            return
        made = office.read(people_prints.workbook, lines=lines, note=note, day=office.today())
        try:
            printing.save(path, made)
        except Trouble as fault:
            self._screen.show_fault(fault)
        else:
            self._screen.say(f"Đã lưu {path}.")

    def _show(self, pdf: bytes) -> None:
        self.pages.show_pdf(pdf, _TITLE)
        self.pages.setFocus()
