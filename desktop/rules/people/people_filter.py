"""Which people a list is narrowed to: conditions joined by “và”, read back as a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from desktop.rules.calendar import Period, days_until
from desktop.rules.cases.conditions_person import certificate_end
from desktop.rules.editions import LawBook
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.members.membership import Life
from desktop.rules.reports.statistics_attributes import (
    aged,
    at_work_as,
    joined_the_union,
    trained_to,
)
from desktop.rules.reports.statistics_conditions import REGISTERED, Condition, OnePerson, Scene

_NOBODY_IS_OLDER = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFilter:
    """What is asked of a person; None and "" ask nothing. Ages in full years, both included.

    `union` is having joined the Youth Union; `certificate_ending` that the certificate of the
    awareness class runs out within the time of notice; `group` and `education` are list codes.
    """

    sex: str = ""
    youngest: int | None = None
    oldest: int | None = None
    minority: bool | None = None
    religious: bool | None = None
    union: bool | None = None
    stage: str = ""
    cell_id: str = ""
    class_attended: bool | None = None
    certificate_ending: bool | None = None
    group: str = ""
    education: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is asked."""
        return self == PeopleFilter()


def stored(chosen: PeopleFilter) -> dict[str, Any]:
    """What is asked, as it is kept."""
    return {name: value for name, value in asdict(chosen).items() if value not in ("", None)}


def read(kept: Mapping[str, Any]) -> PeopleFilter:
    """A filter as it was kept; conditions that this program does not know are left out."""
    known = {field.name for field in fields(PeopleFilter)}
    return PeopleFilter(**{name: value for name, value in kept.items() if name in known})


def sentence(chosen: PeopleFilter, names: Mapping[str, str]) -> str:
    """The filter in words; `names` gives those of the stage, cell, group and level by code."""
    told = [
        f"{chosen.sex} {_ages(chosen)}".strip(),
        _either(chosen.minority, "dân tộc thiểu số", "không phải dân tộc thiểu số"),
        _either(chosen.religious, "theo tôn giáo", "không theo tôn giáo"),
        _either(chosen.union, "đã vào Đoàn", "chưa vào Đoàn"),
        names.get(chosen.stage, "").lower().replace("đảng", "Đảng"),
        names.get(chosen.cell_id, ""),
        _either(chosen.class_attended, "đã học lớp", "chưa học lớp"),
        _either(chosen.certificate_ending, "chứng nhận sắp hết hạn", "chứng nhận chưa sắp hết hạn"),
        names.get(chosen.group, "").lower(),
        f"trình độ {names[chosen.education].lower()}" if chosen.education in names else "",
    ]
    return ", ".join(filter(None, told)) or "mọi người"


def matching(
    chosen: PeopleFilter, facts: OfficeFacts, people: Mapping[str, Life], law: LawBook, day: date
) -> frozenset[str]:
    """The ids of those of whom all is known to be so on a day; stage and cell are not asked."""
    scene, named = Scene(facts, Period(day, day)), _named(chosen)
    return frozenset(
        id
        for id, life in people.items()
        if all(one.question(OnePerson(life, day, scene)) is wanted for one, wanted in named)
        and chosen.class_attended in (None, _attended(life))
        and chosen.certificate_ending in (None, _ending(life, law, day))
    )


def _named(chosen: PeopleFilter) -> list[tuple[Condition, bool]]:
    asked: list[tuple[Condition, bool | None]] = [
        (REGISTERED["woman"], chosen.sex == "nữ" if chosen.sex else None),
        (REGISTERED["of a minority"], chosen.minority),
        (REGISTERED["religious"], chosen.religious),
        (joined_the_union(), chosen.union),
    ]
    if chosen.youngest is not None or chosen.oldest is not None:
        oldest = _NOBODY_IS_OLDER if chosen.oldest is None else chosen.oldest
        asked.append((aged((chosen.youngest or 0, oldest)), True))
    if chosen.group:
        asked.append((at_work_as((chosen.group,)), True))
    if chosen.education:
        asked.append((trained_to((chosen.education,)), True))
    return [(condition, wanted) for condition, wanted in asked if wanted is not None]


def _attended(life: Life) -> bool:
    return any(case.awareness_certificate for case in life.cases)


def _ending(life: Life, law: LawBook, day: date) -> bool:
    limit, notice = (law.limit(id, day) for id in ("certificate-valid", "certificate-notice"))
    ends = [certificate_end(case, limit) for case in life.cases]
    return any(end is not None and 0 <= days_until(end, day) <= notice.value for end in ends)


def _either(asked: bool | None, so: str, not_so: str) -> str:
    return "" if asked is None else so if asked else not_so


def _ages(chosen: PeopleFilter) -> str:
    if chosen.youngest is not None and chosen.oldest is not None:
        return f"từ {chosen.youngest} đến {chosen.oldest} tuổi"
    if chosen.oldest is not None:
        return f"dưới {chosen.oldest + 1}"
    return f"từ {chosen.youngest} tuổi" if chosen.youngest is not None else ""
