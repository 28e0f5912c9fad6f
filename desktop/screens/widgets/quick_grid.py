"""A table typed into directly: the arrows and Tab go about, typing replaces, Enter goes down."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import Refusal
from desktop.rules import text
from desktop.screens import theme
from desktop.screens.widgets import parts
from desktop.screens.widgets.widths import Widths

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SAMPLE = 60
_YES = {"c", "co", "x", "1", "+"}
_NO = {"k", "khong", "0", "-"}


@dataclass(frozen=True, slots=True)
class QuickColumn:
    """A column: the key of its value, its title, and how a value is written and read.

    Without `read` it cannot be typed into; `read` is given what was typed and the row, and refuses
    what it cannot read. `get` takes the value out of a row, else the attribute of the name; `show`
    is what stands there while nothing is typed. `width` is in average letters; `tone` as in a list.
    """

    name: str
    title: str
    write: Callable[[Any], str] = str
    read: Callable[[str, Any], Any] | None = None
    width: int = 10
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    tone: Callable[[Any], str] | None = None
    get: Callable[[Any], Any] | None = None
    show: Callable[[Any], str] | None = None

    def value(self, row: Any) -> Any:
        """What the row tells in this column."""
        return self.get(row) if self.get is not None else attrgetter(self.name)(row)

    def written(self, row: Any) -> str:
        """The value as it is typed; nothing where it is not known."""
        value = self.value(row)
        return "" if value is None else self.write(value)


@dataclass(slots=True)
class _Typed:
    """What was typed into one field: the words, and their value or what is wrong with them."""

    words: str
    value: Any = None
    fault: str = field(default="")


class QuickModel(QAbstractTableModel):
    """Frozen rows with what was typed over them, until it is saved or thrown away."""

    typed_into = Signal()

    def __init__(self, columns: Sequence[QuickColumn], key: Callable[[Any], str]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[Any] = []
        self._key = key
        self._typed: dict[tuple[str, str], _Typed] = {}

    def show_rows(self, rows: Sequence[Any], *, keep: bool) -> None:
        """Show these rows; with `keep`, what was typed over them stays."""
        self.beginResetModel()
        self.rows = list(rows)
        known = {self._key(row) for row in self.rows}
        kept = {place: one for place, one in self._typed.items() if place[0] in known}
        self._typed = kept if keep else {}
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only columns that can be read can be typed into."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.columns[index.column()].read is not None:
            return usual | Qt.ItemFlag.ItemIsEditable
        return usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a field, typed or kept, and how they are drawn."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        typed = self._typed.get((self._key(row), column.name))
        if role == Qt.ItemDataRole.EditRole:
            return typed.words if typed else column.written(row)
        if role == Qt.ItemDataRole.DisplayRole:
            if typed:
                return typed.words
            return column.show(row) if column.show is not None else column.written(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None and not typed:
            tone = column.tone(row)
            return QColor(theme.TONES[tone]) if tone else None
        if role == Qt.ItemDataRole.BackgroundRole and typed:
            return QColor(theme.FLAG_WASH if typed.fault else theme.AMBER_WASH)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; what cannot be read stays as it is, with what is wrong."""
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or column.read is None:
            return False
        place, words = (self._key(row), column.name), text.nfc(str(value))
        if words == self.data(index, Qt.ItemDataRole.EditRole):
            return True
        try:
            meant = column.read(words, row)
        except Refusal as refusal:
            self._typed[place] = _Typed(words, fault=refusal.sentence)
        else:
            if meant == column.value(row):
                self._typed.pop(place, None)
            else:
                self._typed[place] = _Typed(column.write(meant) if meant is not None else "", meant)
        last = self.index(index.row(), len(self.columns) - 1)
        self.dataChanged.emit(self.index(index.row(), 0), last)
        self.typed_into.emit()
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].align | Qt.AlignmentFlag.AlignVCenter
        return None

    def fault_at(self, index: Index) -> str:
        """What is wrong with a field; "" for nothing."""
        if not index.isValid():
            return ""
        place = (self._key(self.rows[index.row()]), self.columns[index.column()].name)
        typed = self._typed.get(place)
        return typed.fault if typed else ""

    def first_fault(self) -> QModelIndex | None:
        """The first field with something wrong in it."""
        for line in range(len(self.rows)):
            for at in range(len(self.columns)):
                if self.fault_at(self.index(line, at)):
                    return self.index(line, at)
        return None

    def changes(self) -> dict[str, dict[str, Any]]:
        """The values typed, by row and column."""
        found: dict[str, dict[str, Any]] = {}
        for (key, name), typed in self._typed.items():
            found.setdefault(key, {})[name] = typed.value
        return found


