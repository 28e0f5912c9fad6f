"""The letter of introduction to the place of residence."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.services.members import contact_papers, contacts
from desktop.services.papers import documents, papers
from tests.build import a_cell, a_member, an_office

SENT, DAY = date(2026, 1, 5), date(2026, 3, 2)


def told(sheet):
    return " ".join(" ".join(words(sheet)).split())


def test_the_letter_is_filled_from_its_line_and_the_form_from_the_latest(office):
    an_office(office)
    member = a_member(office, cell=a_cell(office, "Chi bộ bản Pá"))
    first = {"place": "Đảng ủy phường Tô Hiệu", "number": "07-GGT/ĐU", "introduced": SENT}
    office.do(contacts.add_contact, id="a", person_id=member, ended=DAY, **first)
    second = {"place": "Đảng ủy xã Mường Bú", "number": "12", "introduced": DAY}
    office.do(contacts.add_contact, id="b", person_id=member, **second)
    said = told(office.read(contact_papers.letter, id="a", day=DAY))
    for part in ("Đảng ủy phường Tô Hiệu", "Số 07 -GGT/ĐU", "ngày 05 tháng 01 năm 2026", "bản Pá"):
        assert part in said
    form = {"form_id": contacts.LETTER, "person_id": member}
    said = told(office.read(papers.sheet, day=DAY, **form))
    assert "Đảng ủy xã Mường Bú" in said
    assert "Số 12 -GGT/ĐU" in said


def test_a_number_taken_for_the_letter_stands_on_its_line_until_it_is_void(office):
    an_office(office)
    member = a_member(office, cell=a_cell(office, "Chi bộ bản Pá"))
    office.do(contacts.add_contact, id="a", person_id=member, place="Đảng ủy phường Tô Hiệu")

    def numbers():
        return [one.way.number for one in office.read(contacts.lines, day=DAY)]

    office.do(papers.take_number, form_id=contacts.LETTER, person_id=member, day=DAY)
    assert numbers() == ["01-GGT/ĐU"]
    assert "Số 01 -GGT/ĐU" in told(office.read(contact_papers.letter, id="a", day=DAY))
    office.undo()
    assert numbers() == [""]
    assert office.read(contact_papers.next_number, person_id=member, day=DAY) == "01-GGT/ĐU"
    office.redo()
    [document] = office.read(documents.register)
    office.do(documents.void, id=document.id, reason="viết nhầm")
    assert numbers() == [""]


def test_a_second_letter_has_a_number_of_its_own(office):
    an_office(office)
    member = a_member(office, cell=a_cell(office, "Chi bộ bản Pá"))
    form = {"form_id": contacts.LETTER, "person_id": member, "day": DAY}
    office.do(contacts.add_contact, id="a", person_id=member, place="Đảng ủy phường Tô Hiệu")
    office.do(papers.take_number, **form)
    with pytest.raises(Refusal, match="đã có số"):
        office.do(papers.take_number, **form)
    [first] = office.read(contacts.lines, day=DAY)
    office.do(contacts.change_contact, id="a", revision=first.revision, ended=DAY)
    office.do(contacts.add_contact, id="b", person_id=member, place="Đảng ủy xã Mường Bú")
    office.do(papers.take_number, **form)
    numbers = {one.id: one.way.number for one in office.read(contacts.lines, day=DAY)}
    assert numbers == {"a": "01-GGT/ĐU", "b": "02-GGT/ĐU"}
