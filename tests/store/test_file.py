"""The office file: closed to readers without the key, safe against cuts, clear about damage."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from desktop.errors import Trouble
from desktop.services.office import open_office
from desktop.store.tables.people import PersonRow
from tests.deeds import PASSWORD, add, changes

NAME = "Đặng Thị Ánh"
DAMAGED = "bị hỏng hoặc không phải tệp của chương trình này. Chưa có gì bị thay đổi"


def reopened(path, now):
    return open_office(path, PASSWORD, who="Văn phòng", now=now)


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def names(session):
    return list(session.scalars(select(PersonRow.name)))


def test_no_file_holds_plain_text(office_on_disk):
    office_on_disk.do(add, PersonRow, name=NAME, personal_number="052303001234")
    folder = office_on_disk.path.parent
    open_files = files(folder)
    office_on_disk.close()

    for name, content in {**open_files, **files(folder)}.items():
        for word in (NAME, "dang thi anh", "052303001234", "CREATE TABLE", "SQLite format"):
            assert word.encode() not in content, name
    assert "office.hgd-wal" in open_files


def test_closing_leaves_the_file_and_its_slots_alone(office_on_disk):
    office_on_disk.do(add, PersonRow, name=NAME)
    office_on_disk.close()

    assert set(files(office_on_disk.path.parent)) == {"office.hgd", "office.hgd.keys"}


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)]
)
def test_every_connection_writes_safely(office_on_disk, pragma, value):
    def asked(session):
        return session.execute(text(f"PRAGMA {pragma}")).scalar_one()

    assert office_on_disk.read(asked) == value


def test_what_was_done_is_there_after_reopening(office_on_disk, now):
    office_on_disk.do(add, PersonRow, name=NAME)
    office_on_disk.close()

    again = reopened(office_on_disk.path, now)
    assert again.read(names) == [NAME]
    again.close()


@pytest.mark.parametrize("kept", [0, 1, 100, 4095, 4096, 8192, -4096, -1])
def test_a_truncated_file_is_trouble_and_stays_as_it_is(office_on_disk, now, kept):
    path = office_on_disk.path
    office_on_disk.do(add, PersonRow, name=NAME)
    office_on_disk.close()
    path.write_bytes(path.read_bytes()[:kept])
    before = files(path.parent)

    with pytest.raises(Trouble, match=DAMAGED):
        reopened(path, now)
    assert files(path.parent) == before


def test_a_file_of_something_else_is_trouble_and_stays_as_it_is(office_on_disk, now):
    path = office_on_disk.path
    office_on_disk.close()
    path.unlink()
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE person (name)")
    plain.close()
    before = files(path.parent)

    with pytest.raises(Trouble, match=DAMAGED):
        reopened(path, now)
    assert files(path.parent) == before


def test_an_overwritten_page_is_trouble_when_it_is_read(office_on_disk, now):
    path = office_on_disk.path
    office_on_disk.do(add, PersonRow, name=NAME, youth="x" * 100_000)
    office_on_disk.close()
    content = bytearray(path.read_bytes())
    content[-10 * 4096] ^= 1
    path.write_bytes(content)

    office = reopened(path, now)
    with pytest.raises(Trouble, match=DAMAGED):
        office.read(changes)
    office.close()
    assert path.read_bytes() == content


def test_a_folder_in_its_place_is_trouble(office_on_disk, now):
    path = office_on_disk.path
    office_on_disk.close()
    path.unlink()
    path.mkdir()
    (path / "x").touch()

    with pytest.raises(Trouble, match="Không mở được tệp dữ liệu"):
        reopened(path, now)


def test_a_file_another_program_writes_to_is_trouble_until_it_is_done(office_on_disk, now):
    def impatient(session):
        session.execute(text("PRAGMA busy_timeout = 1"))

    second = reopened(office_on_disk.path, now)
    second.read(impatient)

    with office_on_disk.file.writing() as session:
        session.connection()
        with pytest.raises(Trouble, match="đang được một chương trình khác sử dụng"):
            second.do(add, PersonRow, name=NAME)

    assert second.do(add, PersonRow, name=NAME) is not None
    assert office_on_disk.read(names) == [NAME]
    second.close()


def test_a_wrong_question_is_a_bug_not_trouble(office):
    with pytest.raises(OperationalError):
        office.read(lambda session: session.execute(text("SELECT nothing FROM nowhere")))


def test_a_closed_file_stays_closed(office_on_disk):
    path = office_on_disk.path
    office_on_disk.close()
    path.unlink()
    office_on_disk.close()
    assert not path.exists()


def test_what_lives_in_memory_is_read_and_written_from_two_threads(office):
    """It has one connection: whoever comes second waits."""

    def turn(number):
        office.do(add, PersonRow, name=f"Lò Thị {number:02d}")
        return len(office.read(lambda session: session.scalars(select(PersonRow.name)).all()))

    with ThreadPoolExecutor(4) as desks:
        counted = list(desks.map(turn, range(40)))
    assert max(counted) == 40
    assert len(office.read(changes)) == 40
