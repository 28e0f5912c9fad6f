"""The ranking of a year as lists show it: who is ranked, by what evidence, what is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from desktop.rules.calendar import Period
from desktop.rules.cells import ranking
from desktop.rules.cells.ranking import (
    EXCELLENT,
    FAILED,
    RANKS,
    UNRANKED,
    Development,
    Generation,
    Shares,
)
from desktop.rules.editions import LawBook
from desktop.rules.facts.office import Cell
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.members import membership
from desktop.rules.members.membership import Life
from desktop.services import facts, kept, shipped
from desktop.services.cells import ranking as ranking_service
from desktop.services.fact_rows import table_rows
from desktop.services.people import people_list
from desktop.store.tables.ranking import CellRankRow, MemberRankRow, RankingRow

LAW = ("ranking", "ranking-guidance")
"""The kinds of the documents by which a year is ranked."""
_NOT_RANKED = "Không xếp loại"
_NO_CELL = "Chưa ghi chi bộ"
_SAID = frozenset(one.__tablename__ for one in (RankingRow, CellRankRow, MemberRankRow))
"""What is said in the ranking itself; all else is read again only when it was written."""


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
    """A cell of the year's ranking with its development criterion; `kind` says where it works."""

    id: str
    revision: int
    name: str
    kind: str
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
    """The ranking of a year; the quotas count what is decided, else proposed.

    That of the members holds in each cell, that of the cells among those of one kind.
    """

    year: int
    generation: Generation
    basis: str
    review_day: date
    members: tuple[MemberLine, ...]
    cells: tuple[CellLine, ...]
    cells_quota: Shares
    members_quota: Shares
    counts: tuple[Count, ...]
    cells_number: str = ""
    cells_day: date | None = None
    members_number: str = ""
    members_day: date | None = None


@dataclass(frozen=True, slots=True)
class _Ground:
    """All but what is said in the ranking: its lines bare, and what makes a rank doubtful."""

    day: date
    law: LawBook
    members: tuple[MemberLine, ...]
    cells: tuple[CellLine, ...]
    disciplined: Mapping[str, tuple[str, ...]]
    disciplined_in: Mapping[str, str]


def year_ranking(session: Session, /, *, year: int) -> YearRanking:
    """The ranking of a year."""
    day = ranking_service.review_day(session, year=year)
    ground = kept.until_written(session, _SAID, _ground, year, day)
    ranks = ranking_service.generation(year)
    last = date(year, 12, 31)
    members = tuple(_members(session, year, ground))
    cells = tuple(_cells(session, year, ground, ranks, members))
    row = session.scalar(select(RankingRow).where(RankingRow.year == year))
    known = (ground.law.document(kind, last) for kind in LAW)
    of_cells = ((one.kind, _rank(one)) for one in cells)
    of_members = ((one.cell or _NO_CELL, _rank(one)) for one in members)
    return YearRanking(
        year=year,
        generation=ranks,
        basis="; ".join(one.citation for one in known if one),
        review_day=day,
        members=members,
        cells=cells,
        cells_quota=ranking.shares("loại hình", of_cells, ground.law, last),
        members_quota=ranking.shares("chi bộ", of_members, ground.law, last),
        counts=tuple(_counts(ranks, members, cells)),
        cells_number=row.cells_number if row else "",
        cells_day=row.cells_day if row else None,
        members_number=row.members_number if row else "",
        members_day=row.members_day if row else None,
    )


def is_quick(session: Session, /, *, year: int) -> bool:
    """Whether the ranking is read at once: few people, or nothing but ranks was written since."""
    if not people_list.counts_long(session):
        return True
    day = ranking_service.review_day(session, year=year)
    return kept.is_kept(session, _SAID, _ground, year, day)


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


def _ground(session: Session, year: int, day: date) -> _Ground:
    """Who and what is ranked, by what evidence: slow to read, and the same from key to key."""
    whole, law = facts.whole(session), facts.law(session)
    lives, period = membership.lives(whole), Period(date(year, 1, 1), date(year, 12, 31))
    present = ranking.present(lives, day)
    forms = {one.code: one.name.lower() for one in shipped.entries("discipline_forms")}
    disciplined = {
        one.person.id: tuple(forms.get(form, form) for form in found)
        for one in lives
        if (found := ranking.disciplined(one, period))
    }
    helped = ranking.helped(lives, period)
    return _Ground(
        day=day,
        law=law,
        members=tuple(_bare_members(whole, present, law, day, disciplined, helped)),
        cells=tuple(_bare_cells(whole, lives, present, period, day)),
        disciplined=disciplined,
        disciplined_in={
            cell: ", ".join(one.person.name for one in held if one.person.id in disciplined)
            for cell, held in present.items()
        },
    )


