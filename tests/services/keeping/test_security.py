"""Passwords of users and the recovery code: who comes in, who no longer does."""

from __future__ import annotations

import shutil

import pytest

from desktop.errors import Refusal, Trouble
from desktop.rules import recovery
from desktop.services.keeping import history, restoring, security, upkeep, users
from desktop.services.office import open_office
from desktop.store import keys
from tests import build
from tests.deeds import CHEAP, NOW, PASSWORD
from tests.papers.making import pdf_text

CLERK = "ruộng bậc thang"


def enter(office, password, user=None):
    """Close an office and open it again; its user's name and role."""
    office.close()
    again = open_office(office.path, password, who="Văn phòng", now=office.now, user=user)
    again.close()
    return again.user.name, again.user.role


@pytest.fixture
def staffed(office_on_disk):
    """A file with a chief and the clerk Lò Thị Hoa."""
    security.add_user(office_on_disk, name="Lò Thị Hoa", role="clerk", password=CLERK, cost=CHEAP)
    return office_on_disk


def hoa(office):
    return next(one.id for one in security.users_of(office) if one.name == "Lò Thị Hoa")


class TestOwnPassword:
    def test_the_new_one_opens_the_file_and_the_old_does_not(self, office_on_disk):
        security.change_password(office_on_disk, PASSWORD, "hoa ban", CHEAP)
        assert enter(office_on_disk, "hoa ban") == ("Văn phòng", "chief")
        with pytest.raises(Refusal):
            enter(office_on_disk, PASSWORD)

    @pytest.mark.parametrize(
        ("old", "new", "field"),
        [("sai", "hoa ban", "password"), (PASSWORD, "hoa", "new_password")],
    )
    def test_what_is_unfit_names_its_field(self, office_on_disk, old, new, field):
        with pytest.raises(Refusal) as refused:
            security.change_password(office_on_disk, old, new, CHEAP)
        assert refused.value.field == field
        security.change_password(office_on_disk, PASSWORD, PASSWORD, CHEAP)

    def test_the_database_is_not_written_again(self, office_on_disk):
        before = office_on_disk.path.read_bytes()
        security.change_password(office_on_disk, PASSWORD, "hoa ban", CHEAP)
        assert office_on_disk.path.read_bytes() == before

    def test_an_office_in_memory_has_none(self, office):
        with pytest.raises(Refusal, match="dùng thử"):
            security.change_password(office, "", "hoa ban", CHEAP)

    def test_after_wrong_ones_the_open_office_makes_wait_as_the_door_does(self, office_on_disk):
        for _ in range(3):
            with pytest.raises(Refusal):
                security.confirm(office_on_disk, "sai")
        with pytest.raises(Refusal, match=r"Đã nhập sai 3 lần\. Hãy chờ 10 giây"):
            security.confirm(office_on_disk, PASSWORD)
        with pytest.raises(Refusal, match=r"Đã nhập sai 3 lần\. Hãy chờ 10 giây"):
            enter(office_on_disk, PASSWORD)


class TestUsers:
    def test_each_comes_in_with_their_own_password_and_role(self, staffed):
        assert enter(staffed, CLERK) == ("Lò Thị Hoa", "clerk")
        assert enter(staffed, PASSWORD) == ("Văn phòng", "chief")

    def test_nobody_comes_in_with_the_password_of_another(self, staffed):
        with pytest.raises(Refusal, match="Mật khẩu không đúng"):
            enter(staffed, PASSWORD, hoa(staffed))

    def test_the_door_names_them(self, staffed):
        names = [one.name for one in security.holders(staffed.path)]
        assert names == ["Văn phòng", "Lò Thị Hoa"]

    def test_another_name_and_role_hold_from_now_on(self, staffed):
        security.change_user(staffed, id=hoa(staffed), name="Lò Thị Hoà", role="reader")
        assert [one.name for one in security.holders(staffed.path)][1] == "Lò Thị Hoà"
        assert enter(staffed, CLERK) == ("Lò Thị Hoà", "reader")

    def test_the_chief_may_change_their_own_name_at_once(self, staffed):
        security.change_user(staffed, id=staffed.user.id, name="Cầm Văn Biên", role="chief")
        build.a_person(staffed)
        assert staffed.read(history.lines)[0].who == "Cầm Văn Biên"

    def test_a_forgotten_password_is_given_anew(self, staffed):
        security.reset_password(staffed, id=hoa(staffed), password="đồi chè", cost=CHEAP)
        assert enter(staffed, "đồi chè")[0] == "Lò Thị Hoa"
        with pytest.raises(Refusal):
            enter(staffed, CLERK)

    def test_who_left_no_longer_comes_in(self, staffed):
        security.let_go(staffed, id=hoa(staffed))
        assert [one.name for one in security.users_of(staffed)] == ["Văn phòng"]
        with pytest.raises(Refusal, match="Mật khẩu không đúng"):
            enter(staffed, CLERK)

    def test_old_slots_put_back_do_not_let_in_who_left_but_open_old_backups(
        self, staffed, tmp_path
    ):
        """As the help page says, in so many words."""
        backup = upkeep.back_up(staffed).path
        slots = keys.slots_path(staffed.path)
        old = shutil.copy(slots, tmp_path / "cu.keys")
        security.let_go(staffed, id=hoa(staffed))
        staffed.close()
        shutil.copy(old, slots)
        with pytest.raises(Refusal, match="đã được cho thôi dùng tệp"):
            enter(staffed, CLERK)
        restoring.restore(backup, CLERK, tmp_path / "lai.hgd", lambda: NOW)

    @pytest.mark.parametrize("password", ["", "abc"])
    def test_a_password_too_short_adds_nobody(self, office_on_disk, password):
        with pytest.raises(Refusal) as refused:
            security.add_user(office_on_disk, name="Ai", role="clerk", password=password)
        assert refused.value.field == "new_password"
        assert office_on_disk.read(users.users) == ()

    def test_there_is_room_for_a_dozen(self, office_on_disk):
        for number in range(keys.MOST_USERS - 1):
            holder = keys.Holder(f"n{number}", f"Người {number}")
            keys.set_password(office_on_disk.path, office_on_disk.key, holder, "mật khẩu", CHEAP)
        with pytest.raises(Refusal, match="nhiều nhất 12"):
            security.add_user(office_on_disk, name="Ai", role="clerk", password="mật khẩu")


