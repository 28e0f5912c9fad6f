"""One meeting of a cell entered as a whole: its values, who was absent, tasks, points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from desktop.rules.facts.cell_meeting import MONTHLY
from desktop.services.cells import cell_meetings, meeting_papers, meeting_scores
from desktop.services.cells.cell_meetings import WHYS

Lines = Sequence[Mapping[str, Any]]


def enter(
    session: Session,
    /,
    *,
    cell_id: str,
    month: str,
    kind: str = MONTHLY,
    values: Mapping[str, object],
    absences: Lines | None = None,
    tasks: Lines | None = None,
    earlier_tasks: Lines | None = None,
    points: Mapping[str, int | None] | None = None,
) -> str:
    """Enter what is known of a meeting as one change; what is None stays as it was.

    `earlier_tasks` are those that the meeting before resolved on, with what came of them.
    """
    place = {"cell_id": cell_id, "month": month, "kind": kind}
    counts = _named(session, place, absences or ())
    label = cell_meetings.set_meeting(session, **place, **{**counts, **values})  # type: ignore[arg-type]
    if absences is not None:
        cell_meetings.set_absences(session, **place, lines=absences)
    if tasks is not None:
        cell_meetings.set_tasks(session, **place, lines=tasks)
    if earlier_tasks is not None:
        before = meeting_papers.before(session, cell_id=cell_id, month=month, kind=kind)
        if before:
            cell_meetings.set_tasks(
                session, cell_id=cell_id, month=before, kind=kind, lines=earlier_tasks
            )
    if points is not None:
        meeting_scores.set_points(session, **place, points=points)
    return label


def _named(session: Session, place: Mapping[str, str], absences: Lines) -> dict[str, object]:
    """How many were absent of each kind, where more are named than were counted."""
    row = cell_meetings.kept(session, **place)
    named = Counter(line["why"] for line in absences if line["why"] in WHYS)
    return {
        why: count
        for why, count in named.items()
        if count > ((getattr(row, why) if row else None) or 0)
    }
