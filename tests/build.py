"""Builders with valid defaults that make rows through commands, as an office would."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date, datetime
from itertools import count
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from desktop.rules.facts.case import StepRecord
from desktop.rules.partial_date import PartialDate
from desktop.services.cases import steps
from desktop.services.cells import organisations, units
from desktop.services.keeping import settings
from desktop.services.members import members
from desktop.services.office import Office, trial
from desktop.services.people import people
from desktop.services.samples import sample
from desktop.services.samples.sample import Sample
from desktop.store import chain, journal, search
from desktop.store.file import OfficeFile, in_memory
from desktop.store.tables.cases import CaseRow
from desktop.store.tables.people import PersonRow

_NUMBERS = count(1)
_ASKED = {"organisations_asked": 12, "organisations_in_favour": 12, "organisations_against": 0}
_OF_RESIDENCE = {"residence_asked": 5, "residence_in_favour": 5, "residence_against": 0}
_OF_CELL = {
    "official": 9,
    "probationary": 1,
    "present_official": 9,
    "present_probationary": 1,
    "in_favour": 9,
    "against": 0,
}
_OF_STANDING = {"official": 5, "present_official": 5, "in_favour": 5, "against": 0}

MENTOR = "mentor"
WAY: dict[str, tuple[date, str, dict[str, Any]]] = {
    "outstanding": (date(2023, 1, 9), "", {"introduced_by": "Chi đoàn bản Nà Lốc"}),
    "candidate": (
        date(2023, 2, 13),
        "02-NQ/CB",
        {"mentor": MENTOR, "together_since": date(2019, 5, 6)},
    ),
    "class-sent": (date(2023, 5, 8), "07-CV/ĐU", {"class_from": date(2023, 5, 29)}),
    "certificate": (date(2023, 6, 9), "15/CN", {"issuer": "Trung tâm chính trị"}),
    "application": (date(2024, 1, 15), "", {}),
    "history": (date(2024, 1, 22), "", {}),
    "verification": (date(2024, 3, 11), "", {"requested": date(2024, 2, 19)}),
    "introduction": (date(2024, 3, 13), "", {}),
    "union-resolution": (date(2024, 3, 20), "04-NQ/ĐTN", {}),
    "opinions": (date(2024, 4, 2), "01-BC/CB", {**_ASKED, **_OF_RESIDENCE}),
    "history-certified": (date(2024, 4, 10), "", {}),
    "cell-meeting": (date(2024, 5, 6), "05-NQ/CB", _OF_CELL),
    "appraisal": (date(2024, 5, 27), "", {"result": "đề nghị kết nạp"}),
    "standing-meeting": (date(2024, 6, 10), "", _OF_STANDING),
    "decision": (date(2024, 6, 12), "21-QĐ/ĐU", {"received": date(2024, 6, 17)}),
    "ceremony": (date(2024, 7, 2), "", {"mentor": MENTOR}),
    "member-file": (date(2024, 7, 24), "", {}),
    "new-member-class": (date(2025, 3, 14), "31/CN", {}),
    "self-review": (date(2025, 7, 3), "", {}),
    "mentor-remark": (date(2025, 7, 4), "", {}),
    "probation-opinions": (date(2025, 7, 8), "04-BC/CB", {**_ASKED, **_OF_RESIDENCE}),
    "recognition-meeting": (date(2025, 7, 14), "09-NQ/CB", _OF_CELL),
    "recognition-standing-meeting": (date(2025, 7, 28), "", _OF_STANDING),
    "recognition-decision": (date(2025, 7, 30), "40-QĐ/ĐU", {}),
}
"""A lawful way of somebody in a village cell: each step's day, number and what it asks."""

Made = TypeVar("Made")

_MADE: dict[tuple[str, ...], tuple[OfficeFile, Any]] = {}
_BEGINNINGS = {chain.BEGINNING}


def _made_once(make: Callable[..., Made]) -> Callable[..., Made]:
    """Have what is made in memory laid there again, content and journal, from the same beginning.

    Two dozen commands take longer than most tests. Nothing of what is made so can be undone.
    """

    @functools.wraps(make)
    def making(office: Office, *args: Any, **values: Any) -> Made:
        head = office.read(chain.head).hash
        if office.path or office.listeners or head not in _BEGINNINGS:
            return make(office, *args, **values)
        key = (make.__name__, head, office.who, *map(repr, (office.now(), args, values)))
        if key in _MADE:
            _lay(_MADE[key][0], office.file)
        else:
            made = make(office, *args, **values)
            _MADE[key] = in_memory(office.file), made
            _BEGINNINGS.add(office.read(chain.head).hash)
        office.forget()
        return _MADE[key][1]

    return making


