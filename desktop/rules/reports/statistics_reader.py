"""Reads statistics files (`resources/statistics/*.toml`): the reports that share a set of lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from desktop.errors import Trouble
from desktop.rules import definition, lists
from desktop.rules.lists import Entry
from desktop.rules.members.membership import ADMITTED, MOVEMENTS
from desktop.rules.reports.statistics import PeriodKind, Report
from desktop.rules.reports.statistics_conditions import REGISTERED, Count
from desktop.rules.reports.statistics_sets import Balance, LineShape, Partition


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    id: str
    title: str
    periods: tuple[PeriodKind, ...]
    code: str = ""
    form: str = ""
    pictures: bool = True
    columns: tuple[str, ...] = ()
    total: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """A partition; one `across` sets is of each of these, into the rows of that set."""

    of: str = ""
    parts: tuple[str, ...]
    across: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    edition: str
    source: str
    report: tuple[_Report, ...]
    line: tuple[LineShape, ...]
    balance: tuple[Balance, ...] = ()
    partition: tuple[_Parts, ...] = ()


Entries = Callable[[str], tuple[Entry, ...]]

# Facts that the record keeps as written, and the list that knows how each may be written.
SPELLED = {
    "theory": "political_levels",
    "ethnicity": "ethnic_groups",
    "religion": "religions",
    "academic": "academic_titles",
}
"""The lists of the facts that lines ask for by every spelling."""
_KINDS = "đếm, phần, tỷ lệ, bình quân, chỉ tiêu, đề mục"
_OF_LIST = {"ethnic_groups": "ethnicity", "religions": "religion"}


def read(content: str, entries: Entries, file: str = "") -> tuple[Report, ...]:
    """The reports of a statistics file; Trouble naming file and line when anything is wrong.

    `entries` gives a list by its name.
    """
    shape = definition.parse(_File, content, file)
    lines = tuple(
        _spelled(line, entries, f"Tệp {file}, dòng {line.id}")
        for written in _across(shape.line, file)
        for line in _for_each(written, entries)
    )
    named: dict[str, list[str]] = {
        line.each: [one.id for one in lines if one.each == line.each] for line in lines
    }
    lines = tuple(replace(line, besides=_named(line.besides, named)) for line in lines)
    partitions = tuple(
        Partition(of=of, parts=_named(parts, named)) for of, parts in _parted(shape.partition)
    )
    counts = _check_lines(lines, file)
    _check_sums(shape.balance, partitions, counts, file)
    for report in shape.report:
        _check_columns(report, counts, file)
    return tuple(
        Report(
            id=report.id,
            title=report.title,
            periods=report.periods,
            edition=shape.edition,
            lines=lines,
            balances=shape.balance,
            partitions=partitions,
            code=report.code,
            form=report.form,
            pictures=report.pictures and not report.code,
            columns=report.columns,
            total=report.total,
            parts=report.parts,
        )
        for report in shape.report
    )


def _check_lines(lines: tuple[LineShape, ...], file: str) -> dict[str, Count | None]:
    """What each line is a set of, by its id; a Trouble for one that says what it must not."""
    counts: dict[str, Count | None] = {}
    for line in lines:
        place = f"Tệp {file}, dòng {line.id}"
        if line.id in counts:
            raise Trouble(f"{place}: có hai dòng cùng tên; hãy bỏ một.")
        counts[line.id] = _counted(line, counts, place)
        _check_conditions(line, counts[line.id], place)
    return counts


def _check_sums(
    balances: tuple[Balance, ...],
    partitions: tuple[Partition, ...],
    counts: dict[str, Count | None],
    file: str,
) -> None:
    for balance in balances:
        for name in (balance.total, balance.start, balance.more, balance.less):
            if counts.get(name) != "people":
                raise Trouble(f"Tệp {file}, cân đối: {name} không phải là dòng đếm người.")
    for partition in partitions:
        strange = ", ".join(name for name in (partition.of, *partition.parts) if name not in counts)
        if strange:
            raise Trouble(f"Tệp {file}, phân chia {partition.of}: không có dòng {strange}.")


def _check_columns(report: _Report, counts: Mapping[str, Count | None], file: str) -> None:
    """That the columns of a paper are lines, and its parts those of some line."""
    parts = tuple(one for one in report.parts if not any(id.endswith(f"-{one}") for id in counts))
    strange = ", ".join(
        [*(one for one in report.columns if one not in counts), *filter(None, parts)]
    )
    if strange:
        raise Trouble(f"Tệp {file}, báo cáo {report.id}: không có cột {strange}; hãy sửa tên.")


def _across(lines: Iterable[LineShape], file: str) -> Iterator[LineShape]:
    """The lines, and after each set the lines across it, once for each set they are across."""
    lines = tuple(lines)
    rows = [one for one in lines if one.across]
    columns = {one.id for one in lines if not one.across}
    for row in rows:
        strange = ", ".join(name for name in row.across if name not in columns)
        if strange:
            raise Trouble(f"Tệp {file}, dòng {row.id}: không có dòng {strange} để chia.")
    for line in lines:
        if line.across:
            continue
        yield line
        for row in rows:
            if line.id in row.across:
                yield replace(
                    row,
                    id=_within(line.id, row.id),
                    part_of=_within(line.id, row.part_of),
                    besides=tuple(_within(line.id, name) for name in row.besides),
                    lacks=row.lacks or line.lacks,
                    across=(),
                )


def _parted(partitions: Iterable[_Parts]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each partition with its parts, one across sets for each of them."""
    for one in partitions:
        if not one.across:
            yield one.of, one.parts
        for name in one.across:
            yield _within(name, one.of), tuple(_within(name, part) for part in one.parts)


