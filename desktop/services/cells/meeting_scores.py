"""The points of cell meetings: the sheet in force, the office's own sheets, a meeting scored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.cells import cell_meetings
from desktop.rules.cells.cell_meetings import Part, ScoreBook, ScoreSheet
from desktop.rules.editions import basis_told
from desktop.rules.facts.cell_meeting import MONTHLY, ScoredPart
from desktop.rules.months import period_of
from desktop.services import rows, shipped
from desktop.services.cells.cell_meetings import kept, set_meeting
from desktop.store.tables.cell_meetings import CellMeetingRow, ScoreSheetRow
from desktop.store.tables.organisations import CellRow


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A score sheet as the list shows it; a central one cannot be changed.

    `sure` says that it was read in the document that sets it.
    """

    id: str
    in_force_from: date
    source: str
    parts: tuple[Part, ...]
    own: bool = True
    sure: bool = True

    @property
    def most(self) -> int:
        """What all parts give together."""
        return sum(one.most for one in self.parts)


def book(session: Session) -> ScoreBook:
    """The sheets by date, the office's own among them."""
    own = tuple(
        ScoreSheet(in_force_from=row.in_force_from, source=row.source, part=_parts(row))
        for row in session.scalars(select(ScoreSheetRow))
    )
    return replace(shipped.meeting_scores(), own=own)


def sheets(session: Session) -> tuple[SheetLine, ...]:
    """Every sheet: the central ones, then the office's own by date."""
    central = shipped.meeting_scores()
    found = [
        SheetLine(
            id=f"central-{one.in_force_from}",
            in_force_from=one.in_force_from,
            source=central.source,
            sure=one.confidence == "high",
            parts=one.part,
            own=False,
        )
        for one in central.sheet
    ]
    query = select(ScoreSheetRow).order_by(ScoreSheetRow.in_force_from)
    found += [
        SheetLine(id=row.id, in_force_from=row.in_force_from, source=row.source, parts=_parts(row))
        for row in session.scalars(query)
    ]
    return tuple(found)


def source_of(session: Session, /, *, month: str) -> str:
    """What the sheet rests on by which the meetings of a month are scored."""
    found = book(session)
    sheet = found.on(period_of(month).last)
    return sheet.source if sheet in found.own else basis_told(found.source, sheet.confidence)


def set_sheet(
    session: Session, /, *, in_force_from: date, lines: Sequence[Mapping[str, Any]], source: str
) -> str:
    """Let the office score by its own sheet from a day on (`title`, `most` of each part).

    A part that has the title of a central one is that one. Refusal for a part without either.
    """
    known = {
        text.fold(part.title): part
        for sheet in shipped.meeting_scores().sheet
        for part in sheet.part
    }
    parts = [_part(at, line, known) for at, line in enumerate(lines, start=1)]
    cell_meetings.check_parts(parts)
    query = select(ScoreSheetRow).where(ScoreSheetRow.in_force_from == in_force_from)
    row = session.scalar(query) or ScoreSheetRow(in_force_from=in_force_from)
    kept_parts = [{"id": one.id, "title": one.title, "most": one.most} for one in parts]
    rows.fill(row, {"parts": kept_parts, "source": source})
    session.add(row)
    return f"Phiếu chấm điểm sinh hoạt từ {text.date_text(in_force_from)}"


def remove_sheet(session: Session, /, *, id: str) -> str:
    """Take an own sheet back: the one before it holds again."""
    row = rows.present(session, ScoreSheetRow, id)
    session.delete(row)
    return f"Bỏ phiếu chấm điểm từ {text.date_text(row.in_force_from)}"


def set_points(
    session: Session,
    /,
    *,
    cell_id: str,
    month: str,
    kind: str = MONTHLY,
    points: Mapping[str, int | None],
) -> str:
    """Score a meeting part by part; Refusal for more points than a part gives."""
    sheet = book(session).on(period_of(month).last)
    parts = {one.id: one for one in sheet.part}
    given = {id: value for id, value in points.items() if value is not None}
    for id, value in given.items():
        part = parts[id]
        if not 0 <= value <= part.most:
            raise Refusal(f"“{part.title}” được từ 0 đến {part.most} điểm.", field=id)
    total = sum(given.values()) if given else None
    set_meeting(session, cell_id=cell_id, month=month, kind=kind)
    row = kept(session, cell_id, month, kind)
    if row is None:
        raise RuntimeError("a meeting was entered and is not there")
    rows.fill(row, {"scores": given, "points": total})
    name = rows.present(session, CellRow, cell_id).name
    return f"Chấm điểm sinh hoạt {period_of(month).text} của {name}"


def scored(book: ScoreBook, row: CellMeetingRow | None, day: date) -> tuple[ScoredPart, ...]:
    """The parts of the sheet of a day with the points that a meeting was given."""
    given = row.scores if row is not None else {}
    return tuple(
        ScoredPart(id=one.id, title=one.title, most=one.most, points=given.get(one.id))
        for one in book.on(day).part
    )


def _part(at: int, line: Mapping[str, Any], known: Mapping[str, Part]) -> Part:
    title, most = str(line["title"] or ""), line["most"] or 0
    central = known.get(text.fold(title))
    return Part(id=central.id if central else f"own-{at}", title=title, most=most)


def _parts(row: ScoreSheetRow) -> tuple[Part, ...]:
    central = {one.id: one for sheet in shipped.meeting_scores().sheet for one in sheet.part}
    return tuple(
        Part(
            id=one["id"],
            title=one["title"],
            most=one["most"],
            share_from=central[one["id"]].share_from if one["id"] in central else (),
        )
        for one in row.parts
    )
