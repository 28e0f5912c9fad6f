"""Whom to verify beside the person, and until when a committee that was asked must reply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from desktop.rules import lists
from desktop.rules.calendar import Calendar, add_months
from desktop.rules.cases.findings import Due
from desktop.rules.editions import LawBook, Verified
from desktop.rules.facts.case import Verification
from desktop.rules.facts.person import Person, Relative
from desktop.rules.lists import Entry
from desktop.rules.text import date_text, fold

Way = Literal["verify", "confirm", "exempt"]

_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Somebody about whom a committee is asked; `relation` is "" for the person.

    `way` is to verify, only to have the managing committee confirm, or exempt, with the reason;
    `by_hand` says that the office decided so.
    """

    relation: str = ""
    name: str
    way: Way = "verify"
    reason: str = ""
    source: str = ""
    by_hand: bool = False


def subjects(
    person: Person, relations: Sequence[Entry], law: LawBook, day: date
) -> tuple[Subject, ...]:
    """The person, and the relatives whom the law of the day has verified, in the booklet's order.

    What was said by hand of a relative goes before what the law says.
    """
    rule = law.verified_on(day)
    if rule is None:
        return ()
    source = law.source(rule.basis, day)
    found = [Subject(name=person.name, source=source)]
    for one in person.history.relatives if person.history else ():
        entry = lists.find(relations, one.relation)
        code = entry.code if entry else ""
        named = code in rule.relations or code in rule.grown
        if one.name and (named or one.verify):
            found.append(_subject(one, code, rule, law, day))
    return tuple(found)


def is_about(one: Verification, subject: Subject) -> bool:
    """Whether a request asks about that person."""
    if not subject.relation:
        return not one.relation
    return (fold(one.relation), fold(one.name)) == (fold(subject.relation), fold(subject.name))


def reply_due(one: Verification, law: LawBook, calendar: Calendar) -> Due | None:
    """The last day of a reply, counted from the day the request came there, else was sent."""
    start = one.received or one.sent
    if start is None:
        return None
    limit = law.limit("verification-abroad" if one.abroad else "verification", start)
    last = calendar.working_days_after(start, limit.value)
    words = "ngày nhận yêu cầu" if one.received else "ngày gửi (chưa ghi ngày nhận)"
    return Due(
        day=last,
        note=f"{limit.told} từ {words} {date_text(start)}",
        sure=calendar.sure(start, last),
        limit=limit,
    )


def _subject(one: Relative, code: str, rule: Verified, law: LawBook, day: date) -> Subject:
    source = law.source(rule.basis, day)
    way, reason = _way(one, code, rule, law, day)
    if way == "confirm":
        source = law.source(rule.simplified, day)
    return Subject(
        relation=one.relation,
        name=one.name,
        way=way,
        reason=reason,
        source=source,
        by_hand=one.verify is not None,
    )


def _way(one: Relative, code: str, rule: Verified, law: LawBook, day: date) -> tuple[Way, str]:
    if one.verify is False:
        return "exempt", one.verify_reason or "Văn phòng ghi là không cần thẩm tra"
    if one.verify:
        return "verify", one.verify_reason
    grown = law.limit("legal-capacity", day)
    adult = add_months(one.born.earliest, grown.value * _MONTHS) if one.born else day
    if code in rule.grown and adult > day:
        return "exempt", f"Chưa đủ {grown.text}"
    if one.is_member:
        cell = f" ({one.member_cell})" if one.member_cell else ""
        return "confirm", f"Là đảng viên{cell}: chỉ cần cấp ủy quản lý hồ sơ xác nhận"
    return "verify", ""
