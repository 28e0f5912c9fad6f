"""Badges for years of membership: who is due at which round, counted from the decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from desktop.rules import definition
from desktop.rules.calendar import Calendar, add_months
from desktop.rules.editions import Confidence, LawBook, Source
from desktop.rules.facts.person import Badge, Person
from desktop.rules.members.discipline import Term
from desktop.rules.members.membership import ADMITTED, RECOGNISED, Life
from desktop.rules.partial_date import PartialDate
from desktop.rules.text import date_text

ROUND, EARLY, POSTHUMOUS, AGAIN, BEFORE = "round", "early", "posthumous", "again", "before"
_DIED = "died"
_PUT_OUT = frozenset({"expelled", "struck-off", "resigned"})
"""The ends of membership after which the time outside does not count."""
_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Early:
    """From so many years up, how many months earlier the gravely ill and the dead may get it."""

    years: int
    ill: int
    died: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Badges:
    """What holds from a day on: the years that count, the rounds of a year, what may be early."""

    in_force_from: date
    years: tuple[int, ...]
    rounds: tuple[str, ...]
    early: tuple[Early, ...]
    basis: Source
    early_basis: Source
    confidence: Confidence
    note: str = ""

    def earlier(self, years: int, kind: str) -> int:
        """By how many months a badge of so many years may come early; 0 at a usual round."""
        held = max((one for one in self.early if one.years <= years), key=lambda one: one.years)
        return {EARLY: held.ill, POSTHUMOUS: held.died}.get(kind, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """How the number of a badge is made up."""

    years: int
    digits: int
    letter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgeBook:
    """The badges by date, and the numbers on them."""

    badges: tuple[Badges, ...]
    number: tuple[Number, ...] = ()

    def on(self, day: date) -> Badges:
        """What holds on a day; before the first that is known, the first."""
        held = [one for one in self.badges if one.in_force_from <= day]
        return max(held or self.badges[:1], key=lambda one: one.in_force_from)

    def rounds(self, since: date, until: date) -> Iterator[date]:
        """The rounds from one day to another, both included."""
        for year in range(since.year, until.year + 1):
            for told in self.on(date(year, 12, 31)).rounds:
                day = date.fromisoformat(f"{year}-{told}")
                if since <= day <= until:
                    yield day

    def round_from(self, day: date) -> date:
        """The first round on a day or after it."""
        return next(self.rounds(day, add_months(day, _YEAR)))


@dataclass(frozen=True, slots=True)
class Seniority:
    """From when a member's years count: the first decision, and the time outside since."""

    since: PartialDate | None
    interrupted: int
    outside: tuple[tuple[date, date], ...]
    doubts: tuple[str, ...]

    def reached(self, years: int) -> date:
        """The day on which so many years are full; where a part of the date is unknown, the first.

        ValueError if nothing is known.
        """
        if self.since is None:
            raise ValueError("nobody knows since when")
        day = add_months(self.since.earliest, years * _YEAR + self.interrupted)
        for left, back in self.outside:
            if left < day:
                day += back - left
        return day


@dataclass(frozen=True, slots=True)
class Due:
    """A badge that is to be asked for: of how many years, at which round, of what kind."""

    years: int
    kind: str
    round: date
    reached: date
    doubts: tuple[str, ...]


def read(content: str, file: str = "law/badges.toml") -> BadgeBook:
    """The badges from the text of their file; Trouble if it is faulty."""
    return definition.parse(BadgeBook, content, file)


def seniority(life: Life) -> Seniority:
    """From when the years of a member count, without the time outside."""
    told = life.person.membership
    entered = (told.decided or told.admitted) if told else None
    by_case = [
        PartialDate.of(case.decision.day if case.decision and case.decision.day else joined)
        for case in life.cases
        if (joined := case.ceremony_on) is not None
    ]
    known = [*([entered] if entered else []), *by_case]
    since = min(known, key=lambda one: one.earliest, default=None)
    return Seniority(
        since,
        (told.interrupted or 0) if told else 0,
        tuple(_outside(life)),
        tuple(_doubts(life.person, since, bool(by_case))),
    )


def due(life: Life, held: Iterable[int], book: BadgeBook, day: date) -> Due | None:
    """The badge that a member will have the years for within a year, or already has; else None.

    `held` are the badges in the record: nothing is due below the highest of them. Of the dead,
    what could still be given.
    """
    counted = seniority(life)
    if counted.since is None or not life.days_of(RECOGNISED):
        return None
    highest = max(held, default=0)
    died = _death(life)
    if died is not None:
        return _posthumous(counted, highest, book, died, day)
    if not life.member_on(day):
        return None
    for at in book.rounds(day, add_months(day, _YEAR)):
        law = book.on(at)
        full = [years for years in law.years if counted.reached(years) <= at]
        if full and full[-1] > highest:
            reached = counted.reached(full[-1])
            first = book.round_from(reached)
            doubts = (*counted.doubts, *_new(law, full[-1], book, first))
            return Due(full[-1], ROUND, first, reached, doubts)
    return None


