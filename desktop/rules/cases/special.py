"""Special cases: which of them a case is, and which of their extra papers are there or missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desktop.rules.calendar import Calendar, Unit
from desktop.rules.cases import conditions
from desktop.rules.cases.answers import Context
from desktop.rules.cases.recorded import as_of
from desktop.rules.editions import LawBook, Special, SpecialPaper
from desktop.rules.facts.case import Case, ExtraPaper
from desktop.rules.text import date_text

_UNITS: dict[str, Unit] = {"working-day": "working-day", "day": "day", "month": "month"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraLine:
    """An extra paper as a checklist shows it; `held` where it was entered by hand."""

    paper: SpecialPaper
    there: bool
    held: ExtraPaper | None = None
    due: date | None = None
    due_note: str = ""
    due_source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """A special case that applies, with its source in words and its papers."""

    id: str
    title: str
    note: str = ""
    source: str = ""
    papers: tuple[ExtraLine, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether no demanded paper is missing."""
        return all(one.there or one.paper.demand == "info" for one in self.papers)


def extras(case: Case, law: LawBook, calendar: Calendar, day: date) -> tuple[Extra, ...]:
    """The special cases that the case was on a day, with their papers."""
    known, context = as_of(case, day, law), Context(law, calendar, day)
    return tuple(
        Extra(
            id=one.id,
            title=one.title,
            note=one.note,
            source=law.sources(one.basis, day),
            papers=tuple(
                _line(one, paper, known, context)
                for paper in one.paper
                if _holds(paper.when, known, context)
            ),
        )
        for one in law.special
        if _holds(one.when, known, context)
    )


def terms(case: Case, law: LawBook, calendar: Calendar, day: date) -> tuple[ExtraLine, ...]:
    """The papers with a term that runs on a day and that are not there yet."""
    held = tuple(one for one in law.special if any(_runs(paper, case) for paper in one.paper))
    if not held:
        return ()
    found = extras(case, replace(law, special=held), calendar, day)
    return tuple(line for one in found for line in one.papers if line.due and not line.there)


def _runs(paper: SpecialPaper, case: Case) -> bool:
    return bool(paper.limit) and any(case.last(step) for step in paper.start)


def missing(step: str, case: Case, context: Context) -> tuple[tuple[Special, SpecialPaper], ...]:
    """The papers of special cases that a step waits for and that are not there."""
    return tuple(
        (one, paper)
        for one, paper in context.law.special_by_step.get(step, ())
        if not case.extra(one.id, paper.id)
        and _holds(one.when, case, context)
        and _holds(paper.when, case, context)
    )


def _holds(name: str, case: Case, context: Context) -> bool:
    return not name or conditions.ask(name, case, context).holds is True


def _line(special: Special, paper: SpecialPaper, case: Case, context: Context) -> ExtraLine:
    held = case.extra(special.id, paper.id)
    began = max((day for step in paper.start if (day := case.day_of(step))), default=None)
    recorded = case.day_of(paper.step) if paper.step else None
    there = held is not None or (recorded is not None and recorded >= (began or recorded))
    if not paper.limit or began is None:
        return ExtraLine(paper=paper, there=there, held=held)
    limit = context.law.limit(paper.limit, began)
    return ExtraLine(
        paper=paper,
        there=there,
        held=held,
        due=context.calendar.deadline(began, limit.value, _UNITS[limit.unit]),
        due_note=f"{limit.told} từ ngày {date_text(began)}",
        due_source=limit.source,
    )
