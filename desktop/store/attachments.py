"""Photos and scans, kept once by what they contain."""

from __future__ import annotations

import hashlib

from sqlalchemy.orm import Session

from desktop.store.tables.attachments import AttachmentRow


def keep(session: Session, content: bytes, media: str) -> str:
    """Keep bytes once and return the SHA-256 they are found by."""
    key = hashlib.sha256(content).hexdigest()
    if session.get(AttachmentRow, key) is None:
        session.add(AttachmentRow(id=key, media=media, content=content))
        session.flush()
    return key


def content(session: Session, key: str) -> bytes:
    """The bytes that were kept."""
    return session.get_one(AttachmentRow, key).content
