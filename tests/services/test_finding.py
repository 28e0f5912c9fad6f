"""The one search box."""

from __future__ import annotations

from desktop.services import finding
from desktop.services.members import members
from desktop.services.people import people
from tests.build import a_case, a_cell, a_member, a_person, a_step, a_unit
from tests.deeds import NOW


def hits(office, words):
    """What is found: title and screen."""
    return [(hit.title, hit.screen) for hit in office.read(finding.find, words=words)]


def test_people_cells_places_and_papers_are_found(office):
    """Without accents; a person first, then places, then a numbered paper."""
    person = a_case(office, at="decision", name="Đặng Thị Ánh")
    a_cell(office, "Chi bộ bản Ánh Dương")
    a_unit(office, "Bản Ánh Dương")
    assert hits(office, "anh") == [
        ("Đặng Thị Ánh", "person"),
        ("Chi bộ bản Ánh Dương", "organisations"),
        ("Bản Ánh Dương", "organisations"),
    ]
    (hit,) = office.read(finding.find, words="21-QĐ/ĐU")
    assert (hit.title, hit.screen, hit.record) == ("Đặng Thị Ánh", "case", person)
    assert "12/06/2024" in hit.note


def test_a_remark_is_found(office):
    """By words that a record says."""
    a_case(office, at="outstanding")
    assert hits(office, "chi doan na loc") == [("Lò Thị Mai", "case")]


def test_no_words_find_nothing(office):
    """An empty box lists nobody."""
    a_person(office)
    assert hits(office, "  ") == []


def test_so_many_are_shown_and_no_more(office):
    """The list stays short."""
    for _ in range(4):
        a_person(office)
    assert len(office.read(finding.find, words="mai", most=3)) == 3
    assert len(office.read(finding.find_people, words="mai", most=2)) == 2


def test_somebody_in_a_cell_is_found_once(office):
    """Being listed twice does not make two people."""
    key = a_person(office, cell=a_cell(office))
    office.do(members.place_in_cell, person_id=key, cell_id=a_cell(office))
    assert hits(office, "mai") == [("Lò Thị Mai", "person")]


def test_accents_as_typed_come_first_however_many_match(office):
    """Also before those whose names stand earlier in the list."""
    for given in ("An", "Ân", "Án", "Ấn"):
        a_person(office, f"Lò Văn {given}")
    first = [office.read(finding.find, words=given, most=1)[0].title for given in ("Ấn", "án")]
    assert first == ["Lò Văn Ấn", "Lò Văn Án"]


def test_a_member_is_found_by_digits_of_the_card(office):
    """Old or new; not from the bin."""
    key = a_member(office, "Cầm Văn Biên", card_number="000123456789")
    assert hits(office, "3456") == [("Cầm Văn Biên", "person")]
    office.do(people.remove_person, id=key, reason="nhập nhầm", day=NOW.date())
    assert hits(office, "3456") == []


def test_a_changed_paper_is_found_by_its_new_number(office):
    """And by the old one no more."""
    person = a_case(office, at="standing-meeting")
    a_step(office, person, "decision")
    assert len(hits(office, "21-QĐ")) == 1
    office.undo()
    assert hits(office, "21-QĐ") == []
    office.redo()
    assert len(hits(office, "21-QĐ")) == 1
