"""The chain of the journal: what was changed past the program is named."""

from __future__ import annotations

import pytest

from desktop.store import chain, journal
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.people import PersonRow
from tests.deeds import add, change, remove

TRIGGERS = [
    f"keep_{table}_{act}" for table in ("operation", "change") for act in ("update", "delete")
]


@pytest.fixture
def busy(office):
    """Six operations: rows made, changed, removed, undone and inserted together."""
    office.do(add, PersonRow, id="an", name="Lò Thị An")
    office.do(change, PersonRow, "an", name="Lò Thị Ân")
    office.do(insert_cells, ("mot", "hai"))
    office.do(remove, PersonRow, "an")
    office.undo()
    office.do(add, PersonRow, id="binh", name="Hà Văn Bình")
    return office


def insert_cells(session, ids):
    """Many rows at once, as an import does."""
    told = {"search_key": "", "kind": "village", "sector": "village"}
    told |= {"position": 1, "base_committee": "", "secretary": "", "secretary_post": ""}
    journal.insert(session, CellRow, [{"id": id, "name": f"Chi bộ {id}", **told} for id in ids])
    return "Thêm hai chi bộ"


def outside(office, statement):
    """Change the file as somebody could who holds the key and knows SQL."""
    cursor = office.file.engine.raw_connection().cursor()
    cursor.execute("PRAGMA foreign_keys = OFF")
    for name in TRIGGERS:
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
    cursor.execute(statement)


def test_a_journal_that_nobody_touched_is_whole(busy):
    assert busy.read(chain.broken) is None
    assert busy.read(chain.head).number == 6


def test_an_empty_journal_is_whole_and_has_a_beginning(office):
    assert office.read(chain.broken) is None
    assert office.read(chain.head) == chain.Head(0, None, chain.BEGINNING)


def test_every_operation_moves_the_head(busy):
    before = busy.read(chain.head)
    busy.do(add, PersonRow, id="chi", name="Lò Thị Chi")
    after = busy.read(chain.head)
    assert after.number == before.number + 1
    assert after.hash != before.hash
    assert len(after.hash) == 64


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("UPDATE operation SET label = 'Khác' WHERE id = 2", 2),
        ("UPDATE operation SET who = 'Ai đó' WHERE id = 6", 6),
        ("UPDATE operation SET at = '2020-01-01 00:00:00.000000' WHERE id = 1", 1),
        ("UPDATE operation SET undoes = NULL WHERE id = 5", 5),
        ("UPDATE operation SET chain = 'x' WHERE id = 3", 3),
        ("DELETE FROM operation WHERE id = 3", 3),
        ("DELETE FROM change WHERE operation_id = 3 AND position = 1", 3),
        ("DELETE FROM change WHERE operation_id = 1", 1),
        ("UPDATE change SET after = replace(after, 'Th', 'T') WHERE operation_id = 2", 2),
        ("UPDATE change SET before = NULL WHERE operation_id = 4", 4),
        ("UPDATE change SET position = 7 WHERE operation_id = 6", 6),
        ("UPDATE change SET operation_id = 6, position = 9 WHERE operation_id = 4", 4),
    ],
)
def test_the_first_line_that_was_changed_past_the_program_is_named(busy, statement, line):
    outside(busy, statement)
    assert busy.read(chain.broken) == line


def test_an_operation_put_in_by_hand_is_named(busy):
    outside(
        busy,
        "INSERT INTO operation (id, at, who, command, label, chain) VALUES "
        "(7, '2026-03-02 08:30:00.000000', 'Ai đó', 'x', 'Thêm tay', 'x')",
    )
    assert busy.read(chain.broken) == 7


def test_lines_cut_off_the_end_show_only_in_the_head(busy):
    """The chain cannot tell: that is what the printed head is for."""
    printed = busy.read(chain.head)
    outside(busy, "DELETE FROM change WHERE operation_id = 6")
    outside(busy, "DELETE FROM operation WHERE id = 6")
    assert busy.read(chain.broken) is None
    assert busy.read(chain.head) != printed
