"""People: entering, changing, finding, the bin, the tables of the history, the photo."""

from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image

from desktop.errors import Refusal
from desktop.rules.partial_date import PartialDate
from desktop.services.people import people
from tests.build import a_person

NUMBER = "014200001234"


def names(found):
    """The names of people found, in their order."""
    return [one.name for one in found]


def test_a_person_is_found_without_accents_in_any_order_and_by_number(office):
    """As a clerk types: no marks, given name first, or the last digits of the number."""
    a_person(office, "Đặng Thị Ánh", personal_number=NUMBER)
    a_person(office, "Đinh Văn Anh")
    for words in ("dang thi anh", "anh dang", "Ánh Đặng", NUMBER[-6:]):
        assert names(office.read(people.find, words=words)) == ["Đặng Thị Ánh"], words


def test_people_stand_in_vietnamese_order(office):
    """By given name, letters before tones; whoever bears the very words comes first."""
    for name in (
        "Lò Văn Đức",
        "Lò Văn Ánh",
        "Lò Văn Bình",
        "Lò Văn An",
        "Lò Văn Ân",
        "Lò Văn Dung",
    ):
        a_person(office, name)
    given = [name.split()[-1] for name in names(office.read(people.find, words="lo van"))]
    assert given == ["An", "Ánh", "Ân", "Bình", "Dung", "Đức"]
    assert names(office.read(people.find, words="Ân"))[0] == "Lò Văn Ân"
    assert len(office.read(people.find, words="lo", most=2)) == 2


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "  "}, "name"),
        ({"name": "Lò Thị 5"}, "name"),
        ({"personal_number": "12345"}, "personal_number"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(office, values, field):
    """And nobody is entered."""
    with pytest.raises(Refusal) as refused:
        a_person(office, **values)
    assert refused.value.field == field
    assert office.read(people.find, words="") == ()


def test_a_number_belongs_to_one_person(office):
    """The sentence names who has it, also when that one lies in the bin."""
    first = a_person(office, "Lò Thị Mai", personal_number=NUMBER)
    with pytest.raises(Refusal, match="đã ghi cho Lò Thị Mai"):
        a_person(office, "Lò Thị Hoa", personal_number=NUMBER)
    office.do(people.remove_person, id=first, reason="nhập trùng", day=date(2026, 3, 2))
    with pytest.raises(Refusal, match="thùng rác"):
        a_person(office, "Lò Thị Hoa", personal_number=NUMBER)


def test_the_bin_keeps_whom_it_takes(office):
    """Put in with a reason, not found meanwhile, taken out whole."""
    key = a_person(office, "Lò Thị Mai")
    with pytest.raises(Refusal):
        office.do(people.remove_person, id=key, reason=" ", day=date(2026, 3, 2))
    office.do(people.remove_person, id=key, reason="nhập trùng", day=date(2026, 3, 2))
    assert office.read(people.find, words="mai") == ()
    assert [(one.name, one.note) for one in office.read(people.bin)] == [
        ("Lò Thị Mai", "nhập trùng")
    ]
    office.do(people.bring_back, id=key)
    assert names(office.read(people.find, words="mai")) == ["Lò Thị Mai"]
    assert office.read(people.bin) == ()


def test_a_table_of_the_history_is_replaced_in_its_order(office):
    """Lines move, change and go; what is left is exactly what was given."""
    key = a_person(office)
    school = {"since": PartialDate(2015, 9), "until": PartialDate(2018, 5), "work": "Học sinh"}
    field = {"since": PartialDate(2018, 6), "until": None, "work": "Làm nông nghiệp"}
    office.do(people.set_part, id=key, part="posts", lines=[school, field])
    office.do(people.set_part, id=key, part="posts", lines=[field])
    posts = office.read(people.person, id=key).history.posts
    assert [(one.since, one.until, one.work) for one in posts] == [
        (PartialDate(2018, 6), None, "Làm nông nghiệp")
    ]
    office.undo()
    posts = office.read(people.person, id=key).history.posts
    assert [one.work for one in posts] == ["Học sinh", "Làm nông nghiệp"]


@pytest.mark.parametrize("part", sorted(people.PARTS))
def test_every_table_of_the_history_comes_back(office, part):
    """An empty line of each kind is kept as a line."""
    key = a_person(office)
    line = {"relation": "Mẹ đẻ"} if part == "relatives" else {}
    office.do(people.set_part, id=key, part=part, lines=[line])
    assert len(getattr(office.read(people.person, id=key).history, part)) == 1


def test_a_photo_is_made_small_enough_for_paper(office):
    """A large picture is kept as a small JPEG; None takes it away."""
    key = a_person(office)
    office.do(people.set_photo, id=key, content=picture((2400, 3200)))
    with Image.open(io.BytesIO(office.read(people.person, id=key).photo)) as kept:
        assert (kept.format, max(kept.size)) == ("JPEG", 630)
    office.do(people.set_photo, id=key, content=None)
    assert office.read(people.person, id=key).photo is None


def test_what_is_no_picture_is_refused(office):
    """With a sentence, and the photo before stays."""
    key = a_person(office)
    office.do(people.set_photo, id=key, content=picture((300, 400)))
    with pytest.raises(Refusal) as refused:
        office.do(people.set_photo, id=key, content=b"not a picture")
    assert refused.value.field == "photo"
    assert office.read(people.person, id=key).photo is not None


def picture(size):
    """A plain picture as a PNG."""
    kept = io.BytesIO()
    Image.new("RGB", size, "white").save(kept, "PNG")
    return kept.getvalue()
