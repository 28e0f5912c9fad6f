"""The papers of one request to verify: the letter and the introduction of the member sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.papers.fill import fill
from desktop.papers.sheet import Sheet
from desktop.rules.cases import verification
from desktop.rules.facts.case import Verification
from desktop.rules.facts.paper import Paper, PaperFacts
from desktop.services import facts, rows, shipped
from desktop.services.keeping import settings
from desktop.services.members import members
from desktop.services.papers import papers
from desktop.services.papers.paper_facts import with_asked
from desktop.store.tables.cases import CaseRow, VerificationRow

LETTER, INTRODUCTION = "20-knd", "19-knd"


def sheet(session: Session, /, *, id: str, form_id: str, day: date) -> Sheet:
    """The letter or the introduction of one request, dated when it was sent, else on the day.

    It names only those of whom that committee is asked; what was typed for the form before stands
    where the request says nothing. Refusal for an introduction that names nobody.
    """
    row = rows.present(session, VerificationRow, id)
    person_id = rows.present(session, CaseRow, row.case_id).person_id
    case = facts.case_of(session, person_id)
    asked = next((one for one in case.verifications if one.id == id), None) if case else None
    if case is None or asked is None:
        raise RuntimeError("a request without its case")
    if form_id == INTRODUCTION and not asked.envoy:
        raise Refusal("Hãy ghi đảng viên được cử đi trước khi in giấy giới thiệu.", field="envoy")
    written = asked.sent or day
    office = facts.office(session)
    known = PaperFacts(
        office=office,
        cell=case.cell,
        person=with_asked(members.dated(session, case.person), case, asked.committee),
        case=case,
        law=shipped.law().facts(written),
        paper=Paper(number=asked.number, day=written, place=office.place),
    )
    kept = papers.editing(session, form_id=form_id, person_id=person_id, day=day).answers
    return fill(
        papers.form_of(form_id, written),
        known,
        {**kept, **_answers(session, asked, form_id, written)},
    )


def _answers(session: Session, asked: Verification, form_id: str, written: date) -> dict[str, Any]:
    law, calendar = facts.law(session), settings.working_calendar(session)
    due = verification.reply_due(replace(asked, sent=written), law, calendar)
    answers = {"to": asked.committee, "day": written}
    if form_id == INTRODUCTION:
        # Its number is one of its own.
        return {**answers, "sent": asked.envoy}
    return {**answers, "number": asked.number, "due": due.day if due else None}
