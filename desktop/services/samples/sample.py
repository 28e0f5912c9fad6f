"""Invented offices, made through commands only: to show, to test, to measure by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules.calendar import Period
from desktop.services.office import Office
from desktop.services.samples import sample_communes, sample_year
from desktop.services.samples.sample_invention import Act, Invention
from desktop.store.tables.organisations import CellRow
from desktop.store.tables.people import PersonRow

# So many commands are entered as one operation: the disk is waited for once for all of them.
_TOGETHER = 250


@dataclass(frozen=True, slots=True)
class Sample:
    """What stands in an invented office: its last day, the period to report, and whom to show.

    `admission` and `recognition` are the ids of people whose dossiers of that kind are complete;
    `ready` has ended probation and waits for the cell to meet.
    """

    commune: str
    title: str
    day: date
    period: Period
    admission: str
    recognition: str
    ready: str


def make(
    office: Office,
    commune: str,
    people: int | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Sample:
    """Fill an empty office with an invented commune, always the same; Refusal if there is none.

    `people` is how many the office knows in `large`; `progress` hears of acts done and of all.
    """
    plan = sample_communes.commune(commune, people)
    if plan.year is not None:
        invention: Invention = sample_year.make(office, plan, plan.year, progress)
    else:
        invention = Invention(plan)
        acts = invention.acts()
        for first in range(0, len(acts), _TOGETHER):
            office.do(enter_together, acts[first : first + _TOGETHER])
            progress(min(first + _TOGETHER, len(acts)), len(acts))
    return Sample(
        commune=commune,
        title=plan.title,
        day=plan.day,
        period=Period(plan.since, plan.until),
        admission=invention.shown["admission"].id,
        recognition=invention.shown["recognition"].id,
        ready=invention.shown["ready"].id,
    )


def enter_together(session: Session, acts: Sequence[Act]) -> str:
    """Do several commands as one operation."""
    # Held, so that the session does not read the same cells and people again for every command.
    cells = session.scalars(select(CellRow)).all()
    ids = {values["person_id"] for _, values in acts if "person_id" in values}
    known = session.scalars(select(PersonRow).where(PersonRow.id.in_(ids))).all()
    for command, values in acts:
        command(session, **values)
    return f"Nhập dữ liệu mẫu: {len(acts)} việc, {len(cells)} chi bộ, {len(known)} người"
