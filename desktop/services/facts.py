"""Tables become facts here and nowhere else."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from desktop.rules.cases import recorded
from desktop.rules.editions import LawBook, LocalLimit
from desktop.rules.facts.case import (
    AtAdmission,
    Case,
    ExtraPaper,
    Mentorship,
    Remark,
    StepRecord,
    Value,
    Verification,
)
from desktop.rules.facts.office import Cell, Office, Place, Signer, Target, Unit, UnitPast
from desktop.rules.facts.person import (
    Badge,
    Belonging,
    Card,
    Departure,
    Discipline,
    Education,
    History,
    Honour,
    Membership,
    Movement,
    Person,
    Post,
    Relative,
    Standing,
    Training,
    Transfer,
    Travel,
)
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.members import departures, transfers
from desktop.services import shipped
from desktop.services.cells import inspected, ranked
from desktop.services.fact_rows import Fact, Ids, hanging, like, only, rows_of, table_rows
from desktop.store import attachments
from desktop.store.tables.badges import BadgeRow
from desktop.store.tables.card_requests import CardRequestRow
from desktop.store.tables.cases import (
    AtAdmissionRow,
    CaseRow,
    ExtraPaperRow,
    MentorshipRow,
    StepRow,
    VerificationRow,
)
from desktop.store.tables.departures import DepartureRow
from desktop.store.tables.imports import CentralRow
from desktop.store.tables.members import BelongingRow, DisciplineRow, MembershipRow, MovementRow
from desktop.store.tables.office import LocalLimitRow, OfficeRow
from desktop.store.tables.organisations import CellRow, UnitPastRow, UnitRow
from desktop.store.tables.people import (
    AwardRow,
    PenaltyRow,
    PersonRow,
    PostRow,
    RelativeRow,
    TrainingRow,
    TravelRow,
)
from desktop.store.tables.record import Record
from desktop.store.tables.remarks import RemarkRow
from desktop.store.tables.targets import TargetRow
from desktop.store.tables.transfers import TransferRow


def office(session: Session) -> Office:
    """The committee of this file; an empty one before the first settings are given."""
    row = session.execute(table_rows(OfficeRow)).first()
    if row is None:
        return Office()
    signer = Signer(post=row.signer_post, name=row.signer_name)
    return like(Office, OfficeRow, row, signer=signer, lead_days=tuple(row.lead_days))


def law(session: Session) -> LawBook:
    """The law as it binds this office: its superiors' own limits before the central ones."""
    own = rows_of(session, LocalLimitRow, order="in_force_from")
    return shipped.law(tuple(like(LocalLimit, LocalLimitRow, row, id=row.rule) for row in own))


@functools.cache
def _cells_in_order() -> Select[Any]:
    return table_rows(CellRow).order_by(CellRow.position, CellRow.name)


def cells(session: Session) -> tuple[Cell, ...]:
    """All cells in the office's own order."""
    return tuple(like(Cell, CellRow, row) for row in session.execute(_cells_in_order()))


def units(session: Session) -> tuple[Unit, ...]:
    """All places that ought to have members."""
    query = table_rows(UnitRow).order_by(UnitRow.kind, UnitRow.name)
    past = hanging(session, UnitPastRow, UnitPast, by="unit_id")
    return tuple(
        like(Unit, UnitRow, row, past=past.get(row.id, ())) for row in session.execute(query)
    )


def targets(session: Session) -> tuple[Target, ...]:
    """All targets."""
    return tuple(like(Target, TargetRow, row) for row in session.execute(table_rows(TargetRow)))


def person(session: Session, person_id: str) -> Person:
    """One person with the whole history and the photo."""
    (row,) = rows_of(session, PersonRow, [person_id])
    photo = attachments.content(session, row.photo_id) if row.photo_id else None
    return _person(row, _People.of(session, [person_id]), _history(session, row), photo)


def case_of(session: Session, person_id: str, *, with_life: bool = True) -> Case | None:
    """The latest case of a person; None if there is none.

    Without the life, history and photo are left out: the law's checks do not ask for them.
    """
    rows = rows_of(session, CaseRow, [person_id], "person_id")
    row = max(rows, key=lambda one: one.began, default=None)
    if row is None:
        return None
    many = _Cases.of(session, [row.id])
    ids = {person_id, *(mentor.mentor_id for mentor in many.mentors[row.id])}
    parts = _People.of(session, ids)
    everyone = {one.id: _person(one, parts, None, None) for one in rows_of(session, PersonRow, ids)}
    if with_life:
        everyone[person_id] = person(session, person_id)
    said = hanging(session, RemarkRow, Remark, [row.id], by="case_id").get(row.id, ())
    case = many.case(row, office(session), _by_id(cells(session)), everyone)
    return replace(case, remarks=said)


def open_cases(
    session: Session, ended: Iterable[str], day: date, among: Iterable[str] | None = None
) -> tuple[Case, ...]:
    """The cases (all, or of some ids) that no step named had ended by a day, without the life."""
    held = open_ids(ended, day)
    if among is not None:
        held = held.where(CaseRow.id.in_(among))
    return _told(session, [], rows_of(session, CaseRow, held))[1]


