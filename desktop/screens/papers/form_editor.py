"""The answers of a paper beside its live preview, made from the definition of its form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.screens import theme
from desktop.screens.papers.form_taken import TakenList, lacking
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.fields import Field, LongTextField, NumberField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.page_view import PageView
from desktop.screens.widgets.rows_field import RowColumn, RowsField
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.papers.form import Asked, Form
    from desktop.papers.sheet import Mode
    from desktop.services.papers.papers import Editing

PAUSE = 400
"""Milliseconds without typing after which the preview is drawn anew."""

_MODES: tuple[tuple[Mode, str], ...] = (
    ("normal", "Bản chính"),
    ("proof", "Rà soát chữ đỏ"),
    ("draft-to-copy", "Nháp chép tay"),
    ("blank", "Mẫu trống"),
)
_FOLDED = (("booklet", "Sổ gấp đôi"), ("blank booklet", "Sổ gấp đôi, mẫu trống"))
_SHEET_MODES = {"booklet": "normal", "blank booklet": "blank"}
_EMPTY = "Bản xem trước hiện ở đây."


class FormEditor(QWidget):
    """One paper of one person; `closed` asks to go back to the list of papers."""

    closed = Signal()

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._person = ""
        self._form_id = ""
        self._about = ""
        self._editing: Editing | None = None
        self.form = FieldForm("answers", columns=1)
        self.page = PageView(host.ask, host.background, empty=_EMPTY)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.preview)
        self._build()

    def open_form(self, person: str, form_id: str, about: str = "") -> None:
        """Show a paper of a person, as it will be printed, with what can be typed.

        `about` names the introducer where each one writes such a paper.
        """
        self._person, self._form_id, self._about = person, form_id, about
        self._read()
        self._offer_modes()
        self.preview()
        if self.form.fields and self.form.isEnabled():
            self.form.focus_first()

    def refresh(self) -> None:
        """Read the record again; what is being typed stays."""
        if self._form_id:
            self._read(keep_edits=True)
            self.preview()

    def is_edited(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._editing is not None and self.form.is_edited()

    def discard(self) -> None:
        """Put back what was saved."""
        if self._editing is not None:
            self.form.show_row(self._editing.answers)
            self.preview()

    @Slot()
    def save(self) -> bool:
        """Keep the answers; False if that was refused."""
        from desktop.services.papers import papers

        if self._editing is None or not self.form.is_edited():
            return True
        try:
            answers = self._typed()
        except Refusal as refusal:
            self._host.show_fault(refusal)
            return False
        done = self._host.do(
            papers.save_answers,
            form_id=self._form_id,
            person_id=self._person,
            about=self._about,
            day=self._host.office.today(),
            answers=answers,
        )
        if done:
            self._read()
        return done

    @Slot()
    def issue(self) -> None:
        """Issue the paper, after asking, because nothing takes that back."""
        from desktop.services.papers import papers

        if self._editing is None or not self.save():
            return
        form = self._editing.form
        sure = self._host.ask.confirm_irreversible(
            f"Sau khi phát hành, {form.code} “{form.title}” luôn in lại đúng như bản này, kể cả "
            "khi hồ sơ được sửa về sau, và không sửa nội dung được nữa.",
            "Phát hành",
        )
        if sure:
            self._host.do(
                papers.issue,
                form_id=self._form_id,
                person_id=self._person,
                about=self._about,
                day=self._host.office.today(),
            )
            self.refresh()

    @Slot()
    def take_number(self) -> None:
        """Reserve the next number of the register for this paper."""
        from desktop.services.papers import papers

        if self._editing is None or not self._editing.next_number or not self.save():
            return
        done = self._host.do(
            papers.take_number,
            form_id=self._form_id,
            person_id=self._person,
            about=self._about,
            day=self._host.office.today(),
        )
        if done:
            self.refresh()

    @Slot()
    def preview(self) -> None:
        """Draw the page with what is typed so far."""
        from desktop.services.papers import papers, printing

        self._pause.stop()
        editing = self._editing
        if editing is None:
            return
        try:
            answers = self.form.values()
        except Refusal:
            return
        mode: str = self._mode.currentData()
        day = self._host.office.today()
        folded = mode.endswith("booklet")
        sheet = self._host.office.read(
            papers.sheet,
            form_id=papers.folded(self._form_id, day) if folded else self._form_id,
            person_id=self._person,
            about=self._about,
            day=day,
            mode=_SHEET_MODES.get(mode, mode),  # type: ignore[arg-type]  # as put in
            answers=answers,
        )
        lacks = lacking(tuple(lack.label for lack in sheet.missing))
        self._lacks.setText(f"Còn thiếu: {lacks}." if lacks else "Đã đủ nội dung.")
        theme.set_property(self._lacks, "role", "doubt" if lacks else "hint")
        self._doubt.setText(_doubt_of(editing.form))
        self._doubt.setHidden(not sheet.remark)
        drawn = printing.booklet_pdf(sheet) if folded else printing.pdf_bytes(sheet)
        self.page.show_pdf(drawn, f"{sheet.code} {sheet.title}".strip())

    def _build(self) -> None:
        self._back = parts.button("‹ Danh sách giấy tờ", self._close, name="editor-back")
        self._title = parts.label(name="editor-title", role="section", wrap=True)
        self._lacks = parts.label(name="editor-lacks", wrap=True)
        self._doubt = parts.label(name="editor-doubt", role="hint", wrap=True)
        self._mode = QComboBox()
        self._mode.setObjectName("editor-mode")
        self._mode.setAccessibleName("Kiểu bản in")
        self._mode.currentIndexChanged.connect(self.preview)
        self._save = parts.button("Lưu", self.save, name="editor-save", look="main")
        self._issue = parts.button("Phát hành…", self.issue, name="editor-issue")
        self._number = parts.button("", self.take_number, name="editor-number", look="link")
        key = QShortcut(QKeySequence("F4"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.take_number)
        self._taken = TakenList(self._host)
        self._left = QVBoxLayout()
        inner = QWidget()
        inner.setLayout(self._left)
        self._left.setContentsMargins(0, 0, self.fontMetrics().height() // 2, 0)
        self._left.addWidget(self.form)
        self._left.addWidget(self._taken)
        self._left.addStretch(1)
        side = QWidget()
        side.setMinimumWidth(theme.characters(side, 36))
        down = QVBoxLayout(side)
        down.setContentsMargins(0, 0, 0, 0)
        down.addLayout(_row(self._back))
        self.page.head.insertWidget(0, self._mode)
        down.addWidget(self._title)
        down.addWidget(self._lacks)
        down.addWidget(self._doubt)
        down.addLayout(_row(self._number))
        down.addWidget(parts.scrolling(inner), 1)
        down.addLayout(_row(self._save, self._issue))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(parts.beside(side, self.page, shares=(2, 3)))

    def _read(self, *, keep_edits: bool = False) -> None:
        from desktop.services.papers import papers

        before = self._editing
        editing = self._host.office.read(
            papers.editing,
            form_id=self._form_id,
            person_id=self._person,
            about=self._about,
            day=self._host.office.today(),
        )
        self._editing = editing
        form = editing.form
        if before is None or before.form is not form or not keep_edits:
            self._set_form(editing)
        self.form.show_row(editing.answers, keep_edits=keep_edits)
        self._pause.stop()
        self.form.setEnabled(not editing.issued)
        self._title.setText(f"{form.code} {form.title}".strip())
        self._taken.show_taken(self._person, editing.taken)
        self._number.setText(f"Lấy số {editing.next_number} (F4)")
        self._number.setVisible(bool(editing.next_number))
        self._save.setHidden(editing.issued or not form.asked)
        self._issue.setEnabled(not editing.issued)
        self._issue.setText("Đã phát hành" if editing.issued else "Phát hành…")

    def _offer_modes(self) -> None:
        """The ways to print this paper; only one that is a booklet can be folded."""
        assert self._editing is not None
        modes = [*_MODES, *(_FOLDED if self._editing.form.booklet else ())]
        with QSignalBlocker(self._mode):
            self._mode.clear()
            for mode, words in modes:
                self._mode.addItem(words, mode)

    def _set_form(self, editing: Editing) -> None:
        form = FieldForm("answers", columns=1)
        if editing.form.asked:
            form.section("Nội dung cần nhập")
        for asked in editing.form.asked:
            form.add(self._field(asked), asked.label, required=asked.required, wide=True)
        self._left.replaceWidget(self.form, form)
        self.form.hide()
        self.form.deleteLater()
        self.form = form
        form.edited.connect(self._edited)

    def _field(self, asked: Asked) -> Field:
        match asked.kind:
            case "long text":
                return LongTextField(asked.name, lines=5, placeholder=asked.hint)
            case "number":
                return NumberField(asked.name)
            case "date":
                return DateField(asked.name, today=self._host.office.today())
            case "choice":
                choices = [(choice, choice) for choice in asked.choices]
                return ChoiceField(asked.name, choices)
            case "rows":
                columns = [
                    RowColumn(name, title, TextField, 1) for name, title in asked.columns.items()
                ]
                return RowsField(asked.name, columns, empty="Chưa có dòng nào.")
            case "text":
                return TextField(asked.name, placeholder=asked.hint)

    def _typed(self) -> dict[str, Any]:
        """The answers that are more than the draft the record gives by itself."""
        assert self._editing is not None
        drafts = self._editing.drafts
        values = self.form.values()
        return {name: value for name, value in values.items() if value != drafts.get(name)}

    @Slot()
    def _edited(self) -> None:
        self._pause.start()

    @Slot()
    def _close(self) -> None:
        self.closed.emit()


def _doubt_of(form: Form) -> str:
    """What the clerk must know of a form whose official blank nobody has compared it with."""
    of_what = f": {form.doubt}" if form.doubt else ""
    return f"Chưa đối chiếu mẫu chính thức{of_what}. Xem Cài đặt, Mẫu văn bản."


def _row(*widgets: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
