"""Papers of a case: facts and answers into sheets, kept answers, issued papers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.papers import sheet as sheets
from desktop.papers.fill import Shown, drafts, fill, shown
from desktop.papers.form import Answer, Answers, Form
from desktop.papers.sheet import Mode, Sheet
from desktop.rules.cases.dossier import DossierPaper, Drafts
from desktop.rules.facts.case import Case
from desktop.rules.facts.paper import PaperFacts
from desktop.rules.papers.documents import Series
from desktop.services import rows, shipped
from desktop.services.cases.answers import restored, stored
from desktop.services.members import contacts
from desktop.services.office import irreversible
from desktop.services.papers import copies, forms, numbering, paper_facts, paper_rows
from desktop.services.papers.forms import Shelf
from desktop.services.papers.paper_facts import Subject, Wanted
from desktop.store.tables.cases import CaseRow, StepRow
from desktop.store.tables.documents import DocumentRow
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
    about: str = ""


@dataclass(frozen=True, slots=True)
class Editing:
    """What the editor of a paper shows: the form, the answers in it, and what the record gives.

    `drafts` are the answers that stand there although nobody typed them. `next_number` is what the
    paper could be given; "" once it has a number, or if its number is not ours to give.
    """

    form: Form
    answers: Answers
    drafts: Answers
    taken: tuple[Shown, ...]
    issued: bool
    number: str = ""
    next_number: str = ""


def form_of(form_id: str, day: date) -> Form:
    """The form in force on a day; before the first edition known, that one. Refusal if none."""
    return Shelf().form_of(form_id, day)


def made(
    session: Session,
    form_id: str,
    day: date,
    known: PaperFacts,
    answers: Mapping[str, Answer | None] | None = None,
) -> Sheet:
    """A paper of no dossier, in the form that the office has for a day; drafts where unanswered."""
    held = forms.shelf(session)
    form = held.form_of(form_id, day)
    asked = {one.name for one in form.asked}
    given = {name: told for name, told in (answers or {}).items() if name in asked}
    told = {name: value for name, value in given.items() if value is not None}
    filled = {**drafts(form, known), **told}
    return fill(form, known, filled, confirmed=held.is_confirmed(form))


def sheet(
    session: Session,
    /,
    *,
    form_id: str,
    person_id: str | None,
    day: date,
    mode: Mode = "normal",
    answers: Answers | None = None,
    about: str = "",
) -> Sheet:
    """A paper filled from the record; an issued one is given back exactly as it was issued."""
    subject = paper_facts.subject(session, person_id)
    about = subject.about(form_id, about)
    row = subject.kept.get((form_id, about))
    return _sheet(subject, row, form_id, day, mode=mode, answers=answers, about=about)


def own_word(
    session: Session, /, *, form_id: str, person_id: str, day: date, about: str = ""
) -> bytes | None:
    """The office's own Word template filled for a person.

    None where it has none for this form, and once the paper is issued: that one stays as it was.
    """
    subject = paper_facts.subject(session, person_id)
    about = subject.about(form_id, about)
    row = subject.kept.get((form_id, about))
    content = subject.shelf.template(form_id)
    if content is None or (row is not None and row.sheet is not None):
        return None
    from desktop.papers import template

    form = subject.shelf.find(form_id, day)
    known = subject.known(form_id, form.symbol if form else "", day, about)
    if form is not None:
        form = subject.shelf.form_of(form_id, known.paper.day or day)
    answers = {**drafts(form, known), **_answers(form, row)} if form else {}
    return template.fill(content, known, form, answers)


def folded(form_id: str, day: date) -> str:
    """The form to be folded into a booklet: the one with the booklet's pages, else itself."""
    return form_of(form_id, day).booklet or form_id


def blank(form_id: str, day: date) -> Sheet:
    """A form without any value, to be written on by hand."""
    return fill(form_of(form_id, day), PaperFacts(), {}, mode="blank")


def editing(
    session: Session, /, *, form_id: str, person_id: str, day: date, about: str = ""
) -> Editing:
    """All that the editor of a person's paper shows."""
    subject = paper_facts.subject(session, person_id)
    about = subject.about(form_id, about)
    known, form = _known(subject, form_id, day, about)
    row = subject.kept.get((form_id, about))
    drafted = drafts(form, known)
    issued = row is not None and row.sheet is not None
    givable = None if issued or known.paper.number else _givable(session, form, person_id, day)
    return Editing(
        form=form,
        answers={**drafted, **_answers(form, row)},
        drafts=drafted,
        taken=shown(form, known),
        issued=issued,
        number=known.paper.number,
        next_number=givable[2] if givable else "",
    )


