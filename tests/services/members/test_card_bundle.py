"""The bundle of requests for cards: complete or not written, photos in the order of the list."""

from __future__ import annotations

import io
from datetime import date

import pypdf
import pytest
from PIL import Image
from python_calamine import CalamineWorkbook

from desktop.errors import Refusal
from desktop.rules.partial_date import PartialDate
from desktop.services.members import card_bundle, card_requests, members
from desktop.services.people import people
from tests.build import a_member, a_person, an_office

NOW = date(2026, 3, 2)


def picture():
    """A photo of 3×4."""
    made = io.BytesIO()
    Image.new("RGB", (30, 40), "white").save(made, "PNG")
    return made.getvalue()


def a_complete_member(office, name, number):
    """A member who lacks only the card."""
    key = a_person(office, name, sex="nam", born=PartialDate(1980, 2, 1), personal_number=number)
    dates = {"admitted": PartialDate(2009, 5, 19), "official": PartialDate(2010, 5, 19)}
    office.do(members.set_membership, person_id=key, **dates)
    office.do(people.set_photo, id=key, content=picture())


def prepared(office):
    """The bundle of all who need a card."""
    lines = office.read(card_requests.lines, day=NOW)
    return office.read(card_bundle.prepare, lines=lines, day=NOW)


def test_nothing_to_send_and_something_lacking_are_refused(office):
    """Naming who lacks what."""
    with pytest.raises(Refusal, match="Chưa có đề nghị"):
        prepared(office)
    a_member(office, "Cầm Văn Biên")
    with pytest.raises(Refusal, match="Cầm Văn Biên \\(thiếu ảnh 3×4, số định danh"):
        prepared(office)


def test_letter_list_workbook_and_photos_agree(office, tmp_path):
    """One photo for each, numbered as the list is; who lacks something is left out by name."""
    an_office(office)
    a_complete_member(office, "Lò Văn Ước", "014080000002")
    a_complete_member(office, "Cầm Văn Biên", "014080000001")
    key = a_member(office, "Lò Văn Năm")
    office.do(people.change_person, id=key, revision=1, born=PartialDate(1950))
    ready = prepared(office)
    assert [one.partition(" (")[0] for one in ready.left_out] == ["Lò Văn Năm"]
    assert "ngày sinh đủ ngày" in ready.left_out[0]
    path = card_bundle.write(ready, tmp_path)
    assert path.name == "the_dang_vien_2026_03_02"
    files = sorted(one.relative_to(path).as_posix() for one in path.rglob("*") if one.is_file())
    assert files == [
        "anh/001_cam_van_bien.jpg",
        "anh/002_lo_van_uoc.jpg",
        "cong_van.pdf",
        "danh_sach.xlsx",
        "danh_sach_1_tdv.pdf",
        "quyet_dinh_phat_the.pdf",
    ]
    rows = CalamineWorkbook.from_path(path / "danh_sach.xlsx").get_sheet_by_index(0).to_python()
    told = [(row[1], row[4], row[-1]) for row in rows if isinstance(row[0], float)]
    assert told == [
        ("Cầm Văn Biên", "014080000001", "001_cam_van_bien.jpg"),
        ("Lò Văn Ước", "014080000002", "002_lo_van_uoc.jpg"),
    ]
    letter = pypdf.PdfReader(path / "cong_van.pdf").pages[0].extract_text()
    assert "cho 2 đảng viên" in " ".join(letter.split())
    assert "Ban Tổ chức Tỉnh ủy Sơn La" in " ".join(letter.split())
    listed = pypdf.PdfReader(path / "danh_sach_1_tdv.pdf").pages[0].extract_text()
    assert listed.index("Cầm Văn Biên") < listed.index("Lò Văn Ước")


def test_a_cancelled_bundle_leaves_nothing_behind(office, tmp_path):
    """Stopped between two files; the folder can be chosen again at once."""
    an_office(office)
    a_complete_member(office, "Lò Văn Ước", "014080000002")
    ready, written = prepared(office), []
    stopped = {
        "progress": lambda done, total, what: written.append(what),
        "cancelled": lambda: len(written) == 2,
    }
    assert card_bundle.write(ready, tmp_path, **stopped) is None
    assert list(tmp_path.iterdir()) == []
    assert card_bundle.write(ready, tmp_path) is not None
