"""A workbook into people: what it seems to hold, what taking it in would do, and doing it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.exchange import sheets
from desktop.exchange.sheets import Workbook
from desktop.exchange.template import template_workbook
from desktop.rules.people import columns, import_rows
from desktop.rules.people.columns import Facts, Layout, Sheet
from desktop.rules.people.import_rows import Row
from desktop.services import data, shipped
from desktop.services.people import import_match, import_write
from desktop.services.people.import_cells import key_of, known_cells
from desktop.services.people.import_known import everyone
from desktop.services.people.import_lines import Decision, Preview
from desktop.store.tables.imports import CellAliasRow, ColumnChoiceRow
from desktop.store.tables.journal import OperationRow

Progress = Callable[[int, int], None]

_LISTS = (
    "ethnic_groups",
    "religions",
    "general_levels",
    "professional_levels",
    "political_levels",
    "member_states",
    "movements",
    "groups",
    "number_provinces",
)
_EVERY = 100


class Stopped(Exception):
    """The user stopped the work; nothing of it is in the file."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with people and where they seem to stand in it."""

    sheet: Sheet
    layout: Layout


@dataclass(frozen=True, slots=True)
class Choices:
    """What the clerk decided before taking in.

    `facts` are the facts of column titles (by `title_key`), `cells` the cells that new names stand
    for, `people` who the doubtful rows are, by line.
    """

    facts: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, Decision] = field(default_factory=dict)


@data.once
def facts() -> Facts:
    """Everything that a workbook may tell of people."""
    content = data.shipped("resources/imports/columns.toml")
    return columns.read(content, "columns.toml", {name: shipped.entries(name) for name in _LISTS})


def load(path: Path) -> Workbook:
    """A workbook copied into memory and found sound; Refusal if it is not one."""
    return sheets.load(path)


def blank_workbook(cells: Sequence[str], made: datetime) -> bytes:
    """The blank workbook for entering people, with these cells to choose from."""
    return template_workbook(
        {
            "sex": ("nam", "nữ"),
            "ethnicity": [one.name for one in shipped.entries("ethnic_groups")],
            "religion": [one.name for one in shipped.entries("religions")],
            "professional_level": [one.name for one in shipped.entries("professional_levels")],
            "cell": cells,
        },
        made,
    )


def remembered(session: Session) -> dict[str, str]:
    """The facts that this office chose for column titles before."""
    query = select(ColumnChoiceRow.title, ColumnChoiceRow.fact)
    return {row.title: row.fact for row in session.execute(query)}


def tables(book: Workbook, memory: Mapping[str, str], only: str = "") -> tuple[Table, ...]:
    """The tables of people in a workbook, or on one of its sheets; Refusal if there is none."""
    found = []
    for name in (only,) if only else book.sheets:
        sheet = sheets.sheet(book, name)
        layout = columns.guess(sheet, facts(), memory)
        if layout is not None and layout.end > layout.first:
            found.append(Table(sheet, layout))
    if not found:
        where = f"Trang “{only}”" if only else f"Tệp {book.name}"
        raise Refusal(
            f"{where} không có bảng nào nhận ra được: cần một dòng tiêu đề có “Họ và tên” và ít "
            "nhất một cột khác như “Ngày sinh”, và ít nhất một người ở dưới. Hãy xem lại tiêu đề, "
            "hoặc chép danh sách vào mẫu nhập của chương trình."
        )
    return tuple(found)


def read_rows(
    found: Sequence[Table],
    today: date,
    progress: Progress = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Row, ...]:
    """The rows of all tables, each cell read; Stopped when cancelled."""
    whole = sum(table.layout.end - table.layout.first for table in found)
    rows: list[Row] = []
    for table in found:
        for row in import_rows.rows(table.sheet, table.layout, facts(), today):
            if len(rows) % _EVERY == 0:
                _go_on(cancelled)
                progress(len(rows), whole)
            rows.append(row)
    return tuple(rows)


def preview(
    session: Session,
    /,
    *,
    file: str,
    rows: Sequence[Row],
    choices: Choices,
    progress: Progress = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Preview:
    """What taking these rows in would do; nothing is written. Stopped when cancelled."""

    def step(done: int) -> None:
        _go_on(cancelled)
        progress(done, len(rows))

    cells = known_cells(session, choices.cells)
    lines = import_match.lines(rows, everyone(session), cells, facts(), choices.people, step)
    used = [
        line.values["cell"]
        for line in lines
        if line.outcome in ("new", "changed") and "cell" in line.values
    ]
    return Preview(file, lines, cells.brought(used), _last_operation(session))


def take_in(
    session: Session,
    /,
    *,
    shown: Preview,
    choices: Choices,
    progress: Progress = lambda _done, _all: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> str:
    """Write what a preview showed as new or changed, and remember the choices, as one operation.

    Refusal if anything was changed since the preview; Stopped, with nothing written, if cancelled.
    """
    if _last_operation(session) != shown.basis:
        raise Refusal(
            "Dữ liệu đã thay đổi từ lúc xem trước nên chưa lấy gì vào. Hãy bấm xem trước lại."
        )
    new = [line for line in shown.lines if line.outcome == "new"]
    changed = [line for line in shown.lines if line.outcome == "changed"]

    def step_after(before: int) -> Callable[[int], None]:
        def step(done: int) -> None:
            _go_on(cancelled)
            progress(before + done, len(new) + len(changed))

        return step

    import_write.add_cells(session, shown.new_cells)
    import_write.add_people(session, new, step_after(0))
    import_write.change_people(session, changed, step_after(len(new)))
    _go_on(cancelled)
    if new or changed:
        _remember(session, choices)
    return f"Nhập từ {shown.file}: thêm {len(new)} người, sửa {len(changed)} người"


def _remember(session: Session, choices: Choices) -> None:
    known = {row.title: row for row in session.scalars(select(ColumnChoiceRow))}
    for title, fact in choices.facts.items():
        if title in known:
            known[title].fact = fact
        else:
            session.add(ColumnChoiceRow(title=title, fact=fact))
    aliases = {row.written: row for row in session.scalars(select(CellAliasRow))}
    for written, cell_id in choices.cells.items():
        key = key_of(written)
        if key in aliases:
            aliases[key].cell_id = cell_id
        else:
            session.add(CellAliasRow(written=key, cell_id=cell_id))


def _last_operation(session: Session) -> int:
    return session.scalar(select(func.max(OperationRow.id))) or 0


def _go_on(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Stopped
