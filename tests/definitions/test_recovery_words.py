"""The list of the recovery code: once codes are printed, not one word of it may change."""

from __future__ import annotations

import hashlib
import itertools
import unicodedata

from desktop.rules import recovery
from desktop.services import shipped

PRINTED_WITH = "3403c4e34131afd18f5a43b5f6ef855d0349110b1ffe013a77fbf29cccd3d7b3"
LONGEST = 9
WORDS = shipped.recovery_words()
BARE = [recovery.bare(word) for word in WORDS]


def test_is_the_list_that_codes_were_printed_with():
    """A word moved, changed or added would make codes in sealed envelopes worthless."""
    assert hashlib.sha256("\n".join(WORDS).encode()).hexdigest() == PRINTED_WITH


def test_has_as_many_words_as_the_code_counts_with():
    assert len(WORDS) == recovery.SIZE


def test_no_word_needs_its_accents_and_none_begins_another():
    """Typed without accents and without spaces, each word can still be only one."""
    assert len(set(BARE)) == len(BARE)
    in_order = sorted(BARE)
    pairs = itertools.pairwise(in_order)
    assert [one for one, after in pairs if after.startswith(one)] == []


def test_every_word_is_short_and_of_two_syllables():
    assert all(len(word.split()) == 2 for word in WORDS)
    assert all(len(word) <= LONGEST for word in WORDS)
    assert all(unicodedata.is_normalized("NFC", word) and word == word.lower() for word in WORDS)
