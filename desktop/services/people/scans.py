"""Scans of a person's papers: kept once by content, with what paper each is and where it lies."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.services import rows, shipped
from desktop.store import attachments
from desktop.store.tables.attachments import AttachmentRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.scans import ScanRow

_MOST = 20 * 1024 * 1024
_ENDINGS = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}
_UNREADABLE = "Tệp này không phải bản quét đọc được. Hãy chọn tệp PDF, JPG hoặc PNG."


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan as the list shows it; `size` in bytes, `kind` a code of the archive's kinds."""

    id: str
    revision: int
    kind: str
    kind_title: str
    title: str
    paper_place: str
    added: date
    media: str
    size: int

    @property
    def ending(self) -> str:
        """How the name of such a file ends."""
        return _ENDINGS[self.media]


def scans(session: Session, /, *, person_id: str) -> tuple[Scan, ...]:
    """The scans of a person, by the archive's number and the day they were added."""
    kinds = {entry.code: entry.name for entry in shipped.entries("archive_kinds")}
    query = (
        select(ScanRow, AttachmentRow.media, func.length(AttachmentRow.content))
        .join(AttachmentRow, AttachmentRow.id == ScanRow.attachment_id)
        .where(ScanRow.person_id == person_id)
        .order_by(ScanRow.kind == "", ScanRow.kind, ScanRow.added, ScanRow.id)
    )
    return tuple(
        Scan(
            id=row.id,
            revision=row.revision,
            kind=row.kind,
            kind_title=kinds.get(row.kind, ""),
            title=row.title,
            paper_place=row.paper_place,
            added=row.added,
            media=media,
            size=size,
        )
        for row, media, size in session.execute(query)
    )


def content(session: Session, /, *, id: str) -> bytes:
    """The bytes of a scan."""
    return attachments.content(session, rows.present(session, ScanRow, id).attachment_id)


def add_scan(
    session: Session,
    /,
    *,
    id: str,
    person_id: str,
    content: bytes,
    day: date,
    kind: str = "",
    title: str = "",
    paper_place: str = "",
) -> str:
    """Keep a scan; Refusal if it is too large, no PDF or picture, or this person's already."""
    person = rows.present(session, PersonRow, person_id)
    _check_kind(kind)
    key = attachments.keep(session, content, _media(content))
    known = select(ScanRow).where(ScanRow.person_id == person_id, ScanRow.attachment_id == key)
    present = session.scalar(known)
    if present is not None:
        raise Refusal(
            f"Tệp này đã có trong hồ sơ của {person.name}"
            + (f" với tên “{present.title}”." if present.title else ".")
        )
    row = ScanRow(id=id, person_id=person_id, attachment_id=key, added=day)
    session.add(row)
    rows.fill(row, {"kind": kind, "title": title, "paper_place": paper_place})
    return f"Thêm bản quét của {person.name}"


def change_scan(session: Session, /, *, id: str, revision: int, **values: Any) -> str:
    """Change what a scan is called, what paper it is, or where the paper lies."""
    row = rows.present(session, ScanRow, id)
    _check_kind(values.get("kind", ""))
    rows.fill(row, values, revision=revision)
    return f"Sửa bản quét của {rows.present(session, PersonRow, row.person_id).name}"


def remove_scan(session: Session, /, *, id: str) -> str:
    """Take a scan out of a person's file; its bytes stay, so that it can be undone."""
    row = rows.present(session, ScanRow, id)
    session.delete(row)
    return f"Bỏ bản quét của {rows.present(session, PersonRow, row.person_id).name}"


def _check_kind(kind: str) -> None:
    if kind and all(entry.code != kind for entry in shipped.entries("archive_kinds")):
        raise Refusal("Không có loại giấy tờ này. Hãy chọn trong danh sách.", field="kind")


def _media(content: bytes) -> str:
    """What a file is by its content, whatever its name says."""
    from PIL import Image, UnidentifiedImageError

    if len(content) > _MOST:
        raise Refusal("Tệp lớn quá 20 MB; hãy quét lại ở độ phân giải thấp hơn (200-300 dpi).")
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as picture:
            media = f"image/{(picture.format or '').lower()}"
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refusal(_UNREADABLE) from error
    return media
