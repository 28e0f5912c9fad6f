"""Văn bản: the registers of what is issued and what came in, and every list that is printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.screens.ask import Ask
from desktop.screens.background import Background, whole
from desktop.screens.papers.documents_in import IncomingPanel
from desktop.screens.papers.documents_out import OutgoingPanel
from desktop.screens.papers.listings import ListsTab
from desktop.screens.widgets import parts
from desktop.screens.widgets.page_view import PageView
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.office import Office


class DocumentsScreen(Screen):
    """The registers and lists in tabs; an issued paper is shown instead of them."""

    title = "Văn bản"
    shows = frozenset(
        {"document", "series_start", "incoming", "paper", "step", "case", "person", "office"}
        | {"cell", "membership", "movement", "belonging", "award"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self.outgoing = OutgoingPanel(self)
        self.incoming = IncomingPanel(self)
        self.lists = ListsTab(self)
        self.page = PageView(ask, background, empty="Đang dàn trang…")
        self._title = ""
        self.tabs = QTabWidget()
        self.tabs.setObjectName("document-tabs")
        for widget, words in (
            (self.outgoing, "&1 Văn bản đi"),
            (self.incoming, "&2 Văn bản đến"),
            (self.lists, "&3 Sổ và danh sách"),
        ):
            self.tabs.addTab(widget, words)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tabs)
        self._stack.addWidget(self._paper_page())
        self.body.addWidget(self._stack, 1)
        self.add_button("Số bắt đầu…", self.set_start, name="series-start")
        self.add_button("In sổ (Ctrl+P)", self.print_out, name="register-print", main=True)
        self._wire()

    def refresh(self) -> None:
        """Read the registers again."""
        self.outgoing.read_register()
        self.incoming.read_register()
        self.lists.refresh()

    def open_record(self, record: str) -> None:
        """Show a document by its id."""
        self.show_registers()
        self.tabs.setCurrentWidget(self.outgoing)
        self.outgoing.read_register()
        if not self.outgoing.open_line(record):
            raise Refusal("Văn bản này không còn trong sổ.")

    def unsaved(self) -> bool:
        """Whether a document holds something typed that is not saved."""
        return self.outgoing.unsaved() or self.incoming.unsaved()

    def save(self) -> bool:
        """Save what is typed in either register."""
        return self.outgoing.save() and self.incoming.save()

    def discard(self) -> None:
        """Give up what is typed."""
        self.outgoing.discard()
        self.incoming.discard()

    @Slot()
    def print_out(self) -> None:
        """Print the paper shown; beside a register, show that register of the year first."""
        from desktop.services.papers import listings

        if self._stack.currentIndex() == 1:
            self.page.print_out()
        elif self.tabs.currentWidget() is self.lists:
            self.lists.print_out()
        else:
            coming = self.tabs.currentWidget() is self.incoming
            self.tabs.setCurrentWidget(self.lists)
            form = listings.INCOMING if coming else listings.OUTGOING
            if not self.lists.lists.select_key(form):
                raise RuntimeError("the register is not among the lists")
            self.lists.show_list()

    @Slot()
    def set_start(self) -> None:
        """Ask with which number the series of the chosen document, or of a new one, begins."""
        from desktop.services.papers import documents

        chosen = self.outgoing.chosen_series()
        if chosen is None:
            self.say(
                "Hãy chọn một văn bản, hoặc bấm “Vào sổ văn bản” rồi chọn cơ quan và loại, để biết "
                "đặt số bắt đầu cho dãy nào."
            )
            return
        body, owner, kind = chosen
        free = self.office.read(
            documents.next_number, body=body, kind=kind, owner=owner, day=self.office.today()
        )
        typed = self.ask.line(
            "Số bắt đầu trong nhiệm kỳ",
            f"Số tiếp theo của dãy này đang là {free}. Nếu sổ giấy đã dùng đến số 14 thì ghi 15.",
        )
        if typed is None:
            return
        if not typed.isdecimal():
            self.show_fault(Refusal("Số bắt đầu chỉ gồm chữ số, ví dụ 15."))
            return
        self.do(
            documents.set_start,
            body=body,
            kind=kind,
            owner=owner,
            day=self.office.today(),
            first=int(typed),
        )

    @Slot()
    def show_registers(self) -> None:
        """Go back from a paper to the registers."""
        self._stack.setCurrentIndex(0)

    def _wire(self) -> None:
        self.outgoing.asked_case.connect(self._open_case)
        self.outgoing.asked_paper.connect(self._reprint)

    def _paper_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        back = parts.button("‹ Sổ văn bản", self.show_registers, name="register-back")
        self.page.head.insertWidget(0, back)
        layout.addWidget(self.page)
        return page

    @Slot(str)
    def _open_case(self, person: str) -> None:
        self.go.emit("case", person)

    @Slot(str, str)
    def _reprint(self, paper_id: str, title: str) -> None:
        """Show an issued paper exactly as it was issued."""
        from desktop.services.papers import documents, printing

        try:
            sheet = self.office.read(documents.reprint, paper_id=paper_id)
        except Refusal as refusal:
            self.show_fault(refusal)
            return
        self._title = title
        work = whole(partial(printing.pdf_bytes, sheet))
        self.background.run("Đang dàn trang", work, done=self._show_paper)

    def _show_paper(self, pdf: bytes) -> None:
        self.page.show_pdf(pdf, self._title)
        self._stack.setCurrentIndex(1)
        self.page.setFocus()
