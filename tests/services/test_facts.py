"""Tables become facts."""

from __future__ import annotations

from datetime import date

from desktop.rules.partial_date import PartialDate
from desktop.services import facts
from desktop.services.cells import targets
from desktop.services.keeping import settings
from desktop.services.members import members
from desktop.services.people import people
from tests.build import a_case, a_cell, a_member, a_person, a_step, a_unit, an_office


def test_a_person_comes_back_as_entered(office):
    """Every kind of column: texts, places, choices, dates with unknown parts."""
    key = a_person(
        office,
        "Lò Thị Mai",
        born=PartialDate(2000, 5),
        home_place="xã Hoa Ban, tỉnh Sơn La",
        home_place_formerly="xã Hua La, thị xã Sơn La",
        professional="Trung cấp y sĩ",
        professional_level="vocational",
        groups={"union-member", "militia"},
        trade_union=False,
        youth="Từ nhỏ ở với cha mẹ",
    )
    one = office.read(facts.person, key)
    assert one.born == PartialDate(2000, 5)
    assert one.home_place.text == "xã Hoa Ban, tỉnh Sơn La (trước đây là xã Hua La, thị xã Sơn La)"
    assert (one.education.professional, one.education.professional_level) == (
        "Trung cấp y sĩ",
        "vocational",
    )
    assert one.groups == {"union-member", "militia"}
    assert one.trade_union is False
    assert one.history.youth == "Từ nhỏ ở với cha mẹ"


def test_what_was_not_entered_stays_unknown(office):
    """Never a zero, a no or today."""
    key = a_person(office, sex=None, born=None)
    one = office.read(facts.person, key)
    assert (one.sex, one.born, one.trade_union, one.membership, one.photo) == (None,) * 5
    assert one.history.posts == ()


def test_an_empty_office_has_empty_facts(office):
    """Before the first settings."""
    whole = office.read(facts.whole)
    assert (whole.office.commune_name, whole.people, whole.cells) == ("", (), ())
    assert office.read(facts.case_of, a_person(office)) is None


def test_the_whole_office_is_there_at_once(office):
    """Office, cells, places, targets, people and cases, joined to one another."""
    an_office(office)
    person = a_case(office, at="ceremony")
    (cell,) = office.read(facts.cells)
    a_unit(office, cell_id=cell.id)
    office.do(targets.set_target, year=2024, admit=1, cell_id=cell.id)
    whole = office.read(facts.whole)
    (case,) = whole.cases
    assert whole.office.commune == "xã Hoa Ban"
    assert [one.cell_id for one in (*whole.units, *whole.targets)] == [cell.id, cell.id]
    assert case.person is next(one for one in whole.people if one.id == person)
    assert case.mentor.mentor in whole.people
    assert (case.cell, case.ceremony_on) == (cell, date(2024, 7, 2))
    assert case.probation_ends == date(2025, 7, 2)


def test_one_case_says_the_same_alone_and_among_all(office):
    """Apart from the life history, which only the one case brings."""
    person = a_case(office, at="recognition-decision")
    alone = office.read(facts.case_of, person)
    (among,) = office.read(facts.whole).cases
    assert alone.person.history is not None
    assert among.person.history is None
    for name in ("steps", "cell_meeting", "opinions", "decision", "recognition_decision", "began"):
        assert getattr(alone, name) == getattr(among, name), name
    assert [one.mentor.name for one in alone.mentors] == [one.mentor.name for one in among.mentors]


def test_a_record_gives_its_typed_fact(office):
    """Counts and shares as the papers print them."""
    person = a_case(office, at="history-certified")
    a_step(office, person, "cell-meeting", official=9, left_out=0, in_favour=8, against=1)
    meeting = office.read(facts.case_of, person).cell_meeting
    assert (meeting.base, meeting.in_favour, meeting.share_in_favour) == (9, 8, "88,89")


def test_whoever_lies_in_the_bin_is_not_counted(office):
    """Neither as a person, nor by a case, nor as a mentor."""
    person = a_case(office, at="candidate")
    mentor = office.read(facts.case_of, person).mentor.mentor.id
    office.do(people.remove_person, id=mentor, reason="nhập trùng", day=date(2026, 3, 2))
    (case,) = office.read(facts.whole).cases
    assert case.mentors == ()
    office.do(people.remove_person, id=person, reason="nhập trùng", day=date(2026, 3, 2))
    whole = office.read(facts.whole)
    assert (whole.people, whole.cases) == ((), ())


def test_the_cell_is_the_one_listed_now(office):
    """After a move, the new one; the case goes along."""
    first, second = a_cell(office, "Chi bộ bản Mòn"), a_cell(office, "Chi bộ bản Nà")
    person = a_person(office, cell=first)
    a_step(office, person, "outstanding")
    office.do(members.place_in_cell, person_id=person, cell_id=second, since=date(2023, 6, 1))
    assert office.read(facts.case_of, person).cell.name == "Chi bộ bản Nà"
    assert office.read(facts.whole).cases[0].cell.name == "Chi bộ bản Nà"


def test_the_signer_and_the_term_belong_to_the_office(office):
    """As they stand now."""
    an_office(office)
    office.do(settings.set_office, signer_post="PHÓ BÍ THƯ", signer_name="Lò Văn Muôn")
    here = office.read(facts.office)
    assert (here.signer.post, here.signer.name) == ("PHÓ BÍ THƯ", "Lò Văn Muôn")
    assert here.term_to == date(2030, 6, 30)


def test_members_bring_their_dates_and_listings(office):
    """With comings and goings, in the whole as in the person."""
    cell = a_cell(office)
    key = a_member(office, cell=cell)
    office.do(members.move, person_id=key, kind="transferred-out", day=date(2025, 6, 2))
    (one,) = office.read(facts.whole).people
    assert one.membership.official == PartialDate(2010, 5, 19)
    assert [item.cell_id for item in one.belongings] == [cell]
    assert [move.kind for move in one.movements] == ["transferred-out"]


def test_open_cases_are_those_that_no_ending_step_had_closed(office):
    """By the day; people in the bin and their cases are left out."""
    closed = a_case(office, at="recognition-decision", name="Hà Văn Đức")
    going = a_case(office, at="cell-meeting")
    gone = a_case(office, at="candidate", name="Lò Thị Hoa")
    office.do(people.remove_person, id=gone, reason="ghi nhầm", day=date(2024, 6, 3))
    ends = ["recognition-decision", "struck-off"]

    def found(day):
        return {one.person.id for one in office.read(facts.open_cases, ends, day)}

    assert found(date(2025, 7, 29)) == {going, closed}
    assert found(date(2025, 7, 30)) == {going}
    (case,) = office.read(facts.open_cases, ends, date(2026, 1, 5))
    assert case == office.read(facts.case_of, going, with_life=False)
