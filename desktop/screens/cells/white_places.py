"""The board of white places: no members, no cell, no source, no admission for years, by day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.text import date_text
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.fields import NumberField
from desktop.screens.widgets.table import Column, Table

if TYPE_CHECKING:
    from desktop.services.cells.cell_boards import PlaceState

_EMPTY = "Ngày này chưa có địa bàn nào. Nhập thôn, bản, trường, trạm ở “Chi bộ & địa bàn”."
_RIGHT = Qt.AlignmentFlag.AlignRight
_YEARS = 2
_GRAVE = {"đảng viên", "chi bộ"}


class WhitePlacesPanel(QWidget):
    """The places of a day with what each lacks; only the white ones if wished."""

    asked = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._day = DateField("white-day", today=today)
        self._day.set_value(today)
        self._years = NumberField("white-years", least=1, most=30, letters=4)
        self._years.set_value(_YEARS)
        self.table = Table(_columns(), name="white-places", empty=_EMPTY)
        self._total = parts.label(name="white-total", wrap=True)
        self._white = parts.button("Chỉ xem nơi còn trắng", self._filter, name="white-only")
        self._white.setCheckable(True)
        self._build()
        for field in (self._day, self._years):
            field.line.editingFinished.connect(self.asked)

    def day(self) -> date:
        """The day asked about; today while none can be read."""
        try:
            return self._day.value() or self._today
        except Refusal:
            return self._today

    def years(self) -> int:
        """For how many years without an admission a place is white."""
        try:
            return self._years.value() or _YEARS
        except Refusal:
            return _YEARS

    def show_places(self, lines: tuple[PlaceState, ...]) -> None:
        """Show the places of the day and how many lack what."""
        self.table.show_rows(lines)
        told = [
            f"{count} trắng {lack}"
            for lack in ("đảng viên", "chi bộ", "nguồn", "kết nạp")
            if (count := sum(lack in one.lacks for one in lines))
        ]
        self._total.setText(" · ".join([f"{len(lines)} địa bàn", *told]) if lines else "")

    def _build(self) -> None:
        top = QHBoxLayout()
        for words, field in (
            ("Tính đến ngày", self._day),
            ("Trắng kết nạp là quá (năm)", self._years),
        ):
            label = parts.label(words, role="label")
            label.setBuddy(field.input)
            top.addWidget(label)
            top.addWidget(field)
        top.addWidget(self._total, 1)
        top.addWidget(self._white)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    @Slot()
    def _filter(self) -> None:
        self.table.set_filter(_is_white if self._white.isChecked() else None)


def _is_white(row: PlaceState) -> bool:
    return bool(row.lacks)


def _columns() -> list[Column[PlaceState]]:
    return [
        Column("Địa bàn", lambda row: row.unit.name, width=20),
        Column("Chi bộ", lambda row: row.cell_text, width=22),
        Column("Đảng viên", lambda row: str(row.members), lambda row: row.members, _RIGHT, 11),
        Column("Cảm tình", lambda row: str(row.candidates), lambda row: row.candidates, _RIGHT, 10),
        Column("Kết nạp gần nhất", _last, lambda row: row.last_admission, width=17),
        Column("Còn trắng", _white_words, width=38, tone=_tone),
    ]


def _last(row: PlaceState) -> str:
    return date_text(row.last_admission) if row.last_admission else ""


def _white_words(row: PlaceState) -> str:
    return f"Trắng {', '.join(row.lacks)}" if row.lacks else ""


def _tone(row: PlaceState) -> str:
    return "late" if _GRAVE & set(row.lacks) else "soon"
