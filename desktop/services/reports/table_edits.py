"""What the office changes in the rows of official tables, for the generation in force."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules import text
from desktop.rules.reports import table_edits as rules
from desktop.rules.reports.statistics import Report
from desktop.rules.reports.table_conditions import Asked
from desktop.rules.reports.table_edits import OwnRow, RowEdit, TableEdits
from desktop.services import rows
from desktop.services.office import for_chief
from desktop.services.reports import own_tables, statistics
from desktop.store.tables.own_tables import TableEditRow
from desktop.store.tables.record import new_id

_EVERY_YEAR = 2100
"""Ranks are called otherwise in other years, but their codes are the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedRow:
    """A row of a table as the office sees it: the official title, what is changed, its place.

    `number` counts the official rows from 1; `whole` is the row that it is a part of. `own` is one
    of the office's own; `fault` says why such a row cannot be counted any more.
    """

    id: str
    official: str
    number: int = 0
    whole: str = ""
    title: str = ""
    note: str = ""
    hidden: bool = False
    heading: bool = False
    level: int = 0
    own: OwnRow | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedTable:
    """A table with every row of it; `older` are the generations whose changes are kept beside."""

    report: str
    title: str
    edition: str
    rows: tuple[EditedRow, ...]
    edits: TableEdits
    older: tuple[str, ...]


def edits(session: Session, /, *, report_id: str) -> TableEdits:
    """What is changed in the rows of a table, in the generation that counts now."""
    row = _row(session, statistics.report(report_id))
    return rules.read(row.edits) if row is not None else TableEdits()


def table(session: Session, /, *, report_id: str) -> EditedTable:
    """A table with what the office changed in it."""
    report = statistics.report(report_id)
    kept = edits(session, report_id=report_id)
    query = select(TableEditRow.edition).where(
        TableEditRow.report == report.id, TableEditRow.edition != report.edition
    )
    return EditedTable(
        report=report.id,
        title=f"{report.code}: {report.title}" if report.code else report.title,
        edition=report.edition,
        rows=tuple(_rows(session, report, kept)),
        edits=kept,
        older=tuple(session.scalars(query.order_by(TableEditRow.edition))),
    )


@for_chief
def set_title(session: Session, /, *, report_id: str, title: str) -> str:
    """Call a table otherwise; its own title, or nothing, leaves it as it is."""
    report = statistics.report(report_id)
    words = text.nfc(title)
    named = "" if words == report.title else words
    _keep(session, report, replace(edits(session, report_id=report_id), title=named))
    return f"Đặt tên biểu {report.title}: “{named or report.title}”"


@for_chief
def set_row(
    session: Session,
    /,
    *,
    report_id: str,
    line: str,
    title: str = "",
    hidden: bool = False,
    note: str = "",
) -> str:
    """Name an official row otherwise, hide it or note something; all empty leaves it as it is."""
    report = statistics.report(report_id)
    named = {one.id: one.title for one in report.lines}
    words = text.nfc(title)
    edit = RowEdit(
        line=line,
        title="" if words == named.get(line) else words,
        hidden=hidden,
        note=text.nfc(note),
    )
    _keep(session, report, edits(session, report_id=report_id).with_row(edit))
    return f"Sửa dòng “{named.get(line, line)}” của {report.title}"


@for_chief
def set_own_row(
    session: Session,
    /,
    *,
    report_id: str,
    id: str,
    title: str,
    under: str,
    after: str,
    asked: Asked,
    note: str = "",
) -> str:
    """Add a row of the office's own, or change it; Refusal with all for which it cannot be."""
    report = statistics.report(report_id)
    row = OwnRow(
        id=id,
        title=text.nfc(title),
        under=under,
        after=after,
        asked=asked,
        note=text.nfc(note),
    )
    _keep(session, report, edits(session, report_id=report_id).with_own(row))
    return f"Dòng tự thêm “{row.title}” của {report.title}"


@for_chief
def remove_row(session: Session, /, *, report_id: str, line: str) -> str:
    """Give an official row its own words back, or take a row of the office's own away."""
    report = statistics.report(report_id)
    before = edits(session, report_id=report_id)
    titles = {one.id: one.title for one in report.lines} | {one.id: one.title for one in before.own}
    _keep(session, report, before.without(line))
    act = "Bỏ dòng tự thêm" if line.startswith(rules.OWN) else "Trả về tên chính thức"
    return f"{act} “{titles.get(line, line)}” của {report.title}"


@for_chief
def reset(session: Session, /, *, report_id: str) -> str:
    """Give a whole table back as its guide has it; older generations stay as they were changed."""
    report = statistics.report(report_id)
    row = _row(session, report)
    if row is not None:
        session.delete(row)
    return f"Trả {report.title} về đúng bộ biểu {report.edition}"


def new_own_id() -> str:
    """The id of a row that is not there yet."""
    return f"{rules.OWN}{new_id()}"


def _keep(session: Session, report: Report, changed: TableEdits) -> None:
    known = own_tables.known(session, year=_EVERY_YEAR)
    own_tables.refuse(rules.mistakes(changed, report, known), "Chưa sửa được biểu, vì:")
    row = _row(session, report)
    if changed.empty:
        if row is not None:
            session.delete(row)
        return
    if row is None:
        row = TableEditRow(report=report.id, edition=report.edition)
        session.add(row)
    rows.fill(row, {"edits": rules.stored(changed)})


def _row(session: Session, report: Report) -> TableEditRow | None:
    query = select(TableEditRow).where(
        TableEditRow.report == report.id, TableEditRow.edition == report.edition
    )
    return session.scalar(query)


def _rows(session: Session, report: Report, kept: TableEdits) -> list[EditedRow]:
    under = rules.groups(report)
    known = own_tables.known(session, year=_EVERY_YEAR) if kept.own else {}
    levels: dict[str, int] = {}
    made: list[EditedRow] = []
    standing = (one for one in report.lines if one.until is None)
    for number, line in enumerate(standing, 1):
        whole = line.part_of or line.of or line.over
        levels[line.id] = levels[whole] + 1 if whole else 0
        edit = kept.of(line.id)
        made.append(
            EditedRow(
                id=line.id,
                official=line.title,
                number=number,
                whole=line.part_of,
                title=edit.title,
                note=edit.note,
                hidden=edit.hidden,
                heading=line.heading,
                level=levels[line.id],
            )
        )
        for own in kept.own:
            if own.after == line.id:
                made.append(
                    EditedRow(
                        id=own.id,
                        official="",
                        whole=own.under,
                        title=own.title,
                        note=own.note,
                        level=levels.get(own.under, 0) + 1,
                        own=own,
                        fault=" ".join(rules.row_mistakes(own, under, known)),
                    )
                )
    return made
