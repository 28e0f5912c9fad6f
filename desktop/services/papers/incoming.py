"""The register of what came in, numbered by arrival within the year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.services import rows
from desktop.store.tables.documents import IncomingRow


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingLine:
    """A line of the register of what came in."""

    id: str
    arrived: date
    serial: int
    author: str
    number: str
    day: date | None
    title: str
    recipient: str
    note: str


def lines(
    session: Session, /, *, since: date | None = None, until: date | None = None
) -> tuple[IncomingLine, ...]:
    """What came in, latest first."""
    query = select(IncomingRow).order_by(IncomingRow.arrived.desc(), IncomingRow.serial.desc())
    return tuple(
        IncomingLine(
            id=row.id,
            arrived=row.arrived,
            serial=row.serial,
            author=row.author,
            number=row.number,
            day=row.day,
            title=row.title,
            recipient=row.recipient,
            note=row.note,
        )
        for row in session.scalars(query)
        if (since is None or row.arrived >= since) and (until is None or row.arrived <= until)
    )


def write(session: Session, /, *, id: str, **values: object) -> str:
    """Enter or correct a document that came in; a new one takes the year's next number."""
    row = session.get(IncomingRow, id)
    if row is None:
        row = IncomingRow(id=id)
        session.add(row)
    with session.no_autoflush:
        rows.fill(row, values)
        if row.arrived is None:
            raise Refusal("Hãy ghi ngày đến.", field="arrived")
        if not row.title:
            raise Refusal("Hãy ghi trích yếu của văn bản đến.", field="title")
        year = date(row.arrived.year, 1, 1), date(row.arrived.year, 12, 31)
        same = select(IncomingRow).where(IncomingRow.arrived.between(*year), IncomingRow.id != id)
        others = {one.serial for one in session.scalars(same)}
        row.serial = row.serial or max(others, default=0) + 1
        if row.serial in others:
            raise Refusal(
                f"Số đến {row.serial} của năm {row.arrived.year} đã có. Số tiếp theo là "
                f"{max(others) + 1}.",
                field="serial",
            )
    return f"Vào sổ văn bản đến số {row.serial}: {row.title}"


def remove(session: Session, /, *, id: str) -> str:
    """Take an incoming document entered by mistake out of the register."""
    row = rows.present(session, IncomingRow, id)
    session.delete(row)
    return f"Xóa văn bản đến số {row.serial}"