def _within(column: str, row: str) -> str:
    """The id of a row in a set that it is across; of no row the set itself."""
    return f"{column}-{row}" if row else column


def _for_each(line: LineShape, entries: Entries) -> Iterator[LineShape]:
    """The line itself, or one for every entry of the list it names but those in `apart`."""
    if not line.each:
        yield line
        return
    listed = {entry.code: entry for entry in entries(line.each)}
    elsewhere = dict(zip(line.swapped, reversed(line.swapped), strict=True))
    apart = {"none", *line.apart}
    for place in listed:
        entry = listed[elsewhere.get(place, place)]
        if entry.code not in apart:
            asked = {_OF_LIST[line.each]: (entry.code,)}
            one = replace(line, id=f"{line.id}-{entry.code}", title=entry.name)
            yield replace(one, **asked)  # type: ignore[arg-type]  # a field of codes


def _named(names: tuple[str, ...], each: dict[str, list[str]]) -> tuple[str, ...]:
    """Line names, where that of a list stands for all lines made of it."""
    return tuple(one for name in names for one in (each.get(name) or (name,)))


def _spelled(line: LineShape, entries: Entries, place: str) -> LineShape:
    """The line asking for every spelling of the codes that it names."""
    asked: dict[str, tuple[str, ...]] = {}
    for field, name in SPELLED.items():
        codes: tuple[str, ...] = getattr(line, field)
        if not codes:
            continue
        known = {entry.code: entry for entry in entries(name)}
        strange = ", ".join(code for code in codes if code not in known)
        if strange:
            raise Trouble(f"{place}: danh mục {name} không có mã {strange}; hãy sửa mã.")
        asked[field] = lists.spellings(known[code] for code in codes)
    return replace(line, **asked)  # type: ignore[arg-type]  # each is a tuple of spellings


def _counted(line: LineShape, counts: dict[str, Count | None], place: str) -> Count | None:
    """What a line is a set of; None if it is a number. Only lines before it may be named."""
    kinds = (
        line.count,
        line.part_of or line.movements,
        line.steps,
        line.discipline,
        line.inspected,
        line.journey,
        line.badges and not line.part_of,
        line.percent,
        line.average,
        line.target,
        line.heading,
        line.nowhere,
    )
    if sum(map(bool, kinds)) != 1:
        raise Trouble(f"{place}: phải là đúng một loại ({_KINDS}).")
    named = [*filter(None, (line.part_of, line.percent, line.of, line.over)), *line.besides]
    unknown = ", ".join(name for name in named if name not in counts)
    if unknown or bool(line.percent) != bool(line.of) or bool(line.average) != bool(line.over):
        raise Trouble(f"{place}: thiếu dòng được nhắc tới {unknown}; dòng đó phải đứng trước.")
    if line.over and counts[line.over] != "people":
        raise Trouble(f"{place}: chỉ tính tuổi bình quân của một dòng đếm người.")
    strange = ", ".join(name for name in line.movements if name not in (ADMITTED, *MOVEMENTS))
    if strange:
        raise Trouble(f"{place}: không có loại biến động {strange}; hãy sửa tên.")
    if line.part_of:
        return counts[line.part_of]
    if line.inspected:
        return line.inspected
    acts = (line.movements, line.steps, line.discipline, line.journey, line.badges)
    return line.count or ("people" if any(acts) else None)


def _check_conditions(line: LineShape, of: Count | None, place: str) -> None:
    for name in line.where:
        if name not in REGISTERED:
            raise Trouble(f"{place}: không có điều kiện “{name}”; hãy sửa tên điều kiện.")
    if any(len(span) not in (0, 2) for span in (line.age, line.party_age, line.decided)):
        raise Trouble(f"{place}: tuổi hay ngày ghi bằng hai số, từ và đến.")
    if any(of is None or of not in condition.of for condition in line.conditions):
        raise Trouble(f"{place}: có điều kiện không hỏi được về những gì dòng này đếm.")
