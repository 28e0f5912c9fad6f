"""Papers of a case: facts and answers into sheets, kept answers, issued papers."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.papers import sheet as sheets
from desktop.papers.fill import Shown, drafts, fill, shown
from desktop.papers.form import Answers, Form
from desktop.papers.sheet import Mode, Sheet
from desktop.rules.answers import Context
from desktop.rules.calendar import Calendar
from desktop.rules.dossier import DossierPaper, DossierSet
from desktop.rules.facts.case import Case, Mentorship
from desktop.rules.facts.office import Office
from desktop.rules.facts.paper import (
    Dossier,
    DossierEntry,
    Listing,
    ListingRow,
    Paper,
    PaperFacts,
)
from desktop.rules.facts.person import Person
from desktop.services import facts, forms, members, rows, settings, shipped
from desktop.services.answers import restored, stored
from desktop.services.forms import Shelf
from desktop.services.office import irreversible
from desktop.store.tables.papers import PaperRow
from desktop.store.tables.people import PersonRow


@dataclass(frozen=True, slots=True)
class SetLine:
    """A paper of a dossier as its checklist shows it."""

    title: str
    form: str
    code: str
    step: str
    issuer: str
    number: str
    day: date | None
    present: bool
    missing: tuple[str, ...]
    issued: bool


@dataclass(frozen=True, slots=True)
class Editing:
    """What the editor of a paper shows: the form, the answers in it, and what the record gives.

    `drafts` are the answers that stand there although nobody typed them.
    """

    form: Form
    answers: Answers
    drafts: Answers
    taken: tuple[Shown, ...]
    issued: bool


def form_of(form_id: str, day: date) -> Form:
    """The form in force on a day; before the first edition known, that one. Refusal if none."""
    return Shelf().form_of(form_id, day)


def sheet(
    session: Session,
    /,
    *,
    form_id: str,
    person_id: str | None,
    day: date,
    mode: Mode = "normal",
    answers: Answers | None = None,
) -> Sheet:
    """A paper filled from the record; an issued one is given back exactly as it was issued."""
    row = _row(session, person_id, form_id) if person_id else None
    return _sheet(_subject(session, person_id), row, form_id, day, mode=mode, answers=answers)


def own_word(session: Session, /, *, form_id: str, person_id: str, day: date) -> bytes | None:
    """The office's own Word template filled for a person.

    None where it has none for this form, and once the paper is issued: that one stays as it was.
    """
    subject, row = _subject(session, person_id), _row(session, person_id, form_id)
    content = subject.shelf.template(form_id)
    if content is None or (row is not None and row.sheet is not None):
        return None
    from desktop.papers import template

    known = _known(subject, form_id, day)
    form = subject.shelf.find(form_id, known.paper.day or day)
    answers = {**drafts(form, known), **_answers(form, row)} if form else {}
    return template.fill(content, known, form, answers)


def folded(form_id: str, day: date) -> str:
    """The form to be folded into a booklet: the one with the booklet's pages, else itself."""
    return form_of(form_id, day).booklet or form_id


def blank(form_id: str, day: date) -> Sheet:
    """A form without any value, to be written on by hand."""
    return fill(form_of(form_id, day), PaperFacts(), {}, mode="blank")


def editing(session: Session, /, *, form_id: str, person_id: str, day: date) -> Editing:
    """All that the editor of a person's paper shows."""
    subject = _subject(session, person_id)
    known = _known(subject, form_id, day)
    form = subject.shelf.form_of(form_id, known.paper.day or day)
    row = _row(session, person_id, form_id)
    drafted = drafts(form, known)
    return Editing(
        form=form,
        answers={**drafted, **_answers(form, row)},
        drafts=drafted,
        taken=shown(form, known),
        issued=row is not None and row.sheet is not None,
    )


