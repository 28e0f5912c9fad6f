from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.errors import Refusal
from desktop.rules.partial_date import PartialDate
from desktop.screens.widgets.date_fields import DateField, PartialDateField
from tests.screens.keyboard import write

TODAY = date(2026, 3, 2)


@pytest.fixture
def typed(qtbot):
    def type_into(field, words):
        qtbot.addWidget(field)
        field.show()
        write(field.input, words)
        qtbot.keyClick(field.input, Qt.Key.Key_Return)
        return field

    return type_into


@pytest.mark.parametrize("words", ["5/2/1990", "05.02.1990", "5-2-1990", " 05/02/1990 "])
def test_a_day_typed_any_usual_way_is_shown_one_way(typed, words):
    field = typed(DateField("out"), words)

    assert field.value() == date(1990, 2, 5)
    assert field.input.text() == "05/02/1990"


def test_a_year_of_two_digits_needs_to_know_today(typed):
    assert typed(DateField("born", today=TODAY), "5/2/90").value() == date(1990, 2, 5)
    assert typed(DateField("plan"), "5/2/27").findChild(QLabel, "plan-fault").isVisible()


@pytest.mark.parametrize("words", ["31/2/1990", "hôm qua", "1990", "2/1990"])
def test_what_is_no_complete_day_is_said_at_once_and_left_as_typed(typed, words):
    field = typed(DateField("out"), words)

    assert field.findChild(QLabel, "out-fault").isVisible()
    assert field.input.text() == words
    with pytest.raises(Refusal) as refused:
        field.value()
    assert refused.value.field == "out"


@pytest.mark.parametrize(
    ("words", "value", "shown"),
    [
        ("1985", PartialDate(1985), "1985"),
        ("9/1985", PartialDate(1985, 9), "09/1985"),
        ("2-9-1985", PartialDate(1985, 9, 2), "02/09/1985"),
    ],
)
def test_a_date_is_kept_as_far_as_it_is_known(typed, words, value, shown):
    field = typed(PartialDateField("born"), words)

    assert field.value() == value
    assert field.input.text() == shown


@pytest.mark.parametrize("kind", [DateField, PartialDateField])
def test_an_empty_date_is_unknown(typed, kind):
    field = typed(kind("day"), "")

    assert field.value() is None
    assert not field.findChild(QLabel, "day-fault").isVisible()
    field.set_value(None)
    assert field.input.text() == ""


def test_a_date_is_shown_as_offices_write_it(typed):
    field = typed(DateField("day"), "")
    field.set_value(date(2026, 3, 2))

    assert field.input.text() == "02/03/2026"
