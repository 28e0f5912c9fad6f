"""Lớp bồi dưỡng: rounds with the centre, their lists and results, who waits, whose paper ends."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabWidget

from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.cells.class_certificates import CertificatesPanel
from desktop.screens.cells.class_rounds import RoundsPanel
from desktop.screens.cells.class_seats import SeatsPanel
from desktop.screens.widgets.paper_stack import PaperStack
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.cells.class_lists import RoundLine
    from desktop.services.office import Office


class ClassesScreen(Screen):
    """Rounds on the first tab, people and results on the second, certificates on the third."""

    title = "Lớp bồi dưỡng"
    shows = frozenset(
        {"class_round", "class_seat", "person", "case", "step", "plan", "cell", "belonging"}
        | {"membership", "local_limit", "office"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self.rounds = RoundsPanel(self)
        self.seats = SeatsPanel(self)
        self.certificates = CertificatesPanel()
        self._tabs = QTabWidget()
        self._tabs.setObjectName("class-tabs")
        self._tabs.addTab(self.rounds, "&1 Các lớp")
        self._tabs.addTab(self.seats, "&2 Học viên và kết quả")
        self._tabs.addTab(self.certificates, "&3 Giấy chứng nhận")
        self._stack = PaperStack(self, self._tabs, "Lớp bồi dưỡng")
        self.body.addWidget(self._stack, 1)
        self.setFocusProxy(self.rounds.table)
        self.add_button("In danh sách (Ctrl+P)", self.print_out, name="print-class-list")
        self._wire()

    def refresh(self) -> None:
        """Read the rounds, lists and certificates again."""
        from desktop.services.cells import class_lists

        today = self.office.today()
        rounds = self.office.read(class_lists.rounds, day=today)
        held = self.office.read(class_lists.certificates, day=today)
        self.rounds.show_lines(rounds)
        self.seats.show_rounds(rounds)
        self.certificates.show_certificates(held)
        late = sum(one.late for one in held)
        open_ = sum(one.state != "done" for one in rounds)
        told = [f"{open_} lớp chưa xong" if rounds else ""]
        told.append(f"{late} giấy chứng nhận sắp hết trước khi chi bộ xét" if late else "")
        self.set_heading(self.title, " · ".join(filter(None, told)))

    def open_record(self, record: str) -> None:
        """Show a round by its id, or who holds a certificate."""
        self.refresh()
        self._stack.leave()
        if self.rounds.open_line(record):
            self._tabs.setCurrentWidget(self.rounds)
        elif self.certificates.table.select_id(record):
            self._tabs.setCurrentWidget(self.certificates)

    def unsaved(self) -> bool:
        """Whether a round or results are typed and not saved."""
        return self.rounds.unsaved() or self.seats.unsaved()

    @Slot()
    def save(self) -> bool:
        """Save what is typed on both tabs."""
        return self.rounds.save() and self.seats.save()

    def discard(self) -> None:
        """Put back what was there."""
        self.rounds.discard()
        self.seats.discard()

    @Slot()
    def print_out(self) -> None:
        """Lay out the list of the round that is chosen; once it is shown, print it."""
        from desktop.services.cells import class_lists

        if self._stack.paper_is_shown():
            self._stack.page.print_out()
            return
        chosen = self.seats.chosen()
        if chosen is None:
            self.say("Hãy mở một lớp rồi in danh sách.")
            return
        read, today = self.office.read, self.office.today()
        fill = partial(read, class_lists.sheet, round_id=chosen.id, day=today)
        self._stack.make(f"Danh sách {chosen.title}", fill)

    def _wire(self) -> None:
        self.rounds.table.activated_row.connect(self._open_round)
        self.rounds.table.picked.connect(self._choose)
        self.certificates.opened.connect(self._open_person)

    @Slot(object)
    def _choose(self, row: RoundLine | None) -> None:
        if row is not None and not self.seats.unsaved():
            self.seats.choose(row.id)

    @Slot(object)
    def _open_round(self, row: RoundLine) -> None:
        self.seats.choose(row.id)
        self._tabs.setCurrentWidget(self.seats)

    @Slot(str)
    def _open_person(self, person_id: str) -> None:
        self.go.emit("case", person_id)
