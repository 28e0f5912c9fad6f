"""Update packs from the command line: made, shown, taken in, given up."""

from __future__ import annotations

import pytest

from desktop.commands.reports import PASSPHRASE
from tests.commands.terminal import Screen, ask, bytes_of
from tests.packs import FORM, PROCESS, a_form, a_process

HEAD = """number = 1
previous = 0
program = "0.1.0"
in_force_from = 2026-07-01
title = "Mẫu và quy trình mới"
summary = "Thay mẫu quyết định.\\nThêm quy trình."
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A pack and the makers it is of, as the makers' own commands make them."""
    folder = tmp_path_factory.mktemp("makers")
    for name, text in ((FORM, a_form()), (PROCESS, a_process()), ("goi.toml", HEAD)):
        file = folder / "goi" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    key, pack, makers = (folder / name for name in ("khoa.pem", "1.capnhat", "makers.toml"))
    with pytest.MonkeyPatch.context() as given:
        given.setenv(PASSPHRASE, "ngọn đèn sáng giữa đêm")
        told = ask(Screen(), "update", "key", "--out", key)
        makers.write_text(told.out, encoding="utf-8")
        words = ("update", "make", folder / "goi", "--key", key, "--out", pack)
        assert ask(Screen(), *words).status == 0
    return pack, makers


def test_show_says_what_changes_and_who_stays(run, small, made):
    pack, makers = made
    told = run("update", "show", pack, "--makers", makers, "--office", small.file)
    assert told.status == 0
    assert told.out.startswith("Gói cập nhật số 1: Mẫu và quy trình mới\n")
    assert "  Mẫu văn bản: Mẫu 9-KNĐ: " in told.out
    assert "Giữ quy trình cũ (Kết nạp đảng viên, 1 hồ sơ): Lò Thị Mai" in told.out
    told = run("update", "show", pack, "--makers", makers, "--json")
    assert {one["group"] for one in told.json["changes"]} == {"Mẫu văn bản", "Quy trình"}


def test_take_keeps_it_after_a_backup_and_remove_gives_it_up(run, small, made):
    pack, makers = made
    told = run("update", "take", pack, "--makers", makers, "--office", small.file)
    assert told.out.splitlines()[-1] == "Nhận gói cập nhật số 1: Mẫu và quy trình mới."
    assert list(small.file.parent.glob("office-backups/*truoc-cap-nhat.hgdbackup"))
    told = run("update", "list", "--office", small.file)
    assert "Số 1: Mẫu và quy trình mới; nhận ngày" in told.out
    assert run("check", "--office", small.file).status == 0
    told = run("update", "take", pack, "--makers", makers, "--office", small.file)
    assert (told.status, told.out) == (1, "")
    assert "đã nhận rồi" in told.err
    told = run("update", "remove", 1, "--office", small.file)
    assert told.out == "Bỏ gói cập nhật số 1: Mẫu và quy trình mới.\n"
    assert run("update", "list", "--office", small.file, "--json").json == []


def test_a_pack_of_others_is_refused_and_changes_nothing(run, small, made, tmp_path):
    before = bytes_of(small.file.parent)
    told = run("update", "take", made[0], "--office", small.file)
    assert (told.status, told.out) == (1, "")
    assert "không do nơi làm chương trình ký" in told.err
    assert bytes_of(small.file.parent) == before
    told = run("update", "show", made[0], "--makers", tmp_path / "không")
    assert "không thấy tệp" in told.err