class TestRecovery:
    def test_the_words_open_the_file_and_set_the_password_of_the_chief(self, staffed, now):
        words = security.issue_code(staffed, CHEAP)
        assert len(words) == 8
        staffed.close()
        typed = [recovery.bare(word) for word in words]
        again = security.recover(
            staffed.path, typed, "đồi chè", who="Văn phòng", now=now, cost=CHEAP
        )
        assert again.user.name == "Văn phòng"
        label = again.read(history.lines)[0].label
        again.close()
        assert label == "Mở tệp bằng mã khôi phục và đặt mật khẩu mới cho Văn phòng"
        assert enter(staffed, "đồi chè") == ("Văn phòng", "chief")
        assert enter(staffed, CLERK) == ("Lò Thị Hoa", "clerk")
        with pytest.raises(Refusal):
            enter(staffed, PASSWORD)

    def test_a_file_with_one_password_only_is_recovered_too(self, office_on_disk, now):
        words = security.issue_code(office_on_disk, CHEAP)
        office_on_disk.close()
        path = office_on_disk.path
        security.recover(path, words, "đồi chè", who="Văn phòng", now=now, cost=CHEAP).close()
        assert enter(office_on_disk, "đồi chè") == ("Văn phòng", "chief")

    def test_a_new_code_makes_the_old_one_void(self, office_on_disk, now):
        old = security.issue_code(office_on_disk, CHEAP)
        new = security.issue_code(office_on_disk, CHEAP)
        office_on_disk.close()
        path = office_on_disk.path
        with pytest.raises(Refusal, match="không mở được tệp"):
            security.recover(path, old, "đồi chè", who="x", now=now)
        security.recover(path, new, "đồi chè", who="x", now=now, cost=CHEAP).close()

    def test_a_mistyped_word_is_named_and_costs_no_waiting(self, office_on_disk, now):
        words = list(security.issue_code(office_on_disk, CHEAP))
        office_on_disk.close()
        words[4] = "không phải"
        for _ in range(9):
            with pytest.raises(Refusal, match="Từ thứ 5") as refused:
                security.recover(office_on_disk.path, words, "đồi chè", who="x", now=now)
        assert refused.value.field == "word_5"

    def test_the_new_password_must_be_fit(self, office_on_disk, now):
        words = security.issue_code(office_on_disk, CHEAP)
        office_on_disk.close()
        with pytest.raises(Refusal) as refused:
            security.recover(office_on_disk.path, words, "abc", who="x", now=now)
        assert refused.value.field == "new_password"
        assert enter(office_on_disk, PASSWORD)

    def test_it_brings_a_backup_back_whose_passwords_are_forgotten(self, office_on_disk, tmp_path):
        words = security.issue_code(office_on_disk, CHEAP)
        backup = upkeep.back_up(office_on_disk).path
        target = tmp_path / "lai.hgd"
        wrong = [*words[1:], words[0]]
        with pytest.raises(Refusal):
            restoring.restore(backup, " ".join(wrong), target, lambda: NOW)
        restoring.restore(backup, "  ".join(words).upper(), target, lambda: NOW)
        assert target.exists()

    def test_only_a_chief_issues_one(self, staffed, now):
        staffed.close()
        clerk = open_office(staffed.path, CLERK, who="x", now=now)
        with pytest.raises(Refusal, match="chỉ người phụ trách"):
            security.issue_code(clerk, CHEAP)
        assert not security.has_code(clerk)
        clerk.close()

    def test_the_page_for_the_envelope_shows_the_words_and_what_to_do(self, office_on_disk):
        from desktop.services.papers import printing

        build.an_office(office_on_disk)
        words = security.issue_code(office_on_disk, CHEAP)
        page = pdf_text(printing.pdf_bytes(security.procedure(office_on_disk, words)))
        assert security.has_code(office_on_disk)
        for said in (*words, "office.hgd", "ĐẢNG ỦY XÃ HOA BAN", "NGƯỜI GIỮ PHONG BÌ"):
            assert said in page

    def test_no_word_of_it_lies_beside_the_file(self, office_on_disk):
        words = security.issue_code(office_on_disk, CHEAP)
        kept = keys.slots_path(office_on_disk.path).read_text()
        assert not any(word in kept or recovery.bare(word) in kept for word in words)


def test_a_full_disk_leaves_the_password_as_it_was(office_on_disk, monkeypatch):
    def full(*_):
        raise OSError(28, "full")

    monkeypatch.setattr(keys, "write_safely", full)
    with pytest.raises(Trouble, match="ổ đĩa đã đầy"):
        security.change_password(office_on_disk, PASSWORD, "hoa ban", CHEAP)
    assert enter(office_on_disk, PASSWORD)
