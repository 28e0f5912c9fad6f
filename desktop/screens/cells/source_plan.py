"""The plan of source building: cells against months, what was planned beside what was done."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.quick_grid import QuickColumn, QuickGrid, count, count_words

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.cells.source_lists import PlanLine

_EMPTY = "Chưa có chi bộ nào. Hãy nhập chi bộ ở “Chi bộ & địa bàn” trước."
_KEYS = "Gõ số dự kiến của tháng rồi Enter · ô ghi đã làm/dự kiến, đỏ là tháng đã qua còn thiếu"
_RIGHT = Qt.AlignmentFlag.AlignRight
_STEPS = (
    ("outstanding", "Quần chúng ưu tú"),
    ("candidate", "Cảm tình Đảng"),
    ("class-sent", "Cử học lớp nhận thức"),
)


class PlanPanel(QWidget):
    """The grid of a year for one step; the names behind a field stand below."""

    saved = Signal()
    changed_step = Signal()
    edited = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._year = today.year
        self.step = ChoiceField("plan-step", _STEPS)
        self.step.set_value(_STEPS[0][0])
        self._shown_step = _STEPS[0][0]
        self.grid = QuickGrid(_columns(self), name="source-plan", empty=_EMPTY)
        self._total = parts.label(name="plan-total", wrap=True)
        self._names = parts.label(name="plan-names", role="hint", wrap=True)
        self._save = parts.button("Lưu kế hoạch", self.saved.emit, name="plan-save", look="main")
        self._build()
        self.step.box.activated.connect(self._choose)
        self.grid.edited.connect(self._show_state)
        self.grid.picked.connect(self._tell)

    def show_plan(self, year: int, lines: tuple[PlanLine, ...]) -> None:
        """Show the cells of a year; what is typed for the same year and step stays."""
        keep = year == self._year
        self._year = year
        self.grid.show_rows(lines, keep=keep)
        planned, done = (sum(getattr(one, name) for one in lines) for name in _SUMS)
        self._total.setText(f"Cả năm {year}: dự kiến {planned}, đã làm {done}" if lines else "")
        self._show_state()

    def chosen_step(self) -> str:
        """The step that is planned."""
        return self._shown_step

    def changed_lines(self) -> tuple[Mapping[str, Any], ...]:
        """The numbers typed, by cell and month; Refusal at what is no number."""
        return tuple(
            {"cell_id": key, "month": int(name.removeprefix("m")), "planned": value}
            for key, typed in self.grid.changes().items()
            for name, value in typed.items()
        )

    def is_edited(self) -> bool:
        """Whether a number was typed and not saved."""
        return self.grid.is_edited()

    def forget(self) -> None:
        """Let go of what was typed."""
        self.grid.show_rows(self.grid.model.rows)
        self._show_state()

    def is_late(self, month: int) -> bool:
        """Whether a month of the year shown is over."""
        return (self._year, month) < (self._today.year, self._today.month)

    def _build(self) -> None:
        top = QHBoxLayout()
        label = parts.label("Kế hoạch", role="label")
        label.setBuddy(self.step.input)
        top.addWidget(label)
        top.addWidget(self.step)
        top.addWidget(self._total, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._save)
        foot.addWidget(parts.label(_KEYS, role="hint", wrap=True), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self._names)
        layout.addLayout(foot)
        self.setFocusProxy(self.grid)

    @Slot()
    def _choose(self) -> None:
        wanted = self.step.value()
        if wanted and wanted != self._shown_step and not self.is_edited():
            self._shown_step = wanted
            self.changed_step.emit()
        self.step.set_value(self._shown_step)

    @Slot()
    def _show_state(self) -> None:
        self._save.setEnabled(self.is_edited())
        self.step.setEnabled(not self.is_edited())
        self.edited.emit()

    @Slot(object)
    def _tell(self, row: PlanLine | None) -> None:
        at = self.grid.table.currentIndex()
        month = at.column() if at.isValid() else 0
        names = row.done[month - 1] if row is not None and 1 <= month <= 12 else ()
        told = f"{row.name}, tháng {month}: {', '.join(names)}" if row and names else ""
        self._names.setText(told)


_SUMS = ("total_planned", "total_done")


def _columns(panel: PlanPanel) -> list[QuickColumn]:
    months = [
        QuickColumn(
            f"m{month}",
            str(month),
            count_words,
            count,
            6,
            Qt.AlignmentFlag.AlignHCenter,
            tone=partial(_tone, panel, month),
            get=partial(_planned, month),
            show=partial(_beside, month),
        )
        for month in range(1, 13)
    ]
    return [
        QuickColumn("name", "Chi bộ", width=24),
        *months,
        QuickColumn("total", "Cả năm", width=10, align=_RIGHT, get=_total),
    ]


def _planned(month: int, row: PlanLine) -> int | None:
    return row.planned[month - 1]


def _beside(month: int, row: PlanLine) -> str:
    planned, done = row.planned[month - 1], len(row.done[month - 1])
    if planned is None:
        return str(done) if done else ""
    return f"{done}/{planned}"


def _tone(panel: PlanPanel, month: int, row: PlanLine) -> str:
    planned, done = row.planned[month - 1] or 0, len(row.done[month - 1])
    if done < planned:
        return "late" if panel.is_late(month) else ""
    return "quiet" if not planned else ""


def _total(row: PlanLine) -> str:
    return f"{row.total_done}/{row.total_planned}"
