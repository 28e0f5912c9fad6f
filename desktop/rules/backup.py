"""Backups: why one was made, when one is due, which may go, and how safe the file is in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Tone = Literal["good", "soon", "late"]

REASONS: Mapping[str, str] = {
    "luc-mo": "lúc mở chương trình",
    "luc-thoat": "lúc đóng chương trình",
    "dinh-ky": "định kỳ khi đang làm việc",
    "thu-cong": "bấm sao lưu",
    "thu-khoi-phuc": "để thử khôi phục",
    "nang-cap": "trước khi nâng cấp tệp",
    "truoc-cap-nhat": "trước khi cập nhật",
    "truoc-nhap": "trước khi nhập bảng tính",
    "truoc-khoi-phuc": "trước khi khôi phục",
    "truoc-lay-lai": "trước khi lấy lại một người",
    "truoc-sua-loi": "trước khi sửa lỗi tệp",
}
"""Why a backup was made, as its file name says it and in words."""

EVERY = timedelta(minutes=30)
"""How long work may go on without a backup of what changed."""
TRIAL_EVERY = timedelta(days=7)
"""How often a backup is restored on trial."""

_BEFORE = frozenset(
    {"nang-cap", "truoc-cap-nhat", "truoc-nhap", "truoc-khoi-phuc", "truoc-lay-lai"}
    | {"truoc-sua-loi"}
)
_WHOLE = timedelta(days=2)
_SPARED = timedelta(days=30)
_STALE = timedelta(hours=24)
_OLD = timedelta(days=7)
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

Period = Callable[[datetime], tuple[int, ...]]


def _day(at: datetime) -> tuple[int, ...]:
    return at.year, at.month, at.day


def _week(at: datetime) -> tuple[int, ...]:
    return at.isocalendar()[:2]


def _month(at: datetime) -> tuple[int, ...]:
    return at.year, at.month


def _year(at: datetime) -> tuple[int, ...]:
    return (at.year,)


KEPT: Sequence[tuple[Period, int]] = ((_day, 12), (_week, 10), (_month, 12), (_year, 5))
"""Of so many days, weeks, months and years, one after the other, the newest backup stays."""


@dataclass(frozen=True, slots=True)
class Made:
    """A good backup as the rules see it: its name, when and why it was made."""

    id: str
    at: datetime
    reason: str = ""


def superfluous(backups: Iterable[Made], now: datetime, *, paused: bool = False) -> tuple[str, ...]:
    """The backups that may go, oldest last; none while a restore is still being looked at.

    All of the last two days stay, then the newest of each of twelve days, ten weeks, twelve months
    and five years in which there is any. The newest one stays, and for thirty days whatever was
    made before an import, a restore, an upgrade or a repair. A clock that went back or far ahead
    takes no more than those rules let go.
    """
    if paused:
        return ()
    newest_first = sorted(backups, key=lambda one: (one.at, one.id), reverse=True)
    older = [one for one in newest_first[1:] if one.at <= now - _WHOLE]
    kept = _of_periods(older)
    return tuple(one.id for one in older if one.id not in kept and not _is_spared(one, now))


def is_due(last: datetime | None, changed: bool, now: datetime) -> bool:
    """Whether work has gone on for half an hour since the last backup; a clock put back counts."""
    return changed and (last is None or abs(now - last) >= EVERY)


def trial_is_due(tried: datetime | None, now: datetime) -> bool:
    """Whether the last trial restore lies a week back, or there was none."""
    return tried is None or abs(now - tried) >= TRIAL_EVERY


def age(made: datetime, now: datetime) -> str:
    """How long ago: vừa xong, 10 phút trước, 3 giờ trước, 2 ngày trước."""
    minutes = max(int((now - made).total_seconds() // 60), 0)
    for size, words in ((24 * 60, "ngày"), (60, "giờ"), (1, "phút")):
        if minutes >= size:
            return f"{minutes // size} {words} trước"
    return "vừa xong"


@dataclass(frozen=True, slots=True)
class Safety:
    """How safe a file is: its newest backup, that on the stick, the last trial, what failed last.

    `stick` says whether a stick was chosen at all; `proven` whether the last trial went well.
    """

    made: datetime | None = None
    stick: bool = False
    on_stick: datetime | None = None
    tried: datetime | None = None
    proven: bool = True
    failed: bool = False


def light(safety: Safety, now: datetime) -> tuple[str, Tone]:
    """How safe the file is: 10 phút trước · USB 3 ngày trước · đã thử mở thứ Hai."""
    if safety.made is None:
        words = "Sao lưu không được" if safety.failed else "Chưa sao lưu lần nào"
        return words, "late"
    parts = [f"Sao lưu {age(safety.made, now)}", _stick_words(safety, now), _trial(safety, now)]
    if safety.failed:
        parts.insert(0, "Lần sao lưu cuối không được")
    return " · ".join(parts), _tone(safety, now)


def _of_periods(older: Sequence[Made]) -> frozenset[str]:
    kept: set[str] = set()
    rest = iter(older)
    one = next(rest, None)
    for period, count in KEPT:
        seen: tuple[int, ...] | None = None
        while one is not None:
            this = period(one.at)
            if this != seen:
                if count == 0:
                    break
                count, seen = count - 1, this
                kept.add(one.id)
            one = next(rest, None)
    return frozenset(kept)


def _is_spared(one: Made, now: datetime) -> bool:
    return one.reason in _BEFORE and one.at > now - _SPARED


def _stick_words(safety: Safety, now: datetime) -> str:
    if not safety.stick:
        return "chưa chọn USB"
    return f"USB {age(safety.on_stick, now)}" if safety.on_stick else "chưa có bản ở USB"


def _trial(safety: Safety, now: datetime) -> str:
    if safety.tried is None:
        return "chưa thử khôi phục"
    if not safety.proven:
        return "thử mở không được"
    days = (now.date() - safety.tried.date()).days
    if days <= 0:
        return "đã thử mở hôm nay"
    if days < TRIAL_EVERY.days:
        return f"đã thử mở {_WEEKDAYS[safety.tried.weekday()]}"
    return f"đã thử mở {safety.tried:%d/%m/%Y}"


def _tone(safety: Safety, now: datetime) -> Tone:
    assert safety.made is not None
    if not safety.proven or safety.failed or now - safety.made >= _OLD:
        return "late"
    stick_old = safety.stick and (safety.on_stick is None or now - safety.on_stick >= _OLD)
    stale = now - safety.made >= _STALE
    return "soon" if stale or stick_old else "good"