def save_answers(
    session: Session, /, *, form_id: str, person_id: str, day: date, answers: Answers
) -> str:
    """Keep what was typed for a paper; Refusal once the paper is issued."""
    person = rows.present(session, PersonRow, person_id)
    subject = _subject(session, person_id)
    known = _known(subject, form_id, day)
    form = subject.shelf.form_of(form_id, known.paper.day or day)
    row = _row(session, person_id, form_id)
    if row is not None and row.sheet is not None:
        raise Refusal(f"{form.code} của {person.name} đã phát hành nên không sửa nội dung được.")
    if row is None:
        row = PaperRow(person_id=person_id, form=form_id, edition=form.edition)
        session.add(row)
    rows.fill(row, {"answers": stored(form, answers), "edition": form.edition})
    return f"Sửa nội dung {form.code} của {person.name}"


@irreversible
def issue(session: Session, /, *, form_id: str, person_id: str, day: date) -> str:
    """Issue a paper: from now on it is reprinted exactly so, whatever changes in the record."""
    person = rows.present(session, PersonRow, person_id)
    row = _row(session, person_id, form_id)
    if row is not None and row.sheet is not None:
        raise Refusal("Văn bản này đã phát hành; hãy in lại bản đã phát hành.")
    subject = _subject(session, person_id)
    filled = _sheet(subject, row, form_id, day)
    known = _known(subject, form_id, day)
    if row is None:
        row = PaperRow(person_id=person_id, form=form_id, edition=filled.edition)
        session.add(row)
    rows.fill(
        row,
        {
            "edition": filled.edition,
            "number": known.paper.number,
            "day": known.paper.day or day,
            "sheet": json.loads(sheets.to_json(filled)),
        },
    )
    return f"Phát hành {filled.code} của {person.name}"


def checklist(
    session: Session, /, *, person_id: str, set_id: str, day: date
) -> tuple[SetLine, ...]:
    """The papers of a dossier in order: which are there, and what each still lacks."""
    subject = _subject(session, person_id)
    case = _case(subject)
    kept = _kept(session, person_id)
    return tuple(
        _set_line(subject, case, one, kept.get(one.form), day)
        for one in _papers(subject, shipped.dossier(set_id), day)
    )


def set_sheets(
    session: Session, /, *, person_id: str, set_id: str, day: date
) -> tuple[tuple[str, Sheet], ...]:
    """The whole dossier as titled sheets, cover and index first, in the legal order."""
    subject = _subject(session, person_id)
    dossier = shipped.dossier(set_id)
    wanted: list[tuple[str, Mode]] = [(form_id, "normal") for form_id in dossier.front]
    wanted += [(one.form, one.printed) for one in _papers(subject, dossier, day) if one.form]
    kept = _kept(session, person_id)
    made = [
        _in_set(subject, kept.get(form_id), form_id, day, mode=mode, set_id=set_id)
        for form_id, mode in wanted
    ]
    return tuple((f"{one.code} {one.title}".strip(), one) for one in made)


@dataclass(frozen=True, slots=True)
class _Subject:
    """Whose papers are filled, read once however many there are."""

    office: Office
    calendar: Calendar
    shelf: Shelf
    person: Person | None = None
    case: Case | None = None


def _subject(session: Session, person_id: str | None) -> _Subject:
    office, calendar = settings.office(session), settings.working_calendar(session)
    shelf = forms.shelf(session)
    if person_id is None:
        return _Subject(office, calendar, shelf)
    rows.present(session, PersonRow, person_id)
    case = facts.case_of(session, person_id)
    person = members.dated(session, case.person if case else facts.person(session, person_id))
    if case is not None:
        mentors = tuple(
            replace(one, mentor=members.dated(session, one.mentor)) for one in case.mentors
        )
        case = replace(case, person=person, mentors=mentors)
    return _Subject(office, calendar, shelf, person, case)


def _case(subject: _Subject) -> Case:
    if subject.case is None:
        raise Refusal("Người này chưa có hồ sơ. Hãy ghi bước đầu tiên của hồ sơ trước.")
    return subject.case


def _known(subject: _Subject, form_id: str, day: date, set_id: str | None = None) -> PaperFacts:
    case = subject.case
    paper = _paper(case, form_id, subject.office.place)
    return PaperFacts(
        office=subject.office,
        cell=case.cell if case else None,
        person=subject.person,
        case=case,
        mentor=_mentor(case, form_id),
        law=shipped.law().facts(paper.day or day),
        paper=paper,
        dossier=_dossier(subject, shipped.dossier(set_id), day) if set_id else Dossier(),
        listing=_alone(subject),
    )


