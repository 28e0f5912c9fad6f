"""Một người: everything known of one person, in the order of the official booklet."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.screens.ask import Ask
from desktop.screens.background import Background
from desktop.screens.people.family_copy import FamilyCopy
from desktop.screens.people.person_family import FamilyForm
from desktop.screens.people.person_history import history_form, remark_form, training_form
from desktop.screens.people.person_member import MemberForm
from desktop.screens.people.person_outline import OutlineForm
from desktop.screens.people.person_photo import Photo
from desktop.screens.people.person_scans import ScansTab
from desktop.screens.people.person_values import arguments, shown
from desktop.screens.people.photo_crop import CropPage
from desktop.screens.widgets import parts
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.secret_field import SecretField
from desktop.services.cells import organisations
from desktop.services.keeping import users
from desktop.services.office import Office
from desktop.services.people import people, person
from desktop.services.people.person import Sheet

_PICTURE = ("Tệp ảnh", "*.jpg *.jpeg *.png *.bmp")


class PersonScreen(Screen):
    """One person; everything typed on any tab is saved together."""

    title = "Một người"
    shows = frozenset(
        {"person", "post", "training", "travel", "award", "penalty", "relative", "attachment"}
        | {
            "membership",
            "belonging",
            "movement",
            "transfer",
            "discipline",
            "central",
            "badge",
            "departure",
        }
        | {"case", "step", "cell", "scan"}
    )

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        self._sheet: Sheet | None = None
        self._id = ""
        self._build_head()
        today = office.today()
        self._member = MemberForm(today)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("person-tabs")
        self._forms: dict[FieldForm, QWidget] = {}
        self._add_tab("&1 Sơ lược", OutlineForm(today))
        self._add_tab("&2 Lịch sử", history_form(today))
        self._add_tab("&3 Đào tạo, khen thưởng", training_form(today))
        family = FamilyForm(today)
        self._forms[family] = family
        self._tabs.addTab(family, "&4 Gia đình")
        self._copy = FamilyCopy(self, family)
        self._add_tab("&5 Tự nhận xét", remark_form())
        self._add_tab("&6 Đảng viên", self._member)
        fields = (field for form in self._forms for field in form.fields.values())
        self._secrets = [field for field in fields if isinstance(field, SecretField)]
        self._scans = ScansTab(self)
        self._tabs.addTab(self._scans, "&7 Bản quét")
        self.body.addWidget(self._tabs, 1)
        self._crop = CropPage()
        self._crop.hide()
        self.body.addWidget(self._crop, 1)
        self.setFocusProxy(self._tabs)
        self._wire()

    def open_record(self, record: str) -> None:
        """Show a person by id, at a field if one is named after #.

        Otherwise at the first tab, unless the same person is shown again.
        """
        id, _, field = record.partition("#")
        if id != self._id:
            self._id = id
            self._sheet = None
            for secret in self._secrets:
                secret.cover()
            self._tabs.setCurrentIndex(0)
            self._show_crop(False)
        self._show(keep_edits=False)
        self.setFocusProxy(self._tabs)
        for form, tab in self._forms.items():
            if field in form.fields:
                self._tabs.setCurrentWidget(tab)
                self.setFocusProxy(form.fields[field])

    def refresh(self) -> None:
        """Read the person again; what is typed here stays."""
        if self._id:
            self._show(keep_edits=True)

    def unsaved(self) -> bool:
        """Whether something on any tab differs from the record."""
        forms = (*self._forms, self._scans.form)
        return self._sheet is not None and any(form.is_edited() for form in forms)

    def save(self) -> bool:
        """Save what was changed on all tabs in one operation."""
        if self._sheet is None or not self.unsaved():
            return True
        if not self._scans.save():
            self._tabs.setCurrentWidget(self._scans)
            return False
        changes: dict[str, Any] = {}
        for form in self._forms:
            try:
                changes |= form.changes()
            except Refusal as refusal:
                self._tabs.setCurrentWidget(self._forms[form])
                form.fields[refusal.field or ""].setFocus()
                return False
        if "since" in changes and "cell_id" not in changes:
            changes["cell_id"] = self._sheet.line.cell_id
        saved = self.do(
            person.save, id=self._id, revision=self._sheet.revision, **arguments(changes)
        )
        if saved:
            self._show(keep_edits=False)
        return saved

    @Slot()
    def discard(self) -> None:
        """Put back what the record says."""
        if self._id:
            self._show(keep_edits=False)

    def show_fault(self, fault: Refusal | Trouble) -> None:
        """Show a fault beside its field, on whatever tab that is."""
        if isinstance(fault, Refusal):
            for form, tab in self._forms.items():
                if fault.field in form.fields:
                    self._tabs.setCurrentWidget(tab)
                    form.show_fault(fault)
                    return
        super().show_fault(fault)

    @Slot()
    def open_case(self) -> None:
        """Go to the person's case."""
        self.go.emit("case", self._id)

    def print_out(self) -> None:
        """Show the whole set of papers of the person's case as it will be printed."""
        if self._id:
            self.go.emit("case", f"{self._id}#set")
        else:
            super().print_out()

    @Slot()
    def show_numbers(self) -> None:
        """Show the numbers of identity whole; the journal says who looked."""
        if self.do(users.note_look, person_id=self._id):
            for secret in self._secrets:
                secret.reveal()

    @Slot()
    def choose_photo(self) -> None:
        """Take a photo from a file."""
        path = self.ask.open_path("Chọn ảnh 3×4", _PICTURE)
        if path is None:
            return
        try:
            content = path.read_bytes()
        except OSError as error:
            self.show_fault(Trouble(f"Không đọc được tệp {path}: {error.strerror or error}."))
            return
        if self._crop.open(content):
            self._show_crop(True)
        else:
            # The service says what is wrong with it.
            self.take_photo(content)

    @Slot(object)
    def take_photo(self, content: bytes) -> None:
        """Keep a picture as the photo."""
        self.do(people.set_photo, id=self._id, content=content)

    @Slot()
    def leave_crop(self) -> None:
        """Show the tabs again in place of the picture."""
        self._show_crop(False)

    @Slot()
    def remove_photo(self) -> None:
        """Take the photo away."""
        self.do(people.set_photo, id=self._id, content=None)

    def _build_head(self) -> None:
        self._photo = Photo()
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addStretch(1)
        names.addWidget(self.heading)
        names.addWidget(self.subheading)
        pictures = QHBoxLayout()
        self._choose = parts.button(
            "Chọn ảnh…", self.choose_photo, name="choose-photo", look="link"
        )
        self._remove = parts.button("Bỏ ảnh", self.remove_photo, name="remove-photo", look="link")
        pictures.addWidget(self._choose)
        pictures.addWidget(self._remove)
        pictures.addStretch(1)
        names.addLayout(pictures)
        names.addStretch(1)
        self.head.insertWidget(0, self._photo)
        # Nearly all the room, so that the line about the person stays one line.
        self.head.insertLayout(1, names, 9)
        self._open_case = self.add_button("Mở hồ sơ", self.open_case, name="open-case")
        self._put_back = self.add_button("Bỏ sửa", self.discard, name="discard")
        self._save = self.add_button("Lưu", self.save, name="save-person", main=True)

    def _add_tab(self, title: str, form: FieldForm) -> None:
        tab = parts.scrolling(form)
        self._forms[form] = tab
        self._tabs.addTab(tab, title)

    def _show_crop(self, shown: bool) -> None:
        # The one goes before the other comes, or the window would grow to hold both.
        coming, going = (self._crop, self._tabs) if shown else (self._tabs, self._crop)
        going.hide()
        coming.show()
        (self._crop.view if shown else self._tabs).setFocus()

    def _wire(self) -> None:
        for secret in self._secrets:
            secret.asked.connect(self.show_numbers)
        self._crop.cut.connect(self.take_photo)
        self._crop.left.connect(self.leave_crop)
        for form in (*self._forms, self._scans.form):
            form.edited.connect(self._show_edited)

    def _show(self, *, keep_edits: bool) -> None:
        try:
            sheet = self.office.read(person.sheet, id=self._id, day=self.office.today())
        except Refusal as refusal:
            self._show_nobody(refusal)
            return
        self._sheet = sheet
        self._member.set_cells(self.office.read(organisations.cells))
        self._member.set_before(sheet)
        self._member.set_terms(sheet)
        values = shown(sheet)
        for form in self._forms:
            form.show_row(values, keep_edits=keep_edits)
        self._copy.show_person(self._id)
        self._scans.show_person(self._id, keep_edits=keep_edits)
        self._photo.show_photo(sheet.person.photo)
        self._remove.setVisible(sheet.person.photo is not None)
        self.set_heading(sheet.person.name, _about(sheet))
        self._tabs.setEnabled(True)
        self._open_case.setEnabled(True)
        self._choose.setEnabled(True)
        if not keep_edits:
            self.strip.clear()

    def _show_nobody(self, refusal: Refusal) -> None:
        """The person is gone, for instance because entering was undone."""
        self._sheet = None
        for form in self._forms:
            form.show_row(None)
        self._scans.show_person("", keep_edits=False)
        self._photo.show_photo(None)
        self.set_heading(self.title)
        for widget in (self._tabs, self._open_case, self._choose):
            widget.setEnabled(False)
        self._remove.hide()
        self.strip.say(refusal.sentence, "refusal")

    @Slot()
    def _show_edited(self) -> None:
        edited = self.unsaved()
        self._save.setEnabled(edited)
        self._put_back.setEnabled(edited)


def _about(sheet: Sheet) -> str:
    line = sheet.line
    told = [line.stage_text, line.cell or "chưa thuộc chi bộ nào"]
    if line.next:
        told.append(f"bước tiếp theo: {line.next}")
    if sheet.removed:
        told.append("đang ở thùng rác")
    return " · ".join(told)
