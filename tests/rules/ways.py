"""Invented cases for the tests of the rules: one blameless way, to be cut short or changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop import paths
from desktop.rules import calendar, editions
from desktop.rules.cases import process, recorded
from desktop.rules.cases.answers import Answer, Context
from desktop.rules.cases.conditions import ask
from desktop.rules.facts.case import Case, Mentorship, StepRecord, Value
from desktop.rules.facts.office import Cell, Office, Place
from desktop.rules.facts.person import Education, Membership, Person
from desktop.rules.partial_date import PartialDate


def resource(path: str) -> str:
    """The text of a shipped file."""
    return (paths.resources() / path).read_text("utf-8")


LAW = editions.read(
    resource("law/documents.toml"),
    resource("law/limits.toml"),
    special=resource("law/special.toml"),
    verified=resource("law/verified.toml"),
)
CALENDAR = calendar.read(resource("lists/holidays.toml"))
PROCESSES = tuple(
    process.read(resource(f"process/{name}.toml"), f"{name}.toml")
    for name in ("admission", "recognition")
)

COUNTS: dict[str, Value] = {
    "official": 22,
    "probationary": 1,
    "present_official": 21,
    "present_probationary": 1,
    "in_favour": 20,
    "against": 1,
}
STANDING: dict[str, Value] = {"official": 11, "present_official": 11, "in_favour": 10, "against": 1}

WAY: tuple[tuple[str, str, dict[str, Value]], ...] = (
    ("outstanding", "2025-03-03", {}),
    ("candidate", "2025-04-03", {}),
    ("class-sent", "2025-05-05", {}),
    ("certificate", "2025-06-10", {"issuer": "Trung tâm chính trị"}),
    ("application", "2025-09-01", {}),
    ("history", "2025-09-20", {}),
    ("verification", "2025-11-10", {"requested": date(2025, 10, 1)}),
    ("introduction", "2025-11-20", {}),
    ("opinions", "2025-12-05", {"organisations": "Hội Nông dân", "organisations_asked": 30}),
    ("history-certified", "2025-12-10", {}),
    ("cell-meeting", "2026-01-05", COUNTS),
    ("appraisal", "2026-02-02", {}),
    ("standing-meeting", "2026-02-10", STANDING),
    ("decision", "2026-02-12", {"received": date(2026, 2, 13)}),
    ("ceremony", "2026-03-10", {}),
    ("member-file", "2026-04-01", {}),
    ("new-member-class", "2026-09-15", {}),
    ("self-review", "2027-03-10", {}),
    ("mentor-remark", "2027-03-10", {}),
    ("probation-opinions", "2027-03-15", {}),
    ("recognition-meeting", "2027-04-05", COUNTS),
    ("recognition-standing-meeting", "2027-04-20", STANDING),
    ("recognition-decision", "2027-04-22", {}),
)


def on(text: str) -> date:
    """A day written as 2026-01-31."""
    return date.fromisoformat(text)


def context(day: str) -> Context:
    """The shipped law and calendar on a day."""
    return Context(LAW, CALENDAR, on(day))


def answer(name: str, case: Case, day: str) -> Answer:
    """What a condition answers on a day."""
    return ask(name, case, context(day))


def record(step: str, day: str, **values: Value) -> StepRecord:
    """A record of a step whose id is the step's name."""
    return StepRecord(id=step, step=step, day=on(day), number="01", values=values)


def member(name: str, official: str | None = "2015-05-19") -> Person:
    """A member who became official on a day."""
    since = PartialDate.stored(official) if official else None
    return Person(id=name, name=name, membership=Membership(official=since))


def mentorship(name: str, together: str | None = "2020-01") -> Mentorship:
    """A mentor of the candidate, in the same unit since a date."""
    return Mentorship(
        mentor=member(name),
        since=on("2025-04-03"),
        together_since=PartialDate.stored(together) if together else None,
    )


def person() -> Person:
    """A candidate about whom everything the papers ask at first is known."""
    village = Place(now="thôn Đông, xã Hoa Ban, tỉnh Sơn La")
    return Person(
        id="p",
        name="Lò Thị Ngọc Mẫu",
        sex="nữ",
        born=PartialDate(2000, 5, 12),
        birth_place=village,
        home_place=village,
        permanent_residence=village,
        ethnicity="Thái",
        religion="Không",
        occupation="Nông dân",
        personal_number="014300000001",
        education=Education(general="12/12"),
        trade_union=False,
    )


def a_case(until: str = "recognition-decision", **changes: object) -> Case:
    """The blameless case up to a step ("" for none); `changes` replace fields of the case.

    `days` and `values` change the record of a step.
    """
    days = dict(changes.pop("days", {}))
    values = dict(changes.pop("values", {}))
    case = Case(
        id="c",
        person=person(),
        office=Office(commune_name="Hoa Ban", standing_members=11),
        cell=Cell(id="cell", name="Chi bộ thôn Đông"),
        began=on("2025-03-03"),
        mentors=(mentorship("Cầm Văn Một"), mentorship("Hà Thị Hai")),
    )
    records = []
    for step, day, usual in WAY if until else ():
        records.append(record(step, days.get(step, day), **{**usual, **values.get(step, {})}))
        if step == until:
            break
    return recorded.with_records(replace(case, **changes), records, LAW)