def _sheet(
    subject: _Subject,
    row: PaperRow | None,
    form_id: str,
    day: date,
    *,
    mode: Mode = "normal",
    answers: Answers | None = None,
    set_id: str | None = None,
) -> Sheet:
    if row is not None and row.sheet is not None and mode == "normal":
        return sheets.from_json(json.dumps(row.sheet))
    known = _known(subject, form_id, day, set_id)
    # A blank is written on from now on, whatever the day of the paper that is there.
    written = day if mode == "blank" else known.paper.day or day
    form = subject.shelf.form_of(form_id, written)
    given = answers if answers is not None else _answers(form, row)
    confirmed = subject.shelf.is_confirmed(form)
    return fill(form, known, {**drafts(form, known), **given}, mode=mode, confirmed=confirmed)


def _in_set(
    subject: _Subject,
    row: PaperRow | None,
    form_id: str,
    day: date,
    *,
    mode: Mode = "normal",
    set_id: str | None = None,
) -> Sheet:
    """A paper of a dossier; a notice where its form cannot be read, so that the others print."""
    if subject.shelf.find(form_id, day) is None:
        return forms.notice(form_id)
    return _sheet(subject, row, form_id, day, mode=mode, set_id=set_id)


def _alone(subject: _Subject) -> Listing:
    """A list of this person only, for the papers of a meeting that name many."""
    if subject.person is None:
        return Listing()
    case = subject.case
    cell = case.cell if case else None
    return Listing(rows=(ListingRow(person=subject.person, cell=cell, case=case),))


def _papers(subject: _Subject, dossier: DossierSet, day: date) -> tuple[DossierPaper, ...]:
    return dossier.needed(_case(subject), Context(shipped.law(), subject.calendar, day))


def _dossier(subject: _Subject, dossier: DossierSet, day: date) -> Dossier:
    case = _case(subject)
    entries = []
    for one in _papers(subject, dossier, day):
        record = case.last(one.step) if one.step else None
        entries.append(
            DossierEntry(
                title=one.title,
                number=record.number if record else "",
                day=record.day if record else None,
                issuer=one.issuer,
                present=record is not None if one.step else None,
                note=one.copies,
            )
        )
    return Dossier(title=dossier.title, entries=tuple(entries))


def _set_line(
    subject: _Subject, case: Case, one: DossierPaper, row: PaperRow | None, day: date
) -> SetLine:
    record = case.last(one.step) if one.step else None
    filled = _in_set(subject, row, one.form, day) if one.form else None
    return SetLine(
        title=one.title,
        form=one.form,
        code=filled.code if filled else "",
        step=one.step,
        issuer=one.issuer,
        number=record.number if record else "",
        day=record.day if record else None,
        present=record is not None,
        missing=tuple(lack.label for lack in filled.missing) if filled else (),
        issued=row is not None and row.sheet is not None,
    )


def _paper(case: Case | None, form_id: str, place: str) -> Paper:
    if case is None:
        return Paper(place=place)
    steps = (step for process in shipped.processes() for step in process.step)
    naming = (step.id for step in steps if form_id in {use.form for use in step.papers})
    records = [found for step in naming if (found := case.last(step))]
    if not records:
        return Paper(place=place)
    record = max(records, key=lambda one: one.day)
    return Paper(number=record.number, day=record.day, place=place)


def _mentor(case: Case | None, form_id: str) -> Mentorship | None:
    if case is None:
        return None
    recognition = {one.form for one in shipped.dossier("recognition").paper}
    return case.probation_mentor if form_id in recognition else case.mentor


def _row(session: Session, person_id: str, form_id: str) -> PaperRow | None:
    query = select(PaperRow).where(PaperRow.person_id == person_id, PaperRow.form == form_id)
    return session.scalar(query)


def _kept(session: Session, person_id: str) -> dict[str, PaperRow]:
    found = session.scalars(select(PaperRow).where(PaperRow.person_id == person_id))
    return {row.form: row for row in found}


def _answers(form: Form, row: PaperRow | None) -> Answers:
    return restored(form, row.answers) if row is not None else {}
