"""In hàng loạt: the sets of many people, ticked in a list, into a folder or to the printer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import Refusal, Trouble
from desktop.screens import theme
from desktop.screens.ask import PrintJob
from desktop.screens.background import Progress
from desktop.screens.papers.copies import DraftsChoice
from desktop.screens.widgets import parts, printing
from desktop.screens.widgets.line_list import Line, LineList
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from desktop.services.papers.batch import Batch, Candidate

_SETS = (("admission", "Hồ sơ kết nạp"), ("recognition", "Hồ sơ công nhận chính thức"))
_EMPTY = "Chưa lập bộ nào. Đánh dấu người ở bên trái, rồi bấm “Lập hồ sơ…”."
_NOBODY = "Hãy đánh dấu ít nhất một người (phím cách), rồi bấm lại."
_NOT_YET = (
    "Chưa ai trong {where} đến lúc lập {set}, nên không đánh dấu ai. Cột “Bước tiếp theo” cho biết "
    "mỗi người đang ở đâu; vẫn lập sớm được nếu tự đánh dấu."
)
_ID = Qt.ItemDataRole.UserRole
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class BatchPage(QWidget):
    """Whom to make the set for at the left, what came of it at the right."""

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._rows: tuple[Candidate, ...] = ()
        self._made: tuple[Path, ...] = ()
        self._job: PrintJob | None = None
        self.people = QTreeWidget()
        self.people.setObjectName("batch-people")
        self.people.setAccessibleName("Người cần lập hồ sơ")
        self.people.setHeaderLabels(["Họ và tên", "Chi bộ", "Bước tiếp theo"])
        self.people.setRootIsDecorated(False)
        self.people.setUniformRowHeights(True)
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for column, letters in enumerate((24, 20)):
            self.people.setColumnWidth(column, theme.characters(self, letters))
        self.result = LineList("batch-result", empty=_EMPTY)
        self.result.setAccessibleName("Kết quả")
        self._told = parts.label(name="batch-told", role="hint", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addLayout(self._top())
        layout.addWidget(parts.beside(self._left(), self._right(), shares=(3, 2)), 1)
        self._wire()

    def refresh(self, ticked: Iterable[str] | None = None) -> None:
        """Read the people again; who was ticked stays so, or those named are."""
        from desktop.services.papers import batch

        kept = set(self.ticked() if ticked is None else ticked)
        first = not self._rows and ticked is None
        office = self._host.office
        self._rows = office.read(
            batch.candidates, set_id=self._set.currentData(), day=office.today()
        )
        self._fill_cells()
        self._drafts.refresh()
        if first:
            kept = {one.id for one in self._rows if one.ready}
        self._show(kept)

    def ticked(self) -> list[str]:
        """The people ticked, in the order of the list."""
        return [str(item.data(0, _ID)) for item in self._items() if item.checkState(0) is _ON]

    @Slot()
    def tick_ready(self) -> None:
        """Tick everybody listed whose set is wanted now, and nobody else."""
        ready = {one.id for one in self._rows if one.ready}
        for item in self._items():
            item.setCheckState(0, _ON if item.data(0, _ID) in ready else _OFF)
        if not self.ticked():
            where = self._cell.currentText() if self._cell.currentData() else "danh sách"
            self._host.say(_NOT_YET.format(set=self._set.currentText().lower(), where=where))

    @Slot()
    def tick_all(self) -> None:
        """Tick everybody listed."""
        self._tick(_ON)

    @Slot()
    def tick_none(self) -> None:
        """Take every tick away."""
        self._tick(_OFF)

    @Slot()
    def make(self) -> None:
        """Write the sets of those ticked into a folder that the user chooses."""
        from desktop.services.papers import batch, copies

        people, office = self.ticked(), self._host.office
        if not people:
            self._host.say(_NOBODY)
            return
        folder = self._host.ask.folder("Chọn thư mục để lưu các bộ hồ sơ")
        if folder is None:
            return
        set_id = self._set.currentData()
        wanted = office.read(copies.of_set, set_id=set_id) if self._every.isChecked() else None
        work = partial(
            batch.make,
            office,
            people=people,
            set_id=set_id,
            folder=folder,
            day=office.today(),
            separate=self._apart.isChecked(),
            copies=wanted,
        )
        self._host.background.run(
            "Đang lập hồ sơ", _told_when_stopped(work), done=self._done, failed=self._not_done
        )

    @Slot()
    def print_out(self) -> None:
        """Send the sets just made to a printer, one after another."""
        names, usual = printing.printers()
        if not self._made:
            self._host.say("Hãy lập hồ sơ trước, rồi in.")
            return
        if not names:
            self._host.ask.inform(
                "Chưa có máy in", "Hãy mang các tệp vừa lập sang máy có máy in để in."
            )
            return
        self._job = self._host.ask.print_job(names, usual)
        if self._job is not None:
            self._host.background.run(
                "Đang in các bộ hồ sơ", self._send, done=self._printed, failed=self._not_done
            )

    def _top(self) -> Wrapping:
        self._set, self._cell = QComboBox(), QComboBox()
        for box, name, words in (
            (self._set, "batch-set", "Bộ hồ sơ"),
            (self._cell, "batch-cell", "Chi bộ"),
        ):
            box.setObjectName(name)
            box.setAccessibleName(words)
        for id, title in _SETS:
            self._set.addItem(title, id)
        self._cell.addItem("Mọi chi bộ", "")
        self._cell.setMinimumWidth(theme.characters(self, 24))
        row = Wrapping()
        for widget in (
            self._set,
            self._cell,
            parts.button("Chọn người đến lúc lập", self.tick_ready, name="tick-ready"),
            parts.button("Chọn tất cả", self.tick_all, name="tick-all"),
            parts.button("Bỏ chọn", self.tick_none, name="tick-none"),
        ):
            row.addWidget(widget)
        return row

    def _left(self) -> QWidget:
        side = QWidget()
        down = QVBoxLayout(side)
        down.setContentsMargins(0, 0, 0, 0)
        self._apart = QCheckBox("Thêm từng giấy tờ một tệp")
        self._apart.setObjectName("batch-apart")
        self._every = QCheckBox("In đủ số bản của từng giấy tờ")
        self._every.setObjectName("batch-copies")
        self._drafts = DraftsChoice(self._host)
        told = QHBoxLayout()
        told.addWidget(self._told, 1)
        told.addWidget(self._drafts)
        foot = QHBoxLayout()
        foot.addWidget(self._apart)
        foot.addWidget(self._every)
        foot.addStretch(1)
        foot.addWidget(parts.button("Lập hồ sơ…", self.make, name="batch-make", look="main"))
        down.addWidget(self.people, 1)
        down.addLayout(told)
        down.addLayout(foot)
        return side

    def _right(self) -> QWidget:
        side = QWidget()
        down = QVBoxLayout(side)
        down.setContentsMargins(0, 0, 0, 0)
        self._print = parts.button("In các bộ vừa lập…", self.print_out, name="batch-print")
        self._print.setEnabled(False)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._print)
        down.addWidget(self.result, 1)
        down.addLayout(foot)
        return side

    def _wire(self) -> None:
        self._set.currentIndexChanged.connect(self._other_set)
        self._cell.currentIndexChanged.connect(self._narrow)
        self.people.itemChanged.connect(self._count)

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.people.topLevelItem(at) for at in range(self.people.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _tick(self, state: Qt.CheckState) -> None:
        for item in self._items():
            item.setCheckState(0, state)

    def _fill_cells(self) -> None:
        cells = {one.cell_id: one.cell for one in self._rows if one.cell_id}
        chosen = self._cell.currentData()
        self._cell.blockSignals(True)
        self._cell.clear()
        self._cell.addItem("Mọi chi bộ", "")
        for id, name in cells.items():
            self._cell.addItem(name, id)
        self._cell.setCurrentIndex(max(self._cell.findData(chosen), 0))
        self._cell.blockSignals(False)

    def _show(self, ticked: set[str]) -> None:
        cell = self._cell.currentData()
        self.people.blockSignals(True)
        self.people.clear()
        high = QSize(0, round(self.fontMetrics().height() * 1.7))
        # Those whose turn it is stand on top, where they are looked for.
        for one in sorted(self._rows, key=_turn):
            if cell in ("", one.cell_id):
                item = QTreeWidgetItem([one.name, one.cell, one.stands])
                item.setSizeHint(0, high)
                item.setData(0, _ID, one.id)
                item.setCheckState(0, _ON if one.id in ticked else _OFF)
                self.people.addTopLevelItem(item)
        for first in self._items()[:1]:
            self.people.setCurrentItem(first)
        self.people.blockSignals(False)
        self._count()

    @Slot()
    def _other_set(self) -> None:
        self._rows = ()
        self.refresh()

    @Slot()
    def _narrow(self) -> None:
        self._show(set(self.ticked()))

    @Slot()
    def _count(self) -> None:
        listed, ready = self.people.topLevelItemCount(), sum(one.ready for one in self._rows)
        if not self._rows:
            words = "Chưa ai có hồ sơ. Ghi bước đầu tiên của một người thì tên hiện ở đây."
        else:
            words = f"Đã chọn {len(self.ticked())}/{listed} người; {ready} người đến lúc lập bộ này"
        self._told.setText(words)

    def _done(self, made: Batch) -> None:
        self._made = tuple(one.file for one in made.made)
        self._print.setEnabled(bool(self._made))
        failed = [
            Line(key=f"f{at}", title=one.name, note=one.why, side="chưa lập", tone="late",
                 mark="blocked")
            for at, one in enumerate(made.failed)
        ]  # fmt: skip
        done = [
            Line(key=f"m{at}", title=one.name, note=str(one.file), side="đã lập", mark="done")
            for at, one in enumerate(made.made)
        ]
        self.result.show_lines([*failed, *done])
        self._host.say(made.sentence)

    def _not_done(self, fault: Exception) -> None:
        if not isinstance(fault, Refusal | Trouble):
            raise fault
        self._host.show_fault(fault)

    def _send(self, *, progress: Progress, cancelled: Callable[[], bool]) -> None:
        """In the worker."""
        assert self._job is not None
        for at, file in enumerate(self._made):
            if cancelled():
                return
            progress(at, len(self._made), f"Đang in {file.stem}")
            printing.send(file.read_bytes(), self._job, _silent, cancelled)

    def _printed(self, _: None) -> None:
        self._host.say(f"Đã gửi {len(self._made)} bộ hồ sơ đến máy in.")


def _turn(one: Candidate) -> bool:
    return not one.ready


def _silent(done: int, total: int, what: str = "") -> None:
    """The sets are counted, not their pages."""


def _told_when_stopped(work: Callable[..., Batch]) -> Callable[..., Batch]:
    """The work, whose answer reaches the screen as a sentence also when the user stops it."""

    def carry_out(*, progress: Progress, cancelled: Callable[[], bool]) -> Batch:
        made = work(progress=progress, cancelled=cancelled)
        if made.stopped:
            raise Refusal(made.sentence)
        return made

    return carry_out
