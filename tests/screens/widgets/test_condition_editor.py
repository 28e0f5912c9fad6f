"""Conditions put together from lists."""

from __future__ import annotations

import pytest

from desktop.rules.reports.table_conditions import Test
from desktop.screens.widgets.condition_editor import ConditionEditor
from tests.rules.reports.test_table_facts import KNOWN

WOMAN = Test(fact="sex", values=("nữ",))
YOUNG = Test(fact="age", values=("18", "35"))
MINORITY = Test(fact="minority")


@pytest.fixture
def editor(qtbot):
    made = ConditionEditor("filter", "Lọc")
    qtbot.addWidget(made)
    made.offer(KNOWN, "people", moves=False)
    return made


def lines(editor):
    return [editor.lines.item(at).text() for at in range(editor.lines.count())]


def test_what_is_shown_is_what_is_asked(editor):
    asked = ((WOMAN, MINORITY), (YOUNG,))
    editor.show_asked(asked)
    assert editor.asked() == asked
    assert lines(editor) == [
        "giới tính là Nữ",
        "hoặc dân tộc thiểu số",
        "và tuổi đời từ 18 đến 35 tuổi",
    ]


def test_a_condition_goes_and_the_next_one_is_chosen(editor, qtbot):
    editor.show_asked(((WOMAN, MINORITY), (YOUNG,)))
    with qtbot.waitSignal(editor.changed):
        editor.remove()
    assert editor.asked() == ((MINORITY,), (YOUNG,))
    assert editor.lines.currentRow() == 0


def test_ways_of_asking_are_those_that_have_an_answer(editor):
    """A tick cannot be unknown; a flag is asked by yes and no."""
    editor.show_asked(((Test(fact="group", values=("veteran",)),), (MINORITY,)))
    assert [editor.way.itemText(at) for at in range(editor.way.count())] == ["là", "không phải là"]
    editor.lines.setCurrentRow(1)
    assert [editor.way.itemText(at) for at in range(editor.way.count())] == [
        "đúng",
        "không",
        "chưa rõ",
    ]


def test_a_fact_that_is_not_known_any_more_is_kept_until_changed(editor):
    """So that nothing is lost by looking at it."""
    gone = ((Test(fact="gone", values=("x",)),),)
    editor.show_asked(gone)
    assert editor.asked() == gone
    assert lines(editor) == ["“gone”"]
