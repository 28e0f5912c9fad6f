"""What papers are filled from: whose number, which introducer."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.papers.sheet import words
from desktop.services import shipped
from desktop.services.cases import mentors, steps, verifications
from desktop.services.papers import paper_facts, papers
from desktop.services.people import merging, people
from tests.build import a_case, a_member, a_step, an_office

DAY = date(2026, 3, 2)


def said(sheet):
    return " ".join(words(sheet))


def checklist(office, person, form="3-knd"):
    found = office.read(papers.checklist, person_id=person, set_id="admission", day=DAY)
    return [line for line in found if line.form == form]


@pytest.fixture
def two(office):
    """Somebody whom two members introduce, and no union; the person and the second member."""
    an_office(office)
    person = a_case(office, at="history")
    case = office.read(steps.view, person_id=person, day=DAY).case
    second = a_member(office, "Quàng Thị Ngần", case.cell.id)
    help = {"stage": "candidate", "since": date(2023, 2, 13)}
    office.do(mentors.assign, case_id=case.id, mentor_id=second, **help)
    revision = office.read(people.revision, id=person)
    office.do(people.change_person, id=person, revision=revision, union_joined=None)
    return person, second


def test_each_of_two_introducers_writes_a_paper(office, two):
    person, _ = two
    lines = checklist(office, person)
    assert {line.title.rpartition("(")[2] for line in lines} == {
        "Cầm Văn Biên)",
        "Quàng Thị Ngần)",
    }
    printed = office.read(papers.set_sheets, person_id=person, set_id="admission", day=DAY)
    ours = [said(sheet) for _, sheet in printed if sheet.form == "3-knd"]
    assert len(ours) == 2
    assert sum("Cầm Văn Biên" in one for one in ours) == 1
    assert sum("Quàng Thị Ngần" in one for one in ours) == 1


def test_their_answers_and_issued_papers_are_kept_apart(office, two):
    person, second = two
    about = {"form_id": "3-knd", "person_id": person, "day": DAY, "about": second}
    office.do(papers.save_answers, answers={"remarks": "Gương mẫu trong công việc"}, **about)
    office.do(papers.issue, **about)
    assert {line.about: line.issued for line in checklist(office, person)}[second]
    assert sum(line.issued for line in checklist(office, person)) == 1
    assert "Gương mẫu trong công việc" in said(office.read(papers.sheet, **about))
    [other] = [line.about for line in checklist(office, person) if line.about != second]
    assert "Gương mẫu trong công việc" not in said(
        office.read(papers.sheet, **{**about, "about": other})
    )


def test_where_a_union_introduces_one_member_is_enough(office, two):
    person, _ = two
    office.undo()
    assert len(checklist(office, person)) == 1


def test_a_paper_prints_the_step_s_number_only_if_it_is_its_own(office):
    """The standing committee's step has a submission and a notice."""
    an_office(office)
    person = a_case(office, at="appraisal")
    a_step(office, person, "standing-meeting", number="05-TB/ĐU")
    subject = office.read(paper_facts.subject, person)
    assert subject.known("04-tbkl", "TB/ĐU", DAY).paper.number == "05-TB/ĐU"
    assert subject.known("02-ttr", "TTr/BXDĐ", DAY).paper.number == ""
    office.do(papers.take_number, form_id="02-ttr", person_id=person, day=DAY)
    subject = office.read(paper_facts.subject, person)
    assert subject.known("02-ttr", "TTr/BXDĐ", DAY).paper.number == "01-TTr/BXDĐ"


def test_every_form_of_a_series_of_ours_has_a_known_type():
    """A letterhead whose number no register would count is a mistake of one of the two."""
    known = {one.symbol for one in shipped.forms() if one.symbol}
    unknown = {one for one in known if shipped.documents().of_symbol(one) is None}
    assert unknown == {"BC/ĐUBP"}


def test_an_office_without_a_person_fills_its_own_papers(office):
    an_office(office)
    known = office.read(paper_facts.subject, None).known("bao-cao", "BC/ĐU", DAY)
    assert (known.person, known.paper.place) == (None, "Hoa Ban")


