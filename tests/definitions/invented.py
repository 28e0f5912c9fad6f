"""The invented cases of `tests/definitions/cases`: each a way through the process.

A file changes the blameless way of `tests.rules.ways`: `weeks` moves all its days, `until` cuts it
short, `without` leaves steps out, `days` and `values` change records, `step` adds others. `expect`
is everything that must be found on `day`, no more and no less.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from desktop.rules.cases import consistency, process, progress, recorded, special
from desktop.rules.facts.case import Case, ExtraPaper, StepRecord, Verification
from desktop.rules.facts.office import Cell, Office
from desktop.rules.facts.person import (
    Discipline,
    Education,
    History,
    Membership,
    Movement,
    Post,
    Relative,
    Standing,
)
from desktop.rules.partial_date import PartialDate
from desktop.services.cases import extras, mentors, steps, verifications
from desktop.services.cells import organisations
from desktop.services.members import members
from desktop.services.people import people
from desktop.services.samples.sample_invention import Act
from desktop.store.tables.cases import StepRow
from tests.deeds import add
from tests.rules.ways import CALENDAR, LAW, PROCESSES, WAY, mentorship, person

FOLDER = Path(__file__).parent / "cases"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
_BEGAN = date(2025, 3, 3)
_PARTIAL = ("born", "union_joined")
_LIFE = History(
    youth="Đi học tại xã",
    posts=(Post(since=PartialDate(2014, 6), work="Làm ruộng"),),
    relatives=(Relative(relation="Cha đẻ", name="Lò Văn Ơn"),),
)


@dataclass(frozen=True)
class Invented:
    """A case, the day it is looked at, and what must be found, by kind."""

    name: str
    title: str
    case: Case
    day: date
    expect: dict[str, Any]


@cache
def invented(name: str) -> Invented:
    """One of the cases."""
    told = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    shift = timedelta(days=7 * told.get("weeks", 0))
    records = _records(told, shift)
    case = Case(
        id=f"case-{name}",
        person=_person(name, told),
        office=Office(commune_name="Hoa Ban", province_name="Sơn La", standing_members=11),
        cell=Cell(
            id=f"cell-{name}",
            name=f"Chi bộ {name}",
            kind=told.get("cell", "village"),
            base_committee="Đảng ủy cơ sở Nà Ngần" if told.get("cell") == "under" else "",
        ),
        again=told.get("again", False),
        began=_BEGAN + shift,
        mentors=_mentors(told, shift),
        extras=tuple(
            ExtraPaper(**{"id": f"{name}-{at}", **one})
            for at, one in enumerate(told.get("extra", ()))
        ),
        verifications=tuple(
            Verification(**{"id": f"{name}-{at}", **one})
            for at, one in enumerate(told.get("verification", ()))
        ),
    )
    return Invented(
        name, told["title"], recorded.with_records(case, records, LAW), told["day"], told["expect"]
    )


def found(one: Invented) -> dict[str, Any]:
    """What the rules find in a case, in the words of `expect`."""
    editions = process.in_force(PROCESSES, one.case.began or date.max)
    state = progress.progress(one.case, editions, LAW, CALENDAR, one.day)
    return told(
        stage=state.stage,
        states=[(step.id, step.state, step.due, step.findings) for step in state.steps],
        faults=consistency.faults(one.case, editions, LAW, CALENDAR, one.day),
        extras=[
            (extra.id, line.paper.id, line.there, line.due)
            for extra in special.extras(one.case, LAW, CALENDAR, one.day)
            for line in extra.papers
        ],
    )


def told(stage: str, states: list[Any], faults: Any, extras: list[Any]) -> dict[str, Any]:
    """Steps, faults and extra papers as `expect` writes them."""
    open_ones = [one for one in states if one[1] in ("next", "blocked", "late", "waiting")]
    told = [finding for one in states for finding in one[3]]
    return {
        "stage": stage,
        "blocks": [f"{one.step}: {one.rule}" for one in told if one.level == "block"],
        "warnings": [f"{one.step}: {one.rule}" for one in told if one.level != "block"],
        "deadlines": {step: due for step, _, due, _ in open_ones if due},
        "faults": [f"{one.level} {one.step or one.field}: {one.rule}" for one in faults],
        "extras": [
            f"{special}/{paper}: {'có' if there else 'thiếu'}{f' {due}' if due else ''}"
            for special, paper, there, due in extras
        ],
    }


class Together:
    """Takes commands as an office does, to enter them as one operation: the disk waits once."""

    def __init__(self) -> None:
        self.acts: list[Act] = []

    def do(self, command: Callable[..., str], *args: object, **values: object) -> None:
        """Keep a command for later."""
        self.acts.append((lambda session, **given: command(session, *args, **given), values))


def put(office: Together, one: Invented) -> str:
    """Enter the case into an office; the person's id. Steps go past the checks that forbid them."""
    case, key = one.case, one.case.person.id
    assert case.cell is not None
    cell = {"kind": case.cell.kind, "base_committee": case.cell.base_committee}
    office.do(organisations.add_cell, id=case.cell.id, name=case.cell.name, **cell)
    _put_person(office, case, key)
    office.do(steps.begin_case, id=case.id, person_id=key, began=case.began, again=case.again)
    for at, record in enumerate(case.steps):
        values = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in record.values.items()
        }
        office.do(
            add, StepRow, id=f"{one.name}-{at:02d}", case_id=case.id, step=record.step,
            day=record.day, number=record.number, values=values,
        )  # fmt: skip
    for mentor in case.mentors:
        _put_mentor(office, case, mentor, f"{one.name}-{mentor.mentor.id}")
    for extra in case.extras:
        office.do(
            extras.add_paper, case_id=case.id, special=extra.special, paper=extra.paper,
            day=extra.day,
        )  # fmt: skip
    for asked in case.verifications:
        columns = ("relation", "name", "committee", "abroad", "sent", "received", "replied")
        values = {column: getattr(asked, column) for column in columns}
        office.do(verifications.add_request, id=asked.id, case_id=case.id, **values)
    return key


