"""The fingerprint of a sender's key: printed on the cover sheet, typed back by the receiver."""

from __future__ import annotations

import base64
import hashlib
import secrets
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


def blanked(text: str) -> tuple[str, ...]:
    """The groups with two of them, never foretold, replaced by `BLANK`."""
    groups = text.split()
    # A sender who knew which groups are asked for could make a key that matches only those.
    hidden = secrets.SystemRandom().sample(range(len(groups)), _HIDDEN)
    return tuple(BLANK if at in hidden else group for at, group in enumerate(groups))


def confirms(text: str, groups: Sequence[str]) -> bool:
    """Whether the groups, with the blanks filled in by hand, are the whole fingerprint."""
    typed = [group.strip().upper().translate(_LOOKALIKES) for group in groups]
    return typed == text.split()
