"""Small signed files: whole and from whom they say, or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refusal, Trouble
from desktop.exchange import plain, signed
from desktop.exchange.parcel import public_key
from tests.exchange.sample import SIGNING

PURPOSE = b"a purpose\n"
SAID = {"word": "biên nhận", "key": plain.octets_text(public_key(SIGNING))}
FILE = signed.to_bytes(SAID, PURPOSE, SIGNING)


def test_gives_back_what_was_said_and_by_whom():
    assert signed.from_bytes(FILE, PURPOSE, "biên nhận") == (SAID, public_key(SIGNING))


def test_a_signature_for_another_purpose_is_none():
    with pytest.raises(Refusal, match="không phải biên nhận nguyên vẹn"):
        signed.from_bytes(FILE, b"another\n", "biên nhận")


def test_no_changed_byte_is_accepted():
    for place in range(len(FILE)):
        damaged = bytearray(FILE)
        damaged[place] ^= 1
        with pytest.raises(Refusal, match="nguyên vẹn"):
            signed.from_bytes(bytes(damaged), PURPOSE, "biên nhận")


@given(st.binary(max_size=200))
def test_noise_is_refused(noise):
    with pytest.raises(Refusal):
        signed.from_bytes(noise, PURPOSE, "biên nhận")


def test_a_file_that_is_not_there_or_far_too_large_gets_a_sentence(tmp_path):
    with pytest.raises(Trouble, match="Hãy cắm lại USB"):
        signed.bytes_of(tmp_path / "x", "biên nhận")
    (tmp_path / "x").write_bytes(bytes(100_000))
    with pytest.raises(Refusal, match="biên nhận"):
        signed.bytes_of(tmp_path / "x", "biên nhận")
