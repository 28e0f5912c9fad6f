"""Written reports: begun from a skeleton, edited, written again, issued and kept as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.papers import sheet as sheets
from desktop.papers.fill import fill
from desktop.papers.sheet import Sheet
from desktop.rules import text, text_changes
from desktop.rules.calendar import Period, add_months
from desktop.rules.facts.paper import Paper, PaperFacts, ReportSection
from desktop.rules.facts.paper import Report as ReportFact
from desktop.rules.reports import skeletons
from desktop.rules.reports.skeletons import Section, Skeleton
from desktop.rules.reports.statistics import Line
from desktop.rules.text_changes import Piece, Span
from desktop.services import rows, shipped
from desktop.services.keeping import settings
from desktop.services.papers import papers
from desktop.services.reports import kept_reports, writing_signing, writing_texts
from desktop.services.reports.writing_texts import Paragraphs
from desktop.store.tables.record import new_id
from desktop.store.tables.writings import (
    SkeletonRow,
    WritingFiguresRow,
    WritingRow,
    WritingSectionRow,
)

_FORM = "bao-cao-viet"
_YEAR = 12
_HEADINGS = {1: "chapter", 2: "heading", 3: "subheading"}


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingLine:
    """A written report as a list shows it."""

    id: str
    kind: str
    title: str
    period: Period
    as_of: date
    number: str
    issued_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingSection:
    """A section as it is edited; `spans` are the figures that still stand in its text."""

    id: str
    level: int
    heading: str
    tells: str
    text: str
    revision: int
    edited: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """A written report with its sections."""

    line: WritingLine
    sections: tuple[WritingSection, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a section would say by today's record: how the present text would change, if at all."""

    text: str
    changes: tuple[Piece, ...]


def kinds(session: Session, /, *, day: date) -> tuple[Skeleton, ...]:
    """The kinds of report with the skeleton of each in force on a day."""
    every = _skeletons(session)
    names = dict.fromkeys(one.id for one in writing_texts.shipped_skeletons())
    return tuple(skeletons.in_force(every, one, day) for one in sorted(names, reverse=True))


