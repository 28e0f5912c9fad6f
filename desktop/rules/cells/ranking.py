"""The yearly ranking of cells and members: ranks by date, the share of the excellent, evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from desktop.rules import definition, text
from desktop.rules.calendar import Period, add_months
from desktop.rules.editions import Confidence, LawBook, Limit
from desktop.rules.members import membership
from desktop.rules.members.departures import EXEMPT
from desktop.rules.members.membership import ADMITTED, RECOGNISED, Life

Code = Literal["excellent", "good", "done", "failed"]
EXCELLENT, GOOD, FAILED = "excellent", "good", "failed"
RANKS: tuple[Code, ...] = ("excellent", "good", "done", "failed")
UNRANKED = "none"
"""Beside the ranks: somebody who is not ranked this year."""
_NOT_RANKED_STATES = (EXEMPT, "suspended")
_SENT = "class-sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A rank by its names for cells and members, and from how many points on it is given."""

    code: Code
    cell: str
    member: str
    short: str
    points: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """The ranks that years are ranked by whose last day is not before `in_force_from`."""

    id: str
    in_force_from: date
    source: str
    confidence: Confidence
    rank: tuple[Rank, ...]

    def of_points(self, points: int) -> Rank | None:
        """The rank that points give, where the rule counts by points."""
        counted = [one for one in self.rank if one.points is not None and one.points <= points]
        return counted[0] if counted else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    generation: tuple[Generation, ...]


@dataclass(frozen=True, slots=True)
class Quota:
    """How many are excellent, of how many that are good or better, and how many may be."""

    used: int
    base: int
    most: int
    limit: Limit

    @property
    def exceeded(self) -> bool:
        """Whether more are excellent than the share allows."""
        return self.used > self.most

    @property
    def text(self) -> str:
        """The reckoning with its rounding: a share that must not be passed is rounded down."""
        share = self.limit.share
        percent = f"{text.number_text(int(share * 100))} %"
        exact = share * self.base
        told = f"{percent} của {self.base} xếp loại từ tốt trở lên"
        if exact.denominator != 1:
            tenths = f"{float(exact):.1f}".replace(".", ",")
            told += f" là {tenths}, làm tròn xuống vì không được vượt"
        return f"xuất sắc {self.used}, nhiều nhất {self.most} ({told})"


@dataclass(frozen=True, slots=True)
class Share:
    """The share of the excellent in one group: the members of a cell, or the cells of a kind."""

    title: str
    quota: Quota


@dataclass(frozen=True, slots=True)
class Shares:
    """The shares of all groups; the share holds in each of them, `each` says what they are."""

    each: str
    groups: tuple[Share, ...]
    limit: Limit

    @property
    def used(self) -> int:
        """How many are excellent in all."""
        return sum(one.quota.used for one in self.groups)

    @property
    def most(self) -> int:
        """How many may be excellent in all, if every group gives as many as it may."""
        return sum(one.quota.most for one in self.groups)

    @property
    def over(self) -> tuple[Share, ...]:
        """The groups in which more are excellent than the share allows."""
        return tuple(one for one in self.groups if one.quota.exceeded)

    @property
    def text(self) -> str:
        """The reckoning in one sentence; of one group only, its own."""
        if len(self.groups) == 1:
            return self.groups[0].quota.text
        percent = f"{text.number_text(int(self.limit.share * 100))} %"
        return (
            f"xuất sắc {self.used}, nhiều nhất {self.most} ({percent} số xếp loại từ tốt trở lên, "
            f"tính riêng từng {self.each}, làm tròn xuống vì không được vượt)"
        )


@dataclass(frozen=True, slots=True)
class Development:
    """What a cell did for member development in a year, with the names that prove it."""

    target: int | None = None
    admitted: tuple[str, ...] = ()
    recognised: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()

    @property
    def met(self) -> bool | None:
        """Whether the target was reached; None where none was set."""
        return len(self.admitted) >= self.target if self.target else None

    @property
    def verdict(self) -> str:
        """Đạt 2/1, chưa đạt 0/1, or that no target was set."""
        if not self.target:
            return f"kết nạp {len(self.admitted)}" if self.admitted else "không giao"
        counted = f"{len(self.admitted)}/{self.target}"
        return f"đạt {counted}" if self.met else f"chưa đạt {counted}"

    @property
    def evidence(self) -> str:
        """The names behind the verdict, in one sentence; "" where there is nobody."""
        told = (
            ("Kết nạp", self.admitted),
            ("Công nhận chính thức", self.recognised),
            ("Cử học lớp nhận thức", self.sent),
        )
        return "; ".join(f"{words}: {', '.join(names)}" for words, names in told if names)


