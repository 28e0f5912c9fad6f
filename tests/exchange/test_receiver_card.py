"""The card of a receiver: two public keys and whose they are."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.exchange import plain, receiver_card, signed
from desktop.exchange.fingerprint import fingerprint
from desktop.exchange.parcel import public_key
from tests.exchange.sample import HOA_BAN, SIGNING, UPPER

CARD = receiver_card.to_bytes(HOA_BAN, UPPER, SIGNING)


def test_tells_whose_keys_they_are(tmp_path):
    (tmp_path / "x.khoa").write_bytes(CARD)
    card = receiver_card.read(tmp_path / "x.khoa")
    assert card == receiver_card.read(CARD)
    assert (card.office, card.receiving, card.signing) == (HOA_BAN, UPPER, public_key(SIGNING))


def test_its_fingerprint_is_that_of_both_keys():
    assert receiver_card.read(CARD).fingerprint == fingerprint(UPPER + public_key(SIGNING))


def signed_card(**changes):
    said = plain.read(CARD)["said"] | changes
    return signed.to_bytes(said, b"hat-giong-do receiver card\n", SIGNING)


@pytest.mark.parametrize("changes", [{"receiving": "AAAA"}, {"office": "Hoa Ban"}, {"format": 0}])
def test_a_card_that_lacks_something_is_refused_though_it_is_signed(changes):
    with pytest.raises(Refusal):
        receiver_card.read(signed_card(**changes))


def test_a_card_of_a_newer_program_is_told_as_such():
    with pytest.raises(Refusal, match="phiên bản mới hơn"):
        receiver_card.read(signed_card(format=2))
