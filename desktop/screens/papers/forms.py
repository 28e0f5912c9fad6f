"""Mẫu văn bản: every form, the office's own, and which were compared with the official blank."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble, cause
from desktop.rules.mistakes import Mistake, MistakeError
from desktop.rules.text import date_text
from desktop.screens.background import whole
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.page_view import PageView
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.screens.widgets.wrapping import Wrapping
from desktop.services.keeping import reference
from desktop.services.papers import forms, printing
from desktop.services.papers.forms import FormLine, OwnFile
from desktop.services.people.people import new_id

_FILES = ("Mẫu của cơ quan", "*.toml *.docx")
_KNOWN = {
    "A": "đã thấy trọn mẫu chính thức",
    "B": "thấy bản đã điền hoặc một phần",
    "C": "dựng lại theo quy định, in ra có dòng “Chưa đối chiếu mẫu chính thức”",
}
_SHOWN = (("all", "Tất cả"), ("remarked", "Chưa đối chiếu"), ("own", "Của cơ quan"))
_ABOUT = (
    "Mẫu của cơ quan (.toml, .docx) dùng thay mẫu có sẵn; bỏ đi thì mẫu có sẵn dùng lại. Văn bản "
    "đã phát hành không đổi."
)
_WORD = (
    "Mẫu Word của cơ quan: dùng khi lưu bản Word của văn bản này. Bản PDF và bản in trọn bộ vẫn "
    "theo mẫu của chương trình."
)


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of the list: a form, a Word template of the office's own, or a file in fault."""

    id: str
    code: str
    title: str
    edition: str
    known: str
    form: FormLine | None = None
    own: OwnFile | None = None
    mistakes: tuple[Mistake, ...] = ()

    @property
    def state(self) -> str:
        """What the clerk must know of it, in a few words."""
        if self.mistakes:
            return "tệp bị lỗi"
        if self.form is not None and self.form.confidence == "C":
            return "chưa đối chiếu" if self.form.remarked else "đã đối chiếu"
        return "của cơ quan" if self.own else ""


