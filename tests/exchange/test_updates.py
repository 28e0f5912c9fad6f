"""An update pack is used only if all of it is proven, and only for what a pack may bring."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refusal, Trouble
from desktop.exchange import archive, updates
from desktop.exchange.archive import public_key
from tests.packs import FORM, SIGNING, a_pack, facts

CONTENT = {FORM: 'id = "9-knd"\n', "resources/places/communes.csv": "mã,tên\n"}
PACK = a_pack(CONTENT)
TRUSTED = [public_key(SIGNING)]


def test_what_was_put_in_comes_out_with_what_the_makers_said():
    found = updates.proven(PACK, TRUSTED)
    assert found.content == CONTENT
    assert found.facts == facts()
    assert found.key == public_key(SIGNING)


@pytest.mark.parametrize(
    "path",
    [
        "forms/2026/9-knd.toml",
        "forms/labels.toml",
        "resources/law/limits.toml",
        "resources/reports/words/narrative.toml",
        "resources/places/old_to_new.csv",
    ],
)
def test_dated_data_may_travel(path):
    assert updates.fits(path)


@pytest.mark.parametrize(
    "path",
    [
        "../desktop/app.py",
        "/etc/passwd",
        "forms/2026/../../desktop/app.toml",
        "forms/9-knd.toml",
        "resources/updates.toml",
        "resources/lists/column_names.toml",
        "resources/recovery/words.txt",
        "resources/fonts/Tinos-Regular.ttf",
        "resources/help/huong_dan.md",
        "desktop/paths.py",
        "C:/forms/2026/9-knd.toml",
        "forms\\2026\\9-knd.toml",
    ],
)
def test_nothing_else_may(path):
    assert not updates.fits(path)
    with pytest.raises(ValueError, match="not for a pack"):
        updates.make({path: ""}, facts(), SIGNING)


def test_a_pack_that_brings_more_than_data_is_refused_though_rightly_signed(monkeypatch):
    with monkeypatch.context() as made:
        made.setattr(updates, "fits", lambda _: True)
        pack = updates.make({"resources/updates.toml": ""}, facts(), SIGNING)
    with pytest.raises(Refusal, match="không được mang"):
        updates.proven(pack, TRUSTED)


def test_a_pack_of_another_key_is_refused():
    with pytest.raises(Refusal, match="không do nơi làm chương trình ký"):
        updates.proven(a_pack(CONTENT, archive.new_signing_key()), TRUSTED)


def test_an_unsigned_pack_is_refused():
    with zipfile.ZipFile(io.BytesIO(PACK)) as whole, io.BytesIO() as bare:
        with zipfile.ZipFile(bare, "w") as out:
            for name in whole.namelist():
                if name != archive.SIGNATURE:
                    out.writestr(name, whole.read(name))
        with pytest.raises(Refusal, match=r"manifest.sig” thiếu"):
            updates.proven(bare.getvalue(), TRUSTED)


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_no_changed_byte_gives_other_content(place, change):
    harmed = bytearray(PACK)
    harmed[place % len(harmed)] ^= change
    try:
        found = updates.proven(bytes(harmed), TRUSTED)
    except Refusal:
        return
    assert (found.content, found.facts) == (CONTENT, facts())


@pytest.mark.parametrize("content", [b"", b"PK", PACK[: len(PACK) // 2], b"x" * 1000])
def test_what_is_no_whole_pack_is_refused(content):
    with pytest.raises(Refusal, match="không phải gói cập nhật nguyên vẹn"):
        updates.proven(content, TRUSTED)


def test_a_bomb_is_refused_unopened():
    pack = a_pack({FORM: " " * 51 * 1024 * 1024})
    assert len(pack) < 100_000
    with pytest.raises(Refusal, match="lớn hơn mức cho phép"):
        updates.proven(pack, TRUSTED)


def test_a_file_beyond_what_a_pack_may_have_is_read_no_further(tmp_path):
    file = tmp_path / "lon.capnhat"
    with file.open("wb") as out:
        out.truncate(30 * 1024 * 1024)
    content = updates.bytes_of(file)
    assert len(content) < 21 * 1024 * 1024
    with pytest.raises(Refusal, match="lớn hơn mức cho phép"):
        updates.proven(content, TRUSTED)


def test_a_stick_pulled_out_is_the_trouble_of_the_machine(tmp_path):
    with pytest.raises(Trouble, match="Hãy cắm lại USB"):
        updates.bytes_of(tmp_path / "mất.capnhat")
