"""Filters of the list of people."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules.partial_date import PartialDate
from desktop.rules.people.people_filter import PeopleFilter
from desktop.services.office import trial
from desktop.services.people import people, people_filters
from tests.build import a_case, a_cell, a_person
from tests.deeds import NOW

DAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def village():
    """Three people unlike each other, and one who has been to the class."""
    office = trial(lambda: NOW)
    a_case(office, at="certificate", name="Lò Thị Mai")
    a_person(office, "Trần Văn Nam", sex="nam", ethnicity="Kinh", born=PartialDate(1990))
    a_person(office, "Vàng Thị Dí", religion="Tin lành", union_joined=None, groups=["teacher"])
    a_person(office, "Hà Thị Chưa Rõ", sex=None, born=None, ethnicity="", religion="")
    yield office
    office.close()


def left(office, day=DAY, **asked):
    """The names of whom a filter leaves, but the mentor of the case."""
    ids = office.read(people_filters.matching, chosen=PeopleFilter(**asked), day=day)
    names = {office.read(people.person, id=id).name for id in ids}
    return names - {"Cầm Văn Biên"}


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"sex": "nữ"}, {"Lò Thị Mai", "Vàng Thị Dí"}),
        ({"sex": "nam"}, {"Trần Văn Nam"}),
        ({"oldest": 29}, {"Lò Thị Mai", "Vàng Thị Dí"}),
        ({"youngest": 30, "oldest": 40}, {"Trần Văn Nam"}),
        ({"minority": False}, {"Trần Văn Nam"}),
        ({"religious": True}, {"Vàng Thị Dí"}),
        ({"union": False}, {"Vàng Thị Dí"}),
        ({"class_attended": True}, {"Lò Thị Mai"}),
        ({"group": "teacher"}, {"Vàng Thị Dí"}),
        ({"sex": "nữ", "oldest": 29, "minority": True, "class_attended": True}, {"Lò Thị Mai"}),
        ({"sex": "nam", "class_attended": True}, set()),
    ],
)
def test_whoever_is_known_to_meet_all_conditions_is_left(village, asked, names):
    """Of whom it is not known is not among them."""
    assert left(village, **asked) == names


def test_a_certificate_that_runs_out_soon_is_found(village):
    """Sixty months after 9 June 2023, with the notice of the program."""
    assert left(village, certificate_ending=True) == set()
    assert left(village, date(2028, 5, 1), certificate_ending=True) == {"Lò Thị Mai"}
    assert left(village, date(2028, 6, 10), certificate_ending=True) == set()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (
            {"sex": "nữ", "oldest": 29, "minority": True, "class_attended": True},
            "nữ dưới 30, dân tộc thiểu số, đã học lớp",
        ),
        ({"youngest": 18, "oldest": 35, "union": True}, "từ 18 đến 35 tuổi, đã vào Đoàn"),
        ({"stage": "candidate", "youngest": 30}, "từ 30 tuổi, cảm tình Đảng"),
        ({"group": "teacher", "education": "college"}, "giáo viên, trình độ cao đẳng"),
        ({"religious": False, "certificate_ending": True}, "không theo tôn giáo, chứng nhận sắp"),
        ({}, "mọi người"),
    ],
)
def test_a_filter_is_read_back_in_words(village, asked, words):
    """As one would say it."""
    told = village.read(people_filters.sentence, chosen=PeopleFilter(**asked))
    assert told.startswith(words)


def test_a_cell_is_named(office):
    """By its name."""
    cell = a_cell(office, "Chi bộ bản Nà Pán")
    told = office.read(people_filters.sentence, chosen=PeopleFilter(sex="nam", cell_id=cell))
    assert told == "nam, Chi bộ bản Nà Pán"


def test_a_filter_is_kept_replaced_and_forgotten(office):
    """Under its name, and undone like anything else."""
    first, second = PeopleFilter(sex="nữ", oldest=29), PeopleFilter(minority=True)
    for id, chosen in (("a", first), ("b", second)):
        office.do(people_filters.save_filter, id=id, name=" Nguồn  nữ ", chosen=chosen)
    (kept,) = office.read(people_filters.saved)
    assert (kept.name, kept.filter) == ("Nguồn nữ", second)
    office.undo()
    assert office.read(people_filters.saved)[0].filter == first
    office.do(people_filters.remove_filter, id=kept.id)
    assert office.read(people_filters.saved) == ()


@pytest.mark.parametrize(
    ("name", "chosen"), [("  ", PeopleFilter(sex="nữ")), ("A", PeopleFilter())]
)
def test_a_filter_needs_a_name_and_a_condition(office, name, chosen):
    """Neither alone is of use."""
    with pytest.raises(Refusal):
        office.do(people_filters.save_filter, id="a", name=name, chosen=chosen)
