"""The journal: one change per row however often it was written, and never changed itself."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import load_only

from desktop.rules.partial_date import PartialDate
from desktop.store import journal
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.people import PersonRow
from tests.deeds import add, change, changes, contents, labels, remove, replayed, values_of


def told(office, operation):
    """What an operation changed: table, row, name before, name after."""
    return [
        (
            change.table,
            change.row,
            change.before and change.before["name"],
            change.after and change.after["name"],
        )
        for change in office.read(changes)
        if change.operation_id == operation
    ]


def test_tells_before_and_after(office):
    made = office.do(add, PersonRow, id="an", name="Lò Thị An")
    changed = office.do(change, PersonRow, "an", name="Lò Thị Ân")
    gone = office.do(remove, PersonRow, "an")

    assert told(office, made.operation) == [("person", "an", None, "Lò Thị An")]
    assert told(office, changed.operation) == [("person", "an", "Lò Thị An", "Lò Thị Ân")]
    assert told(office, gone.operation) == [("person", "an", "Lò Thị Ân", None)]


def test_several_writes_of_a_row_are_one_change(office):
    def often(session):
        made = PersonRow(id="an", name="Lò")
        session.add(made)
        session.flush()
        session.add(CellRow(id="pan", name="Chi bộ", kind="residential", sector="rural"))
        for name in ("Lò Thị", "Lò Thị An"):
            made.name = name
            session.get_one(PersonRow, "binh").name += "."
            session.flush()
        return "Nhiều lần"

    office.do(add, PersonRow, id="binh", name="Hà Văn Bình")
    done = office.do(often)

    assert told(office, done.operation) == [
        ("person", "an", None, "Lò Thị An"),
        ("cell", "pan", None, "Chi bộ"),
        ("person", "binh", "Hà Văn Bình", "Hà Văn Bình.."),
    ]
    office.undo()
    assert office.read(values_of, PersonRow, "binh")["name"] == "Hà Văn Bình"


def test_what_came_and_went_within_an_operation_is_not_told(office):
    def through(session):
        passing = PersonRow(id="passing", name="Tạm")
        stays = session.get_one(PersonRow, "an")
        session.add(passing)
        stays.name = "Khác"
        session.flush()
        session.delete(passing)
        stays.name = "Lò Thị An"
        session.flush()
        session.get_one(PersonRow, "binh").occupation = "Giáo viên"
        return "Thử"

    office.do(add, PersonRow, id="an", name="Lò Thị An")
    office.do(add, PersonRow, id="binh", name="Hà Văn Bình")
    done = office.do(through)

    assert told(office, done.operation) == [("person", "binh", "Hà Văn Bình", "Hà Văn Bình")]
    assert office.read(replayed) == office.read(contents)


def test_a_row_changed_and_then_removed_is_told_as_it_first_was(office):
    def change_and_remove(session):
        row = session.get_one(PersonRow, "an")
        row.name = "Khác"
        session.delete(row)
        return "Sửa rồi xóa"

    office.do(add, PersonRow, id="an", name="Lò Thị An")
    done = office.do(change_and_remove)

    assert told(office, done.operation) == [("person", "an", "Lò Thị An", None)]
    office.undo()
    assert office.read(values_of, PersonRow, "an")["name"] == "Lò Thị An"


def test_a_column_set_before_it_was_read_is_told_as_it_was(office):
    def blindly(session):
        row = session.scalars(select(PersonRow).options(load_only(PersonRow.id))).one()
        row.name = "Lò Thị Ân"
        return "Sửa"

    office.do(add, PersonRow, id="an", name="Lò Thị An")
    done = office.do(blindly)

    assert told(office, done.operation) == [("person", "an", "Lò Thị An", "Lò Thị Ân")]
    office.undo()
    assert office.read(values_of, PersonRow, "an")["name"] == "Lò Thị An"


def test_a_row_that_got_its_key_from_the_program_is_told_under_it(office):
    done = office.do(add, PersonRow, name="Lò Thị An")
    [(_, key, _, _)] = told(office, done.operation)
    assert office.read(values_of, PersonRow, key)["name"] == "Lò Thị An"


def test_the_revision_grows_with_every_change_and_with_its_undo(office):
    def revision():
        return office.read(values_of, PersonRow, "an")["revision"]

    office.do(add, PersonRow, id="an", name="Lò Thị An")
    seen = [revision()]
    office.do(change, PersonRow, "an", name="Lò Thị Ân")
    seen.append(revision())
    office.undo()
    seen.append(revision())
    assert seen == [1, 2, 3]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE operation SET label = 'khác'",
        "DELETE FROM operation",
        'UPDATE "change" SET after = NULL',
        'DELETE FROM "change"',
    ],
)
def test_nobody_changes_the_journal(office, statement):
    def forge(session):
        session.execute(text(statement))
        return "Sửa nhật ký"

    office.do(add, PersonRow, name="Lò Thị An")
    before = [(row.position, row.after) for row in office.read(changes)]

    with pytest.raises(IntegrityError, match="the journal is never changed"):
        office.do(forge)
    assert office.read(labels) == ["Thêm person"]
    assert [(row.position, row.after) for row in office.read(changes)] == before


def many(session, *names):
    """Write people at once."""
    journal.insert(session, PersonRow, [{"id": name, "name": name, **KEYS} for name in names])
    return "Nhiều người"


KEYS = {"search_key": "", "sort_key": "", "find_key": "", "born": PartialDate(1985, 9)}


def test_many_rows_at_once_are_told_like_one_by_one(office):
    at_once = office.do(many, "An", "Binh")
    assert told(office, at_once.operation) == [
        ("person", "An", None, "An"),
        ("person", "Binh", None, "Binh"),
    ]
    office.do(add, PersonRow, id="Chi", name="Chi", born=PartialDate(1985, 9))
    rows = [office.read(values_of, PersonRow, name) for name in ("An", "Chi")]
    named = {"id", "name", "search_key", "sort_key", "find_key"}
    assert [{key: row[key] for key in row if key not in named} for row in rows[:1]] == [
        {key: row[key] for key in row if key not in named} for row in rows[1:]
    ]
    assert office.read(replayed) == office.read(contents)
    office.undo()
    office.undo()
    assert office.read(contents) == {}
    office.redo()
    assert office.read(values_of, PersonRow, "Binh")["born"] == PartialDate(1985, 9)


def test_a_row_written_with_others_is_not_changed_again_in_the_same_operation(office):
    def twice(session):
        many(session, "An")
        session.get_one(PersonRow, "An").name = "Ân"
        return "Hai lần"

    with pytest.raises(RuntimeError):
        office.do(twice)
    assert office.read(contents) == {}
