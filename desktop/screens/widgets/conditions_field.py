"""Conditions as a field of a form."""

from __future__ import annotations

from desktop.rules.reports.table_conditions import Asked
from desktop.screens.widgets.condition_editor import ConditionEditor
from desktop.screens.widgets.fields import Field


class ConditionsField(Field):
    """What is asked, as the value of a form; its parts are called as in ConditionEditor."""

    wide = True

    def __init__(self, name: str, what: str) -> None:
        self.editor = ConditionEditor(name, what)
        super().__init__(name, self.editor)
        self.setFocusProxy(self.editor.lines)
        self.editor.changed.connect(self._edited)

    def value(self) -> Asked:
        """What is asked."""
        return self.editor.asked()

    def set_value(self, value: Asked | None) -> None:
        """Show what is asked."""
        self.editor.show_asked(value or ())
        self.clear_fault()
