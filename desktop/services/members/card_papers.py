"""Decisions on cards: of all to whom one is issued, given again or exchanged, and of one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy.orm import Session

from desktop.papers.form import Answer
from desktop.papers.sheet import Sheet
from desktop.rules import text
from desktop.rules.facts.paper import Listing, ListingRow, Paper, PaperFacts
from desktop.rules.facts.person import Card
from desktop.rules.members import card_requests as rules
from desktop.services import facts, shipped
from desktop.services.members import members
from desktop.services.members.card_requests import CardRequest
from desktop.services.papers import papers

CARD_LAW = "card"
"""The kind of the rule on cards, which the decisions cite."""
_PERSONAL = "qd-phat-the-ca-nhan"
_FORMS = {
    rules.FIRST: ("qd-phat-the", "quyet_dinh_phat_the", "phát thẻ đảng viên"),
    rules.LOST: ("qd-cap-lai-the", "quyet_dinh_cap_lai_the", "cấp lại thẻ đảng viên bị mất"),
    rules.DAMAGED: ("qd-doi-the", "quyet_dinh_doi_the", "đổi lại thẻ đảng viên"),
    rules.EXCHANGE: ("qd-doi-the", "quyet_dinh_doi_the", "đổi lại thẻ đảng viên"),
}


def decided_with(lines: Sequence[CardRequest], line: CardRequest) -> tuple[CardRequest, ...]:
    """Whom the decision on a line covers: those of its number, else all of its kind still open.

    Of the open ones only those who lack nothing, and the line itself.
    """
    return tuple(
        one
        for one in lines
        if _FORMS[one.kind][0] == _FORMS[line.kind][0]
        and (one.decision, one.decided) == (line.decision, line.decided)
        and (line.decision or one.id == line.id or not (one.lacks or one.handed or one.number))
    )


def still_open(lines: Sequence[CardRequest], line: CardRequest) -> tuple[CardRequest, ...]:
    """Who else may be covered by the decision on a line: of its kind, complete and undecided."""
    return tuple(
        one
        for one in lines
        if one.id != line.id
        and _FORMS[one.kind][0] == _FORMS[line.kind][0]
        and not (one.lacks or one.handed or one.number or one.decision)
    )


def decision(
    session: Session, /, *, lines: Sequence[CardRequest], line: CardRequest, day: date
) -> Sheet:
    """The decision that covers a line with its list, of its own day if known."""
    return _decision(session, decided_with(lines, line), day)


def decisions(
    session: Session, lines: Sequence[CardRequest], day: date
) -> Iterator[tuple[str, Sheet]]:
    """The decisions that these requests go with, each with the name of its file."""
    kinds = dict.fromkeys(_FORMS[one.kind] for one in lines)
    for kind in kinds:
        covered = tuple(one for one in lines if _FORMS[one.kind] == kind)
        yield kind[1], _decision(session, covered, day)


def personal(session: Session, /, *, line: CardRequest, day: date) -> Sheet:
    """The decision on one person's card, which goes to the person."""
    written = line.decided or day
    person = members.dated(session, facts.person(session, line.person_id))
    office = facts.office(session)
    known = PaperFacts(
        office=office,
        cell=next((one for one in facts.cells(session) if one.name == line.cell), None),
        person=person,
        law=shipped.law().facts(written),
        paper=Paper(day=written, place=office.place),
    )
    answers = _answers((line,), written) | {
        "act": _FORMS[line.kind][2],
        "card": line.number or None,
    }
    return papers.made(session, _PERSONAL, written, known, answers)


def _decision(session: Session, covered: Sequence[CardRequest], day: date) -> Sheet:
    written = covered[0].decided or day
    office = facts.office(session)
    cells = {cell.name: cell for cell in facts.cells(session)}
    ordered = sorted(covered, key=lambda one: (text.sort_key(one.person), one.person_id))
    told = tuple(
        ListingRow(
            person=members.dated(session, facts.person(session, one.person_id)),
            cell=cells.get(one.cell),
            card=Card(kind=one.kind, number=one.number),
            note=one.note or (one.kind_text if one.kind in rules.EXCHANGED else ""),
        )
        for one in ordered
    )
    known = PaperFacts(
        office=office,
        law=shipped.law().facts(written),
        paper=Paper(day=written, place=office.place),
        listing=Listing(as_of=written, rows=told),
    )
    answers = _answers(covered, written) | {"people": f"{len(told):02d}"}
    return papers.made(session, _FORMS[covered[0].kind][0], written, known, answers)


def _answers(covered: Sequence[CardRequest], written: date) -> dict[str, Answer]:
    numbers = {one.decision for one in covered}
    document = shipped.law().document(CARD_LAW, written)
    return {
        # Requests of several decisions are not one decision yet.
        "number": numbers.pop().split("-")[0] or None if len(numbers) == 1 else None,
        "card_rules": document.citation if document else None,
    }
