"""The pictures of a report one below the other, and the names behind the row one points at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.screens.widgets import parts
from desktop.screens.widgets.chart import Chart
from desktop.screens.widgets.line_list import Line, LineList

if TYPE_CHECKING:
    from desktop.rules.reports.pictures import Shown

_NO_PICTURES = (
    "Chưa có gì để vẽ trong kỳ này. Biểu đồ hiện ra khi đã giao chỉ tiêu ở mục Chỉ tiêu, có nguồn "
    "kết nạp hoặc có người được kết nạp."
)
_DRAWING = "Đang vẽ biểu đồ…"
_NO_NAMES = "Bấm vào một hàng của biểu đồ để xem tên những người trong đó."


class ReportPictures(QWidget):
    """The pictures at the left, the names at the right; `opened` carries a named member."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.charts: tuple[Chart, ...] = ()
        self.names = LineList("picture-names", empty=_NO_NAMES)
        self.names.setAccessibleName("Tên trong biểu đồ")
        self.names.opened.connect(lambda line: self.opened.emit(line.row))
        self._empty = parts.label(_NO_PICTURES, name="no-pictures", role="empty", wrap=True)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)
        row = QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(parts.beside(parts.scrolling(inside), self.names, shares=(3, 2)))

    def show_pictures(self, shown: tuple[Shown, ...]) -> None:
        """Put these pictures in the place of those before."""
        for chart in self.charts:
            self._column.removeWidget(chart)
            chart.deleteLater()
        self.charts = tuple(Chart(one.picture) for one in shown)
        for at, (chart, one) in enumerate(zip(self.charts, shown, strict=True)):
            chart.picked.connect(lambda key, one=one, chart=chart: self._show(chart, one, key))
            self._column.insertWidget(at, chart)
            # A part put into what is already shown appears later, when its room is given away.
            chart.show()
        self._empty.setText(_NO_PICTURES)
        self._empty.setVisible(not shown)
        self.names.show_lines(())

    def show_waiting(self) -> None:
        """Show no picture of before while others are being drawn."""
        self.show_pictures(())
        self._empty.setText(_DRAWING)

    def _show(self, chart: Chart, shown: Shown, key: str) -> None:
        for other in self.charts:
            if other is not chart:
                other.let_go()
        row = next(one for one in shown.picture.rows if one.key == key)
        people = shown.people.get(key, ())
        self.names.set_empty(f"{row.label}: không có ai.")
        lines = [Line(title=f"{row.label}: {row.text}")] if people else []
        lines += [
            Line(key=f"{one.id}/{at}", title=one.name, note=one.note, row=one)
            for at, one in enumerate(people)
        ]
        self.names.show_lines(lines)
