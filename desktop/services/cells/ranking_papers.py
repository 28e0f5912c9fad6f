"""The papers of the yearly ranking: the decisions with their lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.papers.sheet import Sheet
from desktop.rules.cells.ranking import RANKS
from desktop.rules.facts.paper import Paper, PaperFacts
from desktop.rules.facts.ranking import RankCount, RankedLine, RankingPaper
from desktop.services import facts, shipped
from desktop.services.cells import ranking_view
from desktop.services.cells.ranking_view import YearRanking, rank_words
from desktop.services.papers import papers

CELLS, MEMBERS = "qd-xep-loai-chi-bo", "qd-xep-loai-dang-vien"


def sheet(session: Session, /, *, year: int, form_id: str, day: date) -> Sheet:
    """A decision of the year's ranking; Refusal while nothing is proposed or decided."""
    found = ranking_view.year_ranking(session, year=year)
    of_cells = form_id == CELLS
    lines = tuple(_of_cells(found) if of_cells else _of_members(found))
    if not lines:
        whom = "chi bộ" if of_cells else "đảng viên"
        raise Refusal(
            f"Chưa xếp loại {whom} nào của năm {year}. Hãy gõ phím số ở danh sách trước rồi in."
        )
    number, decided = (
        (found.cells_number, found.cells_day)
        if of_cells
        else (found.members_number, found.members_day)
    )
    dated = decided or max(day, found.review_day)
    office = facts.office(session)
    known = PaperFacts(
        office=office,
        law=shipped.law().facts(dated),
        paper=Paper(number=number, day=decided, place=office.place),
        ranking=RankingPaper(
            year=year,
            as_of=found.review_day,
            basis=found.basis,
            ranked=len(lines),
            quota=(found.cells_quota if of_cells else found.members_quota).text,
            counts=tuple(_counts(found, of_cells=of_cells)),
            lines=lines,
        ),
    )
    return papers.made(session, form_id, dated, known)


def _of_cells(found: YearRanking) -> Iterator[RankedLine]:
    for one in found.cells:
        if one.decided in RANKS or one.proposed in RANKS:
            yield RankedLine(
                name=one.name,
                members=one.members,
                development=one.development.verdict,
                points=one.points,
                proposed=rank_words(found.generation, one.proposed, cell=True),
                decided=rank_words(found.generation, one.decided, cell=True),
                reason=one.reason,
            )


def _of_members(found: YearRanking) -> Iterator[RankedLine]:
    for one in found.members:
        if one.decided in RANKS or one.proposed in RANKS:
            yield RankedLine(
                name=one.name,
                born=one.born,
                cell=one.cell,
                post=one.post,
                proposed=rank_words(found.generation, one.proposed),
                decided=rank_words(found.generation, one.decided),
                reason=one.reason,
            )


def _counts(found: YearRanking, *, of_cells: bool) -> Iterator[RankCount]:
    for rank, one in zip(found.generation.rank, found.counts, strict=False):
        yield RankCount(
            rank=rank.cell if of_cells else rank.member,
            proposed=one.cells_proposed if of_cells else one.members_proposed,
            decided=one.cells_decided if of_cells else one.members_decided,
        )
