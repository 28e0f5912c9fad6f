"""Update packs that the office has taken in."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Record


class UpdatePackRow(Record):
    """A signed pack, kept whole as an attachment; `program` is the version that examined it."""

    __tablename__ = "update_pack"

    number: Mapped[int] = mapped_column(unique=True)
    title: Mapped[str]
    in_force_from: Mapped[date]
    taken_in: Mapped[date]
    fingerprint: Mapped[str]
    program: Mapped[str]
    attachment_id: Mapped[str] = mapped_column(ForeignKey("attachment.id"), index=True)