def term_periods(session: Session) -> tuple[Period, ...]:
    """The first half of the term and the whole of it; nothing while its days are not entered."""
    office = settings.office(session)
    since, until = office.term_from, office.term_to
    if since is None or until is None:
        return ()
    after = until + timedelta(days=1)
    months = (after.year - since.year) * _YEAR + after.month - since.month
    middle = add_months(since, months // 2) - timedelta(days=1)
    return Period(since, middle), Period(since, until)


def writings(session: Session) -> tuple[WritingLine, ...]:
    """All written reports, the latest period first."""
    query = select(WritingRow).order_by(WritingRow.until.desc(), WritingRow.since, WritingRow.id)
    return tuple(_line(row) for row in session.scalars(query))


def writing(session: Session, /, *, id: str) -> Writing:
    """One written report; Refusal if it is gone."""
    row = rows.present(session, WritingRow, id)
    return Writing(_line(row), tuple(_section(one) for one in section_rows(session, row.id)))


def figure(session: Session, /, *, section_id: str, figure: str) -> Line | None:
    """The figure that a number in a section says, with its names as when it was written."""
    row = session.scalar(
        select(WritingFiguresRow).where(WritingFiguresRow.section_id == section_id)
    )
    found = row.figures.get(figure) if row else None
    return kept_reports.line_in(found) if found else None


def start(session: Session, /, *, id: str, kind: str, period: Period, as_of: date) -> str:
    """Begin a report of a period from the skeleton in force, its figures written out."""
    if period.last < period.first:
        raise Refusal("Kỳ báo cáo kết thúc trước khi bắt đầu; hãy sửa ngày.", field="until")
    skeleton = skeletons.in_force(_skeletons(session), kind, as_of)
    title = skeleton.titled(period)
    session.add(
        WritingRow(
            id=id, kind=kind, title=title, since=period.first, until=period.last, as_of=as_of
        )
    )
    session.flush()
    known = writing_texts.known(session, period, as_of)
    for position, one in enumerate(skeleton.headings(period)):
        written = writing_texts.paragraphs(known, one.tells)
        row = WritingSectionRow(
            id=new_id(),
            writing_id=id,
            section=one.id,
            position=position,
            level=one.level,
            heading=one.heading,
            tells=one.tells,
        )
        session.add(row)
        session.flush()
        _put(session, row, written)
    return f"Bắt đầu viết {title}"


def set_title(session: Session, /, *, id: str, title: str) -> str:
    """Name a report otherwise."""
    row = open_report(session, id)
    if not title.strip():
        raise Refusal("Hãy nhập tên báo cáo.", field="title")
    rows.fill(row, {"title": title})
    return f"Sửa tên báo cáo: {row.title}"


def set_section(session: Session, /, *, id: str, revision: int, heading: str, text: str) -> str:
    """Keep what the clerk wrote in a section; Refusal once the report is issued."""
    row = rows.present(session, WritingSectionRow, id)
    open_report(session, row.writing_id)
    if not heading.strip():
        raise Refusal("Hãy nhập tên mục.", field="heading")
    rows.fill(row, {"heading": heading, "text": text}, revision=revision)
    return f"Sửa mục “{row.heading}”"


def proposal(session: Session, /, *, section_id: str, as_of: date) -> Proposal:
    """What a section would say by the record of today, and what that changes; nothing is kept."""
    row = rows.present(session, WritingSectionRow, section_id)
    written = _written(session, row, as_of)
    return Proposal(written.told.text, text_changes.changes(row.text, written.told.text))


def rewrite(session: Session, /, *, section_id: str, as_of: date) -> str:
    """Put what the figures say today in place of a section's text."""
    row = rows.present(session, WritingSectionRow, section_id)
    open_report(session, row.writing_id)
    _put(session, row, _written(session, row, as_of))
    return f"Viết lại mục “{row.heading}”"


def issue(session: Session, /, *, id: str, number: str, day: date) -> str:
    """Issue a report: from now on it is printed exactly so, and a year later compared with."""
    row = open_report(session, id)
    known = writing_texts.known(session, Period(row.since, row.until), row.as_of)
    values = {line.id: line.value for line in known.figures.lines if isinstance(line.value, int)}
    made = _sheet(session, row, Paper(number=number, day=day))
    rows.fill(row, {"number": number.strip(), "issued_on": day, "values": values})
    row.sheet = json.loads(sheets.to_json(made))
    return f"Ban hành {row.title}"


def withdraw(session: Session, /, *, id: str, reason: str) -> str:
    """Open an issued report again; Refusal without a reason, which the journal keeps."""
    row = rows.present(session, WritingRow, id)
    if not reason.strip():
        raise Refusal("Hãy ghi lý do mở lại báo cáo, ví dụ “gửi nhầm kỳ”.", field="reason")
    rows.fill(row, {"issued_on": None, "values": {}})
    row.sheet = None
    return f"Mở lại {row.title}: {reason.strip()}"


def remove(session: Session, /, *, id: str) -> str:
    """Throw a report away that was not issued; undo brings it again."""
    row = open_report(session, id)
    for section in section_rows(session, id):
        kept = select(WritingFiguresRow).where(WritingFiguresRow.section_id == section.id)
        for figures in session.scalars(kept):
            session.delete(figures)
        session.flush()
        session.delete(section)
    session.flush()
    session.delete(row)
    return f"Bỏ {row.title}"


def sheet(session: Session, /, *, id: str, day: date) -> Sheet:
    """The report on paper: as it was issued, else as it would be on a day."""
    row = rows.present(session, WritingRow, id)
    if row.sheet is not None:
        return sheets.from_json(json.dumps(row.sheet))
    return _sheet(session, row, Paper(number=row.number, day=day))


def keep_skeleton(session: Session, /, *, id: str, day: date) -> str:
    """Let reports of this kind begin with the headings of this one from a day on."""
    report = rows.present(session, WritingRow, id)
    present = skeletons.in_force(_skeletons(session), report.kind, report.as_of)
    named = present.headings(Period(report.since, report.until))
    # A heading that nobody changed goes on naming the period of each report.
    asked = {one.heading: open_.heading for one, open_ in zip(named, present.section, strict=True)}
    sections = {
        "section": [
            {
                "id": one.section,
                "level": one.level,
                "heading": asked.get(one.heading, one.heading),
                "tells": one.tells,
            }
            for one in section_rows(session, id)
        ]
    }
    query = select(SkeletonRow).filter_by(kind=report.kind, in_force_from=day)
    row = session.scalar(query)
    if row is None:
        session.add(SkeletonRow(kind=report.kind, in_force_from=day, sections=sections))
    else:
        rows.fill(row, {"sections": sections})
    return f"Lấy các mục của {report.title} làm bố cục từ {text.date_text(day)}"


def _skeletons(session: Session) -> tuple[Skeleton, ...]:
    """Those that ship and the office's own; of one day, the own goes before."""
    shipped_ones = writing_texts.shipped_skeletons()
    by_kind = {one.id: one for one in shipped_ones}
    own = [
        Skeleton(
            id=row.kind,
            name=by_kind[row.kind].name,
            title=by_kind[row.kind].title,
            in_force_from=row.in_force_from,
            section=tuple(Section(**one) for one in row.sections["section"]),
        )
        for row in session.scalars(select(SkeletonRow))
    ]
    return (*shipped_ones, *own)


def section_rows(session: Session, writing_id: str) -> list[WritingSectionRow]:
    """The sections of a report in their order."""
    query = (
        select(WritingSectionRow)
        .where(WritingSectionRow.writing_id == writing_id)
        .order_by(WritingSectionRow.position)
    )
    return list(session.scalars(query))


def open_report(session: Session, id: str) -> WritingRow:
    """A report that may be changed; Refusal for an issued one."""
    row = rows.present(session, WritingRow, id)
    if row.issued_on is not None:
        raise Refusal(
            f"“{row.title}” đã ban hành ngày {text.date_text(row.issued_on)} nên không sửa được. "
            "Muốn sửa, hãy mở lại và ghi lý do."
        )
    return row


def _written(session: Session, row: WritingSectionRow, as_of: date) -> Paragraphs:
    report = rows.present(session, WritingRow, row.writing_id)
    known = writing_texts.known(session, Period(report.since, report.until), as_of)
    return writing_texts.paragraphs(known, row.tells)


def _put(session: Session, row: WritingSectionRow, written: Paragraphs) -> None:
    spans = {"spans": [[one.start, one.end, one.figure] for one in written.told.spans]}
    said = written.told.text
    rows.fill(row, {"text": said, "written": said, "spans": spans})
    query = select(WritingFiguresRow).where(WritingFiguresRow.section_id == row.id)
    kept = session.scalar(query)
    if kept is not None:
        rows.fill(kept, {"figures": dict(written.figures)})
    elif written.figures:
        session.add(WritingFiguresRow(section_id=row.id, figures=dict(written.figures)))


def _section(row: WritingSectionRow) -> WritingSection:
    spans = tuple(Span(*one) for one in row.spans.get("spans", ()))
    return WritingSection(
        id=row.id,
        level=row.level,
        heading=row.heading,
        tells=row.tells,
        text=row.text,
        revision=row.revision,
        edited=row.text != row.written,
        spans=text_changes.placed(row.written, spans, row.text),
    )


def _line(row: WritingRow) -> WritingLine:
    return WritingLine(
        id=row.id,
        kind=row.kind,
        title=row.title,
        period=Period(row.since, row.until),
        as_of=row.as_of,
        number=row.number,
        issued_on=row.issued_on,
    )


def _sheet(session: Session, row: WritingRow, paper: Paper) -> Sheet:
    office = settings.office(session)
    day = paper.day or row.as_of
    signed = writing_signing.of_row(row, office)
    authority, signer = writing_signing.signer(signed, office)
    facts = PaperFacts(
        office=office,
        law=shipped.law().facts(day),
        paper=Paper(number=paper.number, day=day, place=office.place),
        report=ReportFact(
            title=row.title,
            as_of=row.as_of,
            sections=tuple(_on_paper(section_rows(session, row.id))),
            authority=authority.words,
            signer=signer,
            recipients=signed.recipients,
        ),
    )
    return fill(papers.form_of(_FORM, day), facts, confirmed=True)


def _on_paper(sections: list[WritingSectionRow]) -> Iterator[ReportSection]:
    """The sections; one without text that has none below it is still to be written."""
    for row, after in zip_longest(sections, sections[1:]):
        heading: Mapping[str, Any] = {_HEADINGS[row.level]: row.heading}
        parent = after is not None and after.level > row.level
        yield ReportSection(text=row.text, open=None if row.text or parent else True, **heading)
