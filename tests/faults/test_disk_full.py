"""A full or failing disk is said in one sentence, and what was there stays."""

from __future__ import annotations

import sys
from contextlib import contextmanager

import pytest
from sqlalchemy import text

from desktop.errors import Trouble
from desktop.services.office import create, open_office
from desktop.store import backup, keys, soundness
from desktop.store.tables.people import PersonRow
from tests.deeds import CHEAP, NOW, PASSWORD, add, change, contents, labels

if sys.platform != "win32":
    import resource

needs_file_limits = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows knows no limit for the size of files"
)
LONG = "x" * 400_000


@contextmanager
def files_end_at(size):
    """No file grows beyond this many bytes meanwhile."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def allow_pages(session, most):
    """SQLite itself says that the disk is full beyond so many pages."""
    session.execute(text(f"PRAGMA max_page_count = {most}"))


def check_as_before(office, before):
    assert office.read(contents) == before
    assert office.read(labels) == ["Thêm person"]
    assert soundness.faults(office.file) == ()


@pytest.fixture
def busy_office(office_on_disk):
    """An office with one person in it."""
    office_on_disk.do(add, PersonRow, id="an", name="Lò Thị An")
    return office_on_disk


def test_a_full_disk_is_trouble_and_nothing_is_half_written(busy_office):
    before = busy_office.read(contents)
    busy_office.read(allow_pages, 1)

    with pytest.raises(Trouble, match=r"Ổ đĩa đã đầy nên chưa ghi được.*chưa được lưu"):
        busy_office.do(change, PersonRow, "an", youth=LONG)

    check_as_before(busy_office, before)
    assert busy_office.can_undo() == "Thêm person"
    busy_office.read(allow_pages, 2**30)
    busy_office.do(change, PersonRow, "an", youth=LONG)
    assert busy_office.read(labels) == ["Thêm person", "Sửa person"]


@needs_file_limits
def test_a_disk_that_fails_while_writing_is_trouble_and_nothing_is_half_written(busy_office, now):
    before = busy_office.read(contents)
    log = busy_office.path.with_name("office.hgd-wal")

    with (
        files_end_at(log.stat().st_size + 20_000),
        pytest.raises(Trouble, match="Ổ đĩa báo lỗi khi đọc hoặc ghi"),
    ):
        busy_office.do(change, PersonRow, "an", youth=LONG)

    check_as_before(busy_office, before)
    busy_office.close()
    again = open_office(busy_office.path, PASSWORD, who="Văn phòng", now=now)
    check_as_before(again, before)
    again.do(change, PersonRow, "an", youth=LONG)
    again.close()


@needs_file_limits
@pytest.mark.parametrize("size", [0, 100, 10_000, 100_000])
def test_no_room_for_a_new_office_leaves_nothing(tmp_path, now, size):
    with files_end_at(size), pytest.raises(Trouble):
        create(tmp_path / "office.hgd", PASSWORD, who="Văn phòng", now=now, cost=CHEAP)
    assert list(tmp_path.iterdir()) == []


@needs_file_limits
@pytest.mark.parametrize("size", [0, 100_000])
def test_no_room_for_a_backup_leaves_the_older_ones(busy_office, tmp_path, size):
    folder = tmp_path / "backups"
    first = backup.make(busy_office.file, busy_office.key, folder, "thoat", NOW)

    with files_end_at(size), pytest.raises(Trouble):
        backup.make(busy_office.file, busy_office.key, folder, "thoat", NOW)
    assert list(folder.iterdir()) == [first.path]
    assert backup.verify(first.path, busy_office.key) == first


@needs_file_limits
@pytest.mark.parametrize("size", [0, 100_000])
def test_no_room_to_restore_leaves_the_present_file(busy_office, tmp_path, size):
    made = backup.make(busy_office.file, busy_office.key, tmp_path / "backups", "thoat", NOW)
    busy_office.close()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}

    with files_end_at(size), pytest.raises(Trouble):
        backup.restore(made.path, PASSWORD, busy_office.path, NOW)
    after = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert after == before


@needs_file_limits
def test_no_room_for_new_slots_keeps_the_old_password(busy_office):
    path = busy_office.path
    with files_end_at(10), pytest.raises(Trouble, match="Chưa đổi được mật khẩu"):
        keys.change_password(path, PASSWORD, "mật khẩu mới", CHEAP)
    assert keys.unlock(path, PASSWORD) == busy_office.key
    assert not path.with_name("office.hgd.keys.tmp").exists()
