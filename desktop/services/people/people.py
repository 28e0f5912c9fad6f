"""People: entering, changing and finding them, with the tables of the personal history."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Subquery, select
from sqlalchemy.orm import Session

from desktop.errors import Refusal
from desktop.rules import checks, find_keys
from desktop.rules.facts.person import Person
from desktop.services import facts, rows
from desktop.store import attachments, search
from desktop.store.tables.people import (
    AwardRow,
    PenaltyRow,
    PersonRow,
    PostRow,
    RelativeRow,
    TrainingRow,
    TravelRow,
)
from desktop.store.tables.record import Record, new_id

__all__ = ["new_id"]

# The longer side of a kept photo, in pixels: 3×4 cm at 400 dpi.
_PHOTO_SIDE = 630
_PHOTO_BYTES = 20 * 1024 * 1024

PARTS: Mapping[str, type[Record]] = {
    "posts": PostRow,
    "trainings": TrainingRow,
    "travels": TravelRow,
    "awards": AwardRow,
    "penalties": PenaltyRow,
    "relatives": RelativeRow,
}
_PART_NAMES = {
    "posts": "quá trình công tác",
    "trainings": "đào tạo, bồi dưỡng",
    "travels": "đi nước ngoài",
    "awards": "khen thưởng",
    "penalties": "kỷ luật",
    "relatives": "quan hệ gia đình",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A person as a chooser or the search box shows it."""

    id: str
    name: str
    sort_key: str
    note: str


def person(session: Session, /, *, id: str) -> Person:
    """One person with the whole history."""
    rows.present(session, PersonRow, id)
    return facts.person(session, id)


def revision(session: Session, /, *, id: str) -> int:
    """The revision of a person's row, to be given back when saving."""
    return rows.present(session, PersonRow, id).revision


def find(session: Session, /, *, words: str, most: int = 50) -> tuple[Found, ...]:
    """So many people whose names (accents or not, any order) or numbers match, by name.

    Whoever bears the very words comes first; a card is found by its digits too.
    """
    found = _found(session, search.people_meant(find_keys.asked(words), most))
    numbers = find_keys.numbers(words)
    if numbers:
        known = {one.id for one in found}
        by_card = _found(session, search.members_meant(numbers, most))
        found += tuple(one for one in by_card if one.id not in known)
    return found[:most]


def add_person(session: Session, /, *, id: str, name: str, **values: Any) -> str:
    """Enter a person; Refusal if the personal number already belongs to someone."""
    row = PersonRow(id=id, name="", search_key="", sort_key="")
    session.add(row)
    with session.no_autoflush:
        _fill(session, row, {"name": name, **values}, None)
    return f"Thêm {row.name}"


def change_person(session: Session, /, *, id: str, revision: int, **values: Any) -> str:
    """Change what is known of a person."""
    row = rows.present(session, PersonRow, id)
    _fill(session, row, values, revision)
    return f"Sửa {row.name}"


def remove_person(session: Session, /, *, id: str, reason: str, day: date) -> str:
    """Put a person into the bin; nothing is deleted, `bring_back` takes it out again."""
    row = rows.present(session, PersonRow, id)
    if not reason.strip():
        raise Refusal("Hãy ghi lý do bỏ người này khỏi danh sách.", field="reason")
    rows.fill(row, {"removed": day, "removed_reason": reason})
    return f"Bỏ {row.name} vào thùng rác"


def bring_back(session: Session, /, *, id: str) -> str:
    """Take a person out of the bin."""
    row = rows.present(session, PersonRow, id)
    rows.fill(row, {"removed": None, "removed_reason": ""})
    return f"Lấy lại {row.name} từ thùng rác"


def bin(session: Session) -> tuple[Found, ...]:
    """The people in the bin, with the reason."""
    query = select(PersonRow).where(PersonRow.removed.is_not(None)).order_by(PersonRow.sort_key)
    return tuple(
        Found(row.id, row.name, row.sort_key, row.removed_reason) for row in session.scalars(query)
    )


def set_part(session: Session, /, *, id: str, part: str, lines: Sequence[Mapping[str, Any]]) -> str:
    """Replace a table of the personal history by these lines, in this order."""
    person_row = rows.present(session, PersonRow, id)
    table = PARTS[part]
    columns = table.__table__.columns
    query = select(table).where(columns["person_id"] == id).order_by(columns["position"])
    present = list(session.scalars(query))
    for position, line in enumerate(lines):
        if position < len(present):
            rows.fill(present[position], {"position": position, **line})
        else:
            row = table(person_id=id, position=position)
            rows.fill(row, dict(line))
            session.add(row)
    for row in present[len(lines) :]:
        session.delete(row)
    return f"Sửa {_PART_NAMES[part]} của {person_row.name}"


def set_photo(session: Session, /, *, id: str, content: bytes | None) -> str:
    """Keep a photo, made small enough for paper; None takes it away. Refusal if no picture."""
    row = rows.present(session, PersonRow, id)
    row.photo_id = (
        None if content is None else attachments.keep(session, _small_photo(content), "image/jpeg")
    )
    return f"{'Bỏ' if content is None else 'Đặt'} ảnh của {row.name}"


def _found(session: Session, meant: Subquery) -> tuple[Found, ...]:
    query = (
        select(PersonRow.id, PersonRow.name, PersonRow.sort_key, PersonRow.born)
        .join(meant, meant.c.place == search.place(PersonRow))
        .order_by(meant.c.inexact, PersonRow.sort_key)
    )
    return tuple(
        Found(row.id, row.name, row.sort_key, row.born.text if row.born else "")
        for row in session.execute(query)
    )


def _fill(session: Session, row: PersonRow, values: dict[str, Any], revision: int | None) -> None:
    if "name" in values:
        values["name"] = checks.person_name(values["name"])
    number = values.get("personal_number")
    if number:
        values["personal_number"] = number = checks.personal_number(number)
        other = session.scalar(
            select(PersonRow).where(PersonRow.personal_number == number, PersonRow.id != row.id)
        )
        if other is not None:
            where = " (đang ở thùng rác)" if other.removed else ""
            raise Refusal(
                f"Số định danh {number} đã ghi cho {other.name}{where}. Hãy kiểm tra lại số, hoặc "
                "mở người đó.",
                field="personal_number",
            )
    if "groups" in values:
        values["groups"] = sorted(values["groups"])
    rows.fill(row, values, revision=revision)


def _small_photo(content: bytes) -> bytes:
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(content) > _PHOTO_BYTES:
        raise Refusal("Tệp ảnh lớn quá 20 MB; hãy chọn ảnh nhỏ hơn.", field="photo")
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "BMP")) as picture:
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise Refusal(
            "Không đọc được ảnh này. Hãy chọn tệp ảnh JPG hoặc PNG.", field="photo"
        ) from error
    upright.thumbnail((_PHOTO_SIDE, _PHOTO_SIDE))
    kept = io.BytesIO()
    upright.save(kept, "JPEG", quality=88)
    return kept.getvalue()