@dataclass(slots=True)
class _Found:
    admitted: list[str] = field(default_factory=list)
    recognised: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)


def read(content: str, file: str = "") -> tuple[Generation, ...]:
    """The generations of ranks, the oldest first."""
    found = definition.parse(_File, content, file).generation
    return tuple(sorted(found, key=lambda one: one.in_force_from))


def generation_of(generations: Iterable[Generation], year: int) -> Generation:
    """The ranks of a year: those in force on its last day."""
    held = [one for one in generations if one.in_force_from <= date(year, 12, 31)]
    return held[-1]


def quota(ranks: Iterable[str], law: LawBook, day: date) -> Quota:
    """The share of the excellent among those good or better, reckoned by the law of a day."""
    counts = Counter(ranks)
    base = counts[EXCELLENT] + counts[GOOD]
    limit = law.limit("ranking-excellent-share", day)
    return Quota(counts[EXCELLENT], base, int(base * limit.share), limit)


def shares(each: str, ranks: Iterable[tuple[str, str]], law: LawBook, day: date) -> Shares:
    """The shares by group, of ranks each with the name of its group, by the law of a day."""
    found: dict[str, list[str]] = defaultdict(list)
    for group, rank in ranks:
        found[group].append(rank)
    return Shares(
        each,
        tuple(Share(group, quota(held, law, day)) for group, held in found.items()),
        law.limit("ranking-excellent-share", day),
    )


def absence(life: Life, law: LawBook, day: date) -> str:
    """Why a member is not ranked on a day, by a code of `ranking_absences.toml`; "" if ranked."""
    held = [one for one in life.person.departures if one.kind == EXEMPT and one.day]
    if any(one.day and one.day <= day and (one.ended is None or day < one.ended) for one in held):
        return EXEMPT
    standing = life.person.standing
    begun = standing and (standing.status_on is None or standing.status_on.earliest <= day)
    if standing and begun and standing.status in _NOT_RANKED_STATES:
        return standing.status
    months = law.limit("ranking-new-member", day).value
    joined = [one.day.earliest for one in life.changes if one.kind == ADMITTED]
    if any(one <= day < add_months(one, months) for one in joined):
        return "new"
    return ""


def development(
    lives: Iterable[Life], targets: Mapping[str, int], period: Period
) -> Mapping[str, Development]:
    """By cell: who was admitted, recognised, sent to class in a period, beside the target."""
    found: dict[str, _Found] = defaultdict(_Found)
    for one in lives:
        for change in one.changes:
            if change.kind == ADMITTED and change.day.earliest in period:
                case = change.case
                cell = one.cell_on(change.day.earliest) or (
                    case.cell.id if case and case.cell else ""
                )
                found[cell].admitted.append(_dated(one, change.day.earliest))
        for step, kept in ((RECOGNISED, "recognised"), (_SENT, "sent")):
            days = [day.earliest for day in one.days_of(step) if day.earliest in period]
            if days:
                cell = one.cell_on(max(days)) or ""
                getattr(found[cell], kept).append(_dated(one, max(days)))
    return {
        cell: Development(
            targets.get(cell),
            tuple(found[cell].admitted),
            tuple(found[cell].recognised),
            tuple(found[cell].sent),
        )
        for cell in {*found, *targets}
    }


def helped(lives: Iterable[Life], period: Period) -> Mapping[str, tuple[str, ...]]:
    """By member: whom each helped who was admitted or recognised in a period."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in lives:
        for case in one.cases:
            words = ""
            if case.ceremony_on in period:
                words = "kết nạp"
            elif case.day_of(RECOGNISED) in period:
                words = "công nhận chính thức"
            if words:
                for mentor in {mentor.mentor.id for mentor in case.mentors}:
                    found[mentor].append(f"giúp đỡ {one.person.name} ({words})")
    return {key: tuple(told) for key, told in found.items()}


def disciplined(life: Life, period: Period) -> tuple[str, ...]:
    """The forms of discipline decided on somebody in a period."""
    return tuple(one.form for one in life.person.disciplines if one.day in period)


def present(lives: Iterable[Life], day: date) -> Mapping[str, list[Life]]:
    """The members on a day by their cell, in the order of name lists."""
    found: dict[str, list[Life]] = defaultdict(list)
    for one in lives:
        if one.member_on(day):
            found[membership.cell_on(one.person, day) or one.cell_on(day) or ""].append(one)
    return found


def _dated(life: Life, day: date) -> str:
    return f"{life.person.name} ({day:%d/%m})"
