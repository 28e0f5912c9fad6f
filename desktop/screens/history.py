"""Nhật ký: every change as a line, and what it changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit

from desktop.errors import Trouble
from desktop.screens import parts
from desktop.screens.ask import Ask
from desktop.screens.background import Background, whole
from desktop.screens.screen import Screen
from desktop.screens.table import Column, Table
from desktop.services import history, words
from desktop.services.history import Difference, Line
from desktop.services.office import Office


class HistoryScreen(Screen):
    """Left the operations, newest first; right each value before and after."""

    title = "Nhật ký"

    def __init__(self, office: Office, ask: Ask, background: Background) -> None:
        super().__init__(office, ask, background)
        # Every operation adds a line here, whatever it touched.
        self.shows = words.tables()
        self._find = QLineEdit()
        self._find.setObjectName("find-operation")
        self._find.setAccessibleName("Tìm trong nhật ký")
        self._find.setPlaceholderText("Gõ tên người, việc đã làm; không cần gõ dấu")
        self._find.setClearButtonEnabled(True)
        self.lines = _lines()
        self.differences = _differences()
        self._mark = parts.label(name="operation-mark", role="hint", wrap=True)
        self._mark.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add_button("Kiểm tra nhật ký", self.check, name="check-journal")
        self.body.addWidget(self._find)
        self.body.addWidget(parts.beside(self.lines, self.differences, shares=(1, 1)), 1)
        self.body.addWidget(self._mark)
        self.setFocusProxy(self._find)
        self._find.textChanged.connect(self._look)
        self.lines.picked.connect(self._show_differences)

    def refresh(self) -> None:
        """Read the journal again."""
        self._look()

    @Slot()
    def check(self) -> None:
        """Say whether every line is still as it was written, or name the first that is not."""
        work = whole(partial(self.office.read, history.chain_fault))
        self.background.run("Đang kiểm tra nhật ký", work, done=self._checked)

    def _checked(self, fault: str) -> None:
        if fault:
            self.show_fault(Trouble(fault))
        else:
            self.say(f"Nhật ký nguyên vẹn đến {self.office.read(history.head).text}.")

    @Slot()
    def _look(self) -> None:
        found = self.office.read(history.lines, find=self._find.text())
        self.lines.set_empty("Không có việc nào khớp với điều đang tìm.")
        self.lines.show_rows(found)
        self._show_differences(self.lines.current_row())

    @Slot(object)
    def _show_differences(self, line: Line | None) -> None:
        rows: tuple[Difference, ...] = ()
        if line is not None:
            rows = self.office.read(history.differences, operation=line.id)
            mark = self.office.read(history.mark_at, number=line.id)
            self._mark.setText(f"Việc số {line.id}, dấu {mark}")
        self._mark.setVisible(line is not None)
        self.differences.show_rows(rows)


def _lines() -> Table:
    return Table(
        [
            Column("Lúc", lambda line: f"{line.at:%d/%m/%Y %H:%M}", lambda line: line.id, width=18),
            Column("Ai làm", lambda line: line.who, width=12),
            Column("Việc đã làm", lambda line: line.label, width=10),
        ],
        name="operations",
        key=lambda line: str(line.id),
        empty="Chưa có việc nào được ghi.",
    )


def _differences() -> Table:
    return Table(
        [
            Column("Ở đâu", lambda row: row.thing, width=12),
            Column("Mục", lambda row: row.name, width=18),
            Column("Trước", lambda row: row.before, width=16),
            Column("Sau", lambda row: row.after, width=10),
        ],
        name="differences",
        key=_key,
        empty="Chọn một dòng ở bên trái để xem trước và sau khi sửa.",
    )


def _key(row: Difference) -> str:
    return f"{row.thing}/{row.name}/{row.before}/{row.after}"
