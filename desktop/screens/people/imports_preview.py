"""What becomes of each row of a workbook, before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.screens import theme
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services.people.import_lines import OUTCOMES, Decision, Line, Preview

_NOTED = "noted"
_TONES = {"refused": "late", "doubtful": "soon", "same": "quiet"}


class PreviewPage(QWidget):
    """The rows with their outcome and why, the doubtful ones to be decided, the new cells.

    `decided` tells who rows are and which cells new names mean, `taken` asks for the writing, and
    `back` for the columns again.
    """

    decided = Signal(object, object)
    taken = Signal()
    back = Signal()

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self.shown: Preview | None = None
        self._screen = screen
        self._words = parts.label(name="preview-words", wrap=True)
        self._filter = ChoiceField("outcome", [*OUTCOMES.items(), (_NOTED, "Có điều cần xem lại")])
        self._lines = Table(
            [
                Column("Trang", lambda line: line.sheet, width=12),
                Column("Dòng", lambda line: str(line.row), lambda line: line.row, width=9),
                Column("Họ và tên", lambda line: line.name, width=22),
                Column("Kết quả", lambda line: OUTCOMES[line.outcome], width=14, tone=_tone),
                Column("Vì sao, thay đổi gì", lambda line: line.words),
            ],
            name="preview",
            empty="Không có dòng nào.",
        )
        self._why = parts.label(name="preview-why", wrap=True)
        self._same = parts.button("Cùng một người", self.is_same, name="is-same")
        self._other = parts.button("Người khác, thêm mới", self.is_other, name="is-other")
        self._new_cell = ChoiceField("new-cell", [])
        self._known_cell = ChoiceField("known-cell", [])
        self._cells = self._cell_row()
        self._take = parts.button("Nhập vào tệp", self.taken, name="take-in", look="main")
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._words)
        self._filter.setMaximumWidth(theme.characters(self, 40))
        down.addWidget(_labelled("Chỉ xem dòng", self._filter), 0, Qt.AlignmentFlag.AlignLeft)
        down.addWidget(self._lines, 1)
        down.addWidget(self._why)
        down.addWidget(self._cells)
        down.addLayout(self._buttons())
        self._lines.picked.connect(self._pick)
        self._filter.changed.connect(self._narrow)

    def show_preview(self, shown: Preview, cells: Sequence[tuple[str, str]]) -> None:
        """Show what would become of each row; `cells` are those the office has."""
        self.shown = shown
        words = [shown.summary]
        if shown.new_cells:
            names = ", ".join(one.name for one in shown.new_cells)
            words.append(f"Sẽ thêm {len(shown.new_cells)} chi bộ: {names}.")
        if shown.count("doubtful"):
            words.append("Dòng nghi trùng chỉ được lấy khi đã chọn là cùng một người hay không.")
        self._words.setText(" ".join(words))
        self._new_cell.set_choices([(one.written, one.name) for one in shown.new_cells])
        self._known_cell.set_choices(cells)
        self._cells.setVisible(bool(shown.new_cells and cells))
        self._lines.show_rows(shown.lines)
        count = shown.count("new") + shown.count("changed")
        self._take.setEnabled(bool(count))
        self._take.setText(f"Nhập {count} dòng vào tệp" if count else "Không có gì để nhập")
        self._pick(self._lines.current_row())
        self._narrow()

    @Slot()
    def is_same(self) -> None:
        """The doubtful row picked is the person it is like."""
        self._decide("same person")

    @Slot()
    def is_other(self) -> None:
        """The doubtful row picked is somebody else."""
        self._decide("other person")

    @Slot()
    def is_cell(self) -> None:
        """The new name chosen means the cell chosen."""
        try:
            written, cell_id = self._new_cell.value(), self._known_cell.value()
        except Refusal as refusal:
            self._screen.show_fault(refusal)
            return
        if written and cell_id:
            self.decided.emit({}, {written: cell_id})

    def _decide(self, decision: Decision) -> None:
        line = cast("Line | None", self._lines.current_row())
        if line is not None:
            self.decided.emit({line.id: decision}, {})

    def _cell_row(self) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(_labelled("Chi bộ mới", self._new_cell), 1)
        across.addWidget(_labelled("chính là", self._known_cell), 1)
        across.addWidget(parts.button("Ghi nhận", self.is_cell, name="is-cell"))
        return row

    def _buttons(self) -> QHBoxLayout:
        across = QHBoxLayout()
        for button in (self._take, self._same, self._other):
            across.addWidget(button)
        back: QPushButton = parts.button("Xem lại các cột", self.back, name="back-to-columns")
        across.addWidget(back)
        across.addStretch(1)
        return across

    @Slot(object)
    def _pick(self, line: Line | None) -> None:
        doubted = line if line is not None and line.outcome == "doubtful" else None
        self._same.setVisible(doubted is not None and bool(doubted.person_id))
        self._other.setVisible(doubted is not None and doubted.apart)
        self._why.setText("" if line is None else line.words)

    @Slot()
    def _narrow(self) -> None:
        try:
            wanted = self._filter.value()
        except Refusal:
            wanted = ""
        if not wanted:
            self._lines.set_filter(None)
        elif wanted == _NOTED:
            self._lines.set_filter(lambda line: bool(line.notes))
        else:
            self._lines.set_filter(lambda line: line.outcome == wanted)


def _labelled(words: str, field: ChoiceField) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    label = parts.label(words, role="label")
    label.setBuddy(field.input)
    field.input.setAccessibleName(words)
    across.addWidget(label)
    field.setMinimumWidth(theme.characters(field, 28))
    across.addWidget(field, 1)
    return row


def _tone(line: Line) -> str:
    return _TONES.get(line.outcome, "")
