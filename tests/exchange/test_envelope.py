from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import Refusal
from desktop.exchange import envelope, plain
from desktop.exchange.envelope import Cost, Lock, Unlock, seal, unseal
from tests.exchange.sample import BY_UPPER, CHEAP, FOR_UPPER, PASSPHRASE, UPPER

BY_PASSPHRASE = Lock(passphrase=PASSPHRASE, cost=CHEAP)


@given(st.binary(max_size=2_000))
def test_the_receiver_opens_what_was_sealed(content):
    assert unseal(seal(content, FOR_UPPER), BY_UPPER) == content


@settings(max_examples=20)
@given(st.text(min_size=8, max_size=40))
def test_whoever_knows_the_passphrase_opens_it(passphrase):
    sealed = seal(b"content", Lock(passphrase=passphrase, cost=CHEAP))
    assert unseal(sealed, Unlock(passphrase=passphrase)) == b"content"


def test_the_passphrase_may_be_typed_composed_or_decomposed():
    sealed = seal(b"content", BY_PASSPHRASE)
    typed = unicodedata.normalize("NFD", PASSPHRASE)
    assert typed != PASSPHRASE
    assert unseal(sealed, Unlock(passphrase=typed)) == b"content"


def test_a_cover_for_both_opens_either_way():
    sealed = seal(b"content", Lock(receiver=UPPER, passphrase=PASSPHRASE, cost=CHEAP))
    assert unseal(sealed, BY_UPPER) == b"content"
    assert unseal(sealed, Unlock(passphrase=PASSPHRASE)) == b"content"


def test_the_standard_cost_can_be_paid():
    sealed = seal(b"content", Lock(passphrase=PASSPHRASE))
    assert unseal(sealed, Unlock(passphrase=PASSPHRASE)) == b"content"


def test_nothing_of_the_content_can_be_read_outside():
    sealed = seal("Lò Thị Ánh".encode() * 50, FOR_UPPER)
    assert "Ánh".encode() not in sealed
    assert seal(b"content", FOR_UPPER) != seal(b"content", FOR_UPPER)


def test_a_wrong_passphrase_is_refused_at_its_field():
    with pytest.raises(Refusal, match="Mật khẩu mở gói không đúng") as refused:
        unseal(seal(b"content", BY_PASSPHRASE), Unlock(passphrase="ngọn đèn sáng"))
    assert refused.value.field == "passphrase"


def test_another_office_cannot_open_it():
    stranger = Unlock(key=envelope.new_receiving_key())
    with pytest.raises(Refusal, match="cơ quan nhận khác"):
        unseal(seal(b"content", FOR_UPPER), stranger)


def test_it_says_which_key_is_wanted():
    with pytest.raises(Refusal, match="Hãy gõ mật khẩu") as refused:
        unseal(seal(b"content", BY_PASSPHRASE), BY_UPPER)
    assert refused.value.field == "passphrase"
    with pytest.raises(Refusal, match="khóa riêng cho một cơ quan"):
        unseal(seal(b"content", FOR_UPPER), Unlock(passphrase=PASSPHRASE))


def test_a_short_passphrase_is_refused_at_its_field():
    with pytest.raises(Refusal, match="ít nhất 8 ký tự") as refused:
        seal(b"content", Lock(passphrase="1234567", cost=CHEAP))
    assert refused.value.field == "passphrase"


def test_nothing_is_sealed_without_a_lock():
    with pytest.raises(ValueError, match="never written open"):
        seal(b"content", Lock())


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"SQLite format 3\x00" + bytes(100)])
def test_another_file_is_not_taken_for_a_parcel(data):
    with pytest.raises(Refusal, match="không phải gói báo cáo"):
        unseal(data, BY_UPPER)


def header_changed(sealed: bytes, change) -> bytes:
    """The same cover with other words in its header, as someone without the key could make it."""
    start = sealed.index(b"{")
    length = int.from_bytes(sealed[start - 4 : start], "big")
    header = plain.read(sealed[start : start + length])
    change(header)
    words = plain.written(header)
    size = len(words).to_bytes(4, "big")
    return sealed[: start - 4] + size + words + sealed[start + length :]


@pytest.mark.parametrize(
    "cost",
    [
        {"memory": 4 * 1024 * 1024},
        {"memory": 2**40},
        {"memory": 1},
        {"memory": 0},
        {"passes": 1_000_000},
        {"passes": 0},
        {"lanes": 64},
        {"lanes": 0},
    ],
)
def test_a_made_up_cost_is_refused_before_it_is_paid(cost):
    def change(header):
        header["passphrase"].update(cost)

    with pytest.raises(Refusal, match="thiếu hoặc sai"):
        unseal(header_changed(seal(b"x", BY_PASSPHRASE), change), Unlock(passphrase=PASSPHRASE))


def test_a_newer_cover_asks_for_an_update():
    sealed = header_changed(seal(b"x", FOR_UPPER), lambda header: header.update(format=2))
    with pytest.raises(Refusal, match="cập nhật chương trình"):
        unseal(sealed, BY_UPPER)


def test_a_key_that_agrees_with_everyone_is_refused():
    def change(header):
        header["receiver"]["sender"] = plain.octets_text(bytes(32))

    with pytest.raises(Refusal, match="khóa của gói không hợp lệ"):
        unseal(header_changed(seal(b"x", FOR_UPPER), change), BY_UPPER)


def test_words_added_to_the_header_are_noticed():
    sealed = header_changed(seal(b"x", FOR_UPPER), lambda header: header.update(note="thêm"))
    with pytest.raises(Refusal, match="không còn nguyên vẹn"):
        unseal(sealed, BY_UPPER)


def test_a_cost_is_bounded_but_leaves_room_to_grow():
    assert Cost().memory < envelope.MOST_COST.memory
    assert Cost().passes < envelope.MOST_COST.passes
