"""What each of those who act must mend in a case, as lists and as slips to hand over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.papers.fill import fill
from desktop.papers.sheet import Sheet
from desktop.rules.cases.findings import Finding, Level
from desktop.rules.facts.paper import Paper, PaperFacts, Report, ReportLine
from desktop.services import facts
from desktop.services.cases import steps
from desktop.services.office import Office
from desktop.services.papers import papers
from desktop.services.people import people

_FORM = "phieu-soat"
LEVEL_TEXTS: dict[Level, str] = {
    "block": "phải sửa",
    "warn": "cần xem lại",
    "info": "còn thiếu",
}


@dataclass(frozen=True, slots=True)
class Slip:
    """What one of those who act must mend, to be handed over."""

    who: str
    faults: tuple[Finding, ...]


def slips(session: Session, /, *, person_id: str, day: date) -> tuple[Slip, ...]:
    """The faults of a case on a day by who must mend them; none without a case or a fault."""
    held = steps.view(session, person_id=person_id, day=day)
    by_who: dict[str, list[Finding]] = {}
    for fault in held.faults if held else ():
        by_who.setdefault(fault.who, []).append(fault)
    return tuple(Slip(who, tuple(found)) for who, found in by_who.items())


def sheets(session: Session, /, *, person_id: str, day: date) -> tuple[tuple[str, Sheet], ...]:
    """A slip on paper for each of those who must mend something, titled by who it is for."""
    office = facts.office(session)
    form = papers.form_of(_FORM, day)
    about = f"của {people.person(session, id=person_id).name}"
    return tuple(
        (
            slip.who,
            fill(
                form,
                PaperFacts(
                    office=office,
                    paper=Paper(place=office.place, day=day),
                    report=Report(title=slip.who, period=about, lines=_lines(slip)),
                ),
                confirmed=True,  # there is no official blank to compare it with
            ),
        )
        for slip in slips(session, person_id=person_id, day=day)
    )


def pdf(office: Office, *, person_id: str, day: date) -> bytes:
    """All slips of a case as one PDF, a bookmark for each; b"" where there is nothing to mend."""
    from desktop.papers import dossier

    titled = office.read(sheets, person_id=person_id, day=day)
    return dossier.join(titled, title="Phiếu soát hồ sơ") if titled else b""


def _lines(slip: Slip) -> tuple[ReportLine, ...]:
    return tuple(
        ReportLine(
            number=str(number),
            title=fault.sentence,
            value=LEVEL_TEXTS[fault.level],
            names=fault.source,
        )
        for number, fault in enumerate(slip.faults, 1)
    )
