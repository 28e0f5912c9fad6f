from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange.fingerprint import BLANK, blanked, confirms, filled, fingerprint

KEYS = st.binary(min_size=32, max_size=32)
SECRET = b"known to the receiver only"


@given(KEYS)
def test_it_is_eight_groups_that_cannot_be_misread(key):
    shown = fingerprint(key)
    assert re.fullmatch(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}", shown)
    assert fingerprint(key) == shown


def test_it_stays_the_same_over_the_years():
    assert fingerprint(bytes(32)) == "MZUH VLPY MK6X O3EP YGFY 5H4O EAEJ OFEF"


@given(KEYS)
def test_typing_the_two_hidden_groups_from_paper_confirms_it(key):
    paper = fingerprint(key).split()
    groups = blanked(" ".join(paper), SECRET)
    assert groups.count(BLANK) == 2
    assert not confirms(fingerprint(key), groups)
    typed = [
        f" {right.lower()} " if group == BLANK else group
        for group, right in zip(groups, paper, strict=True)
    ]
    assert confirms(fingerprint(key), typed)


@given(KEYS, KEYS)
def test_the_groups_of_another_key_do_not_confirm_it(key, other):
    groups = blanked(fingerprint(key), SECRET)
    paper = fingerprint(other).split()
    typed = [right if group == BLANK else group for group, right in zip(groups, paper, strict=True)]
    assert confirms(fingerprint(key), typed) == (typed == fingerprint(key).split())


def test_digits_written_for_letters_are_understood():
    assert confirms("OIBA 2345", ["018a", "2345"])


def test_it_cannot_be_foretold_which_groups_are_asked_for():
    shown = fingerprint(bytes(32))
    assert len({blanked(shown, bytes([at])) for at in range(200)}) > 5
    assert blanked(shown, SECRET) == blanked(shown, SECRET)


def test_missing_groups_confirm_nothing():
    shown = fingerprint(bytes(32))
    assert not confirms(shown, [])
    assert not confirms(shown, shown.split()[:7])


def test_what_was_typed_goes_into_the_blanks():
    assert filled(["AAAA", BLANK, "CCCC", BLANK], ["BBBB", "DDDD"]) == (
        "AAAA",
        "BBBB",
        "CCCC",
        "DDDD",
    )
    assert filled(["AAAA", BLANK], ["AAAA", "BBBB"]) == ("AAAA", "BBBB")


def test_groups_may_be_typed_together_or_with_a_dash():
    for typed in (["BBBBDDDD"], ["BBBB-DDDD"], ["BB", "BBDD", "DD"]):
        assert filled(["AAAA", BLANK, "CCCC", BLANK], typed)[1::2] == ("BBBB", "DDDD")


def test_too_few_or_too_many_groups_fill_nothing():
    shown = fingerprint(bytes(32))
    asked = blanked(shown, SECRET)
    assert not confirms(shown, filled(asked, ["MZUH"]))
    assert not confirms(shown, filled(asked, ["MZUH", "VLPY", "MK6X"]))
