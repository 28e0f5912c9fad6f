"""The lines of the day's work on members, from discipline to papers lent from their dossiers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules.facts.person import Discipline
from desktop.rules.members import badges as badge_rules
from desktop.rules.members import discipline, membership
from desktop.rules.members.departures import EXEMPT
from desktop.services import facts, shipped
from desktop.services.cases import trial_tasks
from desktop.services.due import Asked, Task, some_of
from desktop.services.kept import CASES, PEOPLE, Kind
from desktop.services.members import badges, contacts, departures, fees, loans, transfers
from desktop.services.members.of_member import OfMember
from desktop.store.tables.contacts import ContactRow
from desktop.store.tables.fees import FeeExemptionRow, FeeRow
from desktop.store.tables.loans import LoanRow
from desktop.store.tables.members import DisciplineRow
from desktop.store.tables.people import PersonRow


def _of_disciplines(session: Session, asked: Asked) -> Iterator[Task]:
    """What is still to be decided on, before its limitation."""
    query = (
        select(DisciplineRow)
        .join(PersonRow, PersonRow.id == DisciplineRow.person_id)
        .where(DisciplineRow.day.is_(None), PersonRow.removed.is_(None))
    )
    pending = session.scalars(query).all()
    people = facts.people(session, [row.person_id for row in pending])
    cells = {cell.id: cell.name for cell in facts.cells(session)}
    forms = {one.code: one.name.lower() for one in shipped.entries("discipline_forms")}
    for row in pending:
        one, held = people[row.person_id], Discipline(form=row.form, violated=row.violated)
        for term in discipline.terms(held, asked.law, asked.calendar):
            when = asked.by(term.due)
            if when is not None:
                yield Task(
                    when,
                    one.id,
                    one.name,
                    cells.get(membership.cell_on(one, asked.day) or "", ""),
                    "disciplines",
                    f"Xem xét, quyết định kỷ luật ({forms.get(row.form, row.form)})",
                    f"{asked.left(term.due, term.note)}; {term.title.lower()} ngày đó",
                    term.due,
                    term.source,
                    screen="person",
                )


def _of_transfers(session: Session, asked: Asked) -> Iterator[Task]:
    """The next act of each member on the way, as soon as it is near."""
    for one in transfers.lines(session, day=asked.day, only_open=True):
        for term in one.terms:
            when = asked.by(term.due)
            if when is not None:
                told = (asked.left(term.due, term.note), f"{one.kind_text}: {one.place}")
                yield Task(
                    when,
                    one.way.person_id,
                    one.person,
                    one.cell,
                    f"transfer-{term.title}",
                    term.title,
                    "; ".join(told),
                    term.due,
                    term.source,
                    screen="transfers",
                    place=one.id,
                )


def _of_departures(session: Session, asked: Asked) -> Iterator[Task]:
    """Whose time of exemption ends, as soon as it is near."""
    for one in departures.lines(session, day=asked.day):
        for term in one.terms:
            when = asked.by(term.due) if one.way.kind == EXEMPT else None
            if when is not None:
                yield Task(
                    when,
                    one.person_id,
                    one.person,
                    one.cell,
                    "departures",
                    term.title,
                    asked.left(term.due, term.note),
                    term.due,
                    term.source,
                    screen="departures",
                    place=one.id,
                )


def _of_badges(session: Session, asked: Asked) -> Iterator[Task]:
    """The dossiers of the next round, as soon as it is near, for all whose turn it is."""
    at = badges.next_round(day=asked.day)
    term = badge_rules.ask_by(at, asked.law, asked.calendar, asked.day)
    when = asked.by(term.due)
    if when is None:
        return
    names = [one.person for one in badges.lines(session, day=asked.day) if one.to_ask_for(at)]
    if names:
        yield Task(
            when,
            "",
            f"{len(names)} đảng viên",
            "",
            "badges",
            term.title,
            f"{asked.left(term.due, term.note)}; {some_of(names)}",
            term.due,
            term.source,
            screen="badges",
            place=at.isoformat(),
        )


def _of_fees(session: Session, asked: Asked) -> Iterator[Task]:
    """Who has not paid the fee for so long that the cell must consider it."""
    for one in fees.owing(session, year=asked.day.year, day=asked.day):
        yield Task(
            "incomplete",
            one.person_id,
            one.person,
            one.cell,
            "fees",
            "Xem xét việc không đóng đảng phí",
            one.warned.sentence,
            None,
            one.warned.source,
            screen="fees",
            place=one.cell_id,
        )


def _of_trials(session: Session, asked: Asked) -> Iterator[Task]:
    """The tasks of trial that are due and not done."""
    for one in trial_tasks.lines(session, day=asked.day, only_due=True):
        when = asked.by(one.due) if one.due else None
        if when is not None:
            yield Task(
                when,
                one.person_id,
                one.person,
                one.cell,
                f"trial-{one.id}",
                f"Nhiệm vụ thử thách: {one.title}",
                asked.left(one.due),
                one.due,
                "",
                screen="trial-tasks",
                place=one.id,
            )


def _of_contacts(session: Session, asked: Asked) -> Iterator[Task]:
    """Whom the place of residence has not answered about."""
    title = "Nơi cư trú trả lời giấy giới thiệu"
    for one in contacts.lines(session, day=asked.day, only_due=True):
        yield from _awaited(one, one.way.due, asked, "contacts", title, one.way.place)


def _of_loans(session: Session, asked: Asked) -> Iterator[Task]:
    """Papers of dossiers that are to come back."""
    for one in loans.lines(session, day=asked.day, only_due=True):
        title = f"Thu lại tài liệu cho mượn: {one.way.papers}"
        yield from _awaited(one, one.way.due, asked, "loans", title, one.way.borrower)


def _awaited(
    one: OfMember, due: date | None, asked: Asked, screen: str, title: str, whence: str
) -> Iterator[Task]:
    """The line on what is awaited from somewhere by a day, once that is near or past."""
    when = asked.by(due) if due else None
    if when is not None:
        yield Task(
            when,
            one.person_id,
            one.person,
            one.cell,
            screen,
            title,
            f"{asked.left(due)}; {whence}",
            due,
            "",
            screen=screen,
            place=one.id,
        )


KINDS = (
    Kind.read_from(_of_disciplines, PEOPLE),
    Kind.read_from(_of_transfers, PEOPLE),
    Kind.read_from(_of_departures, PEOPLE),
    Kind.read_from(_of_badges, PEOPLE | CASES, badges.long_standing),
    Kind.read_from(
        _of_fees, PEOPLE | CASES | {FeeRow.__tablename__, FeeExemptionRow.__tablename__}
    ),
    Kind.read_from(_of_trials, PEOPLE | CASES),
    Kind.read_from(_of_contacts, PEOPLE | {ContactRow.__tablename__}),
    Kind.read_from(_of_loans, PEOPLE | {LoanRow.__tablename__}),
)
"""The kinds of these lines, each with the tables that it is read from."""