class QuickGrid(QWidget):
    """The table with a line below that says what is wrong with the field the cursor is on.

    The table is called `name`, the line `<name>-fault`; `empty` says what to do without rows.
    """

    edited = Signal()
    picked = Signal(object)

    def __init__(
        self,
        columns: Sequence[QuickColumn],
        *,
        name: str,
        empty: str,
        key: Callable[[Any], str] = attrgetter("id"),
    ) -> None:
        super().__init__()
        self.model = QuickModel(columns, key)
        self.table = _QuickTable(self.model, name)
        self._notice: QLabel = parts.label(empty, name=f"{name}-empty", role="empty", wrap=True)
        self._fault = parts.label(name=f"{name}-fault", role="fault", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._notice)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._fault)
        self.setFocusProxy(self.table)
        self.model.typed_into.connect(self._tell)
        self.table.moved.connect(self._tell_fault)
        self.show_rows(())

    def show_rows(self, rows: Sequence[Any], *, keep: bool = False) -> None:
        """Show these rows, the cursor where it was; with `keep`, what was typed stays."""
        at = self.table.currentIndex()
        line, column = (at.row(), at.column()) if at.isValid() else (0, self.table.first_column())
        self.model.show_rows(rows, keep=keep)
        self._notice.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.table.measure()
        if rows:
            self.table.setCurrentIndex(self.model.index(min(line, len(rows) - 1), column))
        self._tell_fault()

    def set_empty(self, sentence: str) -> None:
        """Say something else while there is no row."""
        self._notice.setText(sentence)

    def changes(self) -> Mapping[str, Mapping[str, Any]]:
        """What was typed, by row and column; Refusal at the first field that cannot be read."""
        self.table.commit()
        wrong = self.model.first_fault()
        if wrong is not None:
            self.table.setCurrentIndex(wrong)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self._tell_fault()
            raise Refusal(self.model.fault_at(wrong))
        return self.model.changes()

    def is_edited(self) -> bool:
        """Whether anything was typed that is not saved, also in the field being typed into."""
        return bool(self.model.changes()) or self.table.is_typing()

    @Slot()
    def _tell(self) -> None:
        self._tell_fault()
        self.edited.emit()

    @Slot()
    def _tell_fault(self) -> None:
        at = self.table.currentIndex()
        fault = self.model.fault_at(at)
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self.picked.emit(self.model.rows[at.row()] if at.isValid() else None)


class _QuickTable(QTableView):
    """The table itself: typing begins at once, and Enter goes to the next line."""

    moved = Signal()

    def __init__(self, model: QuickModel, name: str) -> None:
        super().__init__()
        self._columns = model.columns
        self.setObjectName(name)
        self.setModel(model)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        self._widths = Widths(self, self._columns, typed=True)
        self._size()
        self._widths.fit()

    def first_column(self) -> int:
        """The first column that can be typed into."""
        typed = (at for at, one in enumerate(self._columns) if one.read is not None)
        return next(typed, 0)

    def is_typing(self) -> bool:
        """Whether a field is open."""
        return self.state() == QAbstractItemView.State.EditingState

    def commit(self) -> None:
        """Take what stands in the field that is open."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter, go down."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_down()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down also where nothing is typed, Delete empties the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.is_typing():
            self._go_down()
            return
        if event.key() == Qt.Key.Key_Delete and not self.is_typing():
            self.model().setData(self.currentIndex(), "")
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that the cursor is on another field."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep rows and columns in step with the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size()
            self._widths.forget()
            self.measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns within the table."""
        super().resizeEvent(event)
        self._widths.fit()

    def measure(self) -> None:
        """Make room for the texts that stand there."""
        self._widths.measure(_SAMPLE)

    def _go_down(self) -> None:
        at = self.currentIndex()
        below = self.model().index(at.row() + 1, at.column())
        if below.isValid():
            self.setCurrentIndex(below)

    def _size(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.row_height(self))


def yes_no(typed: str, _row: Any) -> bool | None:
    """Có or không as one types it: c, x, 1 or k, 0; nothing where nothing is typed."""
    folded = text.fold(typed)
    if not folded:
        return None
    if folded in _YES or folded in _NO:
        return folded in _YES
    raise Refusal("Gõ c (có) hoặc k (không).")


def yes_no_words(value: bool | None) -> str:
    """có, không, or nothing."""
    return "" if value is None else "có" if value else "không"


def count(typed: str, _row: Any) -> int | None:
    """A number of people or points; nothing where nothing is typed."""
    if not typed:
        return None
    if not typed.isdecimal():
        raise Refusal("Chỉ nhập chữ số, ví dụ 12.")
    return int(typed)


def count_words(value: int | None) -> str:
    """The digits, nothing where it is not known."""
    return "" if value is None else str(value)


def words(typed: str, _row: Any) -> str:
    """The words themselves."""
    return typed
