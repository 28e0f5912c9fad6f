"""The makers' side: a key of their own, and a pack of a folder, refused while anything is wrong."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services.keeping import brought, update_making, updates
from tests.packs import FORM, a_form

PASSPHRASE = "ngọn đèn sáng giữa đêm"
DAY = date(2026, 6, 1)
HEAD = """number = 3
previous = 2
program = "0.1.0"
in_force_from = 2026-07-01
title = "Mẫu mới"
summary = "Thay mẫu quyết định."
"""


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    """A key file, and the makers who have it."""
    file = tmp_path_factory.mktemp("makers") / "khoa.pem"
    lines = update_making.new_key(file, PASSPHRASE, "Khóa thử")
    return file, brought.makers(lines)


@pytest.fixture
def folder(tmp_path):
    """A folder with a new form."""
    whole = tmp_path / "goi"
    file = whole / FORM
    file.parent.mkdir(parents=True)
    file.write_text(a_form(), encoding="utf-8")
    (whole / "goi.toml").write_text(HEAD, encoding="utf-8")
    return whole


def made(folder, key, tmp_path):
    """The pack of the folder."""
    out = tmp_path / "3.capnhat"
    update_making.make(folder, key[0], PASSPHRASE, out, DAY)
    return out


def test_a_folder_becomes_a_pack_that_its_makers_are_known_by(folder, key, tmp_path):
    preview = updates.show(made(folder, key, tmp_path), key[1])
    assert (preview.facts.number, preview.facts.previous, preview.facts.made) == (3, 2, DAY)
    assert [one.note for one in preview.changes] == ["bản mới của mẫu"]
    with pytest.raises(Refusal, match="không do nơi làm chương trình ký"):
        updates.show(tmp_path / "3.capnhat")


def test_the_same_folder_gives_the_same_bytes(folder, key, tmp_path):
    first = made(folder, key, tmp_path).read_bytes()
    assert made(folder, key, tmp_path).read_bytes() == first


def test_a_key_is_never_written_over_another(key):
    with pytest.raises(Refusal, match="không bị ghi đè"):
        update_making.new_key(key[0], PASSPHRASE, "Khóa thử")


def test_the_key_is_for_its_owner_only(key):
    assert key[0].stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("desktop/app.py", "x", "Gói không được mang: desktop/app.py"),
        ("forms/2026/x.toml", "id = 1", "Mẫu 2026/x.toml"),
        ("goi.toml", "number = 3", "thiếu khóa 'previous'"),
        ("goi.toml", HEAD.replace("previous = 2", "previous = 3"), "number phải lớn hơn"),
        ("goi.toml", HEAD.replace("0.1.0", "mới"), "phiên bản"),
    ],
)
def test_nothing_is_written_while_anything_is_wrong(folder, key, tmp_path, name, content, told):
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")
    with pytest.raises(Refusal, match=told):
        made(folder, key, tmp_path)
    assert not (tmp_path / "3.capnhat").exists()


def test_an_empty_folder_makes_no_pack(folder, key, tmp_path):
    (folder / FORM).unlink()
    with pytest.raises(Refusal, match="chưa có tệp nào"):
        made(folder, key, tmp_path)
