"""Transfers of members: who is counted where, by when each act is due, and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from desktop.rules.calendar import Calendar, Unit, add_months
from desktop.rules.editions import LawBook, Limit
from desktop.rules.facts.person import Movement, Person, Transfer
from desktop.rules.members.discipline import Term
from desktop.rules.text import date_text

INSIDE = "inside"
TEMPORARY = frozenset({"out-temporary", "abroad-temporary", "in-temporary"})
"""Those by which nobody is counted elsewhere: a member stays listed at the official place."""
COMING = frozenset({"in", "in-temporary"})
ABROAD = frozenset({"abroad", "abroad-temporary"})
_MOVES = {"out": "transferred-out", "abroad": "transferred-out", "in": "transferred-in"}
_FAR = "abroad"
_UNITS: dict[str, Unit] = {"working-day": "working-day", "day": "day"}


def movements(ways: Iterable[Transfer]) -> tuple[Movement, ...]:
    """The comings and goings that follow: a member moves only on the day of receipt."""
    return tuple(
        Movement(
            kind=_MOVES[way.kind],
            day=way.received,
            number=way.number,
            place=way.place,
            reach=reach(way),
            note=way.note,
            follows=way.id,
        )
        for way in ways
        if way.received is not None and way.kind in _MOVES
    )


def reach(way: Transfer) -> str:
    """How far away the other place is: as entered, abroad where the kind says so."""
    return way.reach or (_FAR if way.kind in ABROAD else "")


def from_elsewhere(person: Person) -> bool:
    """Whether somebody was a member elsewhere before coming here, for good or as a guest."""
    return any(way.kind in COMING for way in person.transfers)


def is_open(way: Transfer) -> bool:
    """Whether something is still to come: the receipt, or the end of a temporary one."""
    return way.received is None or (way.kind in TEMPORARY and way.ended is None)


def state(way: Transfer) -> str:
    """How far a transfer has come, in words."""
    if way.received is None:
        return "chờ tiếp nhận" if way.letter else "chưa có giấy"
    if way.kind not in TEMPORARY:
        return f"xong {date_text(way.received)}"
    return "hết tạm thời" if way.ended else "tạm thời"


def terms(way: Transfer, law: LawBook, calendar: Calendar) -> tuple[Term, ...]:
    """By when the next act of a transfer is due, and when not presenting has graver ends."""
    return tuple(_terms(way, law, calendar))


def doubts(way: Transfer, person: Person, law: LawBook) -> tuple[str, ...]:
    """What does not fit the rules although it may have happened, each in a sentence."""
    return tuple(_doubts(way, person, law))


def _terms(way: Transfer, law: LawBook, calendar: Calendar) -> Iterator[Term]:
    if way.received is not None:
        if is_open(way):
            yield from _end(way, law, calendar)
    elif way.letter is not None:
        yield from _present(way.letter, law, calendar)
    elif way.caused is not None:
        title, limit_id, words = _start(way)
        yield _term(title, law.limit(limit_id, way.caused), way.caused, words, calendar)


def _start(way: Transfer) -> tuple[str, str, str]:
    """What is due before there is a letter: its title, its limit, and from when it counts."""
    if way.kind in COMING and way.reach == _FAR:
        return "Báo cáo, nộp giấy sau khi về nước", "transfer-return", "ngày về nước"
    if way.kind == "abroad-temporary":
        return "Làm thủ tục ra ngoài nước", "transfer-start-abroad-temporary", "ngày đi"
    words = "ngày quyết định có hiệu lực hoặc đổi nơi cư trú"
    return "Làm thủ tục chuyển sinh hoạt", "transfer-start", words


def _present(letter: date, law: LawBook, calendar: Calendar) -> Iterator[Term]:
    limit = law.limit("transfer-present", letter)
    title = "Nộp giấy giới thiệu ở nơi đến"
    first = _term(title, limit, letter, "ngày giới thiệu", calendar)
    yield first
    limit = law.limit("transfer-given-up", letter)
    title = "Quá hạn nộp giấy, xem xét xóa tên nếu không có lý do"
    yield _term(title, limit, first.due, "hạn nộp giấy", calendar)


def _end(way: Transfer, law: LawBook, calendar: Calendar) -> Iterator[Term]:
    began = way.letter or way.received
    if way.until is None and began is not None:
        limit = law.limit("transfer-temporary-max", began)
        title = "Đủ thời gian tạm thời, chuyển chính thức hoặc trở về"
        yield _term(title, limit, began, "ngày giới thiệu", calendar)
    elif way.until is not None and way.kind == "abroad-temporary":
        limit = law.limit("transfer-return", way.until)
        title = "Báo cáo, nộp giấy sau khi về nước"
        yield _term(title, limit, way.until, "ngày về nước", calendar)
    elif way.until is not None:
        yield Term(title="Hết thời gian sinh hoạt tạm thời", due=way.until, note="", source="")


def _term(title: str, limit: Limit, start: date, words: str, calendar: Calendar) -> Term:
    unit = _UNITS.get(limit.unit)
    last = calendar.deadline(start, limit.value, unit) if unit else add_months(start, limit.value)
    note = f"{limit.told} từ {words} {date_text(start)}"
    return Term(title=title, due=last, note=note, source=limit.source)


def _doubts(way: Transfer, person: Person, law: LawBook) -> Iterator[str]:
    began = way.letter or way.received
    if way.kind in TEMPORARY and began and way.until:
        least = law.limit("transfer-temporary-min", began)
        most = law.limit("transfer-temporary-max", began)
        if way.until < add_months(began, least.value):
            yield f"Dưới {least.text} thì không phải chuyển sinh hoạt tạm thời."
        elif way.until >= add_months(began, most.value):
            yield f"Từ {most.text} trở lên thì chuyển sinh hoạt chính thức."
    if way.kind not in COMING | TEMPORARY and began and _probation_over(person, law, began):
        yield "Đã hết thời gian dự bị mà chưa công nhận chính thức: xét công nhận trước khi chuyển."
    if way.kind in _MOVES and not reach(way):
        yield "Chưa chọn trong hay ngoài tỉnh: biểu tăng, giảm đảng viên sẽ ghi chưa rõ."


def _probation_over(person: Person, law: LawBook, day: date) -> bool:
    told = person.membership
    if told is None or told.official is not None or told.admitted is None:
        return False
    joined = told.admitted.latest
    return add_months(joined, law.limit("probation", joined).value) <= day
