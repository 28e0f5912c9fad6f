"""What the lines of a report ask by code: of a person the age, work, schooling, faith; of a place.

Of somebody newly admitted the answer is that of the day of admission, where it was kept.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop.rules import lists
from desktop.rules.facts.case import AtAdmission
from desktop.rules.facts.person import Person
from desktop.rules.reports.statistics_conditions import (
    Answer,
    Condition,
    OneCell,
    OnePerson,
    OneUnit,
)

Codes = tuple[str, ...]


def moved_by(kinds: Codes) -> Condition:
    """Counted for a change of membership of one of these kinds."""

    def question(one: OnePerson) -> Answer:
        return one.change is not None and one.change.kind in kinds

    return Condition("people", question)


def honoured_with(years: tuple[int, ...]) -> Condition:
    """Counted for a badge of one of these years."""

    def question(one: OnePerson) -> Answer:
        return one.badge in years

    return Condition("people", question)


def moved_over(reaches: Codes) -> Condition:
    """Counted for a transfer from or to a place of one of these reaches."""

    def question(one: OnePerson) -> Answer:
        if one.change is None:
            return False
        return one.change.reach in reaches if one.change.reach else None

    return Condition("people", question, "trong hay ngoài tỉnh")


def aged(span: tuple[int, ...]) -> Condition:
    """Of so many full years on the day counted, from the first to the second number."""
    youngest, oldest = span

    def question(one: OnePerson) -> Answer:
        youngest_possible, oldest_possible = ages(one)
        if youngest_possible is None or oldest_possible is None:
            return None
        if youngest <= youngest_possible and oldest_possible <= oldest:
            return True
        outside = oldest_possible < youngest or oldest < youngest_possible
        return False if outside else None

    return Condition("people", question, "ngày sinh")


def ages(one: OnePerson) -> tuple[int, int] | tuple[None, None]:
    """The least and the greatest age in full years that a birth date, perhaps partial, allows."""
    born = one.life.person.born
    if born is None:
        return None, None
    return _years(born.latest, one.day), _years(born.earliest, one.day)


def of_sex(codes: Codes) -> Condition:
    """Nam or nữ."""
    return _of_code(lambda one: one.life.person.sex or "", codes, "giới tính")


def in_cell(ids: Codes) -> Condition:
    """Counted for one of these cells."""
    return _of_code(lambda one: one.cell_id or "", ids, "chi bộ")


def past_step(steps: Codes) -> Condition:
    """With a case of which one of these steps is recorded by the day counted."""

    def question(one: OnePerson) -> Answer:
        taken = (record for case in one.life.cases for record in case.steps)
        return any(record.step in steps and record.day <= one.day for record in taken)

    return Condition("people", question)


def at_work_as(codes: Codes) -> Condition:
    """Of one of these occupations, or ticked as one of these groups."""

    def question(one: OnePerson) -> Answer:
        person = described(one)
        if person.occupation_group in codes or person.groups.intersection(codes):
            return True
        return False if person.occupation_group else None

    return Condition("people", question, "nghề nghiệp")


def working_as(codes: Codes) -> Condition:
    """Of one of these occupations, of which everybody has one."""
    return _of_code(lambda one: described(one).occupation_group, codes, "nghề nghiệp")


def schooled_to(codes: Codes) -> Condition:
    """Of one of these levels of general schooling."""
    return _of_code(lambda one: described(one).general_level, codes, "trình độ phổ thông")


def trained_to(codes: Codes) -> Condition:
    """Of one of these professional levels."""
    return _of_code(lambda one: described(one).professional_level, codes, "trình độ chuyên môn")


def taught_theory(spellings: Codes) -> Condition:
    """Of one of these levels of political theory."""
    return _spelled(lambda one: described(one).political_theory, spellings, "lý luận chính trị")


def titled(spellings: Codes) -> Condition:
    """Of one of these academic titles; most people have none."""

    def question(one: OnePerson) -> Answer:
        return lists.bare(one.life.person.education.academic_title) in spellings

    return Condition("people", question)


def of_ethnicity(spellings: Codes) -> Condition:
    """Of one of these ethnic groups."""
    return _spelled(lambda one: one.life.person.ethnicity, spellings, "dân tộc")


def of_religion(spellings: Codes) -> Condition:
    """Of one of these religions."""
    return _spelled(lambda one: one.life.person.religion, spellings, "tôn giáo")


def ticked(codes: Codes) -> Condition:
    """Ticked as one of these groups."""

    def question(one: OnePerson) -> Answer:
        return bool(described(one).groups.intersection(codes))

    return Condition("people", question)


def in_sector(codes: Codes) -> Condition:
    """A cell of one of these sectors, or somebody in such a cell."""

    def question(one: OneCell | OnePerson) -> Answer:
        return one.cell.sector in codes if one.cell else None

    return Condition("cells or people", question, "chi bộ")


def of_unit_kind(codes: Codes) -> Condition:
    """A place of one of these kinds."""

    def question(one: OneUnit) -> Answer:
        return one.unit.kind in codes

    return Condition("units", question)


def in_the_party_for(span: tuple[int, ...]) -> Condition:
    """A member since so many full years, from the first to the second number."""
    least, most = span

    def question(one: OnePerson) -> Answer:
        decided = _decided(one)
        if decided is None:
            return None
        return least <= _years(decided, one.day) <= most

    return Condition("people", question, "ngày quyết định kết nạp")


def decided_between(span: tuple[date, ...]) -> Condition:
    """Admitted by a decision from the first to the second day."""
    first, last = span

    def question(one: OnePerson) -> Answer:
        decided = _decided(one)
        return None if decided is None else first <= decided <= last

    return Condition("people", question, "ngày quyết định kết nạp")


def in_the_union(oldest: int) -> Condition:
    """A member of the Youth Union: ticked as one, or joined and not beyond the age of leaving."""

    def question(one: OnePerson) -> Answer:
        joined = one.life.person.union_joined
        if "union-member" in described(one).groups:
            return True
        youngest_possible, oldest_possible = ages(one)
        beyond = youngest_possible is not None and youngest_possible > oldest
        if beyond or (joined is not None and joined.earliest > one.day):
            return False
        certain = oldest_possible is not None and oldest_possible <= oldest
        return True if joined is not None and certain else None

    return Condition("people", question, "ngày vào Đoàn hoặc ngày sinh")


def joined_the_union(_: Codes = ()) -> Condition:
    """Has ever joined the Youth Union: by the day in the record, or ticked as a member."""

    def question(one: OnePerson) -> Answer:
        person = one.life.person
        return person.union_joined is not None or "union-member" in person.groups

    return Condition("people", question)


def described(one: OnePerson) -> AtAdmission:
    """What a person was on the day of the admission that is counted, else what is known today."""
    # A probation that a case ended is no admission: whoever left is described as known today.
    case = one.change.case if one.change and one.change.joins else None
    kept = case.at_admission if case else None
    return kept or at_present(one.life.person)


def at_present(person: Person) -> AtAdmission:
    """What is to be kept of a person at the admission."""
    return AtAdmission(
        occupation_group=person.occupation_group,
        general_level=person.education.general_level,
        professional_level=person.education.professional_level,
        political_theory=person.education.political_theory,
        groups=person.groups,
    )


def _of_code(value: Callable[[OnePerson], str], codes: Codes, lacks: str) -> Condition:
    def question(one: OnePerson) -> Answer:
        found = value(one)
        return found in codes if found else None

    return Condition("people", question, lacks)


def _spelled(value: Callable[[OnePerson], str], spellings: Codes, lacks: str) -> Condition:
    def question(one: OnePerson) -> Answer:
        found = lists.bare(value(one))
        return found in spellings if found else None

    return Condition("people", question, lacks)


def _decided(one: OnePerson) -> date | None:
    """The day from which Party age counts: that of the latest decision, else of the admission."""
    decisions = [day for case in one.life.cases if (day := case.day_of("decision"))]
    before = [day for day in decisions if day <= one.day]
    if before:
        return max(before)
    membership = one.life.person.membership
    known = (membership.decided or membership.admitted) if membership else None
    return known.earliest if known else None


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
