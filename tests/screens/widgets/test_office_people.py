"""A person of the office found by part of the name."""

from __future__ import annotations

from desktop.screens.widgets.office_people import person_field
from tests.build import a_person, an_office


def test_the_name_of_who_is_chosen_is_shown(qtbot, office):
    an_office(office)
    key = a_person(office, "Lò Thị Mai")
    field = person_field("person_id", office)
    qtbot.addWidget(field)
    field.set_value(key)
    assert (field.box.text(), field.value()) == ("Lò Thị Mai", key)


def test_part_of_a_name_finds_the_only_one_who_has_it(qtbot, office):
    an_office(office)
    key = a_person(office, "Lò Thị Mai")
    field = person_field("person_id", office)
    qtbot.addWidget(field)
    field.box.setText("mai")
    field.box.editingFinished.emit()
    assert field.value() == key
