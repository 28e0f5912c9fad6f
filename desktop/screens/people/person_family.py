"""Item 21 of the personal history: the relatives in their order, and the form of the one picked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.facts.person import Relative
from desktop.screens.people.person_relative import PREFIX, RelativeForm
from desktop.screens.widgets import parts
from desktop.screens.widgets.fields import Field
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.table import Column, Table

_EMPTY = "Chưa khai người thân nào. Bấm “Thêm người thân”, bắt đầu từ ông bà nội, ông bà ngoại."
_PICK = "Chọn một người thân ở bên trái, hoặc bấm “Thêm người thân”."
_NOBODY: Mapping[str, Any] = {
    **{one.name: "" for one in fields(Relative)},
    **dict.fromkeys(("born", "is_member", "member_since", "verify")),
}


class FamilyForm(FieldForm):
    """The form that holds the relatives and gives them all its room."""

    def __init__(self, today: date) -> None:
        super().__init__("family")
        field = FamilyField("relatives", today)
        self.fields[field.name] = field
        self._shown[field.name] = self._empty[field.name] = field.value()
        field.changed.connect(self._tell)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.takeAt(layout.count() - 1)
            layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
            layout.addWidget(field, 1)


@dataclass(frozen=True, slots=True)
class _Line:
    """A relative in the list: the key of the line and what is told."""

    key: str
    told: Mapping[str, Any]


class FamilyField(Field):
    """The relatives as one value, a tuple of dictionaries; what is typed is kept line by line."""

    def __init__(self, name: str, today: date) -> None:
        self._lines: list[_Line] = []
        self._made = 0
        self._showing = ""
        self.table = Table(
            [
                Column("Quan hệ", lambda line: line.told["relation"], width=14),
                Column("Họ và tên", lambda line: line.told["name"], width=18),
                Column("Năm sinh", _year, width=6),
            ],
            name=name,
            key=lambda line: line.key,
            empty=_EMPTY,
        )
        self.form = RelativeForm(today)
        self._hint = parts.label(_PICK, role="empty", wrap=True)
        super().__init__(name, self.table, self._build(name))
        self.table.picked.connect(self._pick)
        self.form.edited.connect(self._take)
        self._show_form()

    def value(self) -> tuple[dict[str, Any], ...]:
        """Every relative of whom anything is told; Refusal if the form cannot be read."""
        if self._showing:
            try:
                self.form.values()
            except Refusal as refusal:
                raise self.refuse(refusal.sentence) from refusal
        return tuple(dict(line.told) for line in self._lines if any(line.told.values()))

    def set_value(self, value: Iterable[Mapping[str, Any]] | None) -> None:
        """Show these relatives; the place in the list that was shown stays shown."""
        at = self._position()
        self._lines = [self._line(told) for told in value or ()]
        shown = at if at is not None and at < len(self._lines) else 0
        self._arrange(self._lines[shown].key if self._lines else "")
        self.clear_fault()

    @Slot()
    def add_relative(self) -> None:
        """Add a relative below the others and go into the form."""
        if self._is_readable():
            self._lines.append(self._line(_NOBODY))
            self._arrange(self._lines[-1].key)
            self.form.focus_first()

    @Slot()
    def remove_relative(self) -> None:
        """Take the relative that is shown off the list."""
        at = self._position()
        if at is not None:
            self._lines.pop(at)
            self._arrange(self._lines[min(at, len(self._lines) - 1)].key if self._lines else "")
            self._edited()

    @Slot()
    def move_up(self) -> None:
        """Move the relative one place up."""
        self._move(-1)

    @Slot()
    def move_down(self) -> None:
        """Move the relative one place down."""
        self._move(1)

    def _build(self, name: str) -> QWidget:
        left = QWidget()
        down = QVBoxLayout(left)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self.table, 1)
        buttons = QHBoxLayout()
        for words, slot, act in (
            ("Thêm người thân", self.add_relative, "add"),
            ("Xóa", self.remove_relative, "remove"),
            ("Lên", self.move_up, "up"),
            ("Xuống", self.move_down, "down"),
        ):
            buttons.addWidget(parts.button(words, slot, name=f"{name}-{act}"))
        buttons.addStretch(1)
        down.addLayout(buttons)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._hint)
        self._scroll = parts.scrolling(self.form)
        beside.addWidget(self._scroll, 1)
        return parts.beside(left, right, shares=(2, 3))

    def _line(self, told: Mapping[str, Any]) -> _Line:
        self._made += 1
        return _Line(f"relative-{self._made}", dict(told))

    def _position(self) -> int | None:
        keys = [line.key for line in self._lines]
        return keys.index(self._showing) if self._showing in keys else None

    def _is_readable(self) -> bool:
        """Whether the form may be left; if not, what is wrong is marked."""
        try:
            self.value()
        except Refusal:
            return False
        return True

    def _move(self, by: int) -> None:
        at = self._position()
        if at is not None and 0 <= at + by < len(self._lines) and self._is_readable():
            self._lines[at], self._lines[at + by] = self._lines[at + by], self._lines[at]
            self._arrange(self._lines[at + by].key)
            self._edited()

    def _arrange(self, key: str) -> None:
        """Show the lines as they are now, and one of them in the form."""
        self._showing = key
        self.table.show_rows(self._lines)
        if key:
            self.table.select_id(key)
        self._show_form()

    @Slot(object)
    def _pick(self, line: _Line | None) -> None:
        if line is None or line.key == self._showing:
            return
        if not self._is_readable():
            # The list is still busy with moving its cursor.
            QTimer.singleShot(0, self._stay)
            return
        self._showing = line.key
        self._show_form()

    @Slot()
    def _stay(self) -> None:
        self.table.select_id(self._showing)
        for field in self.form.fields.values():
            if not field.fault.isHidden():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _show_form(self) -> None:
        at = self._position()
        self._scroll.setVisible(at is not None)
        self._hint.setVisible(at is None)
        told = self._lines[at].told if at is not None else _NOBODY
        self.form.show_row({PREFIX + name: told[name] for name in _NOBODY})
        self.form.ask_for(told["relation"])

    @Slot()
    def _take(self) -> None:
        """Keep what is typed with its line at once, so that picking another loses nothing."""
        at = self._position()
        if at is None:
            return
        before = self._lines[at]
        after = replace(before, told={**before.told, **self.form.readable()})
        if after == before:
            return
        self._lines[at] = after
        self.table.show_rows(self._lines)
        self.form.ask_for(after.told["relation"])
        self._edited()


def _year(line: _Line) -> str:
    born = line.told["born"]
    return str(born.year) if born else ""
