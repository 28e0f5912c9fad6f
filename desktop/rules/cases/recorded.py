"""From step records to typed facts: meetings, opinions, certificates and decisions of a case."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.rules.calendar import add_months
from desktop.rules.editions import LawBook
from desktop.rules.facts.case import (
    Case,
    Certificate,
    Decision,
    Meeting,
    Mentorship,
    Opinion,
    Opinions,
    StepRecord,
    Verification,
)

Typed = Meeting | Opinions | Certificate | Decision


def with_records(case: Case, records: Iterable[StepRecord], law: LawBook) -> Case:
    """The case with these records, the typed facts they give, and the end of probation.

    A typed fact that no record speaks of stays as it is.
    """
    steps = tuple(records)
    bare = replace(case, steps=steps)
    facts: dict[str, Any] = {}
    for step, (name, make) in FACTS.items():
        record = bare.last(step)
        if record is not None:
            facts[name] = make(record)
    return replace(bare, **facts, probation_ends=_probation_ends(bare, law))


def with_record(case: Case, record: StepRecord, law: LawBook) -> Case:
    """The case with one record more, or changed when a record of that id is there."""
    others = (one for one in case.steps if one.id != record.id)
    return with_records(case, (*others, record), law)


def as_of(case: Case, day: date, law: LawBook) -> Case:
    """The case as it was known to have happened by the end of a day."""
    later = {name: None for name, _ in FACTS.values() if _after(getattr(case, name), day)}
    kept = tuple(record for record in case.steps if record.day <= day)
    mentors = tuple(_mentor_on(one, day) for one in case.mentors if not _begins_after(one, day))
    extras = tuple(one for one in case.extras if one.day <= day)
    asked = tuple(_verification_on(one, day) for one in case.verifications if _sent_by(one, day))
    hanging = (mentors, extras, asked)
    if (
        not later
        and len(kept) == len(case.steps)
        and hanging == (case.mentors, case.extras, case.verifications)
    ):
        return case
    earlier: Mapping[str, Any] = {
        **later,
        "mentors": mentors,
        "extras": extras,
        "verifications": asked,
    }
    return with_records(replace(case, **earlier), kept, law)


def _probation_ends(case: Case, law: LawBook) -> date | None:
    joined = case.ceremony_on
    return add_months(joined, law.limit("probation", joined).value) if joined else None


def _after(fact: Typed | None, day: date) -> bool:
    return fact is not None and fact.day is not None and fact.day > day


def _begins_after(one: Mentorship, day: date) -> bool:
    return one.since is not None and one.since > day


def _mentor_on(one: Mentorship, day: date) -> Mentorship:
    return replace(one, until=None) if one.until is not None and one.until > day else one


def _sent_by(one: Verification, day: date) -> bool:
    return one.sent is None or one.sent <= day


def _verification_on(one: Verification, day: date) -> Verification:
    if one.replied is None or one.replied <= day:
        return one
    return replace(one, replied=None, conclusion="")


def _known(kind: type, values: Mapping[str, object]) -> dict[str, Any]:
    """The values that the kind has fields for, without those left empty."""
    names = _names(kind)
    return {
        name: value for name, value in values.items() if name in names and value not in (None, "")
    }


@functools.cache
def _names(kind: type) -> frozenset[str]:
    return frozenset(field.name for field in dataclasses.fields(kind))


def _meeting(record: StepRecord) -> Meeting:
    return Meeting(day=record.day, number=record.number, **_known(Meeting, record.values))


def _certificate(record: StepRecord) -> Certificate:
    return Certificate(day=record.day, number=record.number, **_known(Certificate, record.values))


def _decision(record: StepRecord) -> Decision:
    return Decision(day=record.day, number=record.number, **_known(Decision, record.values))


def _opinions(record: StepRecord) -> Opinions:
    return Opinions(
        day=record.day,
        organisations=_opinion(record, "organisations"),
        residence=_opinion(record, "residence"),
        remarks=str(record.values.get("remarks") or ""),
    )


def _opinion(record: StepRecord, part: str) -> Opinion:
    values = {
        name.removeprefix(part).removeprefix("_") or "organisation": value
        for name, value in record.values.items()
        if name.startswith(part)
    }
    return Opinion(**_known(Opinion, values))


FACTS: dict[str, tuple[str, Callable[[StepRecord], Typed]]] = {
    "certificate": ("awareness_certificate", _certificate),
    "new-member-class": ("new_member_certificate", _certificate),
    "union-resolution": ("union_resolution", _meeting),
    "opinions": ("opinions", _opinions),
    "probation-opinions": ("probation_opinions", _opinions),
    "cell-meeting": ("cell_meeting", _meeting),
    "base-meeting": ("base_meeting", _meeting),
    "standing-meeting": ("standing_meeting", _meeting),
    "decision": ("decision", _decision),
    "recognition-meeting": ("recognition_meeting", _meeting),
    "recognition-base-meeting": ("recognition_base_meeting", _meeting),
    "recognition-standing-meeting": ("recognition_standing_meeting", _meeting),
    "recognition-decision": ("recognition_decision", _decision),
}


def meetings(case: Case) -> dict[str, Meeting]:
    """The meetings of a case that are recorded, by the step of each."""
    found = {step: getattr(case, name) for step, (name, _) in FACTS.items()}
    return {step: one for step, one in found.items() if isinstance(one, Meeting)}