def _lay(held: OfficeFile, file: OfficeFile) -> None:
    with held.reading() as session, file.engine.connect() as target:
        source: Any = session.connection().connection.driver_connection
        source.backup(target.connection.driver_connection)


@_made_once
def an_office(office: Office, **values: Any) -> None:
    """Say which committee the office is."""
    given = {
        "commune_name": "Hoa Ban",
        "province_name": "Sơn La",
        "model": "B",
        "standing_members": 5,
        "term": "2025 - 2030",
        "term_from": date(2025, 7, 1),
        "term_to": date(2030, 6, 30),
        "signer_post": "BÍ THƯ",
        "signer_name": "Cầm Minh Tướng",
        "place": "Hoa Ban",
    }
    office.do(settings.set_office, **{**given, **values})


def a_cell(office: Office, name: str = "", **values: Any) -> str:
    """Enter a cell; its id."""
    key = people.new_id()
    name = name or f"Chi bộ bản {next(_NUMBERS)}"
    office.do(organisations.add_cell, id=key, name=name, **values)
    return key


def a_unit(office: Office, name: str = "Bản Nà Lốc", kind: str = "hamlet", **values: Any) -> str:
    """Enter a place; its id."""
    key = people.new_id()
    office.do(units.add_unit, id=key, name=name, kind=kind, **values)
    return key


def a_person(office: Office, name: str = "Lò Thị Mai", cell: str = "", **values: Any) -> str:
    """Enter a young person fit to be admitted, in a cell if one is given; the id."""
    key = people.new_id()
    given = {
        "sex": "nữ",
        "born": PartialDate(2000, 5, 12),
        "ethnicity": "Thái",
        "religion": "Không",
        "general": "12/12",
        "union_joined": PartialDate(2016, 3, 26),
    }
    office.do(people.add_person, id=key, name=name, **{**given, **values})
    if cell:
        office.do(members.place_in_cell, person_id=key, cell_id=cell)
    return key


def a_member(office: Office, name: str = "Cầm Văn Biên", cell: str = "", **values: Any) -> str:
    """Enter an official member since 2010, in a cell if one is given; the id."""
    person = {"sex": "nam", "born": PartialDate(1980, 2, 1)}
    given = {"admitted": PartialDate(2009, 5, 19), "official": PartialDate(2010, 5, 19)}
    key = a_person(office, name, cell, **person)
    office.do(members.set_membership, person_id=key, **{**given, **values})
    return key


def a_step(office: Office, person: str, step: str, mentor: str = "", **values: Any) -> None:
    """Record a step of the usual way, with other values where they are given."""
    day, number, asked = WAY[step]
    if MENTOR in asked:
        asked = {**asked, "mentor": mentor}
    given = {"day": day, "number": number, **asked}
    office.do(steps.record, person_id=person, step=step, **{**given, **values})


@_made_once
def a_case(office: Office, at: str = "cell-meeting", name: str = "Lò Thị Mai") -> str:
    """Enter somebody in a cell of their own whose case has come to this step; the person's id.

    The steps before it are entered together, which takes a third of the time.
    """
    cell = a_cell(office)
    mentor = a_member(office, cell=cell)
    person = a_person(office, name, cell)
    way = list(WAY)
    before = [_record(step, mentor) for step in way[: way.index(at)]]
    if before:
        office.do(steps.record_many, person_id=person, records=before)
    a_step(office, person, at, mentor)
    return person


def _record(step: str, mentor: str) -> StepRecord:
    day, number, asked = WAY[step]
    values = {**asked, "mentor": mentor} if MENTOR in asked else asked
    return StepRecord(id="", step=step, day=day, number=number, values=values)


def many_people(session: Session, count: int) -> str:
    """A command that enters so many people at once, every fourth a Kinh."""
    rows = [
        {
            "id": f"{at:032}",
            "name": f"Người {at}",
            "ethnicity": "Thái" if at % 4 else "Kinh",
            **search.person_keys(f"Người {at}", ""),
        }
        for at in range(count)
    ]
    journal.insert(session, PersonRow, rows)
    return "Nhập nhiều người"


def many_cases(session: Session, count: int) -> str:
    """A command that opens a case for so many people, who have nothing else."""
    for number in range(count):
        words = f"nguoi {number}"
        person = PersonRow(name=words.capitalize(), search_key=words, sort_key=words)
        session.add(person)
        session.flush()
        session.add(CaseRow(person_id=person.id, began=date(2024, 1, 8)))
    return "Nhập nhiều hồ sơ"


@functools.cache
def a_commune(key: str) -> tuple[Office, Sample]:
    """A sample commune, made once for all tests of a run: only to be read."""
    office = trial(lambda: datetime.fromisoformat("2026-03-02T08:30"))
    return office, sample.make(office, key)
