from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.screens.widgets.lead_field import LeadField
from tests.screens.keyboard import write


@pytest.fixture
def field(qtbot):
    field = LeadField("lead_days", (90, 30, 7))
    qtbot.addWidget(field)
    field.show()
    return field


def test_the_usual_numbers_stand_in_grey_while_nothing_is_typed(field):
    assert field.line.placeholderText() == "90, 30, 7"
    assert field.value() == ()


@pytest.mark.parametrize("typed", ["7 30", "30,7", "30-7-30", " 7;30 "])
def test_numbers_are_read_whatever_stands_between_them(field, typed):
    write(field.line, typed)
    assert field.value() == (30, 7)


def test_words_are_refused_at_the_field(field):
    write(field.line, "bảy ngày")
    with pytest.raises(Refusal, match="số ngày") as refused:
        field.value()
    assert refused.value.field == "lead_days"


def test_what_is_kept_is_shown(field):
    field.set_value((60, 15))
    assert field.line.text() == "60, 15"
    field.set_value(None)
    assert field.line.text() == ""
