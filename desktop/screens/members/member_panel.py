"""A list of what members have or are due for, with the form of the picked line beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from PySide6.QtCore import Slot

from desktop.rules.members.discipline import Term
from desktop.rules.text import date_text
from desktop.screens.widgets import parts
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services.people.people import new_id

WHOSE: tuple[Column[Any], ...] = (
    Column("Người", attrgetter("person"), width=18),
    Column("Chi bộ", attrgetter("cell"), width=13),
)
"""The columns that every list of members begins with: who it is, and of which cell."""


@dataclass(frozen=True, slots=True)
class Acts:
    """The commands that enter, change and take away a line."""

    add: Callable[..., str]
    change: Callable[..., str]
    remove: Callable[..., str]


def term_words(term: Term, before: str = "") -> str:
    """A term with its last day, and why it is that one; `before` stands before the day."""
    why = "; ".join(filter(None, (term.note, term.source)))
    return f"{term.title}: {before}{date_text(term.due)}" + (f" ({why})." if why else ".")


class MemberPanel(EntryPanel):
    """Lines of members, some only due and not in the record yet; whose a line is never changes.

    A subclass names its `acts`, what a new line begins with (`begins`, by name, with the value
    where nothing is typed), the fields that are `fixed` once a line stands, and why somebody
    `stands` in the list of whom nothing is in the record.
    """

    acts: Acts
    begins: Mapping[str, Any]
    fixed: tuple[str, ...]
    stands = ""

    def __init__(
        self, screen: Screen, table: Table, form: FieldForm, *, name: str, add_words: str
    ) -> None:
        self._told = parts.label(name=f"{name}-told", role="hint", wrap=True)
        form.add_widget(self._told)
        super().__init__(screen, table, form, name=name, add_words=add_words)
        self.table.picked.connect(self._tell)

    def said(self, row: Any) -> list[str]:
        """What stands below the form of a line: terms and doubts, each in a line."""
        raise NotImplementedError

    def write(self, row: Any, changes: dict[str, Any]) -> str:
        """Write the line; one that was only due begins by it."""
        if row is not None and row.recorded:
            key, revision = row.id, row.revision
            done = self.host.do(self.acts.change, id=key, revision=revision, **changes)
            return key if done else ""
        shown = self.shown(row) if row is not None else self.begins
        key = new_id()
        given = {name: shown[name] for name in self.begins}
        done = self.host.do(self.acts.add, id=key, **{**given, **changes})
        return key if done else ""

    def take_away(self, row: Any) -> None:
        """Take back what was entered by mistake."""
        if row.recorded:
            self.host.do(self.acts.remove, id=row.id)
        else:
            self.host.say(f"{row.person} {self.stands}; không có gì để xóa.")

    def show_lines(self, lines: tuple[Any, ...]) -> None:
        """Show the list as it is now, and what is to be said of the picked line."""
        super().show_lines(lines)
        self._tell(self.table.current_row())

    def _show_entry(self, row: Any, key: str) -> None:
        super()._show_entry(row, key)
        for name in self.fixed:
            self.form.fields[name].setEnabled(row is None)

    @Slot(object)
    def _tell(self, row: Any) -> None:
        self._told.setText("" if row is None else "\n".join(self.said(row)))
