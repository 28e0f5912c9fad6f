"""One meeting of a cell: who was there, what was said and resolved, points; and its papers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.cells.cell_meetings import STATE_TEXTS
from desktop.rules.facts.cell_meeting import MONTHLY, THEMATIC, CellMeeting
from desktop.screens.cells.meeting_form import Choices, meeting_form
from desktop.screens.widgets import parts
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.points_field import PointsField
from desktop.screens.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop.screens.widgets.screen import Screen
    from desktop.services.cells.meeting_grid import MonthLine

_NOBODY = "Chưa có chi bộ nào. Hãy nhập chi bộ ở “Chi bộ & địa bàn”."
_TONES = {"late": "late", "skipped": "late", "unknown": "soon", "due": "soon"}
_LINES = ("absences", "tasks", "earlier_tasks")


class OnePanel(QWidget):
    """Left the cells of the month, right the meeting of the picked one."""

    edited = Signal()
    printed = Signal(str)

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self.host = screen
        self.kind = MONTHLY
        self._month = ""
        self._shown: CellMeeting | None = None
        self.cells = LineList("meeting-cells", empty=_NOBODY)
        self.cells.setAccessibleName("Chi bộ")
        self._people: Choices = ()
        self.form = meeting_form(self.people, screen.office.today())
        self._right = QWidget()
        self._title = parts.label(name="meeting-title", role="section", wrap=True)
        self._agenda = parts.label(name="meeting-agenda", role="hint", wrap=True)
        self._sheet = parts.label(name="meeting-sheet", role="hint", wrap=True)
        self._save = parts.button("Lưu kỳ họp", self.save, name="meeting-save", look="main")
        self._theme = parts.button("Kỳ chuyên đề", self.switch_kind, name="meeting-theme")
        self._theme.setCheckable(True)
        self._number = parts.button("Lấy số nghị quyết", self.take_number, name="meeting-number")
        self._build()
        self._wire()

    def show_cells(self, month: str, lines: tuple[MonthLine, ...]) -> None:
        """Show the cells of a month; the one picked is read again unless it is being typed."""
        if self._month != month:
            self._month, self._shown = month, None
        before = self._shown
        self.cells.show_lines([_line(one) for one in lines])
        # Another line in place of the one picked was read at once.
        if not self.unsaved() and (self._shown is before or self._shown is None):
            self._show(self._cell())

    def open_cell(self, cell_id: str) -> None:
        """Go to a cell and its meeting."""
        if self.cells.select_key(cell_id):
            self.form.setFocus()

    def people(self) -> Choices:
        """Who belongs to the meeting that is shown, by id and name."""
        return self._people

    def cell_id(self) -> str:
        """The cell whose meeting is shown; "" for none."""
        return self._shown.cell_id if self._shown else ""

    def unsaved(self) -> bool:
        """Whether something of the meeting is typed and not saved."""
        return self._shown is not None and self.form.is_edited()

    @Slot()
    def save(self) -> bool:
        """Save the meeting as one change; False if it was refused and the fault is shown."""
        from desktop.services.cells import meeting_entry

        shown = self._shown
        if shown is None or not self.form.is_edited():
            return True
        try:
            changes = self.form.changes()
        except Refusal as refusal:
            self.form.fields[refusal.field or ""].setFocus()
            return False
        points = changes.pop("scores", None)
        lines = {name: changes.pop(name, None) for name in _LINES}
        done = self.host.do(
            meeting_entry.enter,
            cell_id=shown.cell_id,
            month=self._month,
            kind=self.kind,
            values=changes,
            points=points,
            **lines,
        )
        if done:
            self._show(shown.cell_id)
        return done

    @Slot()
    def discard(self) -> None:
        """Show the meeting as it was saved."""
        self._show(self._cell())

    @Slot()
    def switch_kind(self) -> None:
        """Show the meeting on a theme of the month, or the monthly one again."""
        wanted = THEMATIC if self._theme.isChecked() else MONTHLY
        if wanted != self.kind and (not self.unsaved() or self.host.may_leave()):
            self.kind = wanted
            self._show(self._cell())
        self._theme.setChecked(self.kind == THEMATIC)

    @Slot()
    def take_number(self) -> None:
        """Give the resolution the next number of the cell."""
        from desktop.services.cells import cell_meetings

        if self._shown is not None and self.save():
            place = {"cell_id": self._shown.cell_id, "month": self._month, "kind": self.kind}
            if self.host.do(cell_meetings.take_number, **place):
                self._show(self._shown.cell_id)

    def _build(self) -> None:
        buttons = Wrapping()
        for button in (self._save, self._number, self._theme):
            buttons.addWidget(button)
        for words, form_id in (
            ("Chương trình", "chuong-trinh-sinh-hoat"),
            ("Biên bản", "bien-ban-sinh-hoat"),
            ("Nghị quyết", "nghi-quyet-sinh-hoat"),
        ):
            shown = partial(self.printed.emit, form_id)
            buttons.addWidget(parts.button(words, shown, name=f"print-{form_id}"))
        inside = QWidget()
        down = QVBoxLayout(inside)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._agenda)
        down.addWidget(self.form, 1)
        down.addWidget(self._sheet)
        right = self._right
        layout = QVBoxLayout(right)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._title)
        layout.addWidget(parts.scrolling(inside), 1)
        layout.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        whole.addWidget(parts.beside(self.cells, right, shares=(2, 7)))
        self.setFocusProxy(self.cells)

    def _wire(self) -> None:
        self.cells.picked.connect(self._pick)
        self.cells.opened.connect(self._enter)
        self.form.edited.connect(self._show_state)

    def _cell(self) -> str:
        line = self.cells.current_line()
        return line.key if line else ""

    @Slot(object)
    def _pick(self, line: Line | None) -> None:
        key = line.key if line else ""
        if self._shown is not None and key == self._shown.cell_id and self.unsaved():
            return
        if self.unsaved() and not self.host.may_leave():
            self.cells.select_key(self.cell_id())
            return
        self._show(key)

    @Slot()
    def _enter(self) -> None:
        self.form.focus_first()

    def _show(self, cell_id: str) -> None:
        from desktop.services.cells import meeting_papers, meeting_scores

        if not cell_id:
            self._shown = None
            self._title.setText("")
            self._agenda.setText("")
            self._right.setVisible(False)
            self.form.show_row(None)
            self._show_state()
            return
        office = self.host.office
        month, day = self._month, office.today()
        shown = office.read(
            meeting_papers.meeting, kind=self.kind, cell_id=cell_id, month=month, day=day
        )
        listed = office.read(meeting_papers.roll, cell_id=cell_id, month=month, day=day).people
        self._people = tuple((one.id, one.name) for one in listed)
        self._shown = shown
        self._right.setVisible(True)
        line = self.cells.current_line()
        theme = "chuyên đề " if self.kind == THEMATIC else ""
        of = f"{shown.total} đảng viên" if shown.total is not None else "chưa có danh sách"
        self._title.setText(f"{line.title if line else ''}: sinh hoạt {theme}{shown.period} ({of})")
        told = "\n".join(f"• {one.heading}: {one.told}" for one in shown.agenda)
        self._agenda.setText(f"Việc của kỳ này\n{told}" if told else "")
        self._agenda.setVisible(bool(told))
        # Lines begun for another cell would offer its people.
        self.form.fields["absences"].set_value(())
        scores = self.form.fields["scores"]
        if isinstance(scores, PointsField):
            scores.set_parts(shown.parts)
        source = office.read(meeting_scores.source_of, month=month)
        self._sheet.setText(f"Chấm điểm theo: {source}.")
        self.form.show_row(shown)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        self._save.setEnabled(self.unsaved())
        shown = self._shown
        self._number.setEnabled(shown is not None and not shown.number)
        number = shown.number if shown else ""
        self._number.setText(f"Số {number}" if number else "Lấy số nghị quyết")
        self.edited.emit()


def _line(one: MonthLine) -> Line:
    held = f"họp {one.held:%d/%m}" if one.held else STATE_TEXTS[one.state]
    came = f" · có mặt {one.present}/{one.total}" if one.present is not None else ""
    return Line(
        key=one.id,
        title=one.name,
        note=held + came,
        tone=_TONES.get(one.state, ""),
        side=f"{one.points} đ" if one.points is not None else "",
        row=one,
    )
