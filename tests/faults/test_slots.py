"""Wrong keys: no guess opens the file, no damage costs time or harms anything.

`python -m tests.faults.try_many 5000` tries five thousand.
"""

from __future__ import annotations

import json
import random

import pytest

from desktop.errors import Refusal, Trouble
from desktop.rules import recovery
from desktop.services.keeping import security
from desktop.services.office import open_office
from desktop.store import keys
from tests.deeds import CHEAP, PASSWORD
from tests.faults import tries
from tests.faults.tries import CLERK, shut

TRIES = 25


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A closed file with two users and a recovery code, for tries that put it right again."""
    return tries.house(tmp_path_factory.mktemp("slots"))


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


@pytest.mark.parametrize("kind", tries.KINDS)
def test_nothing_wrong_or_spoiled_opens_and_nothing_is_harmed(whole, kind):
    chance = random.Random()
    for _ in range(TRIES):
        tries.KINDS[kind](whole, chance)
    tries.check(whole)


def test_every_length_that_a_cut_may_leave(office, slots):
    whole = slots.read_bytes()
    for length in {0, 1, *range(2, len(whole) - 1, 7), len(whole) - 2}:
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
