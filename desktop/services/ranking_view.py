"""The ranking of a year as lists show it: who is ranked, by what evidence, what is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules import membership, ranking
from desktop.rules.calendar import Period
from desktop.rules.editions import LawBook
from desktop.rules.facts.office import Cell
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.membership import Life
from desktop.rules.ranking import (
    EXCELLENT,
    FAILED,
    RANKS,
    UNRANKED,
    Development,
    Generation,
    Quota,
)
from desktop.services import facts, shipped
from desktop.services import ranking as ranking_service
from desktop.store.tables.ranking import CellRankRow, MemberRankRow, RankingRow

_NOT_RANKED = "Không xếp loại"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """A member of the year's ranking; `id` is the person's, `revision` 0 before anything is said.

    `why` says why the member would not be ranked; `doubts` what does not fit the rank.
    """

    id: str
    revision: int
    name: str
    born: str
    cell_id: str
    cell: str
    post: str
    proposed: str = ""
    decided: str = ""
    cause: str = ""
    reason: str = ""
    why: str = ""
    evidence: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLine:
    """A cell of the year's ranking with its development criterion."""

    id: str
    revision: int
    name: str
    members: int
    said: int
    development: Development
    proposed: str = ""
    decided: str = ""
    points: int | None = None
    reason: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many have a rank."""

    title: str
    cells_proposed: int
    cells_decided: int
    members_proposed: int
    members_decided: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRanking:
    """The ranking of a year; the quotas count what is decided, else proposed."""

    year: int
    generation: Generation
    basis: str
    review_day: date
    members: tuple[MemberLine, ...]
    cells: tuple[CellLine, ...]
    cells_quota: Quota
    members_quota: Quota
    counts: tuple[Count, ...]
    cells_number: str = ""
    cells_day: date | None = None
    members_number: str = ""
    members_day: date | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    whole: OfficeFacts
    lives: tuple[Life, ...]
    law: LawBook
    generation: Generation
    period: Period
    day: date


def year_ranking(session: Session, /, *, year: int) -> YearRanking:
    """The ranking of a year."""
    whole = facts.whole(session)
    day = ranking_service.review_day(session, year=year)
    law = facts.law(session)
    ranks = ranking_service.generation(year)
    period = Period(date(year, 1, 1), date(year, 12, 31))
    asked = _Asked(whole, membership.lives(whole), law, ranks, period, day)
    present = ranking.present(asked.lives, day)
    members = tuple(_members(session, asked, present))
    cells = tuple(_cells(session, asked, present, members))
    kept = session.scalar(select(RankingRow).where(RankingRow.year == year))
    document = law.document("ranking", period.last)
    return YearRanking(
        year=year,
        generation=ranks,
        basis=document.citation if document else "",
        review_day=day,
        members=members,
        cells=cells,
        cells_quota=ranking.quota(map(_rank, cells), law, period.last),
        members_quota=ranking.quota(map(_rank, members), law, period.last),
        counts=tuple(_counts(ranks, members, cells)),
        cells_number=kept.cells_number if kept else "",
        cells_day=kept.cells_day if kept else None,
        members_number=kept.members_number if kept else "",
        members_day=kept.members_day if kept else None,
    )


def rank_words(
    generation: Generation, code: str, *, cell: bool = False, short: bool = False
) -> str:
    """The name of a rank in its generation; "" for none."""
    if code == UNRANKED:
        return _NOT_RANKED
    found = next((one for one in generation.rank if one.code == code), None)
    if found is None:
        return ""
    return found.short if short else found.cell if cell else found.member


def _members(
    session: Session, asked: _Asked, present: Mapping[str, list[Life]]
) -> Iterator[MemberLine]:
    year = asked.period.first.year
    kept = {
        row.person_id: row
        for row in session.scalars(select(MemberRankRow).where(MemberRankRow.year == year))
    }
    helped = ranking.helped(asked.lives, asked.period)
    absences = {one.code: one.name for one in shipped.entries("ranking_absences")}
    forms = {one.code: one.name.lower() for one in shipped.entries("discipline_forms")}
    names = {cell.id: cell.name for cell in asked.whole.cells}
    order = [*names, ""]
    for cell_id in order:
        for one in present.get(cell_id, ()):
            row = kept.get(one.person.id)
            given = tuple(forms.get(form, form) for form in ranking.disciplined(one, asked.period))
            held = one.person.membership
            evidence = helped.get(one.person.id, ())
            yield MemberLine(
                id=one.person.id,
                revision=row.revision if row else 0,
                name=one.person.name,
                born=one.person.born.text if one.person.born else "",
                cell_id=cell_id,
                cell=names.get(cell_id, ""),
                post=held.party_post if held else "",
                proposed=row.proposed if row else "",
                decided=row.decided if row else "",
                cause=row.cause if row else "",
                reason=row.reason if row else "",
                why=absences.get(ranking.absence(one, asked.law, asked.day), ""),
                evidence=(*evidence, *(f"kỷ luật {form}" for form in given)),
                doubts=tuple(_doubts_of_member(row, given)),
            )


def _doubts_of_member(row: MemberRankRow | None, disciplined: tuple[str, ...]) -> Iterator[str]:
    rank = (row.decided or row.proposed) if row else ""
    if rank == EXCELLENT and disciplined:
        yield f"bị kỷ luật {', '.join(disciplined)} trong năm nên không xếp xuất sắc"
    if row and rank in (FAILED, UNRANKED) and not row.cause:
        yield "chưa ghi lý do"
    if row and row.decided and row.proposed and row.decided != row.proposed and not row.reason:
        yield "quyết định khác đề xuất mà chưa ghi lý do"


def _cells(
    session: Session,
    asked: _Asked,
    present: Mapping[str, list[Life]],
    members: Iterable[MemberLine],
) -> Iterator[CellLine]:
    year = asked.period.first.year
    kept = {
        row.cell_id: row
        for row in session.scalars(select(CellRankRow).where(CellRankRow.year == year))
    }
    targets = {
        one.cell_id: one.admit
        for one in asked.whole.targets
        if one.scope == "year" and one.year == year and one.cell_id
    }
    done = ranking.development(asked.lives, targets, asked.period)
    said = Counter(one.cell_id for one in members if one.decided or one.proposed)
    for cell in asked.whole.cells:
        if not _at_work(cell, asked.day):
            continue
        row = kept.get(cell.id)
        lives = present.get(cell.id, [])
        made = done.get(cell.id, Development(targets.get(cell.id)))
        yield CellLine(
            id=cell.id,
            revision=row.revision if row else 0,
            name=cell.name,
            members=len(lives),
            said=said[cell.id],
            development=made,
            proposed=row.proposed if row else "",
            decided=row.decided if row else "",
            points=row.points if row else None,
            reason=row.reason if row else "",
            doubts=tuple(_doubts_of_cell(row, made, lives, asked)),
        )


def _doubts_of_cell(
    row: CellRankRow | None, made: Development, lives: Iterable[Life], asked: _Asked
) -> Iterator[str]:
    rank = (row.decided or row.proposed) if row else ""
    if rank == EXCELLENT:
        if made.met is False:
            yield "chưa đạt chỉ tiêu kết nạp"
        found = [one.person.name for one in lives if ranking.disciplined(one, asked.period)]
        if found:
            yield f"có đảng viên bị kỷ luật trong năm: {', '.join(found)}"
    if row and rank in RANKS and row.points is not None:
        by_points = asked.generation.of_points(row.points)
        if by_points is not None and by_points.code != rank:
            yield f"{row.points} điểm ứng với mức {by_points.short.lower()}"
    if row and row.decided and row.proposed and row.decided != row.proposed and not row.reason:
        yield "quyết định khác đề xuất mà chưa ghi lý do"


def _at_work(cell: Cell, day: date) -> bool:
    founded = cell.founded is None or cell.founded.earliest <= day
    return founded and (cell.dissolved is None or day < cell.dissolved)


def _rank(line: MemberLine | CellLine) -> str:
    return line.decided or line.proposed


def _counts(
    ranks: Generation, members: Iterable[MemberLine], cells: Iterable[CellLine]
) -> Iterator[Count]:
    held = tuple(members), tuple(cells)
    titles = {one.code: one.cell for one in ranks.rank}
    for code, title in (*titles.items(), (UNRANKED, _NOT_RANKED), ("", "Chưa ghi")):
        yield Count(
            title=title,
            cells_proposed=sum(one.proposed == code for one in held[1]),
            cells_decided=sum(one.decided == code for one in held[1]),
            members_proposed=sum(one.proposed == code for one in held[0]),
            members_decided=sum(one.decided == code for one in held[0]),
        )
