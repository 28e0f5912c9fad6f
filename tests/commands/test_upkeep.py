"""Checking, backing up and restoring office files, and one person, from the command line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLockFile

from desktop.commands import opening
from desktop.services.office import open_office
from desktop.services.people import people
from tests.commands.terminal import bytes_of
from tests.deeds import NOW, PASSWORD


class TestBackup:
    def test_goes_to_the_office_s_own_folder_and_back(self, run, small):
        told = run("backup", "--office", small.file)
        (copy,) = small.file.parent.glob("office-backups/*.hgdbackup")
        assert told.out.splitlines()[0] == str(copy)
        assert "Đã mở lại và đếm: 6 người, " in told.out
        run("target", "--office", small.file, "--year", "2026", "--admit", "4")
        told = run("restore", copy, "--office", small.file)
        assert told.status == 0
        (kept,) = small.file.parent.glob("office-*-truoc-khoi-phuc.hgd")
        assert f"Tệp cũ giữ tại {kept}." in told.out
        (before,) = small.file.parent.glob("office-backups/*-truoc-khoi-phuc.hgdbackup")
        assert f"Bản sao lưu của tệp cũ: {before}." in told.out
        assert target(run, small.file) is None
        assert target(run, kept) == 4

    def test_goes_to_another_folder_and_into_a_new_place(self, run, small, tmp_path):
        run("backup", "--office", small.file, "--out", tmp_path / "usb")
        (copy,) = (tmp_path / "usb").iterdir()
        told = run("restore", copy, "--office", tmp_path / "new" / "office.hgd")
        assert told.out == f"Đã khôi phục {tmp_path / 'new' / 'office.hgd'}.\n"
        assert len(run("people", "--office", tmp_path / "new" / "office.hgd", "--json").json) == 6

    def test_a_file_that_a_window_has_open_is_not_replaced(self, run, small):
        run("backup", "--office", small.file)
        (copy,) = small.file.parent.glob("office-backups/*.hgdbackup")
        window = QLockFile(f"{small.file}.lock")
        assert window.tryLock(0)
        told = run("restore", copy, "--office", small.file)
        window.unlock()
        assert (told.status, told.out) == (1, "")
        assert "Hãy đóng cửa sổ đó" in told.err
        assert not list(small.file.parent.glob("office-*-truoc-khoi-phuc.hgd"))

    def test_another_password_restores_nothing(self, run, small, monkeypatch):
        run("backup", "--office", small.file)
        (copy,) = small.file.parent.glob("office-backups/*.hgdbackup")
        monkeypatch.setenv(opening.PASSWORD, "quên rồi")
        before = bytes_of(small.file.parent)
        told = run("restore", copy, "--office", small.file)
        assert (told.status, told.out) == (1, "")
        assert "Mật khẩu không đúng" in told.err
        after = bytes_of(small.file.parent)
        # The next tries are made to wait, as at the door.
        assert after.pop("office.hgd.tries")
        assert after == before

    def test_is_restored_on_trial_when_asked(self, run, small):
        told = run("backup", "--office", small.file, "--trial")
        assert told.status == 0
        assert "giống hệt tệp đang dùng" in told.out

    def test_what_is_no_backup_is_refused(self, run, small):
        told = run("restore", small.file, "--office", small.file)
        assert told.status == 1
        assert "bị hỏng" in told.err


def target(run, file):
    """The target of 2026 in a file."""
    found = run("figures", "--office", file, "--year", "2026", "--json").json
    return {one["id"]: one["value"] for one in found["lines"]}["target"]


class TestCheck:
    def test_says_that_a_file_is_sound(self, run, small):
        assert run("check", "--office", small.file).out == "Tệp dữ liệu tốt.\n"
        found = run("check", "--office", small.file, "--json").json
        assert found == {"faults": [], "findings": [], "mended": []}

    def test_names_what_is_wrong_with_what_to_do_and_mends_what_is_safe(self, run, small):
        harm(small.file, "UPDATE person SET find_key = 'x'")
        harm(small.file, "UPDATE \"case\" SET began = '2020-01-01'")
        told = run("check", "--office", small.file)
        assert told.status == 1
        assert "6 dòng mà ô tìm kiếm không tìm ra" in told.out
        assert "sửa được bằng --repair" in told.err
        told = run("check", "--office", small.file, "--repair")
        assert "Sửa lỗi tệp: 6 khóa tìm" in told.out
        assert told.status == 1
        assert "2 dòng khác với nhật ký" in told.out
        assert len(list(small.file.parent.glob("*-truoc-sua-loi.hgd"))) == 1

    def test_writes_a_file_for_helpers(self, run, small, tmp_path):
        run("check", "--office", small.file, "--help-file", tmp_path / "ho-tro.txt")
        said = (tmp_path / "ho-tro.txt").read_text("utf-8")
        assert "person: 6" in said
        assert "Quàng Thị Ánh" not in said


def harm(file, statement):
    """Change a file past the program."""
    office = open_office(file, PASSWORD, who="x", now=lambda: NOW)
    with office.file.engine.begin() as connection:
        connection.exec_driver_sql(statement)
    office.close()


class TestTakeBack:
    @pytest.fixture
    def copy(self, run, small):
        """A backup made before somebody went into the bin and another was changed."""
        run("backup", "--office", small.file)
        (copy,) = small.file.parent.glob("office-backups/*.hgdbackup")
        office = open_office(small.file, PASSWORD, who="x", now=lambda: NOW)
        office.do(people.remove_person, id=small.newcomer, reason="nhầm", day=NOW.date())
        office.do(people.change_person, id=small.member, revision=None, religion="Khác")
        office.close()
        return copy

    def test_says_what_would_be_taken_and_takes_nothing(self, run, small, copy):
        told = run("take-back", copy, "--office", small.file, "--person", small.member, "--dry-run")
        assert told.status == 0
        assert "[giữ nguyên] person.religion · Tôn giáo: Khác ← Không" in told.out
        assert told.out.endswith("Chỉ xem trước; chưa ghi gì vào tệp dữ liệu.\n")

    def test_takes_what_is_named(self, run, small, copy):
        asked = ("take-back", copy, "--office", small.file, "--person", small.member)
        told = run(*asked, "--take", "person.religion", "--json")
        assert told.json["taken"].startswith("Lấy lại Hà Văn Đức từ bản sao lưu ngày")
        before = list(small.file.parent.glob("office-backups/*-truoc-lay-lai.hgdbackup"))
        assert len(before) == 1
        assert "Không có gì để lấy lại." in run(*asked).out

    def test_brings_somebody_out_of_the_bin(self, run, small, copy):
        told = run("take-back", copy, "--office", small.file, "--person", small.newcomer)
        assert "Quàng Thị Ánh: trong thùng rác: nhầm" in told.out
        assert len(run("people", "--office", small.file, "--json").json) == 6

    def test_a_wrong_item_is_refused(self, run, small, copy):
        told = run(
            "take-back", copy, "--office", small.file, "--person", small.member, "--take", "x"
        )
        assert (told.status, "Không có mục “x”" in told.err) == (1, True)
