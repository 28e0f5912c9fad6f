"""What the papers of one person are filled from, read once however many there are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules.calendar import Calendar
from desktop.rules.cases import conditions, verification
from desktop.rules.cases.answers import Context
from desktop.rules.cases.dossier import DossierPaper, DossierSet
from desktop.rules.editions import LawBook
from desktop.rules.facts.case import Case, Mentorship, StepRecord, Verification
from desktop.rules.facts.keeping import Contact
from desktop.rules.facts.office import Cell, Office
from desktop.rules.facts.paper import (
    Dossier,
    DossierEntry,
    Listing,
    ListingRow,
    Paper,
    PaperFacts,
    Request,
)
from desktop.rules.facts.person import Person
from desktop.rules.text import fold
from desktop.services import facts, rows, shipped
from desktop.services.keeping import settings
from desktop.services.members import contacts, members
from desktop.services.papers import forms, paper_rows
from desktop.services.papers.forms import Shelf
from desktop.services.papers.paper_rows import Kept
from desktop.store.tables.documents import DocumentRow
from desktop.store.tables.people import PersonRow

# Names of organisations on one line stand between these.
_OF_OTHERS = ("organisation", "residence")
_BETWEEN = re.compile(r"[,;\n]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper of a dossier; `about` is the introducer who writes it, or whom it asks, of several.

    `asked` is the request to verify whose letter it is.
    """

    paper: DossierPaper
    about: str = ""
    whose: str = ""
    asked: Verification | None = None

    @property
    def title(self) -> str:
        """What the paper is called, and whose it is of several."""
        return f"{self.paper.title} ({self.whose})" if self.whose else self.paper.title

    def told(self, case: Case) -> tuple[str, date | None, bool]:
        """Its number, its day and whether it is there, by what is recorded."""
        if self.asked is not None:
            return self.asked.number, self.asked.sent, self.asked.sent is not None
        record = case.last(self.paper.step) if self.paper.step else None
        if record is None:
            return "", None, False
        # The number is that of the paper in which the cell sums up what others wrote.
        return "" if self.paper.each in _OF_OTHERS else record.number, record.day, True


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose papers are filled; `kept` are those there are, `numbers` those given to one itself."""

    office: Office
    calendar: Calendar
    law: LawBook
    shelf: Shelf
    person: Person | None = None
    case: Case | None = None
    cell: Cell | None = None
    contact: Contact = field(default_factory=Contact)
    kept: Kept = field(default_factory=dict)
    numbers: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def known_case(self) -> Case:
        """The case; Refusal while there is none."""
        if self.case is None:
            raise Refusal("Người này chưa có hồ sơ. Hãy ghi bước đầu tiên của hồ sơ trước.")
        return self.case

    def about(self, form_id: str, about: str = "") -> str:
        """Whom a paper is about: of the forms each introducer writes, the first unless named."""
        each = _each_of().get(form_id, "")
        if each != "introducer":
            return about if each else ""
        first = self.case.mentor if self.case else None
        return about or (first.mentor.id if first else "")

    def known(
        self, form_id: str, symbol: str, day: date, about: str = "", set_id: str | None = None
    ) -> PaperFacts:
        """All that a paper of this form may name; the symbol is that of its number."""
        about = self.about(form_id, about)
        paper = self._paper(form_id, symbol, about)
        case, each = self.case, _each_of().get(form_id, "")
        person = self.person
        if each == "committee" and about and case and person:
            person = with_asked(person, case, about)
        return PaperFacts(
            office=self.office,
            cell=self.cell,
            person=person,
            case=case,
            mentor=_mentor(case, form_id, about if each == "introducer" else ""),
            law=shipped.law().facts(paper.day or day),
            paper=paper,
            request=self._request(form_id, each, about),
            contact=self.contact,
            dossier=self._dossier(shipped.dossier(set_id), day) if set_id else Dossier(),
            listing=self._alone(),
        )

    def papers(self, dossier: DossierSet, day: date) -> tuple[Wanted, ...]:
        """The papers of a dossier that the case needs, one for each who writes one."""
        case = self.known_case()
        context = Context(shipped.law(), self.calendar, day)
        return tuple(
            wanted for one in dossier.needed(case, context) for wanted in _each(one, case, context)
        )

    def abouts(self, form_id: str) -> tuple[str, ...]:
        """Of a form of which each who is asked gets one, whom; else only the usual paper, ""."""
        if _each_of().get(form_id, "introducer") == "introducer" or self.case is None:
            return ("",)
        papers = (one for dossier in shipped.dossiers() for one in dossier.paper)
        one = next(one for one in papers if one.form == form_id)
        found = _letters(self.case) if one.each == "committee" else _asked_of(self.case, one)
        return tuple(found) or ("",)

    def whom(self, form_id: str) -> tuple[str, ...]:
        """Of a form whom its papers are about, introducers too; () while that is not known."""
        first = self.about(form_id)
        return (first,) if first else tuple(one for one in self.abouts(form_id) if one)

    def _paper(self, form_id: str, symbol: str, about: str) -> Paper:
        own = self.numbers.get((form_id, about), "")
        if form_id == contacts.LETTER:
            sent = self.contact
            # Each introduction has a letter of its own; the number of one before is not its.
            number = sent.number if sent.place else own
            return Paper(number=number, day=sent.introduced, place=self.office.place)
        records = _records(self.case, form_id) if self.case else []
        if not records:
            return Paper(number=own, place=self.office.place)
        record = max(records, key=lambda one: one.day)
        number = own or (record.number if _is_of(record.number, symbol) else "")
        return Paper(number=number, day=record.day, place=self.office.place)

    def _request(self, form_id: str, each: str, about: str) -> Request:
        """Who is asked by the paper, and what the request to a committee says of it."""
        if each == "residence":
            about = about or "; ".join(self.abouts(form_id))
        if not about or each == "introducer":
            return Request()
        asked = _letters(self.case).get(about) if self.case and each == "committee" else None
        if asked is None:
            return Request(to=about)
        due = verification.reply_due(asked, self.law, self.calendar)
        return Request(to=about, number=asked.number, sent=asked.sent, due=due.day if due else None)

    def _alone(self) -> Listing:
        """A list of this person only, for the papers of a meeting that name many."""
        if self.person is None:
            return Listing()
        return Listing(rows=(ListingRow(person=self.person, cell=self.cell, case=self.case),))

    def _dossier(self, dossier: DossierSet, day: date) -> Dossier:
        case = self.known_case()
        entries = []
        for wanted in self.papers(dossier, day):
            number, day_of, present = wanted.told(case)
            entries.append(
                DossierEntry(
                    title=wanted.title,
                    number=number,
                    day=day_of,
                    issuer=wanted.paper.issuer,
                    present=present if wanted.paper.step else None,
                    note=wanted.paper.copies,
                )
            )
        return Dossier(title=dossier.title, entries=tuple(entries))


def subject(session: Session, person_id: str | None) -> Subject:
    """Whose papers are filled; without a person those of the office."""
    office, calendar = settings.office(session), settings.working_calendar(session)
    law, shelf = facts.law(session), forms.shelf(session)
    if person_id is None:
        return Subject(office, calendar, law, shelf)
    rows.present(session, PersonRow, person_id)
    case = facts.case_of(session, person_id)
    person = members.dated(session, case.person if case else facts.person(session, person_id))
    if case is not None:
        mentors = tuple(
            replace(one, mentor=members.dated(session, one.mentor)) for one in case.mentors
        )
        case = replace(case, person=person, mentors=mentors)
    cells = {cell.id: cell for cell in facts.cells(session)}
    found = Subject(
        office,
        calendar,
        law,
        shelf,
        person,
        case,
        cell=case.cell if case else facts.cell_of(person, cells),
        contact=contacts.latest(session, person_id),
    )
    kept = paper_rows.of_person(session, person_id, found.whom)
    ids = [row.document_id for row in kept.values() if row.document_id]
    query = select(DocumentRow.id, DocumentRow.number).where(DocumentRow.id.in_(ids))
    numbers = dict(session.execute(query).all()) if ids else {}
    given = {key: numbers[row.document_id] for key, row in kept.items() if row.document_id}
    return replace(found, kept=kept, numbers=given)


def with_asked(person: Person, case: Case, committee: str) -> Person:
    """The person with only those relatives to verify of whom that committee is asked."""
    if person.history is None:
        return person
    about = {
        (fold(one.relation), fold(one.name))
        for one in case.verifications
        if one.relation and fold(one.committee) == fold(committee)
    }
    relatives = tuple(
        replace(one, verify=(fold(one.relation), fold(one.name)) in about)
        for one in person.history.relatives
    )
    return replace(person, history=replace(person.history, relatives=relatives))


def _records(case: Case, form_id: str) -> list[StepRecord]:
    """The records of the steps whose paper the form is."""
    steps = (step for process in shipped.processes() for step in process.step)
    naming = dict.fromkeys(one.id for one in steps if form_id in {use.form for use in one.papers})
    return [found for step in naming if (found := case.last(step))]


def _is_of(number: str, symbol: str) -> bool:
    """Whether a step's number is that of this paper and not of another one of the step."""
    found = shipped.documents().read_number(number)
    return not symbol or found is None or found.series.symbol == symbol


