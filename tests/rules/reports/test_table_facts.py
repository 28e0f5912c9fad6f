"""The facts that an office's own tables may ask."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.rules.calendar import period
from desktop.rules.members.membership import lives
from desktop.rules.reports.statistics_conditions import OnePerson, Scene
from desktop.rules.reports.table_facts import facts, offered, value_words
from desktop.services import shipped
from tests.rules.census import SCHOOL, VILLAGE, a_case, a_member, an_office

RANKS = (("excellent", "Hoàn thành xuất sắc nhiệm vụ"),)
STEPS = (("candidate", "Cảm tình Đảng"), ("certificate", "Chứng nhận"))
KNOWN = facts(shipped.entries, (VILLAGE, SCHOOL), RANKS, STEPS)
PEOPLE = an_office(
    a_member("an", "2000-02-03", sex="nữ", ethnicity="Hmông"),
    a_case(a_member("ba", None), "candidate 2020-05-01"),
)


def answer(fact, *values, of="an"):
    scene = Scene(PEOPLE, period("2021"))
    life = next(one for one in lives(PEOPLE) if one.person.id == of)
    return KNOWN[fact].ask(values).question(OnePerson(life, date(2021, 12, 31), scene))


@pytest.mark.parametrize(
    ("fact", "values", "said"),
    [
        ("sex", ("nữ",), True),
        ("sex", ("nam",), False),
        ("cell", ("village",), True),
        ("ethnicity", ("28",), None),
        ("age", ("18", "30"), None),
        ("party-age", ("20", "22"), True),
        ("party-age", ("", "20"), False),
        ("decided", ("2000-01-01", ""), True),
        ("minority", (), True),
        ("step", ("candidate",), False),
    ],
)
def test_a_fact_is_asked_by_its_values(fact, values, said):
    """By code also where the record keeps what was written."""
    if fact == "ethnicity":
        codes = {name: code for code, name in KNOWN["ethnicity"].choices}
        assert answer("ethnicity", codes["Mông"]) is True
        assert answer("ethnicity", codes["Thái"]) is False
    else:
        assert answer(fact, *values) is said


def test_a_step_is_asked_of_the_day_counted():
    assert answer("step", "candidate", of="ba") is True
    assert answer("step", "certificate", of="ba") is False


def test_what_can_be_unknown_is_known():
    """A tick that is not there means no; a date of birth that is not there means nothing."""
    assert KNOWN["age"].may_lack
    assert KNOWN["sex"].may_lack
    assert not KNOWN["group"].may_lack
    assert not KNOWN["rank"].may_lack


def test_facts_are_offered_for_what_is_counted():
    people = {one.id for one in offered(KNOWN, "people", moves=False)}
    assert {"cell", "sector", "age", "rank"} <= people
    assert not people & {"movement", "reach", "unit-kind", "no-cell"}
    assert "movement" in {one.id for one in offered(KNOWN, "people", moves=True)}
    assert {one.id for one in offered(KNOWN, "units", moves=False)} == {
        "unit-kind",
        "no-members",
        "no-cell",
    }


@pytest.mark.parametrize(
    ("fact", "values", "words"),
    [
        ("age", ("18", "30"), "từ 18 đến 30 tuổi"),
        ("age", ("61", ""), "từ 61 tuổi"),
        ("party-age", ("", "9"), "đến 9 năm"),
        ("decided", ("2020-01-31", ""), "từ 31/01/2020"),
        ("sex", ("nữ", "nam"), "Nữ, Nam"),
        ("cell", ("village", "gone"), "Chi bộ bản Áng, gone"),
    ],
)
def test_values_are_said_in_words(fact, values, words):
    assert value_words(KNOWN[fact], values) == words
