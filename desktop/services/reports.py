"""Reports of figures: on paper, as a workbook, and as they travel in a parcel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
from desktop.rules import origin, text
from desktop.rules import statistics as rules
from desktop.rules.calendar import Period
from desktop.rules.facts.office import Office as OfficeFact
from desktop.rules.facts.paper import Paper, PaperFacts
from desktop.rules.facts.picture import Picture
from desktop.rules.statistics import Figures, Value
from desktop.rules.statistics import Line as FigureLine
from desktop.services import (
    kept_reports,
    papers,
    pictures,
    printing,
    report_lines,
    settings,
    shipped,
    statistics,
)
from desktop.services.kept_reports import Kept
from desktop.services.office import Office
from desktop.services.printing import Printed
from desktop.store.tables.office import OfficeRow

_FORM = "bao-cao"
_GATHERED_FORM = "bao-cao-tong-hop"


@dataclass(frozen=True, slots=True)
class Shown:
    """The figures of a period as a screen shows them.

    `before` are the kept figures of the same period a year earlier. If these figures were kept,
    `kept` says when, and `changed` are the lines that would be counted otherwise today.
    """

    figures: Figures
    before: Mapping[str, Value]
    kept: Kept | None = None
    changed: tuple[FigureLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A report ready to be printed, saved or sent."""

    figures: Figures
    sheet: Sheet
    travelling: TravellingReport
    before: Mapping[str, Value]


def shown(session: Session, /, *, report_id: str, period: Period, as_of: date) -> Shown:
    """The figures of a period: those kept, whatever `as_of` says, else those counted now."""
    before = kept_reports.year_before(session, report_id=report_id, period=period)
    kept = kept_reports.kept(session, report_id=report_id, period=period)
    counted_on = kept.figures.as_of if kept else as_of
    present = statistics.figures(session, report_id=report_id, period=period, as_of=counted_on)
    if kept is None:
        return Shown(present, before)
    return Shown(kept.figures, before, kept, kept_reports.changed_since(kept.figures, present))


def make(session: Session, /, *, report_id: str, period: Period, as_of: date) -> Made:
    """A report of a period with its figures, its paper, and the shape in which it travels.

    One that was kept is given exactly as it was kept.
    """
    before = kept_reports.year_before(session, report_id=report_id, period=period)
    kept = kept_reports.kept(session, report_id=report_id, period=period)
    if kept is not None:
        return Made(kept.figures, kept.sheet, _travelling(sender(session), kept.figures), before)
    figures, drawn = _counted(session, report_id, period, as_of)
    sheet = _sheet(settings.office(session), figures, before, drawn=drawn)
    return Made(figures, sheet, _travelling(sender(session), figures), before)


def made_of(
    session: Session, figures: Figures, before: Mapping[str, Value], gathered: str = ""
) -> Made:
    """Figures, however they were found, on paper and as they travel.

    `gathered` says of figures of many offices how many have sent.
    """
    sheet = _sheet(settings.office(session), figures, before, gathered)
    return Made(figures, sheet, _travelling(sender(session), figures), before)


def keep(session: Session, /, *, report_id: str, period: Period, as_of: date, day: date) -> str:
    """Keep the figures of a period with their names, and the paper, as they are on a day."""
    figures, drawn = _counted(session, report_id, period, as_of)
    before = kept_reports.year_before(session, report_id=report_id, period=period)
    sheet = _sheet(settings.office(session), figures, before, drawn=drawn)
    kept_reports.store(session, figures, sheet, day)
    return f"Chốt số liệu {figures.title}"


def sender(session: Session) -> Sender:
    """This office as a parcel names it; Refusal before the office has a name."""
    row = session.scalar(select(OfficeRow))
    if row is None:
        raise Refusal("Chưa có tên cơ quan. Hãy nhập tên xã và tỉnh trong Cài đặt trước.")
    office = settings.office(session)
    return Sender(id=row.id, name=office.committee, province=office.province)


def sender_id(session: Session) -> str | None:
    """The id by which parcels of this office name it; None before the office has a name."""
    return session.scalar(select(OfficeRow.id))


def write(
    office: Office, *, report_id: str, period: Period, as_of: date, folder: Path
) -> tuple[Printed, ...]:
    """Write a report into a folder as PDF, workbook and Word document."""
    made = office.read(make, report_id=report_id, period=period, as_of=as_of)
    stem = made.figures.title
    files = (
        (".pdf", printing.pdf_bytes(made.sheet)),
        (".xlsx", workbook.figures_workbook(made.travelling, made.before)),
        (".docx", printing.docx_bytes(made.sheet)),
    )
    return tuple(
        Printed(printing.save(folder / ascii_name(stem, ending), content), stem)
        for ending, content in files
    )


def xlsx_bytes(made: Made) -> bytes:
    """A report as a workbook, every figure linked to its names."""
    return workbook.figures_workbook(made.travelling, made.before)


def _counted(
    session: Session, report_id: str, period: Period, as_of: date
) -> tuple[Figures, tuple[Picture, ...]]:
    """The figures, and the pictures of a report that has them."""
    report = statistics.report(report_id)
    scene = rules.scene_of(statistics.whole(session), period, as_of)
    figures = rules.of_scene(report, scene, period, as_of)
    shown = () if not report.pictures else pictures.drawn(session, scene, as_of)
    return figures, tuple(one.picture for one in shown)


def _sheet(
    office: OfficeFact,
    figures: Figures,
    before: Mapping[str, Value],
    gathered: str = "",
    drawn: tuple[Picture, ...] = (),
) -> Sheet:
    report = statistics.report(figures.report)
    usual = _GATHERED_FORM if gathered else _FORM
    known = PaperFacts(
        office=office,
        law=shipped.law().facts(figures.as_of),
        paper=Paper(place=office.place, day=figures.as_of),
        report=replace(report_lines.on_paper(report, figures, before, gathered), pictures=drawn),
    )
    sheet = fill(papers.form_of(report.form or usual, figures.as_of), known)
    told = (office.committee, figures.period.text, figures.as_of, figures.edition)
    return replace(sheet, origin=origin.of_figures(*told))


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
                heading=line.heading,
            )
            for line in figures.lines
        ),
    )
