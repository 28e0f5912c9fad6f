"""Tổ chức chi bộ: cells on any day, decisions on them, their leaders, white places."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabWidget

from desktop.rules.calendar import Period
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.cells.cell_changes import ChangesPanel
from desktop.screens.cells.cell_leaders import ChargesPanel, OfficersPanel
from desktop.screens.cells.cell_states import StatesPanel
from desktop.screens.cells.white_places import WhitePlacesPanel
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.office import Office


class CellStructureScreen(Screen):
    """The organisation of the cells, as it is and as it was."""

    title = "Tổ chức chi bộ"
    shows = frozenset(
        {"cell", "unit", "unit_past", "cell_change", "congress", "officer", "charge", "person"}
        | {"membership", "belonging", "movement", "transfer", "case", "step", "cell_meeting"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        today = office.today()
        self._day = today
        self._stale_tabs: set[int] = set()
        self.states = StatesPanel(today)
        self.changes = ChangesPanel(self)
        self.officers = OfficersPanel(self)
        self.charges = ChargesPanel(self)
        self.white = WhitePlacesPanel(today)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("structure-tabs")
        for words, panel in (
            ("&1 Các chi bộ", self.states),
            ("&2 Thành lập, sáp nhập", self.changes),
            ("&3 Cấp ủy chi bộ", self.officers),
            ("&4 Cấp ủy viên phụ trách", self.charges),
            ("&5 Nơi trắng", self.white),
        ):
            self._tabs.addTab(panel, words)
        self.body.addWidget(self._tabs, 1)
        self.setFocusProxy(self._tabs)
        self._wire()

    def refresh(self) -> None:
        """Read the tab that is shown again; the others when they are shown."""
        self._stale_tabs = set(range(self._tabs.count()))
        self._read_tab(self._tabs.currentIndex())

    @Slot(int)
    def _read_tab(self, at: int) -> None:
        """Read what a tab shows, unless that was read since the last change."""
        if at not in self._stale_tabs:
            return
        self._stale_tabs.discard(at)
        from desktop.services.cells import cell_boards, cell_leaders, organisations, reorganising

        shown = self._tabs.widget(at)
        if shown is self.states:
            self.states.show_cells(self.office.read(cell_boards.cells_on, day=self._day))
            return
        if shown is self.white:
            self.show_white()
            return
        cells = self.office.read(organisations.cells)
        if shown is self.changes:
            self.changes.show_changes(self.office.read(reorganising.changes), cells)
        elif shown is self.officers:
            self.officers.show_leaders(self.office.read(cell_leaders.officers), cells)
        else:
            year = self.office.today().year
            self.charges.show_leaders(self.office.read(cell_leaders.charges, year=year), cells)

    @Slot()
    def show_white(self) -> None:
        """Read the board of white places for its day."""
        from desktop.services.cells import cell_boards

        places = self.office.read(
            cell_boards.places_on, day=self.white.day(), years=self.white.years()
        )
        self.white.show_places(places)

    def open_record(self, record: str) -> None:
        """Show a cell or an officer by its id, also where the officer's own stands before it."""
        key = record.rpartition("#")[2]
        self._tabs.setCurrentWidget(self.officers)
        self.refresh()
        if not self.officers.open_line(key):
            self._tabs.setCurrentWidget(self.states)
            self.states.table.select_id(key)

    def unsaved(self) -> bool:
        """Whether an officer or a charge is typed and not saved."""
        return self.officers.unsaved() or self.charges.unsaved()

    @Slot()
    def save(self) -> bool:
        """Save what is typed on both lists."""
        return self.officers.save() and self.charges.save()

    def discard(self) -> None:
        """Put back what was there."""
        self.officers.discard()
        self.charges.discard()

    def _wire(self) -> None:
        self.states.asked.connect(self._go)
        self.states.picked.connect(self._tell_flow)
        self.states.congress.connect(self._note_congress)
        self.white.asked.connect(self.show_white)
        self._tabs.currentChanged.connect(self._read_tab)

    @Slot(object)
    def _go(self, day: date) -> None:
        if day != self._day:
            self._day = day
            self.refresh()

    @Slot(str)
    def _tell_flow(self, cell_id: str) -> None:
        from desktop.services.cells import cell_boards

        if not cell_id:
            self.states.show_flow("")
            return
        period = Period(date(self._day.year, 1, 1), self._day)
        found = self.office.read(cell_boards.flow, period=period, cell_id=cell_id)
        told = [f"Từ đầu năm {self._day.year}: {len(found.start)}"]
        for joins, sign in ((True, "+"), (False, "−")):
            for kind, count in sorted(found.counts(joins=joins).items()):
                told.append(f"{sign} {count} {cell_boards.kind_text(kind).lower()}")
        self.states.show_flow(" ".join([*told, f"= {len(found.end)} đảng viên"]))

    @Slot(str, object)
    def _note_congress(self, cell_id: str, day: date | None) -> None:
        from desktop.services.cells import cell_leaders
        from desktop.services.people.people import new_id

        self.do(cell_leaders.add_congress, id=new_id(), cell_id=cell_id, day=day)
