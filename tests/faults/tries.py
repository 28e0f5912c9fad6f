"""Wrong keys and spoiled files by chance: none opens, none harms.

Opening a slot is made cheap for these tries (64 KiB, one pass of Argon2id in place of 64 MiB, three
passes): they prove what opens and what does not, not how long a thief takes.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.errors import Refusal, Trouble
from desktop.rules import recovery
from desktop.services import shipped
from desktop.services.keeping import security, upkeep
from desktop.services.office import create, open_office
from desktop.store import backup, keys, soundness
from desktop.store.tables.people import PersonRow
from tests.deeds import CHEAP, NOW, PASSWORD, Contents, add, contents

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ 0123456789"
CLERK = "ruộng bậc thang"


@dataclass(frozen=True)
class House:
    """A closed file with two users and a recovery code, its backup, and what they hold."""

    path: Path
    backup: Path
    key: bytes
    words: tuple[str, ...]
    held: Contents

    @property
    def slots(self) -> Path:
        """The slots beside the file."""
        return keys.slots_path(self.path)


def house(folder: Path) -> House:
    """Make it in a folder."""
    office = create(folder / "office.hgd", PASSWORD, who="x", now=lambda: NOW, cost=CHEAP)
    security.add_user(office, name="Hoa", role="clerk", password=CLERK, cost=CHEAP)
    words = security.issue_code(office, CHEAP)
    for number in range(20):
        office.do(add, PersonRow, name=f"Lò Thị {number}", youth="x" * 2000)
    held, made = office.read(contents), upkeep.back_up(office)
    office.close()
    return House(folder / "office.hgd", made.path, office.key, words, held)


def shut(path: Path, password: str = PASSWORD) -> bool:
    """Whether a password opens no slot of a file; nothing but a sentence may come of it."""
    try:
        keys.unlock(path, password)
    except (Refusal, Trouble) as fault:
        return bool(fault.sentence)
    return False


def passwords(house: House, chance: random.Random) -> None:
    """Any password, and one that differs in a letter."""
    if chance.random() < 0.5:
        typed = "".join(chance.choices(LETTERS, k=chance.randint(0, 30)))
    else:
        near = list(chance.choice((PASSWORD, CLERK)))
        near[chance.randrange(len(near))] = chance.choice("xyz?")
        typed = "".join(near)
    assert shut(house.path, typed)


def codes(house: House, chance: random.Random) -> None:
    """The code with one or two other words, which its own check tells; or one never issued."""
    listed = shipped.recovery_words()
    if chance.random() < 0.5:
        typed = list(house.words)
        for at in chance.sample(range(8), chance.randint(1, 2)):
            typed[at] = chance.choice([word for word in listed[:50] if word != typed[at]])
        assert refused(lambda: recovery.read(typed, listed))
    else:
        drawn = [chance.randrange(recovery.SIZE) for _ in range(recovery.DRAWN)]
        words = [listed[number] for number in recovery.complete(drawn)]
        assert refused(lambda: keys.recover(house.path, recovery.secret(words)))


def swapped(house: House, chance: random.Random) -> None:
    """Slots whose user, kind or sealed key is another's."""
    whole = json.loads(house.slots.read_text("utf-8"))
    one, other = chance.sample(whole["slots"], 2)
    field = chance.choice(
        [name for name in ("user", "kind", "wrapped") if one[name] != other[name]]
    )
    mixed = {**one, field: other[field]}
    typed = {"recovery": recovery.secret(house.words)}.get(one["kind"], "")
    with spoiled(house.slots, json.dumps({"version": 1, "slots": [mixed]}).encode()):
        for password in (PASSWORD, CLERK, typed):
            assert shut(house.path, password)
            assert refused(lambda: keys.recover(house.path, password))  # noqa: B023


def spoiled_slots(house: House, chance: random.Random) -> None:
    """Flipped bits and cuts: what still opens is the key itself."""
    with spoiled(house.slots, harmed(house.slots.read_bytes(), chance)):
        try:
            opened = keys.open_slot(house.path, PASSWORD)
        except (Refusal, Trouble):
            return
        assert opened.key == house.key


def spoiled_files(house: House, chance: random.Random) -> None:
    """A file that is harmed does not open, is found out, or holds what it held."""
    content = harmed(house.path.read_bytes(), chance)
    with spoiled(house.path, content):
        try:
            office = open_office(house.path, PASSWORD, who="x", now=lambda: NOW)
        except Trouble:
            assert house.path.read_bytes() == content
            return
        try:
            assert soundness.faults(office.file) or office.read(contents) == house.held
        finally:
            office.close()


def spoiled_backups(house: House, chance: random.Random) -> None:
    """A backup that is harmed is found out, or restores what it held."""
    with backup.unpacked(house.backup) as copy:
        whole = copy.read_bytes(), keys.slots_path(copy).read_bytes()
    with spoiled(house.backup, harmed(house.backup.read_bytes(), chance)):
        try:
            backup.verify(house.backup, house.key)
        except (Refusal, Trouble):
            return
        with backup.unpacked(house.backup) as copy:
            assert (copy.read_bytes(), keys.slots_path(copy).read_bytes()) == whole


def harmed(content: bytes, chance: random.Random) -> bytes:
    """One to three bits flipped, or the end cut off."""
    if chance.random() < 0.3:
        return content[: chance.randrange(len(content))]
    damaged = bytearray(content)
    for _ in range(chance.randint(1, 3)):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def refused(act: Callable[[], object]) -> bool:
    """Whether it is refused, with a sentence."""
    try:
        act()
    except (Refusal, Trouble) as fault:
        return bool(fault.sentence)
    return False


@contextmanager
def spoiled(path: Path, content: bytes) -> Iterator[None]:
    """Another content in the place of a file, and the right one again at the end."""
    whole = path.read_bytes()
    path.write_bytes(content)
    try:
        yield
    finally:
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        path.write_bytes(whole)


def check(house: House) -> None:
    """The file opens with each of its keys and holds what it held."""
    for password in (PASSWORD, CLERK):
        assert keys.unlock(house.path, password) == house.key
    assert keys.recover(house.path, recovery.secret(house.words)).key == house.key
    office = open_office(house.path, PASSWORD, who="x", now=lambda: NOW)
    assert office.read(contents) == house.held
    office.close()
    assert backup.verify(house.backup, house.key).people == 20


KINDS: Mapping[str, Callable[[House, random.Random], None]] = {
    "passwords": passwords,
    "codes": codes,
    "swapped slots": swapped,
    "spoiled slots": spoiled_slots,
    "spoiled files": spoiled_files,
    "spoiled backups": spoiled_backups,
}
"""Each kind of try."""
