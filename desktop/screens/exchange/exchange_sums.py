"""Số cộng: the figures of all offices together, each with the offices behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.rules import text
from desktop.screens.background import whole
from desktop.screens.widgets import parts
from desktop.screens.widgets.line_list import Line as ShownLine
from desktop.screens.widgets.line_list import LineList
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table

if TYPE_CHECKING:
    from desktop.rules.reports.statistics import Line, Member
    from desktop.services.reports.gathering import Summed

_INDENT = "\u2003"
_EMPTY = "Chưa có báo cáo nào của kỳ này."
_NO_OFFICES = "Chọn một số ở bên trái để xem từng nơi gửi và số của nơi ấy."


class SumsPage(QWidget):
    """The sums at the left, the offices of the one chosen at the right."""

    def __init__(self, host: Screen, leave: Callable[[], object]) -> None:
        super().__init__()
        self._host = host
        self._found: Summed | None = None
        self._asked: dict[str, Any] = {}
        self.title = parts.label(name="sums-title", role="section", wrap=True)
        self.figures = Table(
            [
                Column("Số liệu", _title, width=36),
                Column("Số", lambda one: one.text, align=Qt.AlignmentFlag.AlignRight),
                Column("Cùng kỳ", self._before, align=Qt.AlignmentFlag.AlignRight),
            ],
            name="sums",
            empty=_EMPTY,
        )
        self.offices = LineList("sums-offices", empty=_NO_OFFICES)
        self.offices.setAccessibleName("Các nơi trong số này")
        top = QHBoxLayout()
        top.addWidget(parts.button("‹ Các nơi gửi", leave, name="sums-back"))
        top.addWidget(self.title, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(parts.beside(self.figures, self.offices, shares=(3, 2)), 1)
        self.figures.picked.connect(self._open)

    def show_sums(self, found: Summed, asked: dict[str, Any]) -> None:
        """Show these sums of a report and period; nothing is opened yet."""
        self._found, self._asked = found, asked
        self.title.setText(found.figures.title)
        self.figures.show_rows(found.figures.lines)
        self.offices.show_lines(())

    def _open(self, row: Any) -> None:
        """The offices behind a figure, asked for when it is chosen."""
        from desktop.services.reports import gathering

        if row is None or row.heading:
            self.offices.show_lines(())
            return
        asked = {name: self._asked[name] for name in ("report_id", "period")}
        read = partial(self._host.office.read, gathering.behind, line=row, **asked)
        self._host.background.run("Đang xem các nơi trong số này", whole(read), done=self._show)

    def _show(self, line: Line) -> None:
        """Show the offices, unless another figure was chosen meanwhile."""
        chosen = self.figures.current_row()
        if chosen is None or chosen.id != line.id:
            return
        known = [_known(one) for one in line.members]
        unknown = [
            ShownLine(key=one.id, title=one.name, side=one.note, tone="late", row=one)
            for one in line.unknown
        ]
        self.offices.show_lines([*known, *unknown])

    def _before(self, row: Line) -> str:
        value = self._found.before.get(row.id) if self._found else None
        return "" if value is None else text.number_text(value)


def _title(row: Line) -> str:
    return _INDENT * row.level + row.title


def _known(one: Member) -> ShownLine:
    # An office stands in a sum with its share behind the colon.
    name, _, share = one.name.rpartition(": ")
    return ShownLine(key=one.id, title=name, side=share, row=one)
