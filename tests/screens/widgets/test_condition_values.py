"""The values that a condition asks for."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from desktop.screens.widgets.condition_values import ConditionValues
from tests.rules.reports.test_table_facts import KNOWN


@pytest.fixture
def values(qtbot):
    made = ConditionValues("x")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("fact", "chosen"),
    [
        ("sex", ("nam",)),
        ("group", ()),
        ("age", ("18", "")),
        ("age", ("", "35")),
        ("decided", ("2020-01-31", "")),
        ("minority", ()),
    ],
)
def test_what_is_chosen_is_read_back(values, fact, chosen):
    values.show_values(KNOWN[fact], "is", chosen)
    assert values.values() == chosen


def test_nothing_is_chosen_of_what_is_unknown(values):
    values.show_values(KNOWN["age"], "unknown", ("18", "30"))
    assert values.values() == ()


def test_what_cannot_be_read_counts_as_open(values):
    values.show_values(KNOWN["age"], "is", ("18", ""))
    values.findChild(QLineEdit, "x-least").setText("abc")
    assert values.values() == ("", "")
