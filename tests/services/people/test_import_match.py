"""What is no change, and what a case already tells."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.rules.partial_date import PartialDate
from desktop.services.cases import steps
from desktop.services.people import people
from tests.exchange import books
from tests.services.people.test_imports import notes, outcomes, previewed


@pytest.mark.parametrize(
    ("stored", "written", "outcome"),
    [
        ("Nguyễn Văn Hòa", "NGUYỄN VĂN HOÀ", "same"),
        ("Nguyễn Văn Hòa", "Nguyen Van Hoa", "same"),
        ("Nguyễn Văn Hòa", "Nguyễn Văn Hóa", "changed"),
        ("Y Blơng Niê", "Y BLƠNG NIÊ", "same"),
    ],
)
def test_a_name_changes_only_when_it_says_something_else(office, stored, written, outcome):
    office.do(people.add_person, id="an", name=stored, personal_number="014085001234")
    content = books.xlsx([["Họ và tên", "Số CCCD"], [written, "014085001234"]])
    assert outcomes(previewed(office, content)) == [outcome]


def test_groups_are_added_to_those_there_are(office):
    office.do(people.add_person, id="an", name="An", groups={"teacher"}, born=PartialDate(1985))
    content = books.xlsx([["Họ và tên", "Ngày sinh", "Đoàn viên"], ["An", "1985", "x"]])
    [line] = previewed(office, content).lines
    assert line.values["groups"] == ["teacher", "union-member"]


def test_what_a_case_tells_is_not_overwritten(office):
    office.do(people.add_person, id="an", name="An", personal_number="014099001234")
    office.do(steps.record, person_id="an", step="outstanding", day=date(2024, 6, 5))
    title = ["Họ và tên", "Số CCCD", "Ngày chọn là quần chúng ưu tú"]
    shown = previewed(office, books.xlsx([title, ["An", "014099001234", "06/07/2024"]]))
    assert outcomes(shown) == ["same"]
    assert "05/06/2024" in notes(shown)


def test_another_person_may_not_take_a_number_that_is_held(office):
    from desktop.services.people.imports import Choices

    office.do(people.add_person, id="an", name="Lò Văn An", personal_number="014085001234")
    content = books.xlsx([["Họ và tên", "Số CCCD"], ["Hà Thị Mai", "014085001234"]])
    [line] = previewed(office, content).lines
    shown = previewed(office, content, Choices(people={line.id: "other person"}))
    assert outcomes(shown) == ["refused"]
    assert "Lò Văn An" in shown.lines[0].words
