"""Photos and scans are kept once, by what they contain."""

from __future__ import annotations

from sqlalchemy import select

from desktop.store import attachments
from desktop.store.tables.attachments import AttachmentRow
from desktop.store.tables.people import PersonRow
from tests.deeds import add, changes, values_of


def photograph(session, content, *people):
    for id in people:
        session.get_one(PersonRow, id).photo_id = attachments.keep(session, content, "image/jpeg")
    return "Ảnh"


def photo(session, id):
    return attachments.content(session, session.get_one(PersonRow, id).photo_id)


def media(session):
    return list(session.scalars(select(AttachmentRow.media)))


def test_the_same_photo_is_kept_once_and_given_back(office):
    for id in ("an", "binh", "chi"):
        office.do(add, PersonRow, id=id, name=id)
    office.do(photograph, b"\xff\xd8 one", "an", "binh")
    office.do(photograph, b"\xff\xd8 one", "chi")

    assert [office.read(photo, id) for id in ("an", "binh", "chi")] == [b"\xff\xd8 one"] * 3
    assert office.read(media) == ["image/jpeg"]
    office.do(photograph, b"\xff\xd8 two", "an")
    assert office.read(photo, "an") == b"\xff\xd8 two"
    assert office.read(photo, "binh") == b"\xff\xd8 one"


def test_a_photo_is_kept_through_undo(office):
    office.do(add, PersonRow, id="an", name="Lò Thị An")
    office.do(photograph, b"x", "an")
    office.undo()
    assert office.read(values_of, PersonRow, "an")["photo_id"] is None
    office.redo()
    assert office.read(photo, "an") == b"x"
    assert "attachment" not in {row.table for row in office.read(changes)}


def test_a_photo_that_nobody_took_is_not_kept(office):
    def only_keep(session):
        attachments.keep(session, b"x", "image/png")
        return "Không có gì"

    assert office.do(only_keep) is None
    assert office.read(media) == []
