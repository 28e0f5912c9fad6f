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
from desktop.rules import text
from desktop.rules.calendar import Period
from desktop.rules.facts.office import Office as OfficeFact
from desktop.rules.facts.paper import Paper, PaperFacts
from desktop.rules.facts.picture import Picture
from desktop.rules.reports import origin, table_edits
from desktop.rules.reports import statistics as rules
from desktop.rules.reports.statistics import Figures, Value
from desktop.rules.reports.statistics import Line as FigureLine
from desktop.rules.reports.statistics_conditions import Scene
from desktop.rules.reports.table_edits import TableEdits
from desktop.services import shipped
from desktop.services.keeping import settings
from desktop.services.office import Office
from desktop.services.papers import papers, printing
from desktop.services.papers.printing import Printed
from desktop.services.reports import kept_reports, own_tables, pictures, report_lines, statistics
from desktop.services.reports import table_edits as edited
from desktop.services.reports.kept_reports import Kept
from desktop.store.tables.office import OfficeRow

_FORM = "bao-cao"
_GATHERED_FORM = "bao-cao-tong-hop"
_AS_IT_IS = TableEdits()


@dataclass(frozen=True, slots=True)
class Shown:
    """The figures of a period as a screen shows them.

    `before` are the kept figures of the same period a year earlier. If these figures were kept,
    `kept` says when, and `changed` are the lines that would be counted otherwise today. `figures`
    have every official row; `seen` are those that the office shows, by its `edits`.
    """

    figures: Figures
    before: Mapping[str, Value]
    edits: TableEdits
    kept: Kept | None = None
    changed: tuple[FigureLine, ...] = ()

    @property
    def seen(self) -> Figures:
        """The rows that the office shows, under its names."""
        return table_edits.seen(self.figures, self.edits)

    @property
    def edited(self) -> str:
        """What the office changed in the rows, in words; "" where nothing is."""
        return table_edits.told(self.edits, self.figures)


@dataclass(frozen=True, slots=True)
class Made:
    """A report ready to be printed, saved or sent.

    `edits` are the office's changes of its rows: they stand on the sheet and in the workbook, but
    neither on the `plain` sheet nor in what travels.
    """

    figures: Figures
    sheet: Sheet
    plain: Sheet
    travelling: TravellingReport
    before: Mapping[str, Value]
    edits: TableEdits


def shown(session: Session, /, *, report_id: str, period: Period, as_of: date) -> Shown:
    """The figures of a period: those kept, whatever `as_of` says, else those counted now."""
    before = kept_reports.year_before(session, report_id=report_id, period=period)
    kept = kept_reports.kept(session, report_id=report_id, period=period)
    changed = kept.edits if kept else edited.edits(session, report_id=report_id)
    counted_on = kept.figures.as_of if kept else as_of
    _, present = _figures(session, report_id, period, counted_on, changed)
    if kept is None:
        return Shown(present, before, changed)
    since = kept_reports.changed_since(kept.figures, present)
    return Shown(kept.figures, before, changed, kept, since)


def make(session: Session, /, *, report_id: str, period: Period, as_of: date) -> Made:
    """A report of a period with its figures, its paper, and the shape in which it travels.

    One that was kept is given exactly as it was kept.
    """
    before = kept_reports.year_before(session, report_id=report_id, period=period)
    kept = kept_reports.kept(session, report_id=report_id, period=period)
    if kept is not None:
        travelling = _travelling(sender(session), table_edits.official(kept.figures))
        return Made(kept.figures, kept.sheet, kept.plain, travelling, before, kept.edits)
    filled = _filled(session, report_id, period, as_of)
    travelling = _travelling(sender(session), table_edits.official(filled.figures))
    return Made(filled.figures, filled.sheet, filled.plain, travelling, before, filled.edits)


def made_of(
    session: Session, figures: Figures, before: Mapping[str, Value], gathered: str = ""
) -> Made:
    """Figures, however they were found, on paper and as they travel.

    `gathered` says of figures of many offices how many have sent.
    """
    sheet = _sheet(settings.office(session), figures, before, gathered)
    travelling = _travelling(sender(session), figures)
    return Made(figures, sheet, sheet, travelling, before, _AS_IT_IS)


def keep(session: Session, /, *, report_id: str, period: Period, as_of: date, day: date) -> str:
    """Keep the figures of a period with their names, and the paper, as they are on a day."""
    made = _filled(session, report_id, period, as_of)
    kept_reports.store(session, made.figures, made.sheet, made.plain, made.edits, day)
    return f"Chốt số liệu {made.figures.title}"


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
        (".xlsx", xlsx_bytes(made)),
        (".docx", printing.docx_bytes(made.sheet)),
    )
    return tuple(
        Printed(printing.save(folder / ascii_name(stem, ending), content), stem)
        for ending, content in files
    )


def xlsx_bytes(made: Made) -> bytes:
    """A report as a workbook with the rows that the office shows, every figure with its names."""
    seen = table_edits.seen(made.figures, made.edits)
    told = " ".join(
        filter(None, (report_lines.missing(seen), table_edits.told(made.edits, made.figures)))
    )
    return workbook.figures_workbook(_travelling(made.travelling.office, seen), made.before, told)


def plain_xlsx_bytes(made: Made) -> bytes:
    """A report as a workbook with exactly the rows of its guide."""
    return workbook.figures_workbook(made.travelling, made.before)


@dataclass(frozen=True, slots=True)
class _Filled:
    """Figures that were counted now, and their papers."""

    figures: Figures
    sheet: Sheet
    plain: Sheet
    edits: TableEdits


def _filled(session: Session, report_id: str, period: Period, as_of: date) -> _Filled:
    changed = edited.edits(session, report_id=report_id)
    scene, figures = _figures(session, report_id, period, as_of, changed)
    before = kept_reports.year_before(session, report_id=report_id, period=period)
    here = settings.office(session)
    drawn: tuple[Picture, ...] = ()
    if statistics.report(report_id).pictures:
        drawn = tuple(one.picture for one in pictures.drawn(session, scene, as_of))
    plain = _sheet(here, table_edits.official(figures), before, drawn=drawn)
    sheet = plain if changed.empty else _sheet(here, figures, before, drawn=drawn, edits=changed)
    return _Filled(figures, sheet, plain, changed)


def _figures(
    session: Session, report_id: str, period: Period, as_of: date, changed: TableEdits
) -> tuple[Scene, Figures]:
    """All official rows and the office's own, and the scene that they were counted from."""
    report = statistics.report(report_id)
    if not changed.own:
        scene = rules.scene_of(statistics.whole(session), period, as_of)
        return scene, rules.of_scene(report, scene, period, as_of)
    ground = own_tables.ground(session, year=period.last.year)
    scene = rules.scene_of(ground.office, period, as_of)
    own = table_edits.own_lines(changed, report, ground.known)
    return scene, rules.of_scene(report, scene, period, as_of, own)


def _sheet(
    office: OfficeFact,
    figures: Figures,
    before: Mapping[str, Value],
    gathered: str = "",
    drawn: tuple[Picture, ...] = (),
    edits: TableEdits = _AS_IT_IS,
) -> Sheet:
    report = statistics.report(figures.report)
    usual = _GATHERED_FORM if gathered else _FORM
    known = PaperFacts(
        office=office,
        law=shipped.law().facts(figures.as_of),
        paper=Paper(place=office.place, day=figures.as_of),
        report=replace(
            report_lines.on_paper(report, figures, before, gathered, edits), pictures=drawn
        ),
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
                empty=line.empty,
            )
            for line in figures.lines
        ),
    )
