"""A written report of a period on paper, begun first if nobody has begun it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.exchange.stick import ascii_name
from desktop.rules.calendar import Period
from desktop.services.office import Office
from desktop.services.papers import printing
from desktop.services.papers.printing import Printed
from desktop.services.reports import writings
from desktop.store.tables.record import new_id


def write(
    office: Office, *, kind: str, period: Period, as_of: date, folder: Path
) -> tuple[Printed, ...]:
    """Write the report of a kind and period into a folder as PDF and Word document."""
    names = [one.id for one in office.read(writings.kinds, day=as_of)]
    if kind not in names:
        raise Refusal(
            f"Không có loại báo cáo “{kind}”. Các loại: {', '.join(names)}.", field="kind"
        )
    id = office.read(_begun, kind=kind, period=period)
    if not id:
        id = new_id()
        office.do(writings.start, id=id, kind=kind, period=period, as_of=as_of)
    title = office.read(writings.writing, id=id).line.title
    sheet = office.read(writings.sheet, id=id, day=office.today())
    files = ((".pdf", printing.pdf_bytes), (".docx", printing.docx_bytes))
    return tuple(
        Printed(printing.save(folder / ascii_name(title, ending), make(sheet)), title)
        for ending, make in files
    )


def _begun(session: Session, /, *, kind: str, period: Period) -> str:
    """The id of the report of that kind and period, or ""."""
    found = (
        one.id for one in writings.writings(session) if (one.kind, one.period) == (kind, period)
    )
    return next(found, "")
