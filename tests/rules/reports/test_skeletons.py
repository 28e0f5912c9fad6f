"""Skeletons of written reports."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Trouble
from desktop.rules.calendar import Period, period
from desktop.rules.reports.skeletons import Section, Skeleton, following, in_force, read

SKELETON = """
id = "x"
name = "Báo cáo"
title = "Kết quả {period}, nhiệm vụ {next}"
in_force_from = 2025-07-01

[[section]]
id = "a"
level = 1
heading = "II. NHIỆM VỤ {next}"

[[section]]
id = "b"
level = 2
heading = "1. Đảng viên"
tells = "development"
"""


def a_skeleton(day: date) -> Skeleton:
    section = Section(id="a", level=1, heading=day.isoformat())
    return Skeleton(id="x", name="", title="", in_force_from=day, section=(section,))


def test_title_and_headings_name_the_period_and_the_next() -> None:
    """In capitals where the heading is in capitals."""
    found = read(SKELETON, "x.toml")
    assert found.titled(period("2017-Q1")) == "Kết quả quý I năm 2017, nhiệm vụ quý II năm 2017"
    first, second = found.headings(period("2017-Q4"))
    assert first.heading == "II. NHIỆM VỤ QUÝ I NĂM 2018"
    assert (second.heading, second.tells) == ("1. Đảng viên", "development")


def test_days_of_no_whole_months_have_no_next_period() -> None:
    odd = Period(date(2026, 2, 3), date(2026, 3, 31))
    assert following(odd) is None
    assert read(SKELETON, "x.toml").titled(odd).endswith("nhiệm vụ thời gian tới")


def test_a_faulty_file_is_told_by_its_name() -> None:
    twice = SKELETON.replace('id = "b"', 'id = "a"')
    with pytest.raises(Trouble, match=r"x\.toml.*cùng tên a"):
        read(twice, "x.toml")
    with pytest.raises(Trouble, match=r"x\.toml"):
        read(SKELETON.replace('"development"', '"everything"'), "x.toml")


def test_the_latest_that_holds_is_taken() -> None:
    """Before the first there is only the first."""
    old, new = a_skeleton(date(2025, 7, 1)), a_skeleton(date(2026, 1, 1))
    assert in_force((new, old), "x", date(2025, 12, 31)) is old
    assert in_force((new, old), "x", date(2026, 1, 1)) is new
    assert in_force((new, old), "x", date(2020, 1, 1)) is old
    with pytest.raises(KeyError):
        in_force((old,), "y", date(2026, 1, 1))
