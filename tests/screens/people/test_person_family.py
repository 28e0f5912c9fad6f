from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.rules.facts.person import Relative
from desktop.rules.partial_date import PartialDate
from desktop.screens.people.person_family import FamilyForm
from desktop.screens.people.person_values import plain
from tests.screens.subjects import fault, fill, lines, pick, press, typed

FATHER = plain(Relative(relation="Cha đẻ", name="Lò Văn Pâng", born=PartialDate(1970)))
MOTHER = plain(Relative(relation="Mẹ đẻ", name="Hà Thị Inh", born=PartialDate(1972)))


@pytest.fixture
def form(qtbot):
    form = FamilyForm(date(2026, 3, 2))
    qtbot.addWidget(form)
    form.resize(1100, 600)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    form.show_row({"relatives": (FATHER, MOTHER)})
    return form


def names(form):
    return [one["name"] for one in form.values()["relatives"]]


def test_the_first_relative_is_shown_and_nothing_is_changed(form):
    assert lines(form, "relatives")[0] == ["Cha đẻ", "Lò Văn Pâng", "1970"]
    assert typed(form, "relative_name") == "Lò Văn Pâng"
    assert form.changes() == {}


def test_what_is_typed_of_several_relatives_is_kept(form):
    fill(form, "relative_occupation", "Làm ruộng")
    pick(form, "relatives", 1)
    fill(form, "relative_died", "2019, tại nhà, già yếu")
    (changed,) = form.changes().values()
    assert changed[0]["occupation"] == "Làm ruộng"
    assert changed[1]["died"] == "2019, tại nhà, già yếu"


def test_typing_back_what_was_there_is_no_change(form):
    fill(form, "relative_occupation", "Làm ruộng")
    assert form.is_edited()
    fill(form, "relative_occupation", "")
    assert not form.is_edited()


def test_a_relative_is_added_at_the_end(form):
    press(form, "relatives-add")
    assert form.findChild(QPushButton, "relatives-add") is not None
    assert QApplication.focusWidget().objectName() == "relative_relation"
    fill(form, "relative_relation", "em ruot")
    fill(form, "relative_name", "Lò Thị Yêu")
    assert lines(form, "relatives")[2] == ["Em ruột", "Lò Thị Yêu", ""]
    assert names(form) == ["Lò Văn Pâng", "Hà Thị Inh", "Lò Thị Yêu"]


def test_a_relative_of_whom_nothing_is_told_is_left_out(form):
    press(form, "relatives-add")
    assert form.changes() == {}


def test_relatives_change_places_and_go(form):
    pick(form, "relatives", 1)
    press(form, "relatives-up")
    assert names(form) == ["Hà Thị Inh", "Lò Văn Pâng"]
    press(form, "relatives-down")
    press(form, "relatives-remove")
    assert names(form) == ["Lò Văn Pâng"]


def test_a_date_that_cannot_be_read_holds_the_form(form, qtbot):
    fill(form, "relative_born", "hồi xưa")
    pick(form, "relatives", 1)
    qtbot.waitUntil(lambda: QApplication.focusWidget().objectName() == "relative_born")
    assert typed(form, "relative_name") == "Lò Văn Pâng"
    assert "không phải là ngày" in fault(form, "relative_born")


def test_the_list_says_how_to_begin(form):
    form.show_row({"relatives": ()})
    assert lines(form, "relatives") == []
    press(form, "relatives-add")
    assert typed(form, "relative_name") == ""
