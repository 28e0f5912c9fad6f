"""What is known of the classes: rounds, their lists, who waits, whose certificate runs out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.papers.form import Answer
from desktop.papers.sheet import Sheet
from desktop.rules import text
from desktop.rules.cells import classes
from desktop.rules.cells.classes import Kind
from desktop.rules.facts.paper import Listing, ListingRow, Paper, PaperFacts
from desktop.rules.members import membership
from desktop.services import facts, rows, shipped
from desktop.services.cells.classes import KIND_TEXTS
from desktop.services.papers import papers
from desktop.store.tables.cases import PlanRow
from desktop.store.tables.classes import ClassRoundRow, ClassSeatRow
from desktop.store.tables.people import PersonRow

_FORMS: Mapping[str, str] = {
    classes.AWARENESS: "danh-sach-lop",
    classes.NEW_MEMBER: "danh-sach-lop-moi",
}
_PROPOSED = "cell-meeting"

RoundState = Literal["new", "sent", "held", "done"]
STATE_TEXTS: Mapping[RoundState, str] = {
    "new": "đang lập danh sách",
    "sent": "đã gửi danh sách",
    "held": "chờ kết quả",
    "done": "đã có kết quả",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundLine:
    """A round as the list shows it: how many are on its list, came, and got a certificate."""

    id: str
    revision: int
    kind: str
    title: str
    centre: str
    since: date | None
    until: date | None
    seats: int | None
    number: str
    sent: date | None
    issued: date | None
    note: str
    listed: int
    came: int
    certified: int
    state: RoundState

    @property
    def kind_text(self) -> str:
        """Which class it is."""
        return KIND_TEXTS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine:
    """Somebody on the list of a round."""

    id: str
    person_id: str
    name: str
    cell: str
    came: bool | None
    absence: str
    grade: str
    certificate: str
    certified: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLine:
    """Somebody who waits for a class: since when, how long, and the round they are in.

    `again` says that an earlier certificate has run out.
    """

    id: str
    name: str
    cell: str
    since: date
    months: int
    round: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateLine:
    """A candidate's certificate: until when it holds, and when the cell is to propose."""

    id: str
    name: str
    cell: str
    number: str
    day: date
    expires: date
    planned: date | None
    late: bool
    days_left: int


def rounds(session: Session, /, *, day: date) -> tuple[RoundLine, ...]:
    """All rounds, those still to be worked on first, then the latest."""
    counts: dict[str, Counter[str]] = {}
    for one in session.scalars(select(ClassSeatRow)):
        found = counts.setdefault(one.class_round_id, Counter())
        found["listed"] += 1
        found["came"] += one.came is True
        found["certified"] += one.certified is not None
    lines = [_round(row, counts.get(row.id, Counter()), day) for row in _rounds(session)]
    lines.sort(key=lambda one: one.since or date.max, reverse=True)
    return tuple(sorted(lines, key=lambda one: one.state == "done"))


def seats(session: Session, /, *, round_id: str) -> tuple[SeatLine, ...]:
    """The list of a round in the order of name lists."""
    found = list(
        session.execute(
            select(ClassSeatRow, PersonRow)
            .join(PersonRow, PersonRow.id == ClassSeatRow.person_id)
            .where(ClassSeatRow.class_round_id == round_id, PersonRow.removed.is_(None))
        )
    )
    cells = _cells_of(session, [person.id for _, person in found])
    lines = [
        SeatLine(
            id=one.id,
            person_id=person.id,
            name=person.name,
            cell=cells.get(person.id, ""),
            came=one.came,
            absence=one.absence,
            grade=one.grade,
            certificate=one.certificate,
            certified=one.certified,
        )
        for one, person in found
    ]
    return tuple(sorted(lines, key=lambda one: (text.sort_key(one.name), one.id)))


