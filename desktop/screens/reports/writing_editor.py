"""One report in words: its sections, the text of the chosen one, the names behind its numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.screens.reports.report_names import named_lines
from desktop.screens.reports.writing_sections import SectionActs
from desktop.screens.reports.writing_text import ChangedText, FigureText
from desktop.screens.widgets import parts
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.rules.reports.statistics import Member
    from desktop.services.reports.writings import Writing, WritingSection

_NO_NAMES = "Đặt con trỏ vào một số có gạch chân để xem tên của những người trong số đó."
_INDENT = "\u2003"


class WritingEditor(QWidget):
    """Headings left, text in the middle, names right; a rewritten text is shown before it is taken.

    `opened` carries the id of the person, cell or place that is chosen among the names.
    """

    opened = Signal(str)

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._filling = False
        self._writing: Writing | None = None
        self._section: WritingSection | None = None
        self.sections = LineList("writing-sections", empty="Báo cáo này chưa có mục nào.")
        self.sections.setAccessibleName("Các mục của báo cáo")
        self.heading = TextField("section-heading")
        self.heading.input.setAccessibleName("Tên mục")
        self.text = FigureText("section-text")
        self.text.setAccessibleName("Nội dung mục")
        self.text.setPlaceholderText("Viết nội dung của mục này ở đây.")
        self.names = LineList("writing-names", empty=_NO_NAMES)
        self.names.setAccessibleName("Tên trong số liệu")
        self.changed = ChangedText("section-changes")
        self.changed.setAccessibleName("Đoạn viết lại so với đoạn đang có")
        self._middle = QStackedWidget()
        self._middle.addWidget(self._text_page())
        self._middle.addWidget(self._changes_page())
        inner = parts.beside(self._middle, self.names, shares=(7, 3))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts.beside(self._left(), inner, shares=(3, 8)))
        self.sections.picked.connect(self._pick)
        self.sections.opened.connect(self._enter)
        self.text.pointed.connect(self._show_names)
        self.names.opened.connect(self._open)

    def add_button(self, words: str, slot: Callable[[], object], *, name: str) -> QPushButton:
        """A button below the headings, for an act on the whole report."""
        made = parts.button(words, slot, name=name)
        self._acts.addWidget(made)
        return made

    def show_writing(self, writing: Writing) -> None:
        """Show a report; the section that was chosen stays chosen, and what is typed in it."""
        same = self._writing is not None and self._writing.line.id == writing.line.id
        if same and self.is_edited():
            return
        self._show_again(writing, same=same)

    def report_id(self) -> str:
        """The report that is shown, or ""."""
        return self._writing.line.id if self._writing else ""

    def section_id(self) -> str:
        """The section that is chosen, or ""."""
        return self._section.id if self._section else ""

    @Slot(str)
    def show_section(self, id: str) -> None:
        """Choose a section."""
        self.sections.select_key(id)

    def is_edited(self) -> bool:
        """Whether something is typed that is not saved."""
        shown = self._section
        if shown is None:
            return False
        typed = (self.heading.value(), self.text.toPlainText())
        return typed != (shown.heading, shown.text)

    def save(self) -> bool:
        """Save the section; False if it was refused."""
        from desktop.services.reports import writings

        shown = self._section
        if shown is None or not self.is_edited():
            return True
        saved = self._host.do(
            writings.set_section,
            id=shown.id,
            revision=shown.revision,
            heading=self.heading.value(),
            text=self.text.toPlainText(),
        )
        if saved and self._writing is not None:
            id = self._writing.line.id
            self._show_again(self._host.office.read(writings.writing, id=id), same=True)
        return saved

    def discard(self) -> None:
        """Show the section as it was saved."""
        self._fill(self._section)

    @Slot()
    def rewrite(self) -> None:
        """Show what the figures of today say instead of the text; nothing changes yet."""
        from desktop.services.reports import writings

        if self._section is None or self._writing is None or not self._host.may_leave():
            return
        found = self._host.office.read(
            writings.proposal, section_id=self._section.id, as_of=self._writing.line.as_of
        )
        if not found.changes:
            self._host.say("Số liệu hôm nay vẫn như đoạn đang có, không có gì để viết lại.")
            return
        self.changed.show_changes(found.changes)
        self._middle.setCurrentIndex(1)
        self._take.setFocus()

    @Slot()
    def take(self) -> None:
        """Put the rewritten text in place of the present one; undo brings that again."""
        from desktop.services.reports import writings

        if self._section is not None and self._writing is not None:
            self._middle.setCurrentIndex(0)
            self._host.do(
                writings.rewrite,
                section_id=self._section.id,
                as_of=self._writing.line.as_of,
            )

    @Slot()
    def leave_changes(self) -> None:
        """Keep the present text."""
        self._middle.setCurrentIndex(0)

    def _left(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sections, 1)
        self.section_acts = SectionActs(self._host, lambda: (self.report_id(), self.section_id()))
        self.section_acts.added.connect(self.show_section)
        column.addWidget(self.section_acts)
        self._acts = QHBoxLayout()
        column.addLayout(self._acts)
        return side

    def _show_again(self, writing: Writing, *, same: bool) -> None:
        self._writing = writing
        chosen = self._section.id if same and self._section else ""
        first = next((one.id for one in writing.sections if one.tells), "")
        # Filling the list is no choice of the user's.
        self._filling = True
        self.sections.show_lines([_line(one) for one in writing.sections])
        self.sections.select_key(chosen or first)
        self._filling = False
        self._show_section(self.sections.current_line())

    def _text_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        self._rewrite = parts.button("Viết lại theo số liệu…", self.rewrite, name="section-rewrite")
        self._save = parts.button("Lưu (Ctrl+S)", self.save, name="section-save", look="main")
        self._told = parts.label(name="section-told", role="hint", wrap=True)
        row.addWidget(self._told, 1)
        row.addWidget(self._rewrite)
        row.addWidget(self._save)
        column.addWidget(self.heading)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        return page

    def _changes_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        told = "Đoạn viết lại khác đoạn đang có: chữ gạch ngang sẽ bỏ, chữ gạch chân là mới."
        column.addWidget(parts.label(told, role="hint", wrap=True))
        column.addWidget(self.changed, 1)
        self._take = parts.button("Dùng đoạn mới", self.take, name="changes-take", look="main")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(parts.button("Giữ đoạn đang có", self.leave_changes, name="changes-leave"))
        row.addWidget(self._take)
        column.addLayout(row)
        return page

    @Slot(object)
    def _pick(self, line: Line | None) -> None:
        present = self._section.id if self._section else ""
        if self._filling or (line is not None and line.key == present):
            return
        if self.is_edited():
            if not self._host.may_leave():
                self.sections.select_key(present)
                return
            self.sections.select_key(line.key if line else "")
        self._show_section(line)

    def _show_section(self, line: Line | None) -> None:
        sections = self._writing.sections if self._writing else ()
        key = line.key if line else ""
        self._section = next((one for one in sections if one.id == key), None)
        self._middle.setCurrentIndex(0)
        self._fill(self._section)

    def _fill(self, shown: WritingSection | None) -> None:
        open_ = self._writing is not None and self._writing.line.issued_on is None
        self.heading.set_value(shown.heading if shown else "")
        self.text.show_text(shown.text if shown else "", shown.spans if shown else ())
        for widget in (self.heading.input, self._save):
            widget.setEnabled(open_ and shown is not None)
        self.section_acts.set_open(open_)
        self.text.setReadOnly(not open_ or shown is None)
        self._rewrite.setVisible(open_ and shown is not None and bool(shown.tells))
        self._told.setText("Đoạn này đã được sửa tay." if shown and shown.edited else "")
        self._show_names("")

    @Slot(str)
    def _show_names(self, figure: str) -> None:
        from desktop.services.reports import writings

        found = None
        if figure and self._section is not None:
            found = self._host.office.read(
                writings.figure, section_id=self._section.id, figure=figure
            )
        self.names.set_empty(f"{found.title}: không có ai." if found else _NO_NAMES)
        self.names.show_lines(named_lines(found) if found else ())

    @Slot(object)
    def _enter(self, _line: Line) -> None:
        self.text.setFocus()

    @Slot(object)
    def _open(self, line: Line) -> None:
        member: Member = line.row  # type: ignore[assignment]  # every line with a key names one
        self.opened.emit(member.id)


def _line(one: WritingSection) -> Line:
    said = "tự viết theo số liệu" if one.tells else ""
    if one.edited and one.tells:
        said = "đã sửa tay"
    return Line(
        key=one.id,
        title=f"{_INDENT * (one.level - 1)}{one.heading}",
        note=f"{_INDENT * (one.level - 1)}{said}" if said else "",
        row=one,
    )
