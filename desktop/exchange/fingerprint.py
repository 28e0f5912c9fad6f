"""The fingerprint of a sender's key: printed on the cover sheet, typed back by the receiver."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence

BLANK = "····"

_BYTES = 20
_GROUP = 4
_HIDDEN = 2
# Digits that the fingerprint never has, but that a hand may write for the letters it has.
_LOOKALIKES = str.maketrans("018", "OIB")


def fingerprint(public_key: bytes) -> str:
    """Eight groups of four letters and digits, the same for the same key."""
    digest = hashlib.sha256(public_key).digest()[:_BYTES]
    letters = base64.b32encode(digest).decode("ascii")
    return " ".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def blanked(text: str, secret: bytes) -> tuple[str, ...]:
    """The groups with two of them replaced by `BLANK`; a sender without the secret foresees none.

    The same secret asks for the same groups again, so that a question survives a second run.
    """
    groups = text.split()
    # A sender who knew which groups are asked for could make a key that matches only those.
    ranks = [hmac.digest(secret, f"{at} {text}".encode(), "sha256") for at in range(len(groups))]
    hidden = sorted(range(len(groups)), key=ranks.__getitem__)[:_HIDDEN]
    return tuple(BLANK if at in hidden else group for at, group in enumerate(groups))


def filled(groups: Sequence[str], typed: Sequence[str]) -> tuple[str, ...]:
    """The groups with what was typed in the places of the blanks; all of them may be typed, too.

    It does not matter whether and how groups were set apart.
    """
    letters = "".join(sign for group in typed for sign in group if sign.isalnum())
    left = [letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP)]
    if len(left) == len(groups):
        return tuple(left)
    found = tuple(left.pop(0) if group == BLANK and left else group for group in groups)
    return () if left else found


def confirms(text: str, groups: Sequence[str]) -> bool:
    """Whether the groups, with the blanks filled in by hand, are the whole fingerprint."""
    typed = [group.strip().upper().translate(_LOOKALIKES) for group in groups]
    return typed == text.split()
