"""Parcels of careless hands and enemies through receiving: refused with a reason, or read right.

`python -m tests.faults.hostile` does the same ten thousand times.
"""

from __future__ import annotations

import random
import tracemalloc
from dataclasses import replace
from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.exchange import report
from desktop.services.exchange import receiving
from tests.deeds import contents
from tests.faults import hostile
from tests.parcels import a_report, facts_of

MUTATIONS = 60
FORMAT = b'"format":1'


@pytest.fixture(scope="module")
def upper():
    office = hostile.office()
    yield office
    office.close()


@pytest.fixture
def untouched(upper):
    """The office, which holds the same afterwards."""
    before = upper.read(contents)
    yield upper
    assert upper.read(contents) == before


def refusal(office, folder, sealed):
    """Why a parcel is not even shown."""
    file = folder / "goi.goi"
    file.write_bytes(sealed)
    with pytest.raises(Refusal) as found:
        receiving.look(office, file, None)
    return found.value.sentence


def small():
    """A parcel of one figure."""
    said = a_report()
    return hostile.made(replace(said, lines=said.lines[:1]))


def test_no_flipped_byte_is_believed(untouched, tmp_path):
    """The script flips every byte; here every third, and all of the cover."""
    sealed = small()
    for place, one in enumerate(hostile.flipped(sealed)):
        if place < 300 or place % 3 == 0:
            assert hostile.attempt(untouched, tmp_path, one) == "refused"


def test_no_parcel_cut_short_is_believed(untouched, tmp_path):
    for one in hostile.cut(small(), 64):
        assert hostile.attempt(untouched, tmp_path, one) == "refused"


def test_mutations_are_refused_or_read_right_and_leave_nothing(untouched, tmp_path):
    """What is taken in after a mutation is added up and printed before it is undone."""
    sealed = hostile.made(a_report())
    found = hostile.mutate(untouched, tmp_path, sealed, MUTATIONS, seed=20260101)
    assert found.total() == MUTATIONS
    assert found["sealed_otherwise: refused"] == MUTATIONS // len(hostile.WAYS)


def test_a_bomb_does_not_fill_the_memory(untouched, tmp_path):
    sealed = hostile.bomb(64 * 1024 * 1024)
    assert len(sealed) < 100_000
    tracemalloc.start()
    sentence = refusal(untouched, tmp_path, sealed)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "hỏng" in sentence
    assert most < 8 * 1024 * 1024


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "/etc/passwd", "..\\x.pdf", "C:/x.pdf", "A.pdf", "a//b.pdf", "x\0"],
)
def test_no_file_leaves_the_parcel(untouched, tmp_path, name):
    """Nothing of a parcel is ever unpacked onto the disk, and such names are not even read."""
    facts = facts_of(a_report())
    files = {report.FILE: report.to_json(a_report()), name: b"x"}
    manifest = {
        "format": 1,
        "parcel": facts.parcel,
        "sender": {
            "id": facts.sender.id,
            "name": facts.sender.name,
            "province": facts.sender.province,
        },
        "report": "yearly",
        "since": "2025-01-01",
        "until": "2025-12-31",
        "made": facts.made.isoformat(),
        "program": "1.0.0",
        "key": hostile.key_text(),
        "files": [{"name": one} for one in files],
    }
    assert "hỏng" in refusal(untouched, tmp_path, hostile.signed(manifest, files))
    assert [one.name for one in tmp_path.iterdir()] == ["goi.goi"]


def test_the_same_manifest_with_good_names_is_read(upper, tmp_path):
    """So that the test before fails for the names and nothing else."""
    sealed = hostile.manifest_otherwise(hostile.made(a_report()), _Still())
    assert hostile.attempt(upper, tmp_path, sealed) == "taken in"


class _Still(random.Random):
    """A chance that changes nothing that matters: it doubles no entry and picks the program."""

    def choice(self, words):
        if isinstance(words, tuple):
            return "2.0.0"
        return "program" if "program" in words else words[0]

    def random(self):
        return 0.9


@pytest.mark.parametrize(
    "changes",
    [
        {"since": date(1, 1, 1), "until": date(1, 12, 31)},
        {"since": date(9999, 1, 1), "until": date(9999, 12, 31)},
        {"since": date(2025, 12, 31), "until": date(2025, 1, 1)},
        {"as_of": date(9999, 12, 31)},
        {"title": "Báo cáo\u202e2202 năm"},
    ],
)
def test_what_no_office_tells_is_refused(untouched, tmp_path, changes):
    sealed = hostile.made(replace(a_report(), **changes))
    assert "hỏng" in refusal(untouched, tmp_path, sealed)


@pytest.mark.parametrize("name", ["", " ", "Đảng ủy\0xã", "Đảng ủy xã\nHoa Ban", "\u202eabc"])
def test_a_sender_whose_name_is_not_what_is_seen_is_refused(untouched, tmp_path, name):
    said = a_report()
    sealed = hostile.made(replace(said, office=replace(said.office, name=name)))
    assert "hỏng" in refusal(untouched, tmp_path, sealed)


@pytest.mark.parametrize(("number", "said"), [(2, "phiên bản mới hơn"), (0, "hỏng"), (-1, "hỏng")])
def test_a_schema_that_is_not_known_says_so(untouched, tmp_path, number, said):
    """Newer asks to renew the program; older than the first there is none."""
    data = report.to_json(a_report()).replace(FORMAT, b'"format":%d' % number)
    sealed = hostile.parcel.make(
        {report.FILE: data}, facts_of(a_report()), hostile.HOA_BAN.signing, hostile.LOCK
    )
    assert said in refusal(untouched, tmp_path, sealed)


def test_a_parcel_for_another_office_does_not_open(untouched, tmp_path):
    other = hostile.Lock(receiver=hostile.receiving_public_key(hostile.new_receiving_key()))
    sealed = hostile.parcel.make(
        {report.FILE: report.to_json(a_report())},
        facts_of(a_report()),
        hostile.HOA_BAN.signing,
        other,
    )
    assert "cơ quan nhận khác" in refusal(untouched, tmp_path, sealed)
