"""Trường hợp riêng: the extra papers of the special cases that a case is, ticked off one by one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.cases.special import Extra, ExtraLine
from desktop.rules.text import date_text
from desktop.screens import theme
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.fields import LongTextField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.line_list import Line, LineList, Mark
from desktop.screens.widgets.screen import Screen

_EMPTY = (
    "Hồ sơ này không thuộc trường hợp riêng nào nên không cần giấy tờ thêm.\n\n"
    "Kết nạp lại, quá tuổi, ngoại lệ về học vấn, theo tôn giáo, người Hoa, kết hôn với người nước "
    "ngoài, chủ doanh nghiệp tư nhân, chuyển đến hoặc chuyển đi, hồ sơ quá hạn: khi thông tin của "
    "người này cho thấy một trường hợp như vậy, giấy tờ cần thêm hiện ở đây."
)
_DEMANDS = {"block": "bắt buộc", "warn": "cần có", "info": "nếu có"}


@dataclass(frozen=True, slots=True)
class _Place:
    """A paper and the special case it belongs to."""

    extra: Extra
    line: ExtraLine

    @property
    def key(self) -> str:
        """As findings name it."""
        return f"{self.extra.id}.{self.line.paper.id}"


class ExtrasTab(QWidget):
    """The checklist at the left, the paper picked at the right.

    `asked` carries the id of a step whose record stands for a paper.
    """

    asked = Signal(str)

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._person = ""
        self._case = ""
        self._place: _Place | None = None
        self.lines = LineList("extras", empty=_EMPTY)
        self.lines.setAccessibleName("Giấy tờ của các trường hợp riêng")
        self.form = FieldForm("extra-form")
        self.form.add(
            DateField("paper_day", today=host.office.today()), "Ngày của giấy tờ", required=True
        )
        self.form.add(TextField("paper_number"), "Số, ký hiệu")
        self.form.add(LongTextField("paper_note", lines=3), "Ghi chú")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(parts.beside(self.lines, self._right(), shares=(3, 2)))
        self.setFocusProxy(self.lines)
        self.lines.picked.connect(self._pick)
        self.lines.opened.connect(self._enter)
        self.form.edited.connect(self._show_state)

    def show_case(self, person: str, case: str, extras: tuple[Extra, ...]) -> None:
        """Show the special cases of a person's case; what is typed stays."""
        same = person == self._person
        self._person, self._case = person, case
        if not same:
            self._place = None
        self.lines.show_lines(_lines(extras))
        self._show_place(_place(self.lines.current_line()), keep_edits=same)

    def enter_paper(self, key: str) -> bool:
        """Go to a paper by special case and paper, joined by a dot; False if it is not asked."""
        if not self.lines.select_key(key):
            return False
        self._enter()
        return True

    def is_edited(self) -> bool:
        """Whether something is typed that is not kept."""
        return self._place is not None and self.form.is_edited()

    def discard(self) -> None:
        """Show again what is kept."""
        self._show_place(self._place)

    @Slot()
    def save(self) -> bool:
        """Enter that the paper is there, or correct it; False if that was refused."""
        from desktop.services.cases import extras

        place = self._place
        if place is None:
            return True
        try:
            values = self.form.values()
            if values["paper_day"] is None:
                raise Refusal("Hãy ghi ngày của giấy tờ.", field="paper_day")
        except Refusal as refusal:
            self._host.show_fault(refusal)
            return False
        day, number, note = (values[f"paper_{name}"] for name in ("day", "number", "note"))
        held = place.line.held
        if held is not None:
            return self._host.do(extras.change_paper, id=held.id, day=day, number=number, note=note)
        return self._host.do(
            extras.add_paper,
            case_id=self._case,
            special=place.extra.id,
            paper=place.line.paper.id,
            day=day,
            number=number,
            note=note,
        )

    @Slot()
    def remove(self) -> None:
        """Take back that the paper is there; undo brings it again."""
        from desktop.services.cases import extras

        held = self._place.line.held if self._place is not None else None
        if held is not None:
            self.discard()
            self._host.do(extras.remove_paper, id=held.id)

    def _right(self) -> QWidget:
        self._title = parts.label(name="extra-title", role="section", wrap=True)
        self._about = parts.label(name="extra-about", role="hint", wrap=True)
        self._term = parts.label(name="extra-term", wrap=True)
        self._save = parts.button("Ghi đã có", self.save, name="extra-save", look="main")
        self._step = parts.button("Ghi ở bước của hồ sơ", self._go_step, name="extra-step")
        self._remove = parts.button("Bỏ, chưa có", self.remove, name="extra-remove")
        right = QWidget()
        down = QVBoxLayout(right)
        down.setContentsMargins(0, 0, 0, 0)
        for label in (self._title, self._about, self._term):
            down.addWidget(label)
        down.addWidget(self.form)
        buttons = QHBoxLayout()
        for button in (self._save, self._step):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._remove)
        down.addStretch(1)
        down.addLayout(buttons)
        self._panel = right
        return right

    @Slot(object)
    def _pick(self, line: Line | None) -> None:
        place = _place(line)
        if self._place is None or place is None or place.key == self._place.key:
            self._show_place(place, keep_edits=place is not None and self._place is not None)
        elif self.is_edited() and not self._host.may_leave():
            self.lines.select_key(self._place.key)
        else:
            self._show_place(place)

    @Slot()
    def _enter(self) -> None:
        if self._place is not None and self._place.line.paper.step:
            self._step.setFocus()
        else:
            self.form.focus_first()

    @Slot()
    def _go_step(self) -> None:
        if self._place is not None:
            self.asked.emit(self._place.line.paper.step)

    def _show_place(self, place: _Place | None, *, keep_edits: bool = False) -> None:
        self._place = place
        self._panel.setVisible(place is not None)
        if place is None:
            return
        line, held = place.line, place.line.held
        by_step = bool(line.paper.step)
        self.form.show_row(
            {"paper_day": held.day, "paper_number": held.number, "paper_note": held.note}
            if held
            else None,
            keep_edits=keep_edits,
        )
        self.form.setVisible(not by_step)
        self._save.setVisible(not by_step)
        self._step.setVisible(by_step)
        self._remove.setVisible(held is not None)
        self._save.setText("Lưu chỗ sửa" if held else "Ghi đã có")
        self._title.setText(line.paper.title)
        about = (place.extra.title, f"{line.paper.who} lo", place.extra.source)
        self._about.setText(" · ".join(part for part in about if part))
        late = line.due is not None and not line.there and line.due < self._host.office.today()
        self._term.setText(
            f"Hạn {date_text(line.due)} ({line.due_note}). {line.due_source}" if line.due else ""
        )
        self._term.setVisible(line.due is not None)
        theme.set_property(self._term, "role", "fault" if late else "hint")
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        held = self._place is not None and self._place.line.held is not None
        self._save.setEnabled(self.is_edited() or not held)


