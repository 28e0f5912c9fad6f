"""Values chosen rather than written: one of a list, or one of many people."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from desktop.errors import Refusal
from desktop.rules import text
from desktop.screens.widgets.fields import Field
from desktop.screens.widgets.search_box import Found, Search, SearchBox

_FOLDED = Qt.ItemDataRole.UserRole + 1


class ChoiceField(Field):
    """One of (code, words), found by typing any part of the words, without marks if one likes.

    The value is the code, "" where nothing is chosen. With `free`, other words may be typed and are
    the value themselves.
    """

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], *, free: bool = False
    ) -> None:
        self.box = _StillComboBox()
        super().__init__(name, self.box)
        self._free = free
        self._outdated = ""
        self._line = QLineEdit()
        self.box.setLineEdit(self._line)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.set_choices(choices)
        self._line.textEdited.connect(self._edited)
        self._line.editingFinished.connect(self._settle)
        self.box.activated.connect(self._edited)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; what was chosen is forgotten."""
        self._choices = tuple(choices)
        model = QStandardItemModel(self.box)
        for code, words in (("", ""), *self._choices):
            item = QStandardItem(words)
            item.setData(code, Qt.ItemDataRole.UserRole)
            item.setData(text.fold(words), _FOLDED)
            model.appendRow(item)
        with QSignalBlocker(self.box):
            self.box.setModel(model)
            self.box.setCompleter(_FoldedCompleter(model, self.box))
            self.box.setCurrentIndex(0)

    def value(self) -> str:
        """The code chosen; Refusal if what is typed is none of the choices."""
        typed = text.nfc(self._line.text())
        if not typed:
            return ""
        for same in (str, text.fold):
            codes = [code for code, words in self._choices if same(words) == same(typed)]
            if len(codes) == 1:
                return codes[0]
        if self._free or typed == self._outdated:
            return typed
        # Saving by key leaves no field, so that what is typed was not completed yet.
        meant = [code for code, words in self._choices if text.fold(typed) in text.fold(words)]
        if len(meant) == 1:
            return meant[0]
        raise self.refuse("Không có trong danh sách. Hãy chọn một mục hiện ra khi gõ.")

    def set_value(self, value: str | None) -> None:
        """Show the words of a code; a code that is no longer offered shows itself."""
        words = dict(self._choices).get(value or "", value or "")
        self._outdated = words if words == value else ""
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self.box.findText(words))
            self.box.setEditText(words)
        self._line.setCursorPosition(0)
        self.clear_fault()

    @Slot()
    def _settle(self) -> None:
        """On leaving: complete what can only mean one choice, else say that it is none."""
        try:
            code = self.value()
        except Refusal as refusal:
            self.show_fault(refusal.sentence)
            return
        if dict(self._choices).get(code, code) != self._line.text():
            self.set_value(code)
            self.changed.emit()


class PersonField(Field):
    """A person found by typing part of the name; the value is the id, "" where nobody is chosen.

    `search` finds people for a text; `name_of` gives the name for an id.
    """

    def __init__(self, name: str, search: Search, name_of: Callable[[str], str]) -> None:
        self.box = SearchBox(search)
        super().__init__(name, self.box)
        self.box.setPlaceholderText("Gõ một phần họ tên để tìm")
        self._search = search
        self._name_of = name_of
        self._id = ""
        self.box.textEdited.connect(self._forget)
        self.box.chosen.connect(self._choose)
        self.box.editingFinished.connect(self._settle)

    def value(self) -> str:
        """The id of the person; Refusal if a name is typed but nobody was chosen."""
        if not self._id and self.box.text().strip():
            raise self.refuse("Hãy chọn một người trong danh sách hiện ra khi gõ tên.")
        return self._id

    def set_value(self, value: str | None) -> None:
        """Show the name of the person with this id."""
        self._id = value or ""
        self.box.setText(self._name_of(self._id) if self._id else "")
        self.box.setCursorPosition(0)
        self.clear_fault()

    @Slot()
    def _forget(self) -> None:
        self._id = ""
        self._edited()

    @Slot(object)
    def _choose(self, found: Found) -> None:
        self._id = found.record
        self.box.setText(found.title)
        self._edited()

    @Slot()
    def _settle(self) -> None:
        # Enter in the open list also ends the editing, before the choice is taken.
        if self.box.results() is not None or self._id or not self.box.text().strip():
            return
        found = list(self._search(self.box.text()))
        if len(found) == 1:
            self._choose(found[0])
        else:
            self.show_fault("Hãy chọn một người trong danh sách hiện ra khi gõ tên.")


class _StillComboBox(QComboBox):
    """A box that the wheel leaves alone, so that scrolling a form changes nothing in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setMaxVisibleItems(15)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()


class _FoldedCompleter(QCompleter):
    """Finds any part of the words without regard to marks and capitals."""

    def __init__(self, model: QStandardItemModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self.setCompletionRole(_FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setMaxVisibleItems(12)

    def splitPath(self, path: str) -> list[str]:
        """Look for the typed text in the folded spelling."""
        return [text.fold(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Put the words themselves into the box."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))
