"""Lists: columns described in one line each, rows shown as a whole, the selection kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolTip

from desktop.rules import text
from desktop.screens import theme
from desktop.screens.widgets import parts
from desktop.screens.widgets.widths import Widths

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
Key = Callable[[Any], str]
Detail = Callable[[Sequence[Any]], Iterable[Any]]

_NOWHERE = QModelIndex()
_SAMPLE = 60
_PAGE, _ABOVE = 28, 4  # rows read with the one about to be seen: those below it, and above
_FILTERED_EMPTY = "Không có dòng nào hợp với điều kiện đang lọc. Hãy bỏ bớt điều kiện."


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its title, the text of a row, and what to sort by.

    `sort` is the text in Vietnamese order unless given, and None sorts last; `width` is in average
    letters, what it asks for until its texts do; `tone` answers "late", "soon", "quiet" or "".
    """

    title: str
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    align: Qt.AlignmentFlag | None = None
    width: int | None = None
    tone: Callable[[Row], str] | None = None


def number(title: str, name: str, width: int) -> Column[Any]:
    """A column of the number that the attribute of a name holds; nothing where it is not known."""
    value = attrgetter(name)
    return Column(
        title,
        lambda row: "" if value(row) is None else str(value(row)),
        value,
        Qt.AlignmentFlag.AlignRight,
        width,
    )


