"""Passwords open slots, slots open the file; nothing else does."""

from __future__ import annotations

import json
import unicodedata

import pytest

from desktop.errors import Refusal, Trouble
from desktop.store import keys
from tests.deeds import CHEAP, PASSWORD


@pytest.fixture
def path(tmp_path):
    """An office file's name; only its slots matter here."""
    return tmp_path / "office.hgd"


@pytest.fixture
def key(path):
    """The key in the slots beside it."""
    return keys.create(path, PASSWORD, CHEAP)


def test_the_password_gives_the_key(path, key):
    assert keys.unlock(path, PASSWORD) == key


def test_a_password_typed_decomposed_is_the_same(path, key):
    assert keys.unlock(path, unicodedata.normalize("NFD", PASSWORD)) == key


@pytest.mark.parametrize("password", ["", "hat giong", "Hạt giống", "hạt giống "])
def test_another_password_is_refused(path, key, password):
    with pytest.raises(Refusal, match="Mật khẩu không đúng") as refused:
        keys.unlock(path, password)
    assert refused.value.field == "password"


def test_every_office_has_a_key_of_its_own_that_no_file_shows(tmp_path):
    first, second = tmp_path / "1.hgd", tmp_path / "2.hgd"
    one, two = keys.create(first, PASSWORD, CHEAP), keys.create(second, PASSWORD, CHEAP)

    assert one != two
    assert len(one) == keys.KEY_BYTES
    shown = keys.slots_path(first).read_text()
    assert one.hex() not in shown
    assert PASSWORD not in shown


def test_opening_costs_an_attacker_64_mib_unless_told_otherwise(path):
    keys.create(path, PASSWORD)
    [slot] = json.loads(keys.slots_path(path).read_text())["slots"]
    assert slot["memory"] >= 64 * 1024
    assert keys.unlock(path, PASSWORD)


def test_a_new_password_opens_and_the_old_does_not(path, key):
    keys.change_password(path, PASSWORD, "mật khẩu mới", CHEAP)

    assert keys.unlock(path, "mật khẩu mới") == key
    with pytest.raises(Refusal):
        keys.unlock(path, PASSWORD)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [("sai", "mật khẩu mới", "đang dùng không đúng"), (PASSWORD, "abc", "ít nhất 4 ký tự")],
)
def test_a_refused_new_password_changes_nothing(path, key, old, new, sentence):
    before = keys.slots_path(path).read_bytes()
    with pytest.raises(Refusal, match=sentence) as refused:
        keys.change_password(path, old, new, CHEAP)
    assert refused.value.field == "password"
    assert keys.slots_path(path).read_bytes() == before


def test_missing_slots_are_trouble(path, key):
    keys.slots_path(path).unlink()
    with pytest.raises(Trouble, match=r"Không thấy tệp khóa office\.hgd\.keys"):
        keys.unlock(path, PASSWORD)


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-20],
        lambda content: b"\xff\xfe\x00" + content,
        lambda content: b"[]",
        lambda content: b"7",
        lambda content: b'{"version": 1, "slots": []}',
        lambda content: b'{"version": 1, "slots": [7]}',
        lambda content: b'{"version": 1, "slots": null}',
        lambda content: content.replace(b'"version": 1', b'"version": 2'),
        lambda content: content.replace(b'"memory": 64', b'"memory": 99999999'),
        lambda content: content.replace(b'"memory": 64', b'"memory": 7'),
        lambda content: content.replace(b'"memory": 64', b'"memory": "64"'),
        lambda content: content.replace(b'"passes": 1', b'"passes": 100000'),
        lambda content: content.replace(b'"lanes": 1', b'"lanes": 0'),
        lambda content: content.replace(b'"lanes": 1', b'"lanes": 9'),
        lambda content: content.replace(b'"salt": "', b'"salt": "A'),
        lambda content: content.replace(b'"nonce": "', b'"nonce": "AAAA'),
        lambda content: content.replace(b'"wrapped"', b'"other"'),
        lambda content: content.replace(b'"salt": "', b'"salt": 5, "x": "'),
    ],
)
def test_damaged_slots_are_trouble(path, key, damage):
    slots = keys.slots_path(path)
    damaged = damage(slots.read_bytes())
    assert damaged != slots.read_bytes()
    slots.write_bytes(damaged)

    with pytest.raises(Trouble, match=r"Tệp khóa office\.hgd\.keys bị hỏng"):
        keys.unlock(path, PASSWORD)
    with pytest.raises(Trouble, match=r"Tệp khóa office\.hgd\.keys bị hỏng"):
        keys.change_password(path, PASSWORD, "mật khẩu mới", CHEAP)
    assert slots.read_bytes() == damaged
