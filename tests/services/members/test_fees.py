"""The Party fee: noted for a cell at once, told to the work list and to the register."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.rules.calendar import Period
from desktop.rules.members.fees import months_of
from desktop.services import today
from desktop.services.members import fees
from desktop.services.papers import listings
from tests.build import a_cell, a_member, an_office

NOW = date(2026, 6, 15)
MONTHS = months_of(2026)


@pytest.fixture
def cell(office):
    """A cell whose first member pays and whose second does not."""
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Pá")
    pays, owes = (a_member(office, name, cell) for name in ("Lò Văn An", "Lò Văn Bình"))
    lines = [(pays, month, "paid") for month in MONTHS[:5]] + [(owes, MONTHS[0], "paid")]
    office.do(fees.set_fees, cell_id=cell, lines=lines)
    return cell


def line(office, cell, name):
    found = office.read(fees.of_cell, cell_id=cell, year=2026, day=NOW)
    return next(one for one in found.lines if one.person == name)


def test_a_cell_is_noted_at_once_and_taken_back_at_once(office, cell):
    assert line(office, cell, "Lò Văn An").marks[:6] == ("paid",) * 5 + ("open",)
    owes = line(office, cell, "Lò Văn Bình")
    assert owes.marks[:3] == ("paid", "owed", "owed")
    office.do(fees.set_fees, cell_id=cell, lines=[(owes.person_id, MONTHS[1], "excused")])
    assert line(office, cell, "Lò Văn Bình").marks[1] == "excused"
    office.do(fees.set_fees, cell_id=cell, lines=[(owes.person_id, MONTHS[1], "")])
    assert line(office, cell, "Lò Văn Bình").marks[1] == "owed"
    for _ in range(3):
        office.undo()
    assert line(office, cell, "Lò Văn An").marks[0] == "open"
    with pytest.raises(Refusal):
        office.do(fees.set_fees, cell_id=cell, lines=[(owes.person_id, MONTHS[1], "later")])


def test_who_owes_too_much_is_counted_and_told(office, cell):
    """In the list of cells and on the work list; an office that notes nothing accuses nobody."""
    other = a_cell(office, "Chi bộ bản Nà")
    a_member(office, "Hà Văn Vui", other)
    counts = office.read(fees.cells, year=2026, day=NOW)
    assert [(one.cell, one.months, one.warned) for one in counts] == [
        ("Chi bộ bản Pá", 5, 1),
        ("Chi bộ bản Nà", 0, 0),
    ]
    (task,) = office.read(today.tasks, day=NOW)
    assert (task.person, task.screen, task.place) == ("Lò Văn Bình", "fees", cell)
    assert "4 tháng trong năm 2026" in task.reason
    assert task.source == "Điều 8, Điều lệ Đảng"
    assert office.read(fees.owing, year=2025, day=NOW) == ()


def test_the_register_shows_the_months(office, cell):
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    asked = {"form_id": "so-dang-phi", "period": year, "cell_id": cell, "today": NOW}
    made = office.read(listings.make, **asked)
    assert made.count == 2
    assert list(words(made.sheet)).count("x") == 6
