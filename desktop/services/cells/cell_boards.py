"""How cells and places stood on any day: strength, hints of the Statutes, comings, white places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules.calendar import Period, add_months
from desktop.rules.cells import cell_flow, cell_hints
from desktop.rules.cells.cell_flow import MOVED_IN, MOVED_OUT, Flow
from desktop.rules.cells.cell_hints import Hint
from desktop.rules.facts.office import Cell, Unit
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.members import membership
from desktop.rules.members.membership import ADMITTED, Life
from desktop.services import counting, facts, shipped
from desktop.services.cells import meetings
from desktop.services.cells.meetings import Strength
from desktop.store.tables.organisations import CongressRow, OfficerRow

_YEAR = 12
_CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellState:
    """A cell on a day: official and probationary members, places, term, and what the rules say."""

    id: str
    cell: Cell
    official: int
    probationary: int
    units: tuple[str, ...]
    congress: date | None
    ends: date | None
    hints: tuple[Hint, ...]

    @property
    def name(self) -> str:
        """The cell's name."""
        return self.cell.name


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceState:
    """A place on a day: whose cell it has, joint with others or helped, and what it lacks."""

    id: str
    unit: Unit
    cell: str
    joint: bool
    helping: str
    members: int
    candidates: int
    last_admission: date | None
    lacks: tuple[str, ...]

    @property
    def cell_text(self) -> str:
        """The cell with how it stands to the place."""
        if self.cell:
            return f"{self.cell} (ghép)" if self.joint else self.cell
        return f"{self.helping} (giúp đỡ)" if self.helping else ""


def cells_on(session: Session, /, *, day: date) -> tuple[CellState, ...]:
    """The cells that were there on a day, in the office's order."""
    law = facts.law(session)
    strengths = meetings.strengths(session, day=day)
    whole_units = [one for one in facts.units(session) if _unit_there(one, day)]
    congress: dict[str, date] = {}
    for row in session.scalars(select(CongressRow).where(CongressRow.day <= day)):
        congress[row.cell_id] = max(row.day, congress.get(row.cell_id, row.day))
    officers: Counter[str] = Counter()
    for one in session.scalars(select(OfficerRow).where(OfficerRow.since <= day)):
        officers[one.cell_id] += one.until is None or one.until > day
    found = []
    for cell in facts.cells(session):
        if not _there(cell, day):
            continue
        held = strengths.get(cell.id, Strength())
        began = congress.get(cell.id)
        found.append(
            CellState(
                id=cell.id,
                cell=cell,
                official=held.official,
                probationary=held.probationary,
                units=tuple(one.name for one in whole_units if one.cell_on(day) == cell.id),
                congress=began,
                ends=cell_hints.term_ends(began, law) if began else None,
                hints=cell_hints.hints(
                    held.official,
                    committee=officers[cell.id],
                    congress=began,
                    law=law,
                    day=day,
                ),
            )
        )
    return tuple(found)


def places_on(session: Session, /, *, day: date, years: int) -> tuple[PlaceState, ...]:
    """The places on a day with what is white about each; no admission for so many years is too."""
    whole = counting.whole(session, (_CANDIDATE,))
    lives = membership.lives(whole)
    units = [one for one in whole.units if _unit_there(one, day)]
    shared = Counter(cell for one in units if (cell := one.cell_on(day)))
    names = {cell.id: cell.name for cell in whole.cells}
    strength = Counter(one.cell_on(day) for one in lives if one.member_on(day))
    candidates, admissions = _sources(whole, day), _admissions(lives, day)
    since = add_months(day, -years * _YEAR)
    found = []
    for unit in units:
        cell_id = unit.cell_on(day)
        last = admissions.get(cell_id or "")
        counts = (strength[cell_id], candidates[cell_id]) if cell_id else (0, 0)
        found.append(
            PlaceState(
                id=unit.id,
                unit=unit,
                cell=names.get(cell_id or "", ""),
                joint=cell_id is not None and shared[cell_id] > 1,
                helping=names.get(unit.helping_on(day) or "", ""),
                members=counts[0],
                candidates=counts[1],
                last_admission=last,
                lacks=tuple(_lacks(cell_id, *counts, last, since)),
            )
        )
    return tuple(found)


def flow(session: Session, /, *, period: Period, cell_id: str | None = None) -> Flow:
    """How the members of a cell, or of all, changed in a period."""
    return cell_flow.flow(membership.lives(counting.whole(session, ())), period, cell_id)


def kind_text(kind: str) -> str:
    """What a kind of coming or going is called."""
    own = {ADMITTED: "Kết nạp", MOVED_IN: "Từ chi bộ khác", MOVED_OUT: "Sang chi bộ khác"}
    names = {one.code: one.name for one in shipped.entries("movements")}
    return own.get(kind) or names.get(kind, kind)


def _there(cell: Cell, day: date) -> bool:
    founded = cell.founded is None or cell.founded.earliest <= day
    return founded and (cell.dissolved is None or day < cell.dissolved)


def _unit_there(unit: Unit, day: date) -> bool:
    return (unit.since is None or unit.since <= day) and (unit.until is None or day < unit.until)


def _sources(whole: OfficeFacts, day: date) -> Counter[str]:
    """Candidates on the way on a day, by cell."""
    found: Counter[str] = Counter()
    for case in whole.cases:
        gone = any(
            (left := case.day_of(step)) is not None and left <= day
            for step in membership.GIVEN_UP_STEPS
        )
        joined = case.ceremony_on is not None and case.ceremony_on <= day
        if case.candidate_on is not None and case.candidate_on <= day and not gone and not joined:
            cell_id = membership.cell_on(case.person, day) or (case.cell.id if case.cell else "")
            found[cell_id] += 1
    return found


def _admissions(lives: Iterable[Life], day: date) -> dict[str, date]:
    """The latest admission in each cell by a day."""
    found: dict[str, date] = {}
    for life in lives:
        for change in life.changes:
            on = change.day.earliest
            if change.kind == ADMITTED and on <= day:
                cell_id = life.cell_on(on) or ""
                found[cell_id] = max(on, found.get(cell_id, on))
    return found


def _lacks(
    cell_id: str | None, members: int, candidates: int, last: date | None, since: date
) -> Iterable[str]:
    if not members:
        yield "đảng viên"
    if cell_id is None:
        yield "chi bộ"
    if not candidates:
        yield "nguồn"
    if last is None or last < since:
        yield "kết nạp"
