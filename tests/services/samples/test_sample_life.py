"""The complete history of an invented person."""

from __future__ import annotations

import io
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop.rules import calendar, lists
from desktop.services import shipped
from desktop.services.people import people
from desktop.services.samples import sample_communes, sample_life
from desktop.services.samples.sample_people import People

PLAN = sample_communes.commune("tra-nu")


def lived(born, sex="nữ"):
    """A person's whole life."""
    made = People(PLAN)
    return sample_life.life(PLAN, made, made.someone(PLAN.cell[0], "co", sex, born))


@given(st.dates(date(1985, 1, 1), date(2003, 12, 31)))
def test_the_posts_leave_no_month_out(born):
    """Each begins the month after the one before ended; the last goes on."""
    posts = lived(born).parts["posts"]
    for before, after in pairwise(posts):
        assert calendar.add_months(before["until"].earliest, 1) == after["since"].earliest
    assert posts[-1]["until"] is None


def test_relatives_of_every_group_are_told():
    """Each by a relation of the list, with the fields of its group filled."""
    relatives = lived(date(1997, 3, 1)).parts["relatives"]
    groups = {}
    for one in relatives:
        entry = lists.find(shipped.entries("relations"), one["relation"])
        groups.setdefault(entry.group, []).append(one)
    assert set(groups) == {"G1", "G2", "G3"}
    assert all(one["political_history"] for one in groups["G1"] + groups["G2"])
    assert all(one["social_class"] for one in groups["G2"])
    assert all(one["economy"] and one["convictions"] for one in groups["G3"])


def test_a_husband_or_a_wife_and_the_child_of_the_father_s_name():
    """As the sex of the person says."""
    for sex, spouse in (("nữ", "Chồng"), ("nam", "Vợ")):
        by_relation = {
            one["relation"]: one["name"] for one in lived(date(1997, 3, 1), sex).parts["relatives"]
        }
        father = by_relation["Chồng"] if sex == "nữ" else by_relation["Cha đẻ"]
        assert spouse in by_relation
        assert by_relation["Con đẻ"].split()[0] == father.split()[0]


def test_every_part_is_a_table_of_the_history():
    """And is entered by the same command as by hand."""
    assert set(lived(date(1997, 3, 1)).parts) <= set(people.PARTS)


def test_the_photo_is_a_picture_of_three_by_four():
    """Plain, of nobody."""
    with Image.open(io.BytesIO(sample_life.photo())) as picture:
        assert picture.size[0] * 4 == picture.size[1] * 3