def open_ids(ended: Iterable[str], day: date) -> Select[str]:
    """What selects the ids of the cases that no step named had ended by a day."""
    closed = select(StepRow.case_id).where(StepRow.step.in_(list(ended)), StepRow.day <= day)
    held = select(CaseRow.id).join(PersonRow, PersonRow.id == CaseRow.person_id)
    return held.where(PersonRow.removed.is_(None), CaseRow.id.not_in(closed))


def some(session: Session, ids: Sequence[str]) -> OfficeFacts:
    """What `whole` tells, of these people only; a later case comes after an earlier one."""
    known, cases = _told(session, ids, rows_of(session, CaseRow, ids, "person_id", "began"))
    people = tuple(known[id] for id in ids if id in known)
    return OfficeFacts(office=office(session), cells=cells(session), people=people, cases=cases)


def people(session: Session, ids: Sequence[str]) -> Mapping[str, Person]:
    """These people by id, without the life histories; nobody in the bin."""
    return _told(session, ids, ())[0]


def bare_members(session: Session) -> Iterator[Person]:
    """Whoever ever was a member or moved, with nothing told but that."""
    kept = hanging(session, MembershipRow, Membership)
    moves = hanging(session, MovementRow, Movement)
    transferred = hanging(session, TransferRow, Transfer)
    left = hanging(session, DepartureRow, Departure)
    for id in {**kept, **moves, **transferred, **left}:
        (one, *_), ways = kept.get(id, (None,)), transferred.get(id, ())
        gone = departures.movements(left.get(id, ()))
        moved = (*moves.get(id, ()), *transfers.movements(ways), *gone)
        yield Person(id=id, name="", membership=one, movements=moved, transfers=ways)


def _told(
    session: Session, ids: Sequence[str], case_rows: Sequence[Row[Any]]
) -> tuple[dict[str, Person], tuple[Case, ...]]:
    """These people, those of the cases and their mentors by id; and the cases."""
    many = _Cases.of(session, [row.id for row in case_rows])
    mentors = {one.mentor_id for found in many.mentors.values() for one in found}
    wanted = {*ids, *(row.person_id for row in case_rows), *mentors}
    parts = _People.of(session, wanted)
    rows = (row for row in rows_of(session, PersonRow, wanted) if row.removed is None)
    everyone = {row.id: _person(row, parts, None, None) for row in rows}
    here, by_id = office(session), _by_id(cells(session))
    held = (row for row in case_rows if row.person_id in everyone)
    return everyone, tuple(many.case(row, here, by_id, everyone) for row in held)


def whole(session: Session) -> OfficeFacts:
    """Everything that statistics and lists may ask, without life histories."""
    rows = session.execute(table_rows(PersonRow).where(PersonRow.removed.is_(None)))
    parts = _People.of(session, None)
    everyone = {row.id: _person(row, parts, None, None) for row in rows}
    here, all_cells = office(session), cells(session)
    by_id = _by_id(all_cells)
    many = _Cases.of(session, None)
    case_rows = [row for row in session.execute(table_rows(CaseRow)) if row.person_id in everyone]
    return OfficeFacts(
        office=here,
        cells=all_cells,
        units=units(session),
        people=tuple(everyone.values()),
        cases=tuple(many.case(row, here, by_id, everyone) for row in case_rows),
        targets=targets(session),
        rankings=ranked.ranked(session),
        turns=inspected.turns(session),
    )


@dataclass(frozen=True, slots=True)
class _People:
    """What hangs on people, by person."""

    memberships: Mapping[str, Membership]
    belongings: Mapping[str, tuple[Belonging, ...]]
    movements: Mapping[str, tuple[Movement, ...]]
    transfers: Mapping[str, tuple[Transfer, ...]]
    disciplines: Mapping[str, tuple[Discipline, ...]]
    standings: Mapping[str, Standing]
    badges: Mapping[str, tuple[Badge, ...]]
    departures: Mapping[str, tuple[Departure, ...]]
    cards: Mapping[str, tuple[Card, ...]]

    @classmethod
    def of(cls, session: Session, ids: Ids | None) -> _People:
        return cls(
            only(hanging(session, MembershipRow, Membership, ids)),
            hanging(session, BelongingRow, Belonging, ids),
            hanging(session, MovementRow, Movement, ids),
            hanging(session, TransferRow, Transfer, ids),
            hanging(session, DisciplineRow, Discipline, ids),
            only(hanging(session, CentralRow, Standing, ids)),
            hanging(session, BadgeRow, Badge, ids),
            hanging(session, DepartureRow, Departure, ids),
            hanging(session, CardRequestRow, Card, ids),
        )


