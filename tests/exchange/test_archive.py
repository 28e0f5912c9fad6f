"""Signed files in a zip, on which parcels and update packs rest; their tests try every byte."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.exchange import archive
from desktop.exchange.plain import Damaged

KEY = archive.new_signing_key()
FILES = {"a/b.txt": b"content", "c": b""}


def proven(data, purpose=b"for this\n"):
    return archive.prove(data, purpose, 1, {}, lambda _files, _size: None)


def test_what_was_put_in_comes_out_with_the_key_that_signed_it():
    found = proven(archive.make(FILES, {"format": 1, "said": "x"}, b"for this\n", KEY))
    assert found.content == FILES
    assert found.said["said"] == "x"
    assert found.key == archive.public_key(KEY)


def test_what_was_signed_for_one_purpose_passes_for_no_other():
    data = archive.make(FILES, {"format": 1}, b"for this\n", KEY)
    with pytest.raises(Damaged, match="chữ ký không đúng") as refused:
        proven(data, b"for that\n")
    assert refused.value.detail == "chữ ký không đúng"


def test_the_amount_is_asked_before_anything_is_unpacked():
    asked = []

    def amount(files, size):
        asked.append((files, size))
        raise Refusal("quá nhiều")

    data = archive.make(FILES, {"format": 1}, b"for this\n", KEY)
    with pytest.raises(Refusal, match="quá nhiều"):
        archive.prove(data, b"for this\n", 1, {}, amount)
    assert asked == [(2, 7)]
