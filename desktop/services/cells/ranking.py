"""The yearly ranking: proposals of the cells, decisions of the committee, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.cells import ranking
from desktop.rules.cells.ranking import GOOD, RANKS, UNRANKED, Generation
from desktop.rules.members import membership
from desktop.services import data, facts, rows
from desktop.services.cells import ranked
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.ranking import CellRankRow, MemberRankRow, RankingRow

_POINTS_MOST = 100
_MEMBER = "member"


def set_ranking(session: Session, /, *, year: int, **values: object) -> str:
    """Say of which day the ranking's members are, and by which decisions it was settled."""
    rows.fill(_year_row(session, year), values)
    return f"Sửa xếp loại năm {year}"


def rank_members(
    session: Session, /, *, year: int, people: Sequence[str], rank: str, decided: bool
) -> str:
    """Propose or decide one rank for members, "" for none yet; one operation for all of them.

    A cause that does not fit the new rank goes.
    """
    if rank not in ("", UNRANKED, *RANKS):
        raise Refusal("Hãy chọn một mức xếp loại.", field="decided" if decided else "proposed")
    kept = _kept_members(session, year, people)
    fresh = [one for one in people if one not in kept]
    cells = _cells_of(session, fresh, review_day(session, year=year)) if fresh else {}
    for person_id in people:
        row = kept.get(person_id) or _new_member(session, year, person_id, cells)
        rows.fill(row, {"decided" if decided else "proposed": rank})
        if row.cause not in ranked.causes(row.decided or row.proposed):
            rows.fill(row, {"cause": ""})
    act = "Quyết định" if decided else "Đề xuất"
    return f"{act} xếp loại năm {year}: {_named(session, PersonRow, people)}"


def change_member(
    session: Session, /, *, year: int, person_id: str, revision: int = 0, **values: object
) -> str:
    """Change proposal, decision, cause or reason of one member; Refusal for a wrong cause."""
    row = _kept_members(session, year, [person_id]).get(person_id)
    if row is None:
        cells = _cells_of(session, [person_id], review_day(session, year=year))
        row = _new_member(session, year, person_id, cells)
        revision = 0
    rows.fill(row, values, revision=revision or None)
    _check_cause(row)
    return f"Xếp loại năm {year}: {rows.present(session, PersonRow, person_id).name}"


def propose_rest(session: Session, /, *, year: int, cell_id: str = "") -> str:
    """Propose good for every member, of a cell or all, for whom nothing is said yet.

    Whoever is exempt, suspended or too new a member is set down as not ranked, with the cause.
    """
    day = review_day(session, year=year)
    law = facts.law(session)
    kept = _kept_members(session, year)
    count = 0
    present = ranking.present(membership.lives(facts.whole(session)), day)
    for cell, lives in present.items():
        if cell_id and cell != cell_id:
            continue
        for one in lives:
            row = kept.get(one.person.id)
            if row is not None and row.proposed:
                continue
            if row is None:
                row = MemberRankRow(year=year, person_id=one.person.id, cell_id=cell or None)
                session.add(row)
            cause = ranking.absence(one, law, day)
            rows.fill(row, {"proposed": UNRANKED if cause else GOOD, "cause": cause})
            count += 1
    return f"Đề xuất xếp loại năm {year} cho {count} đảng viên còn trống"


def decide_as_proposed(session: Session, /, *, year: int, of: str, cell_id: str = "") -> str:
    """Decide as proposed wherever nothing is decided yet; `of` is "member" or "cell"."""
    found: Sequence[MemberRankRow] | Sequence[CellRankRow]
    found = _members_of(session, year) if of == _MEMBER else _cells_in(session, year)
    waiting = [
        row for row in found if row.proposed and not row.decided and cell_id in ("", row.cell_id)
    ]
    for row in waiting:
        rows.fill(row, {"decided": row.proposed})
    whom = "đảng viên" if of == _MEMBER else "chi bộ"
    return f"Quyết định xếp loại năm {year} như đề xuất: {len(waiting)} {whom}"


