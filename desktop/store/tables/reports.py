"""Reports whose figures were kept: what was sent stays what it was."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped

from desktop.store.tables.record import Record


class KeptReportRow(Record):
    """The figures of a period with the names in them, and the sheet, as on the day of keeping.

    Where the office had changed rows, `edits` says which, and `plain_sheet` is the sheet without.
    """

    __tablename__ = "kept_report"
    __table_args__ = (UniqueConstraint("report", "since", "until"),)

    report: Mapped[str]
    edition: Mapped[str]
    title: Mapped[str]
    since: Mapped[date]
    until: Mapped[date]
    as_of: Mapped[date]
    kept_on: Mapped[date]
    figures: Mapped[dict[str, Any]]
    sheet: Mapped[dict[str, Any]]
    edits: Mapped[dict[str, Any] | None]
    plain_sheet: Mapped[dict[str, Any] | None]
