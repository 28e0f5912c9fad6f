"""Empty and doubled months of a life history (items 14 and 15), with the lines they lie between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.cases.findings import Finding
from desktop.rules.facts.person import History, Post
from desktop.rules.partial_date import PartialDate
from desktop.rules.text import date_text

Kind = Literal["gap", "overlap", "end"]

_WHO = "Người vào Đảng"
_TITLE = "Quá trình công tác"
_DATE = r"\d{1,2}\s*[/.\-]\s*\d{4}|\d{4}"
_MONTH = r"(?:tháng\s+|năm\s+)?"
_SPAN = re.compile(
    rf"(?P<since>{_DATE})\s*(?:đến|tới|[-–])\s*{_MONTH}(?P<until>{_DATE}|nay)(?!\d)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Span:
    """A line of item 14 or 15, counted from 1, with its months counted from year 0.

    Of a year alone `first` and `last` are the widest months, `surely_from` and `surely_to` those in
    which it surely had begun and not yet ended.
    """

    item: Literal["14", "15"]
    line: int
    words: str
    first: int
    last: int
    surely_from: int
    surely_to: int

    @property
    def text(self) -> str:
        """Where it stands and what it says: dòng 2 của mục 15 (Làm ruộng)."""
        said = f" ({self.words})" if self.words else ""
        return f"dòng {self.line} của mục {self.item}{said}"


@dataclass(frozen=True, slots=True)
class Break:
    """Months nobody tells of, or that two lines tell of; at the end there is no line after."""

    kind: Kind
    first: int
    last: int
    before: Span
    after: Span | None

    @property
    def months(self) -> str:
        """Từ tháng 04/2020 đến tháng 05/2020, or one month alone."""
        if self.first == self.last:
            return f"tháng {_month_text(self.first)}"
        return f"từ tháng {_month_text(self.first)} đến tháng {_month_text(self.last)}"


def breaks(history: History, until: date) -> tuple[Break, ...]:
    """Gaps and overlaps up to a day, in the order of time.

    Of item 14 those lines count that write their months; two lines may share the month in which
    one ends and the other begins.
    """
    spans = sorted(
        (*_youth(history.youth, until), *_posts(history.posts, until)),
        key=lambda span: (span.first, span.last),
    )
    found: list[Break] = []
    for at, span in enumerate(spans):
        before = max(spans[:at], key=lambda one: one.last, default=None)
        if before is not None and span.first > before.last + 1:
            found.append(Break("gap", before.last + 1, span.first - 1, before, span))
        found += [
            Break("overlap", span.surely_from, shared, one, span)
            for one in spans[:at]
            if (shared := min(one.surely_to, span.surely_to)) > span.surely_from
        ]
    last = max(spans, key=lambda one: one.last, default=None)
    now = _month(until)
    if last is not None and last.last < now - 1:
        found.append(Break("end", last.last + 1, now, last, None))
    return tuple(found)


def findings(history: History, until: date) -> tuple[Finding, ...]:
    """The breaks as sentences: gaps warn; overlaps only inform, for posts may be held together."""
    return tuple(_finding(one, until) for one in breaks(history, until))


def _finding(one: Break, until: date) -> Finding:
    if one.kind == "overlap" and one.after is not None:
        return Finding(
            level="info",
            sentence=f"{_TITLE} trùng {one.months}: {one.before.text} và {one.after.text}. "
            "Nếu không làm song song thì hãy sửa lại tháng.",
            who=_WHO,
            field="person.history.posts",
        )
    if one.after is not None:
        sentence = (
            f"{_TITLE} trống {one.months}: giữa {one.before.text} và {one.after.text}. "
            "Hãy ghi thêm việc làm trong thời gian đó."
        )
    else:
        sentence = (
            f"{_TITLE} dừng ở tháng {_month_text(one.before.last)}, {one.before.text}, chưa đến "
            f"ngày khai lý lịch {date_text(until)}. Hãy ghi tiếp."
        )
    return Finding(level="warn", sentence=sentence, who=_WHO, field="person.history.posts")


def _posts(posts: Iterable[Post], until: date) -> Iterator[Span]:
    for line, post in enumerate(posts, start=1):
        span = _span("15", line, post.work or post.post, (post.since, post.until), until)
        if span is not None:
            yield span


def _youth(youth: str, until: date) -> Iterator[Span]:
    for line, written in enumerate(youth.splitlines(), start=1):
        found = _SPAN.search(written)
        if found is None:
            continue
        words = written[found.end() :].strip(" :,;.-–")
        end = None if found["until"].casefold() == "nay" else found["until"]
        try:
            since = text.parse_date(re.sub(r"\s", "", found["since"]))
            last = text.parse_date(re.sub(r"\s", "", end)) if end else None
        except Refusal:
            continue
        span = _span("14", line, words, (since, last), until)
        if span is not None:
            yield span


def _span(
    item: Literal["14", "15"],
    line: int,
    words: str,
    told: tuple[PartialDate | None, PartialDate | None],
    until: date,
) -> Span | None:
    since, end = told
    if since is None or (end is None and since.earliest > until):
        return None
    first, last = _month(since.earliest), _month(end.latest if end else until)
    sure = (_month(since.latest), _month(end.earliest if end else until))
    short = words if len(words) <= 40 else f"{words[:40].rstrip()}…"
    return Span(item, line, short, first, last, *sure) if first <= last else None


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month_text(month: int) -> str:
    return f"{month % 12 + 1:02d}/{month // 12}"
