"""What reports say of Party members: how they grew, what falls short, what is to be done next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from desktop.rules import text
from desktop.rules.cells.cell_shares import CellShare
from desktop.rules.reports import narrative
from desktop.rules.reports.narrative import (
    IN_CELL,
    YEAR,
    Known,
    Phrases,
    Said,
    Teller,
    Told,
    Words,
    count,
    listed,
    share,
    whole,
)
from desktop.rules.reports.narrative_supervision import supervision
from desktop.rules.reports.skeletons import Tells
from desktop.rules.reports.statistics import Line, percent_of

_PARTS = (
    *("women", "minority", "religious", "youth", "union", "rural", "pupils"),
    *("university", "vocational", "again"),
)
_LEAVINGS = ("transferred-in", "restored", "transferred-out", "died", "struck-off", "expelled")
_NAMED = 6
"""How many cells a sentence names."""

_Part = Callable[[Known, Phrases], Iterator[Words]]


def development(known: Known, phrases: Phrases) -> Told:
    """How members grew in the period, of whom, from what source, and how far the target is."""
    return _told(
        known,
        phrases,
        ((_members,), (_admitted, _of_the_year, _composition), (_sources,), (_steps,), (_term,)),
    )


def shortcomings(known: Known, phrases: Phrases) -> Told:
    """Which cells lead, which lag, and which places have no member or cell."""
    parts = ((_leading,), (_without_admission, _behind), (_without_source,), (_units,))
    return _told(known, phrases, parts)


def tasks(known: Known, phrases: Phrases) -> Told:
    """What is still to be done."""
    return narrative.told((words,) for words in _tasks(known, phrases))


TELLERS: Mapping[Tells, Teller] = {
    "development": development,
    "supervision": supervision,
    "shortcomings": shortcomings,
    "tasks": tasks,
}


def _told(known: Known, phrases: Phrases, paragraphs: tuple[tuple[_Part, ...], ...]) -> Told:
    return narrative.told(
        tuple(words for part in parts for words in part(known, phrases)) for parts in paragraphs
    )


def _members(known: Known, phrases: Phrases) -> Iterator[Words]:
    total = known.line("members-end")
    words = phrases.say(
        "members.total",
        day=narrative.day_text(min(known.figures.as_of, known.figures.period.last)),
        body=known.body,
        members=count(whole(total), "members-end"),
        cells=count(whole(known.line("cells")), "cells"),
    )
    parts = [
        phrases.say(
            f"members.{name}",
            n=count(whole(line), line.id),
            share=share(percent_of(line.value, total.value), line.id),
        )
        for name in ("women", "minority")
        if (line := known.line(f"members-{name}")).value
    ]
    if parts:
        words += phrases.say("members.parts", parts=listed(parts, ", "))
    yield words


def _admitted(known: Known, phrases: Phrases) -> Iterator[Words]:
    line = known.line("admitted")
    number = whole(line)
    words = phrases.say(
        "admitted.some" if number else "admitted.none",
        When=known.when,
        body=known.body,
        n=count(number, line.id),
    )
    before = known.before.get("admitted")
    if before is not None:
        words += _compared(number, int(before), phrases)
    if known.year is None and not known.long:
        words += _of_target(known, "", phrases)
    if line.unknown:
        words += phrases.say("admitted.unknown", n=count(len(line.unknown), line.id))
    yield words


def _compared(number: int, before: int, phrases: Phrases) -> Words:
    if not before:
        return phrases.say("compared.first" if number else "compared.neither")
    way = "up" if number > before else "down" if number < before else "same"
    return phrases.say(
        f"compared.{way}", difference=count(abs(number - before)), before=count(before)
    )


def _of_target(known: Known, span: str, phrases: Phrases) -> Words:
    """How far the target of the year is reached; nothing where it is not known."""
    number, target = whole(known.line(f"{span}admitted")), known.line("target").value
    if not target:
        return ()
    way = "over" if number > target else "met" if number == target else "under"
    if way == "under" and not known.ended:
        way = "so-far"
    return phrases.say(
        f"target.{way}",
        share=share(percent_of(number, target), f"{span}admitted"),
        target=count(int(target), "target"),
        difference=count(abs(number - int(target))),
    )


def _of_the_year(known: Known, phrases: Phrases) -> Iterator[Words]:
    """What was reached since the year began, and that the target is not known where it is not."""
    if known.long:
        return
    if known.year is not None:
        figure = f"{YEAR}admitted"
        number = whole(known.line(figure))
        words = phrases.say("so-far" if number else "so-far.none", n=count(number, figure))
        yield words + _of_target(known, YEAR, phrases)
    if not known.line("target").value:
        yield phrases.say("target.unknown", year=str(known.figures.period.last.year))


def _composition(known: Known, phrases: Phrases) -> Iterator[Words]:
    """Who was admitted: what all of them are, what some are, and what is not known."""
    total = whole(known.line("admitted"))
    lines = {name: known.line(f"admitted-{name}") for name in _PARTS}
    every = [name for name in _PARTS if total and lines[name].value == total]
    some = [name for name in _PARTS if name not in every and lines[name].value]
    if every:
        yield phrases.say(
            "parts.one" if total == 1 else "parts.all",
            count=Said(text.number_in_words(total), "admitted"),
            parts=listed(_what(phrases, lines, every), ", "),
        )
    if some:
        yield phrases.say("parts.some", parts=listed(_shares(phrases, lines, some, total)))
    for name in _PARTS:
        if lines[name].unknown:
            yield phrases.say(
                "part.unknown",
                n=count(len(lines[name].unknown), lines[name].id),
                what=phrases.say(f"what.{name}"),
            )
    average = known.line("admitted-average-age")
    if average.value is not None and total > 1:
        yield phrases.say("average", n=text.number_text(average.value))


def _what(phrases: Phrases, lines: Mapping[str, Line], names: list[str]) -> Iterator[Words]:
    for name in names:
        words = phrases.say(f"what.{name}")
        yield tuple(Said(one.text, lines[name].id) for one in words)


def _shares(
    phrases: Phrases, lines: Mapping[str, Line], names: list[str], total: int
) -> Iterator[Words]:
    for name in names:
        line = lines[name]
        yield phrases.say(
            "part",
            n=count(whole(line), line.id),
            what=phrases.say(f"what.{name}"),
            share=share(percent_of(line.value, total), line.id),
        )


def _sources(known: Known, phrases: Phrases) -> Iterator[Words]:
    sent, certified = (
        _counted(known, phrases, key, name)
        for key, name in (("sent", "class-sent"), ("certified", "class-certified"))
    )
    if sent or certified:
        yield listed([words for words in (sent, certified) if words], "; ")
    outstanding = known.line("outstanding")
    yield phrases.say(
        "sources" if outstanding.value else "sources.none",
        outstanding=count(whole(outstanding), "outstanding"),
        candidates=count(whole(known.line("candidates")), "candidates"),
    )


def _steps(known: Known, phrases: Phrases) -> Iterator[Words]:
    for name in ("recognised", "not-recognised"):
        if words := _counted(known, phrases, name, name):
            yield words
    moved = [_counted(known, phrases, name, name) for name in (*_LEAVINGS, "resigned")]
    if any(moved):
        yield phrases.say("movements", parts=listed([words for words in moved if words], ", "))


def _counted(known: Known, phrases: Phrases, key: str, name: str) -> Words:
    """A phrase with its figure; nothing for a figure of nobody."""
    line = known.line(name)
    return phrases.say(key, n=count(whole(line), name)) if line.value else ()


def _term(known: Known, phrases: Phrases) -> Iterator[Words]:
    line, target = known.line("term-admitted"), known.line("term-target").value
    if line.value is None:
        return
    words = phrases.say("term", n=count(whole(line), line.id))
    if target:
        words += phrases.say(
            "term.target",
            share=share(percent_of(line.value, target), line.id),
            target=count(int(target), "term-target"),
        )
    yield words


def _leading(known: Known, phrases: Phrases) -> Iterator[Words]:
    """The cells that did more than was asked, else those that admitted most, if more than one."""
    ahead = [one for one in known.cells if one.ahead]
    most = max((len(one.admitted) for one in known.cells), default=0)
    best = ahead or [one for one in known.cells if most > 1 and len(one.admitted) == most]
    if best:
        key = "leading.one" if len(best) == 1 else "leading.many"
        yield phrases.say(key, cells=_cells(best, phrases, "leading"))


def _behind(known: Known, phrases: Phrases) -> Iterator[Words]:
    """Those that admitted somebody, yet too few: the others are named already."""
    behind = [one for one in known.cells if one.behind and one.admitted]
    if behind and known.ended and known.year is None:
        key = "behind.one" if len(behind) == 1 else "behind.many"
        yield phrases.say(key, cells=_cells(behind, phrases, "behind"))


def _cells(cells: list[CellShare], phrases: Phrases, key: str) -> Words:
    said = [
        phrases.say(
            f"{key}.free" if one.target is None else f"{key}.cell",
            cell=one.name,
            n=count(len(one.admitted), f"admitted{IN_CELL}{one.id}"),
            target=count(one.target or 0),
        )
        for one in cells[:_NAMED]
    ]
    return _with_rest(said, len(cells), phrases)


def _with_rest(said: list[Words], number: int, phrases: Phrases) -> Words:
    if number <= _NAMED:
        return listed(said)
    rest = phrases.say("more", n=count(number - _NAMED))
    return (*listed(said, ", "), Said(" "), *rest)


def _without_admission(known: Known, phrases: Phrases) -> Iterator[Words]:
    line, every = known.line("cells-without-admission"), whole(known.line("cells"))
    number = whole(line)
    if not every:
        return
    way = {0: "none", every: "all", 1: "one"}.get(number, "many")
    yield phrases.say(
        f"without-admission.{way}",
        n=count(number, line.id),
        all=count(every, "cells"),
        count=Said(text.number_in_words(every), line.id),
        cells=_names(line, phrases),
    )


def _without_source(known: Known, phrases: Phrases) -> Iterator[Words]:
    line = known.line("cells-without-source")
    if line.value:
        yield phrases.say(
            "without-source.one" if line.value == 1 else "without-source.many",
            n=count(whole(line), line.id),
            cells=_names(line, phrases),
        )


def _names(line: Line, phrases: Phrases) -> Words:
    said: list[Words] = [(Said(one.name),) for one in line.members[:_NAMED]]
    return _with_rest(said, len(line.members), phrases)


def _units(known: Known, phrases: Phrases) -> Iterator[Words]:
    if not known.line("units").value:
        return
    if words := _counted(known, phrases, "units-without-members", "units-without-members"):
        yield words
    else:
        yield phrases.say("units.none")
    if words := _counted(known, phrases, "units-without-cell", "units-without-cell"):
        yield words


def _tasks(known: Known, phrases: Phrases) -> Iterator[Words]:
    year = str(known.figures.period.last.year)
    target = known.line("target").value
    if target and not known.long:
        done = whole(known.line(f"{YEAR}admitted" if known.year else "admitted"))
        if done < target and known.ended:
            yield phrases.say("task.missed", n=count(int(target) - done), year=year)
        elif done < target:
            yield phrases.say("task.admit", n=count(int(target) - done, "target"), year=year)
        else:
            yield phrases.say("task.kept", year=year)
    for key, name in (
        ("task.class", "candidates"),
        ("task.source", "cells-without-source"),
        ("task.units", "units-without-members"),
    ):
        if words := _counted(known, phrases, key, name):
            yield words
