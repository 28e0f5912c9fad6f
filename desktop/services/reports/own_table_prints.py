"""Tables of the office's own on paper and as workbooks, saying whose and of when they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.exchange.own_table_workbook import own_table_workbook
from desktop.exchange.stick import ascii_name
from desktop.papers.fill import fill
from desktop.papers.form import Align
from desktop.papers.sheet import Columns, Drawn, Gap, Grid, GridCell, GridRow, Para, Run, Sheet
from desktop.rules.calendar import Period
from desktop.rules.facts.paper import Paper, PaperFacts
from desktop.rules.facts.paper import Report as ReportFact
from desktop.rules.reports import origin, table_conditions
from desktop.rules.reports.own_table_counts import Counted, Head
from desktop.rules.reports.own_tables import SUBJECTS, OwnTable
from desktop.rules.reports.table_facts import Facts
from desktop.services.keeping import settings
from desktop.services.office import Office
from desktop.services.papers import papers, printing
from desktop.services.papers.printing import Printed
from desktop.services.reports import own_tables

_FORM = "bieu-tu-lap"
_UPRIGHT = 6
"""So many columns stand on an upright page."""
_ACROSS = 12
"""So many on one that lies; more go on in a table below."""
_LYING = (18, 12, 20, 15)
_FIRST_SHARE = 3.2
_FONT, _SMALL = 11.0, 9.5
_ROOM = 4.0


def told(table: OwnTable, known: Facts) -> str:
    """Whom a table counts, narrowed by what, and what the office notes of it."""
    asked = table_conditions.sentence(table.filter, known)
    parts = (
        f"Đếm: {SUBJECTS[table.subject].title}",
        f"chỉ tính: {asked}" if asked else "",
        table.note,
    )
    return ". ".join(one.rstrip(".") for one in parts if one) + "."


def sheet(session: Session, /, *, counted: Counted) -> Sheet:
    """A counted table as a paper; one of many columns lies, or goes on below."""
    here = settings.office(session)
    form = papers.form_of(_FORM, counted.as_of)
    said = told(counted.table, own_tables.known(session, year=counted.period.last.year))
    known = PaperFacts(
        office=here,
        paper=Paper(place=here.place, day=counted.as_of),
        report=ReportFact(
            title=counted.table.name,
            period=counted.period.text,
            as_of=counted.as_of,
            paragraph=said,
        ),
    )
    made = fill(form, known)
    if len(counted.heads) > _UPRIGHT:
        made = replace(made, page=replace(made.page, size="A4 landscape", margins=_LYING))
    at = next(at for at, one in enumerate(made.blocks) if isinstance(one, Columns) and one.closing)
    blocks = (*made.blocks[:at], *_drawn(counted), *made.blocks[at:])
    return replace(made, blocks=blocks, origin=_origin(here.committee, counted, form.edition))


def workbook(session: Session, /, *, counted: Counted) -> bytes:
    """A counted table as an .xlsx whose figures lead to their names."""
    here = settings.office(session)
    said = told(counted.table, own_tables.known(session, year=counted.period.last.year))
    edition = papers.form_of(_FORM, counted.as_of).edition
    return own_table_workbook(counted, said, _origin(here.committee, counted, edition))


def write(
    office: Office, *, table: OwnTable, period: Period, as_of: date, folder: Path
) -> tuple[Printed, ...]:
    """Write a table of a period into a folder as PDF, workbook and Word document."""
    counted = office.read(own_tables.counted, table=table, period=period, as_of=as_of)
    paper = office.read(sheet, counted=counted)
    files = (
        (".pdf", printing.pdf_bytes(paper)),
        (".xlsx", office.read(workbook, counted=counted)),
        (".docx", printing.docx_bytes(paper)),
    )
    stem = ascii_name(counted.title, "") or "bieu"
    return tuple(
        Printed(printing.save(folder / f"{stem}{ending}", content), counted.title)
        for ending, content in files
    )


def _origin(office: str, counted: Counted, edition: str) -> str:
    return origin.of_list(office, counted.period.text, counted.as_of, edition)


def _drawn(counted: Counted) -> list[Drawn]:
    """The table, in as many pieces as its columns need, and how it adds up below."""
    most = _UPRIGHT if len(counted.heads) <= _UPRIGHT else _ACROSS
    numbered = list(enumerate(counted.heads))
    drawn: list[Drawn] = []
    for first in range(0, len(numbered), most):
        drawn += [_grid(counted, numbered[first : first + most]), Gap(height=_ROOM)]
    if counted.proofs:
        proven = Run(text=" ".join(counted.proofs), italic=True)
        drawn.append(Para(text=(proven,), font=_FONT, leading=_FONT + 3))
    return drawn


def _grid(counted: Counted, piece: Sequence[tuple[int, Head]]) -> Grid:
    heads = [head for _, head in piece]
    rows = tuple(
        _row(
            [row.title, *(row.lines[at].text for at, _ in piece)],
            bold=row is counted.rows[-1],
        )
        for row in counted.rows
    )
    over, head = _titles(heads)
    shares = (_FIRST_SHARE, *(1.0 for _ in heads))
    figures: list[Align] = ["right" for _ in heads]
    font = _FONT if len(heads) <= _UPRIGHT else _SMALL
    return Grid(
        over=over,
        head=head,
        rows=rows,
        shares=tuple(one / sum(shares) for one in shares),
        aligns=("left", *figures),
        font=font,
        leading=font * 1.25,
    )


def _titles(heads: Sequence[Head]) -> tuple[GridRow | None, GridRow]:
    """The titles, below the periods where those are compared."""
    groups = [len(list(same)) for _, same in groupby(heads, lambda one: one.group)]
    if not heads[0].group:
        return None, _row(["Tiêu chí", *(one.title for one in heads)], bold=True)
    if max(groups) == 1:
        return None, _row(["Tiêu chí", *(one.group for one in heads)], bold=True)
    before = ("", *(one.group for one in heads))
    over = [
        "" if one.group == last else one.group for one, last in zip(heads, before, strict=False)
    ]
    below = _row(["", *(one.title for one in heads)], bold=True)
    return _row(["Tiêu chí", *over], bold=True), below


def _row(words: Sequence[str], *, bold: bool) -> GridRow:
    return GridRow(
        cells=tuple(
            GridCell(text=(Run(text=one, bold=bold, filled=not bold),) if one else ())
            for one in words
        )
    )
