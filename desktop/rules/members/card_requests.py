"""Cards of members: their numbers, old and new, and what is lacking before one is asked for."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.rules.facts.person import Person

OLD, NEW = 8, 12
"""Digits of a number: of the series before, and of the personal identification number."""
FIRST, LOST, DAMAGED, EXCHANGE = "first", "lost", "damaged", "exchange"
"""The codes of `lists/card_kinds.toml`."""
EXCHANGED = frozenset({DAMAGED, EXCHANGE})
_WITH_REVIEW = frozenset({LOST, DAMAGED})


def digits(number: str) -> int:
    """How many digits a card number has, dots and spaces apart; 0 if it holds anything else."""
    bare = tidy(number)
    return len(bare) if bare.isascii() and bare.isdigit() else 0


def tidy(number: str) -> str:
    """A card number without the dots and spaces it is printed with."""
    return number.replace(".", "").replace(" ", "")


def doubts(number: str, person: Person) -> tuple[str, ...]:
    """What does not fit about a number: its length, or that it is not the member's own."""
    if not number:
        return ()
    if digits(number) not in (OLD, NEW):
        return (f"Số thẻ có {NEW} chữ số (mẫu mới) hoặc {OLD} chữ số (mẫu cũ); số đang ghi khác.",)
    own = person.personal_number
    if digits(number) == NEW and own and tidy(number) != own:
        return (f"Số thẻ mẫu mới là số định danh cá nhân ({own}); số đang ghi khác.",)
    return ()


def lacks(kind: str, person: Person, *, has_photo: bool) -> tuple[str, ...]:
    """What must be there before a card is asked for and is missing, each by its name."""
    found = () if has_photo else ("ảnh 3×4",)
    return (*found, *_lacks(kind, person))


def reminders(kind: str) -> tuple[str, ...]:
    """What goes with the request on paper and cannot be seen from the record."""
    return ("bản kiểm điểm của đảng viên",) if kind in _WITH_REVIEW else ()


def _lacks(kind: str, person: Person) -> Iterator[str]:
    dates = person.membership
    if not person.personal_number:
        yield "số định danh cá nhân"
    elif digits(person.personal_number) != NEW:
        yield f"số định danh cá nhân đủ {NEW} chữ số"
    if dates is None or dates.official is None:
        yield "quyết định công nhận chính thức" if kind == FIRST else "ngày chính thức"
    if person.born is None or person.born.exact is None:
        yield "ngày sinh đủ ngày, tháng, năm"
