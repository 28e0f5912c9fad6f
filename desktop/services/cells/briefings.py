"""The monthly briefing: reports of cells, praise, difficulties, figures, reminders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.exchange.stick import ascii_name
from desktop.papers.sheet import Sheet
from desktop.rules.facts.briefing import Briefing, CellMonth, Difficulty
from desktop.rules.facts.paper import Paper, PaperFacts
from desktop.rules.months import month_of, period_of
from desktop.services import facts, rows
from desktop.services.cells import briefing_facts
from desktop.services.office import Office
from desktop.services.papers import papers, printing
from desktop.services.papers.printing import Printed
from desktop.store.tables.briefings import BriefingRow, CellReportRow, DifficultyRow
from desktop.store.tables.organisations import CellRow

_FORM = "giao-ban"


def set_briefing(session: Session, /, *, month: str, **values: object) -> str:
    """Say when a month's briefing is held, who leads it and what was concluded."""
    period = period_of(month)
    row = session.scalar(select(BriefingRow).where(BriefingRow.month == month))
    if row is None:
        row = BriefingRow(month=month)
        session.add(row)
    rows.fill(row, values)
    return f"Sửa giao ban {period.text}"


def set_report(session: Session, /, *, cell_id: str, month: str, **values: object) -> str:
    """Keep what a cell reported of a month, and whether it is praised."""
    period = period_of(month)
    cell = rows.present(session, CellRow, cell_id)
    row = session.scalar(
        select(CellReportRow).where(CellReportRow.cell_id == cell_id, CellReportRow.month == month)
    )
    if row is None:
        row = CellReportRow(cell_id=cell_id, month=month)
        session.add(row)
    rows.fill(row, values)
    if row.received is not None and row.received < period.first:
        raise Refusal(
            f"Báo cáo {period.text} không thể đến trước tháng đó; hãy sửa ngày.", field="received"
        )
    return f"Báo cáo {period.text} của {cell.name}"


def add_difficulty(session: Session, /, *, id: str, month: str, **values: object) -> str:
    """Enter what stands in the way since a month; Refusal without words."""
    period = period_of(month)
    row = DifficultyRow(id=id, month=month, words="")
    session.add(row)
    _fill_difficulty(session, row, values)
    return f"Ghi khó khăn {period.text}"


def change_difficulty(session: Session, /, *, id: str, revision: int, **values: object) -> str:
    """Change a difficulty, who settles it by when, or say how it was settled."""
    row = rows.present(session, DifficultyRow, id)
    _fill_difficulty(session, row, values, revision)
    return f"Sửa khó khăn {period_of(row.month).text}"


def remove_difficulty(session: Session, /, *, id: str) -> str:
    """Take back a difficulty entered by mistake."""
    row = rows.present(session, DifficultyRow, id)
    session.delete(row)
    return f"Bỏ khó khăn {period_of(row.month).text}"


def _fill_difficulty(
    session: Session, row: DifficultyRow, values: Mapping[str, object], revision: int | None = None
) -> None:
    rows.fill(row, dict(values), revision=revision)
    if not row.words:
        raise Refusal("Hãy ghi khó khăn, vướng mắc là gì.", field="words")
    if row.cell_id is not None:
        rows.present(session, CellRow, row.cell_id)
    if row.settled is not None and row.settled < period_of(row.month).first:
        raise Refusal("Ngày giải quyết xong trước tháng nêu khó khăn; hãy sửa.", field="settled")
    if row.outcome and row.settled is None:
        raise Refusal("Có kết quả thì hãy ghi cả ngày giải quyết xong.", field="settled")


def briefing(session: Session, /, *, month: str, day: date) -> Briefing:
    """Everything that a month's briefing needs, as it stood at the month's end or, before, now.

    Refusal for a month not written YYYY-MM.
    """
    return told(session, gathered=briefing_facts.gather(session, month=month, day=day))


def told(session: Session, /, *, gathered: Briefing) -> Briefing:
    """What the facts of a month give, with what the office entered for its briefing."""
    month = gathered.month
    held = session.scalar(select(BriefingRow).where(BriefingRow.month == month))
    query = select(CellReportRow).where(CellReportRow.month == month)
    reports = {row.cell_id: row for row in session.scalars(query)}
    return replace(
        gathered,
        day=held.day if held else None,
        chair=held.chair if held else "",
        conclusion=held.conclusion if held else "",
        cells=tuple(_with_report(cell, reports.get(cell.id)) for cell in gathered.cells),
        difficulties=tuple(_difficulties(session, month)),
    )


def _with_report(cell: CellMonth, row: CellReportRow | None) -> CellMonth:
    if row is None:
        return cell
    return replace(
        cell,
        received=row.received,
        words=row.words,
        praised=row.praised,
        praise_reason=row.praise_reason,
    )


def sheet(session: Session, /, *, month: str, day: date, known: Briefing | None = None) -> Sheet:
    """The briefing of a month on paper; `known` is what was gathered of its facts already."""
    gathered = known or briefing_facts.gather(session, month=month, day=day)
    held = told(session, gathered=gathered)
    office = facts.office(session)
    paper = Paper(place=office.place, day=held.day or held.as_of)
    printed = PaperFacts(office=office, paper=paper, briefing=held)
    return papers.made(session, _FORM, max(day, held.as_of or day), printed)


def write(office: Office, *, month: str, day: date, folder: Path) -> Printed:
    """Write the briefing of a month into a folder as a PDF."""
    made = office.read(sheet, month=month, day=day)
    stem = f"Giao ban {month}"
    file = printing.save(folder / ascii_name(stem, ".pdf"), printing.pdf_bytes(made))
    return Printed(file, stem)


def _difficulties(session: Session, month: str) -> Iterator[Difficulty]:
    """Those of the month, and the earlier ones not settled before it began."""
    names = {cell.id: cell.name for cell in facts.cells(session)}
    first, settled_on = period_of(month).first, DifficultyRow.settled
    query = (
        select(DifficultyRow)
        .where(DifficultyRow.month <= month, or_(settled_on.is_(None), settled_on >= first))
        .order_by(DifficultyRow.month, DifficultyRow.due, DifficultyRow.id)
    )
    for row in session.scalars(query):
        settled = row.settled if row.settled and month_of(row.settled) <= month else None
        yield Difficulty(
            id=row.id,
            revision=row.revision,
            month=row.month,
            since=period_of(row.month).text,
            carried=row.month < month,
            cell_id=row.cell_id or "",
            cell=names.get(row.cell_id or "", "Toàn đảng bộ"),
            words=row.words,
            settler=row.settler,
            due=row.due,
            settled=settled,
            outcome=row.outcome if settled else "",
        )
