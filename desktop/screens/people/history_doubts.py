"""Months that the life history being typed leaves empty, or tells twice."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.facts.person import History, Post
from desktop.rules.people import history_gaps
from desktop.screens.widgets import parts
from desktop.screens.widgets.form import FieldForm

_SHOWN = 6


class HistoryDoubts(QWidget):
    """Softly says below items 14 and 15 what is missing or doubled up to today."""

    def __init__(self, form: FieldForm, today: date) -> None:
        super().__init__()
        self._form = form
        self._today = today
        self._words = parts.label(name="history-doubts", role="doubt", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words)
        self.hide()
        form.edited.connect(self._doubt)

    @Slot()
    def _doubt(self) -> None:
        fields = self._form.fields
        try:
            posts = tuple(Post(**line) for line in fields["posts"].value())
        except Refusal:
            return
        history = History(youth=fields["youth"].value(), posts=posts)
        found = history_gaps.findings(history, self._today)
        told = [f"• {one.sentence}" for one in found[:_SHOWN]]
        if len(found) > _SHOWN:
            told.append(f"• Còn {len(found) - _SHOWN} chỗ khác.")
        self._words.setText("\n".join(told))
        self.setVisible(bool(told))
