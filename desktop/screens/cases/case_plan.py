"""Kế hoạch ngược: from the ceremony wished for back to the latest day of each step, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules import text
from desktop.screens import theme
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.line_list import Line, LineList, Mark
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.rules.cases.plan import PlanLine
    from desktop.services.cases.plans import KeptLine, KeptPlan, Offer

_EMPTY = (
    "Chọn một ngày ở trên, hoặc nhập ngày dự định làm lễ kết nạp rồi bấm Enter, để xem mỗi bước "
    "phải xong trước ngày nào."
)
_OVER = "Lễ kết nạp đã tổ chức nên không cần lập kế hoạch ngược."


class PlanTab(QWidget):
    """The day wished for, and the steps with the latest day of each; the plan kept, with slips."""

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._person = ""
        self._kept: KeptPlan | None = None
        self.wished = DateField("ceremony-wished", today=host.office.today())
        self.verdict = parts.label(name="plan-verdict", wrap=True)
        self.lines = LineList("plan-lines", empty=_EMPTY, among=True)
        self.lines.setAccessibleName("Các bước của kế hoạch")
        self._show = parts.button("Lập kế hoạch", self.plan, name="plan-show", look="main")
        self._keep = parts.button("Giữ kế hoạch này", self.keep, name="plan-keep", look="main")
        self._drop = parts.button("Bỏ kế hoạch đang giữ", self.drop, name="plan-drop")
        self._back = parts.button("Xem kế hoạch đang giữ", self.show_kept, name="plan-back")
        self._offers = QHBoxLayout()
        self._offers.addStretch(1)
        self._offered: dict[QPushButton, Offer] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addLayout(self._top())
        layout.addLayout(self._offers)
        layout.addWidget(self.verdict)
        layout.addWidget(self.lines, 1)
        layout.addLayout(self._foot())
        self.setFocusProxy(self.wished.line)
        self.wished.line.returnPressed.connect(self.plan)

    def show_case(self, person: str, *, over: bool) -> None:
        """Plan for this person; `over` once the ceremony has been held."""
        from desktop.services.cases import plans

        office = self._host.office
        if person != self._person:
            self.wished.set_value(None)
        self._person = person
        self.wished.setEnabled(not over)
        self._show.setEnabled(not over)
        self.lines.set_empty(_OVER if over else _EMPTY)
        day = office.today()
        self._kept = office.read(plans.kept, person_id=person, day=day)
        self._offer(() if over else office.read(plans.offers, person_id=person, day=day))
        self._read(None if over else self.wished.line.text())

    @Slot()
    def plan(self) -> None:
        """Show the plan for the day that is typed."""
        if not self.wished.line.text().strip():
            self.wished.show_fault("Hãy nhập ngày dự định, ví dụ 19/05/2026.")
            return
        self._read(self.wished.line.text())

    @Slot()
    def keep(self) -> None:
        """Keep the plan that is shown, in place of an earlier one."""
        from desktop.services.cases import plans

        day = self.wished.value()
        if day is not None:
            kept = self._host.do(
                plans.keep_plan,
                person_id=self._person,
                ceremony=day,
                day=self._host.office.today(),
            )
            if kept:
                self.show_kept()

    @Slot()
    def drop(self) -> None:
        """Keep no plan any longer; undo brings it again."""
        from desktop.services.cases import plans

        if self._kept is not None:
            self._host.do(plans.drop_plan, id=self._kept.id)

    @Slot()
    def show_kept(self) -> None:
        """Show the plan that is kept, with what has slipped since."""
        self.wished.set_value(None)
        self._read(None)

    def _top(self) -> QHBoxLayout:
        label = parts.label("Ngày dự định làm lễ kết nạp", role="label")
        label.setBuddy(self.wished.input)
        row = QHBoxLayout()
        for widget in (label, self.wished, self._show, self._back):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._keep)
        row.addStretch(1)
        row.addWidget(self._drop)
        return row

    def _offer(self, offers: tuple[Offer, ...]) -> None:
        """A button for each of the days that committees like to admit on."""
        for button in self._offered:
            button.hide()
            self._offers.removeWidget(button)
            button.deleteLater()
        self._offered = {}
        for at, offer in enumerate(offers):
            wished = offer.wished
            held = f"không kịp {offer.late} bước" if offer.late else "kịp"
            button = parts.button(
                f"{text.date_text(wished.day)}: {held}",
                self._take_offer,
                name=f"offer-{wished.day.isoformat()}",
            )
            button.setToolTip(wished.title)
            button.setAccessibleName(f"{wished.title}, {held}")
            self._offers.insertWidget(at, button)
            button.show()
            self._offered[button] = offer

    @Slot()
    def _take_offer(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton) and button in self._offered:
            self.wished.set_value(self._offered[button].wished.day)
            self.plan()

    def _read(self, typed: str | None) -> None:
        """Show the plan for a typed day, else the one that is kept, else how to begin."""
        from desktop.services.cases import plans

        lines: tuple[PlanLine, ...] = ()
        try:
            day = self.wished.value() if typed else None
            if day is not None:
                lines = self._host.office.read(
                    plans.backward_plan,
                    person_id=self._person,
                    ceremony=day,
                    day=self._host.office.today(),
                )
        except Refusal as refusal:
            self.wished.show_fault(refusal.sentence)
        if lines or self._kept is None:
            self.lines.show_lines(_line(one) for one in lines)
            self._judge(_verdict(lines), bad=any(not one.possible for one in lines))
        else:
            self.lines.show_lines(_kept_line(one) for one in self._kept.lines)
            self._judge(_slips(self._kept), bad=any(one.slipped for one in self._kept.lines))
        self._go_to_first_open()
        held = self._kept is not None
        self._keep.setVisible(bool(lines))
        self._keep.setText("Thay kế hoạch đang giữ" if held else "Giữ kế hoạch này")
        self._drop.setVisible(held)
        self._back.setVisible(held and bool(lines))

    def _go_to_first_open(self) -> None:
        """From the top of the list, go down to what is still to be done."""
        shown = self.lines.shown_lines()
        first = next((line for line in shown if line.mark != "done"), None)
        if first is not None and self.lines.current_line() == shown[0]:
            self.lines.select_key(first.key)

    def _judge(self, words: str, *, bad: bool) -> None:
        self.verdict.setVisible(bool(words))
        self.verdict.setText(words)
        theme.set_property(self.verdict, "role", "fault" if bad else "")


def _verdict(lines: tuple[PlanLine, ...]) -> str:
    late = sum(not one.possible for one in lines)
    if not lines:
        return ""
    if late:
        return f"Không kịp: {late} bước không thể xong đúng hạn; lý do ghi dưới từng bước."
    return "Kịp, nếu mỗi bước xong trước ngày ghi bên phải."


def _slips(kept: KeptPlan) -> str:
    about = (
        f"Kế hoạch giữ ngày {text.date_text(kept.made)}: lễ kết nạp ngày "
        f"{text.date_text(kept.ceremony)}."
    )
    slipped = sum(bool(one.slipped) for one in kept.lines)
    impossible = sum(not one.possible for one in kept.lines)
    if impossible:
        return f"{about} {slipped} bước đã chậm, {impossible} bước không còn kịp."
    return f"{about} {slipped} bước đã chậm." if slipped else f"{about} Chưa bước nào chậm."


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


def _kept_line(one: KeptLine) -> Line:
    """A step of the kept plan: the day of then, and the one it came to or must now keep to."""
    late = f"chậm {one.slipped} ngày" if one.slipped else ""
    then, now = text.date_text(one.planned), text.date_text(one.now)
    moved = f"{then} → {now}" if one.now != one.planned else f"trước {then}"
    if one.done and not one.slipped:
        moved = f"xong {now}"
    tone = "late" if one.slipped or not one.possible else "quiet" if one.done else ""
    mark: Mark = "done" if one.done else "late" if tone else "next"
    return Line(
        key=one.step,
        title=one.title,
        note=" · ".join(part for part in (late, one.why) if part),
        side=moved,
        tone=tone,
        mark=mark,
        row=one,
    )
