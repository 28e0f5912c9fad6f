"""Into what a table is split."""

from __future__ import annotations

import pytest

from desktop.rules.reports.own_tables import Part, Split
from desktop.rules.reports.table_conditions import Test
from desktop.screens.widgets.split_editor import SplitEditor, bands_of
from tests.rules.reports.test_table_facts import KNOWN

WOMEN = Part(title="Nữ", asked=((Test(fact="sex", values=("nữ",)),),))
MEN = Part(title="Nam", asked=((Test(fact="sex", values=("nam",)),),))


@pytest.fixture
def editor(qtbot):
    made = SplitEditor("rows", "dòng")
    qtbot.addWidget(made)
    made.offer(KNOWN, "people", moves=False)
    return made


@pytest.mark.parametrize(
    "split",
    [
        Split(),
        Split(by="fact", fact="cell", empty=True),
        Split(by="fact", fact="age", bands=(("18", "30"), ("31", ""))),
        Split(by="conditions", parts=(WOMEN, MEN)),
    ],
)
def test_what_is_shown_is_what_is_put_together(editor, split):
    editor.show_split(split)
    assert editor.split() == split


def test_parts_change_their_order(editor, qtbot):
    editor.show_split(Split(by="conditions", parts=(WOMEN, MEN)))
    editor.list.setCurrentRow(1)
    with qtbot.waitSignal(editor.changed):
        editor.move_up()
    assert editor.split().parts == (MEN, WOMEN)
    editor.remove()
    assert editor.split().parts == (WOMEN,)


def test_only_what_can_be_split_by_is_offered(editor):
    """Not a day, and nothing of moves where nobody moves."""
    offered = {editor.fact.itemData(at) for at in range(editor.fact.count())}
    assert {"cell", "age", "minority"} <= offered
    assert not offered & {"decided", "movement", "unit-kind"}


@pytest.mark.parametrize(
    ("written", "bands"),
    [
        ("18-30; 31-40; 41-", (("18", "30"), ("31", "40"), ("41", ""))),
        ("-17, 18", (("", "17"), ("18", "18"))),
        (" ; ", ()),
        ("a-b", (("a", "b"),)),
    ],
)
def test_bands_are_read_as_they_are_written(written, bands):
    assert bands_of(written) == bands
