"""Giấy tờ: the papers of a dossier in legal order, each to be written, the whole to be printed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout
from PySide6.QtWidgets import QWidget as Widget

from desktop.rules import text
from desktop.screens.background import whole
from desktop.screens.cases.case_minutes import MinutesPage
from desktop.screens.papers.copies import CopiesPanel
from desktop.screens.papers.form_editor import FormEditor
from desktop.screens.papers.form_taken import lacking
from desktop.screens.widgets import parts
from desktop.screens.widgets.line_list import Line, LineList, Mark
from desktop.screens.widgets.page_view import PageView
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop.papers.sheet import Sheet
    from desktop.services.papers.papers import SetLine
    from desktop.services.papers.printing import Printed

_SETS = (("admission", "Hồ sơ kết nạp"), ("recognition", "Hồ sơ công nhận chính thức"))
_SET_PAGE, _STEP_PAGE = 2, 3
_EMPTY = "Bộ hồ sơ này chưa có giấy tờ nào."


class PapersTab(Widget):
    """The checklist, the editor of one paper, the whole set, and the papers of one step.

    `asked` carries the id of a step whose record is wanted; `left` asks to go back to the steps.
    """

    asked = Signal(str)
    left = Signal()

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._person = ""
        self._name = ""
        self.editor = FormEditor(host)
        self.page = PageView(host.ask, host.background, empty="Đang dàn trang…")
        self.copies = CopiesPanel(host)
        self.lines = LineList("papers", empty=_EMPTY)
        self.lines.setAccessibleName("Giấy tờ trong bộ hồ sơ")
        self.minutes = MinutesPage(host)
        self._from_step = False
        self._stack = QStackedWidget()
        for page in (self._list_page(), self.editor, self._set_page(), self.minutes):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._wire()

    def show_case(self, person: str, name: str) -> None:
        """Show the papers of a person; for another person the latest set that is being made."""
        if person != self._person:
            self._person, self._name = person, name
            with QSignalBlocker(self._set):
                self._set.setCurrentIndex(1)
                if not any(one.present for one in self._checklist()):
                    self._set.setCurrentIndex(0)
            self._stack.setCurrentIndex(0)
        self.refresh()

    def refresh(self) -> None:
        """Read the checklist again, and what is open of it."""
        if not self._person:
            return
        lines = self._checklist()
        self.lines.show_lines(_line(at, one) for at, one in enumerate(lines, 1))
        present = sum(one.present for one in lines)
        self._told.setText(f"{present}/{len(lines)} giấy tờ đã có")
        if self._stack.currentWidget() is self.editor:
            self.editor.refresh()
        elif self._stack.currentWidget() is self.minutes:
            self.minutes.refresh()

    def show_step(self, person: str, name: str, title: str, form_ids: tuple[str, ...]) -> None:
        """Show the papers of one step, filled from what was recorded."""
        self._stack.setCurrentIndex(0)
        self.show_case(person, name)
        self._stack.setCurrentIndex(_STEP_PAGE)
        self.minutes.show_papers(person, title, form_ids)
        self.minutes.setFocus()

    def is_edited(self) -> bool:
        """Whether a paper holds something typed that is not saved."""
        return self._stack.currentWidget() is self.editor and self.editor.is_edited()

    def save(self) -> bool:
        """Save the paper that is open."""
        return self.editor.save()

    def discard(self) -> None:
        """Give up what was typed in the paper that is open."""
        self.editor.discard()

    def print_out(self) -> None:
        """Print what is shown: the paper, or the set; beside the list, show the set first."""
        if self._stack.currentWidget() is self.editor:
            self.editor.page.print_out()
        elif self._stack.currentIndex() == _SET_PAGE:
            self.page.print_out()
        elif self._stack.currentIndex() == _STEP_PAGE:
            self.minutes.preview.page.print_out()
        else:
            self.print_set()

    @Slot()
    def print_set(self) -> None:
        """Show the whole set as it will be printed."""
        from desktop.services.papers import printing

        if self._person and self._host.may_leave() and self.copies.keep():
            work = partial(
                printing.set_pdf,
                self._host.office,
                self._person,
                self._set.currentData(),
                self._host.office.today(),
                copies=self.copies.copies(),
            )
            self._host.background.run("Đang dàn trang cả bộ", whole(work), done=self._show_set)

    @Slot()
    def save_word(self) -> None:
        """Write the set as PDF and Word copies into a folder."""
        self._save_files("bản Word", with_docx=True)

    @Slot()
    def save_apart(self) -> None:
        """Write the set as one PDF, and each paper as a file of its own, into a folder."""
        self._save_files("từng giấy tờ", separate=True)

    def _save_files(self, what: str, *, with_docx: bool = False, separate: bool = False) -> None:
        from desktop.services.papers import printing

        folder = self._host.ask.folder(f"Chọn thư mục để lưu {what}")
        if folder is not None:
            work = partial(
                printing.print_set,
                self._host.office,
                person_id=self._person,
                set_id=self._set.currentData(),
                folder=folder,
                day=self._host.office.today(),
                with_docx=with_docx,
                separate=separate,
                copies=self.copies.copies(),
            )
            done = self._told_word if with_docx else self._told_apart
            self._host.background.run(f"Đang lưu {what}", whole(work), done=done)

    @Slot()
    def show_list(self) -> None:
        """Go back to the list of papers, or to the papers of the step one came from."""
        if not self._host.may_leave():
            return
        if self._from_step:
            self._from_step = False
            self._stack.setCurrentIndex(_STEP_PAGE)
            self.minutes.refresh()
            self.minutes.setFocus()
        else:
            self._stack.setCurrentIndex(0)
            self.lines.setFocus()

    def _list_page(self) -> Widget:
        self._set = QComboBox()
        self._set.setObjectName("paper-set")
        self._set.setAccessibleName("Bộ hồ sơ")
        for id, words in _SETS:
            self._set.addItem(words, id)
        self._told = parts.label(name="papers-told", role="hint")
        self._print = parts.button(
            "In trọn bộ (Ctrl+P)", self.print_set, name="print-set", look="main"
        )
        word = parts.button("Lưu bản Word…", self.save_word, name="save-word")
        top = _row(self._set, self._told)
        top.addStretch(1)
        whole = Wrapping(right=True)
        whole.addWidget(parts.button("Lưu từng tệp…", self.save_apart, name="save-apart"))
        whole.addWidget(word)
        whole.addWidget(self._print)
        top.addLayout(whole)
        self._edit = parts.button("Soạn, xem (Enter)", self._open, name="paper-edit")
        self._one = parts.button("In…", self._print_one, name="paper-print")
        self._issue = parts.button("Phát hành…", self._issue_one, name="paper-issue")
        self._record = parts.button("Ghi số, ngày", self._go_step, name="paper-record")
        foot = _row(self._edit, self._one, self._issue, self._record)
        foot.addStretch(1)
        return _page(top, self.lines, foot)

    def _set_page(self) -> Widget:
        back = parts.button("‹ Danh sách giấy tờ", self.show_list, name="set-back")
        self.page.head.insertWidget(0, back)
        both = parts.beside(self.copies, self.page, shares=(1, 3))
        return _page(QHBoxLayout(), both, QHBoxLayout())

    def _wire(self) -> None:
        self._set.currentIndexChanged.connect(self.refresh)
        self.lines.opened.connect(self._open)
        self.lines.picked.connect(self._offer)
        self.editor.closed.connect(self.show_list)
        self.minutes.opened.connect(self._open_of_step)
        self.minutes.closed.connect(self._leave)
        self.copies.wanted.connect(self.print_set)

    def _checklist(self) -> tuple[SetLine, ...]:
        from desktop.services.papers import papers

        return self._host.office.read(
            papers.checklist,
            person_id=self._person,
            set_id=self._set.currentData(),
            day=self._host.office.today(),
        )

    def _current(self) -> SetLine | None:
        line = self.lines.current_line()
        return None if line is None else line.row  # type: ignore[return-value]  # as put in

    @Slot()
    def _offer(self) -> None:
        one = self._current()
        ours = one is not None and bool(one.form)
        for button in (self._edit, self._one, self._issue):
            button.setEnabled(ours)
        self._issue.setEnabled(one is not None and ours and not one.issued)
        self._record.setEnabled(one is not None and bool(one.step))

    @Slot(str, str)
    def _open_of_step(self, form_id: str, about: str) -> None:
        self._from_step = True
        self._stack.setCurrentWidget(self.editor)
        self.editor.open_form(self._person, form_id, about)

    @Slot()
    def _leave(self) -> None:
        self._stack.setCurrentIndex(0)
        self.left.emit()

    @Slot()
    def _open(self) -> None:
        one = self._current()
        self._from_step = False
        if one is not None and one.form:
            self._stack.setCurrentWidget(self.editor)
            self.editor.open_form(self._person, one.form, one.about)
        elif one is not None and one.step:
            self.asked.emit(one.step)

    @Slot()
    def _print_one(self) -> None:
        self._open()
        self.editor.page.print_out()

    @Slot()
    def _issue_one(self) -> None:
        self._open()
        self.editor.issue()

    @Slot()
    def _go_step(self) -> None:
        one = self._current()
        if one is not None:
            self.asked.emit(one.step)

    def _show_set(self, made: tuple[bytes, tuple[Sheet, ...]]) -> None:
        titles = {sheet.form: _named(sheet.code, sheet.title) for sheet in made[1]}
        self.copies.show_set(self._set.currentData(), titles)
        self.page.show_pdf(made[0], f"{self._set.currentText()} {self._name}")
        self._stack.setCurrentIndex(_SET_PAGE)
        self.page.setFocus()

    def _told_word(self, written: tuple[Printed, ...]) -> None:
        self._host.say(
            f"Đã lưu {len(written)} tệp vào {written[0].path.parent}. Bản Word chỉ để chỉnh sửa "
            "khi in; chỗ sửa trong Word không quay lại chương trình."
        )

    def _told_apart(self, written: tuple[Printed, ...]) -> None:
        self._host.say(
            f"Đã lưu {len(written)} tệp PDF vào {written[0].path.parent}: cả bộ trong một tệp, và "
            "từng giấy tờ trong thư mục cùng tên."
        )


def _named(code: str, title: str) -> str:
    return title if title.startswith(code) else f"{code} {title}"


def _line(at: int, one: SetLine) -> Line:
    side, tone, mark = _state(one)
    told = [one.issuer]
    if one.day:
        told.append(f"số {one.number}" if one.number else "")
        told.append(f"ngày {text.date_text(one.day)}")
    if one.missing:
        told.append(f"còn thiếu: {lacking(one.missing)}")
    return Line(
        key=f"{at}",
        title=f"{one.code} · {one.title}" if one.code else one.title,
        note=" · ".join(part for part in told if part),
        side=side,
        tone=tone,
        mark=mark,
        row=one,
    )


def _state(one: SetLine) -> tuple[str, str, Mark]:
    if one.issued:
        return "đã phát hành", "quiet", "done"
    if not one.step:
        return "kèm bản giấy", "quiet", "skipped"
    if not one.present:
        return "chưa có", "", "waiting"
    if one.missing:
        return f"thiếu {len(one.missing)} mục", "soon", "blocked"
    return "đã có", "quiet", "done"


def _row(*widgets: Widget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    return row


def _page(top: QHBoxLayout, middle: Widget, foot: QHBoxLayout) -> Widget:
    page = Widget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, page.fontMetrics().height() // 2, 0, 0)
    layout.addLayout(top)
    layout.addWidget(middle, 1)
    layout.addLayout(foot)
    return page