def _lines(extras: tuple[Extra, ...]) -> list[Line]:
    lines: list[Line] = []
    for extra in extras:
        lines.append(Line(title=extra.title, note=extra.note))
        lines += [_line(extra, line) for line in extra.papers]
    return lines


def _line(extra: Extra, line: ExtraLine) -> Line:
    side, tone, mark = _state(line)
    told = [line.paper.who]
    if line.held is not None:
        told.append(f"số {line.held.number}" if line.held.number else "")
        told.append(f"ngày {date_text(line.held.day)}")
        told.append(line.held.note)
    elif line.due is not None and not line.there:
        told.append(f"hạn {date_text(line.due)}")
    place = _Place(extra, line)
    return Line(
        key=place.key,
        title=line.paper.title,
        note=" · ".join(part for part in told if part),
        side=side,
        tone=tone,
        mark=mark,
        row=place,
    )


def _state(line: ExtraLine) -> tuple[str, str, Mark]:
    if line.there:
        return "đã có", "quiet", "done"
    demand = _DEMANDS[line.paper.demand]
    if line.paper.demand == "info":
        return demand, "quiet", "skipped"
    if line.paper.demand == "block":
        return f"chưa có, {demand}", "late", "late"
    return f"chưa có, {demand}", "soon", "blocked"


def _place(line: Line | None) -> _Place | None:
    place = line.row if line is not None else None
    return place if isinstance(place, _Place) else None
