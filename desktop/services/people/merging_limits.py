"""What forbids taking two records for one person, and what to do first."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules.cases import progress
from desktop.rules.facts.case import Case
from desktop.rules.facts.person import Person
from desktop.rules.members import membership
from desktop.rules.partial_date import PartialDate
from desktop.services import facts, rows
from desktop.services.cases import steps
from desktop.services.keeping import settings
from desktop.store.tables.cases import CaseRow, MentorshipRow
from desktop.store.tables.people import PersonRow

_WORDS = {
    "decided": "ngày quyết định kết nạp",
    "admitted": "ngày vào Đảng",
    "official": "ngày chính thức",
}


def refusals(session: Session, keep: str, other: str, day: date) -> tuple[str, ...]:
    """Every reason why two records cannot become one on a day, each with what to do."""
    if keep == other:
        return ("Hãy chọn hai người khác nhau để gộp.",)
    binned = [
        f"{row.name} đang ở thùng rác. Hãy lấy lại người đó rồi gộp."
        for row in (rows.present(session, PersonRow, id) for id in (keep, other))
        if row.removed is not None
    ]
    if binned:
        return tuple(binned)
    people = (facts.person(session, keep), facts.person(session, other))
    cases = (_case(session, keep), _case(session, other))
    found = [
        *_of_cases(people, cases, tuple(_is_open(session, one, day) for one in cases), day),
        *_of_membership(people, cases),
        *_of_mentors(session, people),
        *_of_shared(session, people),
    ]
    return tuple(found)


def _case(session: Session, person_id: str) -> Case | None:
    case = facts.case_of(session, person_id, with_life=False)
    return case if case is not None and case.steps else None


def _is_open(session: Session, case: Case | None, day: date) -> bool:
    if case is None:
        return False
    law, calendar = facts.law(session), settings.working_calendar(session)
    state = progress.standing(case, steps.processes_for(case), law, calendar, day)
    return state.stage not in ("official", "left")


def _of_cases(
    people: tuple[Person, Person],
    cases: tuple[Case | None, Case | None],
    opened: tuple[bool, ...],
    day: date,
) -> list[str]:
    if all(opened):
        names = " và ".join(_who(one) for one in people)
        return [
            f"{names} đều có hồ sơ đang làm. Hãy mở hồ sơ ghi nhầm, xóa các bước đã ghi ở đó, rồi "
            "gộp lại."
        ]
    for at, case in enumerate(cases):
        one, other, theirs = people[at], people[1 - at], cases[1 - at]
        waits = case is not None and opened[at] and case.ceremony_on is None and not case.again
        if waits and membership.life(other, (theirs,) if theirs else ()).member_on(day):
            return [
                f"{_who(other)} đã là đảng viên, còn {_who(one)} đang được xét kết nạp. Hãy bỏ "
                "thông tin đảng viên ghi nhầm, hoặc xóa các bước của hồ sơ ghi nhầm, rồi gộp lại."
            ]
    return []


def _of_membership(
    people: tuple[Person, Person], cases: tuple[Case | None, Case | None]
) -> list[str]:
    left, right = (_days(one, case) for one, case in zip(people, cases, strict=True))
    return [
        f"{words.capitalize()} mâu thuẫn: {_who(people[0])} ghi {left[name][0].text}, "
        f"{_who(people[1])} ghi {right[name][0].text}. Hãy mở người ghi sai, sửa cho đúng quyết "
        "định, rồi gộp lại."
        for name, words in _WORDS.items()
        if left[name]
        and right[name]
        and not any(_may_be(one, other) for one in left[name] for other in right[name])
    ]


def _days(person: Person, case: Case | None) -> dict[str, list[PartialDate]]:
    """Every day that a record tells of becoming a member, entered by hand or by a case."""
    told = person.membership
    # A re-admission has other days than the first one, which the other record may tell of.
    first = case if case is not None and not case.again else None
    by_case = {
        "decided": first.decision.day if first and first.decision else None,
        "admitted": first.ceremony_on if first else None,
        "official": first.day_of(membership.RECOGNISED) if first else None,
    }
    return {
        name: [
            *([day] if told and (day := getattr(told, name)) else []),
            *([PartialDate.of(real)] if (real := by_case[name]) else []),
        ]
        for name in _WORDS
    }


def _of_mentors(session: Session, people: tuple[Person, Person]) -> list[str]:
    found = []
    for mentor, helped in (people, people[::-1]):
        query = (
            select(MentorshipRow.id)
            .join(CaseRow, CaseRow.id == MentorshipRow.case_id)
            .where(MentorshipRow.mentor_id == mentor.id, CaseRow.person_id == helped.id)
        )
        if session.scalars(query).first():
            found.append(
                f"{_who(mentor)} được phân công giúp đỡ {_who(helped)}, nên không thể là một "
                "người. Nếu phân công ghi nhầm, hãy sửa bước đó trong hồ sơ rồi gộp lại."
            )
    return found


def _of_shared(session: Session, people: tuple[Person, Person]) -> list[str]:
    """Of a case that both help at the same time only one of them can be the mentor."""
    query = select(MentorshipRow).where(MentorshipRow.mentor_id.in_([one.id for one in people]))
    held = list(session.scalars(query))
    shared = {
        one.case_id
        for one in held
        for other in held
        if one.mentor_id < other.mentor_id
        and (one.case_id, one.stage) == (other.case_id, other.stage)
        and (other.until is None or (one.since or date.min) < other.until)
        and (one.until is None or (other.since or date.min) < one.until)
    }
    helped = select(PersonRow.name).join(CaseRow, CaseRow.person_id == PersonRow.id)
    names = session.scalars(helped.where(CaseRow.id.in_(shared)).order_by(PersonRow.sort_key))
    both = " và ".join(_who(one) for one in people)
    return [
        f"{both} cùng được phân công giúp đỡ {name} một lúc. Hãy sửa bước phân công trong hồ sơ "
        "của người đó, chỉ để một người, rồi gộp lại."
        for name in names
    ]


def _who(person: Person) -> str:
    return f"{person.name} ({person.born.text})" if person.born else person.name


def _may_be(one: PartialDate, other: PartialDate) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest
