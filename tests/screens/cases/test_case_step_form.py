"""The fields of a step."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.rules.cases.process import Ask, Step
from desktop.screens.cases.case_step_form import StepForm
from tests.screens.rooms import CellsScreen

ASKED = (
    Ask(id="official", label="Tổng số", kind="number"),
    Ask(id="abroad", label="Ngoài nước", kind="flag"),
    Ask(id="result", label="Kết luận thẩm tra của cấp ủy có thẩm quyền", kind="long"),
)


@pytest.fixture
def form(qtbot, office, ask, background):
    host = CellsScreen(office, ask, background)
    form = StepForm(host, Step(id="trial", title="Bước thử", who="Chi bộ", ask=ASKED))
    qtbot.addWidget(host)
    qtbot.addWidget(form)
    return form


def test_a_step_asks_its_own_between_day_and_note(form):
    """In the order of the process file."""
    assert list(form.fields) == [
        *("day", "number", "official", "abroad", "result"),
        *("note", "override"),
    ]


def test_what_says_nothing_is_left_out_but_nought_says_something(form):
    """And without a day there is nothing to record."""
    with pytest.raises(Refusal, match="Hãy ghi ngày"):
        form.entered()
    form.show_row({"day": form.fields["day"].read("5/2/2026"), "official": 0, "abroad": False})
    assert form.entered() == {
        "day": form.fields["day"].value(),
        "number": "",
        "official": 0,
        "result": "",
        "note": "",
        "override": "",
    }
