"""Parcels that a careless hand or an enemy made: python -m tests.faults.hostile [MUTATIONS].

Each goes the whole way: looked at and, if that much is believed, taken in with the right groups,
added up and printed. It is refused with a sentence and nothing has changed, or it is read right.
"""

from __future__ import annotations

import hashlib
import io
import json
import random
import sys
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.errors import Refusal
from desktop.exchange import archive, envelope, parcel, plain, report
from desktop.exchange.envelope import Lock, Unlock, new_receiving_key, receiving_public_key
from desktop.services.exchange import receivers, receiving, senders
from desktop.services.office import Office, trial
from desktop.services.reports import gathering
from tests.build import an_office
from tests.deeds import NOW, contents
from tests.parcels import DAY, HOA_BAN, a_report, facts_of

KEY = new_receiving_key()
LOCK = Lock(receiver=receiving_public_key(KEY))
UNLOCK = Unlock(key=KEY)
NASTY: tuple[Any, ...] = (
    *(None, True, -1, 0, 10**12, 10**30, 1.5, 1e308, "", "x" * 2000, "\u0000", "\ud800", "NaN"),
    *([], {}, [[]], "0001-01-01", "9999-12-31", "2025-02-30", "10000-01-01", "-1", "1e9", "yearly"),
    *("../../x", "=1+1", "\u202egnp.exe", "Đảng ủy xã Hoa Ban", {"id": "admitted", "value": 1}),
)


def office() -> Office:
    """A province's office that holds one good parcel of the sender whom the enemy plays."""
    found = trial(lambda: NOW)
    an_office(found, level="province", commune_name="")
    found.do(receivers.keep_receiving_key, private=KEY)
    found.do(senders.expect, names=["Đảng ủy xã Hoa Ban", "Đảng ủy xã Xa Xôi"])
    with TemporaryDirectory() as folder:
        attempt(found, Path(folder), made(a_report(year=2024)))
    return found


def made(said: report.Report, **content: bytes) -> bytes:
    """A parcel as the program itself makes it."""
    files = {report.FILE: report.to_json(said), **content}
    return parcel.make(files, facts_of(said), HOA_BAN.signing, LOCK)


def attempt(office: Office, folder: Path, sealed: bytes) -> str:
    """What comes of a parcel: the word of the outcome; anything but a Refusal is a failure."""
    file = folder / "goi.goi"
    file.write_bytes(sealed)
    found = _answer(lambda: receiving.look(office, file, None))
    if isinstance(found, Refusal):
        return "refused"
    before = office.read(contents)
    groups = found.fingerprint.split()
    done = _answer(lambda: office.do(receiving.take_in, preview=found, groups=groups, day=DAY))
    if isinstance(done, Refusal):
        assert office.read(contents) == before
        return "not taken in"
    if done is None:
        return "nothing new"
    asked: dict[str, Any] = {"report_id": found.facts.report, "period": found.period}
    line = office.read(gathering.summed, as_of=found.report.as_of, **asked).figures.lines[0]
    mine = {one.id: one.value for one in found.report.lines}.get(line.id)
    board = [one.values for one in office.read(gathering.board, **asked) if one.gathered]
    assert mine in [values.get(line.id) for values in board if values is not None]
    office.read(gathering.made, as_of=found.report.as_of, **asked)
    office.undo()
    assert office.read(contents) == before
    return "taken in"


def flipped(sealed: bytes) -> Iterator[bytes]:
    """The parcel with one byte after the other changed."""
    for place in range(len(sealed)):
        yield sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]


def cut(sealed: bytes, step: int) -> Iterator[bytes]:
    """The parcel cut short at every so many bytes."""
    return (sealed[:length] for length in range(0, len(sealed), step))


def of_bytes(data: bytes, chance: random.Random) -> bytes:
    """Bytes with a piece changed, lost, doubled or moved."""
    at, length = chance.randrange(len(data)), chance.choice((1, 1, 2, 8, 200))
    piece = data[at : at + length]
    way = chance.randrange(4)
    if way == 0:
        return data[:at] + chance.randbytes(len(piece)) + data[at + length :]
    if way == 1:
        return data[:at] + data[at + length :]
    if way == 2:
        return data[:at] + piece + data[at:]
    other = chance.randrange(len(data))
    return data[:other] + piece + data[other:]


def sealed_otherwise(sealed: bytes, chance: random.Random) -> bytes:
    """The locked bytes changed by whoever found the stick."""
    return of_bytes(sealed, chance)


def packed_otherwise(sealed: bytes, chance: random.Random) -> bytes:
    """The zip inside changed by somebody who knows the receiver's card, and locked again."""
    return envelope.seal(of_bytes(envelope.unseal(sealed, UNLOCK), chance), LOCK)


def told_otherwise(sealed: bytes, chance: random.Random) -> bytes:
    """The report inside changed by somebody who has a key to sign with: another office, say."""
    found = parcel.verify(sealed, UNLOCK)
    said = json.loads(found.content[report.FILE])
    for _ in range(chance.choice((1, 1, 1, 3))):
        _change(said, chance)
    data = json.dumps(said).encode() if chance.random() < 0.9 else of_bytes(b"{}", chance)
    return parcel.make({report.FILE: data}, found.facts, HOA_BAN.signing, LOCK)


