"""Papers of members who take part no more: what they ask, what the cell resolves, the decision."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.papers.form import Answer
from desktop.papers.sheet import Sheet
from desktop.rules.facts.paper import Paper, PaperFacts
from desktop.rules.members import departures as rules
from desktop.rules.members import membership
from desktop.services import facts, rows, shipped
from desktop.services.members import members
from desktop.services.papers import papers
from desktop.store.tables.departures import DepartureRow

APPLICATION, RESOLUTION, DECISION = "application", "resolution", "decision"
_FORMS = {
    (rules.EXEMPT, APPLICATION): "don-mien-sinh-hoat",
    (rules.EXEMPT, RESOLUTION): "nq-mien-sinh-hoat",
    (rules.STRUCK_OFF, RESOLUTION): "nq-xoa-ten-dang-vien",
    (rules.STRUCK_OFF, DECISION): "qd-xoa-ten",
    (rules.RESIGNED, APPLICATION): "don-ra-khoi-dang",
    (rules.RESIGNED, RESOLUTION): "nq-ra-khoi-dang",
    (rules.RESIGNED, DECISION): "2-crkd",
}


def sheet(session: Session, /, *, id: str, paper: str, day: date) -> Sheet:
    """The application, the cell's resolution or the decision; Refusal where there is none."""
    row = rows.present(session, DepartureRow, id)
    form_id = _FORMS.get((row.kind, paper))
    kinds = {one.code: one.name.lower() for one in shipped.entries("departure_kinds")}
    if form_id is None:
        raise Refusal(f"Việc {kinds[row.kind]} không có giấy này trong các mẫu của chương trình.")
    own_day = {APPLICATION: row.asked, RESOLUTION: row.met, DECISION: row.decided}[paper]
    written = own_day or day
    person = members.dated(session, facts.person(session, row.person_id))
    cells = {cell.id: cell for cell in facts.cells(session)}
    office = facts.office(session)
    known = PaperFacts(
        office=office,
        cell=cells.get(membership.cell_on(person, written) or ""),
        person=person,
        law=shipped.law().facts(written),
        paper=Paper(day=written, place=office.place),
    )
    given: dict[str, Answer | None] = {
        # The decision tells it in a sentence of its own, and ends that itself.
        "reason": (_in_sentence(row.reason) if paper == DECISION else row.reason) or None,
        "number": (row.number if paper == DECISION else row.resolution).split("-")[0] or None,
        "resolution": row.resolution.split("-")[0] or None,
        "asked": row.asked,
        "met": row.met,
        "since": row.day,
        "until": row.until,
    }
    return papers.made(session, form_id, written, known, given)


def _in_sentence(words: str) -> str:
    """Words of several lines as they stand within a sentence."""
    return " ".join(words.split()).rstrip(" .")
