"""Các bước: the way of a case as a line from the first notice on, and one step beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import text
from desktop.rules.cases.progress import Progress, StepProgress
from desktop.rules.facts.case import Case
from desktop.screens import theme
from desktop.screens.cases.case_record import RecordPanel
from desktop.screens.widgets import parts
from desktop.screens.widgets.line_list import Line, LineList, Mark
from desktop.screens.widgets.screen import Screen

_TITLES = {"admission": "Kết nạp", "recognition": "Công nhận chính thức"}
_BY_CHANCE = "Chỉ ghi khi xảy ra"


class StepsTab(QWidget):
    """The steps at the left, recording of the chosen one at the right.

    `papers_asked` carries the title of a step and the ids of its forms.
    """

    papers_asked = Signal(str, tuple)

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._case: Case | None = None
        self._person = ""
        self._progress: Progress | None = None
        self._voted = ""
        self.lines = LineList("steps", empty="", among=True)
        self.lines.setAccessibleName("Các bước của hồ sơ")
        self.lines.setMinimumWidth(theme.characters(self.lines, 34))
        self.panel = RecordPanel(host)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(parts.beside(self.lines, self.panel, shares=(2, 3)))
        self.lines.picked.connect(self._pick)
        self.lines.opened.connect(self._enter)
        self.panel.recorded.connect(self._move_on)
        self.panel.papers_asked.connect(self.papers_asked)

    def show_case(self, person: str, case: Case, progress: Progress, step: str = "") -> None:
        """Show how the case stands; go to the step named, or in another case to the next one."""
        before = self._case.id if self._case is not None else ""
        if person != self._person:
            self._voted = ""
        if person != self._person or (before and case.id != before):
            step = step or _next(progress)
        self._person, self._case, self._progress = person, case, progress
        self.lines.show_lines(_lines(progress))
        if not (step and self.lines.select_key(step)):
            self._pick(self.lines.current_line())

    def arrive(self, step: str) -> None:
        """Put the cursor where work begins: into the step that was asked for, else on the line."""
        found = bool(step) and self.lines.select_key(step)
        self.setFocusProxy(self.panel if found else self.lines)
        self.setFocus()

    def enter_step(self, step: str, field: str = "") -> bool:
        """Go to a field of a step, or of the last one before it that asks for such a field.

        False if the case has no such step.
        """
        if not self.lines.select_key(self._asking(step, field)):
            return False
        self.panel.focus_field(field)
        return True

    def _asking(self, step: str, field: str) -> str:
        every = self._progress.steps if self._progress is not None else ()
        at = next((at for at, one in enumerate(every) if one.id == step), len(every) - 1)
        asking = [one for one in every[: at + 1] if field in {ask.id for ask in one.step.ask}]
        return asking[-1].id if asking else step

    @Slot(object)
    def _pick(self, line: Line | None) -> None:
        if line is None or self._case is None:
            return
        one = line.row
        assert isinstance(one, StepProgress)
        elsewhere = self.panel.is_edited() and self.panel.step() != one.id
        if elsewhere and not self._host.may_leave():
            self.lines.select_key(self.panel.step())
            return
        if one.id != self._voted:
            self._voted = ""
        self.panel.show_step(self._person, one, self._case.last(one.id))

    @Slot()
    def _enter(self) -> None:
        self.panel.focus_field("day")

    @Slot()
    def _move_on(self) -> None:
        """After recording, go to what comes next; after a vote, to the papers it asks for."""
        if self._progress is None:
            return
        if self.panel.offer_papers():
            self._voted = self.panel.step()
        else:
            self._go_on()

    def come_back(self) -> None:
        """From the papers of a step: after those of a vote just recorded, go to what comes next."""
        if self._voted and self._voted == self.panel.step():
            self._go_on()
        else:
            self.lines.setFocus()

    def _go_on(self) -> None:
        self._voted = ""
        if self._progress is not None:
            self.lines.select_key(_next(self._progress))
            self.panel.focus_field("day")


def _next(progress: Progress) -> str:
    late = progress.late
    if late:
        return late[0].id
    if progress.next is not None:
        return progress.next.id
    ended = [one for one in progress.steps if one.step.end and one.day is not None]
    done = ended or [one for one in progress.steps if one.day is not None] or progress.steps
    return done[-1].id if done else ""


def _lines(progress: Progress) -> list[Line]:
    """The steps in their order with today among them, those of chance under a heading of theirs."""
    lines: list[Line] = []
    chance = _by_chance(progress)
    coming = next((one.id for one in progress.steps if _is_coming(one)), "")
    for process in dict.fromkeys(one.process for one in progress.steps):
        lines.append(Line(title=_TITLES[process]))
        for one in progress.steps:
            if one.process != process or one in chance:
                continue
            if one.id == coming:
                lines.append(Line(title=f"Hôm nay {text.date_text(progress.day)}", mark="today"))
            lines.append(_line(one))
    if chance:
        lines.append(Line(title=_BY_CHANCE))
        lines += [replace(_line(one), mark="") for one in chance]
    return lines


def _is_coming(one: StepProgress) -> bool:
    return not one.step.optional and one.state not in ("done", "skipped")


def _by_chance(progress: Progress) -> tuple[StepProgress, ...]:
    """The optional steps that nothing waits for and that did not happen: withdrawing, moving."""
    awaited = {name for one in progress.steps for name in one.step.after}
    return tuple(
        one
        for one in progress.steps
        if one.step.optional and one.state not in ("done", "skipped") and one.id not in awaited
    )


def _line(one: StepProgress) -> Line:
    note, side, tone = _state(one)
    mark: Mark = one.state
    if one.step.optional and one.open:
        mark = "optional"
    return Line(
        key=one.id,
        title=one.title,
        note=" · ".join(part for part in (one.step.who, note) if part),
        side=side,
        tone=tone,
        mark=mark,
        row=one,
    )


def _state(one: StepProgress) -> tuple[str, str, str]:
    """What stands below the title of a step and at its right, and the colour of the latter."""
    due = f"hạn {text.date_text(one.due)}" if one.due else ""
    left = one.days_left or 0
    match one.state:
        case "done":
            return "", text.date_text(one.day) if one.day else "", "quiet"
        case "skipped":
            return "không ghi", "", "quiet"
        case "late":
            return f"quá hạn {-left} ngày", due, "late"
        case "waiting":
            late = f", quá hạn {-left} ngày" if left < 0 else ""
            return f"chờ bước trước{late}", due, "late" if late else "soon"
        case "blocked" if one.opens:
            return f"làm được từ {text.date_text(one.opens)}", due, "soon"
        case "blocked":
            return "đang vướng", due, "soon"
        case "next" if one.due:
            return f"làm tiếp bước này, còn {left} ngày", due, "soon"
        case "next":
            return ("có thể không cần" if one.step.optional else "làm tiếp bước này"), "", ""
