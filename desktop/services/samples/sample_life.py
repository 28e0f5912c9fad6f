"""The complete personal history of an invented person, with a drawn silhouette as the photo."""

from __future__ import annotations

import functools
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from desktop import paths
from desktop.rules import calendar, definition, lists
from desktop.rules.facts.person import Sex
from desktop.rules.partial_date import PartialDate
from desktop.services import shipped
from desktop.services.samples.sample_communes import Commune
from desktop.services.samples.sample_people import Invented, People

_PHOTO = (450, 600)
_TOLD = (
    *("youth", "features", "self_remark", "birth_place"),
    *("political_theory", "languages", "computing", "union_post"),
)
_WALL, _COAT, _FACE = (214, 227, 240), (70, 84, 104), (150, 150, 150)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Post:
    years: int
    work: str
    post: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Training:
    years: int
    months: int
    subject: str
    school: str
    way: str
    diploma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Award:
    years: int
    reason: str
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Relative:
    relation: str
    sex: Literal["nam", "nữ", "other"]
    older: int
    family: Literal["own", "mother", "father", "spouse", "spouse-mother", "other"]
    occupation: str
    died: str = ""
    member: bool = False
    verify: bool | None = None
    verify_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Life:
    youth: str
    features: str
    self_remark: str
    birth_place: str
    political_theory: str
    languages: str
    computing: str
    union_post: str
    post: tuple[_Post, ...]
    training: tuple[_Training, ...]
    award: tuple[_Award, ...]
    relative: tuple[_Relative, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """What completes a person: columns of the row, and the tables of the history by part."""

    values: Mapping[str, Any]
    parts: Mapping[str, list[dict[str, Any]]]


def life(commune: Commune, people: People, person: Invented) -> Life:
    """The whole history of a person until the commune's last day."""
    plan = _plan()
    spouse = "vợ" if person.sex == "nam" else "chồng"
    words = {
        "name": person.name,
        "place": person.cell.place,
        "home": str(person.values["home_place"]),
        "commune": commune.home,
        "occupation": str(person.values["occupation"]),
        "spouse": spouse,
        "Spouse": spouse.capitalize(),
    }
    values = {name: str(getattr(plan, name)).format_map(words) for name in _TOLD}
    parts = {
        "posts": _posts(plan, commune, person, words),
        "trainings": _trainings(plan, commune, person),
        "awards": _awards(plan, commune, person),
        "relatives": _Family(commune, people, person, words).relatives(plan),
    }
    return Life(values, parts)


def photo() -> bytes:
    """A plain silhouette of 3×4 as a PNG."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", _PHOTO, _WALL)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((40, 400, 410, 900), fill=_COAT)
    draw.ellipse((135, 120, 315, 370), fill=_FACE)
    kept = io.BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()


def _posts(
    plan: _Life, commune: Commune, person: Invented, words: Mapping[str, str]
) -> list[dict[str, Any]]:
    begun = [one for one in plan.post if _at(person, one.years) < commune.day]
    starts = [_month(person.values["union_joined"].earliest)]
    starts += [_month(_at(person, one.years)) for one in begun[1:]]
    ends = [*(_month_before(start) for start in starts[1:]), None]
    return [
        {
            "since": since,
            "until": until,
            "work": one.work.format_map(words),
            "post": one.post.format_map(words),
        }
        for one, since, until in zip(begun, starts, ends, strict=True)
    ]


def _trainings(plan: _Life, commune: Commune, person: Invented) -> list[dict[str, Any]]:
    return [
        {
            "since": _month(_at(person, one.years)),
            "until": _month(calendar.add_months(_at(person, one.years), one.months)),
            "subject": one.subject,
            "school": one.school,
            "way": one.way,
            "diploma": one.diploma,
        }
        for one in plan.training
        if calendar.add_months(_at(person, one.years), one.months) < commune.day
    ]


def _awards(plan: _Life, commune: Commune, person: Invented) -> list[dict[str, Any]]:
    return [
        {
            "when": _month(_at(person, one.years)),
            "reason": one.reason,
            "decided_by": one.decided_by,
        }
        for one in plan.award
        if _at(person, one.years) < commune.day
    ]


@dataclass(frozen=True, slots=True)
class _Family:
    commune: Commune
    people: People
    person: Invented
    words: Mapping[str, str]

    def relatives(self, plan: _Life) -> list[dict[str, Any]]:
        own = self.person.name.split()[0]
        borne = {name: self.people.name(self.person.people, "nam").split()[0] for name in _FAMILIES}
        borne["own"] = own
        borne["father"] = own if self.person.sex == "nam" else borne["spouse"]
        return [
            self._relative(one, borne)
            for one in plan.relative
            if self.person.born.year - one.older < self.commune.day.year
        ]

    def _relative(self, one: _Relative, borne: Mapping[str, str]) -> dict[str, Any]:
        born = self.person.born.year - one.older
        home = str(self.person.values["home_place"])
        relation = one.relation.format_map(self.words)
        found = lists.find(shipped.entries("relations"), relation)
        values = {
            "relation": relation,
            "name": self.people.name(self.person.people, self._sex(one), borne[one.family]),
            "born": PartialDate(born),
            "died": one.died.format(died=self.commune.day.year - 4),
            "home_place": home,
            "residence": home if not one.died else "",
            "occupation": one.occupation,
            "ethnicity": self.person.values["ethnicity"],
            "religion": "Không",
            "nationality": "Việt Nam",
            "conduct": _CONDUCT,
            "is_member": one.member,
            "verify": one.verify,
            "verify_reason": one.verify_reason,
        }
        if one.member:
            values |= {
                "member_since": PartialDate(born + 30, 9),
                "member_cell": self.person.cell.name,
            }
        return values | _MORE.get(found.group if found else "", {})

    def _sex(self, one: _Relative) -> Sex:
        if one.sex == "other":
            return "nữ" if self.person.sex == "nam" else "nam"
        return one.sex


_FAMILIES = ("mother", "spouse", "spouse-mother", "other")
_CONDUCT = "Chấp hành tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước."
_NOTHING_OLD = "Không tham gia chính quyền, đoàn thể, đảng phái của chế độ cũ."
_MORE: dict[str, dict[str, Any]] = {
    "G1": {"political_history": _NOTHING_OLD},
    "G2": {
        "birth_place": "Tại quê quán",
        "social_class": "Trung nông",
        "political_history": _NOTHING_OLD,
    },
    "G3": {"economy": "Đủ ăn, ổn định", "convictions": "Không"},
}


def _at(person: Invented, years: int) -> date:
    return calendar.add_months(person.born, years * 12)


def _month(day: date) -> PartialDate:
    return PartialDate(day.year, day.month)


def _month_before(month: PartialDate) -> PartialDate:
    return _month(calendar.add_months(month.earliest, -1))


@functools.cache
def _plan() -> _Life:
    file = paths.resources() / "samples" / "life.toml"
    return definition.parse(_Life, file.read_text(encoding="utf-8"), "samples/life.toml")
