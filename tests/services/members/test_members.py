"""Members: dates and cards, the cell somebody is listed in, coming and going."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules.members import membership
from desktop.rules.partial_date import PartialDate
from desktop.services import facts
from desktop.services.members import members
from desktop.services.people import people
from tests.build import a_case, a_cell, a_member, a_person


def members_on(office, day):
    """The names of the members on a day."""
    return [one.name for one in membership.members_on(office.read(facts.whole), day)]


def test_a_membership_is_kept_and_taken_back(office):
    """The card and the dates of somebody admitted long ago, and a mistake undone by hand."""
    key = a_member(office, "Cầm Văn Biên", card_number="014080000001")
    held = office.read(people.person, id=key).membership
    assert (held.admitted, held.card_number) == (PartialDate(2009, 5, 19), "014080000001")
    assert members_on(office, date(2026, 3, 2)) == ["Cầm Văn Biên"]
    office.do(members.remove_membership, person_id=key)
    assert members_on(office, date(2026, 3, 2)) == []


def test_official_before_admitted_is_refused(office):
    """As far as both dates are known."""
    with pytest.raises(Refusal) as refused:
        a_member(office, official=PartialDate(2008))
    assert refused.value.field == "official"
    key = a_person(office, "Lò Văn Ơn")
    office.do(
        members.set_membership,
        person_id=key,
        admitted=PartialDate(2009, 5, 19),
        official=PartialDate(2009),
    )
    assert office.read(people.person, id=key).membership.official == PartialDate(2009)


def test_somebody_moves_from_cell_to_cell(office):
    """The old listing ends on the day the new one begins."""
    first, second = a_cell(office), a_cell(office)
    key = a_member(office, cell=first)
    office.do(members.place_in_cell, person_id=key, cell_id=second, since=date(2025, 3, 1))
    listed = office.read(people.person, id=key).belongings
    assert sorted((one.cell_id, one.since, one.until) for one in listed) == sorted(
        [(first, None, date(2025, 3, 1)), (second, date(2025, 3, 1), None)]
    )
    with pytest.raises(Refusal, match="từ 01/03/2025"):
        office.do(members.place_in_cell, person_id=key, cell_id=first, since=date(2024, 1, 1))


def test_a_wrong_cell_is_corrected_without_a_move(office):
    """No day given: the listing itself was wrong."""
    wrong, right = a_cell(office), a_cell(office)
    key = a_person(office, cell=wrong)
    office.do(members.place_in_cell, person_id=key, cell_id=right)
    (listed,) = office.read(people.person, id=key).belongings
    assert listed.cell_id == right


def test_coming_and_going_changes_who_is_a_member(office):
    """From the day of the movement on; an unknown kind is refused."""
    key = a_member(office, "Cầm Văn Biên")
    office.do(
        members.move, person_id=key, kind="transferred-out", day=date(2025, 6, 2), place="Mường La"
    )
    assert members_on(office, date(2025, 6, 1)) == ["Cầm Văn Biên"]
    assert members_on(office, date(2025, 6, 2)) == []
    with pytest.raises(Refusal) as refused:
        office.do(members.move, person_id=key, kind="flown", day=date(2025, 6, 2))
    assert refused.value.field == "kind"


def test_movements_are_replaced_as_a_table(office):
    """Lines change and go; a line without its day is refused with its number."""
    key = a_member(office)
    gone = {"kind": "transferred-out", "day": date(2020, 6, 2)}
    back = {"kind": "transferred-in", "day": date(2022, 8, 1)}
    office.do(members.set_movements, person_id=key, lines=[gone, back])
    office.do(members.set_movements, person_id=key, lines=[back])
    assert [one.kind for one in office.read(people.person, id=key).movements] == ["transferred-in"]
    with pytest.raises(Refusal, match="dòng 2"):
        office.do(members.set_movements, person_id=key, lines=[gone, {**back, "day": None}])


def test_discipline_is_kept_changed_and_taken_back(office):
    """As lines, the earlier ones kept in place; one undo takes all of it back."""
    key = a_member(office)
    line = {"form": "warning", "day": date(2026, 1, 12), "number": "03-QĐ/CB"}
    office.do(members.set_disciplines, person_id=key, lines=[line])
    office.do(members.set_disciplines, person_id=key, lines=[{**line, "until": date(2026, 2, 2)}])
    (held,) = office.read(people.person, id=key).disciplines
    assert (held.form, held.number, held.until) == ("warning", "03-QĐ/CB", date(2026, 2, 2))
    office.undo()
    office.undo()
    assert office.read(people.person, id=key).disciplines == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"form": ""}, "cần chọn hình thức"),
        ({"form": "warning"}, "cần ghi ngày quyết định"),
        (
            {"form": "warning", "violated": date(2026, 1, 5), "received": date(2026, 1, 6)},
            "chưa có ngày quyết định thì chưa có hiệu lực",
        ),
        (
            {"form": "warning", "violated": date(2026, 1, 5), "day": date(2026, 1, 4)},
            "quyết định trước ngày vi phạm",
        ),
        (
            {"form": "warning", "day": date(2026, 1, 5), "until": date(2026, 1, 4)},
            "chấm dứt hiệu lực trước",
        ),
        (
            {"form": "warning", "day": date(2026, 1, 5), "received": date(2026, 1, 4)},
            "nhận quyết định trước",
        ),
    ],
)
def test_a_discipline_that_cannot_be_is_refused(office, line, words):
    """Naming the line, and nothing of the lines is kept."""
    key = a_member(office)
    good = {"form": "reprimand", "day": date(2025, 1, 6)}
    with pytest.raises(Refusal, match=f"dòng 2: {words}") as refused:
        office.do(members.set_disciplines, person_id=key, lines=[good, line])
    assert refused.value.field == "disciplines"
    assert office.read(people.person, id=key).disciplines == ()


@pytest.mark.parametrize(("form", "may"), [("warning", True), ("removal", False)])
def test_a_probationary_member_is_reprimanded_or_warned_only(office, form, may):
    """By the Statutes the other forms are for official members."""
    key = a_case(office, at="ceremony")
    lines = [{"form": form, "day": date(2024, 9, 3)}]
    if may:
        office.do(members.set_disciplines, person_id=key, lines=lines)
    else:
        with pytest.raises(Refusal, match="chỉ áp dụng với đảng viên chính thức"):
            office.do(members.set_disciplines, person_id=key, lines=lines)
    assert len(office.read(people.person, id=key).disciplines) == may


def test_how_a_member_takes_part_is_kept(office):
    """The status alone may be corrected; one that there is not is refused."""
    key = a_member(office)
    since = PartialDate(2025, 3)
    office.do(members.set_standing, person_id=key, status="exempt", status_on=since)
    office.do(members.set_standing, person_id=key, status="suspended")
    held = office.read(people.person, id=key).standing
    assert (held.status, held.status_on) == ("suspended", since)
    with pytest.raises(Refusal, match="trong danh sách"):
        office.do(members.set_standing, person_id=key, status="gone")
