"""How far a printer moves what it prints."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.services.papers import shifts


def shift(office, printer, form):
    found = office.read(shifts.shift, printer=printer, form=form)
    return found.right, found.down


def test_what_the_printer_needs_and_what_the_card_needs_add_up(office):
    """Another printer and another card have their own."""
    office.do(shifts.set_shift, printer="HP", right=1.5, down=-2)
    office.do(shifts.set_shift, printer="HP", form="cn-ntvd1", right=0.5, down=0)
    assert shift(office, "HP", "cn-ntvd1") == (2, -2)
    assert shift(office, "HP", "cn-dvm") == (1.5, -2)
    assert shift(office, "Canon", "cn-ntvd1") == (0, 0)


def test_a_later_measure_replaces_the_earlier(office):
    """And stands in the history, so that it can be undone."""
    office.do(shifts.set_shift, printer="HP", right=1, down=1)
    office.do(shifts.set_shift, printer="HP", right=3, down=0)
    assert office.read(shifts.kept) == (shifts.Kept("HP", "", 3, 0),)
    office.undo()
    assert shift(office, "HP", "") == (1, 1)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"printer": " ", "right": 0, "down": 0}, "printer"),
        ({"printer": "HP", "right": 31, "down": 0}, "right"),
        ({"printer": "HP", "right": 0, "down": -31}, "down"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(office, values, field):
    """A printer off by three centimetres has the wrong paper in it."""
    with pytest.raises(Refusal) as refusal:
        office.do(shifts.set_shift, **values)
    assert refusal.value.field == field
