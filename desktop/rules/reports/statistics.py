"""Statistics: a report over the facts of an office gives figures that keep the names in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from desktop.rules import text
from desktop.rules.calendar import Period
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.reports import statistics_sets
from desktop.rules.reports.statistics_attributes import ages
from desktop.rules.reports.statistics_bases import OneBase
from desktop.rules.reports.statistics_conditions import (
    Condition,
    OneCell,
    OnePerson,
    OneUnit,
    Scene,
)
from desktop.rules.reports.statistics_sets import Balance, Found, LineShape, One, Partition

Value = int | Decimal | None

_DAY = timedelta(days=1)


PeriodKind = Literal["year", "half", "nine-months", "quarter", "month"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report: its lines in the order of the page. Every line names only lines before it.

    `code` and `form` are those of an official table; a report without them is our own. `pictures`
    are those of members and admissions, which an official table does not have. `columns` are sets
    that its paper prints beside each other, with the parts of the first as rows and a `total`;
    `parts` are columns of each line, "" the line itself.
    """

    id: str
    title: str
    periods: tuple[PeriodKind, ...]
    edition: str
    lines: tuple[LineShape, ...]
    balances: tuple[Balance, ...] = ()
    partitions: tuple[Partition, ...] = ()
    code: str = ""
    form: str = ""
    pictures: bool = True
    columns: tuple[str, ...] = ()
    total: str = ""
    parts: tuple[str, ...] = ()

    def on(self, day: date) -> Report:
        """The report of a period that ends on a day: with the lines that stand then."""
        return replace(self, lines=tuple(one for one in self.lines if one.stands_on(day)))


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLine:
    """A row that an office adds: those `under` a line who meet the conditions; it stands `after`.

    Without `conditions` it cannot be asked and is not known.
    """

    id: str
    title: str
    under: str
    after: str
    conditions: tuple[Condition, ...] | None


@dataclass(frozen=True, slots=True)
class Member:
    """One of those whom a figure counts; the id is that of the person, cell or unit.

    `cell` is the id of the cell that a person counts for, or of the cell itself.
    """

    id: str
    name: str
    note: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One figure: None is not known, or without sense where `empty` says nobody is counted.

    `unknown` are those who may belong to the figure but of whom a fact is missing; a `heading` has
    no value. `lacks` says what the record does not keep and the figure is not known for.
    """

    id: str
    title: str
    value: Value
    members: tuple[Member, ...] = ()
    unknown: tuple[Member, ...] = ()
    level: int = 0
    empty: bool = False
    heading: bool = False
    lacks: str = ""

    @property
    def text(self) -> str:
        """The figure as it is printed: decimal comma, – for a share of nobody, else chưa rõ."""
        return "" if self.heading else value_text(self.value, empty=self.empty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of a report; `misfits` are changes of membership left out as contradictory.

    `undated` are counted as of the first day that can be: of the day only month or year is known.
    """

    report: str
    edition: str
    title: str
    period: Period
    as_of: date
    lines: tuple[Line, ...]
    misfits: tuple[Member, ...] = ()
    undated: tuple[Member, ...] = ()

    def line(self, line_id: str) -> Line:
        """The line of that id; KeyError if the report has none."""
        for line in self.lines:
            if line.id == line_id:
                return line
        raise KeyError(line_id)


def figures(
    report: Report,
    facts: OfficeFacts,
    period: Period,
    as_of: date,
    own: tuple[OwnLine, ...] = (),
) -> Figures:
    """The figures of a period as they stand on a day; days after the period change nothing.

    `own` rows stand among the lines and are no part of what is proven. ValueError, a fault of the
    report's definition, if the sets of a balance or of a partition do not agree.
    """
    return of_scene(report, scene_of(facts, period, as_of), period, as_of, own)


def scene_of(facts: OfficeFacts, period: Period, as_of: date) -> Scene:
    """The office over a period as it stands on a day, for all that is counted of it."""
    last = max(min(period.last, as_of), period.first - _DAY)
    return Scene(facts, Period(period.first, last))