class FormsPage(QWidget):
    """The list of forms, and beside it the blank, the confirmation and the faults of one."""

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._row: _Row | None = None
        self._stale = True
        self.table = _table()
        self.form = _form()
        self.mistakes = LineList("form-mistakes", empty="")
        self.pages = PageView(host.ask, host.background, empty="Chọn một mẫu ở bên trái.")
        self._shown = QComboBox()
        self._shown.setObjectName("forms-shown")
        self._shown.setAccessibleName("Những mẫu nào")
        for id, words in _SHOWN:
            self._shown.addItem(words, id)
        self._name = parts.label(name="form-name", role="section", wrap=True)
        self._told = parts.label(name="form-told", role="hint", wrap=True)
        self._confirm = parts.button("Đã đối chiếu", self.confirm, name="confirm-form")
        self._unconfirm = parts.button("Bỏ xác nhận", self.take_back, name="unconfirm-form")
        self._copy = parts.button("Lưu tệp ra…", self.save_copy, name="save-form-file")
        self._remove = parts.button("Bỏ mẫu của cơ quan", self.remove, name="remove-form")
        self._build()
        self.table.picked.connect(self._pick)
        self.form.edited.connect(self._hold)
        self._shown.currentIndexChanged.connect(self._filter)
        self._pick(None)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the forms when they are first looked at: there are many."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Read the forms again, or when they are next looked at; what is typed stays."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        kept = self._row.id if self._row else ""
        self.table.show_rows(_rows(self._host))
        if not self.form.is_edited():
            self.table.select_id(kept)

    def unsaved(self) -> bool:
        """Whether a confirmation is typed and not kept."""
        return self.form.is_edited()

    def save(self) -> bool:
        """Keep the confirmation that is typed."""
        return not self.form.is_edited() or self.confirm()

    def discard(self) -> None:
        """Give up what was typed."""
        self._pick(self._row)

    @Slot()
    def add(self) -> None:
        """Take a file in as the office's own form, or show everything that is wrong with it."""
        path = self._host.ask.open_path("Chọn tệp mẫu của cơ quan", _FILES)
        if path is None:
            return
        told = {"file_name": path.name, "form": self._form_for(path)}
        try:
            content = path.read_bytes()
            self._host.office.read(forms.examined, content=content, **told)
        except OSError as error:
            self._host.show_fault(Trouble(f"Không đọc được tệp {path}: {cause(error)}."))
        except MistakeError as error:
            self._show_mistakes(path.name, error.mistakes)
        except Refusal as refusal:
            self._host.show_fault(refusal)
        else:
            day = self._host.office.today()
            if self._host.do(forms.add_own, id=new_id(), content=content, day=day, **told):
                self._show_added(path.name)

    @Slot()
    def confirm(self) -> bool:
        """Keep that the form picked was compared with the official blank."""
        if self._row is None or self._row.form is None:
            return True
        try:
            told = self.form.values()
        except Refusal:
            return False
        done = self._host.do(forms.confirm, id=new_id(), key=self._row.form.key, **told)
        if done:
            self.form.show_row(None)
            self.refresh()
        return done

    @Slot()
    def take_back(self) -> None:
        """Let new papers of the form picked carry the remark again."""
        line = self._row.form if self._row else None
        if line is not None and line.confirmed is not None:
            self._host.do(forms.take_back_confirmation, id=line.confirmed.id)

    @Slot()
    def remove(self) -> None:
        """Take the office's own file away; the shipped form holds again."""
        if self._row is not None and self._row.own is not None:
            self._host.do(forms.remove_own, id=self._row.own.id)

    @Slot()
    def save_copy(self) -> None:
        """Write the file behind the form picked, to be changed and added as the office's own."""
        row = self._row
        if row is None:
            return
        name = row.own.file_name if row.own else f"{row.form.id if row.form else row.code}.toml"
        path = self._host.ask.save_path("Lưu tệp mẫu", name)
        if path is None:
            return
        try:
            printing.save(path, self._host.office.read(forms.file_of, key=row.id))
        except (Refusal, Trouble) as fault:
            self._host.show_fault(fault)
        else:
            self._host.say(f"Đã lưu {path}. Sửa xong, bấm “Thêm mẫu của cơ quan…” để dùng.")

    @Slot()
    def show_reference(self) -> None:
        """Show how a form is written, to read, save or print."""
        self._row = None
        self._show(None)
        self._name.setText("Sách mẫu")
        self._told.setText("Cách viết một mẫu .toml hoặc .docx, các khối và các dữ kiện điền được.")
        work = whole(reference.pdf_bytes)
        self._host.background.run("Đang dàn trang sách mẫu", work, done=self._show_book)

    def _show_book(self, content: bytes) -> None:
        if self._row is None:
            self.pages.show_pdf(content, "Sách mẫu")

    def _build(self) -> None:
        add = parts.button("Thêm mẫu của cơ quan…", self.add, name="add-form")
        book = parts.button("Sách mẫu", self.show_reference, name="form-reference")
        left, right = QWidget(), QWidget()
        list_side, one_side = QVBoxLayout(left), QVBoxLayout(right)
        for layout in (list_side, one_side):
            layout.setContentsMargins(0, 0, 0, 0)
        list_side.addLayout(_across(parts.label("Xem:"), self._shown, book, add))
        list_side.addWidget(self.table, 1)
        one_side.addWidget(self._name)
        one_side.addWidget(self._told)
        one_side.addWidget(self.mistakes, 1)
        one_side.addWidget(self.form)
        one_side.addLayout(_across(self._confirm, self._unconfirm, self._copy, self._remove))
        one_side.addWidget(self.pages, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        whole.addWidget(parts.label(_ABOUT, role="hint", wrap=True))
        # As wide without the pages as with them, so that the border stays where it is.
        right.setMinimumWidth(self.pages.minimumSizeHint().width())
        whole.addWidget(parts.beside(left, right, shares=(15, 17)), 1)

    def _form_for(self, path: Path) -> str:
        """The form that a Word file is for; a definition says so itself."""
        line = self._row.form if self._row else None
        if path.suffix.lower() != ".docx" or line is None or path.stem.lower() == line.id:
            return ""
        answer = self._host.ask.choose(
            "Tệp Word này dùng cho mẫu nào?",
            f"Mẫu đang chọn là {line.code}, {line.title}.",
            [("picked", f"Dùng cho {line.code}"), ("new", f"Mẫu mới “{path.stem}”")],
        )
        return line.id if answer == "picked" else ""

    def _show_added(self, name: str) -> None:
        self._shown.setCurrentIndex(0)
        own = self._host.office.read(forms.own_files)
        added = next((one for one in own if one.file_name == name), None)
        if added is not None:
            self.table.select_id(added.id)
        self._host.say(f"Đã nhận {name}. Từ nay cơ quan dùng mẫu này.")

    def _show_mistakes(self, name: str, mistakes: tuple[Mistake, ...]) -> None:
        self._show(_Row("", name, "tệp chưa nhận được", "", "", mistakes=mistakes))

    @Slot(object)
    def _pick(self, row: _Row | None) -> None:
        self._row = row
        self._show(row)

    def _show(self, row: _Row | None) -> None:
        line = row.form if row else None
        faults = row.mistakes if row else ()
        self._name.setText(f"{row.code} · {row.title}" if row else "")
        self._told.setText(_told(row) if row else "")
        self.mistakes.setVisible(bool(faults))
        self.mistakes.show_lines(
            Line(key=f"{at}", title=_where(one), note=f"{one.what}. Cách sửa: {one.mend}.")
            for at, one in enumerate(faults)
        )
        remarked = line is not None and line.remarked and not faults
        self.form.show_row({"day": self._host.office.today(), "who": "", "document": ""})
        self.form.setVisible(remarked)
        self._confirm.setVisible(remarked)
        self._unconfirm.setVisible(line is not None and line.confirmed is not None)
        self._copy.setVisible(row is not None and bool(row.form or row.own))
        self._remove.setVisible(row is not None and row.own is not None)
        self.pages.setVisible(line is not None or not faults)
        if line is not None:
            blank = self._host.office.read(forms.blank_pdf, key=line.key)
            self.pages.show_pdf(blank, f"{line.code} mẫu trống")
        else:
            self.pages.clear("Mẫu này chỉ có bản Word." if row else "Chọn một mẫu ở bên trái.")

    @Slot(bool)
    def _hold(self, edited: bool) -> None:
        """Stay with the form picked until what is typed about it is kept or given up."""
        self.table.setEnabled(not edited)

    @Slot()
    def _filter(self) -> None:
        which = self._shown.currentData()
        keeps = {"remarked": _is_remarked, "own": _is_own}
        self.table.set_filter(keeps.get(which))


def _is_remarked(row: _Row) -> bool:
    return row.form is not None and row.form.remarked


def _is_own(row: _Row) -> bool:
    return row.own is not None


def _rows(host: Screen) -> list[_Row]:
    """The files in fault first, then the forms and the office's own Word templates by code."""
    files = {one.id: one for one in host.office.read(forms.own_files)}
    broken = [
        _Row(error.source, error.source, "tệp của chương trình", "", "", mistakes=error.mistakes)
        for error in forms.broken()
    ]
    lines = host.office.read(forms.forms)
    listed = [_form_row(one, files.get(one.own_id)) for one in lines]
    shown = {one.own_id for one in lines}
    others = [
        _Row(one.id, one.code, one.title, "", "Word", own=one, mistakes=one.mistakes)
        for one in files.values()
        if one.id not in shown
    ]
    return [*broken, *sorted((*listed, *others), key=_order)]


def _order(row: _Row) -> tuple[int, str, str]:
    """By the number in the code, as the official lists have it; codes without one last."""
    digits = row.code.split("-")[0]
    number = int("".join(sign for sign in digits if sign.isdigit()) or 999)
    return (number, row.code, row.edition)


def _form_row(one: FormLine, own: OwnFile | None) -> _Row:
    return _Row(one.key, one.code, one.title, one.edition, one.confidence, form=one, own=own)


def _told(row: _Row) -> str:
    if row.mistakes:
        return f"Có {len(row.mistakes)} chỗ cần sửa. Sửa tệp theo danh sách này rồi thêm lại."
    if row.form is None:
        return _WORD
    level = row.form.confidence
    said = [
        f"Dùng cho văn bản từ {date_text(row.form.in_force_from)}. Mức {level}: {_KNOWN[level]}."
    ]
    kept = row.form.confirmed
    if row.form.doubt and kept is None:
        said.append(f"Chưa chắc: {row.form.doubt}.")
    if kept is not None:
        said.append(f"{kept.who} đã đối chiếu ngày {date_text(kept.day)} với {kept.document}.")
    elif row.form.remarked:
        said.append("Nếu tờ dưới đây đúng như mẫu chính thức, ghi ba ô rồi bấm “Đã đối chiếu”.")
    if row.own is not None:
        said.append(f"Tệp {row.own.file_name} của cơ quan, thêm ngày {date_text(row.own.added)}.")
    return " ".join(said)


def _where(one: Mistake) -> str:
    return f"Dòng {one.line}, {one.place}" if one.line else one.place.capitalize()


def _across(*widgets: QWidget) -> Wrapping:
    row = Wrapping()
    for widget in widgets:
        row.addWidget(widget)
    return row


def _table() -> Table:
    return Table(
        [
            Column("Mã", lambda row: row.code, width=9),
            Column("Tên mẫu", lambda row: row.title, width=15),
            Column("Bộ", lambda row: row.edition, width=7),
            Column("Mức", lambda row: row.known, width=7),
            Column("Đối chiếu", lambda row: row.state, tone=_tone, width=14),
        ],
        name="forms",
        lines=2,
        empty="Không đọc được mẫu nào. Hãy cài lại chương trình.",
    )


def _tone(row: _Row) -> str:
    return {"tệp bị lỗi": "late", "chưa đối chiếu": "soon"}.get(row.state, "quiet")


def _form() -> FieldForm:
    form = FieldForm("confirm-form-fields")
    form.add(DateField("day"), "Ngày đối chiếu")
    form.add(TextField("who"), "Ai đối chiếu")
    form.add(
        TextField("document", placeholder="Mẫu kèm Hướng dẫn …"), "Với văn bản, mẫu nào", wide=True
    )
    return form
