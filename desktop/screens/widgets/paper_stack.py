"""What is worked on and, in its place, the paper made of it, with the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.screens.background import whole
from desktop.screens.widgets import parts
from desktop.screens.widgets.page_view import PageView

if TYPE_CHECKING:
    from desktop.papers.sheet import Sheet
    from desktop.screens.widgets.screen import Screen


class PaperStack(QStackedWidget):
    """The work of a screen; a paper is laid out beside it and takes its place until left."""

    def __init__(self, screen: Screen, work: QWidget, back: str) -> None:
        """`back` names the button that leaves the paper."""
        super().__init__()
        self._screen = screen
        self._background = screen.background
        self._work = work
        self.page = PageView(screen.ask, screen.background, empty="Đang dàn trang…")
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        self.page.head.insertWidget(0, parts.button(f"‹ {back}", self.leave, name="leave-paper"))
        layout.addWidget(self.page)
        self.addWidget(work)
        self.addWidget(page)

    def paper_is_shown(self) -> bool:
        """Whether a paper stands there, ready to be printed."""
        return self.currentIndex() == 1 and self.page.page_count() > 0

    def make(self, title: str, fill: Callable[[], Sheet]) -> None:
        """Save what is typed, fill a paper and lay it out; a refusal is shown on the screen."""
        if not self._screen.save():
            return
        if self._screen.is_reading():
            self._screen.say("Danh sách đang được đọc lại. Hãy bấm lại khi đọc xong.")
            return
        try:
            sheet = fill()
        except Refusal as refusal:
            self._screen.show_fault(refusal)
        else:
            self.lay_out(sheet, title)

    def lay_out(self, sheet: Sheet, title: str) -> None:
        """Make the pages of a sheet and show them; the title names the file when it is saved."""
        from desktop.services.papers import printing

        work = whole(partial(printing.pdf_bytes, sheet))
        self._background.run(f"Đang dàn trang {title}", work, done=partial(self._show, title))

    def lay_out_many(self, titled: Sequence[tuple[str, Sheet]], title: str) -> None:
        """Make the pages of many sheets and show them one after the other."""
        from desktop.services.papers import printing

        work = whole(partial(printing.bound, titled, title))
        self._background.run(f"Đang dàn trang {title}", work, done=partial(self._show, title))

    @Slot()
    def leave(self) -> None:
        """Go back from the paper to the work."""
        self.setCurrentIndex(0)
        self._work.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, title: str, pdf: bytes) -> None:
        self.page.show_pdf(pdf, title)
        self.setCurrentIndex(1)
        self.page.setFocus()
