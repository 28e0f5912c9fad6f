"""What an invented commune is made of: the shape of `resources/samples/*.toml` and its reader."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from desktop import paths
from desktop.errors import Refusal
from desktop.rules import definition
from desktop.rules.facts.office import CellKind, Level, Model
from desktop.rules.facts.person import Sex

_LARGE = "large"
COMMUNES = ("tra-nu", "thua", "lang-cheu", "vi-xuyen-xa", _LARGE)

Role = Literal["", "admission", "recognition", "ready"]

_PEOPLE, _FEWEST = 3000, 300
_MANY_PEOPLE, _MANY_CELLS = 2000, 100
_PEOPLE_PER_CELL = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePlan:
    """The committee, by the columns of the office."""

    level: Level = "commune"
    commune_kind: str
    commune_name: str
    province_kind: str
    province_name: str
    model: Model
    term: str
    term_from: date
    term_to: date
    signer_post: str
    signer_name: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneOffice(OfficePlan):
    """The committee of a commune, with the size of its standing committee."""

    standing_members: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPlan:
    """A cell, the village its people live in, and its members on the last day."""

    name: str
    kind: CellKind
    sector: str
    secretary: str
    place: str
    members: int
    base_committee: str = ""

    @property
    def short(self) -> str:
        """The name without the words Chi bộ."""
        return self.name.removeprefix("Chi bộ ")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlan:
    """A place, with its cell or the cell that helps it."""

    name: str
    kind: str
    cell: str = ""
    helping_cell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPlan:
    """A target of the commune or of a cell."""

    year: int
    admit: int
    cell: str = ""
    scope: Literal["year", "term"] = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many in a hundred of the old members bear names of a people."""

    people: str
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cohort:
    """People on the same way: the days of the step `anchor` are spread from first to last.

    Of the steps up to `reach`, those whose day has come by the commune's last day are recorded.
    Lists are gone round; no cells means all of them. `ages` are the least and the most full
    years on the anchor's day.
    """

    count: int
    people: tuple[str, ...]
    cells: tuple[str, ...] = ()
    sexes: tuple[Sex, ...]
    ages: tuple[int, ...]
    anchor: str
    first: date
    last: date
    reach: str
    role: Role = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementPlan:
    """An old member who came or went."""

    kind: str
    cell: str
    day: date
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionPlan:
    """An inspection or supervision of so many cells and members, perhaps with a finding."""

    way: str
    month: int
    content: str
    cells: int
    members: int
    finding: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPlan:
    """What a whole year brought, in numbers: of members, meetings, a class, ranking, inspection.

    `late_meetings` are months in which some cells met late; `missed_meetings` that many did not;
    `themes` are those of the quarters; `fee_cells` note the fee of every month.
    """

    came: int
    went: int
    inside: int
    temporary: int
    died: int
    discipline: tuple[str, ...]
    late_meetings: tuple[int, ...]
    missed_meetings: int
    themes: tuple[str, ...]
    class_from: date
    class_to: date
    fee_cells: int
    excellent: int
    failed: int
    excellent_cells: int
    inspection: tuple[InspectionPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commune:
    """An invented commune as it stands on `day`, with the period that its report covers."""

    title: str
    seed: int
    day: date
    since: date
    until: date
    home: str
    number_prefix: str
    rest: str
    office: CommuneOffice
    shares: tuple[Share, ...] = ()
    others: int = 0
    cell: tuple[CellPlan, ...] = ()
    unit: tuple[UnitPlan, ...] = ()
    target: tuple[TargetPlan, ...] = ()
    cohort: tuple[Cohort, ...] = ()
    movement: tuple[MovementPlan, ...] = ()
    year: YearPlan | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The parts of the names of one people."""

    id: str
    ethnicity: str
    family: tuple[str, ...]
    men_middle: tuple[str, ...]
    men_given: tuple[str, ...]
    women_middle: tuple[str, ...]
    women_given: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _NamesFile:
    people: tuple[Names, ...] = ()


def commune(key: str, people: int | None = None) -> Commune:
    """The plan of a commune; `people` says how many the office knows in the large one."""
    if key not in COMMUNES:
        raise Refusal(
            f"Không có xã mẫu “{key}”. Các xã mẫu: {', '.join(COMMUNES)}.", field="commune"
        )
    plan = definition.parse(Commune, _text(key), f"samples/{key}.toml")
    if key != _LARGE:
        if people is not None:
            raise Refusal(f"Chỉ xã mẫu “{_LARGE}” chọn được số người.", field="people")
        return plan
    wanted = _PEOPLE if people is None else people
    if wanted < _FEWEST:
        raise Refusal(f"Xã mẫu “{_LARGE}” cần ít nhất {_FEWEST} người.", field="people")
    return _grown(plan, wanted)


@functools.cache
def names() -> dict[str, Names]:
    """The name parts by people."""
    file = definition.parse(_NamesFile, _text("names"), "samples/names.toml")
    return {one.id: one for one in file.people}


def _text(name: str) -> str:
    return (paths.resources() / "samples" / f"{name}.toml").read_text(encoding="utf-8")


def _grown(plan: Commune, people: int) -> Commune:
    """The commune with its cells repeated and its numbers raised to so many people."""
    enough = _MANY_CELLS if people >= _MANY_PEOPLE else people // _PEOPLE_PER_CELL
    count = max(len(plan.cell), enough)
    # In a hundred people four are on the way, ten more are known, the others are members.
    each = people * 4 // 100 // len(plan.cohort)
    cohorts = tuple(replace(one, count=max(one.count, each)) for one in plan.cohort)
    others = people // 10
    waiting = sum(one.count for one in cohorts if one.anchor != "ceremony")
    members, more = divmod(people - others - waiting, count)
    cells = tuple(
        replace(one, name=one.name.format(number + 1), members=members + (number < more))
        for number in range(count)
        for one in [plan.cell[number % len(plan.cell)]]
    )
    return replace(plan, others=others, cell=cells, cohort=cohorts)
