"""What the law says of a step while it is typed, before anything is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.rules.cases import conditions_votes, recorded
from desktop.rules.cases.answers import Context
from desktop.rules.cases.progress import Finding
from desktop.rules.facts.case import StepRecord, Value
from desktop.services import facts
from desktop.services.cases import steps
from desktop.services.keeping import settings


def check_entry(
    session: Session,
    /,
    *,
    person_id: str,
    step: str,
    day: date,
    number: str = "",
    id: str = "",
    **values: Value,
) -> tuple[Finding, ...]:
    """What would block or warn, while the clerk is still typing; `id` is of the record changed."""
    case = facts.case_of(session, person_id)
    if case is None:
        return ()
    return steps.check(session, case, replace(_typed_entry(step, day, number, values), id=id))


def votes_needed(
    session: Session,
    /,
    *,
    person_id: str,
    step: str,
    day: date,
    **values: Value,
) -> str:
    """How many votes the meeting being typed needs, as a sentence; "" where nothing is voted on."""
    case = facts.case_of(session, person_id)
    if case is None:
        return ""
    law = facts.law(session)
    after = recorded.with_record(case, _typed_entry(step, day, "", values), law)
    context = Context(law, settings.working_calendar(session), day)
    return conditions_votes.needed_text(step, after, context)


def _typed_entry(step: str, day: date, number: str, values: Mapping[str, Value]) -> StepRecord:
    kept = {name: value for name, value in values.items() if value not in (None, "")}
    return StepRecord(id="", step=step, day=day, number=number, values=kept)
