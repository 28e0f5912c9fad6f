"""Conditions on who introduces: how many, who may, for how long together, which union."""

from __future__ import annotations

from datetime import date

from desktop.rules.calendar import add_months, age
from desktop.rules.cases.answers import NO, UNKNOWN, YES, Answer, Context, condition
from desktop.rules.facts.case import Case, Mentorship
from desktop.rules.facts.person import Movement, Person
from desktop.rules.members import discipline
from desktop.rules.members.membership import MOVEMENTS
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
    may = _by_a_union(case, context).holds
    where = (
        ""
        if may
        else " (bước này hiện ra khi Hồ sơ người đã ghi ngày vào Đoàn, hoặc là đoàn viên công đoàn)"
    )
    return Answer(
        holds=False,
        sentence=(
            f"Mới có {count} đảng viên giới thiệu. Cần {alone.text}, hoặc {with_union.text} và "
            "nghị quyết của Đoàn Thanh niên hay công đoàn. Hãy phân công thêm hoặc ghi nghị quyết"
            f"{where}."
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
    return _all_here(introducers(case), case, context)


@condition("probation mentor is still here")
def _probation_mentor_here(case: Case, context: Context) -> Answer:
    return _all_here(_probation_mentor(case), case, context)


@condition("introducers are free to help", by_time=True)
def _free(case: Case, context: Context) -> Answer:
    return _all_free(introducers(case), case, context)


@condition("probation mentor is free to help", by_time=True)
def _probation_mentor_free(case: Case, context: Context) -> Answer:
    return _all_free(_probation_mentor(case), case, context)


def _probation_mentor(case: Case) -> tuple[Mentorship, ...]:
    """The mentor of probation whose help has not ended."""
    mentor = case.probation_mentor
    return (mentor,) if mentor and mentor.until is None else ()


def left(person: Person, day: date) -> Movement | None:
    """The movement by which a member was gone from here on a day; None who is still here."""
    moves = sorted((one for one in person.movements if one.day <= day), key=lambda one: one.day)
    return moves[-1] if moves and not MOVEMENTS[moves[-1].kind] else None


def _all_here(mentors: tuple[Mentorship, ...], case: Case, context: Context) -> Answer:
    for one in mentors:
        gone = left(one.mentor, context.day)
        if gone is not None:
            how = _GONE.get(gone.kind, "không còn sinh hoạt ở đây từ")
            why = f"{one.mentor.name} {how} ngày {date_text(gone.day)}."
            return _replace(f"{why} Chi bộ cần phân công", one, case, context)
    return YES


_GONE = {
    "died": "từ trần",
    "transferred-out": "chuyển sinh hoạt đảng đi",
    "expelled": "bị khai trừ khỏi Đảng",
}
"""How somebody went, before the day; of others only that they are here no longer."""


def _all_free(mentors: tuple[Mentorship, ...], case: Case, context: Context) -> Answer:
    """Of those who are still here, whether discipline or exemption keeps any from helping."""
    for one in mentors:
        if left(one.mentor, context.day) is not None:
            continue
        why = _kept_by(one.mentor, context)
        if why:
            return _replace(f"{why} Chi bộ cần xem xét, phân công", one, case, context)
    return YES


def _kept_by(mentor: Person, context: Context) -> str:
    """What keeps a member from helping on a day, as a sentence; "" for nothing."""
    under = discipline.in_force(mentor, context.law, context.day)
    if under is not None and under.day is not None:
        number = f"quyết định {under.number} " if under.number else "quyết định "
        return f"{mentor.name} đang bị kỷ luật theo {number}ngày {date_text(under.day)}."
    standing = mentor.standing
    if standing is None or standing.status not in _STANDINGS:
        return ""
    since = standing.status_on
    if since is not None and since.earliest > context.day:
        return ""
    return f"{mentor.name} {_STANDINGS[standing.status]}{f' từ {since.text}' if since else ''}."


_STANDINGS = {
    "exempt": "được miễn công tác và sinh hoạt đảng",
    "suspended": "bị đình chỉ sinh hoạt đảng",
    "interrupted": "gián đoạn sinh hoạt đảng",
}
"""The codes of `lists/member_states.toml` under which a member does not take part."""


def _replace(words: str, one: Mentorship, case: Case, context: Context) -> Answer:
    """That another must help, and which paper of the one before is to be written anew."""
    step, paper = _PAPERS[one.stage]
    again = f" và viết lại {paper}" if case.last(step) else ""
    return Answer(
        holds=False,
        sentence=f"{words} đảng viên chính thức khác thay{again}.",
        source=context.law.limit("introducers", context.day).source,
        field="mentor",
        who=_CELL,
    )


_PAPERS = {
    "candidate": ("introduction", "giấy giới thiệu người vào Đảng"),
    "probationary": ("mentor-remark", "bản nhận xét đảng viên dự bị"),
}
"""By stage of help, the step of the paper that a mentor writes, and what it is called."""


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