def of_scene(
    report: Report, scene: Scene, period: Period, as_of: date, own: tuple[OwnLine, ...] = ()
) -> Figures:
    """What `figures` gives, of a scene of the same period and day that was prepared before."""
    sets: dict[str, Found | None] = {}
    lines: dict[str, Line] = {}
    told: Told = {}
    for shape in report.on(period.last).lines:
        lines[shape.id] = _line(shape, scene, sets, lines, told)
    for balance in report.balances:
        _check(balance, sets)
    for partition in report.partitions:
        _check_parts(partition, sets)
    return Figures(
        report=report.id,
        edition=report.edition,
        title=f"{report.title} {period.text}",
        period=period,
        as_of=as_of,
        lines=tuple(_with_own(own, lines, sets, told)),
        misfits=_misfits(scene),
        undated=_undated(sets.values()),
    )


def value_text(value: Value, *, empty: bool) -> str:
    """A value as it is printed everywhere: decimal comma, – for a share of 0, else chưa rõ."""
    if value is None:
        return "–" if empty else "chưa rõ"
    return text.number_text(value)


def percent_of(value: Value, whole: Value) -> Decimal | None:
    """What percentage a figure is of another, to two places; None without one of them or of 0."""
    if value is None or not whole:
        return None
    return _rounded(Decimal(value) * 100 / Decimal(whole), "0.01")


Told = dict[int, Member]
"""Those already told of, by the object in the sets: a part holds the same ones as its whole."""


def _line(
    shape: LineShape,
    scene: Scene,
    sets: dict[str, Found | None],
    lines: Mapping[str, Line],
    told: Told,
) -> Line:
    """One line from those before it; a line that is a set is put among the sets."""
    if shape.heading:
        return Line(id=shape.id, title=shape.title, value=None, heading=True)
    if shape.percent:
        return _percent(shape, lines[shape.percent], lines[shape.of])
    if shape.average:
        return _average(shape, sets[shape.over], lines[shape.over].level + 1)
    if shape.target:
        return _target(shape, scene)
    level = lines[shape.part_of].level + 1 if shape.part_of else 0
    if shape.nowhere:
        return Line(id=shape.id, title=shape.title, value=None, level=level, lacks=shape.lacks)
    besides = tuple(sets[name] for name in shape.besides)
    found = statistics_sets.found(shape, scene, sets.get(shape.part_of), besides)
    sets[shape.id] = found
    line = _of_set(shape.id, shape.title, level, found, told)
    return replace(line, value=None, lacks=shape.lacks) if shape.lacks and line.unknown else line


def _of_set(id: str, title: str, level: int, found: Found | None, told: Told) -> Line:
    """A line that counts a set; not known without one."""
    if found is None:
        return Line(id=id, title=title, value=None, level=level)
    return Line(
        id=id,
        title=title,
        value=len(found.sure),
        members=tuple(_told(one, told) for one in found.sure),
        unknown=tuple(member(one, f"chưa rõ {lacks}") for one, lacks in found.unsure),
        level=level,
    )


def _with_own(
    own: tuple[OwnLine, ...],
    lines: Mapping[str, Line],
    sets: Mapping[str, Found | None],
    told: Told,
) -> Iterator[Line]:
    """The lines, and after each of them the own rows that stand there."""
    for line in lines.values():
        yield line
        for one in own:
            if one.after == line.id:
                whole, asked = sets.get(one.under), one.conditions
                found = statistics_sets.narrowed(whole, asked) if whole and asked else None
                level = lines[one.under].level + 1 if one.under in lines else 0
                yield _of_set(one.id, one.title, level, found, told)


def _percent(shape: LineShape, part: Line, whole: Line) -> Line:
    return Line(
        id=shape.id,
        title=shape.title,
        value=percent_of(part.value, whole.value),
        unknown=part.unknown,
        level=whole.level + 1,
        empty=whole.value == 0,
    )


