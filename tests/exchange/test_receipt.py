"""A receipt says which parcel was taken in, by whom and when."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.exchange import plain, receipt, receiver_card, signed
from desktop.exchange.parcel import public_key
from desktop.exchange.receipt import Receipt
from tests.exchange.sample import HOA_BAN, SIGNING, UPPER

SAID = Receipt(
    parcel="parcel-2026-1",
    sender="office-9",
    receiver=HOA_BAN,
    taken_in=date(2026, 1, 12),
    digest="ab" * 32,
)
FILE = receipt.to_bytes(SAID, SIGNING)


def test_gives_back_what_was_said_and_whose_key_signed_it(tmp_path):
    (tmp_path / "x.bnhan").write_bytes(FILE)
    assert receipt.read(tmp_path / "x.bnhan") == (SAID, public_key(SIGNING))


def test_is_small_enough_for_any_stick():
    assert len(FILE) < 1_000


def test_a_card_is_no_receipt():
    with pytest.raises(Refusal, match="không phải biên nhận"):
        receipt.read(receiver_card.to_bytes(HOA_BAN, UPPER, SIGNING))


@pytest.mark.parametrize("changes", [{"taken_in": "hôm qua"}, {"parcel": 7}, {"receiver": None}])
def test_a_receipt_that_lacks_something_is_refused_though_it_is_signed(changes):
    said = plain.read(FILE)["said"] | changes
    with pytest.raises(Refusal, match="biên nhận"):
        receipt.read(signed.to_bytes(said, b"hat-giong-do parcel receipt\n", SIGNING))
