"""Scans of a person's papers."""

from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image
from sqlalchemy import func, select

from desktop.errors import Refusal
from desktop.services.people import scans
from desktop.store.tables.attachments import AttachmentRow
from tests.build import a_person

DAY = date(2026, 3, 2)
PDF = b"%PDF-1.7\n%%EOF\n"


def a_picture(kind="PNG"):
    """A small picture of that kind."""
    content = io.BytesIO()
    Image.new("RGB", (30, 40), "navy").save(content, kind)
    return content.getvalue()


def a_scan(office, person, content=PDF, id="a", **values):
    """Add a scan of a person."""
    office.do(scans.add_scan, id=id, person_id=person, content=content, day=DAY, **values)


def kept(session):
    """How many files are kept."""
    return session.scalar(select(func.count()).select_from(AttachmentRow))


@pytest.mark.parametrize(
    ("content", "ending"), [(PDF, ".pdf"), (a_picture(), ".png"), (a_picture("JPEG"), ".jpg")]
)
def test_a_scan_is_kept_with_what_it_is_and_where_the_paper_lies(office, content, ending):
    """And its bytes are given back as they were."""
    person = a_person(office)
    a_scan(office, person, content, kind="037", title="Đơn  tay", paper_place="Tủ 2, cặp 5")
    (scan,) = office.read(scans.scans, person_id=person)
    assert (scan.kind_title, scan.title, scan.paper_place) == (
        "Đơn xin vào Đảng",
        "Đơn tay",
        "Tủ 2, cặp 5",
    )
    assert (scan.ending, scan.size, scan.added) == (ending, len(content), DAY)
    assert office.read(scans.content, id=scan.id) == content


def test_the_same_file_is_kept_once_and_not_twice_for_one_person(office):
    """Two brothers may share a paper."""
    one, other = a_person(office), a_person(office, "Lò Văn An")
    a_scan(office, one, title="Sổ hộ khẩu")
    a_scan(office, other, id="b")
    assert office.read(kept) == 1
    with pytest.raises(Refusal, match="“Sổ hộ khẩu”"):
        a_scan(office, one, id="c")


@pytest.mark.parametrize(
    "content", [b"", b"MZ\x90", a_picture("GIF"), a_picture()[:40], PDF + bytes(20 * 1024 * 1024)]
)
def test_what_is_no_scan_is_refused(office, content):
    """By its content, and nothing is kept."""
    person = a_person(office)
    with pytest.raises(Refusal):
        a_scan(office, person, content)
    assert office.read(kept) == 0


def test_a_scan_is_changed_removed_and_brought_back(office):
    """Undo gives it back whole."""
    person = a_person(office)
    a_scan(office, person)
    (scan,) = office.read(scans.scans, person_id=person)
    office.do(scans.change_scan, id=scan.id, revision=scan.revision, kind="002", title="LL")
    (changed,) = office.read(scans.scans, person_id=person)
    assert (changed.kind_title, changed.title) == ("Lý lịch đảng viên", "LL")
    office.do(scans.remove_scan, id=scan.id)
    assert office.read(scans.scans, person_id=person) == ()
    office.undo()
    (back,) = office.read(scans.scans, person_id=person)
    assert office.read(scans.content, id=back.id) == PDF


def test_a_kind_is_one_of_the_list(office):
    """No other number."""
    with pytest.raises(Refusal) as refused:
        a_scan(office, a_person(office), kind="999")
    assert refused.value.field == "kind"
