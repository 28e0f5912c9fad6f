"""Figures of many offices added up, and what in the figures of one contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from desktop.rules import text
from desktop.rules.calendar import Period
from desktop.rules.reports.statistics import (
    Figures,
    Line,
    Member,
    Report,
    Value,
    percent_of,
    value_text,
)
from desktop.rules.reports.statistics_sets import Balance, LineShape

Values = Mapping[str, Value]

_NOT_ADDED = "không cộng được"
_NOT_SENT = "chưa gửi"
_UNKNOWN = "chưa rõ"
# A figure is asked about when it moved by more than half, unless it is small.
_SWING = Decimal("0.5")
_SMALL = 10


@dataclass(frozen=True, slots=True)
class Sent:
    """What one office sent: its values by line; a line that is absent is not known."""

    id: str
    name: str
    values: Values


@dataclass(frozen=True, slots=True)
class Total:
    """A line over the offices that know it: their sum, how many they are.

    Of a percentage it is the sum of the part, and `whole` that of the whole, over those who know
    both.
    """

    value: int | None = None
    known: int = 0
    whole: int | None = None


_NOTHING = Total()


@dataclass(frozen=True, slots=True)
class Difference:
    """A line whose value is another than before."""

    id: str
    title: str
    before: Value
    after: Value
    empty: tuple[bool, bool] = (False, False)
    """Whether the line had no sense before, and has none after."""

    @property
    def text(self) -> str:
        """Kết nạp: 8 → 9."""
        was, is_now = self.empty
        before, after = value_text(self.before, empty=was), value_text(self.after, empty=is_now)
        return f"{self.title}: {before} → {after}"


def added(
    report: Report,
    totals: Mapping[str, Total],
    sent: int,
    expected: int,
    period: Period,
    as_of: date,
) -> Figures:
    """The figures of all offices together, from the sums over those `sent` of those expected.

    Counts and targets are summed over those who know them; percentages are taken anew from the
    sums; an average is never added.
    """
    lines: dict[str, Line] = {}
    for shape in report.lines:
        lines[shape.id] = _line(shape, totals.get(shape.id, _NOTHING), sent, lines)
    return Figures(
        report=report.id,
        edition=report.edition,
        title=f"{report.title} {period.text}, tổng hợp {sent}/{expected} nơi",
        period=period,
        as_of=as_of,
        lines=tuple(lines.values()),
    )


def named(
    figures: Figures, report: Report, sent: Sequence[Sent], missing: Sequence[Member]
) -> Figures:
    """The figures with the offices behind each of them, and their shares of it.

    Those who do not know a figure, and the `missing` who sent nothing, are its unknown.
    """
    shapes = zip(report.lines, figures.lines, strict=True)
    return replace(
        figures,
        lines=tuple(
            line if line.heading else opened(line, shape, sent, missing) for shape, line in shapes
        ),
    )


def opened(line: Line, shape: LineShape, sent: Sequence[Sent], missing: Sequence[Member]) -> Line:
    """One figure with the offices behind it; of their values only those of `needed` are asked."""
    known: list[Member] = []
    unknown: list[Member] = []
    for one in sent:
        if _knows(shape, one):
            share = _told(one.values.get(shape.id), none="–")
            known.append(Member(one.id, f"{one.name}: {share}"))
        else:
            unknown.append(Member(one.id, one.name, _UNKNOWN))
    unknown += (replace(one, note=_NOT_SENT) for one in missing)
    return replace(line, members=tuple(known), unknown=tuple(unknown))


def needed(shape: LineShape) -> tuple[str, ...]:
    """The lines whose values say what an office tells of a line, and whether it knows it."""
    return tuple(dict.fromkeys(filter(None, (shape.id, shape.percent, shape.of, shape.over))))


def contradictions(report: Report, values: Values) -> tuple[str, ...]:
    """What in the values of one office cannot all be true, a sentence each."""
    titles = {shape.id: shape.title for shape in report.lines}
    return (
        *_of_balances(report, values, titles),
        *_of_partitions(report, values, titles),
        *(said for shape in report.lines if (said := _of_line(shape, values, titles))),
    )


def breaks(report: Report, values: Values, earlier: Values) -> tuple[str, ...]:
    """Where the start of a period is not the end of the `earlier` one, a sentence each."""
    titles = {shape.id: shape.title for shape in report.lines}
    return tuple(
        f"{titles[one.start]} là {_told(begun)}, nhưng kỳ trước {_lowered(titles[one.total])} "
        f"là {_told(ended)}"
        for one in report.balances
        if (begun := values.get(one.start)) is not None
        and (ended := earlier.get(one.total)) is not None
        and begun != ended
    )


def swings(report: Report, values: Values, before: Values) -> tuple[Difference, ...]:
    """The counts of the period that moved by more than half since a year before, unless small."""
    # What is counted since the term began grows every year.
    of_term = {one.id for one in report.lines if "term" in (one.within, one.target)}
    return tuple(
        one
        for one in differences(report, before, values)
        if one.id not in of_term
        and isinstance(one.before, int)
        and isinstance(one.after, int)
        and abs(one.after - one.before) > max(Decimal(_SMALL), abs(one.before) * _SWING)
    )


def differences(report: Report, before: Values, after: Values) -> tuple[Difference, ...]:
    """The lines of a report whose values are not the same, in the order of the page."""
    return tuple(
        Difference(
            shape.id,
            shape.title,
            before.get(shape.id),
            after.get(shape.id),
            (_is_empty(shape, before), _is_empty(shape, after)),
        )
        for shape in report.lines
        if not shape.heading and before.get(shape.id) != after.get(shape.id)
    )


def empty(report: Report, values: Values) -> frozenset[str]:
    """The lines that have no sense in some values: a share of 0, an average of nobody."""
    return frozenset(shape.id for shape in report.lines if _is_empty(shape, values))


def _is_empty(shape: LineShape, values: Values) -> bool:
    whole = shape.of if shape.percent else shape.over if shape.average else ""
    return values.get(shape.id) is None and bool(whole) and values.get(whole) == 0


def _line(shape: LineShape, total: Total, sent: int, lines: Mapping[str, Line]) -> Line:
    if shape.heading:
        return Line(id=shape.id, title=shape.title, value=None, heading=True)
    above = shape.of or shape.over or shape.part_of
    value, empty = _value(shape, total)
    return Line(
        id=shape.id,
        title=shape.title + _aside(shape, sent - total.known),
        value=value,
        level=lines[above].level + 1 if above else 0,
        empty=empty,
    )


def _knows(shape: LineShape, one: Sent) -> bool:
    """Whether an office knows all that a line is made of."""
    told = one.values.get
    if shape.percent:
        return told(shape.percent) is not None and told(shape.of) is not None
    return told(shape.id) is not None or bool(shape.average and told(shape.over) == 0)


def _value(shape: LineShape, total: Total) -> tuple[Value, bool]:
    """What a line comes to over those who know it, and whether it has no sense."""
    if shape.average:
        return None, True
    if shape.percent:
        return percent_of(total.value, total.whole), total.whole == 0
    return total.value, False


def _aside(shape: LineShape, unknown: int) -> str:
    if shape.average:
        return f" ({_NOT_ADDED})"
    return f" ({unknown} nơi {_UNKNOWN})" if unknown else ""


def _of_balances(report: Report, values: Values, titles: Mapping[str, str]) -> Iterator[str]:
    for one in report.balances:
        parts = _balanced(one, values)
        if parts is not None and parts[0] != parts[1] + parts[2] - parts[3]:
            total, start, more, less = parts
            yield (
                f"{titles[one.total]} là {_told(total)}, nhưng {_told(start)} đầu kỳ + "
                f"{_told(more)} tăng − {_told(less)} giảm = {_told(start + more - less)}"
            )


def _balanced(one: Balance, values: Values) -> tuple[int, ...] | None:
    found = [values.get(line) for line in (one.total, one.start, one.more, one.less)]
    return None if None in found else tuple(int(value) for value in found if value is not None)


def _of_partitions(report: Report, values: Values, titles: Mapping[str, str]) -> Iterator[str]:
    for one in report.partitions:
        parts = [values.get(part) for part in one.parts]
        whole = values.get(one.of)
        known = [int(part) for part in parts if part is not None]
        if whole is not None and len(known) == len(parts) and sum(known) != whole:
            yield (
                f"{titles[one.of]} là {_told(whole)}, nhưng các phần của số này cộng lại là "
                f"{_told(sum(known))}"
            )


def _of_line(shape: LineShape, values: Values, titles: Mapping[str, str]) -> str:
    value = values.get(shape.id)
    if value is None:
        return ""
    if value < 0:
        return f"{shape.title} là số âm ({_told(value)})"
    whole = values.get(shape.part_of) if shape.part_of else None
    if whole is not None and value > whole:
        return (
            f"{shape.title} là {_told(value)}, nhiều hơn số chứa nó "
            f"({_lowered(titles[shape.part_of])}: {_told(whole)})"
        )
    share = percent_of(values.get(shape.percent), values.get(shape.of)) if shape.percent else None
    if share is not None and share != value:
        return f"{shape.title} ghi {_told(value)}, tính lại là {_told(share)}"
    return ""


def _told(value: Value, none: str = _UNKNOWN) -> str:
    return none if value is None else text.number_text(value)


def _lowered(title: str) -> str:
    return title[:1].lower() + title[1:]
