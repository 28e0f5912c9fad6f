"""Nhật ký: every change as a line, and what it changed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit

from desktop.errors import Refusal, Trouble
from desktop.screens.ask import Ask
from desktop.screens.background import Background, whole
from desktop.screens.widgets import parts
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services import words
from desktop.services.keeping import history
from desktop.services.keeping.history import Difference, Line
from desktop.services.office import Office

_READING = "Đang đọc nhật ký của kho chung"


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
        self._of = QComboBox()
        self._of.setObjectName("journal-of")
        self._of.setAccessibleName("Nhật ký của")
        for name, held in (("Nhật ký của tệp này", False), ("Nhật ký của kho chung", True)):
            self._of.addItem(name, held)
        self._reading = False
        self.lines = _lines()
        self.differences = _differences()
        self._mark = parts.label(name="operation-mark", role="hint", wrap=True)
        self._mark.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add_button("Kiểm tra nhật ký", self.check, name="check-journal")
        top = QHBoxLayout()
        top.addWidget(self._of)
        top.addWidget(self._find, 1)
        self.body.addLayout(top)
        self.body.addWidget(parts.beside(self.lines, self.differences, shares=(1, 1)), 1)
        self.body.addWidget(self._mark)
        self.setFocusProxy(self._find)
        self._find.textChanged.connect(self._look)
        self._of.currentIndexChanged.connect(self._look)
        self.lines.picked.connect(self._show_differences)

    def refresh(self) -> None:
        """Read the journal again, that of the file or of the shared store, where there is one."""
        self._of.setVisible(self.office.shared is not None)
        if self.office.shared is None:
            with QSignalBlocker(self._of):
                self._of.setCurrentIndex(0)
        self._look()

    @Slot()
    def check(self) -> None:
        """Say whether every line is still as it was written, or name the first that is not."""
        work = whole(partial(_checked, self.office, self._of_store))
        self.background.run("Đang kiểm tra nhật ký", work, done=self._tell)

    @property
    def _of_store(self) -> bool:
        """Whether the journal of the shared store is looked at."""
        return bool(self._of.currentData())

    def _tell(self, found: tuple[str, str]) -> None:
        fault, reached = found
        if fault:
            self.show_fault(Trouble(fault))
        else:
            self.say(f"{reached}.")

    @Slot()
    def _look(self) -> None:
        find = self._find.text()
        if not self._of_store:
            self._show_lines(self.office.read(history.lines, find=find))
        elif not self._reading:
            # The server is asked beside the window; what is typed meanwhile is looked for next.
            self._reading = True
            self.background.run(
                _READING,
                whole(partial(self.office.read_shared, history.lines, find=find)),
                done=partial(self._take, find),
                failed=self._away,
            )

    def _take(self, find: str, found: tuple[Line, ...]) -> None:
        self._reading = False
        if not self._of_store or find != self._find.text():
            self._look()
        else:
            self._show_lines(found)

    def _away(self, fault: Exception) -> None:
        self._reading = False
        if not isinstance(fault, Refusal | Trouble):
            raise fault
        if self._of_store:
            self._show_lines(())
            self.lines.set_empty(fault.sentence)

    def _show_lines(self, found: tuple[Line, ...]) -> None:
        self.lines.set_empty("Không có việc nào khớp với điều đang tìm.")
        self.lines.show_rows(found)
        self._show_differences(self.lines.current_row())

    @Slot(object)
    def _show_differences(self, line: Line | None) -> None:
        if line is None:
            self._mark.hide()
            self.differences.show_rows(())
            return
        read = partial(_opened, self.office, self._of_store, line.id)
        if self._of_store:
            self.background.run(_READING, whole(read), done=partial(self._show, line))
        else:
            self._show(line, read())

    def _show(self, line: Line, opened: tuple[str, tuple[Difference, ...]]) -> None:
        """Show what a line changed, unless another one was picked since."""
        if self.lines.current_row() != line:
            return
        mark, rows = opened
        self._mark.setText(f"Việc số {line.id}, dấu {mark}")
        self._mark.show()
        self.differences.show_rows(rows)


def _checked(office: Office, of_store: bool) -> tuple[str, str]:
    """What is wrong with a journal, empty if nothing is; and how far it is as it was written."""
    if of_store:
        fault = office.read_shared(history.store_chain_fault)
        whose, head = "Nhật ký của kho chung", office.read_shared(history.head)
    else:
        fault = office.read(history.chain_fault)
        whose, head = "Nhật ký", office.read(history.head)
    return fault, f"{whose} nguyên vẹn đến {head.text}"


def _opened(office: Office, of_store: bool, number: int) -> tuple[str, tuple[Difference, ...]]:
    """The mark of an operation and what it changed."""
    read = office.read_shared if of_store else office.read
    mark = read(history.mark_at, number=number)
    return mark, read(history.differences, operation=number)


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
