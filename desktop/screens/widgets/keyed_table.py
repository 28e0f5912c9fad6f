"""A list filled by single keys: a key says something of the line, then the next one waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.screens.widgets.table import Column, Table


class KeyedTable(Table):
    """A table that tells of the keys among `keys` that are pressed on selected rows.

    Whoever listens does what the key means; then the cursor goes one line down if it was alone.
    """

    keyed = Signal(str, object)

    def __init__(
        self,
        columns: Sequence[Column[Any]],
        *,
        keys: str,
        name: str,
        empty: str,
        many: bool = False,
    ) -> None:
        super().__init__(columns, name=name, empty=empty, many=many)
        self._keys = keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that mean something here; everything else is as in any list."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if not (plain and event.text() and event.text() in self._keys and self.selected_rows()):
            super().keyPressEvent(event)
            return
        rows = self.selected_rows()
        self.keyed.emit(event.text(), rows)
        line = self.rows_model.position(self.rows_model.key(rows[-1]))
        if len(rows) == 1 and line is not None and line + 1 < self.rows_model.rowCount():
            self.setCurrentIndex(self.rows_model.index(line + 1, 0))
