"""The decision by which the targets of a year or term are handed out."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.papers.sheet import Sheet
from desktop.rules.facts.paper import Paper, PaperFacts
from desktop.rules.facts.year import TargetDecision, TargetShare
from desktop.services import facts, shipped
from desktop.services.cells import forecast
from desktop.services.papers import papers

_FORM = "qd-chi-tieu"


def decision(session: Session, /, *, scope: str, year: int, day: date) -> Sheet:
    """The decision on the targets, of its own day if known; Refusal while there are none."""
    found = forecast.outlook(session, scope=scope, year=year, day=day)
    shares = [one for one in found.lines[1:] if one.target is not None]
    if found.whole.target is None:
        raise Refusal("Chưa giao chỉ tiêu nào. Hãy nhập chỉ tiêu trước, rồi in quyết định.")
    office = facts.office(session)
    dated = found.whole.day or day
    told = PaperFacts(
        office=office,
        law=shipped.law().facts(dated),
        paper=Paper(number=found.whole.number, day=found.whole.day, place=office.place),
        targets=TargetDecision(
            period=f"năm {year}" if scope == "year" else f"nhiệm kỳ {office.term}".strip(),
            total=found.whole.target,
            cells=tuple(
                TargetShare(cell=one.name, members=one.members, admit=one.target) for one in shares
            ),
        ),
    )
    return papers.made(session, _FORM, dated, told)
