"""An invented commune as the commands that enter it, in an order in which each can be done."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import cycle, islice
from typing import Any

from desktop.rules import calendar
from desktop.rules.facts.case import StepRecord
from desktop.rules.partial_date import PartialDate
from desktop.services import shipped
from desktop.services.cases import mentors, steps
from desktop.services.cells import organisations, targets, units
from desktop.services.keeping import settings
from desktop.services.members import members
from desktop.services.papers import papers
from desktop.services.people import people
from desktop.services.samples import sample_life
from desktop.services.samples.sample_cases import Planned, Walk, first_day, numbered
from desktop.services.samples.sample_communes import CellPlan, Cohort, Commune, MovementPlan
from desktop.services.samples.sample_people import Invented, People

Act = tuple[Callable[..., str], dict[str, Any]]
Way = tuple[Invented, Cohort, date]

_OLD_AGES = (27, 72)
_YOUNGEST_MEMBER, _OLDEST_NEW_MEMBER = 19, 34
_DECIDED_BEFORE = timedelta(days=20)


class Invention:
    """Invents a commune once; `shown` are the people to show, by role, once `acts` was asked."""

    def __init__(self, commune: Commune) -> None:
        self.shown: dict[str, Invented] = {}
        self._commune = commune
        self._people = People(commune)
        self._cells = {cell.name: cell for cell in commune.cell}
        self._keys = {name: people.new_id() for name in self._cells}
        self._begun = min(map(first_day, commune.cohort))
        self._old: dict[str, list[Invented]] = defaultdict(list)
        self._parts: dict[str, Mapping[str, list[dict[str, Any]]]] = {}

    def key_of(self, cell: str) -> str:
        """The id of a cell by its name."""
        return self._keys[cell]

    def old_members(self) -> list[Invented]:
        """The members entered without a case, who lead no cell; once `acts` was asked."""
        return [one for group in self._old.values() for one in group[1:]]

    def leader_of(self, cell: str) -> Invented:
        """The secretary of a cell by its name; once `acts` was asked."""
        return self._old[cell][0]

    def another(self, cell: CellPlan) -> Invented:
        """One more member of old, not entered yet."""
        return self._old_member(cell, self._commune.rest)

    def membership(self, person: Invented) -> dict[str, Any]:
        """The membership of an old member."""
        return self._membership(person)

    def acts(self) -> list[Act]:
        """Every command with its values."""
        ways = [way for cohort in self._commune.cohort for way in self._cohort(cohort)]
        return [
            (settings.set_office, _columns(self._commune.office)),
            *self._places(),
            *self._old_members(ways),
            *(act for person, *_ in ways for act in self._person(person)),
            *self._others(),
            *self._records(ways),
        ]

    def _places(self) -> Iterator[Act]:
        for cell in self._commune.cell:
            values = _columns(cell)
            del values["place"], values["members"]
            yield organisations.add_cell, {"id": self._keys[cell.name], **values}
        for unit in self._commune.unit:
            cell_id, helping_cell_id = (
                self._keys.get(name) for name in (unit.cell, unit.helping_cell)
            )
            yield (
                units.add_unit,
                {
                    "id": people.new_id(),
                    "name": unit.name,
                    "kind": unit.kind,
                    "cell_id": cell_id,
                    "helping_cell_id": helping_cell_id,
                },
            )
        for target in self._commune.target:
            values = _columns(target)
            cell_id = self._keys.get(values.pop("cell"))
            yield targets.set_target, {**values, "cell_id": cell_id}

    def _cohort(self, cohort: Cohort) -> Iterator[Way]:
        """The people of a cohort, each with the day of the anchor step."""
        cells = cycle([self._cells[name] for name in cohort.cells] or self._commune.cell)
        groups, sexes = cycle(cohort.people), cycle(cohort.sexes)
        apart = (cohort.last - cohort.first) / max(cohort.count - 1, 1)
        for place in range(cohort.count):
            day = cohort.first + place * apart
            born = self._people.birth((cohort.ages[0], cohort.ages[-1]), day)
            person = self._people.someone(next(cells), next(groups), next(sexes), born)
            if cohort.role and cohort.role not in self.shown:
                whole = sample_life.life(self._commune, self._people, person)
                person = replace(person, values={**person.values, **whole.values})
                self._parts[person.id] = whole.parts
                self.shown[cohort.role] = person
            yield person, cohort, day

    def _person(self, person: Invented, since: date | None = None) -> Iterator[Act]:
        yield people.add_person, {"id": person.id, **person.values}
        key = self._keys[person.cell.name]
        yield members.place_in_cell, {"person_id": person.id, "cell_id": key, "since": since}
        if person.id in self._parts:
            yield people.set_photo, {"id": person.id, "content": sample_life.photo()}
        for part, lines in self._parts.get(person.id, {}).items():
            yield people.set_part, {"id": person.id, "part": part, "lines": lines}

    def _old_members(self, ways: list[Way]) -> Iterator[Act]:
        """Those who were members before, so many that each cell has what the plan says."""
        here = Counter(
            person.cell.name
            for person, cohort, day in ways
            if cohort.anchor == "ceremony" and day <= self._commune.day
        )
        here.update(move.cell for move in self._commune.movement if move.kind == "transferred-in")
        places = [
            cell for cell in self._commune.cell for _ in range(cell.members - here[cell.name])
        ]
        for cell, group in zip(places, self._people.peoples(len(places)), strict=True):
            leads = not self._old[cell.name]
            person = self._old_member(cell, group, cell.secretary if leads else "")
            self._old[cell.name].append(person)
            yield from self._person(person)
            yield members.set_membership, self._membership(person, leads=leads)
        for move in self._commune.movement:
            yield from self._moved(move)

    def _moved(self, move: MovementPlan) -> Iterator[Act]:
        person = self._old_member(self._cells[move.cell], self._commune.rest)
        yield from self._person(person, move.day if move.kind == "transferred-in" else None)
        yield members.set_membership, self._membership(person)
        values = _columns(move)
        del values["cell"]
        yield members.move, {"person_id": person.id, **values}

    def _old_member(self, cell: CellPlan, group: str, name: str = "") -> Invented:
        """An old member, of that name if one is given."""
        sex = self._people.sex()
        if name:
            sex = "nữ" if "Thị" in name.split() else "nam"
        born = self._people.birth(_OLD_AGES, self._commune.day)
        return self._people.someone(cell, group, sex, born, name)

    def _membership(self, person: Invented, *, leads: bool = False) -> dict[str, Any]:
        """Official before the first case began, so that everybody may be a mentor in any."""
        probation = shipped.law().limit("probation", self._begun).value
        first = calendar.add_months(person.born, _YOUNGEST_MEMBER * 12)
        last = calendar.add_months(person.born, _OLDEST_NEW_MEMBER * 12)
        latest = calendar.add_months(self._begun, -probation)
        admitted = self._people.between(first, min(last, latest))
        return {
            "person_id": person.id,
            "decided": PartialDate.of(admitted - _DECIDED_BEFORE),
            "admitted": PartialDate.of(admitted),
            "official": PartialDate.of(calendar.add_months(admitted, probation)),
            "party_post": "Bí thư chi bộ" if leads else "Đảng viên",
        }

    def _others(self) -> Iterator[Act]:
        """People whom the office knows and who are not yet on the way."""
        cells = islice(cycle(self._commune.cell), self._commune.others)
        for cell, group in zip(cells, self._people.peoples(self._commune.others), strict=True):
            born = self._people.birth((18, 50), self._commune.day)
            yield from self._person(self._people.someone(cell, group, self._people.sex(), born))

    def _records(self, ways: list[Way]) -> Iterator[Act]:
        """The steps of all cases, numbered in the order of their days."""
        turns = {name: cycle(old) for name, old in self._old.items()}
        walks = {}
        planned: list[Planned] = []
        for person, cohort, day in ways:
            helpers = tuple(islice(turns[person.cell.name], 2))
            walks[person.id] = Walk(self._commune, person, helpers)
            planned += walks[person.id].steps(cohort.anchor, day, cohort.reach)
        by_person: dict[str, list[tuple[Planned, str]]] = defaultdict(list)
        for one, number in numbered(planned):
            by_person[one.person.id].append((one, number))
        for person_id, way in by_person.items():
            yield from self._case(walks[person_id], way)

    def _case(self, walk: Walk, way: list[tuple[Planned, str]]) -> Iterator[Act]:
        """The case of one person: its steps, another member who introduces, and shown papers."""
        key, case = walk.person.id, people.new_id()
        records = [
            StepRecord(id="", step=one.step, day=one.day, number=number, values=one.values)
            for one, number in way
        ]
        yield steps.begin_case, {"id": case, "person_id": key, "began": records[0].day}
        second = next((at for at, (one, _) in enumerate(way) if walk.needs_second(one)), None)
        first = len(way) if second is None else second + 1
        yield steps.record_many, {"person_id": key, "records": records[:first]}
        if second is not None:
            yield mentors.assign, walk.second_mentor(case, *way[second])
        if records[first:]:
            yield steps.record_many, {"person_id": key, "records": records[first:]}
        for one, _ in way if key in self._parts else ():
            if written := walk.written(one):
                yield papers.save_answers, {"person_id": key, **written}


def _columns(plan: Any) -> dict[str, Any]:
    """The fields of a plan as the columns of the same names."""
    return {one.name: getattr(plan, one.name) for one in fields(plan)}
