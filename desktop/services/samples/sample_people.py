"""Invented people: names, births, homes, schooling and work, always the same for the same seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from desktop.rules import calendar
from desktop.rules.facts.person import Sex
from desktop.rules.partial_date import PartialDate
from desktop.services import shipped
from desktop.services.samples import sample_communes
from desktop.services.samples.sample_communes import CellPlan, Commune

_CENTURY = 2000
# The Youth Union takes in new members on its own day, 26 March.
_UNION_AGE, _UNION_MONTH, _UNION_DAY = 16, 3, 26


@dataclass(frozen=True, slots=True)
class Invented:
    """An invented person: the key, the cell, the people, and the columns of the person's row."""

    id: str
    cell: CellPlan
    people: str
    values: dict[str, Any]

    @property
    def name(self) -> str:
        """The full name."""
        return str(self.values["name"])

    @property
    def sex(self) -> Sex:
        """The sex."""
        sex: Sex = self.values["sex"]
        return sex

    @property
    def born(self) -> date:
        """The day of birth."""
        born: PartialDate = self.values["born"]
        return born.earliest


@dataclass(frozen=True, slots=True)
class _Work:
    occupation: str
    group: str
    professional: str = "Chưa qua đào tạo"
    level: str = "none"


_WORK = {
    "school": _Work("Giáo viên", "public-employee", "Cao đẳng sư phạm", "college"),
    "health": _Work("Y sĩ", "public-employee", "Trung cấp y sĩ đa khoa", "vocational"),
    "farm-extension": _Work(
        "Nhân viên khuyến nông", "public-employee", "Trung cấp trồng trọt", "vocational"
    ),
    "agency": _Work("Công chức xã", "commune-official", "Cử nhân hành chính", "university"),
    "enterprise": _Work("Công nhân", "worker", "Công nhân kỹ thuật", "elementary"),
}
_LAND = (
    _Work("Làm nông nghiệp", "farmer"),
    _Work("Làm nông nghiệp", "farmer", "Trung cấp chăn nuôi", "vocational"),
    _Work("Buôn bán nhỏ", "other"),
    _Work("Công an viên", "hamlet-worker"),
)


class People:
    """Invents the people of a commune one after another; every name and number is another."""

    def __init__(self, commune: Commune) -> None:
        self._commune = commune
        self._random = Random(commune.seed)
        self._taken: set[str] = set()
        self._count = 0

    def someone(
        self, cell: CellPlan, people: str, sex: Sex, born: date, name: str = ""
    ) -> Invented:
        """A person of a people, of that name if one is given, with what everybody's row holds."""
        self._count += 1
        names = sample_communes.names()[people]
        home = f"{cell.place}, {self._commune.home}"
        work = _WORK.get(cell.sector) or self._random.choice(_LAND)
        grown = calendar.add_months(born, _UNION_AGE * 12)
        joined = grown.replace(month=_UNION_MONTH, day=_UNION_DAY)
        if joined < grown:
            joined = calendar.add_months(joined, 12)
        values: dict[str, Any] = {
            "name": name or self._name(people, sex),
            "sex": sex,
            "born": PartialDate.of(born),
            "birth_place": self._commune.home,
            "home_place": home,
            "permanent_residence": home,
            "ethnicity": names.ethnicity,
            "nationality": "Việt Nam",
            "religion": "Không",
            "occupation": work.occupation,
            "occupation_group": work.group,
            "workplace": cell.short if cell.sector in _WORK else f"Hộ gia đình tại {cell.place}",
            "general": "12/12",
            "general_level": "upper-secondary",
            "professional": work.professional,
            "professional_level": work.level,
            "union_joined": PartialDate.of(joined),
            "union_place": f"Chi đoàn {cell.place}, Đoàn xã",
            "trade_union": cell.sector in _WORK,
            "groups": self._groups(born, sex, cell),
            "personal_number": self._number(born, sex),
        }
        return Invented(f"{self._random.getrandbits(128):032x}", cell, people, values)

    def sex(self) -> Sex:
        """A sex as among the old members: two men to a woman."""
        return self._random.choice(("nam", "nam", "nữ"))

    def peoples(self, count: int) -> list[str]:
        """So many peoples in the commune's shares, mixed."""
        found = [
            share.people
            for share in self._commune.shares
            for _ in range(round(count * share.percent / 100))
        ]
        found += [self._commune.rest] * (count - len(found))
        self._random.shuffle(found)
        return found

    def name(self, people: str, sex: Sex, family: str = "") -> str:
        """A name of a people, with a family name if one is given; names may repeat."""
        parts = sample_communes.names()[people]
        pick = self._random.choice
        family = family or pick(parts.family)
        if sex == "nữ":
            return f"{family} {pick(parts.women_middle)} {pick(parts.women_given)}"
        return f"{family} {pick(parts.men_middle)} {pick(parts.men_given)}"

    def birth(self, ages: tuple[int, int], day: date) -> date:
        """A day of birth of somebody between these full years old on a day."""
        youngest, oldest = ages
        first = calendar.add_months(day, -12 * (oldest + 1)) + timedelta(days=1)
        last = calendar.add_months(day, -12 * youngest)
        return first + timedelta(days=self._random.randrange((last - first).days))

    def between(self, first: date, last: date) -> date:
        """Some day between two, both included."""
        return first + timedelta(days=self._random.randrange((last - first).days + 1))

    def _name(self, people: str, sex: Sex) -> str:
        """A name nobody has yet, as long as the parts last."""
        for _ in range(40):
            name = self.name(people, sex)
            if name not in self._taken:
                break
        self._taken.add(name)
        return name

    def _groups(self, born: date, sex: Sex, cell: CellPlan) -> list[str]:
        day = self._commune.day
        youth = shipped.law().limit("youth-age", day)
        groups = ["teacher"] if cell.sector == "school" else []
        if calendar.add_months(born, youth.value * 12) >= day:
            groups.append("union-member")
        if cell.sector == "village" and sex == "nam" and self._count % 5 == 0:
            groups.append("militia")
        return groups

    def _number(self, born: date, sex: Sex) -> str:
        mark = 2 * (born.year >= _CENTURY) + (sex == "nữ")
        prefix = self._commune.number_prefix
        return f"{prefix}{mark}{born.year % 100:02d}{self._count:06d}"
