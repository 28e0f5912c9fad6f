"""Bản quét: the scans of a person's papers, what each is and where the paper lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTemporaryDir, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble, cause
from desktop.rules.text import date_text, number_text
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.shipped_choices import by_code
from desktop.screens.widgets.table import Column, Table
from desktop.services.papers import printing
from desktop.services.people import scans
from desktop.services.people.people import new_id
from desktop.services.people.scans import Scan

_KINDS = ("Bản quét", "*.pdf *.jpg *.jpeg *.png")
_EMPTY = "Chưa có bản quét nào. Bấm “Thêm bản quét…” để chọn tệp PDF, JPG hoặc PNG."


class ScansTab(QWidget):
    """The list of scans and the form of the one picked."""

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._person = ""
        self._row: Scan | None = None
        self._folder: QTemporaryDir | None = None
        self.table = _table()
        self.form = FieldForm("scan-form")
        kind = ChoiceField("kind", by_code("archive_kinds"))
        self.form.add(kind, "Loại giấy tờ lưu trữ", wide=True)
        self.form.add(TextField("title"), "Tên giấy tờ")
        place = TextField("paper_place", placeholder="Tủ 2, cặp 5")
        self.form.add(place, "Bản giấy để ở đâu", wide=True)
        self._picked = [
            parts.button("Mở xem", self.open_elsewhere, name="open-scan"),
            parts.button("Lưu ra tệp…", self.save_copy, name="save-scan-copy"),
            parts.button("Bỏ bản quét", self.remove, name="remove-scan"),
        ]
        self._add = parts.button("Thêm bản quét…", self.add, name="add-scan")
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        for button in self._picked:
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addLayout(buttons)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.form)
        self.table.picked.connect(self._pick)
        self.form.edited.connect(self._hold)
        self._pick(None)

    def show_person(self, id: str, *, keep_edits: bool) -> None:
        """Show the scans of a person; with `keep_edits` what is typed below stays."""
        self._person = id
        found = self._host.office.read(scans.scans, person_id=id) if id else ()
        shown = self._row.id if self._row else ""
        self.table.show_rows(found)
        row = next((one for one in found if one.id == shown), None)
        if row is not None and keep_edits:
            self._row = row
            self.form.show_row(row, keep_edits=True)
        else:
            self._pick(row)

    def save(self) -> bool:
        """Save what is typed about the scan picked; False if it was refused."""
        if self._row is None or not self.form.is_edited():
            return True
        try:
            changes = self.form.changes()
        except Refusal:
            return False
        row = self._row
        done = self._host.do(scans.change_scan, id=row.id, revision=row.revision, **changes)
        if done:
            self.show_person(self._person, keep_edits=False)
        return done

    @Slot()
    def add(self) -> None:
        """Take a scan from a file."""
        path = self._host.ask.open_path("Chọn bản quét", _KINDS)
        if path is None:
            return
        try:
            content = path.read_bytes()
        except OSError as error:
            self._host.show_fault(Trouble(f"Không đọc được tệp {path}: {cause(error)}."))
            return
        id, day = new_id(), self._host.office.today()
        told = {"id": id, "person_id": self._person, "title": path.stem}
        if self._host.do(scans.add_scan, content=content, day=day, **told):
            self.show_person(self._person, keep_edits=True)
            self.table.select_id(id)

    @Slot()
    def remove(self) -> None:
        """Take the scan picked out of the file."""
        if self._row is not None and self._host.do(scans.remove_scan, id=self._row.id):
            self.show_person(self._person, keep_edits=False)

    @Slot()
    def save_copy(self) -> None:
        """Write the scan picked where the user says."""
        if self._row is not None:
            path = self._host.ask.save_path("Lưu bản quét", _file_name(self._row))
            if path is not None and self._write(path):
                self._host.say(f"Đã lưu {path}.")

    @Slot()
    def open_elsewhere(self) -> None:
        """Open the scan picked in the machine's own program, from a folder that goes with this."""
        if self._row is None:
            return
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = Path(self._folder.filePath(f"ban-quet{self._row.ending}"))
        if self._write(path) and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._host.say("Máy này không có chương trình mở tệp. Hãy bấm “Lưu ra tệp…”.")

    def _write(self, path: Path) -> bool:
        assert self._row is not None
        try:
            printing.save(path, self._host.office.read(scans.content, id=self._row.id))
        except (Refusal, Trouble) as fault:
            self._host.show_fault(fault)
            return False
        return True

    @Slot(bool)
    def _hold(self, edited: bool) -> None:
        """Stay with the scan picked until what is typed about it is saved or given up."""
        self.table.setEnabled(not edited)
        self._add.setEnabled(not edited)

    @Slot(object)
    def _pick(self, row: Scan | None) -> None:
        self._row = row
        self.form.show_row(row)
        self.form.setEnabled(row is not None)
        for button in self._picked:
            button.setEnabled(row is not None)


def _file_name(row: Scan) -> str:
    return f"{row.kind} {row.title or 'bản quét'}".strip().replace("/", "-") + row.ending


def _table() -> Table:
    return Table(
        [
            Column("Mã", lambda row: row.kind, width=6),
            Column("Loại giấy tờ", lambda row: row.kind_title, width=34),
            Column("Tên giấy tờ", lambda row: row.title, width=26),
            Column("Ngày đưa vào", lambda row: date_text(row.added), _added, width=15),
            Column("Cỡ (KB)", _size, lambda row: row.size, width=10),
            Column("Bản giấy", lambda row: row.paper_place, width=16),
        ],
        name="scans",
        empty=_EMPTY,
    )


def _added(row: Scan) -> str:
    return row.added.isoformat()


def _size(row: Scan) -> str:
    return number_text(-(-row.size // 1024))
