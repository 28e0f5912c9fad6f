"""Recording one step: the fields its process asks for, checked by the law while one types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.cases.findings import Finding
from desktop.rules.cases.progress import StepProgress
from desktop.rules.facts.case import StepRecord
from desktop.screens import theme
from desktop.screens.cases.case_checks import Checks
from desktop.screens.cases.case_step_form import StepForm
from desktop.screens.widgets import parts
from desktop.screens.widgets.screen import Screen

PAUSE = 250
"""Milliseconds without typing after which the law is asked again."""

_VOTE = "in_favour"
_KEPT_CAPITAL = ("Ban", "Đảng", "Đoàn", "Trung")


class RecordPanel(QWidget):
    """One step of a case, to be recorded, corrected or taken back.

    `recorded` carries the id of the step that was just recorded, `papers_asked` the title of the
    step and the ids of its forms.
    """

    recorded = Signal(str)
    papers_asked = Signal(str, tuple)

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._person = ""
        self._one: StepProgress | None = None
        self._latest: StepRecord | None = None
        self._record: StepRecord | None = None
        self._again = False
        self._proposed: Mapping[str, int] = {}
        self._next_number = ""
        self._number = parts.button("", self.take_number, name="take-number", look="link")
        self.form = StepForm(host, None)
        self._build()
        key = QShortcut(QKeySequence("F4"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.take_number)
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
            self._set_form(StepForm(self._host, one.step))
        self._person, self._one, self._latest = person, one, record
        self._record = None if self._again else record
        if not same:
            self._proposed = self._propose()
        self.form.show_row(self._row(), keep_edits=same)
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
        self.form.show_row(self._row())
        self._check()

    def focus_field(self, name: str) -> None:
        """Put the cursor into a field, or into the first one."""
        field = self.form.fields.get(name) or self.form.fields["day"]
        field.setFocus()

    def offer_papers(self) -> bool:
        """Put the cursor on the button that draws up the papers of a vote; False without one."""
        voted = self._record is not None and _VOTE in self._record.values
        if voted and self._forms():
            self._papers.setFocus()
            return True
        return False

    @Slot()
    def save(self) -> bool:
        """Record the step, or correct its record; False if that was refused."""
        from desktop.services.cases import steps

        one = self._one
        if one is None:
            return True
        try:
            values = self.form.entered()
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
        """Take the record back, or reopen the case that it ended, once the reason is told."""
        from desktop.services.cases import steps
        from desktop.services.papers import numbering

        one, record = self._one, self._record
        if one is None or record is None:
            return
        reopens = one.step.end
        number = self._host.office.read(numbering.would_void, step_id=record.id)
        void = f" Số {number} bị hủy, vẫn nằm trong sổ và không cấp lại." if number else ""
        reason = self._host.ask.line(
            "Mở lại hồ sơ" if reopens else "Bỏ bước đã ghi",
            f"Lý do bỏ “{one.title}” ngày {text.date_text(record.day)}:{void}",
        )
        if reason:
            self._host.do(steps.remove_record, id=record.id, reason=reason)
        elif reason is not None:
            self._host.show_fault(Refusal("Chưa bỏ bước nào: hãy ghi lý do."))

    @Slot()
    def take_number(self) -> None:
        """Put the number proposed into its field; it is taken when the step is recorded."""
        if self._number.isVisible():
            self.form.fields["number"].set_value(self._next_number)
            self._edited()
            self._number.hide()

    @Slot()
    def again(self) -> None:
        """Record the step once more, as for a second meeting."""
        if self._one is not None:
            self._again = True
            self._record = None
            self._set_form(StepForm(self._host, self._one.step))
            self._proposed = self._propose()
            self.form.show_row(self._row())
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
        self._remove = parts.button("Bỏ bước này…", self.remove, name="record-remove", look="link")
        self._once_more = parts.button(
            "Ghi thêm lần nữa", self.again, name="record-again", look="link"
        )
        self._papers = parts.button("", self._ask_papers, name="record-papers")
        self._area = parts.scrolling(self.form)
        foot = _row_of(self._papers, self._save)
        more = _row_of(self._once_more, self._remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._title)
        layout.addWidget(self._about)
        layout.addWidget(self._checks)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._number)
        layout.addWidget(self._votes)
        layout.addLayout(foot)
        layout.addLayout(more)

    def _set_form(self, form: StepForm) -> None:
        old = self._area.takeWidget()
        self.form = form
        self._area.setWidget(form)
        self.setFocusProxy(form.fields["day"])
        form.edited.connect(self._edited)
        if old is not None:
            old.deleteLater()

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
        self._tell_papers()
        self._remove.setHidden(new)
        self._remove.setText("Mở lại hồ sơ…" if one.step.end else "Bỏ bước này…")
        self._once_more.setHidden(new or one.step.end)

    def _forms(self) -> tuple[str, ...]:
        """The forms of the step, once it is recorded."""
        from desktop.services.cases import minutes

        if self._one is None or self._record is None:
            return ()
        return minutes.forms_of(self._one.papers, self._record.values)

    def _tell_papers(self) -> None:
        from desktop.services.cases import minutes

        forms = self._forms()
        self._papers.setVisible(bool(forms))
        if self._record is not None:
            voted = _VOTE in self._record.values
            self._papers.setText(minutes.act(forms, self._record.values))
            theme.set_property(self._papers, "main", voted)
            theme.set_property(self._save, "main", not (voted and forms))
        else:
            theme.set_property(self._save, "main", True)

    @Slot()
    def _ask_papers(self) -> None:
        if self._one is not None:
            self.papers_asked.emit(self._one.title, self._forms())

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
        self._offer_number(one)
        findings, votes = self._asked(one)
        may = any(found.overridable for found in findings if found.level == "block")
        override = self.form.fields["override"]
        cell = override.parentWidget()
        assert cell is not None
        cell.setVisible(may or bool(override.value()))
        self._checks.show_findings(findings)
        self._votes.setText(votes)
        self._votes.setVisible(bool(votes))

    def _offer_number(self, one: StepProgress) -> None:
        """Offer the next number of the register, unless a number is there already."""
        from desktop.services.papers import numbering

        try:
            number, day = (self.form.fields[name].value() for name in ("number", "day"))
        except Refusal:
            number, day = "", None
        self._next_number = ""
        if not number:
            self._next_number = self._host.office.read(
                numbering.proposed,
                person_id=self._person,
                step=one.id,
                day=day or self._host.office.today(),
            )
        self._number.setText(f"Lấy số {self._next_number} (F4)")
        self._number.setVisible(bool(self._next_number))

    def _propose(self) -> Mapping[str, int]:
        """The counts that the lists of the office give a meeting not recorded yet."""
        from desktop.services.cells import meetings

        if self._one is None or self._record is not None:
            return {}
        return self._host.office.read(
            meetings.proposed,
            person_id=self._person,
            step=self._one.id,
            day=self._host.office.today(),
        )

    def _row(self) -> Mapping[str, Any]:
        """The values of the record, or those proposed for a new one."""
        record = self._record
        if record is None:
            return self._proposed
        return {
            **record.values,
            "day": record.day,
            "number": record.number,
            "note": record.note,
            "override": record.override,
        }

    def _asked(self, one: StepProgress) -> tuple[tuple[Finding, ...], str]:
        """What the law says; before a day is typed, how the step stands today."""
        from desktop.services.cases import typed_steps

        try:
            values = self.form.entered()
        except Refusal:
            return one.findings, self._votes_by_list()
        typed = {name: values[name] for name in values if name not in ("note", "override")}
        about: dict[str, Any] = {"person_id": self._person, "step": one.id, **typed}
        known = self._record.id if self._record is not None else ""
        findings = self._host.office.read(typed_steps.check_entry, id=known, **about)
        about.pop("number")
        return findings, self._host.office.read(typed_steps.votes_needed, **about)

    def _votes_by_list(self) -> str:
        """How many votes the meeting needs by the counts proposed, before its day is typed."""
        from desktop.services.cases import typed_steps

        if self._one is None or "official" not in self._proposed:
            return ""
        needed = self._host.office.read(
            typed_steps.votes_needed,
            person_id=self._person,
            step=self._one.id,
            day=self._host.office.today(),
            **self._proposed,
        )
        return (
            f"{needed} Tổng số lấy từ danh sách của văn phòng; hãy sửa nếu khác." if needed else ""
        )


def act(title: str) -> str:
    """The words of the button that records a step: Ghi nhận lễ kết nạp đảng viên."""
    head = title.split(",")[0]
    if head.split()[0] not in _KEPT_CAPITAL:
        head = head[0].lower() + head[1:]
    return f"Ghi nhận {head}"


def _row_of(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _due(one: StepProgress) -> str:
    if one.due is None or one.day is not None:
        return ""
    sure = "" if one.sure else ", lịch nghỉ của năm chưa được xác nhận"
    return f"hạn {text.date_text(one.due)} ({one.due_note}{sure})"
