"""The columns of a workbook: what each is taken for, and its text before and after."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.people import cell_values, columns, legacy_text
from desktop.rules.people.columns import IGNORED, Column
from desktop.rules.people.legacy_text import Encoding
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.option_fields import Option, OptionField
from desktop.screens.widgets.table import Column as Shown
from desktop.screens.widgets.table import Table as Grid
from desktop.services.people import imports
from desktop.services.people.imports import Table

_ENCODINGS = (
    Option("unicode", "Unicode", ""),
    Option("tcvn3", "TCVN3 (.VnTime)", ""),
    Option("vni", "VNI", ""),
)
_NOT_TAKEN = "(không lấy)"
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """A column of a sheet as the list shows it."""

    id: str
    table: int
    column: Column
    label: str
    before: str
    after: str


class ColumnsPage(QWidget):
    """The list of columns, and below it what the picked one is taken for.

    `previewed` asks for the rows, `other` for another workbook.
    """

    previewed = Signal()
    other = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tables: list[Table] = []
        self._chosen: dict[str, str] = {}
        self._facts = imports.facts()
        self._words = parts.label(name="columns-words", wrap=True)
        self._grid = Grid(
            [
                Shown("Trang", lambda line: self._tables[line.table].sheet.name, width=14),
                Shown("Cột trong tệp", lambda line: line.column.title, width=28),
                Shown("Lấy vào mục", lambda line: line.label, width=24, tone=_tone),
                Shown("Trong tệp ghi", lambda line: line.before, width=26),
                Shown("Đọc thành", lambda line: line.after),
            ],
            name="columns",
            empty="Không có cột nào.",
        )
        facts = [(one.key, one.label) for one in self._facts.by_key.values()]
        self._fact = ChoiceField("column-fact", [(IGNORED, _NOT_TAKEN), *facts])
        self._encoding = OptionField("column-encoding", _ENCODINGS)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._words)
        down.addWidget(self._grid, 1)
        down.addWidget(self._editor())
        down.addLayout(self._buttons())
        self._grid.picked.connect(self._pick)

    def show_tables(self, tables: tuple[Table, ...]) -> None:
        """Show the columns of these tables as they were guessed."""
        self._tables = list(tables)
        self._chosen = {}
        people = sum(one.layout.end - one.layout.first for one in tables)
        where = "; ".join(
            f"trang {one.sheet.name}: tiêu đề ở dòng {one.layout.heading + 1}, người từ dòng "
            f"{one.layout.first + 1}"
            for one in tables
        )
        self._words.setText(
            f"Tìm thấy khoảng {people} dòng ({where}). Hãy xem các cột có được hiểu đúng không; "
            "cột hiểu sai thì bấm vào rồi chọn lại ở dưới."
        )
        self._refresh()
        if self._grid.shown_rows():
            self._grid.select_id(self._grid.shown_rows()[0].id)

    def tables(self) -> tuple[Table, ...]:
        """The tables with the facts and encodings that were chosen."""
        return tuple(self._tables)

    def chosen_facts(self) -> dict[str, str]:
        """The facts that the clerk chose by hand, by title, to be remembered."""
        return dict(self._chosen)

    def _editor(self) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        for words, field in (("Lấy vào mục", self._fact), ("Kiểu gõ cũ", self._encoding)):
            label = parts.label(words, role="label")
            label.setBuddy(field.input)
            field.input.setAccessibleName(words)
            across.addWidget(label)
            across.addWidget(field)
        across.addWidget(parts.button("Đổi cột này", self.change, name="change-column"))
        across.addStretch(1)
        return row

    def _buttons(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.addWidget(
            parts.button("Xem trước", self.previewed, name="show-preview", look="main")
        )
        across.addWidget(parts.button("Chọn tệp khác…", self.other, name="choose-other"))
        across.addStretch(1)
        return across

    @Slot()
    def change(self) -> None:
        """Take the picked column for what is chosen below."""
        line = cast("_Line | None", self._grid.current_row())
        if line is None:
            return
        try:
            fact = self._fact.value() or IGNORED
        except Refusal as refusal:
            self._fact.show_fault(refusal.sentence)
            return
        written = self._encoding.value()
        encoding = cast(Encoding, "" if written == "unicode" else written)
        at, table = line.column.at, self._tables[line.table]
        if fact != line.column.fact:
            self._chosen[columns.title_key(line.column.title)] = fact
        layout = columns.with_encodings(
            columns.with_facts(table.layout, {at: fact}), {at: encoding}
        )
        self._tables[line.table] = replace(table, layout=layout)
        self._refresh()

    @Slot(object)
    def _pick(self, line: _Line | None) -> None:
        if line is not None:
            self._fact.set_value(line.column.fact if "=" not in line.column.fact else IGNORED)
            self._encoding.set_value(line.column.encoding or "unicode")

    def _refresh(self) -> None:
        self._grid.show_rows(
            self._line(at, column)
            for at, table in enumerate(self._tables)
            for column in table.layout.columns
        )

    def _line(self, at: int, column: Column) -> _Line:
        fact = column.fact
        label = _NOT_TAKEN if fact == IGNORED else columns.fact(fact, self._facts).label
        words = self._examples(at, column)
        read = [
            cell_values.plain_text(
                legacy_text.decode(one, column.encoding, capitals=column.capitals)
            )
            for one in words
        ]
        before, after = "; ".join(words), "; ".join(read)
        shown = "" if before == after else after
        return _Line(f"{at}!{column.at}", at, column, label, before, shown)

    def _examples(self, at: int, column: Column) -> list[str]:
        table = self._tables[at]
        found: list[str] = []
        for row in table.sheet.rows[table.layout.first : table.layout.end]:
            value = row[column.at] if column.at < len(row) else ""
            if value != "" and len(found) < _EXAMPLES:
                found.append(value if isinstance(value, str) else cell_values.plain_text(value))
        return found


def _tone(line: _Line) -> str:
    return "quiet" if line.column.fact == IGNORED else ""
