"""What the Statutes say of a cell's size, leadership and term, as hints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.rules.calendar import add_months
from desktop.rules.editions import LawBook
from desktop.rules.text import date_text

LEAST, COMMITTEE, MOST, TERM = "cell-least", "cell-committee", "cell-most", "cell-term"


@dataclass(frozen=True, slots=True)
class Hint:
    """A sentence on a cell, and the rule it rests on; `late` where something must be done."""

    sentence: str
    source: str
    late: bool = False


def hints(
    official: int, *, committee: int, congress: date | None, law: LawBook, day: date
) -> tuple[Hint, ...]:
    """What the rules say of a cell with so many official members and members of its committee.

    `committee` counts the officers known; nothing is said of it where none is.
    """
    return tuple(_hints(official, committee, congress, law, day))


def term_ends(congress: date, law: LawBook) -> date:
    """The day on which the term that began with a congress is over."""
    return add_months(congress, law.limit(TERM, congress).value)


def _hints(
    official: int, committee: int, congress: date | None, law: LawBook, day: date
) -> Iterator[Hint]:
    least, most = law.limit(LEAST, day), law.limit(MOST, day)
    enough = law.limit(COMMITTEE, day)
    if official < least.value:
        yield Hint(
            f"Chỉ có {official} đảng viên chính thức, chưa đủ {least.value} để lập chi bộ: xem xét "
            "sinh hoạt ghép.",
            least.shown_source,
            late=True,
        )
    if official >= most.value:
        yield Hint(
            f"Có {official} đảng viên chính thức, từ {most.value} trở lên: xem xét lập tổ chức lớn "
            "hơn hoặc chia tách.",
            most.shown_source,
        )
    if official >= enough.value and 0 < committee < 2:
        yield Hint(
            f"Có {official} đảng viên chính thức, từ {enough.value} trở lên thì bầu chi ủy.",
            enough.shown_source,
        )
    if congress is not None:
        ends = term_ends(congress, law)
        if ends < day:
            limit = law.limit(TERM, congress)
            yield Hint(f"Hết nhiệm kỳ từ {date_text(ends)}.", limit.shown_source, late=True)
