"""Merging two records of one person: nothing is lost, everything can be taken back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import Refusal
from desktop.rules.partial_date import PartialDate
from desktop.services.cases import mentors, steps
from desktop.services.members import fees, members
from desktop.services.office import trial
from desktop.services.papers import papers
from desktop.services.people import merging, people
from desktop.store.tables.imports import CentralRow
from tests.build import WAY, a_case, a_cell, a_member, a_person, a_step
from tests.deeds import NOW, add, contents

TODAY = NOW.date()
NUMBER = "014200001234"
MATTERS = {"removed", "removed_reason"}
PARTS = {
    "posts": ["since", "until", "work", "post"],
    "trainings": ["since", "subject", "school"],
    "travels": ["since", "purpose", "country"],
    "awards": ["when", "reason"],
    "penalties": ["when", "reason"],
}


def merge(office, keep, other, **choices):
    return office.do(
        merging.merge, keep=keep, other=other, choices=_keys(choices), day=office.today()
    )


def compare(office, left, right):
    found = office.read(merging.compare, left=left, right=right, day=office.today())
    return {row.key: row for row in found.rows}


def person(office, id):
    return office.read(people.person, id=id)


def works(office, id):
    return [post.work for post in person(office, id).history.posts]


def _keys(choices):
    return {key.replace("__", ".").replace("_to_", "-"): value for key, value in choices.items()}


def _post(since, work):
    return {"since": PartialDate.stored(since), "until": None, "work": work, "post": ""}


def _set(office, id, part, *lines):
    office.do(people.set_part, id=id, part=part, lines=lines)


@pytest.fixture
def pair(office):
    """The same woman entered twice, each time a little differently."""
    cell = a_cell(office, "Chi bộ bản Nà Lốc")
    keep = a_person(office, "Lò Thị Mai", cell, born=PartialDate(2000), phone="0912 345 678")
    other = a_person(
        office, "Lò Thị Mai", personal_number=NUMBER, phone="0987 654 321", home_place="xã Hoa Ban"
    )
    return keep, other


def test_doubted_pairs_are_listed_with_the_reason(office, pair):
    (found,) = office.read(merging.doubts)
    assert {found.left, found.right} == set(pair)
    assert found.names == "Lò Thị Mai"
    assert found.reason == "Tên, ngày sinh"


def test_whoever_is_in_the_bin_is_doubted_no_more(office, pair):
    office.do(people.remove_person, id=pair[1], reason="nhập trùng", day=TODAY)
    assert office.read(merging.doubts) == ()


def test_the_comparison_names_what_differs_and_proposes_what_tells_more(office, pair):
    found = compare(office, *pair)
    assert (found["person.phone"].left, found["person.phone"].right) == (
        "0912 345 678",
        "0987 654 321",
    )
    assert found["person.phone"].proposed == "keep"
    assert found["person.home_place"].proposed == "other"
    assert found["person.born"].proposed == "other"
    assert not found["person.ethnicity"].differs
    assert found["cell"].left == "Chi bộ bản Nà Lốc"


def test_merging_takes_what_is_proposed_and_what_is_chosen(office, pair):
    keep, other = pair
    merge(office, keep, other, person__phone="other")
    merged = person(office, keep)
    assert merged.personal_number == NUMBER
    assert merged.born == PartialDate(2000, 5, 12)
    assert merged.home_place.now == "xã Hoa Ban"
    assert merged.phone == "0987 654 321"
    (binned,) = office.read(people.bin)
    assert (binned.id, binned.note) == (other, "gộp vào Lò Thị Mai")
    assert person(office, other).phone == "0912 345 678"


def test_a_place_and_its_old_name_go_together(office, pair):
    keep, other = pair
    for id, now, formerly in ((keep, "xã Một", "xã Hai"), (other, "xã Ba", "xã Bốn")):
        revision = office.read(people.revision, id=id)
        values = {"home_place": now, "home_place_formerly": formerly}
        office.do(people.change_person, id=id, revision=revision, **values)
    merge(office, keep, other, person__home_place="other")
    assert person(office, keep).home_place.text == "xã Ba (trước đây là xã Bốn)"


def test_lines_come_together_by_date_and_same_ones_only_once(office, pair):
    keep, other = pair
    _set(office, keep, "posts", _post("2018-06", "Đi học"), _post("2022-01", "Làm ruộng"))
    _set(office, other, "posts", _post("2018-06", "Đi học"), _post("2020-06", "Công nhân"))
    merge(office, keep, other)
    assert works(office, keep) == ["Đi học", "Công nhân", "Làm ruộng"]
    assert works(office, other) == ["Đi học"]


@pytest.mark.parametrize(
    ("choice", "kept", "left"),
    [("keep", ["Đi học"], ["Công nhân"]), ("other", ["Công nhân"], ["Đi học"])],
)
def test_lines_of_one_side_alone_can_be_taken(office, pair, choice, kept, left):
    keep, other = pair
    _set(office, keep, "posts", _post("2018-06", "Đi học"))
    _set(office, other, "posts", _post("2020-06", "Công nhân"))
    merge(office, keep, other, post=choice)
    assert (works(office, keep), works(office, other)) == (kept, left)


def test_only_one_cell_is_the_present_one(office, pair):
    keep, other = pair
    school = a_cell(office, "Chi bộ trường học")
    office.do(members.place_in_cell, person_id=other, cell_id=school)
    merge(office, keep, other, cell="other")
    assert [one.cell_id for one in person(office, keep).belongings] == [school]


def test_the_membership_comes_along(office, pair):
    keep, other = pair
    office.do(members.set_membership, person_id=other, card_number="12.345678")
    office.do(
        members.move, person_id=other, kind="transferred-in", day=date(2020, 5, 1), place="Sơn La"
    )
    merge(office, keep, other)
    merged = person(office, keep)
    assert merged.membership.card_number == "12.345678"
    assert [one.place for one in merged.movements] == ["Sơn La"]


def test_of_two_memberships_each_value_is_chosen(office):
    keep = a_member(office, "Cầm Văn Biên", card_number="11.111111", admitted=PartialDate(2009))
    other = a_member(office, "Cầm Văn Biên", card_number="22.222222")
    merge(office, keep, other, membership__card_number="other")
    membership = person(office, keep).membership
    assert membership.card_number == "22.222222"
    assert membership.admitted == PartialDate(2009, 5, 19)


def test_what_a_person_has_once_is_moved_or_chosen_value_by_value(office, pair):
    """As the row of the central workbook."""
    keep, other = pair
    office.do(add, CentralRow, person_id=other, central_id="12", card_place="Sơn La")
    merge(office, keep, other)
    assert central(office, keep) == ("12", "Sơn La")
    office.undo()

    office.do(add, CentralRow, person_id=keep, central_id="11", card_place="")
    merge(office, keep, other)
    assert central(office, keep) == ("11", "Sơn La")
    assert central(office, other) == ("12", "")


def central(office, id):
    rows = office.read(contents).items()
    (row,) = (row for (table, _), row in rows if table == "central" and row["person_id"] == id)
    return row["central_id"], row["card_place"]


def test_the_case_and_its_papers_come_along(office):
    other = a_case(office, "certificate", "Lò Thị Mai")
    keep = a_person(office, "Lò Thị Mai")
    office.do(
        papers.save_answers,
        form_id="1-knd",
        person_id=other,
        day=TODAY,
        answers={},
    )
    merge(office, keep, other)
    assert office.read(steps.view, person_id=keep, day=TODAY).case.day_of("certificate")
    assert office.read(steps.view, person_id=other, day=TODAY) is None


def test_whoever_the_other_helped_is_helped_by_the_kept_one(office):
    """Also where a step names the mentor."""
    helped = a_case(office, "candidate")
    case = office.read(steps.view, person_id=helped, day=TODAY).case
    other = case.mentor.mentor.id
    keep = a_member(office, "Cầm Văn Biên")
    merge(office, keep, other)
    (line,) = office.read(mentors.lines, case_id=case.id)
    assert line.mentor_id == keep
    record = office.read(steps.view, person_id=helped, day=TODAY).case.last("candidate")
    assert record.values["mentor"] == keep


def test_two_open_cases_are_refused_with_what_to_do(office):
    keep, other = (a_case(office, "application", "Lò Thị Mai") for _ in range(2))
    with pytest.raises(Refusal) as refused:
        merge(office, keep, other)
    assert "đều có hồ sơ đang làm" in refused.value.sentence
    assert "xóa các bước" in refused.value.sentence


def test_a_case_opened_in_vain_hinders_nothing(office):
    keep = a_case(office, "certificate", "Lò Thị Mai")
    other = a_person(office, "Lò Thị Mai")
    office.do(steps.begin_case, id="c" * 32, person_id=other, began=TODAY)
    merge(office, keep, other)
    assert office.read(steps.view, person_id=keep, day=TODAY).case.day_of("certificate")


TEXTS = st.text("abc đ", max_size=4).map(str.strip)
DATES = st.sampled_from([None, PartialDate(2018), PartialDate(2019, 3), PartialDate(2020, 5, 1)])


def _lines(columns):
    dates = {"since", "until", "when"}
    values = {name: DATES if name in dates else TEXTS for name in columns}
    return st.lists(st.fixed_dictionaries(values), max_size=3)


RECORDS = st.fixed_dictionaries(
    {
        "phone": TEXTS,
        "home_place": TEXTS,
        "union_joined": DATES,
        "parts": st.fixed_dictionaries({name: _lines(columns) for name, columns in PARTS.items()}),
        "cell": st.sampled_from([None, 0, 1]),
        "member": st.booleans(),
        "moves": st.lists(st.sampled_from([date(2020, 1, 1), date(2021, 1, 1)]), max_size=2),
        "step": st.sampled_from([None, "outstanding", "candidate"]),
    }
)


def _enter(office, told, cells, mentor):
    values = {name: told[name] for name in ("phone", "home_place", "union_joined")}
    id = a_person(
        office, "Lò Thị Mai", "" if told["cell"] is None else cells[told["cell"]], **values
    )
    for part, lines in told["parts"].items():
        _set(office, id, part, *lines)
    if told["member"]:
        office.do(members.set_membership, person_id=id, card_number=told["phone"])
    for day in told["moves"]:
        office.do(members.move, person_id=id, kind="transferred-in", day=day)
    for step in list(WAY)[: list(WAY).index(told["step"]) + 1] if told["step"] else ():
        a_step(office, id, step, mentor)
    return id


@settings(max_examples=8)
@given(st.data())
def test_no_row_is_lost_and_undo_gives_back_exactly_what_was(data):
    """Whatever is recorded and chosen: rows change hands, values change sides, nothing goes."""
    office = trial(lambda: NOW)
    cells = [a_cell(office), a_cell(office)]
    mentor = a_member(office, "Cầm Văn Biên", cells[0])
    keep, other = (_enter(office, data.draw(RECORDS), cells, mentor) for _ in range(2))
    compared = office.read(merging.compare, left=keep, right=other, day=TODAY)
    choices = {
        row.key: data.draw(st.sampled_from(row.choices), label=row.key)
        for row in compared.rows
        if row.choices
    }
    before = office.read(contents)
    if compared.refusals:
        with pytest.raises(Refusal):
            office.do(merging.merge, keep=keep, other=other, choices=choices, day=TODAY)
        assert office.read(contents) == before
        return
    office.do(merging.merge, keep=keep, other=other, choices=choices, day=TODAY)
    after = office.read(contents)
    assert set(after) == set(before)
    pair = [("person", keep), ("person", other)]
    for name in before[pair[0]]:
        if name not in {"id", *MATTERS}:
            sides = [sorted(str(state[key][name]) for key in pair) for state in (before, after)]
            assert sides[0] == sides[1], name
    office.undo()
    assert office.read(contents) == before
    office.close()


@pytest.mark.parametrize(("choice", "marks"), [("both", "pm"), ("other", "em"), ("keep", "p-")])
def test_of_a_month_both_have_one_is_kept_and_none_is_lost(office, choice, marks):
    """A member has one line of a month only: of two, the chosen one's stands."""
    cell = a_cell(office)
    keep, other = (a_member(office, "Cầm Văn Biên", cell) for _ in range(2))
    january, may = date(2026, 1, 1), date(2026, 5, 1)
    office.do(fees.set_fees, cell_id=cell, lines=[(keep, january, "paid")])
    lines = [(other, january, "exempt"), (other, may, "excused")]
    office.do(fees.set_fees, cell_id=cell, lines=lines)
    ours = "other" if choice == "other" else "keep"
    choices = {"fee": choice, "fee/2026-01-01": ours}
    office.do(merging.merge, keep=keep, other=other, choices=choices, day=TODAY)
    (line,) = office.read(fees.of_cell, cell_id=cell, year=2026, day=date(2026, 6, 1)).lines
    told = {"paid": "p", "exempt": "e", "excused": "m"}
    assert "".join(told.get(line.marks[at], "-") for at in (0, 4)) == marks
    office.undo()
    assert len(office.read(fees.of_cell, cell_id=cell, year=2026, day=date(2026, 6, 1)).lines) == 2
