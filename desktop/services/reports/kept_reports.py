"""Figures that were kept: once sent they stay, with their names, whatever is corrected later."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.papers import sheet as sheets
from desktop.papers.sheet import Sheet
from desktop.rules.calendar import Period, add_months
from desktop.rules.reports import table_edits
from desktop.rules.reports.statistics import Figures, Line, Member, Value
from desktop.rules.reports.table_edits import TableEdits
from desktop.services import rows
from desktop.store.tables.reports import KeptReportRow

_YEAR = 12


@dataclass(frozen=True, slots=True)
class Kept:
    """A report as it was when its figures were kept.

    `edits` are the office's changes of its rows then, `plain` the sheet without them.
    """

    id: str
    kept_on: date
    figures: Figures
    sheet: Sheet
    edits: TableEdits
    plain: Sheet


def store(
    session: Session, figures: Figures, sheet: Sheet, plain: Sheet, edits: TableEdits, day: date
) -> None:
    """Keep figures and sheet; Refusal if those of the period are kept already."""
    if (present := _row(session, figures.report, figures.period)) is not None:
        raise Refusal(
            f"Số liệu “{present.title}” đã chốt ngày {present.kept_on:%d/%m/%Y}. "
            "Muốn chốt lại, hãy bỏ chốt lần trước và ghi lý do.",
        )
    session.add(
        KeptReportRow(
            report=figures.report,
            edition=figures.edition,
            title=figures.title,
            since=figures.period.first,
            until=figures.period.last,
            as_of=figures.as_of,
            kept_on=day,
            figures={"lines": [line_out(line) for line in figures.lines]},
            sheet=json.loads(sheets.to_json(sheet)),
            edits=None if edits.empty else table_edits.stored(edits),
            plain_sheet=None if edits.empty else json.loads(sheets.to_json(plain)),
        )
    )


def release(session: Session, /, *, id: str, reason: str) -> str:
    """Let go of kept figures that were wrong; Refusal without a reason, which the journal keeps."""
    row = rows.present(session, KeptReportRow, id)
    if not reason.strip():
        raise Refusal("Hãy ghi lý do bỏ chốt số liệu, ví dụ “gửi nhầm kỳ”.", field="reason")
    session.delete(row)
    return f"Bỏ chốt {row.title}: {reason.strip()}"


def kept(session: Session, /, *, report_id: str, period: Period) -> Kept | None:
    """The kept report of a period, or None."""
    row = _row(session, report_id, period)
    if row is None:
        return None
    return Kept(
        row.id,
        row.kept_on,
        _figures(row),
        sheets.from_json(json.dumps(row.sheet)),
        table_edits.read(row.edits),
        sheets.from_json(json.dumps(row.plain_sheet or row.sheet)),
    )


def year_before(session: Session, /, *, report_id: str, period: Period) -> Mapping[str, Value]:
    """The kept figures of the same period a year earlier, by line; empty if none were kept."""
    earlier = Period(add_months(period.first, -_YEAR), add_months(period.last, -_YEAR))
    row = _row(session, report_id, earlier)
    return {line.id: line.value for line in _figures(row).lines} if row is not None else {}


def changed_since(kept_figures: Figures, present: Figures) -> tuple[Line, ...]:
    """The lines, as counted today, whose value or names are no longer those that were kept."""
    before = {line.id: _counted(line) for line in kept_figures.lines}
    return tuple(line for line in present.lines if before.get(line.id) != _counted(line))


def _counted(line: Line) -> tuple[Value, frozenset[str]]:
    return line.value, frozenset(member.id for member in line.members)


def _row(session: Session, report_id: str, period: Period) -> KeptReportRow | None:
    query = select(KeptReportRow).where(
        KeptReportRow.report == report_id,
        KeptReportRow.since == period.first,
        KeptReportRow.until == period.last,
    )
    return session.scalar(query)


def line_out(line: Line) -> dict[str, Any]:
    """A line as it is kept."""
    # A share is kept as text: a JSON number would come back as a float.
    value = format(line.value, "f") if isinstance(line.value, Decimal) else line.value
    return {
        "id": line.id,
        "title": line.title,
        "value": value,
        "level": line.level,
        "empty": line.empty,
        "heading": line.heading,
        "lacks": line.lacks,
        "members": _members_out(line.members),
        "unknown": _members_out(line.unknown),
    }


def _figures(row: KeptReportRow) -> Figures:
    return Figures(
        report=row.report,
        edition=row.edition,
        title=row.title,
        period=Period(row.since, row.until),
        as_of=row.as_of,
        lines=tuple(line_in(line) for line in row.figures["lines"]),
    )


def line_in(found: Mapping[str, Any]) -> Line:
    """A line that was kept."""
    value = found["value"]
    return Line(
        id=found["id"],
        title=found["title"],
        value=Decimal(value) if isinstance(value, str) else value,
        members=_members(found["members"]),
        unknown=_members(found["unknown"]),
        level=found["level"],
        empty=found["empty"],
        heading=found["heading"],
        lacks=found["lacks"],
    )


def _members(found: Sequence[Sequence[str]]) -> tuple[Member, ...]:
    return tuple(Member(*one) for one in found)


def _members_out(members: Sequence[Member]) -> list[list[str]]:
    return [[one.id, one.name, one.note, one.cell] for one in members]
