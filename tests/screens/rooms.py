"""Two invented screens over cells, to try the frame with: a list, and one cell to edit."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.store.tables.organisations import CellRow

CELLS = frozenset({CellRow.__tablename__})


@dataclass(frozen=True)
class Line:
    id: str
    name: str


def add_cell(session: Session, *, id: str, name: str) -> str:
    session.add(CellRow(id=id, name=name, kind="village", sector="village", position=1))
    return f"Thêm {name}"


def rename_cell(session: Session, *, id: str, name: str) -> str:
    if not name.startswith("Chi bộ"):
        raise Refusal("Tên phải bắt đầu bằng “Chi bộ”.", field="name")
    session.get_one(CellRow, id).name = name
    return f"Đổi tên {name}"


def cells(session: Session) -> tuple[Line, ...]:
    rows = session.execute(select(CellRow.id, CellRow.name).order_by(CellRow.name))
    return tuple(Line(id, name) for id, name in rows)


class CellsScreen(Screen):
    """A list of cells that opens one."""

    title = "Chi bộ"
    shows = CELLS

    def __init__(self, *values):
        super().__init__(*values)
        self.reads = 0
        self.table = Table(
            [Column("Tên", attrgetter("name"))], name="cells", empty="Chưa có chi bộ nào."
        )
        self.body.addWidget(self.table)
        self._wire()

    def _wire(self):
        self.table.activated_row.connect(self.open_cell)

    def refresh(self):
        self.reads += 1
        self.table.show_rows(self.office.read(cells))

    def open_cell(self, row):
        self.go.emit("cell", row.id)


class CellScreen(Screen):
    """One cell, to be renamed."""

    title = "Một chi bộ"
    shows = CELLS

    def __init__(self, *values):
        super().__init__(*values)
        self.cell = ""
        self.row = None
        self.form = FieldForm("cell-form")
        self.form.add(TextField("name"), "Tên chi bộ", required=True)
        self.body.addWidget(self.form)
        self.add_button("Lưu", self.save, name="save-cell", main=True)

    def open_record(self, record):
        self.cell = record
        self.refresh()

    def refresh(self):
        row = next((line for line in self.office.read(cells) if line.id == self.cell), None)
        if row is None:
            raise Refusal("Chi bộ này không còn nữa.")
        self.row = row
        self.set_heading(row.name)
        self.form.show_row(row)

    def unsaved(self):
        return self.form.is_edited()

    def save(self):
        return self.do(rename_cell, id=self.cell, **self.form.changes())

    def discard(self):
        self.form.show_row(self.row)
