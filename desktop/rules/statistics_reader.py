"""Reads statistics files (`resources/statistics/*.toml`): the reports that share a set of lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from desktop.errors import Trouble
from desktop.rules import definition
from desktop.rules.membership import ADMITTED, MOVEMENTS
from desktop.rules.statistics import Balance, Report
from desktop.rules.statistics_conditions import REGISTERED, Count
from desktop.rules.statistics_sets import LineShape


@dataclass(frozen=True, slots=True, kw_only=True)
class _Report:
    id: str
    title: str
    period: Literal["year", "quarter", "month"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    edition: str
    source: str
    report: tuple[_Report, ...]
    line: tuple[LineShape, ...]
    balance: tuple[Balance, ...] = ()


def read(content: str, file: str = "") -> tuple[Report, ...]:
    """The reports of a statistics file; Trouble naming file and line when anything is wrong."""
    shape = definition.parse(_File, content, file)
    counts: dict[str, Count | None] = {}
    for line in shape.line:
        place = f"Tệp {file}, dòng {line.id}"
        if line.id in counts:
            raise Trouble(f"{place}: có hai dòng cùng tên; hãy bỏ một.")
        counts[line.id] = _counted(line, counts, place)
        _check_conditions(line, counts[line.id], place)
    for balance in shape.balance:
        for name in (balance.total, balance.start, balance.more, balance.less):
            if counts.get(name) != "people":
                raise Trouble(f"Tệp {file}, cân đối: {name} không phải là dòng đếm người.")
    return tuple(
        Report(
            id=report.id,
            title=report.title,
            period=report.period,
            edition=shape.edition,
            lines=shape.line,
            balances=shape.balance,
        )
        for report in shape.report
    )


def _counted(line: LineShape, counts: dict[str, Count | None], place: str) -> Count | None:
    """What a line is a set of; None if it is a number. Only lines before it may be named."""
    kinds = (
        line.count,
        line.part_of or line.movements,
        line.steps,
        line.percent,
        line.average,
        line.target,
    )
    if sum(map(bool, kinds)) != 1:
        raise Trouble(f"{place}: phải là đúng một loại (đếm, phần, tỷ lệ, bình quân, chỉ tiêu).")
    named = [*filter(None, (line.part_of, line.percent, line.of, line.over))]
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
    return line.count or ("people" if line.movements or line.steps else None)


def _check_conditions(line: LineShape, of: Count | None, place: str) -> None:
    for name in line.where:
        if name not in REGISTERED:
            raise Trouble(f"{place}: không có điều kiện “{name}”; hãy sửa tên điều kiện.")
    if len(line.age) not in (0, 2):
        raise Trouble(f"{place}: tuổi ghi bằng hai số, từ và đến.")
    if any(condition.of != of for condition in line.conditions):
        raise Trouble(f"{place}: có điều kiện không hỏi được về những gì dòng này đếm.")
