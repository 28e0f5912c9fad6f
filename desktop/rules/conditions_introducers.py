"""Conditions on who introduces: how many, who may, for how long together, which union."""

from __future__ import annotations

from datetime import date

from desktop.rules.answers import NO, UNKNOWN, YES, Answer, Context, condition
from desktop.rules.calendar import add_months, age
from desktop.rules.facts.case import Case, Mentorship
from desktop.rules.facts.person import Movement, Person
from desktop.rules.membership import MOVEMENTS
from desktop.rules.text import date_text

_CELL = "Chi bộ"


def introducers(case: Case) -> tuple[Mentorship, ...]:
    """The members who introduce: the mentors of the candidate whose help has not ended."""
    return tuple(one for one in case.mentors if one.stage == "candidate" and one.until is None)


def official_on(person: Person, day: date) -> bool | None:
    """Whether a person is an official member on a day; None while the day is not known."""
    official = person.membership.official if person.membership else None
    if official is None:
        return None
    if official.latest <= day:
        return True
    return False if official.earliest > day else None


@condition("enough introducers")
def _enough(case: Case, context: Context) -> Answer:
    count = len(introducers(case))
    with_union = context.law.limit("introducers-with-union", context.day)
    alone = context.law.limit("introducers", context.day)
    needed = with_union if case.union_resolution else alone
    if count >= needed.value:
        return YES
    return Answer(
        holds=False,
        sentence=(
            f"Mới có {count} đảng viên giới thiệu. Cần {alone.text}, hoặc {with_union.text} và "
            "nghị quyết của Đoàn Thanh niên hay công đoàn. Hãy phân công thêm hoặc ghi nghị quyết."
        ),
        source=needed.source,
        field="mentor",
        who=_CELL,
    )


@condition("introducers are official members")
def _official(case: Case, context: Context) -> Answer:
    return _all_official(introducers(case), context, "giới thiệu người vào Đảng")


@condition("probation mentor is an official member")
def _probation_mentor_official(case: Case, context: Context) -> Answer:
    mentor = case.probation_mentor
    return _all_official((mentor,) if mentor else (), context, "giúp đỡ đảng viên dự bị")


def _all_official(mentors: tuple[Mentorship, ...], context: Context, task: str) -> Answer:
    for one in mentors:
        official = official_on(one.mentor, context.day)
        if official:
            continue
        name = one.mentor.name
        return Answer(
            holds=official,
            sentence=(
                f"Chưa ghi ngày công nhận chính thức của {name}; hãy bổ sung vào hồ sơ đảng viên."
                if official is None
                else f"{name} chưa là đảng viên chính thức nên không được {task}. Hãy phân công "
                "đảng viên chính thức khác."
            ),
            source=context.law.limit("introducers", context.day).source,
            field=f"member.{one.mentor.id}.official" if official is None else "mentor",
            who=_CELL,
        )
    return YES


@condition("introducers are still here")
def _here(case: Case, context: Context) -> Answer:
    return _all_here(introducers(case), context)


@condition("probation mentor is still here")
def _probation_mentor_here(case: Case, context: Context) -> Answer:
    mentor = case.probation_mentor
    return _all_here((mentor,) if mentor and mentor.until is None else (), context)


def left(person: Person, day: date) -> Movement | None:
    """The movement by which a member was gone from here on a day; None who is still here."""
    moves = sorted((one for one in person.movements if one.day <= day), key=lambda one: one.day)
    return moves[-1] if moves and not MOVEMENTS[moves[-1].kind] else None


def _all_here(mentors: tuple[Mentorship, ...], context: Context) -> Answer:
    for one in mentors:
        gone = left(one.mentor, context.day)
        if gone is None:
            continue
        return Answer(
            holds=False,
            sentence=(
                f"{one.mentor.name} không còn sinh hoạt ở đây từ ngày {date_text(gone.day)}. Chi "
                "bộ cần phân công đảng viên chính thức khác thay."
            ),
            source=context.law.limit("introducers", context.day).source,
            field="mentor",
            who=_CELL,
        )
    return YES


@condition("introducers have been together long enough", by_time=True, overridable=True)
def _together(case: Case, context: Context) -> Answer:
    limit = context.law.limit("together", context.day)
    for one in introducers(case):
        if one.replaces:
            continue
        since = one.together_since
        opens = add_months(since.latest, limit.value) if since else None
        if opens is not None and opens <= context.day:
            continue
        name = one.mentor.name
        return Answer(
            holds=None if opens is None else False,
            sentence=(
                f"Chưa ghi {name} cùng công tác hoặc cư trú với người vào Đảng từ bao giờ; "
                "hãy bổ sung."
                if opens is None
                else f"{name} phải cùng công tác, lao động, học tập hoặc cư trú với người vào "
                f"Đảng ít nhất {limit.text}; đủ vào ngày {date_text(opens)}."
            ),
            source=limit.source,
            field="together_since",
            step="candidate",
            who=_CELL,
            opens=opens,
        )
    return YES


@condition("introduced by a union")
def _by_a_union(case: Case, context: Context) -> Answer:
    youth = _by_youth_union(case, context)
    return youth if youth.holds else _by_trade_union(case, context)


@condition("introduced by the youth union")
def _by_youth_union(case: Case, context: Context) -> Answer:
    """A member of the Youth Union of its age, or a somewhat older cadre of it."""
    person = case.person
    day = case.day_of("union-resolution") or context.day
    if person.union_joined is None:
        return NO
    years = age(person.born, day)
    if years is None:
        return UNKNOWN
    oldest = context.law.limit("youth-age-cadre" if person.union_post else "youth-age", day)
    return YES if years <= (oldest.value, 0) else NO


@condition("introduced by the trade union")
def _by_trade_union(case: Case, context: Context) -> Answer:
    if _by_youth_union(case, context).holds:
        return NO
    member = case.person.trade_union
    return UNKNOWN if member is None else YES if member else NO
