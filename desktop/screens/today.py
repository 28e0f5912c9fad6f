"""Hôm nay: what is overdue, due soon or incomplete, and one key to where it is done."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent

from desktop.rules import text
from desktop.rules.months import month_of
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.due import Task, When
    from desktop.services.office import Office

WORK = frozenset(
    {"person", "case", "step", "mentorship", "cell", "belonging", "day_off", "movement"}
    | {"verification", "extra_paper", "plan", "local_limit"}
    | {"discipline", "central", "office", "transfer", "badge", "membership", "fee", "departure"}
    | {"trial_task", "inspection", "inspection_finding", "cell_meeting", "congress", "officer"}
    | {"contact", "loan"}
)
"""The tables that the day's work is read from."""

_GROUPS: tuple[tuple[When, str, str], ...] = (
    ("overdue", "Quá hạn", "late"),
    ("week", "Trong 7 ngày tới", "soon"),
    ("month", "Trong 30 ngày tới", ""),
    ("later", "Sắp tới", ""),
    ("incomplete", "Còn vướng, chưa làm tiếp được", "quiet"),
)
_EMPTY = (
    "Hôm nay không có việc nào đến hạn.\n\n"
    "Khi hồ sơ của ai sắp đến hạn hoặc còn thiếu, tên người đó hiện ở đây. "
    "Bấm Ctrl+K, gõ tên để mở hồ sơ của một người."
)
_NEW = (
    "Chưa có chi bộ nào.\n\n"
    "Hãy nhập các chi bộ và thôn, trường, trạm ở “Chi bộ & địa bàn” (Ctrl+3), rồi đảng viên và "
    "quần chúng ưu tú ở “Con người” (Ctrl+2). Đã có danh sách Excel thì bấm Ctrl+I. "
    "Việc đến hạn của từng hồ sơ sẽ hiện ở đây."
)
_READING = "Đang đọc việc cần làm…"


class TodayScreen(Screen):
    """The work list of the day; Enter opens the case at the step."""

    title = "Hôm nay"
    shows = WORK

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self.lines = LineList("tasks", empty=_EMPTY)
        self.lines.setAccessibleName("Việc cần làm")
        self.body.addWidget(self.lines, 1)
        self.setFocusProxy(self.lines)
        self._fresh = True
        self._strike = self.add_button("Xem xét xóa tên…", self.strike_off, name="task-strike")
        self._pick(None)
        self._wire()

    def _wire(self) -> None:
        self.lines.opened.connect(self._open)
        self.lines.picked.connect(self._pick)

    def refresh(self) -> None:
        """Read the work list of the day again: beside the window where that takes a while."""
        from desktop.services import today

        day = self.office.today()
        self.lines.set_empty(_READING)
        self.set_heading(self.title, f"{_named(day)} · {_READING.lower()}")
        self.read_beside(
            "Đang đọc việc cần làm",
            partial(self.office.read, today.tasks, day=day),
            partial(self._show, day),
            quick=self.office.read(today.is_quick, day=day),
        )

    def _show(self, day: date, tasks: tuple[Task, ...]) -> None:
        from desktop.services.cells import organisations

        begun = bool(tasks) or bool(self.office.read(organisations.cells))
        self.lines.set_empty(_EMPTY if begun else _NEW)
        self.lines.show_lines(_lines(tasks))
        late = sum(task.when == "overdue" for task in tasks)
        told = f"{len(tasks)} việc" + (f", trong đó {late} việc quá hạn" if late else "")
        words = _named(day)
        keys = "Enter để mở, Ctrl+P để in giao ban"
        self.set_heading(self.title, f"{words} · {told} · {keys}" if tasks else words)

    def showEvent(self, event: QShowEvent) -> None:
        """The program opens with the cursor on the first thing to do."""
        super().showEvent(event)
        if self._fresh:
            self._fresh = False
            self.lines.setFocus()

    def print_out(self) -> None:
        """Print the briefing of the present month, where this work stands beside the rest."""
        month = month_of(self.office.today())
        self.go.emit("briefings", f"{month}#print")

    @Slot(object)
    def _open(self, line: Line) -> None:
        task = _task(line)
        self.go.emit(task.screen, task.record)

    @Slot()
    def strike_off(self) -> None:
        """Begin the striking-off of the member whose unpaid fee the picked line tells of."""
        line = self.lines.current_line()
        if line is not None and line.row is not None:
            self.go.emit("departures", f"{_task(line).person_id}#unpaid-{self.office.today().year}")

    @Slot(object)
    def _pick(self, line: Line | None) -> None:
        # Only of who does not pay is there a second thing to do than to look.
        self._strike.setVisible(line is not None and line.key.endswith("#fees"))


def _task(line: Line) -> Task:
    """Every line with a key is of a task."""
    return cast("Task", line.row)


_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def _named(day: date) -> str:
    return f"{_DAYS[day.weekday()]}, {text.date_in_words(day)}"


def _lines(tasks: tuple[Task, ...]) -> list[Line]:
    lines: list[Line] = []
    for when, title, tone in _GROUPS:
        group = [task for task in tasks if task.when == when]
        if group:
            lines.append(Line(title=f"{title} ({len(group)})"))
            lines += [_line(task, tone) for task in group]
    return lines


def _line(task: Task, tone: str) -> Line:
    told = (task.cell, task.reason, task.source)
    return Line(
        key=f"{task.person_id}#{task.step}",
        title=f"{task.person}: {task.title}",
        note=" · ".join(part for part in told if part),
        side=text.date_text(task.due) if task.due else "",
        tone=tone,
        row=task,
    )
