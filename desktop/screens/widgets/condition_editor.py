"""Conditions put together from lists: each a line of words, the chosen one is changed below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules.reports import table_conditions
from desktop.rules.reports.statistics_conditions import Count
from desktop.rules.reports.table_conditions import WAYS, Asked, Test, Way
from desktop.rules.reports.table_facts import offered
from desktop.screens.widgets import parts
from desktop.screens.widgets.condition_values import ConditionValues

if TYPE_CHECKING:
    from desktop.rules.reports.table_facts import Facts

_AND, _OR = "và", "hoặc"
_SHOWN = 3
_FLAG_WAYS: Mapping[Way, str] = {"is": "đúng", "is-not": "không", "unknown": "chưa rõ"}


class ConditionEditor(QWidget):
    """What is asked, line by line; “hoặc” joins a line with the one above it.

    `changed` tells that something else is asked. Its parts are called `<name>-list`, `-add`,
    `-remove`, `-join`, `-fact`, `-way` and as in ConditionValues.
    """

    changed = Signal()

    def __init__(self, name: str, what: str) -> None:
        super().__init__()
        self._facts: Facts = {}
        self._offered: tuple[str, ...] = ()
        self._tests: list[tuple[str, Test]] = []
        self.lines = parts.pick_list(f"{name}-list", f"{what}: các điều kiện", shown=_SHOWN)
        self.lines.setFixedHeight(self.lines.minimumHeight())
        self.join = _box(f"{name}-join", "Nối với điều kiện trên")
        self.join.addItems([_AND, _OR])
        self.fact = _box(f"{name}-fact", "Dữ kiện")
        self.way = _box(f"{name}-way", "Cách hỏi")
        self.values = ConditionValues(name)
        self._remove = parts.button("Bỏ điều kiện", self.remove, name=f"{name}-remove")
        self._build(name)
        self.lines.currentRowChanged.connect(self._show_current)
        self.join.activated.connect(self._take)
        self.fact.activated.connect(self._take_fact)
        self.way.activated.connect(self._take)
        self.values.changed.connect(self._take)
        self._show_current()

    def offer(self, facts: Facts, of: Count, *, moves: bool) -> None:
        """Offer the facts that can be asked of these."""
        self._facts = facts
        self._offered = tuple(one.id for one in offered(facts, of, moves=moves))
        with QSignalBlocker(self.fact):
            self.fact.clear()
            for one in self._offered:
                self.fact.addItem(facts[one].title, one)
        self._show_lines(self.lines.currentRow())

    def asked(self) -> Asked:
        """What is asked now."""
        groups: list[list[Test]] = []
        for join, test in self._tests:
            if join == _OR and groups:
                groups[-1].append(test)
            else:
                groups.append([test])
        return tuple(map(tuple, groups))

    def show_asked(self, asked: Asked) -> None:
        """Show other conditions, without telling of a change."""
        self._tests = [
            (_OR if at else _AND, test) for group in asked for at, test in enumerate(group)
        ]
        self._show_lines(0)

    @Slot()
    def add(self) -> None:
        """Begin another condition."""
        if self._offered:
            self._tests.append((_AND, Test(fact=self._offered[0], values=self._fresh())))
            self._show_lines(len(self._tests) - 1)
            self.fact.setFocus()
            self.changed.emit()

    @Slot()
    def remove(self) -> None:
        """Ask the chosen condition no more."""
        at = self.lines.currentRow()
        if 0 <= at < len(self._tests):
            del self._tests[at]
            self._show_lines(min(at, len(self._tests) - 1))
            self.changed.emit()

    def _build(self, name: str) -> None:
        add = parts.button("Thêm điều kiện", self.add, name=f"{name}-add")
        buttons = QHBoxLayout()
        buttons.addWidget(add)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        chosen = QHBoxLayout()
        chosen.addWidget(self.join)
        chosen.addWidget(self.fact, 1)
        chosen.addWidget(self.way)
        self._below = QWidget()
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.addLayout(chosen)
        below.addWidget(self.values, 1)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.lines)
        down.addLayout(buttons)
        down.addWidget(self._below, 1)

    def _fresh(self) -> tuple[str, ...]:
        fact = self._facts.get(self._offered[0]) if self._offered else None
        return fact.any_value if fact else ()

    def _show_lines(self, current: int) -> None:
        with QSignalBlocker(self.lines):
            self.lines.clear()
            for at, (join, test) in enumerate(self._tests):
                words = table_conditions.test_words(test, self._facts)
                self.lines.addItem(f"{join} {words}" if at else words)
            self.lines.setCurrentRow(current)
        self._show_current()

    @Slot()
    def _show_current(self) -> None:
        at = self.lines.currentRow()
        there = 0 <= at < len(self._tests)
        self._remove.setEnabled(there)
        self._below.setVisible(there)
        if not there:
            return
        join, test = self._tests[at]
        self.join.setCurrentText(join)
        self.join.setVisible(at > 0)
        self.fact.setCurrentIndex(self.fact.findData(test.fact))
        self._show_ways(test)
        self.values.show_values(self._facts.get(test.fact), test.way, test.values)

    def _show_ways(self, test: Test) -> None:
        fact = self._facts.get(test.fact)
        words = _FLAG_WAYS if fact is not None and fact.kind == "flag" else WAYS
        self.way.clear()
        for way, said in words.items():
            if way != "unknown" or (fact is not None and fact.may_lack):
                self.way.addItem(said, way)
        self.way.setCurrentIndex(self.way.findData(test.way))

    @Slot()
    def _take_fact(self) -> None:
        """Another fact is asked: its values are still to be chosen."""
        at = self.lines.currentRow()
        fact = self._facts[str(self.fact.currentData())]
        if self._tests[at][1].fact != fact.id:
            self._tests[at] = (self._tests[at][0], Test(fact=fact.id, values=fact.any_value))
            self._show_lines(at)
            self.changed.emit()

    @Slot()
    def _take(self) -> None:
        """The chosen condition is asked as its fields say."""
        at = self.lines.currentRow()
        before = self._tests[at]
        way = cast(Way, self.way.currentData() or "is")
        fact = self._facts.get(before[1].fact)
        if way != before[1].way:
            self.values.show_values(fact, way, before[1].values)
        test = Test(fact=before[1].fact, way=way, values=self.values.values())
        self._tests[at] = (self.join.currentText(), test)
        if self._tests[at] != before:
            item = self.lines.item(at)
            words = table_conditions.test_words(test, self._facts)
            item.setText(f"{self.join.currentText()} {words}" if at else words)
            self.changed.emit()


def _box(name: str, words: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(words)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(6)
    return made
