"""Backups count only when they open again; restoring loses nothing that was there."""

from __future__ import annotations

import shutil
import zipfile
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from desktop.errors import Refusal, Trouble
from desktop.services.office import open_office
from desktop.store import backup, keys, upgrade
from desktop.store.tables.people import PersonRow
from tests.deeds import CHEAP, NOW, PASSWORD, add, labels

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def office(office_on_disk):
    """An office with one person in it."""
    office_on_disk.do(add, PersonRow, name="Lò Thị An")
    return office_on_disk


@pytest.fixture
def made(office, tmp_path):
    """A backup of it, in a folder as of a stick."""
    return backup.make(office.file, office.key, tmp_path / "usb", "thu-cong", NOW)


def names(session):
    return sorted(session.scalars(select(PersonRow.name)))


def reopened(path, now, password=PASSWORD):
    return open_office(path, password, who="Văn phòng", now=now)


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_counts_what_it_holds_and_stays_closed_to_others(office, made):
    assert (made.people, made.operations) == (1, 1)
    assert made.path.name == "2026-03-02_083000-thu-cong.hgdbackup"
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]
    for word in ("Lò Thị An", "lo thi an", "CREATE TABLE"):
        assert word.encode() not in made.path.read_bytes()
    assert backup.verify(made.path, office.key) == made


def test_holds_what_still_lies_in_the_log(office, made, tmp_path, now):
    backup.restore(made.path, PASSWORD, tmp_path / "new" / "office.hgd", NOW)

    again = reopened(tmp_path / "new" / "office.hgd", now)
    assert (again.read(names), again.read(labels)) == (["Lò Thị An"], ["Thêm person"])
    again.close()


def test_are_listed_newest_first(office, made):
    second = backup.make(office.file, office.key, made.path.parent, "thoat", LATER)
    (made.path.parent / "ghi chú.txt").touch()

    assert backup.every(made.path.parent) == (second.path, made.path)
    assert backup.every(made.path.parent / "none") == ()


def test_restoring_keeps_the_present_file_with_its_own_password(office, made, now):
    office.do(add, PersonRow, name="Hà Văn Bình")
    keys.change_password(office.path, PASSWORD, "mật khẩu mới", CHEAP)
    office.close()

    kept = backup.restore(made.path, PASSWORD, office.path, LATER)

    assert kept is not None
    assert kept.name == "office-2026-03-02_093000-truoc-khoi-phuc.hgd"
    again, before = reopened(office.path, now), reopened(kept, now, "mật khẩu mới")
    assert again.read(names) == ["Lò Thị An"]
    assert before.read(names) == ["Hà Văn Bình", "Lò Thị An"]
    again.close()
    before.close()


def test_restoring_after_a_power_cut_keeps_the_log_with_the_file_it_belongs_to(
    office, made, tmp_path, now
):
    cut = tmp_path / "cut"
    cut.mkdir()
    office.do(add, PersonRow, name="Hà Văn Bình")
    for name in ("office.hgd", "office.hgd-wal", "office.hgd.keys"):
        shutil.copy(office.path.with_name(name), cut)

    kept = backup.restore(made.path, PASSWORD, cut / "office.hgd", LATER)

    again, before = reopened(cut / "office.hgd", now), reopened(kept, now)
    assert again.read(names) == ["Lò Thị An"]
    assert before.read(names) == ["Hà Văn Bình", "Lò Thị An"]
    again.close()
    before.close()


@pytest.mark.parametrize(
    "lost", [["office.hgd"], ["office.hgd.keys"], ["office.hgd", "office.hgd.keys"]]
)
def test_restoring_heals_an_office_that_lost_a_file(office, made, now, lost):
    office.close()
    for name in lost:
        office.path.with_name(name).unlink()

    backup.restore(made.path, PASSWORD, office.path, LATER)

    again = reopened(office.path, now)
    assert again.read(names) == ["Lò Thị An"]
    again.close()


def test_restoring_where_nothing_was_keeps_nothing(made, tmp_path):
    assert backup.restore(made.path, PASSWORD, tmp_path / "new" / "x.hgd", NOW) is None
    assert set(files(tmp_path / "new")) == {"x.hgd", "x.hgd.keys"}


def test_a_wrong_password_changes_nothing(office, made):
    office.close()
    before = files(office.path.parent)

    with pytest.raises(Refusal, match="Mật khẩu không đúng"):
        backup.restore(made.path, "sai mật khẩu", office.path, LATER)
    assert files(office.path.parent) == before


def test_a_backup_of_a_newer_program_is_refused_and_changes_nothing(office, tmp_path):
    later = {**upgrade.shipped(), upgrade.newest() + 1: lambda connection: None}
    upgrade.upgrade(office.file, lambda: None, later)
    office.close()
    newer = tmp_path / "newer.hgdbackup"
    with zipfile.ZipFile(newer, "w") as archive:
        archive.write(office.path, "office.hgd")
        archive.write(keys.slots_path(office.path), "office.hgd.keys")
    before = files(tmp_path)

    with pytest.raises(Refusal, match="phiên bản mới hơn"):
        backup.restore(newer, PASSWORD, office.path, LATER)
    assert files(tmp_path) == before


