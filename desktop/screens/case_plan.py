"""Kế hoạch ngược: from the ceremony wished for back to the latest day of each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules import text
from desktop.screens import parts, theme
from desktop.screens.date_fields import DateField
from desktop.screens.line_list import Line, LineList, Mark
from desktop.screens.screen import Screen

if TYPE_CHECKING:
    from desktop.rules.plan import PlanLine

_EMPTY = "Nhập ngày dự định làm lễ kết nạp rồi bấm Enter để xem mỗi bước phải xong trước ngày nào."
_OVER = "Lễ kết nạp đã tổ chức nên không cần lập kế hoạch ngược."


class PlanTab(QWidget):
    """The day wished for, and the steps with the latest day of each."""

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._person = ""
        self.wished = DateField("ceremony-wished", today=host.office.today())
        label = parts.label("Ngày dự định làm lễ kết nạp", role="label")
        label.setBuddy(self.wished.input)
        self.verdict = parts.label(name="plan-verdict", wrap=True)
        self.lines = LineList("plan-lines", empty=_EMPTY)
        self._show = parts.button("Lập kế hoạch", self.plan, name="plan-show", look="main")
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.wished)
        row.addWidget(self._show)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.verdict)
        layout.addWidget(self.lines, 1)
        self.wished.line.returnPressed.connect(self.plan)

    def show_case(self, person: str, *, over: bool) -> None:
        """Plan for this person; `over` once the ceremony has been held."""
        if person != self._person:
            self.wished.set_value(None)
        self._person = person
        self.wished.setEnabled(not over)
        self._show.setEnabled(not over)
        self.lines.set_empty(_OVER if over else _EMPTY)
        self._read(None if over else self.wished.line.text())

    @Slot()
    def plan(self) -> None:
        """Show the plan for the day that is typed."""
        if not self.wished.line.text().strip():
            self.wished.show_fault("Hãy nhập ngày dự định, ví dụ 19/05/2026.")
            return
        self._read(self.wished.line.text())

    def _read(self, typed: str | None) -> None:
        from desktop.services import steps

        lines: tuple[PlanLine, ...] = ()
        try:
            day = self.wished.value() if typed else None
            if day is not None:
                lines = self._host.office.read(
                    steps.backward_plan,
                    person_id=self._person,
                    ceremony=day,
                    day=self._host.office.today(),
                )
        except Refusal as refusal:
            self.wished.show_fault(refusal.sentence)
        self.lines.show_lines(_line(one) for one in lines)
        late = [one for one in lines if not one.possible]
        self.verdict.setVisible(bool(lines))
        self.verdict.setText(
            f"Không kịp: {len(late)} bước không thể xong đúng hạn."
            if late
            else "Kịp, nếu mỗi bước xong trước ngày ghi bên phải."
        )
        theme.set_property(self.verdict, "role", "fault" if late else "")


def _line(one: PlanLine) -> Line:
    mark: Mark = "done" if one.done else "next" if one.possible else "late"
    return Line(
        key=one.step,
        title=one.title,
        note=one.why,
        side=("đã xong" if one.done else f"trước {text.date_text(one.latest)}"),
        tone="quiet" if one.done else "" if one.possible else "late",
        mark=mark,
        row=one,
    )
