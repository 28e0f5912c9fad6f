"""Who has which rank in which year, as statistics ask for it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules.cells.ranking import FAILED, UNRANKED
from desktop.rules.facts.ranking import Ranked
from desktop.services import shipped
from desktop.store.tables.ranking import CellRankRow, MemberRankRow


def causes(rank: str) -> frozenset[str]:
    """The causes that may stand beside a rank: of who is not ranked, and of who failed."""
    name = {UNRANKED: "ranking_absences", FAILED: "ranking_causes"}.get(rank)
    return frozenset(one.code for one in shipped.entries(name)) if name else frozenset()


def ranked(session: Session) -> tuple[Ranked, ...]:
    """Every member and cell in the ranking of any year, as decided, else as proposed.

    A cause that is of another rank than the one decided since says nothing.
    """
    members = session.execute(
        select(
            MemberRankRow.year,
            MemberRankRow.person_id,
            MemberRankRow.proposed,
            MemberRankRow.decided,
            MemberRankRow.cause,
        )
    )
    cells = session.execute(
        select(CellRankRow.year, CellRankRow.cell_id, CellRankRow.proposed, CellRankRow.decided)
    )
    return (
        *(
            Ranked(
                year=year,
                of=of,
                rank=decided or proposed,
                cause=cause if cause in causes(decided or proposed) else "",
            )
            for year, of, proposed, decided, cause in members
        ),
        *(
            Ranked(year=year, of=of, cell=True, rank=decided or proposed)
            for year, of, proposed, decided in cells
        ),
    )
