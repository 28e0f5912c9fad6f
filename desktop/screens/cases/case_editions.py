"""Quy định áp dụng: which editions of rules, forms and process hold for the case, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.screens.widgets import parts
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.cases.editions import Edition

_ABOUT = (
    "Mỗi bước theo quy định có hiệu lực vào ngày ghi bước đó; bước đã ghi không đổi khi có quy "
    "định mới. Chỗ chưa đối chiếu được với toàn văn có ghi chú."
)


class EditionsTab(QWidget):
    """The editions of a case, under what they are about."""

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self.lines = LineList("editions", empty="Chưa biết quy định nào áp dụng cho hồ sơ này.")
        self.lines.setAccessibleName("Quy định áp dụng cho hồ sơ")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(parts.label(_ABOUT, role="hint", wrap=True))
        layout.addWidget(self.lines, 1)
        self.setFocusProxy(self.lines)

    def show_case(self, person: str) -> None:
        """Show the editions that hold for a person's case today."""
        from desktop.services.cases import editions

        office = self._host.office
        found = office.read(editions.held, person_id=person, day=office.today())
        lines: list[Line] = []
        for group in dict.fromkeys(one.group for one in found):
            lines.append(Line(title=group))
            lines += [_line(one) for one in found if one.group == group]
        self.lines.show_lines(lines)


def _line(one: Edition) -> Line:
    return Line(
        key=f"{one.group}/{one.title}",
        title=one.title,
        note=". ".join(part for part in (one.why, one.note) if part),
        side="từ hôm nay" if one.coming else "",
        tone="soon" if one.note else "",
        row=one,
    )
