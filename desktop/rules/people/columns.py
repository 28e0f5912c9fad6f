"""Finding the table in a sheet: where its heading stands, and what each column is about."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal

from desktop.rules import definition, lists, text
from desktop.rules.lists import Entry
from desktop.rules.people import legacy_text
from desktop.rules.people.legacy_text import Encoding

Value = str | float | int | bool | date | datetime | time | timedelta
Rows = Sequence[Sequence[Value]]
Kind = Literal[
    "text",
    "name",
    "code",
    "sex",
    "born",
    "born of sex",
    "date",
    "listed",
    "personal number",
    "old id number",
    "card number",
    "old card number",
    "phone",
    "grade",
    "cell",
    "status",
    "tick",
]

IGNORED = "-"
"""The fact of a column that is not taken in."""

_LOOK_AT = 40
# A row of totals or signatures fills no more cells than these.
_END_MOST = 5
_HEADING_LINES = 3
_SAMPLE = 400
_END = re.compile(
    r"(?:tong|cong|tong so|tong cong|cong lai)(?: (?:so|la|co|danh sach|dang vien|\d).*)?$"
    r"|(?:nguoi lap|lap bieu|t ?m |ghi chu|noi nhan|xac nhan)"
    r"|(?:.*\b)?ngay [\d .…]*thang [\d .…]*nam\b"
)
_NUMBERING = re.compile(r"[(\[]?(?:\d{1,3}|[a-z]{1,2})[)\].]?")
_SECTION = re.compile(r"(?:[ivxlc\d]+[.) -]*)?((?:chi bộ|cb)\b.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What a column may be about: its key, its name on screen, and how its cells are read.

    `list` names the list that its values come from, kept by name or by `keep = "code"`; `strict`
    refuses what is not in it. `value` is what a tick, or the column itself, stands for.
    """

    key: str
    label: str
    kind: Kind = "text"
    titles: tuple[str, ...] = ()
    list: str = ""
    keep: Literal["name", "code"] = "name"
    strict: bool = False
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    title: str
    date: date
    source: str
    fact: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts a workbook may tell, and how their titles are written."""

    by_key: Mapping[str, Fact]
    by_title: Mapping[str, str]
    lists: Mapping[str, tuple[Entry, ...]]
    ticks: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it was read: its rows from the first, merged cells, and the fonts of columns.

    A merged range is (first row, first column, last row, last column), counted from 0.
    """

    name: str
    rows: Rows
    merged: tuple[tuple[int, int, int, int], ...] = ()
    fonts: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place from 0, its title in Unicode, its fact, and how its text is encoded."""

    at: int
    title: str
    fact: str
    encoding: Encoding = ""
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the people of a sheet stand: the rows `first` to before `end`, counted from 0."""

    sheet: str
    columns: tuple[Column, ...]
    heading: int
    first: int
    end: int

    @property
    def taken(self) -> tuple[Column, ...]:
        """The columns that are taken in."""
        return tuple(column for column in self.columns if column.fact != IGNORED)


def read(content: str, file: str, entries: Mapping[str, tuple[Entry, ...]]) -> Facts:
    """The facts of a definition file; columns of ticks for the groups of people are added."""
    told = definition.parse(_File, content, file).fact
    ticks = tuple(
        Fact(
            key=f"group:{one.code}",
            label=one.name,
            kind="tick",
            value=one.code,
            titles=(one.name, *one.aliases),
        )
        for one in entries["groups"]
    )
    by_title = {title_key(title): one.key for one in ticks + told for title in one.titles}
    return Facts({one.key: one for one in told + ticks}, by_title, entries)


def title_key(title: str) -> str:
    """A title as titles are compared: no marks, capitals or punctuation."""
    return " ".join(re.sub(r"[\W_]+", " ", text.fold(title)).split())


