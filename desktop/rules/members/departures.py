"""Members who take part no more: what follows from it, by when, and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from desktop.rules.calendar import Calendar, add_months
from desktop.rules.editions import LawBook
from desktop.rules.facts.person import Departure, Movement, Person
from desktop.rules.members.discipline import Term
from desktop.rules.text import date_text

EXEMPT, STRUCK_OFF, RESIGNED = "exempt", "struck-off", "resigned"
EXPELLED, DIED = "expelled", "died"
LEAVING = frozenset({STRUCK_OFF, RESIGNED, EXPELLED, DIED})
"""Those after which somebody is no member any more."""


def movements(ways: Iterable[Departure]) -> tuple[Movement, ...]:
    """The goings that follow: a member leaves on the day from which it holds."""
    return tuple(
        Movement(kind=way.kind, day=way.day, number=way.number, note=way.reason, follows=way.id)
        for way in ways
        if way.day is not None and way.kind in LEAVING
    )


def is_open(way: Departure, day: date) -> bool:
    """Whether something is still to come: the day it holds from, the card, the end of a time."""
    if way.day is None:
        return True
    if way.kind == EXEMPT:
        return way.ended is None
    return way.kind != DIED and way.card_back is None and way.day <= day


def state(way: Departure) -> str:
    """How far it has come, in words."""
    if way.day is None:
        if way.decided or way.number:
            return "có quyết định, chưa có hiệu lực"
        return f"chi bộ họp {date_text(way.met)}" if way.met else "đang xem xét"
    if way.kind == EXEMPT:
        if way.ended:
            return f"sinh hoạt lại {date_text(way.ended)}"
        return f"miễn từ {date_text(way.day)}"
    if way.kind == DIED:
        return f"mất {date_text(way.day)}"
    return f"từ {date_text(way.day)}" + ("" if way.card_back else ", chưa thu thẻ")


def terms(way: Departure, law: LawBook, calendar: Calendar) -> tuple[Term, ...]:
    """By when the member may complain, and when a time of exemption is over."""
    return tuple(_terms(way, law, calendar))


def doubts(way: Departure, person: Person, law: LawBook) -> tuple[str, ...]:
    """What does not fit the rules although it may have happened, each in a sentence."""
    return tuple(_doubts(way, person, law))


def _terms(way: Departure, law: LawBook, calendar: Calendar) -> Iterator[Term]:
    if way.kind == EXEMPT:
        if way.day and way.until and way.ended is None:
            title = "Hết thời gian miễn, sinh hoạt trở lại"
            yield Term(title=title, due=way.until, note="", source="")
    elif way.kind == STRUCK_OFF and way.received:
        limit = law.limit("striking-complaint", way.received)
        last = calendar.working_days_after(way.received, limit.value)
        note = f"{limit.told} từ ngày nhận quyết định {date_text(way.received)}"
        title = "Hạn khiếu nại việc xóa tên"
        yield Term(title=title, due=last, note=note, source=limit.source)


def _doubts(way: Departure, person: Person, law: LawBook) -> Iterator[str]:
    if way.kind == EXEMPT and way.day and way.until:
        limit = law.limit("exempt-most", way.day)
        if way.until >= add_months(way.day, limit.value):
            yield f"Miễn có thời hạn phải dưới {limit.told} ({limit.source})."
    if way.kind in (EXEMPT, STRUCK_OFF, RESIGNED) and way.day and not way.met:
        yield "Chưa ghi ngày chi bộ họp xét."
    if way.kind == EXPELLED and person.membership and person.membership.official is None:
        yield "Khai trừ chỉ áp dụng với đảng viên chính thức; đảng viên dự bị thì xóa tên."
