"""Headless: the cells of a day with hints and white places, their meetings, who waits."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from desktop.commands import words as spoken
from desktop.commands.opening import answer, opened
from desktop.rules.cells.cell_meetings import STATE_TEXTS, State
from desktop.rules.text import date_text
from desktop.services.cells import cell_boards, class_lists, meeting_grid

_KINDS = ("awareness", "new-member")


def grammar(add: Callable[..., ArgumentParser]) -> None:
    """The words of `cells`, `meetings` and `waiting`."""
    one = add("cells", cells, "các chi bộ và nơi trắng của một ngày")
    spoken.office(one)
    one.add_argument("--day", type=spoken.day)
    one.add_argument("--years", type=int, default=2, help="quá mấy năm là trắng kết nạp")
    spoken.json(one)
    one = add("meetings", meetings, "sinh hoạt chi bộ của một năm")
    spoken.office(one)
    one.add_argument("--year", type=spoken.year, required=True)
    spoken.json(one)
    one = add("waiting", waiting, "ai đang chờ học lớp bồi dưỡng")
    spoken.office(one)
    one.add_argument("--kind", choices=_KINDS, default=_KINDS[0])
    one.add_argument("--day", type=spoken.day)
    spoken.json(one)


def cells(words: Namespace) -> None:
    """Print the cells of a day, what the rules say of them, and what is white about each place."""
    with opened(words.office) as office:
        day = words.day or office.today()
        found = office.read(cell_boards.cells_on, day=day)
        places = office.read(cell_boards.places_on, day=day, years=words.years)
    content = {"day": day, "cells": found, "places": places}
    lines = [f"Chi bộ ngày {date_text(day)}: {len(found)}"]
    for one in found:
        lines.append(f"{one.name}: {one.official} chính thức, {one.probationary} dự bị")
        lines += [f"  {hint.sentence} ({hint.source})" for hint in one.hints]
    for place in places:
        if place.lacks:
            lines.append(f"{place.unit.name}: trắng {', '.join(place.lacks)}")
    answer(words.json, content, lines)


def meetings(words: Namespace) -> None:
    """Print how the cells met in a year: in time, late, not at all, or not recorded."""
    with opened(words.office) as office:
        found = office.read(meeting_grid.year_lines, year=words.year, day=office.today())
    lines = [f"Sinh hoạt chi bộ năm {words.year}"]
    for one in found:
        states: tuple[State, ...] = ("held", "late", "skipped", "unknown")
        counts = ((state, one.counted.get(state, 0)) for state in states)
        told = [f"{count} {STATE_TEXTS[state]}" for state, count in counts if count]
        lacks = sum(one.themes_due)
        told += [f"thiếu chuyên đề {lacks} quý"] if lacks else []
        lines.append(f"{one.name}: {', '.join(told) or 'chưa ghi'}")
    answer(words.json, found, lines)


def waiting(words: Namespace) -> None:
    """Print who waits for a class, the longest first."""
    with opened(words.office) as office:
        day = words.day or office.today()
        found = office.read(class_lists.waiting, kind=words.kind, day=day)
    lines = [f"Chờ học: {len(found)}"]
    for one in found:
        seat = f", đã vào {one.round}" if one.round else ""
        lines.append(f"{one.name} ({one.cell}): chờ từ {date_text(one.since)}{seat}")
    answer(words.json, found, lines)
