"""Targets beside what was reached, who can still be admitted in time, and how many may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from desktop.rules import text
from desktop.rules.calendar import Calendar, Period
from desktop.rules.cases import findings, plan, recorded
from desktop.rules.cases.answers import Context
from desktop.rules.cases.plan import PlanLine
from desktop.rules.cells import forecast
from desktop.rules.cells.forecast import Chance, Estimate, Standing, Stay
from desktop.rules.editions import LawBook
from desktop.rules.facts.case import Case
from desktop.rules.facts.office import Cell, Target
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.members import membership
from desktop.rules.members.membership import Life
from desktop.services import counting, facts, kept, shipped
from desktop.services.cases import steps
from desktop.services.cells.target_lines import Counts, TargetLine, lines_of
from desktop.services.keeping import settings
from desktop.services.people import people_list
from desktop.store.tables.targets import TargetRow

_SAID = frozenset({TargetRow.__tablename__})
"""What is set here; all else is read again only when it was written."""
_CANDIDATE, _CERTIFICATE, _CEREMONY = "candidate", "certificate", "ceremony"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """Somebody on the way, and by when the next step must be done to be admitted in time.

    `why` says of one who can no longer be what forbids it. `certificate_by` is the last day for
    the certificate of the awareness class, where it is still missing.
    """

    id: str
    name: str
    cell_id: str
    cell: str
    at: str
    since: date
    step: str
    title: str
    by: date | None
    possible: bool
    why: str
    chance: Chance
    certificate_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRound:
    """What one more awareness class would change.

    `waiting` candidates have no certificate. If it is issued by `all_by`, `helped` of them can
    still be admitted in time; after `last_by`, none. `estimate` is of all, with such a class.
    """

    waiting: int
    helped: int
    all_by: date | None = None
    last_by: date | None = None
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """A year or a term as it stands on a day.

    `estimate` are those still to come, the `done` not among them; None where the office has too
    few past cases. Of `untold` who can be in time nothing is foretold for that reason.
    """

    period: Period
    running: bool
    lines: tuple[TargetLine, ...]
    prospects: tuple[Prospect, ...]
    estimate: Estimate | None
    untold: int
    round: ClassRound

    @property
    def whole(self) -> TargetLine:
        """The line of the whole commune."""
        return self.lines[0]


def period_of(session: Session, /, *, scope: str, year: int) -> Period:
    """The days of a year, or of the term that begins in it as far as its days are known."""
    office = facts.office(session)
    if scope == "term" and office.term_from and office.term_from.year == year:
        return Period(office.term_from, office.term_to or date(year + 5, 12, 31))
    return Period(date(year, 1, 1), date(year, 12, 31))


def outlook(session: Session, /, *, scope: str, year: int, day: date) -> Outlook:
    """Targets, what was reached, and what may still be, of a year or term seen on a day."""
    ground = kept.until_written(session, _SAID, _read_ground, scope, year, day)
    return _outlook(ground, facts.targets(session))


def is_quick(session: Session, /, *, scope: str, year: int, day: date) -> bool:
    """Whether `outlook` answers at once: few people, or only targets were written since."""
    if not people_list.counts_long(session):
        return True
    return kept.is_kept(session, _SAID, _read_ground, scope, year, day)


def outlooks_of(
    session: Session,
    whole: OfficeFacts,
    lives: tuple[Life, ...],
    asked: Mapping[str, int],
    day: date,
) -> tuple[Outlook, ...]:
    """The same of several, the year by scope, from facts read with all milestones of cases."""
    known = _known(session, whole, lives, day)
    return tuple(
        _outlook(_ground(session, known, scope, year, day), whole.targets)
        for scope, year in asked.items()
    )


def _read_ground(session: Session, scope: str, year: int, day: date) -> _Ground:
    whole = counting.whole(session, forecast.MILESTONES)
    known = _known(session, whole, membership.lives(whole), day)
    return _ground(session, known, scope, year, day)


def _known(session: Session, whole: OfficeFacts, lives: tuple[Life, ...], day: date) -> _Known:
    return _Known(
        whole=whole,
        lives=lives,
        waiting=facts.open_cases(session, forecast.ENDS, day),
        past=forecast.stays(whole.cases),
        law=facts.law(session),
        calendar=settings.working_calendar(session),
    )


def _ground(session: Session, known: _Known, scope: str, year: int, day: date) -> _Ground:
    period = period_of(session, scope=scope, year=year)
    running, asked = day in period, _Asked(known, day, period.last)
    prospects = tuple(_prospects(asked)) if running else ()
    until = Period(period.first, max(min(period.last, day), period.first - timedelta(days=1)))
    counts = Counts.of(known.lives, prospects, until)
    return _Ground(
        scope=scope,
        year=year,
        day=day,
        period=period,
        running=running,
        prospects=prospects,
        round=_round(prospects, asked),
        counts=counts,
        cells=tuple(
            cell
            for cell in known.whole.cells
            if not cell.dissolved or cell.dissolved >= period.first or counts.done[cell.id]
        ),
    )


def _outlook(ground: _Ground, targets: Iterable[Target]) -> Outlook:
    asked = (ground.scope, ground.year)
    by_cell = {one.cell_id: one for one in targets if (one.scope, one.year) == asked}
    prospects, period = ground.prospects, ground.period
    months = forecast.months_left(max(ground.day, period.first), period.last)
    told = [one for one in prospects if one.possible and one.chance.known]
    return Outlook(
        period=period,
        running=ground.running,
        lines=tuple(lines_of(ground.counts, by_cell, ground.cells, months)),
        prospects=prospects,
        estimate=forecast.estimate([one.chance for one in told]) if told else None,
        untold=sum(one.possible and not one.chance.known for one in prospects),
        round=ground.round,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is read of the office: all of it leanly, and in full the cases that are not over."""

    whole: OfficeFacts
    lives: tuple[Life, ...]
    waiting: tuple[Case, ...]
    past: Mapping[str, tuple[Stay, ...]]
    law: LawBook
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class _Asked:
    known: _Known
    day: date
    by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """All of an outlook but the targets: slow to read, and the same from key to key."""

    scope: str
    year: int
    day: date
    period: Period
    running: bool
    prospects: tuple[Prospect, ...]
    round: ClassRound
    counts: Counts
    cells: tuple[Cell, ...]


