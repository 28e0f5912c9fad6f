"""The survey of a quarter."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.screens.cells.source_survey import SurveyPanel
from desktop.services.cells.source_lists import CellSurvey, SurveyLine

LINE = SurveyLine(
    id="p",
    name="Lò Thị Mai",
    cell_id="a",
    stage="Quần chúng",
    groups=frozenset(),
    criteria={"work": None},
)


@pytest.fixture
def panel(qtbot):
    made = SurveyPanel()
    qtbot.addWidget(made)
    made.show_surveys("2026-Q1", (CellSurvey(id="a", name="Chi bộ bản Pá", lines=(LINE,)),))
    return made


def put(panel, column, words):
    names = [one.name for one in panel.grid.model.columns]
    panel.grid.model.setData(panel.grid.model.index(0, names.index(column)), words)


@pytest.mark.parametrize("typed", ["2", "Cần thử thách thêm", "thu thach"])
def test_a_rating_is_typed_by_number_or_words(panel, typed):
    put(panel, "rated", typed)
    put(panel, "criterion-work", "k")
    assert panel.changed_lines() == (
        {"person_id": "p", "rated": "training", "criteria": {"work": False}},
    )


def test_anything_else_tells_what_there_is(panel):
    put(panel, "rated", "9")
    with pytest.raises(Refusal, match="đủ điều kiện học lớp; cần thử thách thêm"):
        panel.changed_lines()
    panel.forget()
    assert not panel.is_edited()