def rank_cells(
    session: Session, /, *, year: int, cells: Sequence[str], rank: str, decided: bool
) -> str:
    """Propose or decide one rank for cells, "" for none yet; one operation for all of them."""
    if rank not in ("", UNRANKED, *RANKS):
        raise Refusal("Hãy chọn một mức xếp loại.", field="decided" if decided else "proposed")
    for cell_id in cells:
        rows.fill(_cell_row(session, year, cell_id), {"decided" if decided else "proposed": rank})
    act = "Quyết định" if decided else "Đề xuất"
    return f"{act} xếp loại năm {year}: {_named(session, CellRow, cells)}"


def change_cell(
    session: Session, /, *, year: int, cell_id: str, revision: int = 0, **values: object
) -> str:
    """Change proposal, decision, points or reason of one cell; Refusal for impossible points."""
    row = _cell_row(session, year, cell_id)
    rows.fill(row, values, revision=revision or None)
    if row.points is not None and not 0 <= row.points <= _POINTS_MOST:
        raise Refusal(f"Điểm từ 0 đến {_POINTS_MOST}.", field="points")
    return f"Xếp loại năm {year}: {rows.present(session, CellRow, cell_id).name}"


def review_day(session: Session, /, *, year: int) -> date:
    """The day whose members are ranked: as the office said, else the last of the year."""
    row = session.scalar(select(RankingRow).where(RankingRow.year == year))
    return row.review_day if row and row.review_day else date(year, 12, 31)


def generation(year: int) -> Generation:
    """The ranks that a year is ranked by."""
    return ranking.generation_of(_generations(), year)


@data.once
def _generations() -> tuple[Generation, ...]:
    return ranking.read(data.text("resources/law/ranking.toml"), "law/ranking.toml")


def _year_row(session: Session, year: int) -> RankingRow:
    row = session.scalar(select(RankingRow).where(RankingRow.year == year))
    if row is None:
        row = RankingRow(year=year)
        session.add(row)
    return row


def _members_of(session: Session, year: int) -> Sequence[MemberRankRow]:
    return session.scalars(select(MemberRankRow).where(MemberRankRow.year == year)).all()


def _cells_in(session: Session, year: int) -> Sequence[CellRankRow]:
    return session.scalars(select(CellRankRow).where(CellRankRow.year == year)).all()


def _kept_members(
    session: Session, year: int, people: Sequence[str] | None = None
) -> dict[str, MemberRankRow]:
    """The rows of a year by person: of these people, or of all."""
    query = select(MemberRankRow).where(MemberRankRow.year == year)
    if people is not None:
        query = query.where(MemberRankRow.person_id.in_(people))
    return {row.person_id: row for row in session.scalars(query)}


def _new_member(
    session: Session, year: int, person_id: str, cells: dict[str, str]
) -> MemberRankRow:
    rows.present(session, PersonRow, person_id)
    row = MemberRankRow(year=year, person_id=person_id, cell_id=cells.get(person_id))
    session.add(row)
    return row


def _cell_row(session: Session, year: int, cell_id: str) -> CellRankRow:
    rows.present(session, CellRow, cell_id)
    query = select(CellRankRow).where(CellRankRow.year == year, CellRankRow.cell_id == cell_id)
    row = session.scalar(query)
    if row is None:
        row = CellRankRow(year=year, cell_id=cell_id)
        session.add(row)
    return row


def _cells_of(session: Session, people: Iterable[str], day: date) -> dict[str, str]:
    known = facts.some(session, list(people))
    lives = membership.lives(known)
    return {one.person.id: cell for one in lives if (cell := one.cell_on(day))}


def _check_cause(row: MemberRankRow) -> None:
    if row.cause and row.cause not in ranked.causes(row.decided or row.proposed):
        absent = row.cause in ranked.causes(UNRANKED)
        raise Refusal(
            "Lý do này chỉ dùng cho người "
            + ("không xếp loại." if absent else "không hoàn thành nhiệm vụ."),
            field="cause",
        )


def _named(session: Session, table: type[PersonRow] | type[CellRow], ids: Sequence[str]) -> str:
    first = rows.present(session, table, ids[0]).name
    return first if len(ids) == 1 else f"{first} và {len(ids) - 1} dòng khác"