def save_answers(
    session: Session,
    /,
    *,
    form_id: str,
    person_id: str,
    day: date,
    answers: Answers,
    about: str = "",
) -> str:
    """Keep what was typed for a paper; Refusal once the paper is issued."""
    person = rows.present(session, PersonRow, person_id)
    subject = paper_facts.subject(session, person_id)
    about = subject.about(form_id, about)
    form = _known(subject, form_id, day, about)[1]
    row = _draft(session, subject, form, about)
    rows.fill(row, {"answers": stored(form, answers), "edition": form.edition})
    return f"Sửa nội dung {form.code} của {person.name}"


def take_number(
    session: Session,
    /,
    *,
    form_id: str,
    person_id: str,
    day: date,
    number: str = "",
    about: str = "",
) -> str:
    """Reserve the next number, or the one typed, for a paper that is being prepared."""
    person = rows.present(session, PersonRow, person_id)
    subject = paper_facts.subject(session, person_id)
    about = subject.about(form_id, about)
    form = _known(subject, form_id, day, about)[1]
    givable = _givable(session, form, person_id, day)
    row = _draft(session, subject, form, about)
    anew = form_id == contacts.LETTER and not subject.contact.number
    if givable is None or (row.document_id is not None and not anew):
        raise Refusal(f"{form.code} đã có số, hoặc số của văn bản này do nơi khác cấp.")
    series, owner, _ = givable
    kept = numbering.claim(session, series, owner, day=day, number=number)
    rows.fill(kept, {"holder_id": person.id, "form": form_id, "about": about, "title": form.title})
    row.document_id = kept.id
    if form_id == contacts.LETTER:
        contacts.give_number(session, person_id, kept.number)
    return f"Giữ số {kept.number} cho {form.code} của {person.name}"


@irreversible
def issue(session: Session, /, *, form_id: str, person_id: str, day: date, about: str = "") -> str:
    """Issue a paper: from now on it is reprinted exactly so, whatever changes in the record."""
    person = rows.present(session, PersonRow, person_id)
    subject = paper_facts.subject(session, person_id)
    about = subject.about(form_id, about)
    row = subject.kept.get((form_id, about))
    if row is not None and row.sheet is not None:
        raise Refusal("Văn bản này đã phát hành; hãy in lại bản đã phát hành.")
    filled = _sheet(subject, row, form_id, day, about=about)
    known, form = _known(subject, form_id, day, about)
    row = _draft(session, subject, form, about)
    rows.fill(
        row,
        {
            "edition": filled.edition,
            "number": known.paper.number,
            "day": known.paper.day or day,
            "sheet": json.loads(sheets.to_json(filled)),
        },
    )
    _keep_number(session, row, form)
    return f"Phát hành {filled.code} của {person.name}"


def checklist(
    session: Session, /, *, person_id: str, set_id: str, day: date
) -> tuple[SetLine, ...]:
    """The papers of a dossier in order: which are there, and what each still lacks."""
    subject = paper_facts.subject(session, person_id)
    case = subject.known_case()
    return tuple(
        _set_line(subject, case, one, subject.kept.get((one.paper.form, one.about)), day)
        for one in subject.papers(shipped.dossier(set_id), day)
    )


def set_sheets(
    session: Session, /, *, person_id: str, set_id: str, day: date, drafts: Drafts | None = None
) -> tuple[tuple[str, Sheet], ...]:
    """The whole dossier as titled sheets, cover and index first, in the legal order.

    What is issued is there as it was issued. The drafts of papers that are written by hand follow
    as a part apart: those that `drafts` names, else those that the office wants.
    """
    subject = paper_facts.subject(session, person_id)
    dossier, case = shipped.dossier(set_id), subject.known_case()
    which = drafts or copies.drafts(session)
    front = [DossierPaper(title="", form=form_id) for form_id in dossier.front]
    made, apart = [], []
    for one in (*map(Wanted, front), *subject.papers(dossier, day)):
        paper, row = one.paper, subject.kept.get((one.paper.form, one.about))
        if not paper.form:
            continue
        put = partial(_in_set, subject, row, paper.form, day, set_id=set_id, about=one.about)
        if not paper.copied or (row is not None and row.sheet is not None):
            made.append(_titled(put()))
        elif paper.drafted(which, one.told(case)[2]):
            apart.append(_titled(put(mode=paper.printed), "Bản nháp: "))
    return (*made, *apart)


