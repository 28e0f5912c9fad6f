"""The way of an invented person: which steps are recorded, on which days, saying what."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from desktop import paths
from desktop.rules import calendar
from desktop.rules.calendar import Calendar
from desktop.rules.partial_date import PartialDate
from desktop.services import shipped
from desktop.services.samples.sample_communes import Cohort, Commune
from desktop.services.samples.sample_people import Invented

# Days before or after the ceremony on which a step usually falls, within every term of the law.
STEPS = {
    "outstanding": -620,
    "candidate": -585,
    "class-sent": -470,
    "certificate": -440,
    "application": -215,
    "history": -200,
    "verification": -165,
    "introduction": -160,
    "union-resolution": -150,
    "opinions": -135,
    "history-certified": -120,
    "cell-meeting": -85,
    "base-meeting": -70,
    "appraisal": -58,
    "standing-meeting": -42,
    "decision": -38,
    "ceremony": 0,
    "member-file": 20,
    "new-member-class": 240,
    "self-review": 370,
    "mentor-remark": 371,
    "probation-opinions": 374,
    "recognition-meeting": 382,
    "recognition-base-meeting": 390,
    "recognition-standing-meeting": 400,
    "recognition-decision": 404,
}

# The series that a step's paper is numbered in, and whether the commune or the cell issues it.
_SERIES = {
    "candidate": ("-NQ/CB", False),
    "class-sent": ("-CV/ĐU", True),
    "certificate": ("/CN", True),
    "union-resolution": ("-NQ/ĐTN", True),
    "opinions": ("-BC/CB", False),
    "cell-meeting": ("-NQ/CB", False),
    "base-meeting": ("-NQ/ĐU", True),
    "decision": ("-QĐ/ĐU", True),
    "new-member-class": ("/CN", True),
    "probation-opinions": ("-BC/CB", False),
    "recognition-meeting": ("-NQ/CB", False),
    "recognition-base-meeting": ("-NQ/ĐU", True),
    "recognition-decision": ("-QĐ/ĐU", True),
}
_OF_CELL = {"cell-meeting", "recognition-meeting"}
_OF_STANDING = {"standing-meeting", "recognition-standing-meeting"}
_UNDER = {"base-meeting", "recognition-base-meeting"}
# Months that a mentor has lived or worked with the candidate when the help begins.
_TOGETHER = 40
_COMMITTEE = 15
_UNION_COMMITTEE = 7


@dataclass(frozen=True, slots=True)
class Planned:
    """A step to be recorded: `series` is what its paper is numbered in, "" for none."""

    day: date
    order: int
    person: Invented
    step: str
    series: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Walk:
    """Somebody's way through the steps, with the members who help."""

    commune: Commune
    person: Invented
    mentors: tuple[Invented, ...]

    def steps(self, anchor: str, anchor_day: date, reach: str) -> list[Planned]:
        """The steps up to `reach` that have come by the commune's last day."""
        ids = list(STEPS)
        held = []
        for order, step in enumerate(ids[: ids.index(reach) + 1]):
            day = _working(anchor_day + timedelta(days=STEPS[step] - STEPS[anchor]))
            if day <= self.commune.day and self._applies(step, day):
                held.append(
                    Planned(
                        day, order, self.person, step, self._series(step), self._said(step, day)
                    )
                )
        return held

    def second_mentor(self, case_id: str, one: Planned, number: str) -> dict[str, Any]:
        """What assigns the other member who introduces where no union does."""
        together = calendar.add_months(one.day, -_TOGETHER)
        return {
            "case_id": case_id,
            "mentor_id": self.mentors[-1].id,
            "stage": "candidate",
            "since": one.day,
            "number": number,
            "together_since": PartialDate.of(together),
        }

    def needs_second(self, one: Planned) -> bool:
        """Whether another member must introduce, when a step has made the person a candidate."""
        apart = timedelta(days=STEPS["union-resolution"] - STEPS[one.step])
        return one.step == "candidate" and not self._by_union(one.day + apart)

    def _by_union(self, day: date) -> bool:
        return self._young(day) or bool(self.person.values["trade_union"])

    def _young(self, day: date) -> bool:
        years = calendar.age(self.person.values["born"], day)
        return years is not None and years <= (shipped.law().limit("youth-age", day).value, 0)

    def _applies(self, step: str, day: date) -> bool:
        if step in _UNDER:
            return self.person.cell.kind == "under"
        return step != "union-resolution" or self._by_union(day)

    def _series(self, step: str) -> str:
        code, of_commune = _SERIES.get(step, ("", True))
        return f"{code}|{'' if of_commune else self.person.cell.name}" if code else ""

    def written(self, one: Planned) -> dict[str, Any] | None:
        """What keeps the answers of the paper that a step belongs with; None if it has none."""
        paper = _texts("papers").get(one.step)
        if paper is None:
            return None
        answers = {name: said.format_map(self._words()) for name, said in paper["answers"].items()}
        return {"form_id": paper["form"], "day": one.day, "answers": answers}

    def _words(self) -> dict[str, str]:
        cell, office = self.person.cell, self.commune.office
        return {
            "name": self.person.name,
            "place": cell.place,
            "cell": cell.name,
            "commune": f"{office.commune_kind} {office.commune_name}",
            "secretary": cell.secretary,
            "clerk": self.mentors[-1].name,
            "signer": office.signer_name,
        }

    def _said(self, step: str, day: date) -> dict[str, Any]:
        asked = _texts("steps").get(step, {})
        said = {name: text.format_map(self._words()) for name, text in asked.items()}
        return {**said, **self._days(step, day), **self._counts(step), **self._helpers(step, day)}

    def _helpers(self, step: str, day: date) -> dict[str, Any]:
        if step == "candidate":
            together = calendar.add_months(day, -_TOGETHER)
            return {"mentor": self.mentors[0].id, "together_since": together}
        return {"mentor": self.mentors[0].id} if step == "ceremony" else {}

    def _counts(self, step: str) -> dict[str, int]:
        if step in _OF_CELL:
            official = max(self.person.cell.members - 3, 3)
            away = 1 if official > _UNION_COMMITTEE else 0
            return {
                **_votes(official, official - away, official - away),
                "probationary": 1,
                "present_probationary": 1,
            }
        if step in _OF_STANDING:
            all_ = self.commune.office.standing_members
            return _votes(all_, all_, all_)
        if step in _UNDER:
            return _votes(_COMMITTEE, _COMMITTEE - 1, _COMMITTEE - 1)
        if step == "union-resolution":
            return _votes(_UNION_COMMITTEE, _UNION_COMMITTEE, _UNION_COMMITTEE)
        if step in ("opinions", "probation-opinions"):
            return {
                "organisations_asked": 15,
                "organisations_in_favour": 15,
                "organisations_against": 0,
                "residence_asked": 5,
                "residence_in_favour": 5,
                "residence_against": 0,
            }
        return {}

    def _days(self, step: str, day: date) -> dict[str, date]:
        if step == "class-sent":
            return {"class_from": _working(day + timedelta(days=7))}
        if step in ("certificate", "new-member-class"):
            first = _working(day - timedelta(days=12))
            return {"class_from": first, "class_to": first + timedelta(days=4)}
        if step == "verification":
            return {"requested": _working(day - timedelta(days=25))}
        if step in ("decision", "recognition-decision"):
            return {"received": _working(day + timedelta(days=6))}
        return {}


def first_day(cohort: Cohort) -> date:
    """The day before which no case of the cohort begins."""
    return cohort.first - timedelta(days=STEPS[cohort.anchor] - min(STEPS.values()))


def numbered(planned: list[Planned]) -> list[tuple[Planned, str]]:
    """The steps in the order of their days, each with the next number of its series."""
    counts: dict[str, int] = {}
    found = []
    for one in sorted(planned, key=lambda one: (one.day, one.order, one.person.id)):
        number = ""
        if one.series:
            counts[one.series] = counts.get(one.series, 0) + 1
            number = f"{counts[one.series]:02d}{one.series.partition('|')[0]}"
        found.append((one, number))
    return found


def _votes(official: int, present: int, in_favour: int) -> dict[str, int]:
    return {
        "official": official,
        "present_official": present,
        "left_out": 0,
        "in_favour": in_favour,
        "against": 0,
    }


def _working(day: date) -> date:
    return day if _calendar().is_working(day) else _calendar().working_days_after(day, 1)


def _calendar() -> Calendar:
    return shipped.calendar()


@functools.cache
def _texts(name: str) -> Mapping[str, Any]:
    file = paths.resources() / "samples" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