@dataclass(frozen=True, slots=True)
class _Cases:
    """What hangs on cases, by case, under the law of the office."""

    law: LawBook
    steps: Mapping[str, list[StepRecord]]
    mentors: Mapping[str, list[Row[Any]]]
    extras: Mapping[str, tuple[ExtraPaper, ...]]
    verifications: Mapping[str, tuple[Verification, ...]]
    admissions: Mapping[str, AtAdmission]

    @classmethod
    def of(cls, session: Session, ids: Ids | None) -> _Cases:
        if ids is not None and not isinstance(ids, Select) and not ids:
            return cls(law(session), {}, {}, {}, {}, {})
        steps: dict[str, list[StepRecord]] = defaultdict(list)
        mentors: dict[str, list[Row[Any]]] = defaultdict(list)
        for row in rows_of(session, StepRow, ids, "case_id", "day"):
            values = values_of(row.step, row.values)
            steps[row.case_id].append(like(StepRecord, StepRow, row, values=values))
        for mentor in rows_of(session, MentorshipRow, ids, "case_id"):
            mentors[mentor.case_id].append(mentor)
        return cls(
            law(session),
            steps,
            mentors,
            hanging(session, ExtraPaperRow, ExtraPaper, ids, by="case_id"),
            hanging(session, VerificationRow, Verification, ids, by="case_id"),
            _admissions(session, ids),
        )

    def case(
        self,
        row: Row[Any],
        here: Office,
        by_id: Mapping[str, Cell],
        everyone: Mapping[str, Person],
    ) -> Case:
        one = everyone[row.person_id]
        mentors = tuple(
            like(Mentorship, MentorshipRow, mentor, mentor=everyone[mentor.mentor_id])
            for mentor in self.mentors.get(row.id, ())
            if mentor.mentor_id in everyone
        )
        case = Case(
            id=row.id,
            person=one,
            office=here,
            cell=cell_of(one, by_id),
            again=row.again,
            began=row.began,
            mentors=mentors,
            extras=self.extras.get(row.id, ()),
            verifications=self.verifications.get(row.id, ()),
            at_admission=self.admissions.get(row.id),
        )
        return recorded.with_records(case, self.steps.get(row.id, ()), self.law)


def _admissions(session: Session, ids: Ids | None) -> dict[str, AtAdmission]:
    return {
        row.case_id: like(AtAdmission, AtAdmissionRow, row, groups=frozenset(row.groups))
        for row in rows_of(session, AtAdmissionRow, ids, "case_id")
    }


def values_of(step: str, kept: Mapping[str, Any]) -> dict[str, Value]:
    """The values of a step with their days read back from the stored text."""
    days = shipped.days_asked(step)
    return {
        name: date.fromisoformat(value) if name in days and isinstance(value, str) else value
        for name, value in kept.items()
    }


def _person(row: Row[Any], parts: _People, history: History | None, photo: bytes | None) -> Person:
    ways = parts.transfers.get(row.id, ())
    left = parts.departures.get(row.id, ())
    return like(
        Person,
        PersonRow,
        row,
        birth_place=_place(row.birth_place, row.birth_place_formerly),
        home_place=_place(row.home_place, row.home_place_formerly),
        permanent_residence=_place(row.permanent_residence, row.permanent_residence_formerly),
        temporary_residence=_place(row.temporary_residence, ""),
        education=like(Education, PersonRow, row),
        groups=frozenset(row.groups),
        photo=photo,
        membership=parts.memberships.get(row.id),
        belongings=parts.belongings.get(row.id, ()),
        movements=(
            *parts.movements.get(row.id, ()),
            *transfers.movements(ways),
            *departures.movements(left),
        ),
        transfers=ways,
        disciplines=parts.disciplines.get(row.id, ()),
        standing=parts.standings.get(row.id),
        badges=parts.badges.get(row.id, ()),
        departures=left,
        cards=parts.cards.get(row.id, ()),
        history=history,
    )


@functools.lru_cache(maxsize=10_000)
def _place(now: str, formerly: str) -> Place:
    """Thousands of people share a few places."""
    return Place(now=now, formerly=formerly)


def _history(session: Session, row: Row[Any]) -> History:
    def lines(table: type[Record], kind: type[Fact]) -> tuple[Fact, ...]:
        found = rows_of(session, table, [row.id], "person_id", "position")
        return tuple(like(kind, table, line) for line in found)

    return like(
        History,
        PersonRow,
        row,
        posts=lines(PostRow, Post),
        trainings=lines(TrainingRow, Training),
        travels=lines(TravelRow, Travel),
        awards=lines(AwardRow, Honour),
        penalties=lines(PenaltyRow, Honour),
        relatives=lines(RelativeRow, Relative),
    )


def cell_of(one: Person, by_id: Mapping[str, Cell]) -> Cell | None:
    """The cell a person is listed in now: the belonging without an end, else the latest."""
    ordered = sorted(one.belongings, key=lambda item: (item.until is None, item.since or date.min))
    return by_id.get(ordered[-1].cell_id) if ordered else None


def _by_id(every: Iterable[Cell]) -> dict[str, Cell]:
    return {cell.id: cell for cell in every}
