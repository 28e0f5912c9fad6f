"""Tables that an office makes itself: whom they count, split by what, and what is wrong in one."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from typing import Any, Literal

from desktop.rules import definition
from desktop.rules.reports import table_conditions
from desktop.rules.reports.statistics_conditions import Count
from desktop.rules.reports.statistics_sets import LineShape
from desktop.rules.reports.table_conditions import Asked
from desktop.rules.reports.table_facts import Fact, Facts

By = Literal["none", "fact", "conditions"]
MOST_YEARS = 5
"""How many years back a table may compare with."""
MOST_PARTS = 100
_MOST_TESTS = 40
_MOST_LETTERS = 200
_MOST_CODES = 300
_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whom a table counts: the title, what one of them is called, and the set."""

    id: str
    title: str
    one: str
    of: Count
    shape: LineShape
    moves: bool = False


def _people(id: str, title: str, one: str, **shape: Any) -> Subject:
    moves = bool(shape.get("movements"))
    line = LineShape(id=id, title=title, **shape)
    return Subject(id=id, title=title, one=one, of="people", shape=line, moves=moves)


_MEMBER, _CASE, _TIME = "đảng viên", "hồ sơ", "lượt"
_JOINED = ("admitted", "transferred-in", "restored")
_LEFT = ("died", "expelled", "struck-off", "resigned", "transferred-out")
_PLACES: tuple[tuple[str, str, str, Count, str], ...] = (
    ("cells", "Chi bộ có đến cuối kỳ", "chi bộ", "cells", "cell at work"),
    ("units", "Thôn, trường, trạm, đơn vị có đến cuối kỳ", "nơi", "units", "unit at work"),
)
SUBJECTS: Mapping[str, Subject] = {
    one.id: one
    for one in (
        _people("members", "Đảng viên có đến cuối kỳ", _MEMBER, count="people", where=("member",)),
        _people(
            "members-start",
            "Đảng viên có đến đầu kỳ",
            _MEMBER,
            count="people",
            at="start",
            where=("member",),
        ),
        _people("admitted", "Kết nạp trong kỳ", _MEMBER, movements=("admitted",)),
        _people("joined", "Đảng viên tăng trong kỳ", _TIME, movements=_JOINED),
        _people("left", "Đảng viên giảm trong kỳ", _TIME, movements=_LEFT),
        _people(
            "recognised",
            "Công nhận đảng viên chính thức trong kỳ",
            _MEMBER,
            steps=("recognition-decision",),
        ),
        _people(
            "cases",
            "Hồ sơ kết nạp đang làm (quần chúng ưu tú, kể cả cảm tình Đảng)",
            _CASE,
            count="people",
            where=("outstanding",),
        ),
        _people(
            "candidates",
            "Cảm tình Đảng chưa được kết nạp",
            "người",
            count="people",
            where=("candidate",),
        ),
        _people("class-sent", "Được cử học lớp nhận thức trong kỳ", "người", steps=("class-sent",)),
        _people(
            "certified",
            "Được cấp giấy chứng nhận học lớp nhận thức trong kỳ",
            "người",
            steps=("certificate",),
        ),
        *(
            Subject(
                id=id,
                title=title,
                one=one,
                of=of,
                shape=LineShape(id=id, title=title, count=of, where=(where,)),
            )
            for id, title, one, of, where in _PLACES
        ),
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A row or column of the office's own conditions."""

    title: str
    asked: Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Into what a table is split: the values of a fact, or parts by conditions.

    `bands` are from and to of a number, either perhaps ""; `empty` keeps those that nobody is in.
    """

    by: By = "none"
    fact: str = ""
    bands: tuple[tuple[str, ...], ...] = ()
    parts: tuple[Part, ...] = ()
    empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTable:
    """A table of the office's own.

    `filter` narrows whom it counts; `years` so many years back are counted beside; `share` adds
    the percentage of all.
    """

    name: str
    subject: str = "members"
    filter: Asked = ()
    rows: Split = field(default_factory=Split)
    columns: Split = field(default_factory=Split)
    years: int = 0
    share: bool = False
    note: str = ""


def stored(table: OwnTable) -> dict[str, Any]:
    """The table as it is kept and travels: plain lists and words."""
    found: dict[str, Any] = json.loads(json.dumps(asdict(table)))
    return found


def read(kept: Mapping[str, Any], place: str) -> OwnTable:
    """A table as it was kept or travelled; Faulty with everything that is not of its shape."""
    return definition.build(OwnTable, kept, place)


def mistakes(table: OwnTable, facts: Facts) -> tuple[str, ...]:
    """Everything for which the table cannot be counted or shown, each as a sentence."""
    return tuple(_mistakes(table, facts))


def _mistakes(table: OwnTable, facts: Facts) -> Iterator[str]:
    if not table.name.strip():
        yield "Biểu chưa có tên; hãy đặt tên cho biểu."
    yield from words_mistakes("Tên biểu", table.name)
    yield from words_mistakes("Ghi chú của biểu", table.note)
    if not 0 <= table.years <= MOST_YEARS:
        yield f"Số năm trước để so sánh là từ 0 đến {MOST_YEARS}; hãy sửa lại."
    subject = SUBJECTS.get(table.subject)
    if subject is None:
        yield f"Không có đối tượng đếm “{table.subject}”; hãy chọn lại đếm ai."
        return
    yield from asked_mistakes(table.filter, facts, subject.of, "Điều kiện lọc")
    yield from _of_split(table.rows, facts, subject, "Dòng")
    yield from _of_split(table.columns, facts, subject, "Cột")


def asked_mistakes(asked: Asked, facts: Facts, of: Count, where: str) -> Iterator[str]:
    """What is wrong with conditions, and whether they are too many to be meant."""
    tests = [one for group in asked for one in group]
    if len(tests) > _MOST_TESTS or any(len(one.values) > _MOST_CODES for one in tests):
        yield f"{where}: nhiều hơn {_MOST_TESTS} điều kiện hoặc {_MOST_CODES} giá trị; hãy bớt đi."
        return
    if not all(asked):
        yield f"{where}: có nhóm điều kiện trống; hãy bỏ nhóm đó."
    yield from table_conditions.mistakes(asked, facts, of, where)


def _of_split(split: Split, facts: Facts, subject: Subject, where: str) -> Iterator[str]:
    if split.by == "fact":
        fact = facts.get(split.fact)
        if fact is None:
            yield f"{where}: chưa chọn chia theo dữ kiện nào; hãy chọn một dữ kiện."
        elif subject.of not in fact.of or fact.kind == "day":
            yield f"{where}: không chia được theo {fact.title}; hãy chọn dữ kiện khác."
        elif fact.kind == "number":
            yield from (f"{where}: {said}" for said in _of_bands(split.bands, fact))
    if split.by == "conditions":
        if not 0 < len(split.parts) <= MOST_PARTS:
            yield f"{where}: cần từ 1 đến {MOST_PARTS} phần theo điều kiện; hãy thêm hoặc bớt."
            return
        for number, part in enumerate(split.parts, 1):
            place = f"{where} {number}"
            yield from title_mistakes(place, part.title)
            if not part.asked:
                yield f"{place}: chưa có điều kiện; hãy thêm ít nhất một."
            yield from asked_mistakes(part.asked, facts, subject.of, place)


def _of_bands(bands: tuple[tuple[str, ...], ...], fact: Fact) -> Iterator[str]:
    if not 0 < len(bands) <= MOST_PARTS:
        yield f"{fact.title} cần từ 1 đến {MOST_PARTS} khoảng, ví dụ 18-30; 31-40; 41-."
        return
    faults = [said for band in bands for said in table_conditions.span_mistakes(band, fact)]
    yield from faults
    if not faults:
        ends = [(int(least or 0), int(most or 10**6)) for least, most in bands]
        if any(before[1] >= after[0] for before, after in pairwise(ends)):
            yield f"Các khoảng của {fact.title} phải tăng dần và không chồng nhau; hãy sửa lại."


def words_mistakes(where: str, words: str) -> Iterator[str]:
    """What is in words that nobody would see, and whether they are too long to be shown."""
    hidden = any(
        unicodedata.category(one) == "Cc" or unicodedata.bidirectional(one) in _TURNING
        for one in words
    )
    if hidden:
        yield f"{where}: có ký tự không nhìn thấy được; hãy gõ lại."
    if len(words) > _MOST_LETTERS:
        yield f"{where}: dài hơn {_MOST_LETTERS} chữ; hãy viết ngắn lại."


def title_mistakes(where: str, words: str) -> Iterator[str]:
    """What is wrong with a title: none, too long, or with signs that are not seen."""
    if not words.strip():
        yield f"{where}: chưa có tên; hãy đặt tên."
    yield from words_mistakes(where, words)
