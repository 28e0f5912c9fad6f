"""Kept filters of the list of people as tables."""

from __future__ import annotations

from dataclasses import fields

import pytest

from desktop.rules.people.people_filter import PeopleFilter
from desktop.rules.reports import own_tables, table_conditions
from desktop.rules.reports.own_table_filters import from_filter
from tests.rules.reports.test_table_facts import KNOWN

ASKED = {
    "sex": ("nữ", "giới tính là Nữ"),
    "youngest": (18, "tuổi đời từ 18 tuổi"),
    "oldest": (35, "tuổi đời đến 35 tuổi"),
    "minority": (True, "dân tộc thiểu số"),
    "religious": (False, "không phải theo tôn giáo"),
    "union": (True, "đã vào Đoàn"),
    "stage": ("probationary", "đảng viên dự bị"),
    "cell_id": ("village", "chi bộ là Chi bộ bản Áng"),
    "class_attended": (False, "bước hồ sơ đã ghi không phải là Chứng nhận"),
    "group": ("veteran", "nhóm là Cựu chiến binh"),
    "education": ("university", "trình độ chuyên môn là Đại học"),
}
WORKS = {"student"}
CANNOT = {"certificate_ending"}


def test_every_condition_of_a_filter_is_taken_or_known_to_be_none():
    assert {field.name for field in fields(PeopleFilter)} == ASKED.keys() | CANNOT


@pytest.mark.parametrize(("name", "asked"), ASKED.items())
def test_a_condition_is_asked_in_the_words_of_the_tables(name, asked):
    value, words = asked
    table = from_filter("Bộ lọc", PeopleFilter(**{name: value}), WORKS)
    said = table_conditions.sentence(table.filter, KNOWN)
    assert said.startswith(words.partition(" là ")[0])
    if name not in ("group", "education"):
        assert said == words
    assert own_tables.mistakes(table, KNOWN) == ()


@pytest.mark.parametrize(
    ("stage", "subject"),
    [
        ("", "members"),
        ("official", "members"),
        ("candidate", "candidates"),
        ("outstanding", "cases"),
    ],
)
def test_a_stage_says_whom_the_table_counts(stage, subject):
    assert from_filter("Bộ lọc", PeopleFilter(sex="nam", stage=stage), WORKS).subject == subject


@pytest.mark.parametrize(
    "chosen", [PeopleFilter(stage="left"), PeopleFilter(certificate_ending=True)]
)
def test_what_no_figure_counts_makes_no_table(chosen):
    assert from_filter("Bộ lọc", chosen, WORKS) is None


def test_a_group_that_is_also_an_occupation_is_asked_as_both():
    """As the list of people finds it."""
    [either] = from_filter("Bộ lọc", PeopleFilter(group="student"), WORKS).filter
    assert [one.fact for one in either] == ["group", "work"]
