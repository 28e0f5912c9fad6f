"""Who was inspected or supervised, when and how, as statistics ask for it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules.facts.inspection import Turn
from desktop.store.tables.inspections import InspectionRow, InspectionSubjectRow


def turns(session: Session) -> tuple[Turn, ...]:
    """Every cell and member of every inspection or supervision that was concluded, by day."""
    query = (
        select(
            InspectionRow.way,
            InspectionRow.concluded,
            InspectionSubjectRow.cell_id,
            InspectionSubjectRow.member_id,
        )
        .join(InspectionRow, InspectionRow.id == InspectionSubjectRow.inspection_id)
        .where(InspectionRow.concluded.is_not(None))
        .order_by(InspectionRow.concluded, InspectionRow.id, InspectionSubjectRow.position)
    )
    return tuple(
        Turn(way, day, cell_id or member_id or "", cell=bool(cell_id))
        for way, day, cell_id, member_id in session.execute(query)
        if day is not None
    )
