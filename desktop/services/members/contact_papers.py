"""The letter that introduces a member to keep contact with the place of residence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.papers.fill import drafts, fill
from desktop.papers.sheet import Sheet
from desktop.rules.facts.keeping import Contact
from desktop.services import rows
from desktop.services.fact_rows import of
from desktop.services.members.contacts import LETTER
from desktop.services.papers import forms, numbering, paper_facts
from desktop.store.tables.contacts import ContactRow


def letter(session: Session, /, *, id: str, day: date) -> Sheet:
    """The letter of one contact, with its number and as of the day it was sent."""
    row = rows.present(session, ContactRow, id)
    subject = replace(paper_facts.subject(session, row.person_id), contact=of(Contact, row))
    form = subject.shelf.form_of(LETTER, row.introduced or day)
    known = subject.known(LETTER, form.symbol, day)
    confirmed = subject.shelf.is_confirmed(form)
    return fill(form, known, drafts(form, known), confirmed=confirmed)


def next_number(session: Session, /, *, person_id: str, day: date) -> str:
    """The number that the letter of a member may take on a day; "" if it is not ours to give."""
    form = forms.shelf(session).form_of(LETTER, day)
    found = numbering.for_form(
        session, person_id=person_id, form_id=LETTER, symbol=form.symbol, day=day
    )
    return found[2] if found else ""
