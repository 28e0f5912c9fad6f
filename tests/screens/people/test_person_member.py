from datetime import date

import pytest

from desktop.rules.facts.office import Cell
from desktop.rules.partial_date import PartialDate
from desktop.screens.people.person_member import MemberForm
from tests.screens.subjects import fault, fill, press

CELLS = (Cell(id="a", name="Chi bộ bản Pá"), Cell(id="b", name="Chi bộ bản Nà Lốc"))


@pytest.fixture
def form(qtbot):
    form = MemberForm(date(2026, 3, 2))
    qtbot.addWidget(form)
    form.set_cells(CELLS)
    form.show_row({"cell_id": "a", "member": False, "movements": ()})
    form.show()
    return form


def test_a_cell_is_chosen_without_marks(form):
    fill(form, "cell_id", "na loc")
    fill(form, "since", "1/3/2026")
    assert form.changes() == {"cell_id": "b", "since": date(2026, 3, 1)}


def test_whoever_has_a_date_is_a_member(form):
    fill(form, "admitted", "3/2/2015")
    assert form.changes()["member"] is True


def test_being_a_member_can_be_taken_back(form):
    form.show_row({"cell_id": "a", "member": True, "movements": ()})
    press(form, "member")
    assert form.changes() == {"member": False}


def test_movements_are_lines_of_kind_and_day(form):
    press(form, "movements-add")
    fill(form, "movements-0-kind", "chuyển đi")
    fill(form, "movements-0-day", "6/2020")
    with pytest.raises(Exception, match="Dòng 1, ngày"):
        form.changes()
    fill(form, "movements-0-day", "2/6/2020")
    (move,) = form.changes()["movements"]
    assert (move["kind"], move["day"]) == ("transferred-out", date(2020, 6, 2))
    assert fault(form, "movements-0-day") == ""


def test_the_same_cells_again_keep_what_is_typed(form):
    fill(form, "cell_id", "na loc")
    form.set_cells(CELLS)
    form.set_cells((*CELLS, Cell(id="c", name="Chi bộ Trường học")))
    assert form.changes() == {"cell_id": "b"}


def test_discipline_is_a_line_of_form_and_days(form):
    press(form, "disciplines-add")
    fill(form, "disciplines-0-form", "canh cao")
    fill(form, "disciplines-0-day", "12/1/2026")
    fill(form, "disciplines-0-number", "03-QĐ/CB")
    (line,) = form.changes()["disciplines"]
    assert (line["form"], line["day"], line["number"]) == (
        "warning",
        date(2026, 1, 12),
        "03-QĐ/CB",
    )
    assert line["until"] is None


def test_how_a_member_takes_part_is_chosen_among_those_who_stay(form):
    fill(form, "status", "mien")
    fill(form, "status_on", "3/2025")
    assert form.changes() == {"status": "exempt", "status_on": PartialDate(2025, 3)}
