"""The papers of inspection and supervision: the plan of a year, and what came of it."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.papers.sheet import Sheet
from desktop.rules.facts.paper import Paper, PaperFacts
from desktop.services import facts, shipped
from desktop.services.cells import inspections
from desktop.services.papers import papers

PLAN, RESULTS = "ct-kiem-tra", "kq-kiem-tra"


def sheet(session: Session, /, *, year: int, form_id: str, day: date) -> Sheet:
    """The plan or the results of a year as of a day; Refusal while nothing is planned."""
    found = inspections.year(session, year=year, day=day)
    if not found.inspections:
        raise Refusal(
            f"Năm {year} chưa có cuộc kiểm tra, giám sát nào. Hãy bấm “Thêm cuộc” trước rồi in."
        )
    office = facts.office(session)
    known = PaperFacts(
        office=office,
        law=shipped.law().facts(day),
        paper=Paper(place=office.place),
        inspections=found,
    )
    return papers.made(session, form_id, day, known)
