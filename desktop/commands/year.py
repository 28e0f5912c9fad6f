"""Headless: the office's year: targets with their forecast, the ranking, the inspections."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import Any

from desktop.commands import words as spoken
from desktop.commands.opening import answer, opened
from desktop.rules.cells.ranking import Share
from desktop.rules.text import date_text
from desktop.services.cells import forecast, inspections, ranking_view
from desktop.services.cells.forecast import Outlook
from desktop.services.cells.ranking_view import YearRanking, rank_words


def grammar(add: Callable[..., ArgumentParser]) -> None:
    """The words of `forecast`, `ranking` and `inspections`."""
    for name, act, told in (
        ("forecast", foretell, "chỉ tiêu, kết quả và dự báo của một năm"),
        ("ranking", rank, "xếp loại cuối năm của chi bộ và đảng viên"),
        ("inspections", inspect, "kiểm tra, giám sát của một năm"),
    ):
        one = add(name, act, told)
        spoken.office(one)
        one.add_argument("--year", type=spoken.year, required=True)
        if name != "ranking":
            one.add_argument("--day", type=spoken.day)
        spoken.json(one)


def foretell(words: Namespace) -> None:
    """Print targets beside what was reached, and who can still be admitted in time."""
    with opened(words.office) as office:
        day = words.day or office.today()
        found = office.read(forecast.outlook, scope="year", year=words.year, day=day)
    answer(words.json, found, _outlook(found))


def rank(words: Namespace) -> None:
    """Print the ranking of a year, its shares and the cells with their criterion."""
    with opened(words.office) as office:
        found = office.read(ranking_view.year_ranking, year=words.year)
    content = {
        "review_day": found.review_day,
        "cells": [_ranked(one.id, one.name, one) for one in found.cells],
        "members": [_ranked(one.id, one.name, one) for one in found.members],
        "cells_quota": found.cells_quota.text,
        "members_quota": found.members_quota.text,
        "over": [one.title for one in _over(found)],
    }
    answer(words.json, content, _ranking(found))


def inspect(words: Namespace) -> None:
    """Print the inspections of a year, the counts, and what is still to be mended."""
    with opened(words.office) as office:
        day = words.day or office.today()
        found = office.read(inspections.year, year=words.year, day=day)
    lines = [f"Kiểm tra, giám sát năm {words.year}"]
    for count in found.counts:
        turns = f"{count.organisations} tổ chức đảng, {count.members} đảng viên"
        lines.append(f"{count.title}: {count.held} cuộc đã kết luận, {turns}")
    lines += [f"{one.content}: {one.state}" for one in found.inspections]
    lines += [f"{one.whose or one.inspection}: {one.words}, {one.state}" for one in found.findings]
    answer(words.json, found, lines)


def _outlook(found: Outlook) -> list[str]:
    lines = []
    for one in found.lines:
        target = "chưa giao" if one.target is None else f"{one.done}/{one.target}"
        lines.append(f"{one.name}: {target}, {one.possible} người còn kịp")
    if found.estimate is not None:
        low, high = found.estimate.low, found.estimate.high
        lines.append(f"Dự báo kết nạp thêm từ {low} đến {high}, khoảng {found.estimate.likely}")
    for who in found.prospects:
        by = f"{who.title} chậm nhất {date_text(who.by)}" if who.by else who.title
        lines.append(f"{who.name}: {by if who.possible else f'không kịp: {who.why}'}")
    return lines


def _ranking(found: YearRanking) -> list[str]:
    lines = [
        f"Chi bộ: {found.cells_quota.text}",
        f"Đảng viên: {found.members_quota.text}",
    ]
    lines += [f"Vượt tỷ lệ: {one.title}, {one.quota.text}" for one in _over(found)]
    for one in found.cells:
        rank = rank_words(found.generation, one.decided or one.proposed, cell=True)
        lines.append(f"{one.name}: {rank or 'chưa xếp'}; kết nạp {one.development.verdict}")
    return lines


def _over(found: YearRanking) -> tuple[Share, ...]:
    return (*found.cells_quota.over, *found.members_quota.over)


def _ranked(id: str, name: str, one: Any) -> dict[str, object]:
    told = {"id": id, "name": name, "proposed": one.proposed, "decided": one.decided}
    return {**told, "reason": one.reason, "doubts": one.doubts}
