"""What source building has come to: plan beside fact, the survey of a cell, who dropped out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules import calendar, text
from desktop.rules.calendar import Period
from desktop.rules.facts.case import Case
from desktop.rules.facts.office import Cell
from desktop.rules.facts.person import Person
from desktop.rules.members import membership
from desktop.rules.members.membership import GIVEN_UP_STEPS
from desktop.services import counting, facts, kept, shipped
from desktop.services.cells.sources import DROPPED, STEPS
from desktop.services.people import people_list
from desktop.store.tables.sources import SourcePlanRow, SurveyLineRow

_SAID = frozenset(one.__tablename__ for one in (SourcePlanRow, SurveyLineRow))
"""What is said in plan and survey; all else is read again only when it was written."""
_LEARNING = ("pupil", "student")
_LATEST = ("class-sent", "candidate", "outstanding")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """A cell's year: what was planned in each month, and who came to the step in it."""

    id: str
    name: str
    planned: tuple[int | None, ...]
    done: tuple[tuple[str, ...], ...]

    @property
    def total_planned(self) -> int:
        """Everything planned in the year."""
        return sum(one or 0 for one in self.planned)

    @property
    def total_done(self) -> int:
        """Everybody of the year."""
        return sum(len(names) for names in self.done)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyLine:
    """Somebody who may become a source, as the survey of a quarter sees them.

    `before` is the rating of the latest earlier survey; `stage` how far the case has come.
    """

    id: str
    name: str
    cell_id: str
    stage: str
    groups: frozenset[str]
    before: str = ""
    rated: str = ""
    criteria: Mapping[str, bool | None]
    introduced_by: str = ""
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellSurvey:
    """A cell's people in the survey of a quarter."""

    id: str
    name: str
    lines: tuple[SurveyLine, ...]

    @property
    def asked(self) -> int:
        """How many there are to rate."""
        return len(self.lines)

    @property
    def rated(self) -> int:
        """How many were rated."""
        return sum(bool(line.rated) for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A group of people in the summary: under which heading, what it is, who is in it."""

    heading: str
    title: str
    names: tuple[str, ...]


def plan(session: Session, /, *, year: int, step: str) -> tuple[PlanLine, ...]:
    """Plan and fact of a year for one step, by cell in the office's order."""
    cells, done = kept.until_written(session, _SAID, _reached, year, step)
    planned: dict[str, dict[int, int]] = defaultdict(dict)
    query = select(SourcePlanRow).where(SourcePlanRow.year == year, SourcePlanRow.step == step)
    for row in session.scalars(query):
        planned[row.cell_id][row.month] = row.planned
    first, last = date(year, 1, 1), date(year, 12, 31)
    return tuple(
        PlanLine(
            id=cell.id,
            name=cell.name,
            planned=tuple(planned[cell.id].get(month) for month in range(1, 13)),
            done=tuple(done.get((cell.id, month), ()) for month in range(1, 13)),
        )
        for cell in cells
        if (cell.dissolved is None or cell.dissolved > first or cell.id in planned)
        and (cell.founded is None or cell.founded.earliest <= last)
    )


def survey(session: Session, /, *, quarter: str, day: date) -> tuple[CellSurvey, ...]:
    """The people of every cell who may become a source, with the survey of a quarter.

    Members and whoever was proposed already are not among them.
    """
    now, before = _rated(session, quarter)
    return tuple(
        replace(
            bare,
            lines=tuple(
                replace(_said(line, now.get(line.id)), before=before.get(line.id, ""))
                for line in bare.lines
            ),
        )
        for bare in kept.until_written(session, _SAID, _bare_survey, day)
    )


def plan_is_quick(session: Session, /, *, year: int, step: str) -> bool:
    """Whether `plan` answers at once: few people, or nothing but plans were written since."""
    few = not people_list.counts_long(session)
    return few or kept.is_kept(session, _SAID, _reached, year, step)


def survey_is_quick(session: Session, /, *, day: date) -> bool:
    """Whether `survey` answers at once: few people, or nothing but surveys were written since."""
    few = not people_list.counts_long(session)
    return few or kept.is_kept(session, _SAID, _bare_survey, day)


def summary(session: Session, /, *, year: int, day: date) -> tuple[Share, ...]:
    """Who introduced whom in a year, pupils and students in the source, drop-outs with reasons."""
    whole = facts.whole(session)
    cases = {case.person.id: case for case in whole.cases}
    period = calendar.period(f"{year:04d}")
    return (
        *_introduced(whole.cases, period),
        *_learning(whole.people, cases, day),
        *_gone(session, whole.people, whole.cases, period),
    )


def _cell_of(case: Case, day: date) -> str:
    """The cell in which somebody was on a day, else the one of the case."""
    return membership.cell_on(case.person, day) or (case.cell.id if case.cell else "")


def _sources(people: tuple[Person, ...], cases: Mapping[str, Case], day: date) -> Iterator[Person]:
    for person in people:
        case = cases.get(person.id)
        if membership.life(person, (case,) if case else ()).member_on(day):
            continue
        over = case is not None and any(
            case.day_of(step) for step in (*GIVEN_UP_STEPS, "cell-meeting", "ceremony")
        )
        left = any(not membership.MOVEMENTS[move.kind] for move in person.movements)
        if not over and not left:
            yield person


def _reached(
    session: Session, year: int, step: str
) -> tuple[tuple[Cell, ...], Mapping[tuple[str, int], tuple[str, ...]]]:
    """The cells, and by cell and month who came to a step in a year: slow to read."""
    whole = counting.whole(session, (step,))
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for case in whole.cases:
        day = case.day_of(step)
        if day is not None and day.year == year:
            found[_cell_of(case, day), day.month].append(case.person.name)
    done = {place: tuple(sorted(names, key=text.sort_key)) for place, names in found.items()}
    return whole.cells, done


def _bare_survey(session: Session, day: date) -> tuple[CellSurvey, ...]:
    """Whom a survey asks about, before anything is said of them: slow to read."""
    whole = facts.whole(session)
    cases = {case.person.id: case for case in whole.cases}
    by_cell: dict[str, list[SurveyLine]] = defaultdict(list)
    for person in _sources(whole.people, cases, day):
        line = _bare(person, cases.get(person.id), day)
        by_cell[line.cell_id].append(line)
    named = [(cell.id, cell.name) for cell in whole.cells] + [("", "Chưa rõ chi bộ")]
    return tuple(
        CellSurvey(id=id, name=name, lines=tuple(sorted(by_cell[id], key=_by_name)))
        for id, name in named
        if by_cell.get(id)
    )


def _rated(session: Session, quarter: str) -> tuple[dict[str, SurveyLineRow], dict[str, str]]:
    """The lines of a quarter, and the latest rating before it, by person."""
    now, before = {}, {}
    query = select(SurveyLineRow).order_by(SurveyLineRow.quarter)
    for row in session.scalars(query.where(SurveyLineRow.quarter <= quarter)):
        if row.quarter == quarter:
            now[row.person_id] = row
        elif row.rated:
            before[row.person_id] = row.rated
    return now, before


def _bare(person: Person, case: Case | None, day: date) -> SurveyLine:
    reached = next((step for step in _LATEST if case and case.day_of(step)), "")
    first = case.last("outstanding") if case else None
    told = str(first.values.get("introduced_by") or "") if first else ""
    return SurveyLine(
        id=person.id,
        name=person.name,
        cell_id=membership.cell_on(person, day) or "",
        stage=STEPS.get(reached, "Quần chúng"),
        groups=person.groups,
        criteria={one.code: None for one in shipped.entries("survey_criteria")},
        introduced_by=told,
    )


def _said(line: SurveyLine, row: SurveyLineRow | None) -> SurveyLine:
    if row is None:
        return line
    return replace(
        line,
        rated=row.rated,
        criteria={code: row.criteria.get(code) for code in line.criteria},
        introduced_by=row.introduced_by or line.introduced_by,
        reason=row.reason,
        note=row.note,
    )


def _introduced(cases: tuple[Case, ...], period: Period) -> Iterator[Share]:
    found: dict[str, list[str]] = defaultdict(list)
    for case in cases:
        record = case.last("outstanding")
        if record is not None and record.day in period:
            told = str(record.values.get("introduced_by") or "") or "Chưa ghi tổ chức giới thiệu"
            found[told].append(case.person.name)
    yield from _shares("Tổ chức giới thiệu trong năm", found)


def _learning(people: tuple[Person, ...], cases: Mapping[str, Case], day: date) -> Iterator[Share]:
    names = {one.code: one.name for one in shipped.entries("groups")}
    found: dict[str, list[str]] = defaultdict(list)
    for person in _sources(people, cases, day):
        for group in _LEARNING:
            if group in person.groups and person.id in cases:
                found[names[group]].append(person.name)
    yield from _shares("Học sinh, sinh viên trong nguồn", found)


def _gone(
    session: Session, people: tuple[Person, ...], cases: tuple[Case, ...], period: Period
) -> Iterator[Share]:
    reasons = {one.code: one.name for one in shipped.entries("drop_reasons")}
    names = {one.id: one.name for one in people}
    found: dict[str, list[str]] = defaultdict(list)
    told: set[str] = set()
    query = select(SurveyLineRow).where(SurveyLineRow.rated == DROPPED)
    for row in session.scalars(query):
        if row.day in period and row.person_id in names:
            found[reasons.get(row.reason, row.reason)].append(names[row.person_id])
            told.add(row.person_id)
    for case in cases:
        for step in GIVEN_UP_STEPS:
            record = case.last(step)
            if record is not None and record.day in period and case.person.id not in told:
                shape = shipped.step(step)
                why = str(record.values.get("reason") or record.note)
                found[why or (shape.title if shape else step)].append(case.person.name)
    yield from _shares("Ra khỏi nguồn trong năm", found)


def _shares(heading: str, found: Mapping[str, list[str]]) -> Iterator[Share]:
    order = sorted(found, key=lambda title: (-len(found[title]), text.title_key(title)))
    for title in order:
        yield Share(
            heading=heading, title=title, names=tuple(sorted(found[title], key=text.sort_key))
        )


def _by_name(line: SurveyLine) -> tuple[object, ...]:
    return text.sort_key(line.name), line.id
