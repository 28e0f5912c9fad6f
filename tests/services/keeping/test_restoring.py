"""A backup in the place of the office file; what was there is backed up, kept, and found again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.errors import Refusal
from desktop.services.keeping import restoring, upkeep
from desktop.services.office import create, open_office
from desktop.services.people import people
from desktop.store import keys
from tests.build import a_person
from tests.deeds import CHEAP, PASSWORD


def names(office):
    """Whom the office knows."""
    return [one.name for one in office.read(people.find, words="")]


def later(office, **passed):
    """Let time go by."""
    now = office.now() + timedelta(**passed)
    office.now = lambda: now


def names_in(file, now):
    """Whom the file knows, opened and closed again."""
    office = open_office(file, PASSWORD, who="Văn phòng", now=now)
    try:
        return names(office)
    finally:
        office.close()


def test_a_backup_brings_everything_back(office_on_disk, now):
    """What came after it lies in the file that is kept beside."""
    office = office_on_disk
    a_person(office, "Lò Thị An")
    made = upkeep.back_up(office)
    assert (made.people, made.path.parent.name) == (1, "office-backups")
    a_person(office, "Hà Văn Bình")
    path = office.path
    office.close()
    done = restoring.restore(made.path, PASSWORD, path, now)
    assert done.before.name.endswith(".02-truoc-khoi-phuc.hgdbackup")
    found = {file: names_in(file, now) for file in (path, done.kept)}
    assert found == {path: ["Lò Thị An"], done.kept: ["Lò Thị An", "Hà Văn Bình"]}
    # Going back is restoring what was backed up before.
    again = restoring.restore(done.before, PASSWORD, path, now)
    assert names_in(path, now) == ["Lò Thị An", "Hà Văn Bình"]
    assert again.kept.name == "office-2026-03-02_083000-truoc-khoi-phuc.2.hgd"
    assert names_in(done.kept, now) == ["Lò Thị An", "Hà Văn Bình"]


@pytest.mark.parametrize("harm", ["damaged", "gone", "no slots"])
def test_a_file_that_does_not_open_is_kept_as_it_is_and_the_backup_takes_its_place(
    office_on_disk, now, harm
):
    office, path = office_on_disk, office_on_disk.path
    a_person(office, "Lò Thị An")
    upkeep.back_up(office)
    office.close()
    if harm == "damaged":
        path.write_bytes(path.read_bytes()[:4096] + bytes(8192))
    else:
        (path if harm == "gone" else keys.slots_path(path)).unlink()
    left = path.read_bytes() if path.exists() else None
    [line] = restoring.lying_beside(path)
    assert (line.people, line.label, line.reason) == (None, "", "bấm sao lưu")
    done = restoring.restore(line.path, PASSWORD, path, now)
    assert names_in(path, now) == ["Lò Thị An"]
    if harm == "damaged":
        assert (done.before, done.kept.read_bytes()) == (None, left)


def test_wrong_passwords_of_a_backup_make_wait_too(office_on_disk, now):
    made = upkeep.back_up(office_on_disk).path
    path = office_on_disk.path
    office_on_disk.close()
    for _ in range(3):
        with pytest.raises(Refusal, match="Mật khẩu không đúng"):
            restoring.restore(made, "sai mật khẩu", path, now)
    with pytest.raises(Refusal, match="Đã nhập sai 3 lần"):
        restoring.restore(made, PASSWORD, path, now)


def test_after_a_restore_the_same_number_of_changes_is_a_change(office_on_disk, now):
    """A backup of what was there before does not hold what is written anew."""
    office, path = office_on_disk, office_on_disk.path
    first = upkeep.back_up(office).path
    a_person(office, "Lò Thị An")
    restoring.restore_open(office, first)
    again = open_office(path, PASSWORD, who="Văn phòng", now=now)
    a_person(again, "Hà Văn Bình")
    assert upkeep.is_changed(again)
    again.close()


def test_a_restore_of_a_file_with_faults_goes_on_without_its_backup(office_on_disk, now):
    office, path = office_on_disk, office_on_disk.path
    a_person(office, "Lò Thị An")
    made = upkeep.back_up(office).path
    connection = office.file.engine.raw_connection()
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("UPDATE person SET photo_id = 'nothing'")
    connection.close()
    done = restoring.restore_open(office, made)
    assert done.before is None
    assert done.kept.exists()
    assert names_in(path, now) == ["Lò Thị An"]


def test_a_backup_tells_whether_other_passwords_open_it(office_on_disk):
    made = upkeep.back_up(office_on_disk).path
    assert not restoring.doors_differ(office_on_disk, made)
    keys.change_password(office_on_disk.path, PASSWORD, "mật khẩu mới", CHEAP)
    assert restoring.doors_differ(office_on_disk, made)
    line = upkeep.line_of(office_on_disk, made)
    assert (line.people, line.operations) == (0, 0)
    with pytest.raises(Refusal, match="Không thấy"):
        upkeep.line_of(office_on_disk, made.with_name("none.hgdbackup"))


def test_after_a_restore_nothing_goes_until_the_program_was_opened_again(office_on_disk, now):
    """The sitting that looks at what was restored thins nothing either."""
    office, path = office_on_disk, office_on_disk.path
    for _ in range(3):
        a_person(office)
        upkeep.back_up(office)
        later(office, hours=1)
    later(office, days=5)
    oldest = upkeep.backups(office)[-1]
    at = office.now()
    done = restoring.restore_open(office, oldest)
    assert "truoc-khoi-phuc" in done.kept.name
    counts = []
    for opening in range(2):
        office = open_office(path, PASSWORD, who="Văn phòng", now=now)
        office.now = lambda: at + timedelta(days=1)
        assert len(names(office)) == 1 + opening
        upkeep.begin(office)
        a_person(office)
        upkeep.back_up(office)
        counts.append(len(upkeep.backups(office)))
        upkeep.end(office)
        office.close()
    # Three, the one before the restore, and that of the sitting itself.
    assert counts[0] == 5
    assert counts[1] < 5


def test_a_restore_that_is_refused_leaves_the_office_open(office_on_disk, tmp_path, now):
    office = office_on_disk
    made = upkeep.back_up(office)
    other = create(tmp_path / "khac.hgd", "mật khẩu khác", who="x", now=now, cost=CHEAP)
    foreign = upkeep.back_up(other, tmp_path / "usb").path
    other.close()
    assert restoring.needs_password(office, foreign)
    assert not restoring.needs_password(office, made.path)
    with pytest.raises(Refusal, match="Mật khẩu không đúng"):
        restoring.restore_open(office, foreign, PASSWORD)
    a_person(office, "Lò Thị An")
    assert names(office) == ["Lò Thị An"]
    restoring.restore_open(office, foreign, "mật khẩu khác")
    again = open_office(office.path, "mật khẩu khác", who="x", now=now)
    assert names(again) == []
    again.close()
