"""Source building: plans, surveys, taking people up."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services.cases import steps
from desktop.services.cells import source_lists, sources
from tests.build import a_cell, a_person, an_office

DAY = date(2026, 3, 20)
Q1 = "2026-Q1"


@pytest.fixture
def person(office):
    an_office(office)
    return a_person(office, "Lò Thị Mai", a_cell(office, "Chi bộ bản Pá"))


def the_line(office):
    [cell] = office.read(source_lists.survey, quarter=Q1, day=DAY)
    return cell.lines[0]


def test_a_plan_is_set_changed_and_taken_away(office, person):
    [line] = office.read(source_lists.plan, year=2026, step="outstanding")
    place = {"cell_id": line.id, "month": 3}
    for planned, shown in ((2, 2), (1, 1), (None, None)):
        lines = [{**place, "planned": planned}]
        office.do(sources.set_plan, year=2026, step="outstanding", lines=lines)
        [line] = office.read(source_lists.plan, year=2026, step="outstanding")
        assert line.planned[2] == shown
    with pytest.raises(Refusal, match="từ 0 đến 999"):
        office.do(
            sources.set_plan,
            year=2026,
            step="candidate",
            lines=[{**place, "planned": 1000}],
        )
    with pytest.raises(ValueError, match="no plan"):
        office.do(sources.set_plan, year=2026, step="ceremony", lines=[])


def test_a_survey_keeps_the_rating_with_its_reasons(office, person):
    """What is entered later adds to the criteria of the same quarter."""
    line = {"person_id": person, "rated": "training", "criteria": {"work": True}}
    office.do(sources.set_survey, quarter=Q1, day=DAY, lines=[line])
    again = {"person_id": person, "criteria": {"law": False}}
    office.do(sources.set_survey, quarter=Q1, day=DAY, lines=[again])
    shown = the_line(office)
    assert shown.rated == "training"
    assert (shown.criteria["work"], shown.criteria["law"]) == (True, False)
    assert shown.criteria["union"] is None


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"rated": "best"}, "phân loại"),
        ({"reason": "x"}, "lý do"),
        ({"rated": "dropped"}, "cần ghi lý do"),
    ],
)
def test_a_rating_that_cannot_be_names_the_person(office, person, values, said):
    with pytest.raises(Refusal, match=f"Lò Thị Mai.*{said}"):
        office.do(sources.set_survey, quarter=Q1, day=DAY, lines=[{"person_id": person, **values}])


def test_people_are_taken_up_as_outstanding_ones(office, person):
    office.do(sources.introduce, people=[person], day=DAY, introduced_by="Hội Phụ nữ")
    case = office.read(steps.view, person_id=person, day=DAY).case
    assert case.outstanding_on == DAY
    assert case.last("outstanding").values["introduced_by"] == "Hội Phụ nữ"
    assert the_line(office).stage == "Quần chúng ưu tú"
    with pytest.raises(Refusal, match="Hãy chọn người"):
        office.do(sources.introduce, people=[], day=DAY)
