"""What the conditions, rows and columns of an office's own tables may ask of whom they count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, Literal

from desktop.rules import lists
from desktop.rules.facts.office import Cell
from desktop.rules.lists import Entry
from desktop.rules.reports.statistics_attributes import (
    aged,
    decided_between,
    in_cell,
    in_sector,
    in_the_party_for,
    joined_the_union,
    moved_by,
    moved_over,
    of_ethnicity,
    of_religion,
    of_sex,
    of_unit_kind,
    past_step,
    schooled_to,
    taught_theory,
    ticked,
    titled,
    trained_to,
    working_as,
)
from desktop.rules.reports.statistics_conditions import REGISTERED, Condition, Count
from desktop.rules.reports.statistics_ranking import ranked_as

Kind = Literal["choice", "several", "flag", "number", "day"]
Codes = tuple[str, ...]
Entries = Callable[[str], tuple[Entry, ...]]

MOST_YEARS = 200
"""Nobody is older; an open end of an age."""
_EVER = (date.min.isoformat(), date.max.isoformat())
_REST = "Ngoài danh mục"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact by its Vietnamese title: which values it has, and the condition that asks for some.

    A "choice" has one value, "several" any number of them, a "flag" holds or not, a "number" or
    "day" lies from one value to another, either of which may be "". `moves` says that only those
    counted for coming or going have it; `rest` names those who have none of the values.
    """

    id: str
    title: str
    of: Count | Literal["cells or people"]
    kind: Kind
    ask: Callable[[Codes], Condition]
    choices: tuple[tuple[str, str], ...] = ()
    moves: bool = False
    rest: str = _REST

    @property
    def codes(self) -> Codes:
        """The codes of its values."""
        return tuple(code for code, _ in self.choices)

    @property
    def any_value(self) -> Codes:
        """Values that everybody has of whom the fact is known; of a choice none need be asked."""
        return {"number": ("", ""), "day": ("", "")}.get(self.kind, ())

    @property
    def may_lack(self) -> bool:
        """Whether it can be unknown of somebody."""
        return bool(self.ask(self.any_value).lacks)


Facts = Mapping[str, Fact]


def facts(
    entries: Entries,
    cells: Iterable[Cell],
    ranks: tuple[tuple[str, str], ...],
    steps: tuple[tuple[str, str], ...],
) -> Facts:
    """All facts by id: the lists as they are today, the cells, ranks and steps of the office."""
    places = tuple((cell.id, cell.name) for cell in cells)
    found = (
        _chosen("cell", "Chi bộ", places, in_cell),
        *_of_lists(entries),
        _chosen("sex", "Giới tính", _SEXES, of_sex),
        *(
            Fact(id=id, title=title, of="people", kind=kind, ask=ask)
            for id, title, kind, ask in _SPANS
        ),
        replace(_chosen("rank", "Xếp loại của năm", ranks, ranked_as), of=_BOTH, rest=_UNRANKED),
        replace(
            _chosen("step", "Bước hồ sơ đã ghi", steps, past_step), kind="several", rest=_NO_STEP
        ),
        *_flags(),
        Fact(id="union", title="Đã vào Đoàn", of="people", kind="flag", ask=joined_the_union),
    )
    return {fact.id: fact for fact in found}


def _chosen(
    id: str, title: str, choices: tuple[tuple[str, str], ...], ask: Callable[[Codes], Condition]
) -> Fact:
    return Fact(id=id, title=title, of="people", kind="choice", ask=ask, choices=choices)


def _years(ask: Callable[[tuple[int, int]], Condition], span: Codes) -> Condition:
    least, most = span
    return ask((int(least or 0), int(most or MOST_YEARS)))


def _decided(span: Codes) -> Condition:
    first, last = (date.fromisoformat(day or ever) for day, ever in zip(span, _EVER, strict=True))
    return decided_between((first, last))


