"""Which backups stay, when one is due, and what the light says."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.backup import (
    REASONS,
    Made,
    Safety,
    age,
    is_due,
    light,
    superfluous,
    trial_is_due,
)

NOW = datetime.fromisoformat("2026-03-04T08:30")  # a Wednesday
BEFORE_SOMETHING = ("nang-cap", "truoc-cap-nhat", "truoc-nhap", "truoc-khoi-phuc", "truoc-sua-loi")

START = datetime.fromisoformat("2018-01-01")
hours = st.integers(0, 9 * 365 * 24)
moments = hours.map(lambda hour: START + timedelta(hours=hour))
lists = st.lists(st.tuples(hours, st.sampled_from(sorted(REASONS))), max_size=60).map(
    lambda found: [
        Made(f"{number:02}", START + timedelta(hours=hour), why)
        for number, (hour, why) in enumerate(found)
    ]
)


def after(backups, now):
    gone = set(superfluous(backups, now))
    return [one for one in backups if one.id not in gone]


@given(lists, moments)
def test_what_must_stay_stays(backups, now):
    gone = set(superfluous(backups, now))
    for one in backups:
        young = one.at > now - timedelta(days=2)
        spared = one.reason in BEFORE_SOMETHING and one.at > now - timedelta(days=30)
        assert not ((young or spared) and one.id in gone)
    if backups:
        assert max(backups, key=lambda one: (one.at, one.id)).id not in gone


@given(lists, moments)
def test_what_stayed_stays_when_asked_again(backups, now):
    assert superfluous(after(backups, now), now) == ()


@given(lists, moments)
def test_a_restore_that_is_looked_at_lets_nothing_go(backups, now):
    assert superfluous(backups, now, paused=True) == ()


@given(lists, moments)
def test_no_more_stay_than_the_rule_says(backups, now):
    plain = [Made(one.id, one.at, "dinh-ky") for one in backups]
    older = [one for one in after(plain, now) if one.at <= now - timedelta(days=2)]
    assert len(older) <= 1 + 12 + 10 + 12 + 5


@given(lists, moments)
def test_of_each_day_the_newest_stays(backups, now):
    """Twelve days that have a backup, counted back from two days ago."""
    older = [one for one in backups if one.at <= now - timedelta(days=2)]
    days = sorted({one.at.date() for one in older}, reverse=True)[:12]
    kept = after(backups, now)
    for day in days:
        newest = max(one.at for one in older if one.at.date() == day)
        assert newest in {one.at for one in kept}


def test_seven_years_of_work_leave_what_was_promised():
    """Four backups every working day, thinned each evening."""
    kept: list[Made] = []
    start = datetime.fromisoformat("2019-01-07T07:30")
    now = start
    for day in range(7 * 365):
        for hour in (0, 3, 6, 9):
            now = start + timedelta(days=day, hours=hour)
            if now.weekday() < 5:
                kept.append(Made(f"{now:%Y%m%d%H}", now, "dinh-ky"))
        kept = after(kept, now)
    months = {(one.at.year, one.at.month) for one in kept}
    assert 35 <= len(kept) <= 8 + 12 + 10 + 12 + 5
    assert {2021, 2022, 2023, 2024, 2025} <= {one.at.year for one in kept}
    assert len([one for one in months if one >= (2025, 1)]) >= 12


def test_a_clock_gone_wrong_takes_nothing_away():
    """A dead battery puts the clock back to its first day: everything lies ahead then."""
    backups = [Made(str(day), NOW - timedelta(days=day)) for day in range(10)]
    assert superfluous(backups, datetime.fromisoformat("2010-01-01T00:00")) == ()
    assert len(after(backups, datetime.fromisoformat("2099-01-01T00:00"))) == 10


@pytest.mark.parametrize(
    ("minutes", "changed", "due"),
    [(29, True, False), (30, True, True), (300, False, False), (-45, True, True)],
)
def test_half_an_hour_of_changes_makes_one_due(minutes, changed, due):
    assert is_due(NOW - timedelta(minutes=minutes), changed, NOW) is due


def test_changes_without_any_backup_make_one_due():
    assert is_due(None, changed=True, now=NOW)
    assert not is_due(None, changed=False, now=NOW)


def test_a_trial_is_due_each_week():
    assert trial_is_due(None, NOW)
    assert not trial_is_due(NOW - timedelta(days=6, hours=23), NOW)
    assert trial_is_due(NOW - timedelta(days=7), NOW)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ("2026-03-02T08:30", "vừa xong"),
        ("2026-03-02T08:20", "10 phút trước"),
        ("2026-03-02T05:15", "3 giờ trước"),
        ("2026-02-27T09:00", "2 ngày trước"),
        ("2026-03-02T09:00", "vừa xong"),
    ],
)
def test_ages_are_told_in_words(made, words):
    assert age(datetime.fromisoformat(made), datetime.fromisoformat("2026-03-02T08:30")) == words


def ago(**values):
    return NOW - timedelta(**values)


@pytest.mark.parametrize(
    ("safety", "words", "tone"),
    [
        (Safety(), "Chưa sao lưu lần nào", "late"),
        (Safety(failed=True), "Sao lưu không được", "late"),
        (
            Safety(ago(minutes=10), True, ago(days=3), ago(days=2)),
            "Sao lưu 10 phút trước · USB 3 ngày trước · đã thử mở thứ Hai",
            "good",
        ),
        (
            Safety(ago(minutes=10), True, ago(days=8), ago(hours=1)),
            "Sao lưu 10 phút trước · USB 8 ngày trước · đã thử mở hôm nay",
            "soon",
        ),
        (
            Safety(ago(hours=25)),
            "Sao lưu 1 ngày trước · chưa chọn USB · chưa thử khôi phục",
            "soon",
        ),
        (
            Safety(ago(days=8), True, None, ago(days=10)),
            "Sao lưu 8 ngày trước · chưa có bản ở USB · đã thử mở 22/02/2026",
            "late",
        ),
        (
            Safety(ago(minutes=1), tried=ago(days=1), proven=False),
            "Sao lưu 1 phút trước · chưa chọn USB · thử mở không được",
            "late",
        ),
        (
            Safety(ago(hours=2), tried=ago(days=1), failed=True),
            "Lần sao lưu cuối không được · Sao lưu 2 giờ trước · chưa chọn USB · đã thử mở thứ Ba",
            "late",
        ),
    ],
)
def test_the_light_tells_age_stick_and_proof(safety, words, tone):
    assert light(safety, NOW) == (words, tone)
