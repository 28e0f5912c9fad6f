"""Reports of figures: on paper, as a workbook, and as they travel in a parcel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.exchange import workbook
from desktop.exchange.parcel import Sender
from desktop.exchange.report import Line, Member
from desktop.exchange.report import Report as TravellingReport
from desktop.exchange.stick import ascii_name
from desktop.papers.fill import fill
from desktop.papers.sheet import Sheet
from desktop.rules import text
from desktop.rules.calendar import Period
from desktop.rules.facts.office import Office as OfficeFact
from desktop.rules.facts.paper import Paper, PaperFacts, Report, ReportLine
from desktop.rules.statistics import Figures
from desktop.services import papers, printing, settings, shipped, statistics
from desktop.services.office import Office
from desktop.services.printing import Printed
from desktop.store.tables.office import OfficeRow

_FORM = "bao-cao"


@dataclass(frozen=True, slots=True)
class Made:
    """A report ready to be printed, saved or sent."""

    figures: Figures
    sheet: Sheet
    travelling: TravellingReport


def make(session: Session, /, *, report_id: str, period: Period, as_of: date) -> Made:
    """A report of a period with its figures, its paper, and the shape in which it travels."""
    figures = statistics.figures(session, report_id=report_id, period=period, as_of=as_of)
    office = settings.office(session)
    return Made(figures, _sheet(office, figures), _travelling(sender(session), figures))


def sender(session: Session) -> Sender:
    """This office as a parcel names it; Refusal before the office has a name."""
    row = session.scalar(select(OfficeRow))
    if row is None:
        raise Refusal("Chưa có tên cơ quan. Hãy nhập tên xã và tỉnh trong Cài đặt trước.")
    office = settings.office(session)
    return Sender(id=row.id, name=office.committee, province=office.province)


def write(
    office: Office, *, report_id: str, period: Period, as_of: date, folder: Path
) -> tuple[Printed, ...]:
    """Write a report into a folder as PDF, workbook and Word document."""
    made = office.read(make, report_id=report_id, period=period, as_of=as_of)
    stem = made.figures.title
    files = (
        (".pdf", printing.pdf_bytes(made.sheet)),
        (".xlsx", workbook.figures_workbook(made.travelling)),
        (".docx", printing.docx_bytes(made.sheet)),
    )
    return tuple(
        Printed(printing.save(folder / ascii_name(stem, ending), content), stem)
        for ending, content in files
    )


def xlsx_bytes(made: Made) -> bytes:
    """A report as a workbook, every figure linked to its names."""
    return workbook.figures_workbook(made.travelling)


def _sheet(office: OfficeFact, figures: Figures) -> Sheet:
    lines = tuple(
        ReportLine(
            number=str(position),
            title="\u2003" * line.level + line.title,
            value=line.text,
            names=", ".join(member.name for member in line.members),
        )
        for position, line in enumerate(figures.lines, 1)
    )
    counted = {line.id for line in figures.lines if line.members}
    known = PaperFacts(
        office=office,
        law=shipped.law().facts(figures.as_of),
        paper=Paper(place=office.place, day=figures.as_of),
        report=Report(
            title=statistics.report(figures.report).title,
            period=figures.period.text,
            as_of=figures.as_of,
            lines=lines,
            named=tuple(
                shown
                for shown, line in zip(lines, figures.lines, strict=True)
                if line.id in counted and line.id in _NAMED
            ),
        ),
    )
    return fill(papers.form_of(_FORM, figures.as_of), known)


# The figures whose people a reader of the paper asks for; all names are in the workbook.
_NAMED = frozenset(
    {"admitted", "recognised", "not-recognised", "struck-off", "class-sent", "class-certified"}
)


def _travelling(office: Sender, figures: Figures) -> TravellingReport:
    return TravellingReport(
        office=office,
        report=figures.report,
        title=figures.title,
        edition=figures.edition,
        since=figures.period.first,
        until=figures.period.last,
        as_of=figures.as_of,
        lines=tuple(
            Line(
                id=line.id,
                title=line.title,
                value=line.value,
                members=tuple(Member(one.id, text.nfc(one.name)) for one in line.members),
            )
            for line in figures.lines
        ),
    )