def _each(one: DossierPaper, case: Case, context: Context) -> tuple[Wanted, ...]:
    if one.each == "committee":
        letters = _letters(case)
        return tuple(Wanted(one, name, name, asked) for name, asked in letters.items())
    if one.each in _OF_OTHERS:
        names = _asked_of(case, one)
        several = len(names) > 1
        return tuple(Wanted(one, name, name if several else "") for name in names) or (Wanted(one),)
    second = case.second_mentor
    if one.each != "introducer" or case.mentor is None:
        return (Wanted(one),)
    first = case.mentor.mentor
    if second is None or conditions.ask("introduced by a union", case, context).holds:
        return (Wanted(one, first.id),)
    both = (first, second.mentor)
    return tuple(Wanted(one, person.id, person.name) for person in both)


def _asked_of(case: Case, one: DossierPaper) -> tuple[str, ...]:
    """The organisations, or the committees of residence, that the step of the paper names."""
    record = case.last(one.step)
    if record is None:
        return ()
    kept = record.values.get("organisations" if one.each == "organisation" else "residence")
    names: list[str] = []
    for part in _BETWEEN.split(kept if isinstance(kept, str) else ""):
        name = part.strip()
        if names and name[:1].islower():
            # Of a place: Chi đoàn bản Nà Lốc, xã Hoa Ban.
            names[-1] += f", {name}"
        elif name:
            names.append(name)
    return tuple(dict.fromkeys(names))


def _letters(case: Case) -> dict[str, Verification]:
    """Each committee that is asked to verify, with the first request sent there."""
    asked = [one for one in case.verifications if one.committee]
    asked.sort(key=lambda one: one.sent or date.max)
    first: dict[str, Verification] = {}
    for one in asked:
        if fold(one.committee) not in {fold(name) for name in first}:
            first[one.committee] = one
    return first


def _each_of() -> dict[str, str]:
    """Of the forms that a dossier may hold several of, each by whom there is one."""
    papers = (one for dossier in shipped.dossiers() for one in dossier.paper)
    return {one.form: one.each for one in papers if one.each}


def _mentor(case: Case | None, form_id: str, about: str) -> Mentorship | None:
    if case is None:
        return None
    if about:
        named = [one for one in (case.mentor, case.second_mentor) if one is not None]
        return next((one for one in named if one.mentor.id == about), None)
    recognition = {one.form for one in shipped.dossier("recognition").paper}
    return case.probation_mentor if form_id in recognition else case.mentor
