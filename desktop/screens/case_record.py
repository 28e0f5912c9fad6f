"""Recording one step: the fields its process asks for, checked by the law while one types."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.facts.case import StepRecord
from desktop.rules.findings import Finding
from desktop.rules.process import Ask as Asked
from desktop.rules.process import Step
from desktop.rules.progress import StepProgress
from desktop.screens import parts
from desktop.screens.case_checks import Checks
from desktop.screens.choice_fields import ChoiceField, PersonField
from desktop.screens.date_fields import DateField
from desktop.screens.fields import Field, FlagField, LongTextField, NumberField, TextField
from desktop.screens.form import FieldForm
from desktop.screens.screen import Screen

if TYPE_CHECKING:
    from desktop.services.finding import Hit

PAUSE = 250
"""Milliseconds without typing after which the law is asked again."""

_LONG_LABEL = 30
_KEPT_CAPITAL = ("Ban", "Đảng", "Đoàn", "Trung")


class RecordPanel(QWidget):
    """One step of a case, to be recorded, corrected or taken back.

    `recorded` carries the id of the step that was just recorded.
    """

    recorded = Signal(str)

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._person = ""
        self._one: StepProgress | None = None
        self._latest: StepRecord | None = None
        self._record: StepRecord | None = None
        self._again = False
        self.form = FieldForm("record")
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._check)

    def show_step(self, person: str, one: StepProgress, record: StepRecord | None) -> None:
        """Show a step of a person's case with its latest record; what is being typed stays."""
        shown = (person, one.id, record)
        same = self._one is not None and shown == (self._person, self._one.id, self._latest)
        if not same:
            self._again = False
            self._set_form(self._new_form(one.step))
        self._person, self._one, self._latest = person, one, record
        self._record = None if self._again else record
        self.form.show_row(_row(self._record), keep_edits=same)
        self._tell()
        self._check()

    def step(self) -> str:
        """The id of the step shown, "" before one is."""
        return self._one.id if self._one is not None else ""

    def is_edited(self) -> bool:
        """Whether something is typed that is not recorded."""
        return self._one is not None and self.form.is_edited()

    def discard(self) -> None:
        """Show again what is recorded."""
        self.form.show_row(_row(self._record))
        self._check()

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field, or into the first one."""
        field = self.form.fields.get(name) or self.form.fields["day"]
        field.setFocus()

    @Slot()
    def save(self) -> bool:
        """Record the step, or correct its record; False if that was refused."""
        from desktop.services import steps

        one = self._one
        if one is None:
            return True
        try:
            values = self._values()
        except Refusal as refusal:
            self._host.show_fault(refusal)
            return False
        if self._record is not None:
            outcome = self._record.outcome
            return self._host.do(steps.change_record, id=self._record.id, outcome=outcome, **values)
        self._again = False
        done = self._host.do(steps.record, person_id=self._person, step=one.id, **values)
        if done:
            self.recorded.emit(one.id)
        return done

    @Slot()
    def remove(self) -> None:
        """Take the record back; undo brings it again."""
        from desktop.services import steps

        if self._record is not None:
            self._host.do(steps.remove_record, id=self._record.id)

    @Slot()
    def again(self) -> None:
        """Record the step once more, as for a second meeting."""
        if self._one is not None:
            self._again = True
            self._record = None
            self._set_form(self._new_form(self._one.step))
            self._tell()
            self._check()
            self.focus_field("day")

    def _build(self) -> None:
        self._title = parts.label(name="step-title", role="section", wrap=True)
        self._about = parts.label(name="step-about", role="hint", wrap=True)
        self._checks = Checks()
        self._votes = parts.label(name="votes", wrap=True)
        self._votes.hide()
        self._save = parts.button("Ghi nhận", self.save, name="record-save", look="main")
        self._remove = parts.button("Xóa bước này", self.remove, name="record-remove")
        self._once_more = parts.button("Ghi thêm lần nữa", self.again, name="record-again")
        self._area = parts.scrolling(self.form)
        foot = QHBoxLayout()
        foot.addWidget(self._save)
        foot.addWidget(self._once_more)
        foot.addWidget(self._remove)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._title)
        layout.addWidget(self._about)
        layout.addWidget(self._checks)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._votes)
        layout.addLayout(foot)

    def _new_form(self, step: Step) -> FieldForm:
        today = self._host.office.today()
        form = FieldForm("record")
        form.add(DateField("day", today=today), "Ngày", required=True)
        form.add(TextField("number"), "Số văn bản, nếu có")
        for ask in step.ask:
            wide = True if len(ask.label) > _LONG_LABEL else None
            form.add(self._field(ask, today), ask.label, required=ask.required, wide=wide)
        form.add(LongTextField("note", lines=2), "Ghi chú")
        form.add(
            LongTextField("override", lines=2),
            "Lý do vẫn ghi nhận, khi quy định cho phép ngoại lệ",
        )
        return form

    def _set_form(self, form: FieldForm) -> None:
        old = self._area.takeWidget()
        self.form = form
        self._area.setWidget(form)
        self.setFocusProxy(form.fields["day"])
        form.edited.connect(self._edited)
        if old is not None:
            old.deleteLater()

    def _field(self, ask: Asked, today: date) -> Field:
        match ask.kind:
            case "long":
                return LongTextField(ask.id, lines=3)
            case "number":
                return NumberField(ask.id)
            case "date":
                return DateField(ask.id, today=today)
            case "choice":
                return ChoiceField(ask.id, [(choice, choice) for choice in ask.choices])
            case "flag":
                return FlagField(ask.id, "Có")
            case "person":
                return PersonField(ask.id, self._find, self._name_of)
            case "text":
                return TextField(ask.id)

    def _find(self, words: str) -> Sequence[Hit]:
        from desktop.services import finding

        return self._host.office.read(finding.find_people, words=words)

    def _name_of(self, id: str) -> str:
        from desktop.services import people

        return self._host.office.read(people.person, id=id).name

    def _values(self) -> dict[str, Any]:
        values = self.form.values()
        if values["day"] is None:
            raise Refusal("Hãy ghi ngày của bước này, ví dụ 05/02/2026.", field="day")
        # A box that is not ticked says nothing, where a number 0 says something.
        return {
            name: value
            for name, value in values.items()
            if value is not None and value is not False
        }

    def _tell(self) -> None:
        one = self._one
        assert one is not None
        self._title.setText(one.title)
        told = [one.step.who, _due(one), one.source]
        if self._record is not None:
            told.insert(1, f"đã ghi ngày {text.date_text(self._record.day)}")
        elif self._again:
            told.insert(1, "ghi thêm lần nữa, lần trước vẫn được giữ")
        self._about.setText(" · ".join(part for part in told if part))
        new = self._record is None
        self._save.setText(act(one.title) if new else "Lưu chỗ sửa")
        self._remove.setHidden(new)
        self._once_more.setHidden(new or one.step.end)

    @Slot()
    def _edited(self) -> None:
        self._pause.start()

    @Slot()
    def _check(self) -> None:
        """Ask the law what it says to what is typed so far."""
        self._pause.stop()
        one = self._one
        if one is None:
            return
        findings, votes = self._asked(one)
        may = any(found.overridable for found in findings if found.level == "block")
        override = self.form.fields["override"]
        cell = override.parentWidget()
        assert cell is not None
        cell.setVisible(may or bool(override.value()))
        self._checks.show_findings(findings)
        self._votes.setText(votes)
        self._votes.setVisible(bool(votes))

    def _asked(self, one: StepProgress) -> tuple[tuple[Finding, ...], str]:
        """What the law says; before a day is typed, how the step stands today."""
        from desktop.services import steps

        try:
            values = self._values()
        except Refusal:
            return one.findings, ""
        typed = {name: values[name] for name in values if name not in ("note", "override")}
        about: dict[str, Any] = {"person_id": self._person, "step": one.id, **typed}
        known = self._record.id if self._record is not None else ""
        findings = self._host.office.read(steps.check_entry, id=known, **about)
        about.pop("number")
        return findings, self._host.office.read(steps.votes_needed, **about)


def act(title: str) -> str:
    """The words of the button that records a step: Ghi nhận lễ kết nạp đảng viên."""
    head = title.split(",")[0]
    if head.split()[0] not in _KEPT_CAPITAL:
        head = head[0].lower() + head[1:]
    return f"Ghi nhận {head}"


def _row(record: StepRecord | None) -> dict[str, Any]:
    if record is None:
        return {}
    return {
        **record.values,
        "day": record.day,
        "number": record.number,
        "note": record.note,
        "override": record.override,
    }


def _due(one: StepProgress) -> str:
    if one.due is None or one.day is not None:
        return ""
    sure = "" if one.sure else ", lịch nghỉ của năm chưa được xác nhận"
    return f"hạn {text.date_text(one.due)} ({one.due_note}{sure})"
