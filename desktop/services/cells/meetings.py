"""Who belongs to a meeting of a cell: members listed on a day, and who is summoned to vote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.cases import votes
from desktop.rules.facts.person import Person
from desktop.rules.members import membership
from desktop.rules.members.membership import Life
from desktop.services import counting, facts, rows, shipped
from desktop.store.tables.imports import CentralRow
from desktop.store.tables.members import BelongingRow
from desktop.store.tables.organisations import CellRow

# Codes of lists/member_states.toml that leave a member out of the count.
_EXEMPT, _SUSPENDED = "exempt", "suspended"
# What only a meeting that votes is asked, and how the steps of the standing committee end.
_VOTE, _STANDING = "in_favour", "standing-meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """What a cell's meeting may start from: members listed on the day, and who is not counted.

    `needed` is the least number of votes that passes.
    """

    official: int
    probationary: int
    away: int
    exempt: int
    suspended: int
    base: int
    needed: int
    source: str

    @property
    def left_out(self) -> int:
        """The official members who are not among those summoned."""
        return self.away + self.exempt + self.suspended


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """How many members a cell has on a day; `exempt` of them need not come to its meetings."""

    official: int = 0
    probationary: int = 0
    exempt: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.official + self.probationary


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """The members listed in a cell on a day; `exempt` need not come to its meetings."""

    official: tuple[Person, ...] = ()
    probationary: tuple[Person, ...] = ()
    exempt: frozenset[str] = frozenset()

    @property
    def strength(self) -> Strength:
        """How many they are."""
        return Strength(
            official=len(self.official),
            probationary=len(self.probationary),
            exempt=len(self.exempt),
        )

    @property
    def people(self) -> tuple[Person, ...]:
        """All of them, by name."""
        everyone = (*self.official, *self.probationary)
        return tuple(sorted(everyone, key=lambda one: (text.sort_key(one.name), one.id)))


def roll(session: Session, /, *, cell_id: str, day: date) -> Roll:
    """The members of one cell on a day."""
    found: tuple[list[Person], list[Person]] = ([], [])
    for one in _listed(session, cell_id, day):
        found[0 if _official(one, day) else 1].append(one.person)
    exempt = frozenset(_named(session, _EXEMPT, day))
    return Roll(
        official=tuple(found[0]),
        probationary=tuple(found[1]),
        exempt=exempt & {one.id for one in (*found[0], *found[1])},
    )


def strengths(session: Session, /, *, day: date) -> Mapping[str, Strength]:
    """How many members every cell has on a day, by the cell's id; none for a cell without any."""
    exempt = _named(session, _EXEMPT, day)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for one in membership.lives(counting.whole(session, ())):
        cell_id = one.cell_on(day)
        if cell_id and one.member_on(day):
            found[cell_id]["official" if _official(one, day) else "probationary"] += 1
            found[cell_id]["exempt"] += one.person.id in exempt
    return {cell_id: Strength(**counts) for cell_id, counts in found.items()}


def attendance(
    session: Session,
    /,
    *,
    cell_id: str,
    day: date,
    away: int = 0,
    exempt: int | None = None,
    suspended: int | None = None,
) -> Attendance:
    """The members of a cell on a day and the base of its vote.

    `away` are in temporary activity elsewhere, `exempt` are exempt and absent; where these and the
    suspended are not given, those whom the members' list names are taken. Refusal if more are left
    out than there are.
    """
    listed = _listed(session, cell_id, day)
    officials = [one for one in listed if _official(one, day)]
    named = _states(session, {one.person.id for one in officials}, day)
    exempt = named[_EXEMPT] if exempt is None else exempt
    suspended = named[_SUSPENDED] if suspended is None else suspended
    base = len(officials) - away - exempt - suspended
    if base < 0:
        raise Refusal(
            f"Số không tính ({away + exempt + suspended}) lớn hơn số đảng viên chính thức "
            f"({len(officials)}). Hãy xem lại.",
            field="left_out",
        )
    limit = facts.law(session).limit("vote-cell", day)
    return Attendance(
        official=len(officials),
        probationary=len(listed) - len(officials),
        away=away,
        exempt=exempt,
        suspended=suspended,
        base=base,
        needed=votes.needed(base, limit.share, strictly=limit.strictly),
        source=limit.source,
    )


def proposed(session: Session, /, *, person_id: str, step: str, day: date) -> Mapping[str, int]:
    """The counts that a meeting of a person's case may start from, by what its step asks.

    Of a cell those of its list, of the standing committee its size; empty where neither is known.
    """
    shape = shipped.step(step)
    asks = {ask.id for ask in shape.ask} if shape else set()
    case = facts.case_of(session, person_id, with_life=False)
    if case is None or _VOTE not in asks:
        return {}
    if "probationary" in asks and case.cell is not None:
        listed = attendance(session, cell_id=case.cell.id, day=day)
        counts = {"official": listed.official, "probationary": listed.probationary}
        out = {"left_out": listed.left_out} if listed.left_out else {}
        return {**counts, **out} if listed.official else {}
    size = case.office.standing_members
    return {"official": size} if step.endswith(_STANDING) and size else {}


def _listed(session: Session, cell_id: str, day: date) -> list[Life]:
    """The members of a cell on a day, among whoever was ever put into it."""
    rows.present(session, CellRow, cell_id)
    ever = select(BelongingRow.person_id).where(BelongingRow.cell_id == cell_id).distinct()
    everyone = membership.lives(facts.some(session, session.scalars(ever).all()))
    return [one for one in everyone if one.member_on(day) and one.cell_on(day) == cell_id]


def _official(life: Life, day: date) -> bool:
    """Recognised by the day; one entered without dates is taken for official."""
    if any(one.earliest <= day for one in life.days_of(membership.RECOGNISED)):
        return True
    told = life.person.membership
    if told is not None and told.official is not None:
        return told.official.earliest <= day
    waiting = any(case.ceremony_on and case.ceremony_on <= day for case in life.cases)
    return not waiting and not (told is not None and told.admitted is not None)


def _states(session: Session, people: set[str], day: date) -> Counter[str]:
    states = (_EXEMPT, _SUSPENDED)
    return Counter({one: len(people & _named(session, one, day)) for one in states})


def _named(session: Session, status: str, day: date) -> set[str]:
    """Whom the members' list says to be of this standing on a day."""
    query = select(CentralRow.person_id, CentralRow.status_on).where(CentralRow.status == status)
    return {
        row.person_id
        for row in session.execute(query)
        if row.status_on is None or row.status_on.earliest <= day
    }
