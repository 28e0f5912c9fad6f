"""Who stands in which list of a period."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.rules.calendar import Period, period
from desktop.rules.facts.person import Honour
from desktop.rules.papers.listings import HONOURS, PEOPLE, rows
from desktop.rules.partial_date import PartialDate
from desktop.services import facts, shipped
from desktop.services.members import members
from desktop.services.office import trial
from tests.build import WAY, a_case, a_cell, a_member, a_person, an_office
from tests.deeds import NOW


@pytest.fixture(scope="module")
def whole():
    """An office with people at every stage, and members who came, went and died."""
    office = trial(lambda: NOW)
    an_office(office)
    a_case(office, at="candidate", name="Vì Thị Mới")
    a_case(office, at="class-sent", name="Lò Thị Lớp")
    a_case(office, at="cell-meeting", name="Cà Thị Họp")
    a_case(office, at="ceremony", name="Hà Văn Dự")
    a_case(office, at="recognition-decision", name="Tòng Văn Chính")
    cell = a_cell(office, "Chi bộ Trường học")
    for name, kind in (
        ("Lường Văn Đến", "transferred-in"),
        ("Lường Văn Đi", "transferred-out"),
        ("Lường Văn Mất", "died"),
        ("Lường Văn Xin", "resigned"),
    ):
        person = a_member(office, name, cell)
        moved = {"kind": kind, "day": date(2025, 3, 4), "note": "theo đơn", "number": "09-QĐ/ĐU"}
        office.do(members.move, person_id=person, **moved)
    a_member(office, "Lường Văn Thẻ", cell, card_number="001234567890")
    a_person(office, "Người Ngoài", cell)
    found = office.read(facts.whole)
    office.close()
    return found


def names(whole, form, span="2025", **more):
    days = span if isinstance(span, Period) else period(span)
    return [row.person.name for row in rows(form, whole, shipped.law(), days, **more)]


@pytest.mark.parametrize(
    ("form", "span", "expected"),
    [
        ("trich-ngang", "2023", ["Vì Thị Mới"]),
        ("trich-ngang", "2023-04", ["Vì Thị Mới", "Lò Thị Lớp", "Cà Thị Họp", "Hà Văn Dự"]),
        ("trich-ngang", "2023-01", []),
        ("danh-sach-lop", "2023-06", []),
        ("tien-do-thang", "2026-02", ["Vì Thị Mới", "Lò Thị Lớp", "Cà Thị Họp"]),
        ("03-dskn", "2025", ["Cà Thị Họp"]),
        ("so-ket-nap", "2024", ["Hà Văn Dự", "Tòng Văn Chính"]),
        ("so-ket-nap", "2025", []),
        ("danh-sach-ket-nap", "2024", ["Hà Văn Dự", "Tòng Văn Chính"]),
        ("so-dang-vien-du-bi", "2024", ["Hà Văn Dự", "Tòng Văn Chính"]),
        ("so-dang-vien-du-bi", "2026", ["Hà Văn Dự"]),
        ("so-tu-tran", "2025", ["Lường Văn Mất"]),
        ("so-tu-tran", "2024", []),
        ("so-ra-khoi-dang", "2025", ["Lường Văn Xin"]),
        ("10-shd", "2025", ["Lường Văn Đến", "Lường Văn Đi"]),
        ("8-tdv", "2025", ["Lường Văn Thẻ"]),
        ("5-hhd", "2025", []),
    ],
)
def test_who_stands_in_it(whole, form, span, expected):
    found = names(whole, form, span)
    if form == "trich-ngang" and span == "2023-04":
        assert set(expected) <= set(found)
    else:
        assert found == expected


def test_the_class_holds_those_sent_in_the_period(whole):
    assert len(names(whole, "danh-sach-lop", "2023-05")) == 4


def test_the_book_of_members_keeps_those_who_left_in_the_period(whole):
    before = names(whole, "7-hsdv", "2025")
    assert {"Lường Văn Đi", "Lường Văn Mất", "Tòng Văn Chính"} <= set(before)
    assert "Lường Văn Mất" not in names(whole, "7-hsdv", "2026")
    assert "Người Ngoài" not in before


def test_a_row_tells_how_membership_ended_and_the_days_of_the_case(whole):
    [left] = rows("so-ra-khoi-dang", whole, shipped.law(), period("2025"))
    assert (left.left.note, left.left.number) == ("Xin ra khỏi Đảng: theo đơn", "09-QĐ/ĐU")
    assert left.cell.name == "Chi bộ Trường học"
    [*_, joined] = rows("so-ket-nap", whole, shipped.law(), period("2024"))
    assert joined.person.membership.admitted == PartialDate.of(WAY["ceremony"][0])
    assert joined.person.membership.decided == PartialDate.of(WAY["decision"][0])
    assert joined.person.membership.official is None


def test_only_one_cell_if_asked(whole):
    [school] = [cell.id for cell in whole.cells if cell.name == "Chi bộ Trường học"]
    assert names(whole, "so-ket-nap", "2024", cell_id=school) == []
    assert len(names(whole, "10-shd", cell_id=school)) == 2


def test_awards_take_a_line_each_and_undated_ones_none(whole):
    person = whole.people[0].id
    given = (
        Honour(when=PartialDate(2025, 2), reason="Giấy khen"),
        Honour(when=PartialDate(2025), reason="Bằng khen"),
        Honour(reason="Không rõ ngày"),
    )
    found = rows(HONOURS, whole, shipped.law(), period("2025"), hung={person: given})
    assert [row.honour.reason for row in found] == ["Giấy khen", "Bằng khen"]


@pytest.mark.parametrize("form", [*PEOPLE, HONOURS])
def test_every_list_names_a_form_that_prints_people(form):
    [edition, *_] = [one for one in shipped.forms() if one.id == form]
    assert "rows" in edition.fields