def cut_short(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def scratched(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 255
    path.write_bytes(content)


def with_a_damaged_page(path):
    with zipfile.ZipFile(path) as archive:
        office, slots = archive.read("office.hgd"), archive.read("office.hgd.keys")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("office.hgd", office[:-100] + bytes(100))
        archive.writestr("office.hgd.keys", slots)


def emptied(path):
    with zipfile.ZipFile(path) as archive:
        slots = archive.read("office.hgd.keys")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("office.hgd", b"")
        archive.writestr("office.hgd.keys", slots)


@pytest.mark.parametrize("damage", [cut_short, scratched, with_a_damaged_page, emptied])
def test_a_damaged_backup_is_trouble_and_changes_nothing(office, made, damage):
    damage(made.path)
    office.close()
    before = files(office.path.parent)

    with pytest.raises(Trouble, match="hỏng"):
        backup.verify(made.path, office.key)
    with pytest.raises(Trouble, match="hỏng"):
        backup.restore(made.path, PASSWORD, office.path, LATER)
    assert files(office.path.parent) == before


def test_a_backup_with_a_broken_reference_is_kept_aside_and_never_counted(office, tmp_path):
    connection = office.file.engine.raw_connection()
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("UPDATE person SET photo_id = 'nothing'")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.close()

    with pytest.raises(Trouble, match=r"bị hỏng: Bảng person .* Hãy dùng bản khác"):
        backup.make(office.file, office.key, tmp_path / "usb", "thu-cong", NOW)
    [aside] = (tmp_path / "usb").iterdir()
    assert aside.name == "2026-03-02_083000-thu-cong.hgdbackup.hong"
    assert backup.every(tmp_path / "usb") == ()
    assert backup.spoiled(tmp_path / "usb") == (aside,)


def test_tells_of_itself_to_whoever_has_the_key(office, made):
    """Without being unpacked; the label names people, so it lies there encrypted."""
    told = backup.about(made.path, office.key)
    assert (told.people, told.operations, told.label) == (1, 1, "Thêm person")
    assert b"person" not in made.path.read_bytes()
    assert backup.about(made.path, b"x" * 32) is None
    assert backup.about(made.path.parent / "none", office.key) is None


def test_its_name_tells_when_and_why(made, tmp_path):
    assert (backup.made(made.path).at, backup.made(made.path).reason) == (NOW, "thu-cong")
    renamed = made.path.rename(tmp_path / "bản của tôi.hgdbackup")
    assert backup.made(renamed).reason == ""


def test_is_copied_to_a_stick_and_opened_there(office, made, tmp_path):
    copied = backup.copy_into(made.path, tmp_path / "stick", office.key)
    assert (copied.people, copied.path.name) == (1, made.path.name)
    scratched(made.path)
    with pytest.raises(Trouble):
        backup.copy_into(made.path, tmp_path / "other", office.key)
    assert list((tmp_path / "other").iterdir()) == []


def test_what_it_holds_can_be_looked_into(office, made):
    office.do(add, PersonRow, name="Hà Văn Bình")
    with backup.opened(made.path, office.key) as file, file.reading() as session:
        assert names(session) == ["Lò Thị An"]
    with pytest.raises(Trouble), backup.opened(made.path, b"x" * 32):
        pass
    with backup.unpacked(made.path) as copy:
        assert keys.unlock(copy, PASSWORD) == office.key
    assert not copy.exists()


def test_a_bad_one_is_set_aside(made):
    aside = backup.set_aside(made.path)
    assert backup.spoiled(aside.parent) == (aside,)
    assert backup.every(aside.parent) == ()


def test_some_other_zip_is_refused(tmp_path):
    other = tmp_path / "thư.hgdbackup"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("../../office.hgd", b"x")

    with pytest.raises(Refusal, match="không phải tệp sao lưu"):
        backup.restore(other, PASSWORD, tmp_path / "office.hgd", NOW)
    assert list(tmp_path.iterdir()) == [other]


def test_no_backup_there_is_refused(tmp_path):
    with pytest.raises(Refusal, match="Không thấy tệp sao lưu"):
        backup.restore(tmp_path / "none.hgdbackup", PASSWORD, tmp_path / "office.hgd", NOW)


def test_a_folder_that_cannot_be_made_is_trouble(office, tmp_path):
    (tmp_path / "usb").write_text("not a folder")
    with pytest.raises(Trouble, match="Chưa sao lưu được"):
        backup.make(office.file, office.key, tmp_path / "usb", "thu-cong", NOW)


def test_a_place_that_cannot_be_written_to_is_trouble(made, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(Trouble, match="Chưa khôi phục được"):
        backup.restore(made.path, PASSWORD, tmp_path / "file" / "office.hgd", NOW)


def test_the_office_goes_on_after_a_backup(office, made):
    office.do(add, PersonRow, name="Hà Văn Bình")
    assert office.read(names) == ["Hà Văn Bình", "Lò Thị An"]
    assert office.read(lambda session: session.execute(text("PRAGMA foreign_keys")).scalar()) == 1
