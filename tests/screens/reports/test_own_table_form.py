"""How a table is put together."""

from __future__ import annotations

import pytest

from desktop.rules.reports.own_tables import OwnTable
from desktop.screens.reports.own_table_form import OwnTableForm
from desktop.services.reports import own_tables
from tests.rules.reports.test_table_facts import KNOWN


@pytest.fixture
def form(qtbot):
    made = OwnTableForm()
    qtbot.addWidget(made)
    made.offer(KNOWN)
    return made


@pytest.mark.parametrize(
    "table",
    [
        *own_tables.examples(),
        *(copy.table for _, _, copy in own_tables.official()[:3]),
    ],
    ids=lambda table: table.name,
)
def test_a_table_is_shown_and_read_back(form, table):
    """Nothing of any example or official table is lost by looking at it."""
    form.show_table(table)
    assert form.table() == table


def test_another_subject_offers_other_facts(form):
    form.subject.setCurrentIndex(form.subject.findData("units"))
    form.subject.activated.emit(form.subject.currentIndex())
    offered = {form.rows.fact.itemData(at) for at in range(form.rows.fact.count())}
    assert offered == {"unit-kind", "no-members", "no-cell"}


def test_a_subject_that_is_not_known_any_more_is_chosen_anew(form):
    """Another version of the program may have kept it; the screen still opens."""
    form.show_table(OwnTable(name="Biểu", subject="gone"))
    assert form.table().subject == "members"
