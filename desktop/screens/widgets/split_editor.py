"""Into what a table is split, in rows or in columns: nothing, a fact, or parts by conditions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.rules import text
from desktop.rules.reports.own_tables import By, Part, Split
from desktop.rules.reports.statistics_conditions import Count
from desktop.rules.reports.table_facts import offered
from desktop.screens.widgets import parts
from desktop.screens.widgets.condition_editor import ConditionEditor
from desktop.screens.widgets.fields import FlagField
from desktop.screens.widgets.option_fields import Option, OptionField

if TYPE_CHECKING:
    from desktop.rules.reports.table_facts import Facts

_BY = (("none", "Không chia"), ("fact", "Theo dữ kiện"), ("conditions", "Theo điều kiện"))
_SHOWN = 3
_BANDS = "Các khoảng, ví dụ 18-30; 31-40; 41-"


class SplitEditor(QWidget):
    """A split of a table; `changed` tells of another. Its parts are called `<name>-…`."""

    changed = Signal()

    def __init__(self, name: str, one: str) -> None:
        """`one` is what a part is called: dòng or cột."""
        super().__init__()
        self._facts: Facts = {}
        self._parts: list[Part] = []
        self._one = one
        self.by = OptionField(f"{name}-by", [Option(code, words) for code, words in _BY])
        self.fact = QComboBox()
        self.fact.setObjectName(f"{name}-fact")
        self.fact.setAccessibleName("Chia theo dữ kiện")
        self.bands = QLineEdit()
        self.bands.setObjectName(f"{name}-bands")
        self.bands.setAccessibleName(_BANDS)
        self.bands.setPlaceholderText(_BANDS)
        self.empty = FlagField(f"{name}-empty", f"Giữ cả {one} không có ai")
        self.list = parts.pick_list(f"{name}-parts", f"Các {one} theo điều kiện", shown=_SHOWN)
        self.list.setFixedHeight(self.list.minimumHeight())
        self.title = QLineEdit()
        self.title.setObjectName(f"{name}-title")
        self.title.setPlaceholderText(f"Tên {one}, ví dụ Nữ, đại học")
        self.title.setAccessibleName(f"Tên {one}")
        self.asked = ConditionEditor(f"{name}-part", f"Điều kiện của {one}")
        self._pages = QStackedWidget()
        self._build(name)
        self._wire()

    def offer(self, facts: Facts, of: Count, *, moves: bool) -> None:
        """Offer the facts by which these can be split, or their parts asked."""
        self._facts = facts
        chosen = self.fact.currentData()
        with QSignalBlocker(self.fact):
            self.fact.clear()
            for one in offered(facts, of, moves=moves):
                if one.kind != "day":
                    self.fact.addItem(one.title, one.id)
            self.fact.setCurrentIndex(max(0, self.fact.findData(chosen)))
        self.asked.offer(facts, of, moves=moves)
        self._show_page()

    def split(self) -> Split:
        """The split as it is put together now."""
        by = cast(By, self.by.value())
        fact = str(self.fact.currentData() or "") if by == "fact" else ""
        numbered = bool(fact) and self._facts[fact].kind == "number"
        return Split(
            by=by,
            fact=fact,
            bands=bands_of(self.bands.text()) if numbered else (),
            parts=tuple(self._parts) if by == "conditions" else (),
            empty=self.empty.value() and by != "none",
        )

    def show_split(self, split: Split) -> None:
        """Show another split, without telling of a change."""
        self.by.set_value(split.by)
        with QSignalBlocker(self.fact):
            if split.fact:
                self.fact.setCurrentIndex(self.fact.findData(split.fact))
        self.bands.setText("; ".join("-".join(band) for band in split.bands))
        self.empty.set_value(split.empty)
        self._parts = list(split.parts)
        self._show_parts(0)
        self._show_page()

    @Slot()
    def add(self) -> None:
        """Begin another part, and its name."""
        self._parts.append(Part(title="", asked=()))
        self._show_parts(len(self._parts) - 1)
        self.title.setFocus()
        self.changed.emit()

    @Slot()
    def remove(self) -> None:
        """Take the chosen part away."""
        at = self.list.currentRow()
        if 0 <= at < len(self._parts):
            del self._parts[at]
            self._show_parts(min(at, len(self._parts) - 1))
            self.changed.emit()

    @Slot()
    def move_up(self) -> None:
        """Put the chosen part before the one above it."""
        at = self.list.currentRow()
        if 0 < at < len(self._parts):
            self._parts[at - 1 : at + 1] = [self._parts[at], self._parts[at - 1]]
            self._show_parts(at - 1)
            self.changed.emit()

    def _build(self, name: str) -> None:
        by_fact = QWidget()
        down = QVBoxLayout(by_fact)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.fact)
        down.addWidget(self.bands)
        down.addStretch(1)
        by_parts = QWidget()
        rows = QVBoxLayout(by_parts)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.list)
        buttons = QHBoxLayout()
        for words, act, end in (
            (f"Thêm {self._one}", self.add, "add"),
            ("Lên", self.move_up, "up"),
            (f"Bỏ {self._one}", self.remove, "remove"),
        ):
            buttons.addWidget(parts.button(words, act, name=f"{name}-{end}"))
        buttons.addStretch(1)
        rows.addLayout(buttons)
        rows.addWidget(self.title)
        rows.addWidget(self.asked, 1)
        for page in (QWidget(), by_fact, by_parts):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.addWidget(self.by)
        layout.addWidget(self.empty)
        layout.addWidget(self._pages, 1)

    def _wire(self) -> None:
        self.by.changed.connect(self._choose)
        self.fact.activated.connect(self._choose)
        self.bands.editingFinished.connect(self.changed)
        self.empty.changed.connect(self.changed)
        self.list.currentRowChanged.connect(self._show_part)
        self.title.textEdited.connect(self._take)
        self.asked.changed.connect(self._take)

    @Slot()
    def _choose(self) -> None:
        self._show_page()
        self.changed.emit()

    def _show_page(self) -> None:
        self._pages.setCurrentIndex([code for code, _ in _BY].index(str(self.by.value())))
        self.empty.setVisible(self.by.value() != "none")
        fact = self._facts.get(str(self.fact.currentData() or ""))
        self.bands.setVisible(fact is not None and fact.kind == "number")

    def _show_parts(self, current: int) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            self.list.addItems([one.title or "(chưa có tên)" for one in self._parts])
            self.list.setCurrentRow(current)
        self._show_part()

    @Slot()
    def _show_part(self) -> None:
        at = self.list.currentRow()
        there = 0 <= at < len(self._parts)
        self.title.setVisible(there)
        self.asked.setVisible(there)
        if there:
            self.title.setText(self._parts[at].title)
            self.asked.show_asked(self._parts[at].asked)

    @Slot()
    def _take(self) -> None:
        at = self.list.currentRow()
        title = text.nfc(self.title.text())
        self._parts[at] = replace(self._parts[at], title=title, asked=self.asked.asked())
        self.list.item(at).setText(title or "(chưa có tên)")
        self.changed.emit()


def bands_of(written: str) -> tuple[tuple[str, str], ...]:
    """From and to of each band, as 18-30; 31-40; 41- are written; an end may be open."""
    found = []
    for band in filter(None, (one.strip() for one in re.split("[;,]", written))):
        least, _, most = band.partition("-") if "-" in band else (band, "-", band)
        found.append((least.strip(), most.strip()))
    return tuple(found)
