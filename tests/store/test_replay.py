"""A row changed, added or taken away past the program is noticed."""

from __future__ import annotations

import pytest

from desktop.store import replay
from desktop.store.tables.people import PersonRow
from tests.build import a_case
from tests.deeds import add, change, remove


@pytest.fixture
def busy(office):
    a_case(office, at="candidate")
    office.do(add, PersonRow, id="an", name="Lò Thị An")
    office.do(change, PersonRow, "an", name="Lò Thị Ân")
    office.do(add, PersonRow, id="binh", name="Hà Văn Bình")
    office.do(remove, PersonRow, "binh")
    office.undo()
    return office


def past_the_program(office, statement):
    with office.file.engine.begin() as connection:
        connection.exec_driver_sql(statement)


def test_the_journal_tells_all_that_the_program_wrote(busy):
    assert busy.read(replay.strangers) == {}


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE person SET phone = '1' WHERE id = 'an'", {"person": 1}),
        ("DELETE FROM person WHERE id = 'an'", {"person": 1}),
        ("DELETE FROM step", {"step": 2}),
        ("UPDATE step SET number = 'x'", {"step": 2}),
    ],
)
def test_what_was_written_past_it_is_counted(busy, statement, found):
    past_the_program(busy, statement)
    assert busy.read(replay.strangers) == found
