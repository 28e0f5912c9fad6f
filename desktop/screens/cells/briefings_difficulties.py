"""What stands in the way, who settles it by when; followed from month to month until settled."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from desktop.rules.facts.briefing import Difficulty
from desktop.rules.facts.office import Cell
from desktop.rules.text import date_text
from desktop.screens.people.person_values import plain
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.entry_panel import EntryPanel
from desktop.screens.widgets.fields import LongTextField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services.cells import briefings
from desktop.services.people.people import new_id

_EMPTY = (
    "Tháng này chưa có khó khăn, vướng mắc nào. Bấm “Thêm khó khăn” để ghi nội dung, ai giải quyết "
    "và hạn; việc chưa xong tự chuyển sang tháng sau."
)
_WHOLE = "Toàn đảng bộ"


class DifficultiesPanel(EntryPanel):
    """The difficulties of a month, the earlier ones not settled before it among them."""

    def __init__(self, screen: Screen) -> None:
        self._month = ""
        self._cells: tuple[Cell, ...] = ()
        today = screen.office.today()
        super().__init__(
            screen, _table(today), _form(today), name="difficulty", add_words="Thêm khó khăn"
        )

    def hint(self) -> str:
        """How to begin."""
        return "Chọn một dòng ở bên trái để sửa hoặc ghi kết quả, hoặc bấm “Thêm khó khăn”."

    def shown(self, row: Difficulty | None) -> Any:
        """The difficulty's own values."""
        return None if row is None else plain(row)

    def heading(self, row: Difficulty | None) -> str:
        """Since when it stands."""
        return "Khó khăn mới" if row is None else f"Nêu từ {row.since}"

    def write(self, row: Difficulty | None, changes: dict[str, Any]) -> str:
        """Write the difficulty."""
        if "cell_id" in changes:
            changes = {**changes, "cell_id": changes["cell_id"] or None}
        key = row.id if row else new_id()
        if row is not None:
            done = self.host.do(
                briefings.change_difficulty, id=key, revision=row.revision, **changes
            )
        else:
            done = self.host.do(briefings.add_difficulty, id=key, month=self._month, **changes)
        return key if done else ""

    def take_away(self, row: Difficulty) -> None:
        """Take back a difficulty entered by mistake."""
        self.host.do(briefings.remove_difficulty, id=row.id)

    def show_difficulties(
        self, month: str, lines: tuple[Difficulty, ...], cells: tuple[Cell, ...]
    ) -> None:
        """Show the difficulties of a month."""
        self._month = month
        field = self.form.fields["cell_id"]
        if cells != self._cells and not self.unsaved() and isinstance(field, ChoiceField):
            self._cells = cells
            field.set_choices([("", _WHOLE), *((cell.id, cell.name) for cell in cells)])
        self.show_lines(lines)


def _table(today: date) -> Table:
    return Table(
        [
            Column("Chi bộ", lambda row: row.cell, width=14),
            Column("Nội dung", lambda row: row.words, width=17),
            Column("Ai giải quyết", lambda row: row.settler, width=13),
            Column("Hạn", _due, lambda row: row.due, width=12, tone=partial(_tone, today)),
            Column("Kết quả", _state, width=10, tone=_state_tone),
        ],
        name="difficulties",
        lines=2,
        empty=_EMPTY,
    )


def _due(row: Difficulty) -> str:
    return date_text(row.due) if row.due else ""


def _tone(today: date, row: Difficulty) -> str:
    return "late" if row.settled is None and row.due is not None and row.due < today else ""


def _state(row: Difficulty) -> str:
    return "còn từ trước" if row.carried and row.settled is None else row.state


def _state_tone(row: Difficulty) -> str:
    return "soon" if row.settled is None else "quiet"


def _form(today: date) -> FieldForm:
    form = FieldForm("difficulty-form", columns=1)
    form.add(ChoiceField("cell_id", [("", _WHOLE)]), "Chi bộ", wide=True)
    form.add(LongTextField("words", lines=3), "Khó khăn, vướng mắc", required=True)
    form.add(TextField("settler"), "Ai giải quyết", wide=True)
    form.add(DateField("due", today=today), "Giải quyết trước ngày")
    form.add(DateField("settled", today=today), "Giải quyết xong ngày")
    form.add(TextField("outcome"), "Kết quả", wide=True)
    return form