def _put_person(office: Together, case: Case, key: str) -> None:
    one = case.person
    office.do(
        people.add_person, id=key, name=one.name, sex=one.sex, born=one.born,
        ethnicity=one.ethnicity, religion=one.religion, occupation=one.occupation,
        personal_number=one.personal_number, general=one.education.general,
        trade_union=one.trade_union, union_joined=one.union_joined, groups=sorted(one.groups),
        birth_place=one.birth_place.now, home_place=one.home_place.now,
        permanent_residence=one.permanent_residence.now, youth=_LIFE.youth,
    )  # fmt: skip
    for part in ("posts", "relatives"):
        office.do(people.set_part, id=key, part=part, lines=_lines(getattr(_LIFE, part)))
    assert case.cell is not None
    office.do(members.place_in_cell, person_id=key, cell_id=case.cell.id)
    for move in one.movements:
        office.do(members.move, person_id=key, kind=move.kind, day=move.day)
    if one.membership is not None:
        dates = {name: getattr(one.membership, name) for name in ("decided", "admitted")}
        office.do(members.set_membership, person_id=key, **dates)


def _lines(facts: Any) -> list[dict[str, Any]]:
    return [{item.name: getattr(one, item.name) for item in fields(one)} for one in facts]


def _put_mentor(office: Together, case: Case, mentor: Any, key: str) -> None:
    office.do(people.add_person, id=key, name=mentor.mentor.name)
    office.do(members.set_membership, person_id=key, official=mentor.mentor.membership.official)
    for move in mentor.mentor.movements:
        office.do(members.move, person_id=key, kind=move.kind, day=move.day)
    office.do(members.set_disciplines, person_id=key, lines=_lines(mentor.mentor.disciplines))
    for standing in _lines(filter(None, [mentor.mentor.standing])):
        office.do(members.set_standing, person_id=key, **standing)
    office.do(
        mentors.assign, case_id=case.id, mentor_id=key, stage=mentor.stage, since=mentor.since,
        together_since=mentor.together_since,
    )  # fmt: skip


def _person(name: str, told: dict[str, Any]) -> Any:
    number = f"0143{NAMES.index(name):08d}"
    changes = {"personal_number": number, **told.get("person", {})}
    for field in _PARTIAL:
        if field in changes:
            changes[field] = PartialDate.stored(changes[field]) if changes[field] else None
    if "general" in changes:
        changes["education"] = Education(general=changes.pop("general"))
    if "groups" in changes:
        changes["groups"] = frozenset(changes["groups"])
    if "membership" in changes:
        dates = changes["membership"].items()
        changes["membership"] = Membership(
            **{field: PartialDate.stored(written) for field, written in dates}
        )
    moves = tuple(Movement(**one) for one in changes.pop("movement", ()))
    one = replace(person(), id=f"person-{name}", history=_LIFE)
    return replace(one, movements=moves, **changes)


def _mentors(told: dict[str, Any], shift: timedelta) -> tuple[Any, ...]:
    usual = [{"name": "Cầm Văn Một"}, {"name": "Hà Thị Hai"}]
    found = []
    for said in told.get("mentor", usual):
        one = mentorship(said["name"], said.get("together", "2015-01"))
        moves = tuple(Movement(kind=kind, day=day) for kind, day in said.get("left", {}).items())
        official = PartialDate.stored(said.get("official", "2014-05-19"))
        mentor = replace(
            one.mentor,
            membership=Membership(official=official),
            movements=moves,
            disciplines=tuple(Discipline(**held) for held in said.get("discipline", ())),
            standing=_standing(said),
        )
        since = said.get("since", date(2025, 4, 3) + shift)
        found.append(replace(one, mentor=mentor, since=since, stage=said.get("stage", "candidate")))
    return tuple(found)


def _standing(said: dict[str, Any]) -> Standing | None:
    if "standing" not in said:
        return None
    since = PartialDate.stored(said["standing_on"])
    return Standing(status=said["standing"], status_on=since)


def _records(told: dict[str, Any], shift: timedelta) -> list[StepRecord]:
    days, values, left_out = told.get("days", {}), told.get("values", {}), told.get("without", ())
    found = []
    for step, usual, said in WAY if told.get("until") else ():
        moved = {k: v + shift if isinstance(v, date) else v for k, v in said.items()}
        day = days.get(step, date.fromisoformat(usual) + shift)
        if step not in left_out:
            found.append(_record(step, day, {**moved, **values.get(step, {})}))
        if step == told["until"]:
            break
    found += [_record(one["id"], one["day"], one.get("values", {})) for one in told.get("step", ())]
    return sorted(found, key=lambda one: one.day)


def _record(step: str, day: date, values: dict[str, Any]) -> StepRecord:
    kept = {name: value for name, value in values.items() if value != ""}
    return StepRecord(id=f"{step} {day}", step=step, day=day, number="01", values=kept)
