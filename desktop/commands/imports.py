"""Headless: the blank workbook, taking a workbook in, members as the central workbook."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Sequence

from desktop.commands.opening import answer, now, opened
from desktop.rules.people.columns import IGNORED
from desktop.services.cells import organisations
from desktop.services.keeping import upkeep
from desktop.services.office import Office
from desktop.services.papers import printing
from desktop.services.people import central, imports
from desktop.services.people.import_lines import OUTCOMES, Line, Preview
from desktop.services.people.imports import Choices, Table

_SHOWN = ("changed", "doubtful", "refused")


def template(words: Namespace) -> None:
    """Write the blank workbook for entering people, with the office's cells if one is named."""
    cells: list[str] = []
    if words.office is not None:
        with opened(words.office) as office:
            cells = [one.name for one in office.read(organisations.cells)]
    print(printing.save(words.out, imports.blank_workbook(cells, now())))


def take_in(words: Namespace) -> None:
    """Take a workbook in, or only say what would become of each row."""
    book = imports.load(words.workbook)
    with opened(words.office) as office:
        found = imports.tables(book, office.read(imports.remembered), words.sheet)
        rows = imports.read_rows(found, office.today())
        shown = office.read(imports.preview, file=book.name, rows=rows, choices=Choices())
        taken = None if words.dry_run else _written(office, shown)
    content = {
        "sheets": [
            {
                "sheet": one.layout.sheet,
                "heading": one.layout.heading + 1,
                "first": one.layout.first + 1,
                "columns": {
                    column.title: column.fact for column in one.layout.columns if column.title
                },
            }
            for one in found
        ],
        "counts": _counts(shown),
        "new_cells": [one.name for one in shown.new_cells],
        "rows": [_row(line) for line in shown.lines],
        "taken": taken,
    }
    lines = [f"Trang {one.layout.sheet}: tiêu đề ở dòng {one.layout.heading + 1}" for one in found]
    lines += _left_out(found)
    lines += [shown.summary]
    lines += [f"Chi bộ mới: {one.name} ({one.rows} dòng)" for one in shown.new_cells]
    lines += [_told(line) for line in shown.lines if line.outcome in _SHOWN or line.notes]
    lines += [_ending(words.dry_run, taken)]
    answer(words.json, content, lines)


def export(words: Namespace) -> None:
    """Write the members in the layout of the central workbook."""
    with opened(words.office) as office:
        count = central.write(office, words.out)
    print(f"{words.out}\nĐã ghi {count} đảng viên.")


def _written(office: Office, shown: Preview) -> str:
    upkeep.before(office, "truoc-nhap")
    done = office.do(imports.take_in, shown=shown, choices=Choices())
    return done.label if done else ""


def _counts(shown: Preview) -> dict[str, int]:
    counts = Counter(line.outcome for line in shown.lines)
    return {outcome: counts[outcome] for outcome in OUTCOMES}


def _row(line: Line) -> dict[str, object]:
    return {
        "sheet": line.sheet,
        "row": line.row,
        "name": line.name,
        "outcome": line.outcome,
        "changes": line.changes,
        "doubt": line.doubt,
        "notes": line.notes,
        "faults": line.faults,
    }


def _told(line: Line) -> str:
    return f"{line.sheet}, dòng {line.row}: {line.name} · {OUTCOMES[line.outcome]} · {line.words}"


def _left_out(found: Sequence[Table]) -> list[str]:
    """The columns that nothing is taken from, so that none is lost unnoticed."""
    titles = {
        column.title: None
        for one in found
        for column in one.layout.columns
        if column.title and column.fact == IGNORED
    }
    named = ", ".join(f"“{title}”" for title in titles)
    return [f"Không lấy các cột: {named}"] if named else []


def _ending(dry_run: bool, taken: str | None) -> str:
    if dry_run:
        return "Chỉ xem trước; chưa ghi gì vào tệp dữ liệu."
    return taken or "Không có gì thay đổi."
