"""Points by part of a sheet."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.rules.facts.cell_meeting import ScoredPart
from desktop.screens.widgets.points_field import PointsField
from tests.screens.subjects import fill, words

PARTS = (
    ScoredPart(id="time", title="Thời gian", most=5),
    ScoredPart(id="rest", title="Kết quả", most=95),
)


@pytest.fixture
def field(qtbot):
    made = PointsField("points")
    qtbot.addWidget(made)
    made.set_parts(PARTS)
    made.show()
    return made


def test_the_sum_goes_along(field):
    assert words(field, "points-sum") == "Chưa chấm điểm"
    fill(field, "points-time", "5")
    fill(field, "points-rest", "85")
    assert field.value() == {"time": 5, "rest": 85}
    assert words(field, "points-sum") == "Tổng: 90/100 điểm"


def test_no_part_gives_more_than_its_most(field):
    fill(field, "points-time", "6")
    with pytest.raises(Refusal, match="0 đến 5"):
        field.value()


def test_another_sheet_has_other_parts(field):
    field.set_value({"time": 5})
    field.set_parts(PARTS[1:])
    assert field.value() == {"rest": None}