def too_early(years: int, kind: str, at: date, counted: Seniority, book: BadgeBook) -> str:
    """Why a badge cannot be given at a round, in words; "" if it can or nothing is known."""
    if kind in (AGAIN, BEFORE) or counted.since is None:
        return ""
    law = book.on(at)
    full = add_months(counted.since.earliest, years * _YEAR)
    reached = max(full, counted.reached(years))
    months = law.earlier(years, kind)
    if add_months(reached, -months) <= at:
        return ""
    by = f", sớm nhất {months} tháng trước đó" if months else ""
    return f"{years} năm tuổi Đảng đủ vào ngày {date_text(reached)}{by}; đợt này còn sớm."


def number_doubts(number: str, years: int, book: BadgeBook) -> tuple[str, ...]:
    """What does not fit about the number of a badge."""
    shape = next((one for one in book.number if one.years == years), None)
    bare = number.replace(".", "").replace(" ", "").upper()
    if not bare or shape is None:
        return ()
    rest = bare.removeprefix(shape.letter)
    if len(rest) == shape.digits and rest.isdigit() and bare.startswith(shape.letter):
        return ()
    letter = f"chữ {shape.letter} và " if shape.letter else ""
    return (f"Số Huy hiệu {years} năm gồm {letter}{shape.digits} chữ số; số đang ghi khác.",)


def ask_by(at: date, law: LawBook, calendar: Calendar, day: date) -> Term:
    """By when those due at a round are asked for, as it is counted on a day."""
    limit = law.limit("badge-dossier", day)
    last = calendar.working_days_before(at, limit.value)
    note = f"{limit.told} trước đợt"
    title = f"Đề nghị tặng Huy hiệu Đảng đợt {date_text(at)}"
    return Term(title=title, due=last, note=note, source=limit.source)


def state(badge: Badge) -> str:
    """How far a badge in the record has come, in words."""
    if badge.lost:
        return f"bị mất {date_text(badge.lost)}"
    if badge.handed:
        return f"đã trao {date_text(badge.handed)}"
    if badge.kind == BEFORE:
        return "đã nhận từ trước"
    if badge.decided or badge.decision:
        return "có quyết định, chưa trao"
    return f"đã đề nghị {date_text(badge.asked)}" if badge.asked else "đang làm hồ sơ"


def _posthumous(
    counted: Seniority, highest: int, book: BadgeBook, died: date, day: date
) -> Due | None:
    """What would have been given at a round after the death, asked for within a year of it."""
    if day > add_months(died, _YEAR):
        return None
    at = book.round_from(died)
    law = book.on(at)
    for years in reversed(law.years):
        reached = counted.reached(years)
        near = reached <= add_months(died, law.earlier(years, POSTHUMOUS))
        if years > highest and near:
            fresh = book.round_from(reached) >= died
            return Due(years, POSTHUMOUS, at, reached, counted.doubts) if fresh else None
    return None


def _death(life: Life) -> date | None:
    last = life.changes[-1] if life.changes else None
    return last.day.earliest if last and last.kind == _DIED else None


def _outside(life: Life) -> Iterator[tuple[date, date]]:
    """The times between being put out and being admitted again."""
    left: date | None = None
    for change in life.changes:
        if change.kind in _PUT_OUT:
            left = change.day.earliest
        elif change.joins:
            if left is not None and change.kind == ADMITTED:
                case = change.case
                decided = case.decision.day if case and case.decision else None
                yield left, decided or change.day.earliest
            left = None


def _doubts(person: Person, since: PartialDate | None, by_case: bool) -> Iterator[str]:
    told = person.membership
    if since is not None and not since.complete:
        yield f"Ngày quyết định kết nạp chỉ ghi {since.text}: hãy xem quyết định rồi ghi đủ ngày."
    elif told and told.admitted and not told.decided and not by_case:
        yield "Chưa ghi ngày quyết định kết nạp nên tạm tính từ ngày vào Đảng."
    if any(one.day and not one.until for one in person.disciplines):
        yield "Có kỷ luật đã ghi: hãy xem kỷ luật còn hiệu lực không trước khi đề nghị."
    if person.standing and person.standing.status == "interrupted":
        yield "Đang gián đoạn sinh hoạt: thời gian này không tính tuổi Đảng."


def _new(law: Badges, years: int, book: BadgeBook, first: date) -> Iterator[str]:
    """A doubt about years that the rules did not know yet when they were full."""
    if years not in book.on(first).years:
        since = date_text(law.in_force_from)
        yield f"Mốc {years} năm mới có từ {since}, khi đã đủ năm: hãy hỏi cấp trên có xét không."