def _bare_members(
    whole: OfficeFacts,
    present: Mapping[str, list[Life]],
    law: LawBook,
    day: date,
    disciplined: Mapping[str, tuple[str, ...]],
    helped: Mapping[str, tuple[str, ...]],
) -> Iterator[MemberLine]:
    absences = {one.code: one.name for one in shipped.entries("ranking_absences")}
    names = {cell.id: cell.name for cell in whole.cells}
    for cell_id in (*names, ""):
        for one in present.get(cell_id, ()):
            key, held = one.person.id, one.person.membership
            given = disciplined.get(key, ())
            yield MemberLine(
                id=key,
                revision=0,
                name=one.person.name,
                born=one.person.born.text if one.person.born else "",
                cell_id=cell_id,
                cell=names.get(cell_id, ""),
                post=held.party_post if held else "",
                why=absences.get(ranking.absence(one, law, day), ""),
                evidence=(*helped.get(key, ()), *(f"kỷ luật {form}" for form in given)),
            )


def _bare_cells(
    whole: OfficeFacts,
    lives: Iterable[Life],
    present: Mapping[str, list[Life]],
    period: Period,
    day: date,
) -> Iterator[CellLine]:
    targets = {
        one.cell_id: one.admit
        for one in whole.targets
        if one.scope == "year" and one.year == period.first.year and one.cell_id
    }
    done = ranking.development(lives, targets, period)
    sectors = {one.code: one.name for one in shipped.entries("sectors")}
    for cell in whole.cells:
        if _at_work(cell, day):
            yield CellLine(
                id=cell.id,
                revision=0,
                name=cell.name,
                kind=sectors.get(cell.sector, cell.sector),
                members=len(present.get(cell.id, [])),
                said=0,
                development=done.get(cell.id, Development(targets.get(cell.id))),
            )


def _members(session: Session, year: int, ground: _Ground) -> Iterator[MemberLine]:
    query = table_rows(MemberRankRow).where(MemberRankRow.year == year)
    rows = {row.person_id: row for row in session.execute(query)}
    for one in ground.members:
        row = rows.get(one.id)
        yield (
            one
            if row is None
            else replace(
                one,
                revision=row.revision,
                proposed=row.proposed,
                decided=row.decided,
                cause=row.cause,
                reason=row.reason,
                doubts=tuple(_doubts_of_member(row, ground.disciplined.get(one.id, ()))),
            )
        )


def _doubts_of_member(row: Row[Any], disciplined: tuple[str, ...]) -> Iterator[str]:
    rank = row.decided or row.proposed
    if rank == EXCELLENT and disciplined:
        yield f"bị kỷ luật {', '.join(disciplined)} trong năm nên không xếp xuất sắc"
    if rank in (FAILED, UNRANKED) and not row.cause:
        yield "chưa ghi lý do"
    if row.decided and row.proposed and row.decided != row.proposed and not row.reason:
        yield "quyết định khác đề xuất mà chưa ghi lý do"


def _cells(
    session: Session,
    year: int,
    ground: _Ground,
    ranks: Generation,
    members: Iterable[MemberLine],
) -> Iterator[CellLine]:
    query = table_rows(CellRankRow).where(CellRankRow.year == year)
    rows = {row.cell_id: row for row in session.execute(query)}
    said = Counter(one.cell_id for one in members if one.decided or one.proposed)
    for one in ground.cells:
        row = rows.get(one.id)
        told = replace(one, said=said[one.id])
        yield (
            told
            if row is None
            else replace(
                told,
                revision=row.revision,
                proposed=row.proposed,
                decided=row.decided,
                points=row.points,
                reason=row.reason,
                doubts=tuple(_doubts_of_cell(row, one, ground, ranks)),
            )
        )


def _doubts_of_cell(
    row: Row[Any], one: CellLine, ground: _Ground, ranks: Generation
) -> Iterator[str]:
    rank = row.decided or row.proposed
    if rank == EXCELLENT:
        if one.development.met is False:
            yield "chưa đạt chỉ tiêu kết nạp"
        found = ground.disciplined_in.get(one.id)
        if found:
            yield f"có đảng viên bị kỷ luật trong năm: {found}"
    if rank in RANKS and row.points is not None:
        by_points = ranks.of_points(row.points)
        if by_points is not None and by_points.code != rank:
            yield f"{row.points} điểm ứng với mức {by_points.short.lower()}"
    if row.decided and row.proposed and row.decided != row.proposed and not row.reason:
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
