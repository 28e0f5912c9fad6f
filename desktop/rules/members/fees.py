"""The Party fee, paid or not month by month: who owes it, who is exempt, who is to be warned."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from desktop.rules import definition
from desktop.rules.calendar import add_months
from desktop.rules.editions import Confidence, LawBook, Source
from desktop.rules.facts.paper import FeeYear
from desktop.rules.facts.person import Person
from desktop.rules.members import badges
from desktop.rules.members.membership import Life, cell_on
from desktop.rules.text import date_text

State = Literal["paid", "exempt", "excused"]
Mark = Literal["paid", "exempt", "excused", "owed", "open", "outside"]
PAID: State = "paid"
STATES: tuple[State, ...] = ("paid", "exempt", "excused")
SIGNS: Mapping[Mark, str] = {"paid": "x", "exempt": "m", "excused": "l", "outside": "–"}
"""What stands for a mark in grids and registers; nothing for what is owed or open."""
_MONTHS = 12
_AWAY = frozenset({"out-temporary", "abroad-temporary"})
_GUEST = "in-temporary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exempt:
    """From a day on, so many years of membership free from the fee."""

    in_force_from: date
    years: int
    basis: Source
    confidence: Confidence
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeBook:
    """Who is free from the fee, by date."""

    exempt: tuple[Exempt, ...]

    def on(self, day: date) -> Exempt | None:
        """What holds on a day; None before anybody was free by years."""
        held = [one for one in self.exempt if one.in_force_from <= day]
        return max(held, key=lambda one: one.in_force_from, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """A decision by which a member owes no fee from a day on, for good or until a day."""

    since: date
    until: date | None = None
    number: str = ""
    decided: date | None = None
    reason: str = ""

    @property
    def text(self) -> str:
        """The decision with its days, in a sentence."""
        told = f"Miễn từ {date_text(self.since)}"
        told += f" đến {date_text(self.until)}" if self.until else ""
        told += f" theo Quyết định số {self.number}" if self.number else ""
        told += f" ngày {date_text(self.decided)}" if self.number and self.decided else ""
        return told + (f": {self.reason}." if self.reason else ".")


@dataclass(frozen=True, slots=True)
class Warned:
    """That somebody has not paid for too many months of a year, in words with its source."""

    months: tuple[int, ...]
    sentence: str
    source: str


def read(content: str, file: str = "law/fees.toml") -> FeeBook:
    """Who is free from the fee, from the text of the file; Trouble if it is faulty."""
    return definition.parse(FeeBook, content, file)


def months_of(year: int) -> tuple[date, ...]:
    """The months of a year, each named by its first day."""
    return tuple(date(year, month, 1) for month in range(1, _MONTHS + 1))


def marks(
    life: Life,
    cell_id: str,
    year: int,
    states: Mapping[date, str],
    kept: Collection[date],
    day: date,
    book: FeeBook,
    decided: Collection[date] = (),
) -> tuple[Mark, ...]:
    """What is known of each month of a year of a member in a cell, as on a day.

    Of the months of `decided` a decision exempts the member.
    Only a month that is over and that the cell keeps (`kept`: somebody's payment is noted in it)
    can be owed: an office that does not note the fee accuses nobody.
    """
    return tuple(
        "exempt" if mark in ("owed", "open") and month in decided else mark
        for month in months_of(year)
        for mark in (_mark(life, cell_id, month, states.get(month, ""), month in kept, day, book),)
    )


def warned(marks_of_year: tuple[Mark, ...], year: int, law: LawBook) -> Warned | None:
    """The warning of the Statutes once too many months of a year are owed; else None."""
    owed = tuple(at for at, mark in enumerate(marks_of_year, start=1) if mark == "owed")
    limit = law.limit("fee-unpaid", date(year, _MONTHS, 31))
    if len(owed) < limit.value:
        return None
    named = ", ".join(str(month) for month in owed)
    sentence = (
        f"Chưa đóng đảng phí {len(owed)} tháng trong năm {year} (tháng {named}): nếu không có lý "
        "do chính đáng, chi bộ xem xét, đề nghị xóa tên."
    )
    return Warned(owed, sentence, limit.source)


def year_of(marks_of_year: tuple[Mark, ...], exempt: str = "") -> FeeYear:
    """The marks as a line of the register, with the reason why somebody is `exempt`."""
    signs = {f"m{at}": SIGNS.get(mark, "") for at, mark in enumerate(marks_of_year, start=1)}
    return FeeYear(**signs, paid=sum(mark == PAID for mark in marks_of_year), note=exempt)


def striking_off(warned_of: Warned, year: int) -> str:
    """Why a member who was warned may be struck off: the months, and the article (Statutes)."""
    named = ", ".join(str(month) for month in warned_of.months)
    return (
        f"Không đóng đảng phí {len(warned_of.months)} tháng trong năm {year} (tháng {named}) mà "
        f"không có lý do chính đáng ({warned_of.source})"
    )


def exempt_months(exemptions: Iterable[Exemption], year: int) -> Mapping[date, Exemption]:
    """The months of a year of which decisions exempt a member on any day."""
    return {
        month: one
        for one in exemptions
        for month in months_of(year)
        if one.since < add_months(month, 1) and (one.until is None or month <= one.until)
    }


def exempt_since(life: Life, book: FeeBook, day: date) -> str:
    """Since when the years of membership make a member free from the fee, in words; or ""."""
    law = book.on(day)
    counted = badges.seniority(life)
    if law is None or counted.since is None:
        return ""
    since = max(counted.reached(law.years), law.in_force_from)
    return f"Đủ {law.years} năm tuổi Đảng, miễn từ {date_text(since)}." if since <= day else ""


def _mark(
    life: Life, cell_id: str, month: date, state: str, kept: bool, day: date, book: FeeBook
) -> Mark:
    if state in STATES:
        return state
    last = add_months(month, 1) - timedelta(days=1)
    if not _belongs(life, cell_id, last):
        return "outside"
    if exempt_since(life, book, last):
        return "exempt"
    return "owed" if kept and last < day else "open"


def _belongs(life: Life, cell_id: str, day: date) -> bool:
    """Whether a member, or a guest, pays in this cell at the end of a month."""
    person = life.person
    if cell_on(person, day) != cell_id or _temporary(person, _AWAY, day):
        return False
    return life.member_on(day) or _temporary(person, {_GUEST}, day)


def _temporary(person: Person, kinds: Collection[str], day: date) -> bool:
    return any(
        way.kind in kinds
        and way.received is not None
        and way.received <= day
        and (way.ended is None or day <= way.ended)
        for way in person.transfers
    )
