"""Badges for years of membership: nobody is forgotten at a round, and each until handed over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.facts.person import Badge
from desktop.rules.members import badges as rules
from desktop.rules.members import membership
from desktop.rules.members.membership import Life
from desktop.rules.partial_date import PartialDate
from desktop.services import facts, rows, shipped
from desktop.services.fact_rows import like, table_rows
from desktop.services.members import of_member
from desktop.services.members.of_member import OfMember
from desktop.store.tables.badges import BadgeRow
from desktop.store.tables.cases import CaseRow, StepRow
from desktop.store.tables.members import MembershipRow
from desktop.store.tables.people import PersonRow

_AHEAD = 2
"""Years that are looked ahead: to the rounds of a year, and to what may be given early."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeLine(OfMember):
    """A badge as the list shows it; one that is only due has no row yet.

    `since` is from when the years of membership count, `missed` says that its round has passed.
    """

    since: str
    badge: Badge
    kind_text: str
    state: str
    missed: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether it was given."""
        return self.badge.handed is not None or self.badge.kind == rules.BEFORE

    def to_ask_for(self, at: date) -> bool:
        """Whether it is to be asked for at this round, and was not yet."""
        return self.badge.round == at and not (self.badge.asked or self.closed)


def add_badge(
    session: Session, /, *, id: str, person_id: str, years: int, kind: str, **values: object
) -> str:
    """Enter a badge of a member; Refusal for years that no badge is given for, or given twice."""
    person = rows.present(session, PersonRow, person_id)
    row = BadgeRow(id=id, person_id=person_id, years=years, kind=kind)
    session.add(row)
    _fill(session, row, values)
    return f"Huy hiệu {years} năm: {person.name}"


def change_badge(session: Session, /, *, id: str, revision: int, **values: object) -> str:
    """Change what is known of a badge."""
    row = rows.present(session, BadgeRow, id)
    _fill(session, row, values, revision)
    return f"Sửa Huy hiệu Đảng của {rows.present(session, PersonRow, row.person_id).name}"


def remove_badge(session: Session, /, *, id: str) -> str:
    """Take back a badge entered by mistake."""
    row = rows.present(session, BadgeRow, id)
    session.delete(row)
    return f"Bỏ Huy hiệu Đảng của {rows.present(session, PersonRow, row.person_id).name}"


def note_asked(session: Session, /, *, lines: Sequence[BadgeLine], day: date) -> str:
    """Note that these badges were asked for on a day; Refusal if there is none."""
    if not lines:
        raise Refusal("Đợt này không còn ai chờ đề nghị.")
    for line in lines:
        row = _row_of(session, line)
        row.asked = day
    return f"Ghi đã đề nghị Huy hiệu Đảng cho {len(lines)} người"


def note_before(session: Session, /, *, lines: Sequence[BadgeLine]) -> str:
    """Note that these badges, whose round has passed, were given before the record began."""
    if not lines:
        raise Refusal("Không có ai đã qua đợt mà chưa ghi.")
    for line in lines:
        _row_of(session, line).kind = rules.BEFORE
    return f"Ghi {len(lines)} người đã nhận Huy hiệu Đảng từ trước"


def next_round(*, day: date) -> date:
    """The first round on a day or after it."""
    return shipped.badges().round_from(day)


def lines(session: Session, /, *, day: date) -> tuple[BadgeLine, ...]:
    """Who is due within a year or was missed, by round; then what is on its way; then given."""
    known = facts.some(session, long_standing(session, day))
    cells = {cell.id: cell.name for cell in known.cells}
    held: dict[str, list[tuple[str, int, Badge]]] = {}
    for row in session.execute(table_rows(BadgeRow)):
        told = (row.id, row.revision, like(Badge, BadgeRow, row))
        held.setdefault(row.person_id, []).append(told)
    found: list[BadgeLine] = []
    for life in membership.lives(known):
        cell = cells.get(life.cell_on(day) or "", "")
        found += _lines_of(life, held.get(life.person.id, []), cell, day)
    return tuple(sorted(found, key=_order))


def long_standing(session: Session, day: date) -> list[str]:
    """Whoever has a badge, or may have been a member long enough: of the young nothing is read."""
    least = min(years for law in shipped.badges().badges for years in law.years)
    latest = date(day.year - least + _AHEAD, 12, 31)
    until = PartialDate.of(latest)
    told = select(MembershipRow.person_id).where(
        (MembershipRow.decided <= until)
        | (MembershipRow.decided.is_(None) & (MembershipRow.admitted <= until))
    )
    by_case = (
        select(CaseRow.person_id)
        .join(StepRow, StepRow.case_id == CaseRow.id)
        .where(StepRow.day <= latest)
    )
    held = select(BadgeRow.person_id)
    return list(session.scalars(union(told, by_case, held)))


def _lines_of(
    life: Life, held: Sequence[tuple[str, int, Badge]], cell: str, day: date
) -> Iterator[BadgeLine]:
    book = shipped.badges()
    kinds = {one.code: one.name for one in shipped.entries("badge_kinds")}
    due = rules.due(life, [badge.years for _, _, badge in held], book, day)
    if not held and due is None:
        return
    base = _base(life, cell)
    for id, revision, badge in held:
        yield replace(
            base,
            id=id,
            revision=revision,
            badge=badge,
            kind_text=kinds[badge.kind],
            state=rules.state(badge),
            doubts=rules.number_doubts(badge.number, badge.years, book),
        )
    if due is not None:
        missed = due.round < day and due.kind == rules.ROUND
        told = f"đến đợt {text.date_text(due.round)}"
        yield replace(
            base,
            badge=Badge(years=due.years, kind=due.kind, round=due.round),
            kind_text=kinds[due.kind],
            state="đã qua đợt, chưa ghi" if missed else told,
            missed=missed,
            doubts=due.doubts,
        )


def _base(life: Life, cell: str) -> BadgeLine:
    """What every line of a person tells, before it tells of a badge."""
    since = rules.seniority(life).since
    return BadgeLine(
        id=of_member.due(life.person.id),
        person_id=life.person.id,
        person=life.person.name,
        cell=cell,
        since=since.text if since else "",
        badge=Badge(years=0, kind=""),
        kind_text="",
        state="",
    )


def _order(line: BadgeLine) -> tuple[object, ...]:
    at = line.badge.round or line.badge.handed or date.min
    if line.closed:
        return 2, -at.toordinal(), text.sort_key(line.person), line.id
    return line.missed, at.toordinal(), text.sort_key(line.person), line.id


def _row_of(session: Session, line: BadgeLine) -> BadgeRow:
    if line.recorded:
        return rows.present(session, BadgeRow, line.id)
    badge = line.badge
    row = BadgeRow(person_id=line.person_id, years=badge.years, kind=badge.kind, round=badge.round)
    session.add(row)
    return row


def _fill(
    session: Session, row: BadgeRow, values: Mapping[str, object], revision: int | None = None
) -> None:
    rows.fill(row, dict(values), revision=revision)
    if row.kind not in {one.code for one in shipped.entries("badge_kinds")}:
        raise Refusal("Hãy chọn loại trong danh sách.", field="kind")
    book = shipped.badges()
    if not any(row.years in law.years for law in book.badges):
        known = ", ".join(str(years) for years in book.badges[-1].years)
        raise Refusal(f"Không có Huy hiệu {row.years} năm; các mốc: {known}.", field="years")
    _refuse_second(session, row)
    if row.handed and row.decided and row.handed < row.decided:
        raise Refusal("Ngày trao không thể trước ngày quyết định.", field="handed")
    if row.lost and row.handed and row.lost < row.handed:
        raise Refusal("Ngày mất không thể trước ngày trao.", field="lost")
    if row.round is not None:
        _refuse_early(session, row, row.round)


def _refuse_second(session: Session, row: BadgeRow) -> None:
    query = select(BadgeRow).where(
        BadgeRow.person_id == row.person_id, BadgeRow.years == row.years, BadgeRow.id != row.id
    )
    others = list(session.scalars(query))
    if row.kind == rules.AGAIN:
        if not any(one.lost for one in others):
            raise Refusal(
                f"Muốn cấp lại thì trước hết hãy ghi ngày mất vào Huy hiệu {row.years} năm đã tặng "
                "của người này.",
                field="kind",
            )
    elif any(one.kind != rules.AGAIN for one in others):
        raise Refusal(
            f"Người này đã có Huy hiệu {row.years} năm trong danh sách. Hãy ghi tiếp vào dòng đó.",
            field="years",
        )


def _refuse_early(session: Session, row: BadgeRow, at: date) -> None:
    book = shipped.badges()
    if at not in book.rounds(at, at):
        known = ", ".join("/".join(reversed(one.split("-"))) for one in book.on(at).rounds)
        raise Refusal(f"Các đợt trong năm: {known}.", field="round")
    known_facts = facts.some(session, [row.person_id])
    counted = rules.seniority(membership.life(known_facts.people[0], known_facts.cases))
    why = rules.too_early(row.years, row.kind, at, counted, book)
    if why:
        law = book.on(at)
        basis = law.basis if row.kind == rules.ROUND else law.early_basis
        source = facts.law(session).source(basis, at)
        raise Refusal(f"{why} ({source})", field="round")
