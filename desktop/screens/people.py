"""Con người: one list of everyone, found while typing, sorted out by stage and cell."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules import find_keys
from desktop.screens import parts
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.choice_fields import ChoiceField
from desktop.screens.people_bin import BinPage
from desktop.screens.people_filter_panel import FilterPanel
from desktop.screens.people_filters import ALL, FindLine, StageChips
from desktop.screens.people_new import NewPersonPage
from desktop.screens.people_paper import PaperPage
from desktop.screens.screen import Screen
from desktop.screens.table import Column, Table
from desktop.services import organisations, people, people_filters, people_list
from desktop.services.office import Office
from desktop.services.people_list import PersonLine

_EMPTY = "Chưa có ai trong danh sách. Bấm “Thêm người” để nhập người đầu tiên."


class PeopleScreen(Screen):
    """The list, the short form for a new person, and the bin."""

    title = "Con người"
    shows = frozenset(
        {"person", "cell", "membership", "belonging", "movement", "case", "step", "day_off"}
        | {"people_filter"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._rows: tuple[PersonLine, ...] = ()
        self._asked = find_keys.asked("")
        self.table = _table()
        self._find = FindLine(self.table)
        self._cell = ChoiceField("cell-filter", [])
        line = self._cell.box.lineEdit()
        if line is not None:
            line.setPlaceholderText("Mọi chi bộ")
        self._chips = StageChips()
        self._panel = FilterPanel(self)
        self._left: frozenset[str] | None = None
        self._sentence = parts.label(name="filter-sentence", role="hint", wrap=True)
        self._pages = QStackedWidget()
        self._list = self._build_list()
        self._new = NewPersonPage(self)
        self._bin = BinPage(self)
        self._paper = PaperPage(self)
        for page in (self._list, self._new, self._bin, self._paper):
            self._pages.addWidget(page)
        self.body.addWidget(self._pages, 1)
        self._add = self.add_button("Thêm người", self.begin_new, name="add-person", main=True)
        self._to_bin = self.add_button("Bỏ vào thùng rác", self.put_into_bin, name="to-bin")
        self._show_bin = self.add_button("Thùng rác", self.open_bin, name="open-bin")
        self.setFocusProxy(self._find)
        self._wire()
        self._show_page(self._list)

    def refresh(self) -> None:
        """Read everyone, the cells and the bin again."""
        self._rows = self.office.read(people_list.lines, day=self.office.today())
        cells = self.office.read(organisations.cells)
        chosen = self._cell_id()
        self._cell.set_choices([(cell.id, cell.name) for cell in cells])
        self._cell.set_value(chosen)
        self._new.set_cells(cells)
        self._panel.show_saved(self.office.read(people_filters.saved), cells)
        binned = self.office.read(people.bin)
        self._bin.show_people(binned)
        self._show_bin.setText(f"Thùng rác ({len(binned)})" if binned else "Thùng rác")
        self.table.show_rows(self._rows)
        self._narrow()
        self._look()

    def unsaved(self) -> bool:
        """Whether a new person is typed and not saved."""
        return self._pages.currentWidget() is self._new and self._new.form.is_edited()

    def save(self) -> bool:
        """Save the new person."""
        return self._pages.currentWidget() is not self._new or self._new.save()

    def discard(self) -> None:
        """Give the new person up."""
        self.back_to_list()

    @Slot()
    def begin_new(self) -> None:
        """Open the short form."""
        self._new.begin()
        self._show_page(self._new)
        self._new.form.focus_first()

    @Slot()
    def open_bin(self) -> None:
        """Show who is in the bin."""
        self._show_page(self._bin)

    @Slot()
    def back_to_list(self) -> None:
        """Show the list again."""
        self._new.form.show_row(None)
        self._show_page(self._list)
        self._find.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_person(self, id: str) -> None:
        """Go to the screen of a person."""
        self._new.form.show_row(None)
        self._show_page(self._list)
        self.go.emit("person", id)

    @Slot()
    def put_into_bin(self) -> None:
        """Put the person picked into the bin, with the reason."""
        row = self.table.current_row()
        if row is None:
            self.say("Hãy chọn một người trong danh sách trước.")
            return
        reason = self.ask.line("Bỏ vào thùng rác", f"Lý do bỏ {row.name} khỏi danh sách:")
        if reason is not None:
            self.do(people.remove_person, id=row.id, reason=reason, day=self.office.today())

    @Slot()
    def print_out(self) -> None:
        """Show the people listed on paper, from where it is printed or saved."""
        self._show_page(self._paper)
        self._paper.show_list(self.table.shown_rows(), self._meant())

    @Slot()
    def save_workbook(self) -> None:
        """Write the people listed as a workbook."""
        self._paper.save_workbook(self.table.shown_rows(), self._meant())

    def _build_list(self) -> QWidget:
        words = parts.label("Chi bộ", role="label")
        words.setBuddy(self._cell.input)
        filters = QHBoxLayout()
        filters.addWidget(self._find, 3)
        filters.addWidget(words)
        filters.addWidget(self._cell, 2)
        more = parts.button("Lọc thêm…", self._open_panel, name="more-filters")
        more.setCheckable(True)
        filters.addWidget(more)
        page = QWidget()
        down = QVBoxLayout(page)
        down.setContentsMargins(0, 0, 0, 0)
        down.addLayout(filters)
        line = QHBoxLayout()
        line.addWidget(self._chips, 1)
        line.addWidget(parts.button("In danh sách", self.print_out, name="print-list"))
        line.addWidget(parts.button("Lưu Excel…", self.save_workbook, name="save-list"))
        down.addLayout(line)
        down.addWidget(self._panel)
        down.addWidget(self._sentence)
        self._panel.hide()
        self._sentence.hide()
        down.addWidget(self.table, 1)
        return page

    def _wire(self) -> None:
        self._find.textChanged.connect(self._look)
        self._cell.changed.connect(self._filter)
        self._chips.group.buttonClicked.connect(self._filter)
        self.table.activated_row.connect(self._open_row)
        self._panel.applied.connect(self._apply)

    def _show_page(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        listing = page is self._list
        for button in (self._add, self._to_bin, self._show_bin):
            button.setVisible(listing)
        headings = {
            self._list: self.title,
            self._new: "Thêm người",
            self._bin: "Thùng rác",
            self._paper: "In danh sách",
        }
        self.set_heading(headings[page])

    def _cell_id(self) -> str:
        try:
            return str(self._cell.value())
        except Refusal:
            return ""

    def _meant(self) -> str:
        """Who is listed, in words: the conditions, the stage, the cell and what is typed."""
        chosen = self._panel.chosen
        chosen = replace(
            chosen,
            stage=self._chips.stage() or chosen.stage,
            cell_id=self._cell_id() or chosen.cell_id,
        )
        told = self.office.read(people_filters.sentence, chosen=chosen)
        typed = self._find.text().strip()
        return f"{told}, tìm “{typed}”" if typed else told

    @Slot(bool)
    def _open_panel(self, shown: bool) -> None:
        self._panel.setVisible(shown)

    @Slot()
    def _apply(self) -> None:
        self._narrow()
        self._filter()

    def _narrow(self) -> None:
        """Ask whom the conditions leave, and say the conditions in words."""
        chosen = self._panel.chosen
        self._left = None
        if not chosen.empty:
            day = self.office.today()
            self._left = self.office.read(people_filters.matching, chosen=chosen, day=day)
            words = self.office.read(people_filters.sentence, chosen=chosen)
            self._sentence.setText(f"Đang lọc: {words}")
        self._sentence.setVisible(not chosen.empty)

    @Slot()
    def _look(self) -> None:
        """Find the people meant by what is typed."""
        self._asked = find_keys.asked(self._find.text())
        self._filter()

    @Slot()
    def _filter(self) -> None:
        cell_id = self._cell_id()
        meant = [row for row in self._rows if self._is_meant(row, cell_id)]
        self._chips.show_counts([row.stage for row in meant])
        stage = self._chips.stage()
        kept = {row.id for row in meant if stage in (ALL, row.stage)}
        self.table.set_filter(lambda row: row.id in kept)
        if kept and self.table.current_row() is None:
            self.table.select_id(self.table.shown_rows()[0].id)

    def _is_meant(self, row: PersonLine, cell_id: str) -> bool:
        asked = self._panel.chosen
        return (
            cell_id in ("", row.cell_id)
            and asked.cell_id in ("", row.cell_id)
            and asked.stage in ("", row.stage)
            and (self._left is None or row.id in self._left)
            and self._asked.meets(row.find_key)
        )

    @Slot(object)
    def _open_row(self, row: PersonLine) -> None:
        self.open_person(row.id)


def _table() -> Table:
    return Table(
        [
            Column("Họ và tên", lambda row: row.name, lambda row: row.sort_key, width=21),
            Column("Ngày sinh", lambda row: row.born, _born_order, width=12),
            Column("Giới tính", lambda row: row.sex, width=11),
            Column("Dân tộc", lambda row: row.ethnicity, width=10),
            Column("Chi bộ", lambda row: row.cell, width=18),
            Column("Giai đoạn", lambda row: row.stage_text, width=19),
            Column(
                "Bước tiếp theo",
                lambda row: row.next,
                width=10,
                tone=lambda row: "late" if row.late else "",
            ),
        ],
        name="people",
        empty=_EMPTY,
    )


def _born_order(row: PersonLine) -> str | None:
    return "".join(reversed(row.born.split("/"))) or None