def waiting(session: Session, /, *, kind: Kind, day: date) -> tuple[WaitingLine, ...]:
    """Who waits for a class, the longest first; with the round they are on the list of."""
    law = facts.law(session)
    seated = _seated(session, kind)
    found = []
    for case in facts.open_cases(session, shipped.ending_steps(), day):
        since = classes.waits_since(case, kind, law, day)
        if since is None or since > day:
            continue
        ran_out = kind == classes.AWARENESS and classes.expires(case, law) is not None
        found.append(
            WaitingLine(
                id=case.person.id,
                name=case.person.name,
                cell=case.cell.name if case.cell else "",
                since=since,
                months=(day.year - since.year) * 12 + day.month - since.month,
                round=seated.get(case.person.id, ""),
                again=ran_out,
            )
        )
    found.sort(key=lambda one: (one.since, text.sort_key(one.name)))
    return tuple(found)


def certificates(session: Session, /, *, day: date) -> tuple[CertificateLine, ...]:
    """The certificates of candidates not proposed yet, the first to run out first.

    `late` are those that end before the planned meeting, or soon where none is planned.
    """
    law = facts.law(session)
    plans = {row.case_id: row.days.get(_PROPOSED) for row in session.scalars(select(PlanRow))}
    found = []
    for case in facts.open_cases(session, shipped.ending_steps(), day):
        held, end = case.awareness_certificate, classes.expires(case, law)
        if held is None or held.day is None or end is None or case.day_of(_PROPOSED):
            continue
        kept = plans.get(case.id)
        planned = date.fromisoformat(kept) if kept else None
        found.append(
            CertificateLine(
                id=case.person.id,
                name=case.person.name,
                cell=case.cell.name if case.cell else "",
                number=held.number,
                day=held.day,
                expires=end,
                planned=planned,
                late=classes.runs_out_before(case, planned, law, day),
                days_left=(end - day).days,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.expires, text.sort_key(one.name))))


def sheet(session: Session, /, *, round_id: str, day: date) -> Sheet:
    """The list of a round as it goes to the centre, or with its results."""
    row = rows.present(session, ClassRoundRow, round_id)
    listed = seats(session, round_id=round_id)
    if not listed:
        raise Refusal(f"{row.title} chưa có học viên nào để in danh sách.")
    known = facts.some(session, [one.person_id for one in listed])
    cells = {cell.id: cell for cell in known.cells}
    cases = {case.person.id: case for case in known.cases}
    office = facts.office(session)
    listing = Listing(
        title=row.title,
        rows=tuple(
            ListingRow(
                person=one,
                cell=cells.get(membership.cell_on(one, day) or ""),
                case=cases.get(one.id),
            )
            for one in known.people
        ),
    )
    on = row.sent or day
    held = PaperFacts(office=office, paper=Paper(place=office.place, day=on), listing=listing)
    answers: dict[str, Answer] = {"class_from": row.since, "class_to": row.until}
    return papers.made(session, _FORMS[row.kind], on, held, answers)


def _round(row: ClassRoundRow, counts: Counter[str], day: date) -> RoundLine:
    over = row.until is not None and row.until < day
    complete = counts["listed"] > 0 and counts["certified"] > 0
    state: RoundState = (
        "done" if complete else "held" if over and row.sent else "sent" if row.sent else "new"
    )
    return RoundLine(
        id=row.id,
        revision=row.revision,
        kind=row.kind,
        title=row.title,
        centre=row.centre,
        since=row.since,
        until=row.until,
        seats=row.seats,
        number=row.number,
        sent=row.sent,
        issued=row.issued,
        note=row.note,
        listed=counts["listed"],
        came=counts["came"],
        certified=counts["certified"],
        state=state,
    )


def _rounds(session: Session) -> list[ClassRoundRow]:
    return list(session.scalars(select(ClassRoundRow)))


def _seated(session: Session, kind: Kind) -> dict[str, str]:
    """The round in which somebody waits for the result, by person."""
    query = (
        select(ClassSeatRow.person_id, ClassRoundRow.title)
        .join(ClassRoundRow, ClassRoundRow.id == ClassSeatRow.class_round_id)
        .where(ClassRoundRow.kind == kind, ClassSeatRow.certified.is_(None))
        .where(ClassSeatRow.came.is_not(False))
    )
    return dict(session.execute(query).all())


def _cells_of(session: Session, ids: list[str]) -> dict[str, str]:
    known = facts.some(session, ids)
    names = {cell.id: cell.name for cell in known.cells}
    return {
        one.id: names[cell]
        for one in known.people
        if (cell := membership.cell_on(one, date.max)) in names
    }