def _titled(sheet: Sheet, before: str = "") -> tuple[str, Sheet]:
    return before + f"{sheet.code} {sheet.title}".strip(), sheet


def _known(
    subject: Subject, form_id: str, day: date, about: str = "", set_id: str | None = None
) -> tuple[PaperFacts, Form]:
    """What fills a paper, and the form in force on the paper's own day."""
    symbol = subject.shelf.form_of(form_id, day).symbol
    known = subject.known(form_id, symbol, day, about, set_id)
    return known, subject.shelf.form_of(form_id, known.paper.day or day)


def _sheet(
    subject: Subject,
    row: PaperRow | None,
    form_id: str,
    day: date,
    *,
    mode: Mode = "normal",
    answers: Answers | None = None,
    set_id: str | None = None,
    about: str = "",
) -> Sheet:
    if row is not None and row.sheet is not None and mode == "normal":
        return sheets.from_json(json.dumps(row.sheet))
    known, form = _known(subject, form_id, day, about, set_id)
    if mode == "blank":
        # A blank is written on from now on, whatever the day of the paper that is there.
        form = subject.shelf.form_of(form_id, day)
    given = answers if answers is not None else _answers(form, row)
    confirmed = subject.shelf.is_confirmed(form)
    return fill(form, known, {**drafts(form, known), **given}, mode=mode, confirmed=confirmed)


def _in_set(
    subject: Subject,
    row: PaperRow | None,
    form_id: str,
    day: date,
    *,
    mode: Mode = "normal",
    set_id: str | None = None,
    about: str = "",
) -> Sheet:
    """A paper of a dossier; a notice where its form cannot be read, so that the others print."""
    if subject.shelf.find(form_id, day) is None:
        return forms.notice(form_id)
    return _sheet(subject, row, form_id, day, mode=mode, set_id=set_id, about=about)


def _set_line(
    subject: Subject, case: Case, wanted: Wanted, row: PaperRow | None, day: date
) -> SetLine:
    one = wanted.paper
    number, written, present = wanted.told(case)
    filled = _in_set(subject, row, one.form, day, about=wanted.about) if one.form else None
    return SetLine(
        title=wanted.title,
        form=one.form,
        code=filled.code if filled else "",
        step=one.step,
        issuer=one.issuer,
        number=number,
        day=written,
        present=present,
        missing=tuple(lack.label for lack in filled.missing) if filled else (),
        issued=row is not None and row.sheet is not None,
        about=wanted.about,
    )


def _givable(
    session: Session, form: Form, person_id: str, day: date
) -> tuple[Series, str, str] | None:
    return numbering.for_form(
        session, person_id=person_id, form_id=form.id, symbol=form.symbol, day=day
    )


def _keep_number(session: Session, row: PaperRow, form: Form) -> None:
    """Let the register know which issued paper carries a number of it."""
    if row.document_id is None and row.number and form.symbol:
        row.document_id = session.scalar(
            select(StepRow.document_id)
            .join(CaseRow, CaseRow.id == StepRow.case_id)
            .where(
                CaseRow.person_id == row.person_id,
                StepRow.number == row.number,
                StepRow.document_id.is_not(None),
            )
        )
    kept = session.get(DocumentRow, row.document_id) if row.document_id else None
    if kept is not None:
        rows.fill(kept, {"state": numbering.ISSUED, "day": row.day, "form": form.id})


def _draft(session: Session, subject: Subject, form: Form, about: str) -> PaperRow:
    """The paper being prepared, begun here if it was not; Refusal once it is issued."""
    assert subject.person is not None
    row = subject.kept.get((form.id, about))
    if row is None:
        person = subject.person.id
        row = PaperRow(person_id=person, form=form.id, about=about, edition=form.edition)
        session.add(row)
    elif row.sheet is not None:
        name = subject.person.name
        raise Refusal(f"{form.code} của {name} đã phát hành nên không sửa nội dung được.")
    elif row.about != about:
        paper_rows.hand_over(session, row, about)
    return row


def _answers(form: Form, row: PaperRow | None) -> Answers:
    return restored(form, row.answers) if row is not None else {}
