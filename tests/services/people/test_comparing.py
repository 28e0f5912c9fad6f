"""What two records tell, side by side."""

from __future__ import annotations

from datetime import date

from desktop.rules.partial_date import PartialDate
from desktop.services.members import members
from desktop.services.people import comparing, people
from tests.build import a_case, a_cell, a_member, a_person


def rows(office, left, right):
    def asked(session):
        return comparing.rows_of(session, left, right)

    return {row.key: row for row in office.read(asked)}


def test_codes_and_dates_are_told_in_words(office):
    left = a_person(office, trade_union=True, general_level="upper-secondary", groups=["union"])
    right = a_person(office, trade_union=False, born=PartialDate(1999, 2))
    found = rows(office, left, right)
    assert (found["person.trade_union"].left, found["person.trade_union"].right) == ("có", "không")
    assert found["person.born"].right == "02/1999"
    assert found["person.born"].label == "Ngày sinh"
    assert all(one.label[0].isupper() for one in found.values())


def test_what_neither_tells_is_left_out(office):
    found = rows(office, a_person(office), a_person(office))
    assert "person.phone" not in found
    assert "post" not in found
    assert "cell" not in found


def test_lines_are_told_one_below_the_other(office):
    left, right = a_person(office), a_person(office)
    lines = [
        {"relation": "Cha đẻ", "name": "Lò Văn Một", "born": PartialDate(1970)},
        {"relation": "Mẹ đẻ", "name": "Hà Thị Hai"},
    ]
    office.do(people.set_part, id=left, part="relatives", lines=lines)
    row = rows(office, left, right)["relative"]
    assert row.left == "Cha đẻ · Lò Văn Một · 1970\nMẹ đẻ · Hà Thị Hai"
    assert (row.right, row.choices, row.proposed) == ("", ("keep", "other", "both"), "both")


def test_cells_are_told_with_their_days(office):
    left, right = a_person(office), a_person(office)
    village, school = a_cell(office, "Chi bộ bản Nà Lốc"), a_cell(office, "Chi bộ trường học")
    office.do(members.place_in_cell, person_id=left, cell_id=village, since=date(2020, 1, 1))
    office.do(members.place_in_cell, person_id=left, cell_id=school, since=date(2022, 5, 1))
    found = rows(office, left, right)
    assert found["cell"].left == "Chi bộ trường học từ 01/05/2022"
    assert found["belonging"].left == "Chi bộ bản Nà Lốc từ 01/01/2020 đến 01/05/2022"


def test_one_membership_is_one_line_and_two_are_compared_value_by_value(office):
    member, person = a_member(office), a_person(office)
    assert "19/05/2009" in rows(office, person, member)["membership"].right
    assert rows(office, person, member)["membership"].proposed == "other"
    found = rows(office, member, a_member(office, admitted=PartialDate(2009)))
    assert found["membership.admitted"].proposed == "keep"
    assert "membership" not in found


def test_what_only_the_program_knows_is_no_value(office):
    """Keys for searching and sorting, and whose row it is."""
    found = rows(office, a_member(office), a_member(office, "Hà Văn Muôn"))
    assert {key for key in found if key.endswith(("_key", "_id", ".id", ".revision"))} == set()


def test_a_case_tells_how_far_it_has_come(office):
    found = rows(office, a_case(office, "application"), a_person(office))
    assert "Đơn xin vào Đảng" in found["case"].left
    assert found["case"].choices == ()


def test_whom_somebody_helps_is_told(office):
    a_case(office, "candidate", "Quàng Thị Hoa")
    (mentor,) = office.read(people.find, words="Cầm Văn Biên")
    found = rows(office, mentor.id, a_person(office))
    assert found["mentorship"].left == "Quàng Thị Hoa"