class TableModel(QAbstractTableModel):
    """Frozen rows, replaced as a whole; sorts and filters them itself, which is far quicker.

    With `detail` the rows tell only what they are sorted and filtered by; the columns show what it
    answers, with the same key, for the rows about to be seen.
    """

    def __init__(
        self, columns: Sequence[Column[Any]], key: Key, detail: Detail | None = None
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.key = key
        self.rows: list[Any] = []
        self._detail = detail
        self._details: dict[str, Any] = {}
        # In the order of the column sorted by, so that filtering need not sort again.
        self._all: list[Any] = []
        self._given: list[Any] = []
        self._filter: Callable[[Any], bool] | None = None
        self._only: list[Any] | None = None
        self._sort: tuple[int, Qt.SortOrder] | None = None
        self._broken = False

    @property
    def filtered(self) -> bool:
        """Whether a filter hides every row there is."""
        return bool(self._all) and not self.rows

    def show_rows(self, rows: Iterable[Any]) -> None:
        """Show these rows instead of the ones before, under the same filter and order."""
        self._given = list(rows)
        self._only = None
        self._details.clear()
        self._order()
        self._arrange()

    def set_filter(self, keep: Callable[[Any], bool] | None) -> None:
        """Show only the rows that the predicate keeps; None shows all."""
        self._filter = keep
        self._arrange()

    def show_only(self, rows: Iterable[Any]) -> None:
        """Show only these of the rows, which stand in the order that they came in."""
        self._only = list(rows)
        self._arrange()

    def position(self, id: str) -> int | None:
        """The line that shows the row of an id, or None."""
        return next((line for line, row in enumerate(self.rows) if self.key(row) == id), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows the filter keeps."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text, place and tone of a cell; nothing any more after a column once failed."""
        if self._broken or not index.isValid():
            return None
        try:
            return self._cell(self.columns[index.column()], self.seen(index.row()), role)
        except Exception:
            # Painting would ask again for ever and bury the first report under its repeats.
            self._broken = True
            raise

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (column.align or Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; a negative one goes back to the order the rows came in."""
        self._sort = (column, order) if column >= 0 else None
        self._order()
        self._arrange()

    def seen(self, line: int) -> Any:
        """What the columns show of a line; None if that is not there any more."""
        row = self.rows[line]
        if self._detail is None:
            return row
        key = self.key(row)
        if key not in self._details:
            near = self.rows[max(line - _ABOVE, 0) : line + _PAGE]
            page = [one for one in near if self.key(one) not in self._details]
            self._details |= dict.fromkeys(map(self.key, page))
            self._details |= {self.key(one): one for one in self._detail(page)}
        return self._details[key]

    def _cell(self, column: Column[Any], row: object, role: int) -> object:
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (column.align or Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole and column.tone is not None:
            tone = column.tone(row)
            return QColor(theme.TONES[tone]) if tone else None
        return None

    def _arrange(self) -> None:
        self.beginResetModel()
        self._broken = False
        keep, rows = self._filter, self._all
        if self._only is not None:
            ids = set(map(self.key, self._only)) if self._sort else ()
            rows = [row for row in rows if self.key(row) in ids] if self._sort else self._only
        self.rows = rows if keep is None else [row for row in rows if keep(row)]
        self.endResetModel()

    def _order(self) -> None:
        self._all = self._given
        if self._sort is not None:
            column, order = self.columns[self._sort[0]], self._sort[1]
            keys = [(self._sort_value(column, row), row) for row in self._given]
            known = [pair for pair in keys if pair[0] is not None]
            known.sort(key=itemgetter(0), reverse=order is Qt.SortOrder.DescendingOrder)
            self._all = [row for _, row in known] + [row for key, row in keys if key is None]

    @staticmethod
    def _sort_value(column: Column[Any], row: object) -> Any:
        if column.sort is not None:
            return column.sort(row)
        return text.title_key(column.text(row)) or None


class Table(QTableView):
    """A list one moves through by keyboard; Enter or a double click opens the row.

    `name` is its objectName and what its column widths are remembered by; `empty` says what to do
    while there is no row; `key` gives the id of a row; `many` lets several rows be selected;
    `detail` is as in TableModel; `lines` is how many a row has for texts longer than their column.
    """

    activated_row = Signal(object)
    picked = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        *,
        name: str,
        empty: str,
        key: Key = attrgetter("id"),
        many: bool = False,
        detail: Detail | None = None,
        lines: int = 1,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._lines = lines
        self.rows_model = TableModel(columns, key, detail)
        self.setModel(self.rows_model)
        self._empty = empty
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(lines > 1)
        self.verticalHeader().hide()
        self._set_up_header()
        self.doubleClicked.connect(self._open)
        self._notice = parts.label(name=f"{name}-empty", role="empty", wrap=True)
        self._notice.setParent(self.viewport())
        self._size_rows()
        # Details are read by the page: no more of them than are about to be seen.
        self._sample = _SAMPLE if detail is None else _PAGE
        self._widths = Widths(self, columns, lines=lines)
        self._widths.fit()
        self._tell_empty()

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.sortIndicatorChanged.connect(self._sort_by)

    def show_rows(self, rows: Iterable[Any]) -> None:
        """Show these rows; what was selected stays selected if it is still there."""
        kept, current = self._selection()
        self.rows_model.show_rows(rows)
        self._restore(kept, current)
        self._widths.measure(self._sample)

    def set_filter(self, keep: Callable[[Any], bool] | None) -> None:
        """Show only the rows that the predicate keeps; None shows all."""
        kept, current = self._selection()
        self.rows_model.set_filter(keep)
        self._restore(kept, current)

    def show_only(self, rows: Iterable[Any]) -> None:
        """Show only these of the rows, which stand in the order that they came in."""
        kept, current = self._selection()
        self.rows_model.show_only(rows)
        self._restore(kept, current)

    def set_empty(self, sentence: str) -> None:
        """Say something else while there is no row."""
        self._empty = sentence
        self._tell_empty()

    def sort_again(self) -> None:
        """Put the rows in order anew, after what the column sorted by goes by has changed."""
        header = self.horizontalHeader()
        self._sort_by(header.sortIndicatorSection(), header.sortIndicatorOrder())

    def shown_rows(self) -> tuple[Any, ...]:
        """The rows as the filter and the order show them."""
        return tuple(self.rows_model.rows)

    def current_row(self) -> Any | None:
        """The row the cursor is on, or None."""
        index = self.currentIndex()
        return self.rows_model.rows[index.row()] if index.isValid() else None

    def selected_rows(self) -> tuple[Any, ...]:
        """The selected rows, from the top."""
        lines = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows_model.rows[line] for line in lines)

    def select_id(self, id: str) -> bool:
        """Put the cursor on the row of an id and bring it into view; False if it is not shown."""
        line = self.rows_model.position(id)
        if line is not None:
            self.setCurrentIndex(self.rows_model.index(line, 0))
            self.scrollTo(self.currentIndex())
        return line is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row; everything else is as in any list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row the cursor is on."""
        super().currentChanged(current, previous)
        self.picked.emit(self.rows_model.rows[current.row()] if current.isValid() else None)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the rows as high as the font asks."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_rows()
            self._widths.forget()
            self._widths.measure(self._sample)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole of a text that is cut off while the mouse rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            cut = index.isValid() and self._is_cut(index)
            QToolTip.showText(event.globalPos(), index.data() if cut else "", self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the notice over the whole list, and the columns within it."""
        super().resizeEvent(event)
        self._widths.fit()
        self._notice.setGeometry(self.viewport().rect())

    def _is_cut(self, index: Index) -> bool:
        shown, whole = self.visualRect(index), self.sizeHintForIndex(index)
        return whole.width() > shown.width() or whole.height() > shown.height()

    @Slot(QModelIndex)
    def _open(self, index: Index) -> None:
        self.activated_row.emit(self.rows_model.rows[index.row()])

    @Slot(int, Qt.SortOrder)
    def _sort_by(self, column: int, order: Qt.SortOrder) -> None:
        kept, current = self._selection()
        self.rows_model.sort(column, order)
        self._restore(kept, current)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _selection(self) -> tuple[set[str], str | None]:
        key, current = self.rows_model.key, self.current_row()
        kept = {key(row) for row in self.selected_rows()}
        return kept, None if current is None else key(current)

    def _restore(self, kept: set[str], current: str | None) -> None:
        model, chosen = self.rows_model, QItemSelection()
        flags = QItemSelectionModel.SelectionFlag
        line = model.position(current) if current is not None else None
        if line is not None:
            self.selectionModel().setCurrentIndex(model.index(line, 0), flags.NoUpdate)
        elif current is not None:
            self.picked.emit(None)
        if kept:
            alone = () if line is None else (line,)
            for at in alone if kept == {current} else range(len(model.rows)):
                if model.key(model.rows[at]) in kept:
                    chosen.select(model.index(at, 0), model.index(at, 0))
            self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
        self._tell_empty()

    def _tell_empty(self) -> None:
        self._notice.setText(_FILTERED_EMPTY if self.rows_model.filtered else self._empty)
        self._notice.setVisible(not self.rows_model.rows)

    def _size_rows(self) -> None:
        more = (self._lines - 1) * self.fontMetrics().lineSpacing()
        self.verticalHeader().setDefaultSectionSize(theme.row_height(self) + more)
