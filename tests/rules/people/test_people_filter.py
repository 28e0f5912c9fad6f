"""Conditions on people: how they are kept, and how they are read back."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.people import people_filter
from desktop.rules.people.people_filter import PeopleFilter

EITHER = st.none() | st.booleans()
AGE = st.none() | st.integers(0, 120)
FILTERS = st.builds(
    PeopleFilter,
    sex=st.sampled_from(["", "nam", "nữ"]),
    youngest=AGE,
    oldest=AGE,
    minority=EITHER,
    religious=EITHER,
    union=EITHER,
    stage=st.sampled_from(["", "candidate"]),
    class_attended=EITHER,
    certificate_ending=EITHER,
    group=st.sampled_from(["", "teacher"]),
)
NAMES = {"candidate": "Cảm tình Đảng", "teacher": "Giáo viên"}


@given(FILTERS)
def test_a_filter_is_read_as_it_was_kept(chosen: PeopleFilter) -> None:
    kept = json.loads(json.dumps(people_filter.stored(chosen)))
    assert people_filter.read(kept) == chosen


@given(FILTERS)
def test_each_condition_has_its_words(chosen: PeopleFilter) -> None:
    told = people_filter.sentence(chosen, NAMES)
    assert (told == "mọi người") is chosen.empty
    assert "None" not in told


def test_a_condition_of_a_later_program_is_left_out() -> None:
    kept = {"sex": "nữ", "shoe_size": 38}
    assert people_filter.read(kept) == PeopleFilter(sex="nữ")


def test_no_is_a_condition_too() -> None:
    chosen = PeopleFilter(minority=False, class_attended=False)
    told = people_filter.sentence(chosen, NAMES)
    assert told == "không phải dân tộc thiểu số, chưa học lớp"
    assert people_filter.stored(chosen) == {"minority": False, "class_attended": False}
