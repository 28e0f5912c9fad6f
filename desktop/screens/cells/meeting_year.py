"""The year of cell meetings: each month of each cell, in time, late, missed or not recorded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules.cells.cell_meetings import STATE_TEXTS, State
from desktop.screens.widgets import parts
from desktop.screens.widgets.table import Column, Table

if TYPE_CHECKING:
    from desktop.services.cells.meeting_grid import YearLine

_EMPTY = (
    "Chưa có chi bộ nào phải sinh hoạt trong năm này.\n\nNhập chi bộ ở “Chi bộ & địa bàn”, rồi ghi "
    "ngày họp ở thẻ “Nhập tháng”."
)
_LEGEND = "Số trong ô là ngày họp · đỏ: trễ hoặc không họp · nâu: chưa ghi · Enter: mở kỳ họp"
_TONES = {"late": "late", "skipped": "late", "unknown": "soon", "due": "soon"}
_SIGNS = {"skipped": "✕", "unknown": "?", "due": "?", "open": "·"}
_SUMMED: tuple[State, ...] = ("held", "late", "skipped", "unknown")
_QUARTERS = ("I", "II", "III", "IV")
_CENTER = Qt.AlignmentFlag.AlignHCenter
_RIGHT = Qt.AlignmentFlag.AlignRight


class YearPanel(QWidget):
    """The cells with twelve months, the quarters' themes, and how often the committee came."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.table = Table(_columns(), name="meeting-year", empty=_EMPTY)
        self._told = parts.label(name="meeting-year-told", wrap=True)
        self._legend = parts.label(_LEGEND, role="hint", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(self._told)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._legend)
        self.setFocusProxy(self.table)
        self.table.activated_row.connect(self._open)

    def show_year(self, lines: tuple[YearLine, ...]) -> None:
        """Show the cells of a year and the sums over them."""
        self.table.show_rows(lines)
        sums = {state: sum(line.counted.get(state, 0) for line in lines) for state in _SUMMED}
        told = [f"{count} kỳ {STATE_TEXTS[state]}" for state, count in sums.items() if count]
        lacking = sum(any(line.themes_due) for line in lines)
        if lacking:
            told.append(f"{lacking} chi bộ thiếu chuyên đề quý")
        self._told.setText(" · ".join(told))

    @Slot(object)
    def _open(self, line: YearLine) -> None:
        self.opened.emit(line.id)


def _columns() -> list[Column[YearLine]]:
    months = [
        Column(
            str(at + 1),
            partial(_day, at),
            partial(_rank, at),
            _CENTER,
            5,
            partial(_tone, at),
        )
        for at in range(12)
    ]
    return [
        Column("Chi bộ", lambda line: line.name, width=18),
        *months,
        Column("Chuyên đề quý", _themes, width=16, tone=_theme_tone),
        Column(
            "Cấp ủy dự",
            lambda line: str(line.attended or ""),
            lambda line: line.attended,
            _RIGHT,
            11,
        ),
        Column(
            "Điểm",
            lambda line: "" if line.points is None else str(line.points),
            lambda line: line.points,
            _RIGHT,
            8,
        ),
    ]


def _day(at: int, line: YearLine) -> str:
    held = line.days[at]
    if held is None:
        return _SIGNS.get(line.states[at], "")
    return f"{held.day:02d}" if held.month == at + 1 else f"{held.day}/{held.month}"


def _rank(at: int, line: YearLine) -> int | None:
    held = line.days[at]
    return held.toordinal() if held else None


def _tone(at: int, line: YearLine) -> str:
    return _TONES.get(line.states[at], "quiet" if line.states[at] == "open" else "")


def _themes(line: YearLine) -> str:
    held = [name for name, count in zip(_QUARTERS, line.themes, strict=True) if count]
    lacks = [name for name, due in zip(_QUARTERS, line.themes_due, strict=True) if due]
    told = [" ".join(held)] if held else []
    return "; ".join([*told, *(["thiếu " + " ".join(lacks)] if lacks else [])])


def _theme_tone(line: YearLine) -> str:
    return "late" if any(line.themes_due) else ""
