"""What the papers of one person are filled from, read once however many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import conditions
from desktop.rules.answers import Context
from desktop.rules.calendar import Calendar
from desktop.rules.dossier import DossierPaper, DossierSet
from desktop.rules.facts.case import Case, Mentorship, StepRecord
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
from desktop.services.forms import Shelf
from desktop.store.tables.documents import DocumentRow
from desktop.store.tables.papers import PaperRow
from desktop.store.tables.people import PersonRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper of a dossier; `about` is the introducer where each one writes a paper."""

    paper: DossierPaper
    about: str = ""
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose papers are filled; `numbers` are those given to a paper itself, by form and about."""

    office: Office
    calendar: Calendar
    shelf: Shelf
    person: Person | None = None
    case: Case | None = None
    numbers: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def known_case(self) -> Case:
        """The case; Refusal while there is none."""
        if self.case is None:
            raise Refusal("Người này chưa có hồ sơ. Hãy ghi bước đầu tiên của hồ sơ trước.")
        return self.case

    def about(self, form_id: str, about: str = "") -> str:
        """Whom a paper is about: of the forms each introducer writes, the first unless named."""
        if form_id not in _per_introducer():
            return ""
        first = self.case.mentor if self.case else None
        return about or (first.mentor.id if first else "")

    def known(
        self, form_id: str, symbol: str, day: date, about: str = "", set_id: str | None = None
    ) -> PaperFacts:
        """All that a paper of this form may name; the symbol is that of its number."""
        paper = self._paper(form_id, symbol, self.about(form_id, about))
        case = self.case
        return PaperFacts(
            office=self.office,
            cell=case.cell if case else None,
            person=self.person,
            case=case,
            mentor=_mentor(case, form_id, self.about(form_id, about)),
            law=shipped.law().facts(paper.day or day),
            paper=paper,
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

    def _paper(self, form_id: str, symbol: str, about: str) -> Paper:
        own = self.numbers.get((form_id, about), "")
        records = _records(self.case, form_id) if self.case else []
        if not records:
            return Paper(number=own, place=self.office.place)
        record = max(records, key=lambda one: one.day)
        number = own or (record.number if _is_of(record.number, symbol) else "")
        return Paper(number=number, day=record.day, place=self.office.place)

    def _alone(self) -> Listing:
        """A list of this person only, for the papers of a meeting that name many."""
        if self.person is None:
            return Listing()
        cell = self.case.cell if self.case else None
        return Listing(rows=(ListingRow(person=self.person, cell=cell, case=self.case),))

    def _dossier(self, dossier: DossierSet, day: date) -> Dossier:
        case = self.known_case()
        entries = []
        for wanted in self.papers(dossier, day):
            one = wanted.paper
            record = case.last(one.step) if one.step else None
            entries.append(
                DossierEntry(
                    title=f"{one.title} ({wanted.whose})" if wanted.whose else one.title,
                    number=record.number if record else "",
                    day=record.day if record else None,
                    issuer=one.issuer,
                    present=record is not None if one.step else None,
                    note=one.copies,
                )
            )
        return Dossier(title=dossier.title, entries=tuple(entries))


def subject(session: Session, person_id: str | None) -> Subject:
    """Whose papers are filled; without a person those of the office."""
    office, calendar = settings.office(session), settings.working_calendar(session)
    shelf = forms.shelf(session)
    if person_id is None:
        return Subject(office, calendar, shelf)
    rows.present(session, PersonRow, person_id)
    case = facts.case_of(session, person_id)
    person = members.dated(session, case.person if case else facts.person(session, person_id))
    if case is not None:
        mentors = tuple(
            replace(one, mentor=members.dated(session, one.mentor)) for one in case.mentors
        )
        case = replace(case, person=person, mentors=mentors)
    given = (
        select(PaperRow.form, PaperRow.about, DocumentRow.number)
        .join(DocumentRow, DocumentRow.id == PaperRow.document_id)
        .where(PaperRow.person_id == person_id, PaperRow.voided.is_(False))
    )
    numbers = {(row.form, row.about): row.number for row in session.execute(given)}
    return Subject(office, calendar, shelf, person, case, numbers)


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
    second = case.second_mentor
    if one.each != "introducer" or case.mentor is None:
        return (Wanted(one),)
    first = case.mentor.mentor
    if second is None or conditions.ask("introduced by a union", case, context).holds:
        return (Wanted(one, first.id),)
    both = (first, second.mentor)
    return tuple(Wanted(one, person.id, person.name) for person in both)


def _per_introducer() -> frozenset[str]:
    papers = (one for dossier in shipped.dossiers() for one in dossier.paper)
    return frozenset(one.form for one in papers if one.each == "introducer")


def _mentor(case: Case | None, form_id: str, about: str) -> Mentorship | None:
    if case is None:
        return None
    if about:
        named = [one for one in (case.mentor, case.second_mentor) if one is not None]
        return next((one for one in named if one.mentor.id == about), None)
    recognition = {one.form for one in shipped.dossier("recognition").paper}
    return case.probation_mentor if form_id in recognition else case.mentor
