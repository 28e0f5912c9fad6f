"""What can be done to the list of a report's sections: add, move, take out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.screens.widgets import parts
from desktop.screens.widgets.screen import Screen

Chosen = Callable[[], tuple[str, str]]
"""The report and the section that are chosen, by their ids; empty where none is."""


class SectionActs(QWidget):
    """Four buttons for the section that is chosen; `added` tells which one was put in."""

    added = Signal(str)

    def __init__(self, host: Screen, chosen: Chosen) -> None:
        super().__init__()
        self._host = host
        self._chosen = chosen
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        self._buttons = (
            parts.button("Thêm mục…", self.add, name="section-add"),
            parts.button("Bỏ mục", self.remove, name="section-remove"),
            parts.button("↑ Lên", self.up, name="section-up"),
            parts.button("↓ Xuống", self.down, name="section-down"),
        )
        for at, button in enumerate(self._buttons):
            grid.addWidget(button, at // 2, at % 2)

    def set_open(self, open_: bool) -> None:
        """Whether the report may be changed."""
        for button in self._buttons:
            button.setEnabled(open_)

    @Slot()
    def add(self) -> None:
        """Put a new section behind the chosen one."""
        from desktop.services.people import people
        from desktop.services.reports import writing_sections

        report, chosen = self._chosen()
        if not report or not self._host.may_leave():
            return
        heading = self._host.ask.line("Thêm mục", "Tên mục, kể cả số thứ tự, ví dụ “4. Khác”:")
        if not heading:
            return
        levels = [(str(level), words) for level, words in writing_sections.LEVELS.items()]
        level = self._host.ask.choose("Cấp của mục", f"“{heading}” là:", levels)
        if level is None:
            return
        key = people.new_id()
        if self._host.do(
            writing_sections.add_section,
            id=key,
            writing_id=report,
            heading=heading,
            level=int(level),
            after=chosen,
        ):
            self.added.emit(key)

    @Slot()
    def remove(self) -> None:
        """Take the chosen section out; undo brings it again."""
        from desktop.services.reports import writing_sections

        _, chosen = self._chosen()
        if chosen and self._host.may_leave():
            self._host.do(writing_sections.remove_section, id=chosen)

    @Slot()
    def up(self) -> None:
        """Move the chosen section one place up."""
        self._move(-1)

    @Slot()
    def down(self) -> None:
        """Move the chosen section one place down."""
        self._move(1)

    def _move(self, by: int) -> None:
        from desktop.services.reports import writing_sections

        _, chosen = self._chosen()
        if chosen and self._host.may_leave():
            self._host.do(writing_sections.move_section, id=chosen, by=by)
