"""The month of all cells, keyed like a table: the day, who was absent, who came from above."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules import text
from desktop.rules.calendar import Period
from desktop.rules.cells import cell_meetings
from desktop.rules.cells.cell_meetings import STATE_TEXTS
from desktop.screens.widgets import parts
from desktop.screens.widgets.quick_grid import (
    QuickColumn,
    QuickGrid,
    count,
    count_words,
    words,
    yes_no,
    yes_no_words,
)

if TYPE_CHECKING:
    from desktop.services.cells.meeting_grid import MonthLine

_EMPTY = (
    "Tháng này chưa có chi bộ nào phải sinh hoạt.\n\nNhập chi bộ ở “Chi bộ & địa bàn” trước; chi "
    "bộ mới thành lập trong tháng thì tháng sau mới phải họp."
)
_KEYS = (
    "Gõ ngày (ví dụ 3) rồi Enter: sang chi bộ dưới · k: không họp · Tab: sang ô bên · chỉ gõ số "
    "vắng, số có mặt tự tính · cấp ủy dự: c hoặc k"
)
_NOT_HELD = {"k", "khong", "khong hop", "x", "-"}
_TONES = {"late": "late", "skipped": "late", "unknown": "soon", "due": "soon", "open": "quiet"}
_RIGHT = Qt.AlignmentFlag.AlignRight


class MonthPanel(QWidget):
    """The grid of a month with its button to save."""

    saved = Signal()
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._month: Period | None = None
        self.grid = QuickGrid(_columns(self), name="meeting-month", empty=_EMPTY)
        self._due = parts.label(name="meeting-due", role="hint", wrap=True)
        self._doubt = parts.label(name="meeting-doubt", role="doubt", wrap=True)
        self._keys = parts.label(_KEYS, role="hint", wrap=True)
        self._save = parts.button("Lưu tháng", self.save, name="meeting-month-save", look="main")
        foot = QHBoxLayout()
        foot.addWidget(self._save)
        foot.addWidget(self._keys, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(self._due)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self._doubt)
        layout.addLayout(foot)
        self.setFocusProxy(self.grid)
        self.grid.edited.connect(self._show_state)
        self.grid.picked.connect(self._tell)
        self._doubt.hide()

    def show_month(
        self, month: Period, lines: tuple[MonthLine, ...], due: tuple[date, str] | None = None
    ) -> None:
        """Show the cells of a month and by when they meet; what is typed for it stays."""
        told = f"Họp chậm nhất {text.date_text(due[0])} ({due[1]})." if due and lines else ""
        self._due.setText(told)
        self._due.setVisible(bool(told))
        keep = self._month is not None and self._month.first == month.first
        self._month = month
        self.grid.show_rows(lines, keep=keep)
        self._show_state()

    def changed_lines(self) -> tuple[Mapping[str, Any], ...]:
        """The lines typed into, ready to be saved; Refusal at what cannot be read."""
        return tuple(_line(key, typed) for key, typed in self.grid.changes().items())

    def is_edited(self) -> bool:
        """Whether anything was typed and not saved."""
        return self.grid.is_edited()

    def forget(self) -> None:
        """Let go of what was typed, as after it was saved."""
        self.grid.show_rows(self.grid.model.rows)
        self._show_state()

    def day_in(self, typed: str) -> date | str | None:
        """What was typed in the column of the day: a day, or that the cell did not meet."""
        if text.fold(typed) in _NOT_HELD:
            return "no"
        if self._month is None:
            return None
        return cell_meetings.day_in(typed, self._month)

    @Slot()
    def save(self) -> None:
        """Ask the screen to save."""
        self.saved.emit()

    @Slot()
    def _show_state(self) -> None:
        self._save.setEnabled(self.is_edited())
        self.edited.emit()

    @Slot(object)
    def _tell(self, row: MonthLine | None) -> None:
        over = row.left_over if row else 0
        told = ""
        if row and over:
            listed = f"{row.name} có {row.total} đảng viên theo danh sách"
            told = f"{listed}: còn {over} người chưa tính." if over > 0 else f"{listed}, ít hơn."
        self._doubt.setText(told)
        self._doubt.setVisible(bool(told))


def _line(key: str, typed: Mapping[str, Any]) -> Mapping[str, Any]:
    values = {name: value for name, value in typed.items() if name != "met"}
    if "met" in typed:
        skipped = typed["met"] == "no"
        values |= {"skipped": skipped, "held": None if skipped else typed["met"]}
    return {"cell_id": key, **values}


def _columns(panel: MonthPanel) -> list[QuickColumn]:
    def day(typed: str, _row: Any) -> date | str | None:
        return panel.day_in(typed)

    return [
        QuickColumn("name", "Chi bộ", width=20),
        QuickColumn("total", "ĐV", width=6, align=_RIGHT),
        QuickColumn("met", "Ngày họp", _met, day, 12),
        QuickColumn("state", "Tình trạng", _state, None, 13, tone=_tone),
        QuickColumn("excused", "Vắng, có lý do", count_words, count, 15, _RIGHT),
        QuickColumn("unexcused", "Không lý do", count_words, count, 13, _RIGHT),
        QuickColumn("exempt", "Miễn", count_words, count, 7, _RIGHT),
        QuickColumn("present", "Có mặt", count_words, count, 9, _RIGHT),
        QuickColumn("committee_present", "Cấp ủy dự", yes_no_words, yes_no, 11),
        QuickColumn("points", "Điểm", count_words, count, 7, _RIGHT),
        QuickColumn("topic", "Chuyên đề", str, words, 20),
        QuickColumn("late_reason", "Lý do họp muộn", str, words, 18),
    ]


def _met(value: date | str) -> str:
    return "không họp" if isinstance(value, str) else text.date_text(value)


def _state(value: Any) -> str:
    return STATE_TEXTS[value]


def _tone(row: MonthLine) -> str:
    return _TONES.get(row.state, "")