def manifest_otherwise(sealed: bytes, chance: random.Random) -> bytes:
    """The manifest changed and signed again by whoever holds the signing key."""
    found = parcel.verify(sealed, UNLOCK)
    said = json.loads(report.to_json(report.from_json(found.content[report.FILE])))
    with zipfile.ZipFile(io.BytesIO(envelope.unseal(sealed, UNLOCK))) as packed:
        manifest = json.loads(packed.read(archive.MANIFEST))
    _change(manifest, chance)
    if chance.random() < 0.5:
        # The enemy is careful: the report inside says the same.
        said |= {name: manifest.get(name) for name in ("report", "since", "until")}
        said["office"] = manifest.get("sender")
    data = json.dumps(said).encode()
    return signed(manifest, {**found.content, report.FILE: data})


def signed(manifest: Any, files: dict[str, bytes]) -> bytes:
    """A parcel with any manifest at all, rightly signed and locked; hashes of the files fitted."""
    for entry in manifest.get("files", []) if isinstance(manifest.get("files"), list) else []:
        if isinstance(entry, dict) and str(entry.get("name")) in files:
            data = files[str(entry["name"])]
            entry |= {"size": len(data), "sha256": _digest(data)}
    words = json.dumps(manifest).encode()
    key = Ed25519PrivateKey.from_private_bytes(HOA_BAN.signing)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as packed:
        packed.writestr(archive.MANIFEST, words)
        packed.writestr(archive.SIGNATURE, key.sign(parcel.SIGNED_AS + words))
        for name, data in files.items():
            packed.writestr(name, data)
    return envelope.seal(whole.getvalue(), LOCK)


def key_text() -> str:
    """The public key of the sender whom the enemy plays, as a manifest writes it."""
    return plain.octets_text(parcel.public_key(HOA_BAN.signing))


def bomb(size: int) -> bytes:
    """A small parcel whose one file says that it is small and unpacks to so many bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    squeezed = packer.compress(bytes(size)) + packer.flush()
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as packed:
        packed.writestr(archive.MANIFEST, bytes(size), zipfile.ZIP_DEFLATED)
    data = whole.getvalue()
    lie = (100).to_bytes(4, "little")
    honest = size.to_bytes(4, "little")
    assert len(squeezed) < size // 100
    return envelope.seal(data.replace(honest, lie), LOCK)


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    sealed_otherwise,
    packed_otherwise,
    told_otherwise,
    manifest_otherwise,
)


def mutate(office: Office, folder: Path, sealed: bytes, count: int, seed: int) -> Counter[str]:
    """So many parcels made in all ways from a good one; how often each came out how."""
    chance = random.Random(seed)
    outcomes: Counter[str] = Counter()
    for at in range(count):
        way = WAYS[at % len(WAYS)]
        try:
            outcome = attempt(office, folder, way(sealed, chance))
        except Exception as error:
            raise AssertionError(f"{way.__name__}, number {at} of seed {seed}") from error
        outcomes[f"{way.__name__}: {outcome}"] += 1
    return outcomes


def _answer(act: Callable[[], Any]) -> Any:
    """What an act answers, or its Refusal, which is a whole sentence."""
    try:
        return act()
    except Refusal as refusal:
        found = refusal
    assert found.sentence.endswith(".")
    return found


def _change(document: Any, chance: random.Random) -> None:
    """One value, anywhere in a document, made something else."""
    parts = list(_parts(document))
    holder = chance.choice(parts)
    if not holder:
        return
    place = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    way = chance.random()
    if way < 0.15:
        del holder[place]
    elif way < 0.25 and isinstance(holder, list):
        holder.append(holder[place])
    else:
        holder[place] = chance.choice(NASTY)


def _parts(document: Any) -> Iterator[Any]:
    if isinstance(document, dict | list):
        yield document
        for one in document.values() if isinstance(document, dict) else document:
            yield from _parts(one)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def say(line: str) -> None:
    """A line for whoever started this by hand."""
    sys.stdout.write(f"{line}\n")


def main(count: int) -> None:
    """All of it, and how it came out."""
    upper = office()
    before = upper.read(contents)
    large = made(a_report(), **{"bao_cao.pdf": random.Random(1).randbytes(60_000)})
    with TemporaryDirectory() as name:
        folder = Path(name)
        small = made(a_report())
        every = Counter(attempt(upper, folder, one) for one in flipped(small))
        say(f"every one of {len(small)} bytes flipped: {dict(every)}")
        short = Counter(attempt(upper, folder, one) for one in cut(large, 1024))
        say(f"cut at every kilobyte of {len(large)} bytes: {dict(short)}")
        say(f"a bomb: {attempt(upper, folder, bomb(300 * 1024 * 1024))}")
        for outcome, times in sorted(mutate(upper, folder, large, count, 20260101).items()):
            say(f"{outcome}: {times}")
    assert upper.read(contents) == before
    say("the office holds what it held")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
