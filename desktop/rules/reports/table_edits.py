"""What an office changes in the rows of an official table: names, hidden rows, rows of its own.

Figures are always counted over all official rows; the changes are laid over them when shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from desktop.rules import definition
from desktop.rules.reports import own_tables, table_conditions
from desktop.rules.reports.statistics import Figures, Line, OwnLine, Report
from desktop.rules.reports.statistics_conditions import Count
from desktop.rules.reports.statistics_sets import LineShape
from desktop.rules.reports.table_conditions import Asked
from desktop.rules.reports.table_facts import Facts

OWN = "own-"
"""How the ids of own rows begin, so that no official row is meant by them."""
_MOST_OWN = 40
_REMARK = "Biểu có dòng do văn phòng ẩn/sửa tên"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowEdit:
    """An official row otherwise named ("" keeps its name), hidden, or with a note."""

    line: str
    title: str = ""
    hidden: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRow:
    """A row of the office's own: those of the row `under` who meet conditions; it stands `after`.

    The id begins with `OWN`.
    """

    id: str
    title: str
    under: str
    after: str
    asked: Asked
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableEdits:
    """All that an office changed in one table of one generation; a `title` of "" is the table's."""

    title: str = ""
    rows: tuple[RowEdit, ...] = ()
    own: tuple[OwnRow, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is changed."""
        return not (self.title or self.rows or self.own)

    def of(self, line: str) -> RowEdit:
        """What is changed in an official row."""
        found = (one for one in self.rows if one.line == line)
        return next(found, RowEdit(line=line))

    def with_row(self, edit: RowEdit) -> TableEdits:
        """The same with this instead of what was changed in its row; as it was, it is left out."""
        others = tuple(one for one in self.rows if one.line != edit.line)
        changed = edit.title or edit.hidden or edit.note
        return replace(self, rows=(*others, edit) if changed else others)

    def with_own(self, row: OwnRow) -> TableEdits:
        """The same with this row instead of the own one of its id, at the place of that one."""
        if any(one.id == row.id for one in self.own):
            return replace(self, own=tuple(row if one.id == row.id else one for one in self.own))
        return replace(self, own=(*self.own, row))

    def without(self, line: str) -> TableEdits:
        """The same without what is changed in a row, or without an own row."""
        return replace(
            self,
            rows=tuple(one for one in self.rows if one.line != line),
            own=tuple(one for one in self.own if one.id != line),
        )


def stored(edits: TableEdits) -> dict[str, Any]:
    """The changes as they are kept."""
    found: dict[str, Any] = json.loads(json.dumps(asdict(edits)))
    return found


def read(kept: Mapping[str, Any] | None) -> TableEdits:
    """Changes as they were kept; none where nothing was."""
    return definition.build(TableEdits, kept, "sửa biểu") if kept else TableEdits()


@dataclass(frozen=True, slots=True)
class Group:
    """What a row counts, and whether it counts them for coming or going."""

    of: Count
    moves: bool


def groups(report: Report) -> Mapping[str, Group]:
    """The rows that own rows can stand under."""
    found: dict[str, Group] = {}
    for line in report.lines:
        group = found.get(line.part_of) if line.part_of else _group(line)
        if group is not None and not line.lacks:
            found[line.id] = group
    return found


def _group(line: LineShape) -> Group | None:
    acts = (line.movements, line.steps, line.discipline, line.journey, line.badges)
    of = line.count or ("people" if any(acts) else None)
    return None if of in (None, "bases") else Group(of, bool(line.movements))


def own_lines(edits: TableEdits, report: Report, facts: Facts) -> tuple[OwnLine, ...]:
    """The own rows as lines to be counted; one that cannot be asked any more is not known."""
    under = groups(report)
    return tuple(
        OwnLine(
            id=row.id,
            title=row.title,
            under=row.under,
            after=row.after,
            conditions=None
            if any(row_mistakes(row, under, facts))
            else table_conditions.conditions(row.asked, facts),
        )
        for row in edits.own
    )


def mistakes(edits: TableEdits, report: Report, facts: Facts) -> tuple[str, ...]:
    """Everything for which the changes cannot be kept, each as a sentence."""
    return tuple(_mistakes(edits, report, facts))


def _mistakes(edits: TableEdits, report: Report, facts: Facts) -> Iterator[str]:
    titles = {line.id: line.title for line in report.lines}
    yield from own_tables.words_mistakes("Tên biểu", edits.title)
    for edit in edits.rows:
        if edit.line not in titles:
            yield f"Biểu không có dòng “{edit.line}”; hãy bỏ sửa đổi của dòng đó."
        for words in (edit.title, edit.note):
            yield from own_tables.words_mistakes(titles.get(edit.line, edit.line), words)
    shown = [one for one in titles if not edits.of(one).hidden]
    if not shown:
        yield "Đã ẩn mọi dòng của biểu; hãy để lại ít nhất một dòng."
    if len(edits.own) > _MOST_OWN:
        yield f"Nhiều hơn {_MOST_OWN} dòng tự thêm; hãy lập biểu tự lập thay cho các dòng này."
    under = groups(report)
    for row in edits.own:
        if row.after not in titles:
            yield f"{_place(row)}: chưa chọn đứng sau dòng nào; hãy chọn một dòng của biểu."
        yield from row_mistakes(row, under, facts)


def row_mistakes(row: OwnRow, under: Mapping[str, Group], facts: Facts) -> Iterator[str]:
    """Everything for which an own row cannot be counted or shown."""
    place = _place(row)
    yield from own_tables.title_mistakes(place, row.title)
    yield from own_tables.words_mistakes(place, row.note)
    group = under.get(row.under)
    if group is None:
        yield f"{place}: chưa chọn thuộc dòng nào; hãy chọn một dòng đếm người, chi bộ hoặc nơi."
        return
    if not row.asked:
        yield f"{place}: chưa có điều kiện; hãy thêm ít nhất một."
    yield from own_tables.asked_mistakes(row.asked, facts, group.of, place)


def _place(row: OwnRow) -> str:
    """How a mistake names the row."""
    return row.title.strip() or "Dòng tự thêm"


def seen(figures: Figures, edits: TableEdits) -> Figures:
    """The figures as the office shows them: without hidden rows, under its names, with notes."""
    if edits.empty:
        return figures
    notes = {one.id: one.note for one in edits.own}
    lines = []
    for line in figures.lines:
        edit = edits.of(line.id)
        if not edit.hidden:
            words = edit.title or line.title
            note = edit.note or notes.get(line.id, "")
            lines.append(replace(line, title=f"{words} ({note})" if note else words))
    named = f"{edits.title} {figures.period.text}" if edits.title else figures.title
    return replace(figures, title=named, lines=tuple(lines))


def official(figures: Figures) -> Figures:
    """The figures without own rows, as the table says them and as they travel."""
    return replace(figures, lines=tuple(one for one in figures.lines if not own(one)))


def own(line: Line) -> bool:
    """Whether a line is one of the office's own."""
    return line.id.startswith(OWN)


def told(edits: TableEdits, figures: Figures) -> str:
    """What was changed, in the words that stand below the table; "" where nothing was."""
    titles = {line.id: line.title for line in figures.lines}
    known = [one for one in edits.rows if one.line in titles]
    hidden = "; ".join(f"“{titles[one.line]}”" for one in known if one.hidden)
    renamed = "; ".join(
        f"“{one.title}” (tên chính thức: “{titles[one.line]}”)"
        for one in known
        if one.title and not one.hidden
    )
    added = "; ".join(f"“{one.title}”" for one in edits.own)
    noted = "; ".join(
        f"“{titles[one.line]}”" for one in known if one.note and not one.title and not one.hidden
    )
    official_title = figures.title.removesuffix(figures.period.text).strip()
    parts = (
        ("Tên chính thức của biểu", f"“{official_title}”" if edits.title else ""),
        ("Dòng ẩn", hidden),
        ("Dòng sửa tên", renamed),
        ("Dòng ghi chú", noted),
        ("Dòng văn phòng thêm", added),
    )
    said = [f"{what}: {which}" for what, which in parts if which]
    if not said:
        return ""
    sums = f"Tổng và kiểm tra vẫn tính trên đủ các dòng của bộ biểu {figures.edition}"
    return ". ".join((_REMARK, *said, sums)) + "."
