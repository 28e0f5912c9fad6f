"""What a form may name."""

import pytest

from desktop.papers.fact_paths import Leaf, resolve, value
from desktop.rules.facts.paper import PaperFacts
from desktop.rules.facts.person import Relative
from tests.papers import sample


@pytest.mark.parametrize(
    ("path", "leaf"),
    [
        ("person.name", Leaf("text")),
        ("person.sex", Leaf("text")),
        ("person.born", Leaf("partial date")),
        ("person.photo", Leaf("picture")),
        ("person.trade_union", Leaf("yes no")),
        ("paper.day", Leaf("date")),
        ("case.cell_meeting.absent", Leaf("number")),
        ("case.mentor.mentor.home_place.text", Leaf("text")),
        ("person.history.relatives", Leaf("rows", Relative)),
    ],
)
def test_a_path_tells_its_kind_through_fields_and_properties(path: str, leaf: Leaf) -> None:
    assert resolve(PaperFacts, path) == leaf


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("person.nmae", "Person không có 'nmae'; sửa thành name"),
        ("person.name.first", "str không có 'first'"),
        ("person.home_place", "dừng ở Place nên không in được; viết tiếp một phần: .*text"),
        ("person.groups", "không in được"),
    ],
)
def test_a_wrong_path_is_told_with_the_remedy(path: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        resolve(PaperFacts, path)


def test_a_value_is_found_and_what_is_unknown_on_the_way_is_none() -> None:
    assert value(sample.full(), "case.mentor.mentor.name") == "Cà Thị Hạnh"
    assert value(sample.empty(), "case.mentor.mentor.name") is None