_BOTH: Literal["cells or people"] = "cells or people"
_UNRANKED, _NO_STEP = "Chưa xếp loại", "Chưa ghi bước nào"
_SEXES = (("nữ", "Nữ"), ("nam", "Nam"))
_ADMITTED = ("admitted", "Kết nạp")
_SPANS: tuple[tuple[str, str, Kind, Callable[[Codes], Condition]], ...] = (
    ("age", "Tuổi đời", "number", partial(_years, aged)),
    ("party-age", "Tuổi Đảng", "number", partial(_years, in_the_party_for)),
    ("decided", "Ngày quyết định kết nạp", "day", _decided),
)
# The id, the title, the list of its values, and what asks for them.
_LISTED: tuple[tuple[str, str, str, Callable[[Codes], Condition]], ...] = (
    ("general", "Trình độ phổ thông", "general_levels", schooled_to),
    ("professional", "Trình độ chuyên môn", "professional_levels", trained_to),
    ("work", "Nghề nghiệp", "occupations", working_as),
    ("group", "Nhóm", "groups", ticked),
    ("sector", "Nơi hoạt động của chi bộ", "sectors", in_sector),
    ("unit-kind", "Loại địa bàn, đơn vị", "unit_kinds", of_unit_kind),
    ("movement", "Cách tăng, giảm", "movements", moved_by),
    ("reach", "Nơi chuyển đến, chuyển đi", "reaches", moved_over),
)
# As those, but the record keeps what was written instead of the code.
_SPELLED: tuple[tuple[str, str, str, Callable[[Codes], Condition]], ...] = (
    ("ethnicity", "Dân tộc", "ethnic_groups", of_ethnicity),
    ("religion", "Tôn giáo", "religions", of_religion),
    ("theory", "Lý luận chính trị", "political_levels", taught_theory),
    ("academic", "Chức danh khoa học", "academic_titles", titled),
)
# What is otherwise with some of them.
_OTHERWISE: Mapping[str, Mapping[str, Any]] = {
    "group": {"kind": "several", "rest": "Không thuộc nhóm nào"},
    "sector": {"of": _BOTH},
    "unit-kind": {"of": "units"},
    "movement": {"moves": True},
    "reach": {"moves": True, "rest": "Không chuyển nơi"},
    "academic": {"rest": "Không có"},
}
_FLAGS: tuple[tuple[str, str, Count, str], ...] = (
    ("minority", "Dân tộc thiểu số", "people", "of a minority"),
    ("religious", "Theo tôn giáo", "people", "religious"),
    ("probationary", "Đảng viên dự bị", "people", "probationary"),
    ("exempt", "Được miễn công tác, sinh hoạt Đảng", "people", "exempt"),
    ("card", "Đã có thẻ đảng viên", "people", "with a card"),
    ("dossier", "Đã có số lý lịch đảng viên", "people", "with a dossier number"),
    ("again", "Kết nạp lại", "people", "admitted again"),
    ("admitting", "Có kết nạp đảng viên trong kỳ", "cells", "with admission"),
    ("no-source", "Chưa có nguồn kết nạp", "cells", "without source"),
    ("no-members", "Chưa có đảng viên", "units", "without members"),
    ("no-cell", "Chưa có chi bộ", "units", "without a cell"),
)


def _of_lists(entries: Entries) -> Iterator[Fact]:
    for id, title, name, ask in _LISTED:
        first = (_ADMITTED,) if id == "movement" else ()
        listed = tuple((entry.code, entry.name) for entry in entries(name))
        yield replace(_chosen(id, title, (*first, *listed), ask), **_OTHERWISE.get(id, {}))
    for id, title, name, ask in _SPELLED:
        known = {entry.code: entry for entry in entries(name)}
        listed = tuple((entry.code, entry.name) for entry in entries(name))
        asked = partial(_spelled, ask, known)
        yield replace(_chosen(id, title, listed, asked), **_OTHERWISE.get(id, {}))


def _spelled(
    ask: Callable[[Codes], Condition], known: Mapping[str, Entry], codes: Codes
) -> Condition:
    return ask(lists.spellings(known[code] for code in codes))


def _flags() -> Iterator[Fact]:
    for id, title, of, name in _FLAGS:
        ask = partial(_registered, name)
        yield Fact(id=id, title=title, of=of, kind="flag", ask=ask, rest=f"Không: {title}")


def _registered(name: str, _: Codes) -> Condition:
    return REGISTERED[name]


def offered(known: Facts, of: Count, *, moves: bool) -> tuple[Fact, ...]:
    """The facts that can be asked of people, cells or units; those of moves only where asked."""
    return tuple(one for one in known.values() if of in one.of and (moves or not one.moves))


def value_words(fact: Fact, values: tuple[Any, ...]) -> str:
    """Values as a sentence says them: names, or from and to."""
    if fact.kind in ("number", "day"):
        if not any(values):
            return "…"
        least, most = (_written(one) for one in values)
        unit = " tuổi" if fact.id == "age" else " năm" if fact.kind == "number" else ""
        told = (f"từ {least}" if least else "", f"đến {most}" if most else "")
        return " ".join(filter(None, told)) + unit
    names = dict(fact.choices)
    return ", ".join(names.get(one, one) for one in values) or "…"


def _written(value: str) -> str:
    """A number as it is, a day as it is written here."""
    parts = value.split("-")
    return "/".join(reversed(parts)) if len(parts) == 3 else value
