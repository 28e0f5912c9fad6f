"""Conditions as a field of a form."""

from __future__ import annotations

from desktop.screens.widgets.conditions_field import ConditionsField
from desktop.screens.widgets.form import FieldForm
from tests.rules.reports.test_table_facts import KNOWN
from tests.screens.widgets.test_condition_editor import MINORITY, WOMAN


def test_a_form_tells_that_other_conditions_are_asked(qtbot):
    form = FieldForm("form")
    qtbot.addWidget(form)
    field = ConditionsField("asked", "Điều kiện")
    field.editor.offer(KNOWN, "people", moves=False)
    form.add(field, "Điều kiện")
    form.show_row({"asked": ((WOMAN,), (MINORITY,))})
    assert not form.is_edited()
    field.editor.remove()
    assert form.changes() == {"asked": ((MINORITY,),)}
    form.show_row(None)
    assert field.value() == ()