def test_an_introducer_entered_twice_keeps_the_paper_when_merged(office, two):
    person, second = two
    about = {"form_id": "3-knd", "person_id": person, "day": DAY}
    office.do(papers.save_answers, answers={"remarks": "Gương mẫu"}, about=second, **about)
    same = a_member(office, "Quàng Thị Ngần")
    office.do(merging.merge, keep=same, other=second, choices={}, day=DAY)
    assert same in {line.about for line in checklist(office, person)}
    kept = office.read(papers.editing, about=same, **about)
    assert kept.answers["remarks"] == "Gương mẫu"


def in_set(office, person, form):
    """The words of each paper of a form in the admission set."""
    made = office.read(papers.set_sheets, person_id=person, set_id="admission", day=DAY)
    return [said(sheet) for _, sheet in made if sheet.form == form]


def test_each_organisation_is_asked_by_a_paper_of_its_own(office):
    """A place behind a comma belongs to the name before it; before they are named there is one."""
    an_office(office)
    person = a_case(office, at="union-resolution")
    assert [line.about for line in checklist(office, person, "5a-knd")] == [""]
    names = "Chi đoàn bản Nà Lốc, xã Hoa Ban; Hội Nông dân, Hội Phụ nữ"
    a_step(office, person, "opinions", organisations=names, residence="Chi ủy bản Nà Lốc, Hoa Ban")
    each = ("Chi đoàn bản Nà Lốc, xã Hoa Ban", "Hội Nông dân", "Hội Phụ nữ")
    assert tuple(line.about for line in checklist(office, person, "5a-knd")) == each
    asked = {"form_id": "5a-knd", "person_id": person, "day": DAY, "about": each[1]}
    office.do(papers.save_answers, answers={"asked": 7, "reason": "Còn trẻ"}, **asked)
    printed = in_set(office, person, "5a-knd")
    assert [sum(name in one for one in printed) for name in each] == [1, 1, 1]
    assert ["Còn trẻ" in one for one in printed] == [False, True, False]


def test_the_committee_of_residence_is_named_without_being_told_apart(office):
    person = a_case(office, at="union-resolution")
    a_step(office, person, "opinions", residence="Chi ủy Chi bộ bản Nà Lốc, xã Hoa Ban")
    asked = {"form_id": "5b-knd", "person_id": person, "day": DAY}
    assert "Chi ủy Chi bộ bản Nà Lốc, xã Hoa Ban" in said(office.read(papers.sheet, **asked))
    [line] = checklist(office, person, "5b-knd")
    assert line.title == "Ý kiến nhận xét của chi ủy (chi bộ) nơi cư trú"


def test_each_committee_asked_to_verify_gets_a_letter_in_the_set(office):
    """Of its own relatives, with the number and day of its request; without requests none."""
    an_office(office)
    person = a_case(office, at="history")
    assert in_set(office, person, "20-knd") == []
    names = (("Cha đẻ", "Lò Văn Ơn"), ("Mẹ đẻ", "Hà Thị Ban"), ("Chồng", "Cầm Văn Pản"))
    lines = [{"relation": relation, "name": name} for relation, name in names]
    office.do(people.set_part, id=person, part="relatives", lines=lines)
    case = office.read(steps.view, person_id=person, day=DAY).case.id
    for at, (relation, name) in enumerate(names):
        office.do(
            verifications.add_request,
            id=people.new_id(),
            case_id=case,
            committee="Đảng ủy xã Mường Bon" if at < 2 else "Đảng ủy phường Tô Hiệu",
            relation=relation,
            name=name,
            number="12-CV/ĐU" if at < 2 else "",
            sent=date(2024, 1, 29) if at == 0 else None,
        )
    first, second = in_set(office, person, "20-knd")
    assert [name in first for _, name in names] == [True, True, False]
    assert [name in second for _, name in names] == [False, False, True]
    assert "Đảng ủy xã Mường Bon" in first
    assert "ngày 29 tháng 01 năm 2024" in first
    assert "18/03/2024" in first
    told = [(line.about, line.number, line.present) for line in checklist(office, person, "20-knd")]
    assert told == [
        ("Đảng ủy xã Mường Bon", "12-CV/ĐU", True),
        ("Đảng ủy phường Tô Hiệu", "", False),
    ]
