"""Points by part of a score sheet: one small number each, with the most it gives and the sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.facts.cell_meeting import ScoredPart
from desktop.screens.widgets import parts
from desktop.screens.widgets.fields import Field, NumberField


class PointsField(Field):
    """The parts of a sheet below each other; the value is the points by part, None where not given.

    The inputs are called `<name>-<part>`, the sum `<name>-sum`.
    """

    wide = True

    def __init__(self, name: str) -> None:
        frame = QWidget()
        frame.setProperty("group", True)
        self._fields: dict[str, NumberField] = {}
        self._parts: tuple[ScoredPart, ...] = ()
        self._sum = parts.label(name=f"{name}-sum", role="hint")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addWidget(self._sum)
        super().__init__(name, frame)

    def set_parts(self, given: Sequence[ScoredPart]) -> None:
        """Show the parts of another sheet."""
        shape = [(one.id, one.title, one.most) for one in given]
        if shape != [(one.id, one.title, one.most) for one in self._parts]:
            self._parts = tuple(given)
            self._rebuild()
            self._tell()

    def value(self) -> Mapping[str, int | None]:
        """The points by part; Refusal for what is no number or too much."""
        return {id: field.value() for id, field in self._fields.items()}

    def set_value(self, value: Mapping[str, int | None] | None) -> None:
        """Show the points by part."""
        for id, field in self._fields.items():
            field.set_value((value or {}).get(id))
        self._tell()
        self.clear_fault()

    def _rebuild(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._fields = {}
        for at, part in enumerate(self._parts):
            field = NumberField(f"{self.name}-{part.id}", most=part.most, letters=5)
            field.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes None
            field.input.setAccessibleName(part.title)
            field.changed.connect(self._edited)
            field.changed.connect(self._tell)
            title = parts.label(f"{at + 1}. {part.title}")
            title.setBuddy(field.input)
            self._grid.addWidget(title, at, 0)
            self._grid.addWidget(field, at, 1)
            self._grid.addWidget(parts.label(f"/ {part.most}", role="hint"), at, 2)
            # A layout shows it only later, when Tab may have passed it by.
            field.show()
            self._fields[part.id] = field
        if self._fields:
            self.setFocusProxy(next(iter(self._fields.values())).input)

    def _tell(self) -> None:
        most = sum(one.most for one in self._parts)
        try:
            given: list[Any] = [one for one in self.value().values() if one is not None]
        except Refusal:
            given = []
        self._sum.setText(f"Tổng: {sum(given)}/{most} điểm" if given else "Chưa chấm điểm")
