"""Con người: one list of everyone, found while typing, sorted out by stage and cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from operator import attrgetter
from typing import TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules import find_keys, text
from desktop.rules.people.people_filter import PeopleFilter
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.people.people_bin import BinPage
from desktop.screens.people.people_filter_panel import FilterPanel
from desktop.screens.people.people_filters import ALL, FindLine, StageChips
from desktop.screens.people.people_new import NewPersonPage
from desktop.screens.people.people_paper import PaperPage
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services.cells import organisations
from desktop.services.office import Office
from desktop.services.people import people, people_filters, people_list
from desktop.services.people.people_list import Entry, PersonLine

Answer = TypeVar("Answer")

_EMPTY = "Chưa có ai trong danh sách. Bấm “Thêm người” để nhập người đầu tiên."
_READING = "Đang đọc danh sách… Nếu đã bấm dừng, hãy mở lại màn hình này để đọc tiếp."
_NARROWING = "Đang tìm người hợp với điều kiện… Nếu đã bấm dừng, hãy bấm “Lọc” để tìm lại."
_AT_ONCE = 300
_NEXT = 6


class PeopleScreen(Screen):
    """The list, the short form for a new person, and the bin."""

    title = "Con người"
    shows = frozenset(
        {
            "person",
            "cell",
            "membership",
            "belonging",
            "movement",
            "transfer",
            "case",
            "step",
            "day_off",
        }
        | {"people_filter"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._rows: tuple[Entry, ...] = ()
        self._names: dict[str, str] = {}
        self._nexts: dict[str, str] | None = None
        self._large = False
        self._asked = find_keys.asked("")
        self.table = self._build_table()
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
        self._new.added.connect(self.open_person)
        for left in (self._new.left, self._bin.left, self._paper.left):
            left.connect(self.back_to_list)
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
        cells = self.office.read(organisations.cells)
        self._names = {cell.id: cell.name for cell in cells}
        chosen = self._cell_id()
        self._cell.set_choices([(cell.id, cell.name) for cell in cells])
        self._cell.set_value(chosen)
        self._new.set_cells(cells)
        self._panel.show_saved(self.office.read(people_filters.saved), cells)
        binned = self.office.read(people.bin)
        self._bin.show_people(binned)
        self._show_bin.setText(f"Thùng rác ({len(binned)})" if binned else "Thùng rác")
        self._large = self.office.read(people_list.count) > _AT_ONCE
        self.table.set_empty(_READING if self._large else _EMPTY)
        self._read("Đọc danh sách người", people_list.roll, self._take)

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

    @Slot(str)
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
        self._paper.show_list([row.id for row in self.table.shown_rows()], self._meant())

    @Slot()
    def print_sets(self) -> None:
        """Go to the sets of the people listed, who are ticked there."""
        self.go.emit("prints", ",".join(row.id for row in self.table.shown_rows()))

    @Slot()
    def save_workbook(self) -> None:
        """Write the people listed as a workbook."""
        self._paper.save_workbook([row.id for row in self.table.shown_rows()], self._meant())

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
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(parts.button("In danh sách", self.print_out, name="print-list"))
        foot.addWidget(parts.button("In hồ sơ…", self.print_sets, name="print-sets"))
        foot.addWidget(parts.button("Lưu Excel…", self.save_workbook, name="save-list"))
        down.addWidget(self._chips)
        down.addWidget(self._panel)
        down.addWidget(self._sentence)
        self._panel.hide()
        self._sentence.hide()
        down.addWidget(self.table, 1)
        down.addLayout(foot)
        return page

    def _wire(self) -> None:
        self._find.textChanged.connect(self._look)
        self._cell.changed.connect(self._filter)
        self._chips.group.buttonClicked.connect(self._filter)
        self.table.activated_row.connect(self._open_row)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._want_nexts)
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
        self._sentence.setVisible(not chosen.empty)
        if chosen.empty:
            return
        if replace(chosen, stage="", cell_id="").empty:
            self._leave(chosen, None)
            return
        self._sentence.setText(_NARROWING)
        self._read(
            "Lọc danh sách người",
            partial(people_filters.matching, chosen=chosen),
            partial(self._leave, chosen),
        )

    def _leave(self, chosen: PeopleFilter, left: frozenset[str] | None) -> None:
        """Show whom a filter leaves, unless another one was chosen meanwhile."""
        if chosen == self._panel.chosen:
            self._left = left
            words = self.office.read(people_filters.sentence, chosen=chosen)
            self._sentence.setText(f"Đang lọc: {words}")
            self._filter()

    @Slot()
    def _look(self) -> None:
        """Find the people meant by what is typed."""
        self._asked = find_keys.asked(self._find.text())
        self._filter()

    @Slot()
    def _filter(self) -> None:
        meant = self._meant_rows()
        self._chips.show_counts([row.stage for row in meant])
        stage = self._chips.stage()
        kept = meant if stage == ALL else [row for row in meant if row.stage == stage]
        self.table.show_only(kept)
        if kept and self.table.current_row() is None:
            self.table.select_id(self.table.shown_rows()[0].id)

    def _meant_rows(self) -> Sequence[Entry]:
        """Everyone whom the cell, the conditions and what is typed leave: one pass for each."""
        asked = self._panel.chosen
        rows: Sequence[Entry] = self._rows
        for cell_id in filter(None, (self._cell_id(), asked.cell_id)):
            rows = [row for row in rows if row.cell_id == cell_id]
        if asked.stage:
            rows = [row for row in rows if row.stage == asked.stage]
        if self._left is not None:
            rows = [row for row in rows if row.id in self._left]
        for needle in self._asked.needles:
            rows = [row for row in rows if needle in row.find_key]
        return rows

    @Slot(object)
    def _open_row(self, row: PersonLine) -> None:
        self.open_person(row.id)

    def _read(
        self, what: str, query: Callable[..., Answer], done: Callable[[Answer], object]
    ) -> None:
        """Ask the office at once where it is small, else in the background."""
        ask = partial(self.office.read, query, day=self.office.today())
        if self._large:
            self.background.run(what, ask, done=done)
        else:
            done(ask())

    def _take(self, rows: tuple[Entry, ...]) -> None:
        """Show the list that was read."""
        self._rows, self._nexts = rows, None
        self.table.set_empty(_EMPTY)
        self.table.show_rows(rows)
        self._want_nexts(self.table.horizontalHeader().sortIndicatorSection())
        self._narrow()
        self._look()

    def _see(self, rows: Sequence[Entry]) -> tuple[PersonLine, ...]:
        """What the list shows of the people about to be seen."""
        ids = [row.id for row in rows]
        return self.office.read(people_list.some, ids=ids, day=self.office.today())

    @Slot(int)
    def _want_nexts(self, column: int) -> None:
        """Read what comes next for everyone, which only ordering by it needs."""
        if column == _NEXT and self._nexts is None:
            self._read("Xếp theo bước tiếp theo", people_list.nexts, self._sort_by_next)

    def _sort_by_next(self, nexts: dict[str, str]) -> None:
        self._nexts = nexts
        self.table.sort_again()

    def _next_order(self, row: Entry) -> str | None:
        return text.title_key((self._nexts or {}).get(row.id, "")) or None

    def _cell_order(self, row: Entry) -> str | None:
        return _title_key(self._names.get(row.cell_id, "")) or None

    def _build_table(self) -> Table:
        return Table(
            [
                Column("Họ và tên", attrgetter("name"), attrgetter("sort_key"), width=21),
                Column("Ngày sinh", attrgetter("born"), _born_order, width=12),
                Column("Giới tính", attrgetter("sex"), _sex_order, width=11),
                Column("Dân tộc", attrgetter("ethnicity"), _ethnicity_order, width=10),
                Column("Chi bộ", attrgetter("cell"), self._cell_order, width=18),
                Column("Giai đoạn", attrgetter("stage_text"), _stage_order, width=19),
                Column(
                    "Bước tiếp theo", attrgetter("next"), self._next_order, width=10, tone=_tone
                ),
            ],
            name="people",
            empty=_EMPTY,
            detail=self._see,
        )


_title_key = lru_cache(maxsize=1024)(text.title_key)


def _born_order(row: Entry) -> str | None:
    return str(row.born) if row.born else None


def _sex_order(row: Entry) -> str | None:
    return _title_key(row.sex) or None


def _ethnicity_order(row: Entry) -> str | None:
    return _title_key(row.ethnicity) or None


def _stage_order(row: Entry) -> str | None:
    return _title_key(people_list.STAGE_TEXTS[row.stage])


def _tone(row: PersonLine) -> str:
    return "late" if row.late else ""
