"""The recovery code: eight words of a list of 2,048, two of which check the other six.

The six are drawn by chance: 66 bits. The two make every code a multiple of (x - 1)(x - a) over
GF(2^11), as Reed and Solomon teach: one wrong word is found and named, any two are noticed.
"""

from __future__ import annotations

import difflib
import functools
from collections.abc import Sequence

from desktop.errors import Refusal
from desktop.rules import text

WORDS = 8
DRAWN = 6
SIZE = 2048
_MODULUS = 0x805
"""x^11 + x^2 + 1, whose root generates the field."""
FIELD = "word_"
"""A fault in the third word names the field `word_3`."""


def bare(word: str) -> str:
    """A word as it may be typed: small letters without accents, spaces or signs."""
    return "".join(sign for sign in text.fold(word) if "a" <= sign <= "z")


def complete(drawn: Sequence[int]) -> tuple[int, ...]:
    """The eight numbers of a code from the six that were drawn, each from 0 to 2047."""
    whole = (*drawn, 0, 0)
    plain, weighted = _sums(whole)
    # c6 + c7 = plain and c6 a^6 + c7 a^7 = weighted, solved for the two.
    sixth, seventh = _power(DRAWN), _power(DRAWN + 1)
    last = _divide(weighted ^ _multiply(plain, sixth), sixth ^ seventh)
    return (*drawn, plain ^ last, last)


def secret(words: Sequence[str]) -> str:
    """What opens the slot: the words without accents, one space between them."""
    return " ".join(bare(word) for word in words)


def read(typed: Sequence[str], listed: Sequence[str]) -> tuple[str, ...]:
    """The eight words that were meant, as the list writes them.

    Refusal with the field of the word that is missing, not in the list, or does not fit the rest.
    """
    places = _places(tuple(listed))
    numbers = [_number(at, word, places, listed) for at, word in enumerate(typed, start=1)]
    plain, weighted = _sums(numbers)
    if plain or weighted:
        raise _misfit(plain, weighted, typed)
    return tuple(listed[number] for number in numbers)


def _number(at: int, word: str, places: dict[str, int], listed: Sequence[str]) -> int:
    letters = bare(word)
    if not letters:
        raise Refusal(f"Chưa nhập từ thứ {at}.", field=f"{FIELD}{at}")
    if letters not in places:
        near = difflib.get_close_matches(letters, places, n=1)
        meant = f" Có phải là “{listed[places[near[0]]]}” không?" if near else ""
        raise Refusal(
            f"Từ thứ {at} “{word.strip()}” không có trong bảng từ.{meant} Hãy xem lại trên giấy.",
            field=f"{FIELD}{at}",
        )
    return places[letters]


def _misfit(plain: int, weighted: int, typed: Sequence[str]) -> Refusal:
    at = _LOGARITHM[_divide(weighted, plain)] if plain and weighted else WORDS
    if at < WORDS:
        return Refusal(
            f"Từ thứ {at + 1} “{typed[at].strip()}” không khớp với bảy từ kia. Hãy xem lại từ này "
            "trên giấy; nếu nó đúng thì có từ khác sai.",
            field=f"{FIELD}{at + 1}",
        )
    return Refusal(
        "Có ít nhất hai từ sai hoặc đổi chỗ cho nhau. Hãy xem lại cả tám từ, từ trái sang phải, "
        "từ trên xuống dưới.",
        field=f"{FIELD}1",
    )


@functools.lru_cache(maxsize=2)
def _places(listed: tuple[str, ...]) -> dict[str, int]:
    return {bare(word): at for at, word in enumerate(listed)}


def _sums(numbers: Sequence[int]) -> tuple[int, int]:
    """The code's values at 1 and at a; both are 0 where every word is right."""
    plain = weighted = 0
    for at, number in enumerate(numbers):
        plain ^= number
        weighted ^= _multiply(number, _power(at))
    return plain, weighted


def _tables() -> tuple[tuple[int, ...], dict[int, int]]:
    powers, value = [], 1
    for _ in range(SIZE - 1):
        powers.append(value)
        value <<= 1
        if value & SIZE:
            value ^= _MODULUS
    return tuple(powers), {power: at for at, power in enumerate(powers)}


_POWERS, _LOGARITHM = _tables()


def _power(exponent: int) -> int:
    return _POWERS[exponent % (SIZE - 1)]


def _multiply(one: int, other: int) -> int:
    return _power(_LOGARITHM[one] + _LOGARITHM[other]) if one and other else 0


def _divide(one: int, other: int) -> int:
    return _power(_LOGARITHM[one] - _LOGARITHM[other]) if one else 0
