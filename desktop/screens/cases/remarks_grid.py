"""The grid of a cell's month: a line for everybody helped, keyed with Tab alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.screens import theme
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.fields import Field
from desktop.screens.widgets.shipped_choices import by_code, phrases

if TYPE_CHECKING:
    from desktop.services.cases.remarks import RemarkLine

_COLUMNS = (
    ("strengths", "Ưu điểm", 4),
    ("weaknesses", "Khuyết điểm", 4),
    ("trend", "Chiều hướng", 0),
)
_NAMES_STRETCH = 3
_TREND_LETTERS = 15
_NAMED = 3
"""So many months without a remark are named; more are counted."""
_STEADY = "steady"


class RemarksGrid(QWidget):
    """Strengths, weaknesses and trend of each; inputs are called `<line>-<column>`, from 0.

    The trend proposed is that of the month before; it counts once something else is typed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[RemarkLine, ...] = ()
        self._fields: list[dict[str, Field]] = []
        self._start: tuple[Mapping[str, Any], ...] = ()
        self._grid = QGridLayout()
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addLayout(self._grid)
        down.addStretch(1)
        self._grid.setColumnStretch(0, _NAMES_STRETCH)

    def show_lines(self, lines: Sequence[RemarkLine]) -> None:
        """Show these lines in place of those before, the cursor where it was."""
        focus = self.focusWidget()
        place = focus.objectName() if focus else ""
        self._lines = tuple(lines)
        self._fields = []
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for at, (_, title, stretch) in enumerate(_COLUMNS, start=1):
            self._grid.addWidget(parts.label(title if lines else "", role="label"), 0, at)
            self._grid.setColumnStretch(at, stretch)
        for at, line in enumerate(self._lines):
            self._add(at, line)
        inputs = [field.input for fields in self._fields for field in fields.values()]
        for first, second in pairwise(inputs):
            self.setTabOrder(first, second)
        if inputs:
            self.setFocusProxy(inputs[0])
        self._start = self.values()
        kept = next((one for one in inputs if one.objectName() == place), None)
        if kept is not None:
            kept.setFocus(Qt.FocusReason.OtherFocusReason)

    def shown_lines(self) -> tuple[RemarkLine, ...]:
        """The lines as they were read, whatever was typed since."""
        return self._lines

    def values(self) -> tuple[Mapping[str, Any], ...]:
        """What stands in each line; Refusal, naming the field, for words that are no trend."""
        return tuple(
            {name: field.value() for name, field in fields.items()} for fields in self._fields
        )

    def is_edited(self) -> bool:
        """Whether anything was typed that is not saved, even what cannot be saved as it stands."""
        try:
            return self.values() != self._start
        except Refusal:
            return True

    def changed_lines(self) -> tuple[Mapping[str, Any], ...]:
        """The lines typed into, ready to be saved; a proposed trend goes with the words typed."""
        found = []
        for line, now, start in zip(self._lines, self.values(), self._start, strict=True):
            if now != start:
                keys = {"case_id": line.case_id, "mentor_id": line.mentor_id, "stage": line.stage}
                found.append({**keys, **now})
        return tuple(found)

    def take_as_saved(self) -> None:
        """From now on only what is typed afterwards is a change."""
        self._start = self.values()

    def _add(self, at: int, line: RemarkLine) -> None:
        told = line.person if line.stage == "candidate" else f"{line.person} (dự bị)"
        name = parts.label(told, name=f"{at}-person", wrap=True)
        mentor = f"giúp đỡ: {line.mentor}"
        if line.missing:
            mentor += f" · thiếu {_months(line.missing)}"
        hint = parts.label(mentor, role="hint", wrap=True)
        place = QWidget()
        inner = QGridLayout(place)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(name)
        inner.addWidget(hint)
        self._grid.addWidget(place, at + 1, 0)
        fields: dict[str, Field] = {
            "strengths": ChoiceField(f"{at}-strengths", phrases("good"), free=True),
            "weaknesses": ChoiceField(f"{at}-weaknesses", phrases("weak"), free=True),
            "trend": ChoiceField(f"{at}-trend", by_code("remark_trends")),
        }
        fields["trend"].setFixedWidth(theme.characters(self, _TREND_LETTERS))
        shown = line.trend or line.trend_before or _STEADY
        for (column, title, _), value in zip(
            _COLUMNS, (line.strengths, line.weaknesses, shown), strict=True
        ):
            field = fields[column]
            field.set_value(value)
            field.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes None
            field.input.setAccessibleName(f"{title} của {line.person}")
            self._grid.addWidget(field, at + 1, 1 + list(fields).index(column))
            # A layout shows it only later, when Tab may have passed it by.
            field.show()
        self._fields.append(fields)


def _months(missing: Sequence[date]) -> str:
    if len(missing) > _NAMED:
        return f"{len(missing)} tháng trước"
    return "tháng " + ", ".join(f"{one.month}/{one.year}" for one in missing)