def _prospects(asked: _Asked) -> Iterator[Prospect]:
    """Those on the way, the nearest to admission first, then by name."""
    known = asked.known
    inside = {one.person.id for one in known.lives if one.member_on(asked.day)}
    found = []
    for case in known.waiting:
        now = forecast.standing(recorded.as_of(case, asked.day, known.law), asked.day)
        if now is not None and case.person.id not in inside:
            found.append((now, case))
    found.sort(key=lambda one: text.sort_key(one[1].person.name))
    found.sort(key=lambda one: forecast.MILESTONES.index(one[0].step), reverse=True)
    for now, case in found:
        yield _prospect(case, now, asked)


def _prospect(case: Case, now: Standing, asked: _Asked) -> Prospect:
    lines = plan.backward_plan(
        case,
        steps.processes_for(case),
        asked.known.law,
        asked.known.calendar,
        _ceremony_by(case, asked),
        asked.day,
    )
    ahead = [one for one in lines if not one.done]
    against = next((one for one in ahead if not one.possible), None)
    following = min(ahead, key=lambda one: one.latest, default=None)
    shape = shipped.step(now.step)
    return Prospect(
        id=case.person.id,
        name=case.person.name,
        cell_id=case.cell.id if case.cell else "",
        cell=case.cell.name if case.cell else "",
        at=shape.title if shape else now.step,
        since=now.reached,
        step=following.step if following else "",
        title=following.title if following else "",
        by=following.latest if following else None,
        possible=against is None,
        why=f"{against.title}: {against.why}" if against else "",
        chance=forecast.chance(asked.known.past, now, asked.day, asked.by),
        certificate_by=_certificate_by(case, lines, asked.day),
    )


def _ceremony_by(case: Case, asked: _Asked) -> date:
    """The last day on which the ceremony would be in time: for the period, and by its own term."""
    shape = shipped.step(_CEREMONY)
    context = Context(asked.known.law, asked.known.calendar, asked.day)
    told = recorded.as_of(case, asked.day, asked.known.law)
    due = findings.due_of(shape, told, context) if shape else None
    return min(asked.by, due.day) if due and due.day >= asked.day else asked.by


def _certificate_by(case: Case, lines: Sequence[PlanLine], day: date) -> date | None:
    named = case.day_of(_CANDIDATE)
    if named is None or named > day:
        return None
    line = next((one for one in lines if one.step == _CERTIFICATE), None)
    return None if line is None or line.done else line.latest


def _round(prospects: Sequence[Prospect], asked: _Asked) -> ClassRound:
    waiting = [one for one in prospects if one.certificate_by is not None]
    helped = {
        one.id: one.certificate_by
        for one in waiting
        if one.certificate_by and one.certificate_by >= asked.day and one.possible
    }
    if not helped:
        return ClassRound(waiting=len(waiting), helped=0)
    all_by = min(helped.values())
    taught = Standing(_CERTIFICATE, asked.day)
    # What is left after the class: as if the certificate were issued today, and so much less time.
    left = asked.day + (asked.by - all_by)
    then = forecast.chance(asked.known.past, taught, asked.day, left)
    chances = [then if one.id in helped else one.chance for one in prospects if one.possible]
    known = [one for one in chances if one.known]
    return ClassRound(
        waiting=len(waiting),
        helped=len(helped),
        all_by=all_by,
        last_by=max(helped.values()),
        estimate=forecast.estimate(known) if then.known else None,
    )