def guess(sheet: Sheet, facts: Facts, remembered: Mapping[str, str]) -> Layout | None:
    """The table that a sheet seems to hold; None if no row looks like the heading of people.

    `remembered` holds the fact chosen earlier for a title, by `title_key`.
    """
    titles = _Titles(sheet)
    best: tuple[int, int, tuple[str, ...]] | None = None
    best_score = 1
    # Fewer lines first: a title above the table adds nothing to what its heading says.
    for lines in range(1, _HEADING_LINES + 1):
        for first in range(min(len(sheet.rows), _LOOK_AT)):
            if best is not None and abs(first - best[0]) > lines:
                continue
            found = titles.of(first, first + lines)
            known = {_fact_of(path, facts, remembered) for path in found} - {IGNORED}
            if known & {"name", "given_name"} and len(known) > best_score:
                best, best_score = (first, first + lines, found), len(known)
    if best is None:
        return None
    heading, after, found = best
    columns = _columns(sheet, found, after, facts, remembered)
    first, end = _extent(sheet.rows, after, columns)
    return Layout(sheet.name, columns, heading, first, end)


def with_facts(layout: Layout, chosen: Mapping[int, str]) -> Layout:
    """The layout with other facts for the columns at these places."""
    columns = tuple(
        Column(one.at, one.title, chosen.get(one.at, one.fact), one.encoding, one.capitals)
        for one in layout.columns
    )
    return Layout(layout.sheet, columns, layout.heading, layout.first, layout.end)


def with_encodings(layout: Layout, chosen: Mapping[int, Encoding]) -> Layout:
    """The layout with other encodings for the columns at these places."""
    columns = tuple(
        Column(one.at, one.title, one.fact, chosen.get(one.at, one.encoding), one.capitals)
        for one in layout.columns
    )
    return Layout(layout.sheet, columns, layout.heading, layout.first, layout.end)


def section(row: Sequence[Value]) -> str:
    """The cell that a row alone names as a heading for the rows below it, or nothing."""
    words = [str(value) for value in row if value != ""]
    if len(words) > 2 or not words:
        return ""
    found = _SECTION.fullmatch(text.nfc(" ".join(words)))
    return found[1] if found and isinstance(words[-1], str) else ""


class _Titles:
    """The words over each column, merged headings given to every column they cover."""

    def __init__(self, sheet: Sheet) -> None:
        self._rows = sheet.rows
        self._width = max((len(row) for row in sheet.rows[:_LOOK_AT]), default=0)
        self._merged: dict[tuple[int, int], str] = {}
        for top, left, bottom, right in sheet.merged:
            if top < _LOOK_AT + _HEADING_LINES and top < len(sheet.rows):
                words = self._written(top, left)
                for row in range(top, min(bottom, top + _HEADING_LINES) + 1):
                    for column in range(left, min(right, self._width - 1) + 1):
                        self._merged[row, column] = words

    def of(self, first: int, after: int) -> tuple[str, ...]:
        """A title for each column from the rows first to before after, widest heading first."""
        lines = [self._line(row, spread=row < after - 1) for row in range(first, after)]
        return tuple(
            " / ".join(dict.fromkeys(word for word in words if word))
            for words in zip(*lines, strict=True)
        )

    @functools.lru_cache(maxsize=512)  # noqa: B019  (lives as long as the guess)
    def _line(self, row: int, *, spread: bool) -> tuple[str, ...]:
        words = [
            self._merged.get((row, column)) or self._written(row, column)
            for column in range(self._width)
        ]
        if spread:
            # A heading that was not merged stands over the first of its columns only.
            below = [self._written(row + 1, column) for column in range(self._width)]
            for column in range(1, self._width):
                if not words[column] and below[column] and below[column - 1]:
                    words[column] = words[column - 1]
        return tuple(words)

    def _written(self, row: int, column: int) -> str:
        if row >= len(self._rows) or column >= len(self._rows[row]):
            return ""
        value = self._rows[row][column]
        return " ".join(value.split()) if isinstance(value, str) else ""


@functools.lru_cache(maxsize=4096)
def _readings(title: str) -> tuple[str, ...]:
    """The keys that a title may be known by, the fullest first."""
    found: list[str] = []
    for encoding in ("", "tcvn3", "vni"):
        whole = legacy_text.decode(title, encoding)
        leaf = whole.rsplit(" / ", 1)[-1]
        bare = re.sub(r"\([^)]*\)?", " ", whole)
        for words in (whole, bare, leaf, re.sub(r"\([^)]*\)?", " ", leaf)):
            key = title_key(words)
            if key and key not in found:
                found.append(key)
    return tuple(found)


