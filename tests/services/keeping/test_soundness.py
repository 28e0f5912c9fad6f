"""A sound record has no findings; each fault is named with what to do, and the safe ones mended."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from desktop.errors import Refusal
from desktop.services import finding
from desktop.services.keeping import soundness
from desktop.services.office import open_office
from desktop.store.tables.cases import StepRow
from desktop.store.tables.members import BelongingRow
from desktop.store.tables.people import PersonRow
from tests.build import a_case, a_cell, a_commune, a_person
from tests.deeds import PASSWORD, add, change, labels


def past_the_program(office, *statements):
    connection = office.file.engine.raw_connection()
    for statement in ("PRAGMA foreign_keys = OFF", *statements, "PRAGMA foreign_keys = ON"):
        connection.execute(statement)
    connection.close()


def sentences(office):
    return [one.sentence for one in soundness.examine(office)]


def test_an_invented_commune_is_sound():
    office, _ = a_commune("tra-nu")
    assert soundness.examine(office) == ()


def test_faults_of_the_rules_are_named_with_what_to_do(office):
    mai = a_case(office, at="candidate", name="Lò Thị Mai")
    office.do(add, PersonRow, id="x", name=" ")
    step = office.read(lambda session: session.scalars(select(StepRow.id)).first())
    office.do(change, StepRow, step, step="buoc-la")
    office.do(add, BelongingRow, person_id=mai, cell_id=a_cell(office))
    found = soundness.examine(office)
    assert [one.sentence for one in found] == [
        "Có 1 người không có tên.",
        "Lò Thị Mai đang ở hai chi bộ cùng lúc.",
        "Hồ sơ của Lò Thị Mai có bước “buoc-la” mà chương trình này không biết.",
    ]
    assert all(one.advice and not one.mends for one in found)


def test_what_was_changed_past_the_program_is_named(office):
    a_person(office)
    past_the_program(office, "UPDATE person SET religion = 'x'")
    [one] = soundness.examine(office)
    assert one.sentence.startswith("Bảng Người có 1 dòng khác với nhật ký")
    assert not one.mends


def test_what_is_safe_is_mended_with_the_file_kept_and_can_be_undone(office_on_disk, now):
    office = office_on_disk
    cell = a_cell(office)
    mai = a_person(office, "Lò Thị Mai", cell)
    office.do(add, BelongingRow, person_id=mai, cell_id=cell)
    an = a_person(office, "Hà Thị An")
    past_the_program(
        office,
        f"UPDATE person SET photo_id = 'nothing' WHERE id = '{mai}'",
        f"UPDATE person SET find_key = 'x', search_key = 'x' WHERE id = '{an}'",
    )
    assert office.read(finding.find, words="ha thi an") == ()
    assert sum(one.mends for one in soundness.examine(office)) == 3

    kept, done = soundness.repair(office)

    assert "truoc-sua-loi" in kept
    assert done == "Sửa lỗi tệp: 1 chỗ trỏ vào nơi không còn, 1 dòng lặp, 1 khóa tìm"
    assert soundness.examine(office) == ()
    assert [hit.record for hit in office.read(finding.find, words="ha thi an")] == [an]
    assert office.read(labels)[-1] == done
    [beside] = office.path.parent.glob("*-truoc-sua-loi.hgd")
    before = open_office(beside, PASSWORD, who="x", now=now)
    assert before.read(lambda session: session.get(PersonRow, mai).photo_id) == "nothing"
    assert len(sentences(before)) == 4
    before.close()


def test_mending_never_hides_what_was_changed_past_the_program(office_on_disk):
    """A row that was changed elsewhere too is not written: the journal would take it in."""
    office = office_on_disk
    a_person(office, "Lò Thị Mai")
    past_the_program(office, "UPDATE person SET photo_id = 'x', find_key = 'x', religion = 'x'")
    before = sentences(office)
    assert not any(one.mends for one in soundness.examine(office))
    assert soundness.repair(office) == ()
    assert sentences(office) == before


def test_a_file_without_faults_is_left_alone(office_on_disk, office):
    assert soundness.repair(office_on_disk) == ()
    assert list(office_on_disk.path.parent.glob("*-truoc-sua-loi*")) == []
    with pytest.raises(Refusal):
        soundness.repair(office)


def test_an_index_at_odds_with_its_table_is_made_anew(office_on_disk):
    office = office_on_disk
    a_person(office, "Lò Thị Mai")
    past_the_program(
        office,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = 'CREATE INDEX ix_person_search_key ON person (name)' "
        "WHERE name = 'ix_person_search_key'",
        "PRAGMA writable_schema = RESET",
    )
    assert any(one.mends and "chỉ mục" in one.sentence for one in soundness.examine(office))
    assert "Lập lại các chỉ mục từ dữ liệu." in soundness.repair(office)
    assert not any("chỉ mục" in one for one in sentences(office))
