"""Soát hồ sơ: every fault of the case at once, by who must mend it; Enter goes to the place."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules.findings import Finding
from desktop.screens import parts
from desktop.screens.line_list import Line, LineList

_EMPTY = (
    "Không thấy chỗ nào thiếu hoặc mâu thuẫn.\n\n"
    "Khi giấy tờ, ngày tháng hoặc số liệu trong hồ sơ không khớp nhau, mỗi chỗ hiện một dòng ở đây."
)
_WORDS = {"block": ("phải sửa", "late"), "warn": ("nên xem lại", "soon"), "info": ("thiếu", "")}


class FaultsTab(QWidget):
    """The faults of a case; `asked` carries the Finding whose place is to be shown."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.lines = LineList("faults", empty=_EMPTY)
        self.lines.setAccessibleName("Các chỗ cần sửa")
        self._hint = parts.label("Chọn một dòng rồi bấm Enter để mở đúng chỗ cần sửa.", role="hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(self._hint)
        layout.addWidget(self.lines, 1)
        self.lines.opened.connect(self._open)

    def show_faults(self, faults: tuple[Finding, ...]) -> None:
        """Show the faults in the order of those who must mend them."""
        lines: list[Line] = []
        for who in dict.fromkeys(fault.who for fault in faults):
            group = [fault for fault in faults if fault.who == who]
            lines.append(Line(title=f"{who or 'Chưa rõ ai làm'} ({len(group)})"))
            lines += [_line(fault) for fault in group]
        self._hint.setVisible(bool(lines))
        self.lines.show_lines(lines)

    @Slot(object)
    def _open(self, line: Line) -> None:
        self.asked.emit(line.row)


def _line(fault: Finding) -> Line:
    words, tone = _WORDS[fault.level]
    return Line(
        key=f"{fault.step}/{fault.field}/{fault.sentence}",
        title=fault.sentence,
        note=fault.source,
        side=words,
        tone=tone,
        row=fault,
    )
