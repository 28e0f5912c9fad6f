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
from desktop.rules.dossier import DossierPaper, DossierSet
from desktop.rules.facts.case import Case, Mentorship
from desktop.rules.facts.paper import Dossier, DossierEntry, Paper, PaperFacts
from desktop.services import facts, rows, settings, shipped
from desktop.services.answers import restored, stored
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
    """The form in force on a day; before the first edition known, that edition. Refusal if none."""
    every = [form for form in shipped.forms() if form.id == form_id]
    if not every:
        known = ", ".join(sorted({form.id for form in shipped.forms()}))
        raise Refusal(f"Không có mẫu “{form_id}”. Các mẫu: {known}.", field="form")
    every.sort(key=lambda form: form.in_force_from)
    held = [form for form in every if form.in_force_from <= day]
    return held[-1] if held else every[0]


def sheet(
    session: Session,
    /,
    *,
    form_id: str,
    person_id: str | None,
    day: date,
    mode: Mode = "normal",
    answers: Answers | None = None,
    set_id: str | None = None,
) -> Sheet:
    """A paper filled from the record; an issued one is given back exactly as it was issued."""
    row = _row(session, person_id, form_id) if person_id else None
    if row is not None and row.sheet is not None and mode == "normal":
        return sheets.from_json(json.dumps(row.sheet))
    known = paper_facts(session, form_id=form_id, person_id=person_id, day=day, set_id=set_id)
    form = form_of(form_id, known.paper.day or day)
    given = answers if answers is not None else _answers(form, row)
    return fill(form, known, {**drafts(form, known), **given}, mode=mode)


def blank(form_id: str, day: date) -> Sheet:
    """A form without any value, to be written on by hand."""
    return fill(form_of(form_id, day), PaperFacts(), {}, mode="blank")


def paper_facts(
    session: Session,
    /,
    *,
    form_id: str,
    person_id: str | None,
    day: date,
    set_id: str | None = None,
) -> PaperFacts:
    """All that a form may print about a person; the paper's own number and day with it."""
    office = settings.office(session)
    if person_id is None:
        return PaperFacts(office=office, law=shipped.law().facts(day))
    rows.present(session, PersonRow, person_id)
    case = facts.case_of(session, person_id)
    person = case.person if case else facts.person(session, person_id)
    paper = _paper(case, form_id, office.place)
    known = PaperFacts(
        office=office,
        cell=case.cell if case else None,
        person=person,
        case=case,
        mentor=_mentor(case, form_id),
        law=shipped.law().facts(paper.day or day),
        paper=paper,
    )
    if set_id is None or case is None:
        return known
    return replace(known, dossier=_dossier(case, shipped.dossier(set_id)))


def editing(session: Session, /, *, form_id: str, person_id: str, day: date) -> Editing:
    """All that the editor of a person's paper shows."""
    known = paper_facts(session, form_id=form_id, person_id=person_id, day=day)
    form = form_of(form_id, known.paper.day or day)
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
    known = paper_facts(session, form_id=form_id, person_id=person_id, day=day)
    form = form_of(form_id, known.paper.day or day)
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
    filled = sheet(session, form_id=form_id, person_id=person_id, day=day)
    known = paper_facts(session, form_id=form_id, person_id=person_id, day=day)
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
    case = facts.case_of(session, person_id)
    if case is None:
        raise Refusal("Người này chưa có hồ sơ.")
    return tuple(
        _set_line(session, case, one, day) for one in _papers(case, shipped.dossier(set_id))
    )


def set_sheets(
    session: Session, /, *, person_id: str, set_id: str, day: date
) -> tuple[tuple[str, Sheet], ...]:
    """The whole dossier as titled sheets, cover and index first, in the legal order."""
    case = facts.case_of(session, person_id)
    if case is None:
        raise Refusal("Người này chưa có hồ sơ nên chưa in được trọn bộ.")
    dossier = shipped.dossier(set_id)
    wanted: list[tuple[str, Mode]] = [(form_id, "normal") for form_id in dossier.front]
    wanted += [(one.form, one.printed) for one in _papers(case, dossier) if one.form]
    made = []
    for form_id, mode in wanted:
        one = sheet(
            session, form_id=form_id, person_id=person_id, day=day, mode=mode, set_id=set_id
        )
        made.append((f"{one.code} {one.title}".strip(), one))
    return tuple(made)


def _papers(case: Case, dossier: DossierSet) -> tuple[DossierPaper, ...]:
    return dossier.papers_for(case.cell.kind if case.cell else "village")


def _dossier(case: Case, dossier: DossierSet) -> Dossier:
    entries = []
    for one in _papers(case, dossier):
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


def _set_line(session: Session, case: Case, one: DossierPaper, day: date) -> SetLine:
    record = case.last(one.step) if one.step else None
    code, issued = "", False
    missing: tuple[str, ...] = ()
    if one.form:
        filled = sheet(session, form_id=one.form, person_id=case.person.id, day=day)
        code = filled.code
        missing = tuple(lack.label for lack in filled.missing)
        row = _row(session, case.person.id, one.form)
        issued = row is not None and row.sheet is not None
    return SetLine(
        title=one.title,
        form=one.form,
        code=code,
        step=one.step,
        issuer=one.issuer,
        number=record.number if record else "",
        day=record.day if record else None,
        present=record is not None,
        missing=missing,
        issued=issued,
    )


def _paper(case: Case | None, form_id: str, place: str) -> Paper:
    if case is None:
        return Paper(place=place)
    steps = [one.step for each in shipped.dossiers() for one in each.paper if one.form == form_id]
    record = next((found for step in steps if (found := case.last(step))), None)
    if record is None:
        return Paper(place=place)
    return Paper(number=record.number, day=record.day, place=place)


def _mentor(case: Case | None, form_id: str) -> Mentorship | None:
    if case is None:
        return None
    recognition = {one.form for one in shipped.dossier("recognition").paper}
    return case.probation_mentor if form_id in recognition else case.mentor


def _row(session: Session, person_id: str, form_id: str) -> PaperRow | None:
    query = select(PaperRow).where(PaperRow.person_id == person_id, PaperRow.form == form_id)
    return session.scalar(query)


def _answers(form: Form, row: PaperRow | None) -> Answers:
    return restored(form, row.answers) if row is not None else {}
