"""Eight words: whoever mistypes one is told which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refusal
from desktop.rules import recovery
from desktop.services import shipped

LISTED = shipped.recovery_words()
drawn = st.lists(st.integers(0, recovery.SIZE - 1), min_size=6, max_size=6)
place = st.integers(0, recovery.WORDS - 1)
shift = st.integers(1, recovery.SIZE - 1)


def words_of(numbers):
    return [LISTED[number] for number in recovery.complete(numbers)]


def refused(typed):
    with pytest.raises(Refusal) as told:
        recovery.read(typed, LISTED)
    return told.value


@given(drawn)
def test_the_words_are_read_with_accents_and_without(numbers):
    words = words_of(numbers)
    assert recovery.read(words, LISTED) == tuple(words)
    plain = [recovery.bare(word).upper() for word in words]
    assert recovery.read(plain, LISTED) == tuple(words)
    assert recovery.secret(plain) == recovery.secret(words)


@given(drawn, place, shift)
def test_one_wrong_word_is_named(numbers, at, by):
    words = words_of(numbers)
    words[at] = LISTED[LISTED.index(words[at]) ^ by]
    told = refused(words)
    assert told.field == f"word_{at + 1}"
    assert words[at] in told.sentence


@given(drawn, place, shift, place, shift)
def test_two_wrong_words_never_pass(numbers, one, by, other, also):
    words = words_of(numbers)
    for at, change in {one: by, other: also}.items():
        words[at] = LISTED[LISTED.index(words[at]) ^ change]
    refused(words)


@given(drawn, place, place)
def test_words_that_changed_places_never_pass(numbers, one, other):
    words = words_of(numbers)
    swapped = list(words)
    swapped[one], swapped[other] = words[other], words[one]
    if swapped != words:
        refused(swapped)


def test_a_word_that_is_not_in_the_list_is_named_with_the_nearest():
    words = words_of([1, 2, 3, 4, 5, 6])
    words[3] = recovery.bare(words[3]) + "q"
    told = refused(words)
    assert told.field == "word_4"
    assert "không có trong bảng từ" in told.sentence
    assert f"“{LISTED[4]}”" in told.sentence


def test_a_missing_word_is_asked_for():
    words = words_of([1, 2, 3, 4, 5, 6])
    words[7] = " ."
    assert refused(words).field == "word_8"
