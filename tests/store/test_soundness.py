"""A sound file has no faults, and each kind of damage is named."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from desktop.services.office import open_office
from desktop.store import attachments, soundness
from desktop.store.tables.people import PersonRow
from tests.deeds import PASSWORD, add


def damage(office, *statements):
    connection = office.file.engine.raw_connection()
    for statement in statements:
        connection.execute(statement)
    connection.close()


def scratch(path, page):
    content = bytearray(path.read_bytes())
    content[page * 4096 + 7] ^= 1
    path.write_bytes(content)


def test_a_working_office_is_sound_and_counted(office):
    office.do(add, PersonRow, name="Lò Thị An")
    office.do(add, PersonRow, name="Hà Văn Bình")

    assert soundness.faults(office.file) == ()
    counts = soundness.counts(office.file)
    assert (counts["person"], counts["operation"], counts["cell"]) == (2, 2, 0)


def test_a_reference_to_nothing_is_named(office):
    office.do(add, PersonRow, id="an", name="Lò Thị An")
    damage(
        office,
        "PRAGMA foreign_keys = OFF",
        "UPDATE person SET photo_id = 'nothing'",
        "PRAGMA foreign_keys = ON",
    )
    assert soundness.faults(office.file) == (
        "Bảng person có dòng trỏ đến bảng attachment không còn tồn tại.",
    )


@pytest.mark.parametrize(
    "statement", ["DROP TABLE target", "ALTER TABLE target RENAME COLUMN admit TO x"]
)
def test_a_missing_table_or_column_is_named(office, statement):
    damage(office, statement)
    assert soundness.faults(office.file) == ("Thiếu bảng target hoặc cột của bảng này.",)


def test_an_altered_photo_is_named(office):
    def photograph(session):
        photo = attachments.keep(session, b"photo", "image/png")
        session.get_one(PersonRow, "an").photo_id = photo
        return "Ảnh"

    office.do(add, PersonRow, id="an", name="Lò Thị An")
    office.do(photograph)
    damage(office, "UPDATE attachment SET content = x'00'")

    [fault] = soundness.faults(office.file)
    assert fault.startswith("Ảnh hoặc bản quét ")
    assert fault.endswith(" không còn nguyên vẹn.")


def test_a_damaged_page_is_one_clear_fault(office_on_disk, now):
    path = office_on_disk.path
    office_on_disk.do(add, PersonRow, name="Lò Thị An", youth="x" * 100_000)
    office_on_disk.close()
    scratch(path, -10)

    office = open_office(path, PASSWORD, who="Văn phòng", now=now)
    [fault] = soundness.faults(office.file)
    assert "hỏng" in fault
    assert office.read(lambda session: session.execute(text("SELECT 1")).scalar()) == 1
    office.close()
