"""What the facts tell of a month: figures, each cell's work beside what was due, reminders."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.rules.calendar import Period
from desktop.rules.facts.briefing import Briefing, BriefingFigure, CellMonth, Reminder
from desktop.rules.facts.case import Case
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.months import period_of
from desktop.rules.reports import statistics
from desktop.rules.reports.statistics import Report
from desktop.services import data, facts, shipped, today
from desktop.services.due import Task
from desktop.services.reports import statistics as statistics_service

_REPORT = "month"
_FIGURES = (
    "admitted",
    "admitted-women",
    "admitted-minority",
    "admitted-youth",
    "recognised",
    "class-sent",
    "class-certified",
    "outstanding",
    "candidates",
    "members-end",
    "cells-without-admission",
    "cells-without-source",
    "units",
    "units-without-members",
)
_OF_THE_YEAR = ("target", "target-percent")
"""The figures that a month alone does not have."""
_PARTS = ("admitted-women", "admitted-minority", "admitted-youth", "units-without-members")
"""The figures that stand below the one they are part of."""
_REMINDED = ("overdue", "week", "month")


def gather(session: Session, /, *, month: str, day: date) -> Briefing:
    """What the facts tell of a month, as they stood at its end or, before, on a day of it.

    What the office entered for the briefing itself is not in it. Refusal for no month.
    """
    period = period_of(month)
    as_of = min(period.last, max(period.first, day))
    whole = facts.whole(session)
    ahead = today.tasks(session, day=as_of)
    work = _work(today.tasks(session, day=period.first), ahead, period.last)
    for case in whole.cases:
        if case.cell is not None:
            _count(case, Period(period.first, as_of), work[case.cell.name])
    return Briefing(
        month=month,
        period=period.text,
        as_of=as_of,
        figures=tuple(_figures(whole, period, as_of)),
        cells=tuple(_cells(whole, period, work)),
        reminders=tuple(_reminder(task) for task in ahead if task.when in _REMINDED),
    )


def _figures(whole: OfficeFacts, period: Period, as_of: date) -> Iterator[BriefingFigure]:
    report = _report()
    year = Period(date(period.first.year, 1, 1), period.last)
    of_month, of_year = (statistics.figures(report, whole, one, as_of) for one in (period, year))
    for line in of_month.lines:
        if line.id not in _FIGURES and line.id not in _OF_THE_YEAR:
            continue
        yield BriefingFigure(
            id=line.id,
            title=_part(line.title) if line.id in _PARTS else line.title,
            month=line.text if line.id in _FIGURES else "",
            year=of_year.line(line.id).text,
        )


def _part(title: str) -> str:
    return f"Trong đó: {title[:1].lower()}{title[1:]}"


@data.once
def _report() -> Report:
    """The monthly report without the lines that the briefing does not tell of."""
    report = statistics_service.report(_REPORT)
    wanted = {*_FIGURES, *_OF_THE_YEAR}
    for line in reversed(report.lines):
        if line.id in wanted:
            wanted |= {line.part_of, line.percent, line.of, line.over}
    lines = tuple(line for line in report.lines if line.id in wanted)
    return replace(report, lines=lines, balances=())


@dataclass(slots=True)
class _Work:
    """What a cell did in a month, what was due of it, what is late."""

    done: list[str] = field(default_factory=list)
    due: set[tuple[str, str]] = field(default_factory=set)
    met: set[tuple[str, str]] = field(default_factory=set)
    late: list[str] = field(default_factory=list)
    admitted: int = 0
    admitted_of_year: int = 0


def _cells(whole: OfficeFacts, period: Period, work: dict[str, _Work]) -> Iterator[CellMonth]:
    targets = {
        one.cell_id: one.admit
        for one in whole.targets
        if one.scope == "year" and one.year == period.first.year
    }
    for cell in whole.cells:
        if cell.dissolved is None or cell.dissolved >= period.first:
            done = work[cell.name]
            yield CellMonth(
                id=cell.id,
                name=cell.name,
                done=tuple(done.done),
                due=len(done.due),
                met=len(done.met),
                late=tuple(done.late),
                reasons=tuple(_reasons(done, targets.get(cell.id))),
            )


def _work(before: Iterable[Task], ahead: Iterable[Task], last: date) -> dict[str, _Work]:
    """What was to be done until a month's last day, and what is late, by the name of the cell."""
    found: dict[str, _Work] = defaultdict(_Work)
    for task in (*before, *ahead):
        if task.due and not task.opens and task.due <= last:
            found[task.cell].due.add((task.person_id, task.step))
    for task in ahead:
        if task.when == "overdue":
            found[task.cell].late.append(f"{task.person}: {task.title}")
    return found


def _count(case: Case, period: Period, work: _Work) -> None:
    done = [record for record in case.steps if record.day in period]
    titles = Counter(record.step for record in done)
    for step in titles:
        shape = shipped.step(step)
        work.done.append(f"{case.person.name}: {shape.title if shape else step}")
    work.met |= {(case.person.id, step) for step in titles} & work.due
    joined = case.ceremony_on
    if joined and joined.year == period.first.year and joined <= period.last:
        work.admitted_of_year += 1
        work.admitted += joined in period


def _reasons(work: _Work, target: int | None) -> Iterator[str]:
    """Why a cell deserves praise: it admitted, or did all that was due; never with work late."""
    if work.late:
        return
    if work.admitted:
        yield f"kết nạp {work.admitted} đảng viên trong tháng"
        if target and work.admitted_of_year >= target:
            yield f"đạt {work.admitted_of_year}/{target} chỉ tiêu kết nạp năm"
    if work.due and work.met == work.due:
        yield f"làm xong {len(work.met)}/{len(work.due)} việc đến hạn"


def _reminder(task: Task) -> Reminder:
    return Reminder(
        cell=task.cell,
        person=task.person,
        title=task.title,
        reason=task.reason,
        due=task.due,
        late=task.when == "overdue",
        screen=task.screen,
        record=task.record,
    )
