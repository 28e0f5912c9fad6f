"""Photos and scans, kept once by their content."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from desktop.store.tables.record import Table


class AttachmentRow(Table):
    """A file by the SHA-256 of its bytes; never changed, so the journal need not follow it."""

    __tablename__ = "attachment"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    media: Mapped[str]
    content: Mapped[bytes]