def _fact_of(title: str, facts: Facts, remembered: Mapping[str, str]) -> str:
    for known in (remembered, facts.by_title):
        for key in _readings(title):
            if key in known and (known[key] == IGNORED or known[key] in facts.by_key):
                return known[key]
    if " / " not in title:
        return IGNORED
    if title not in facts.ticks:
        facts.ticks[title] = _tick_of(title, facts)
    return facts.ticks[title]


def _tick_of(title: str, facts: Facts) -> str:
    """The fact of a column to tick: the heading names a list, the column one of its entries."""
    heading, leaf = title.rsplit(" / ", 1)
    for key in _readings(heading):
        fact = facts.by_key.get(facts.by_title.get(key, ""))
        if fact is not None and fact.kind == "listed":
            entry = lists.find(facts.lists[fact.list], legacy_text.decode(leaf, ""))
            if entry is not None:
                return f"{fact.key}={entry.code}"
    return IGNORED


def fact(key: str, facts: Facts) -> Fact:
    """The fact of a key, also of a column that ticks one value of it."""
    if "=" not in key:
        return facts.by_key[key]
    of, code = key.split("=")
    whole = facts.by_key[of]
    entry = next(one for one in facts.lists[whole.list] if one.code == code)
    value = entry.code if whole.keep == "code" else entry.name
    return Fact(key=key, label=f"{whole.label}: {entry.name}", kind="tick", value=value)


def _columns(
    sheet: Sheet,
    titles: tuple[str, ...],
    after: int,
    facts: Facts,
    remembered: Mapping[str, str],
) -> tuple[Column, ...]:
    taken: set[str] = set()
    found: list[Column] = []
    for at, title in enumerate(titles):
        values = [row[at] for row in sheet.rows[after : after + _SAMPLE] if at < len(row)]
        if not title and not any(value != "" for value in values):
            continue
        key = _fact_of(title, facts, remembered)
        if key == "name" and found and found[-1].fact == "name" and found[-1].title == title:
            # One heading over two columns: the name is written in two parts.
            found[-1] = _as(found[-1], "family_name")
            key = "given_name"
        elif key in taken:
            key = IGNORED
        taken.add(key)
        encoding, capitals = _encoding(values, sheet.fonts.get(at, ""))
        shown = legacy_text.decode(title, legacy_text.detect([title]))
        found.append(Column(at, shown, key, encoding, capitals))
    return tuple(found)


def _as(column: Column, fact: str) -> Column:
    return Column(column.at, column.title, fact, column.encoding, column.capitals)


def _encoding(values: Iterable[Value], font: str) -> tuple[Encoding, bool]:
    words = [value for value in values if isinstance(value, str)]
    by_bytes = legacy_text.detect(words)
    by_font, capitals = legacy_text.of_font(font)
    # A font alone may be left over from a template whose text is Unicode by now.
    plain = all(word.isascii() for word in words)
    if by_font and (plain or by_bytes == by_font):
        return by_font, capitals
    return by_bytes, False


def _extent(rows: Rows, after: int, columns: tuple[Column, ...]) -> tuple[int, int]:
    first = after
    while first < len(rows) and _is_numbering(rows[first]):
        first += 1
    names = [one.at for one in columns if one.fact in ("name", "given_name", "family_name")]
    end = first
    for at in range(first, len(rows)):
        words = [value for value in rows[at] if value != ""]
        if words and len(words) <= _END_MOST and _ends(words):
            break
        if len(words) > 1 or any(place < len(rows[at]) and rows[at][place] for place in names):
            end = at + 1
    return first, end


def _is_numbering(row: Sequence[Value]) -> bool:
    """Whether a row only numbers the columns: 1 2 3, (1) (2) (3), A B C."""
    words = [value for value in row if value != ""]
    return len(words) > 2 and all(
        value == at + words[0]
        if isinstance(value, int | float) and isinstance(words[0], int | float)
        else isinstance(value, str) and bool(_NUMBERING.fullmatch(value.strip().casefold()))
        for at, value in enumerate(words)
    )


def _ends(words: Sequence[Value]) -> bool:
    """Whether a row begins the totals or the signatures below a table."""
    begins = next((word for word in words if isinstance(word, str)), "")
    folded = title_key(legacy_text.decode(begins, legacy_text.detect([begins])))
    return bool(_END.match(folded))
