"""Báo cáo bằng lời: reports begun from a skeleton, written from figures, edited and issued."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.rules import text
from desktop.screens.ask import WORD, Ask
from desktop.screens.background import Background, whole
from desktop.screens.reports.report_names import screen_of
from desktop.screens.reports.writing_choice import WritingChoice
from desktop.screens.reports.writing_editor import WritingEditor
from desktop.screens.reports.writing_signing import WritingSigning
from desktop.screens.widgets import parts
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.page_view import PageView
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.papers.sheet import Sheet
    from desktop.services.office import Office
    from desktop.services.reports.writings import Writing, WritingLine

_NONE = (
    "Chưa có báo cáo nào.\n\n"
    "Chọn loại báo cáo và kỳ ở trên rồi bấm “Bắt đầu viết”: các đoạn về đảng viên sẽ được viết sẵn "
    "từ số liệu."
)
_LIST, _EDITOR, _PAPER, _SIGNING = range(4)


class WritingsScreen(Screen):
    """The reports, one report, or its paper."""

    title = "Báo cáo bằng lời"
    shows = frozenset({"writing", "writing_section", "writing_figures", "skeleton", "office"})

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._writing: Writing | None = None
        self.choice = WritingChoice(office.today())
        self.lines = LineList("writings", empty=_NONE)
        self.lines.setAccessibleName("Các báo cáo đã viết")
        self.editor = WritingEditor(self)
        self.page = PageView(ask, background, empty="Đang dàn trang…")
        self._stack = QStackedWidget()
        self.signing = WritingSigning(self)
        for page in (self._list_page(), self.editor, self._paper_page(), self.signing):
            self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)
        add = self.add_button
        self._buttons = (
            add("‹ Các báo cáo", self.show_list, name="writing-list"),
            add("Bỏ báo cáo", self.remove, name="writing-remove"),
            add("Ký, nơi nhận…", self.sign, name="writing-signing"),
            add("Lưu Word…", self.save_word, name="writing-docx"),
            add("Ban hành…", self.issue, name="writing-issue"),
            add("Xem bản in (Ctrl+P)", self.print_out, name="writing-pdf", main=True),
        )
        self._issue = self._buttons[4]
        self._rename = self.editor.add_button("Đổi tên…", self.rename, name="writing-rename")
        own = self.editor.add_button("Lấy làm bố cục", self.keep_skeleton, name="writing-skeleton")
        own.setToolTip("Báo cáo cùng loại lập sau này sẽ bắt đầu với các mục này.")
        self._show(_LIST)
        self._wire()

    def refresh(self) -> None:
        """Read the reports again, and the one that is open."""
        from desktop.services.reports import writings

        read = self.office.read
        self.choice.show_kinds(
            read(writings.kinds, day=self.office.today()), read(writings.term_periods)
        )
        found = read(writings.writings)
        self.lines.show_lines([_line(one) for one in found])
        if self._writing is not None:
            self._open(self._writing.line.id if self._known(found) else "")
        self._tell()

    def open_record(self, record: str) -> None:
        """Open a report by its id."""
        self._open(record)
        self._show(_EDITOR)

    def unsaved(self) -> bool:
        """Whether a section holds something typed that is not saved."""
        return self._stack.currentIndex() == _EDITOR and self.editor.is_edited()

    @Slot()
    def save(self) -> bool:
        """Save the section that is open."""
        return self.editor.save()

    def discard(self) -> None:
        """Show the section that is open as it was saved."""
        self.editor.discard()

    @Slot()
    def start(self) -> None:
        """Begin the report that is chosen, and open it."""
        from desktop.services.people import people
        from desktop.services.reports import writings

        try:
            period, as_of = self.choice.period(), self.choice.day()
        except Refusal as refusal:
            self._tell_fault(refusal)
            return
        key = people.new_id()
        kind = str(self.choice.kind.currentData())
        if self.do(writings.start, id=key, kind=kind, period=period, as_of=as_of):
            self.open_record(key)
            self.editor.text.setFocus()

    @Slot()
    def show_list(self) -> None:
        """Go back to the list of reports, or from the paper to the report."""
        if self._stack.currentIndex() in (_PAPER, _SIGNING):
            self._show(_EDITOR)
        elif self.may_leave():
            self._writing = None
            self._show(_LIST)

    @Slot()
    def remove(self) -> None:
        """Throw the report away; undo brings it again."""
        from desktop.services.reports import writings

        if self._writing is None:
            return
        self.editor.discard()
        if self.do(writings.remove, id=self._writing.line.id):
            self._writing = None
            self._show(_LIST)

    @Slot()
    def rename(self) -> None:
        """Give the report another title."""
        from desktop.services.reports import writings

        if self._writing is not None and self.may_leave():
            line = self._writing.line
            title = self.ask.line("Đổi tên báo cáo", "Tên báo cáo:", line.title)
            if title:
                self.do(writings.set_title, id=line.id, title=title)

    @Slot()
    def keep_skeleton(self) -> None:
        """Let later reports of this kind begin with these headings."""
        from desktop.services.reports import writings

        if self._writing is not None and self.may_leave():
            day = self.office.today()
            if self.do(writings.keep_skeleton, id=self._writing.line.id, day=day):
                self.say("Báo cáo cùng loại lập từ hôm nay sẽ bắt đầu với các mục này.")

    @Slot()
    def sign(self) -> None:
        """Ask who signs the report, and to whom it goes."""
        from desktop.services.reports import writing_signing

        if self._writing is not None and self.may_leave():
            line = self._writing.line
            found = self.office.read(writing_signing.signing, id=line.id)
            self.signing.show_signing(line.id, found, open_=line.issued_on is None)
            self._show(_SIGNING)

    @Slot()
    def issue(self) -> None:
        """Issue the report, or open an issued one again, which needs a reason."""
        from desktop.services.reports import writings

        if self._writing is None or not self.may_leave():
            return
        line = self._writing.line
        if line.issued_on is not None:
            reason = self.ask.line(
                "Mở lại báo cáo",
                "Báo cáo đã ban hành in ra luôn như cũ; mở lại thì sửa được. Lý do mở lại:",
            )
            if reason:
                self.do(writings.withdraw, id=line.id, reason=reason)
            return
        number = self.ask.line(
            "Ban hành báo cáo",
            "Sau khi ban hành, lời văn và số liệu giữ nguyên. Số báo cáo (bỏ trống nếu chưa có):",
        )
        if number is not None:
            self.do(writings.issue, id=line.id, number=number, day=self.office.today())

    @Slot()
    def print_out(self) -> None:
        """Show the report as it will be printed; once it is shown, print it."""
        from desktop.services.papers import printing

        if self._stack.currentIndex() == _PAPER and self.page.page_count():
            self.page.print_out()
            return
        sheet = self._sheet()
        if sheet is not None:
            work = whole(partial(printing.pdf_bytes, sheet))
            self.background.run("Đang dàn trang báo cáo", work, done=self._show_paper)

    @Slot()
    def save_word(self) -> None:
        """Write the report as a Word document."""
        sheet = self._sheet()
        if sheet is not None and self._writing is not None:
            name = f"{self._writing.line.title}.docx"
            self._save(self.ask.save_path("Lưu Word", name, WORD), sheet)

    def _wire(self) -> None:
        self.choice.begun.connect(self.start)
        self.lines.opened.connect(self._open_line)
        self.editor.opened.connect(self._open_member)
        self.signing.left.connect(self.show_list)

    def _list_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.choice)
        column.addWidget(self.lines, 1)
        return page

    def _paper_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        back = parts.button("‹ Nội dung", self.show_list, name="writing-back")
        self.page.head.insertWidget(0, back)
        column.addWidget(self.page)
        return page

    def _known(self, found: tuple[WritingLine, ...]) -> bool:
        return self._writing is not None and self._writing.line.id in {one.id for one in found}

    def _open(self, id: str) -> None:
        """Read one report; without an id there is none any longer."""
        from desktop.services.reports import writings

        self._writing = self.office.read(writings.writing, id=id) if id else None
        if self._writing is None:
            self._show(_LIST)
        else:
            self.editor.show_writing(self._writing)
        self._tell()

    def _show(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        for button in self._buttons:
            button.setVisible(page == _EDITOR)
        self._tell()

    def _tell(self) -> None:
        if self._writing is None:
            self.set_heading(self.title)
            return
        line = self._writing.line
        issued = line.issued_on is not None
        told = f"Số liệu tính đến ngày {text.date_text(line.as_of)}"
        if line.issued_on is not None:
            number = f" số {line.number}" if line.number else ""
            told += f" · đã ban hành{number} ngày {text.date_text(line.issued_on)}"
        self.set_heading(self.title, f"{line.title} · {told}")
        self._rename.setEnabled(not issued)
        self._buttons[1].setEnabled(not issued)
        self._issue.setText("Mở lại…" if issued else "Ban hành…")

    def _tell_fault(self, refusal: Refusal) -> None:
        fields = (self.choice.year, self.choice.since, self.choice.until, self.choice.as_of)
        for field in fields:
            if field.name == refusal.field:
                field.show_fault(refusal.sentence)
                return
        self.show_fault(refusal)

    def _sheet(self) -> Sheet | None:
        from desktop.services.reports import writings

        if self._writing is None or not self.may_leave():
            return None
        return self.office.read(writings.sheet, id=self._writing.line.id, day=self.office.today())

    def _save(self, path: Path | None, sheet: Sheet) -> None:
        from desktop.services.papers import printing

        if path is None:
            return
        try:
            printing.save(path, printing.docx_bytes(sheet))
        except (Refusal, Trouble) as fault:
            self.show_fault(fault)
        else:
            self.say(f"Đã lưu {path}.")

    def _show_paper(self, pdf: bytes) -> None:
        assert self._writing is not None
        self.page.show_pdf(pdf, self._writing.line.title)
        self._show(_PAPER)
        self.page.setFocus()

    @Slot(object)
    def _open_line(self, line: Line) -> None:
        self.open_record(line.key)
        self.editor.text.setFocus()

    @Slot(str)
    def _open_member(self, id: str) -> None:
        self.go.emit(screen_of(self.office, id), id)


def _line(one: WritingLine) -> Line:
    told = f"Số liệu tính đến ngày {text.date_text(one.as_of)}"
    issued = one.issued_on is not None
    return Line(
        key=one.id,
        title=one.title,
        note=told,
        side=f"đã ban hành {text.date_text(one.issued_on)}" if one.issued_on else "đang viết",
        tone="quiet" if issued else "soon",
        row=one,
    )
