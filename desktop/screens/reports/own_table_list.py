"""The tables of the office's own, and what a new one may begin from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal, Trouble
from desktop.rules.reports.own_tables import SUBJECTS, OwnTable
from desktop.screens.widgets import parts
from desktop.screens.widgets.line_list import Line, LineList

if TYPE_CHECKING:
    from desktop.screens.widgets.screen import Screen
    from desktop.services.reports.own_tables import Saved

_LENT = ("Biểu tự lập", "*.bieu")
_SAVED, _START = "saved/", "start/"
_FILTERS = "Lập từ bộ lọc đã lưu ở Con người"
_BLANK = OwnTable(name="Biểu mới")


@dataclass(frozen=True, slots=True)
class _Start:
    """What a new table may begin from, under its heading."""

    group: str
    title: str
    note: str
    table: OwnTable


class OwnTableList(QWidget):
    """Enter opens a table (`chosen`) or begins a new one from what is chosen (`begun`)."""

    chosen = Signal(str)
    begun = Signal(object)

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._saved: dict[str, Saved] = {}
        self._starts: list[_Start] = []
        self.lines = LineList("own-tables", empty="")
        self.lines.setAccessibleName("Các biểu tự lập")
        self.setFocusProxy(self.lines)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.lines, 1)
        row = QHBoxLayout()
        for words, act, name in (
            ("Mở", self.open_line, "own-open"),
            ("Chép thành biểu mới", self.copy, "own-copy"),
            ("Đổi tên…", self.rename, "own-rename"),
            ("Xóa biểu", self.remove, "own-remove"),
            ("Cho cơ quan khác…", self.lend, "own-lend"),
            ("Nhận biểu từ tệp…", self.take, "own-take"),
        ):
            row.addWidget(parts.button(words, act, name=name))
        row.addStretch(1)
        layout.addLayout(row)
        self.lines.opened.connect(self._open)

    def show_saved(self, saved: Sequence[Saved], filters: Sequence[OwnTable]) -> None:
        """Show the tables that are kept, then what to begin from, kept filters among it."""
        self._saved = {one.id: one for one in saved}
        self._starts = [*_starts(), *(_Start(_FILTERS, one.name, "", one) for one in filters)]
        shown = [Line(title="Biểu của văn phòng" if saved else "Chưa có biểu nào được lưu")]
        shown += [_line(one) for one in saved]
        heading = ""
        for at, one in enumerate(self._starts):
            if one.group != heading:
                heading = one.group
                shown.append(Line(title=heading))
            shown.append(Line(key=f"{_START}{at}", title=one.title, note=one.note))
        self.lines.show_lines(shown)

    def saved(self, id: str) -> Saved | None:
        """The table of an id, if it is kept."""
        return self._saved.get(id)

    def select(self, id: str) -> None:
        """Put the cursor on the table of an id, if it is kept."""
        self.lines.select_key(f"{_SAVED}{id}")

    @Slot()
    def open_line(self) -> None:
        """Open the chosen line as Enter does."""
        line = self.lines.current_line()
        if line is not None and line.key:
            self._open(line)

    @Slot()
    def copy(self) -> None:
        """Begin a new table that is like the chosen one."""
        kept = self._current()
        if kept is not None:
            self.begun.emit(replace(kept.table, name=f"{kept.name} (bản chép)"))

    @Slot()
    def rename(self) -> None:
        """Give the chosen table another name."""
        from desktop.services.reports import own_tables

        kept = self._current()
        name = self._host.ask.line("Đổi tên biểu", "Tên biểu:", kept.name) if kept else None
        if kept is not None and name is not None:
            table = replace(kept.table, name=name)
            self._host.do(own_tables.save_table, id=kept.id, table=table, revision=kept.revision)

    @Slot()
    def remove(self) -> None:
        """Take the chosen table away; undo brings it back."""
        from desktop.services.reports import own_tables

        kept = self._current()
        if kept is not None:
            self._host.do(own_tables.remove_table, id=kept.id)

    @Slot()
    def lend(self) -> None:
        """Write the chosen table as a file for another office."""
        from desktop.services.papers import printing
        from desktop.services.reports import own_table_files

        kept = self._current()
        if kept is None:
            return
        suggested = own_table_files.file_name((kept.table,))
        path: Path | None = self._host.ask.save_path("Cho cơ quan khác", suggested, _LENT)
        if path is None:
            return
        try:
            content = self._host.office.read(own_table_files.lent, ids=(kept.id,))
            printing.save(path, content)
        except (Refusal, Trouble) as fault:
            self._host.show_fault(fault)
        else:
            self._host.say(
                f"Đã ghi {path}. Tệp chỉ có cách lập và những lời đã gõ, không có số liệu."
            )

    @Slot()
    def take(self) -> None:
        """Take in the tables of a file of another office, once all of it is checked."""
        from desktop.services.reports import own_table_files

        path = self._host.ask.open_path("Nhận biểu từ tệp", _LENT)
        if path is None:
            return
        try:
            content = own_table_files.content_of(path)
        except Refusal as refusal:
            self._host.show_fault(refusal)
        else:
            self._host.do(own_table_files.take_in, content=content)

    def _current(self) -> Saved | None:
        line = self.lines.current_line()
        kept = self._saved.get(line.key.removeprefix(_SAVED)) if line is not None else None
        if kept is None:
            self._host.say("Hãy chọn một biểu của văn phòng trước.")
        return kept

    @Slot(object)
    def _open(self, line: Line) -> None:
        if line.key.startswith(_SAVED):
            self.chosen.emit(line.key.removeprefix(_SAVED))
        elif line.key.startswith(_START):
            self.begun.emit(self._starts[int(line.key.removeprefix(_START))].table)


def _line(one: Saved) -> Line:
    counted = SUBJECTS[one.table.subject].title if one.table.subject in SUBJECTS else ""
    return Line(
        key=f"{_SAVED}{one.id}",
        title=one.name,
        note=one.table.note or counted,
        side="cần sửa" if one.mistakes else "",
        tone="late" if one.mistakes else "",
    )


def _starts() -> list[_Start]:
    """A blank one, ready examples, copies of the official tables."""
    from desktop.services.reports import own_tables

    found = [_Start("Lập biểu mới", "Biểu trống", "", _BLANK)]
    for one in own_tables.examples():
        found.append(_Start("Lập từ ví dụ có sẵn", one.name, one.note, one))
    for _, title, copy in own_tables.official():
        left = len(copy.left_out)
        note = f"Bỏ lại {left} dòng không ghi được bằng điều kiện" if left else ""
        found.append(_Start("Chép từ biểu của ngành", title, note, copy.table))
    return found