def _average(shape: LineShape, over: Found | None, level: int) -> Line:
    known: list[int] = []
    unknown: list[Member] = []
    for one in over.sure if over else ():
        assert isinstance(one, OnePerson)  # the reader allows an age of people only
        least, most = ages(one)
        if least is None or least != most:
            unknown.append(member(one, "chưa rõ ngày sinh"))
        else:
            known.append(least)
    return Line(
        id=shape.id,
        title=shape.title,
        value=_rounded(Decimal(sum(known)) / len(known), "0.1") if known else None,
        unknown=tuple(unknown),
        level=level,
        empty=over is not None and not over.sure,
    )


def _target(shape: LineShape, scene: Scene) -> Line:
    """The commune's own target, else the sum over its cells, else unknown."""
    term = scene.term
    year = scene.period.first.year if shape.target == "year" else term.first.year if term else None
    asked = [one for one in scene.facts.targets if (one.scope, one.year) == (shape.target, year)]
    own = [one.admit for one in asked if one.cell_id is None]
    cells = [one for one in asked if one.cell_id in scene.cells]
    return Line(
        id=shape.id,
        title=shape.title,
        value=own[0] if own else sum(one.admit for one in cells) if cells else None,
        members=tuple(
            Member(cell.id, cell.name, f"chỉ tiêu {one.admit}", cell.id)
            for one in cells
            if (cell := scene.cells.get(one.cell_id or ""))
        ),
    )


def _check(balance: Balance, sets: Mapping[str, Found | None]) -> None:
    total, start, more, less = (
        _tally(sets[line]) for line in (balance.total, balance.start, balance.more, balance.less)
    )
    start.update(more)
    start.subtract(less)
    wrong = sorted(key for key in start | total if start[key] != total[key])
    if wrong:
        raise ValueError(f"{balance.total} does not balance for {wrong}")


def _check_parts(partition: Partition, sets: Mapping[str, Found | None]) -> None:
    whole = Counter(map(id, _sure(sets[partition.of])))
    parts = Counter(id(one) for name in partition.parts for one in _sure(sets[name]))
    if whole != parts:
        raise ValueError(f"{partition.of} is not the sum of {', '.join(partition.parts)}")


def _sure(found: Found | None) -> tuple[One, ...]:
    return found.sure if found else ()


def _tally(found: Found | None) -> Counter[str]:
    ones = [*found.sure, *(one for one, _ in found.unsure)] if found else []
    return Counter(one.life.person.id for one in ones if isinstance(one, OnePerson))


def _undated(sets: Iterable[Found | None]) -> tuple[Member, ...]:
    """Each person once for each such day, with the day as it is known."""
    found = {
        (one.life.person.id, one.when.text): Member(
            one.life.person.id, one.life.person.name, one.when.text
        )
        for each in sets
        for one in _sure(each)
        if isinstance(one, OnePerson) and one.when and one.undated
    }
    return tuple(found.values())


def _misfits(scene: Scene) -> tuple[Member, ...]:
    return tuple(
        Member(
            life.person.id,
            life.person.name,
            f"biến động ngày {change.day.text} không khớp: khi đó "
            + ("đã là đảng viên" if change.joins else "không phải là đảng viên của đảng bộ"),
        )
        for life in scene.lives
        for change in life.misfits
        if change.day.earliest <= scene.period.last
    )


def _told(one: One, told: Told) -> Member:
    known = told.get(id(one))
    return known or told.setdefault(id(one), member(one))


def member(one: One, lacks: str = "") -> Member:
    """Somebody or something counted, as told beside a figure; `lacks` is what is not known."""
    match one:
        case OneCell():
            return Member(one.cell.id, one.cell.name, lacks, one.cell.id)
        case OneBase():
            return Member(one.body.id, one.body.name, lacks)
        case OneUnit():
            return Member(one.unit.id, one.unit.name, lacks)
        case OnePerson():
            cell = one.cell
            undated = "chưa rõ ngày" if one.undated else ""
            said = (one.when and one.when.text, cell and cell.name, undated, lacks)
            note = " · ".join(part for part in said if part)
            person = one.life.person
            return Member(person.id, person.name, note, cell.id if cell else "")


def _rounded(number: Decimal, step: str) -> Decimal:
    """Half up, without trailing zeros."""
    return Decimal(format(number.quantize(Decimal(step), ROUND_HALF_UP).normalize(), "f"))
