"""Five thousand wrong keys: no guess opens the file, no damage costs time or harms anything."""

from __future__ import annotations

import json
import random

import pytest

from desktop.errors import Refusal, Trouble
from desktop.rules import recovery
from desktop.services import security, shipped
from desktop.services.office import open_office
from desktop.store import keys
from tests.deeds import CHEAP, PASSWORD

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ 0123456789"
CLERK = "ruộng bậc thang"


@pytest.fixture
def office(office_on_disk):
    """A closed file with two users and a recovery code, whose words are kept on it."""
    security.add_user(office_on_disk, name="Hoa", role="clerk", password=CLERK, cost=CHEAP)
    office_on_disk.words = security.issue_code(office_on_disk, CHEAP)
    office_on_disk.close()
    return office_on_disk


@pytest.fixture
def slots(office):
    return keys.slots_path(office.path)


def shut(path, password=PASSWORD):
    """Whether a password does not open a file's slots; nothing but a sentence may come of it."""
    try:
        keys.unlock(path, password)
    except (Refusal, Trouble) as fault:
        return bool(fault.sentence)
    return False


def test_two_thousand_wrong_passwords(office):
    chance = random.Random(1)
    before = keys.slots_path(office.path).read_bytes()
    for _ in range(1000):
        length = chance.randint(0, 30)
        assert shut(office.path, "".join(chance.choices(LETTERS, k=length)))
    for _ in range(1000):
        near = list(PASSWORD)
        near[chance.randrange(len(near))] = chance.choice("xyz?")
        assert shut(office.path, "".join(near))
    assert keys.slots_path(office.path).read_bytes() == before


def test_a_thousand_wrong_codes(office):
    """Wrong words, words in other order, and whole codes that were never issued."""
    chance = random.Random(2)
    listed = shipped.recovery_words()
    for _ in range(500):
        typed = list(office.words)
        for at in chance.sample(range(8), chance.randint(1, 2)):
            typed[at] = chance.choice([word for word in listed[:50] if word != typed[at]])
        with pytest.raises(Refusal, match=r"[Tt]ừ"):
            recovery.read(typed, listed)
    for _ in range(500):
        drawn = [chance.randrange(recovery.SIZE) for _ in range(recovery.DRAWN)]
        words = [listed[number] for number in recovery.complete(drawn)]
        with pytest.raises(Refusal, match="không mở được tệp"):
            keys.recover(office.path, recovery.secret(words))


def test_a_thousand_flipped_bits(office, slots):
    """Whatever still opens is the key itself: a flip in a name harms nobody."""
    chance = random.Random(3)
    whole = slots.read_bytes()
    for _ in range(1000):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        slots.write_bytes(damaged)
        try:
            opened = keys.open_slot(office.path, PASSWORD)
        except (Refusal, Trouble):
            continue
        assert opened.key == office.key
    slots.write_bytes(whole)
    assert keys.unlock(office.path, PASSWORD) == office.key


def test_every_length_that_a_cut_may_leave(office, slots):
    whole = slots.read_bytes()
    for length in range(len(whole) - 1):
        slots.write_bytes(whole[:length])
        with pytest.raises(Trouble, match="Tệp khóa"):
            keys.unlock(office.path, PASSWORD)
    slots.write_bytes(whole)


def test_slots_swapped_between_users_kinds_and_files_open_nothing(office, slots, tmp_path):
    """Nobody becomes another by editing the file, and no recovery code becomes a password."""
    whole = json.loads(slots.read_text())
    first, second, code = whole["slots"]

    def with_slots(*told):
        slots.write_text(json.dumps({"version": 1, "slots": told}))

    with_slots({**first, "user": second["user"]})
    assert shut(office.path)
    with_slots({**second, "wrapped": first["wrapped"]}, code)
    assert shut(office.path)
    with_slots({**code, "kind": "password"})
    assert shut(office.path, recovery.secret(office.words))
    with_slots({**first, "kind": "recovery"})
    with pytest.raises(Refusal):
        keys.recover(office.path, PASSWORD)
    slots.write_text(json.dumps(whole))
    assert keys.unlock(office.path, PASSWORD) == office.key


def test_the_slots_of_another_file_open_nothing_and_say_so(office, slots, tmp_path, now):
    before = office.path.read_bytes()
    keys.create(tmp_path / "khac.hgd", PASSWORD, CHEAP)
    slots.write_bytes(keys.slots_path(tmp_path / "khac.hgd").read_bytes())
    with pytest.raises(Trouble, match=r"xem tệp khóa \.keys nằm cạnh có đúng là của tệp này không"):
        open_office(office.path, PASSWORD, who="x", now=now)
    assert office.path.read_bytes() == before


@pytest.mark.parametrize(
    "asked",
    [
        {"memory": 4 * 1024 * 1024},
        {"memory": 256 * 1024, "passes": 16},
        {"memory": 64 * 1024, "passes": 13},
        {"passes": 4_000_000_000},
        {"lanes": 16, "memory": 1024},
        {"memory": -1},
        {"memory": 1e9},
        {"name": "x" * 1_000_000},
        {"user": None},
        {"wrapped": "!" * 64},
    ],
)
def test_a_slot_may_not_ask_for_minutes_or_gigabytes(office, slots, asked):
    whole = json.loads(slots.read_text())
    whole["slots"][0] |= asked
    slots.write_text(json.dumps(whole))
    with pytest.raises(Trouble, match="Tệp khóa"):
        keys.unlock(office.path, PASSWORD)


@pytest.mark.parametrize("content", [b"[" * 60_000, b'{"slots":' * 5000, b" " * 10_000_000])
def test_a_file_made_to_choke_the_reader_is_trouble(office, slots, content):
    slots.write_bytes(content)
    with pytest.raises(Trouble, match="Tệp khóa"):
        keys.unlock(office.path, PASSWORD)


def test_more_slots_than_there_may_be_are_trouble(office, slots):
    whole = json.loads(slots.read_text())
    first = whole["slots"][0]
    whole["slots"] = [{**first, "user": f"{number}"} for number in range(keys.MOST_USERS + 1)]
    slots.write_text(json.dumps(whole))
    with pytest.raises(Trouble, match="Tệp khóa"):
        keys.unlock(office.path, PASSWORD)
