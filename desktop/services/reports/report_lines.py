"""The figures of a report as its paper prints them: numbered, compared, in one panel or two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from desktop.rules import text
from desktop.rules.facts.paper import Report as ReportFact
from desktop.rules.facts.paper import ReportLine, ReportPair, ReportRow
from desktop.rules.reports import table_edits
from desktop.rules.reports.statistics import Figures, Line, Report, Value, percent_of
from desktop.rules.reports.statistics_sets import LineShape
from desktop.rules.reports.table_edits import TableEdits

_AS_IT_IS = TableEdits()
_MARKS = ("", "- ", "+ ", "· ")
"""Before a part, a part of a part and so on; titles that bring a number or mark keep their own."""
# The figures whose people a reader of our own reports asks for; all names are in the workbook.
_NAMED = frozenset(
    {"admitted", "recognised", "not-recognised", "struck-off", "class-sent", "class-certified"}
)


def on_paper(
    report: Report,
    figures: Figures,
    before: Mapping[str, Value],
    gathered: str = "",
    edits: TableEdits = _AS_IT_IS,
) -> ReportFact:
    """A report as a fact of its paper; `before` are the figures of a year earlier.

    `gathered` says how many offices were added up; `edits` are the office's changes of its rows.
    """
    seen = table_edits.seen(figures, edits)
    lines = tuple(_lines(seen, before))
    shown = zip(lines, seen.lines, strict=True)
    return ReportFact(
        title=edits.title or report.title,
        code=report.code,
        period=figures.period.text,
        as_of=figures.as_of,
        gathered=gathered,
        edited=table_edits.told(edits, figures),
        undated=undated(figures),
        missing=missing(seen),
        lines=lines,
        pairs=tuple(_pairs(report, figures, seen)),
        rows=tuple(_rows(report, seen)),
        named=tuple(said for said, line in shown if line.value and line.id in _NAMED),
    )


def undated(figures: Figures) -> str:
    """Who is counted though only month or year of the day is known, as a sentence; "" if nobody."""
    if not figures.undated:
        return ""
    names = ", ".join(f"{one.name} ({one.note})" for one in figures.undated)
    return f"Chưa rõ ngày, tính vào ngày đầu của tháng hoặc năm đã ghi: {names}."


def missing(figures: Figures) -> str:
    """What the record does not keep and figures are not known for; "" where none is."""
    lacks = dict.fromkeys(line.lacks for line in figures.lines if line.value is None and line.lacks)
    return f"Ghi “chưa rõ” vì sổ sách không ghi: {'; '.join(lacks)}." if lacks else ""


def _lines(figures: Figures, before: Mapping[str, Value]) -> Iterator[ReportLine]:
    number = 0
    for line in figures.lines:
        number += not line.heading
        earlier = before.get(line.id)
        share = percent_of(line.value, earlier)
        yield ReportLine(
            number="" if line.heading else str(number),
            heading=line.title if line.heading else "",
            title="" if line.heading else _marked(line),
            value=line.text,
            before="" if earlier is None else text.number_text(earlier),
            share="" if share is None else text.number_text(share),
            names=", ".join(member.name for member in line.members),
        )


def _marked(line: Line) -> str:
    has_own = not line.title[0].isupper()
    return line.title if has_own else _MARKS[min(line.level, len(_MARKS) - 1)] + line.title


def _pairs(report: Report, figures: Figures, seen: Figures) -> Iterator[ReportPair]:
    """The lines in two panels, each with its percentage of the line that it is a part of."""
    shapes = {shape.id: shape for shape in report.lines}
    listed = [line.id for line in seen.lines if line.id in shapes and shapes[line.id].each]
    numbers = {line: str(number) for number, line in enumerate(listed, 1)}
    cells = [
        _cells(line, shapes.get(line.id), figures, numbers.get(line.id, "")) for line in seen.lines
    ]
    middle = (len(cells) + 1) // 2
    for left, right in zip_longest(cells[:middle], cells[middle:], fillvalue=_NOTHING):
        yield ReportPair(
            **{f"left_{name}": words for name, words in left.items()},
            **{f"right_{name}": words for name, words in right.items()},
        )


def _rows(report: Report, seen: Figures) -> Iterator[ReportRow]:
    """The rows of a table of several columns, which are sets or the parts of each line."""
    texts = {line.id: line.text for line in seen.lines}
    if report.parts:
        yield from _rows_of_parts(report, seen, texts)
    elif report.columns:
        first = report.columns[0]
        for line in seen.lines:
            if line.id.startswith(f"{first}-"):
                row = line.id.removeprefix(first)
                yield _row(_marked(line), (f"{one}{row}" for one in report.columns), texts)
        yield from _own_rows(report, seen)
        yield _row(report.total, report.columns, texts)


def _rows_of_parts(report: Report, seen: Figures, texts: Mapping[str, str]) -> Iterator[ReportRow]:
    """Each line that is no part itself, with its parts; a row of the office's own has none."""
    shapes = {shape.id for shape in report.lines}
    parts = [f"-{part}" if part else "" for part in report.parts]
    beside = {f"{shape}{part}" for shape in shapes for part in parts if part}
    for line in seen.lines:
        if line.id not in beside:
            yield _row(_marked(line), (f"{line.id}{part}" for part in parts), texts)


def _own_rows(report: Report, seen: Figures) -> Iterator[ReportRow]:
    """The rows of the office's own, each in the column that it belongs to."""
    column = report.columns[0]
    for line in seen.lines:
        column = line.id if line.id in report.columns else column
        if table_edits.own(line):
            places = (line.id if one == column else "" for one in report.columns)
            yield _row(line.title, places, {line.id: line.text})


def _row(title: str, ids: Iterable[str], texts: Mapping[str, str]) -> ReportRow:
    """A row with the figures of these lines; of one that is hidden nothing."""
    told = {f"c{place}": texts.get(id, "") for place, id in enumerate(ids, 1)}
    return ReportRow(title=title, **told)


_NOTHING: Mapping[str, str] = {}


def _cells(line: Line, shape: LineShape | None, figures: Figures, number: str) -> Mapping[str, str]:
    whole = figures.line(shape.part_of).value if shape and shape.part_of else None
    share = percent_of(line.value, whole)
    return {
        "number": number,
        "heading": line.title if line.heading else "",
        "title": "" if line.heading else line.title,
        "value": line.text,
        "share": "" if share is None else text.number_text(share),
    }
