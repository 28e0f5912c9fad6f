"""The yearly ranking: names by date, the share of the excellent, who is not ranked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop import paths
from desktop.rules.calendar import period
from desktop.rules.cells import ranking
from desktop.rules.facts.person import Departure, Discipline, Membership, Person, Standing
from desktop.rules.facts.whole import OfficeFacts
from desktop.rules.members import membership
from desktop.rules.partial_date import PartialDate
from tests.rules.census import VILLAGE, a_case, a_member, a_person, an_office
from tests.rules.ways import LAW

GENERATIONS = ranking.read((paths.resources() / "law" / "ranking.toml").read_text("utf-8"))


def lives(facts: OfficeFacts):
    return {one.person.id: one for one in membership.lives(facts)}


@pytest.mark.parametrize(
    ("year", "cell"),
    [
        (2010, "Trong sạch, vững mạnh"),
        (2017, "Trong sạch, vững mạnh"),
        (2018, "Hoàn thành xuất sắc nhiệm vụ"),
        (2025, "Hoàn thành xuất sắc nhiệm vụ"),
    ],
)
def test_a_year_is_ranked_by_the_names_of_its_time(year, cell):
    assert ranking.generation_of(GENERATIONS, year).rank[0].cell == cell


def test_points_give_a_rank_since_the_rule_counts_them():
    new, old = (ranking.generation_of(GENERATIONS, year) for year in (2025, 2024))
    ranks = [new.of_points(points) for points in (90, 89, 50, 49)]
    assert [one.code if one else "" for one in ranks] == ["excellent", "good", "done", "failed"]
    assert old.of_points(90) is None


@pytest.mark.parametrize(
    ("excellent", "good", "most", "exceeded"),
    [(7, 30, 7, False), (8, 29, 7, True), (1, 3, 0, True), (1, 4, 1, False), (0, 0, 0, False)],
)
def test_the_share_is_rounded_down(excellent, good, most, exceeded):
    """37 good or better: a fifth is 7.4, and 8 would be more than that."""
    ranks = ["excellent"] * excellent + ["good"] * good + ["done"] * 3 + ["none", ""]
    found = ranking.quota(ranks, LAW, date(2025, 12, 31))
    assert (found.most, found.exceeded) == (most, exceeded)


def test_the_reckoning_explains_its_rounding():
    found = ranking.quota(["excellent"] * 7 + ["good"] * 30, LAW, date(2025, 12, 31))
    assert found.text == (
        "xuất sắc 7, nhiều nhất 7 (20 % của 37 xếp loại từ tốt trở lên là 7,4, làm tròn xuống vì "
        "không được vượt)"
    )


def test_the_share_holds_in_each_group():
    """Three cells of ten good: two of each may be excellent, not six of one."""
    ranks = [(cell, "good") for cell in ("Pá", "Nà") for _ in range(8)]
    ranks += [("Pá", "excellent")] * 3 + [("Nà", "excellent")]
    found = ranking.shares("chi bộ", ranks, LAW, date(2025, 12, 31))
    assert (found.used, found.most) == (4, 3)
    assert [(one.title, one.quota.most) for one in found.over] == [("Pá", 2)]
    assert found.text == (
        "xuất sắc 4, nhiều nhất 3 (20 % số xếp loại từ tốt trở lên, tính riêng từng chi bộ, làm "
        "tròn xuống vì không được vượt)"
    )
    alone = ranking.shares("chi bộ", ranks[:8], LAW, date(2025, 12, 31))
    assert alone.text == alone.groups[0].quota.text


def test_who_is_exempt_suspended_or_new_is_not_ranked():
    facts = an_office(
        a_member("old", "1990"),
        a_member("ill", "1990"),
        a_case(a_person("new"), "ceremony 2025-07-02"),
        a_case(a_person("year"), "ceremony 2025-06-30"),
    )
    ill = replace(lives(facts)["ill"].person, standing=Standing(status="exempt"))
    people = tuple(ill if one.id == "ill" else one for one in facts.people)
    found = lives(replace(facts, people=people))
    told = {id: ranking.absence(one, LAW, date(2025, 12, 31)) for id, one in found.items()}
    assert told == {"old": "", "ill": "exempt", "new": "new", "year": ""}


@pytest.mark.parametrize(
    ("day", "ended", "why"),
    [
        (date(2025, 9, 1), None, "exempt"),
        (date(2026, 1, 5), None, ""),
        (date(2025, 2, 1), date(2025, 10, 1), ""),
        (date(2025, 2, 1), date(2026, 2, 1), "exempt"),
    ],
)
def test_only_an_exemption_of_that_day_counts(day, ended, why):
    one = replace(
        lives(an_office(a_member("ill", "1990")))["ill"].person,
        departures=(Departure(id="d", kind="exempt", day=day, ended=ended),),
    )
    assert ranking.absence(membership.life(one, ()), LAW, date(2025, 12, 31)) == why


def test_the_development_of_a_cell_is_told_with_names():
    facts = an_office(
        a_case(a_person("Mai"), "class-sent 2025-02-03", "ceremony 2025-07-02"),
        a_case(a_person("Đức"), "ceremony 2024-03-03", "recognition-decision 2025-03-20"),
    )
    found = ranking.development(membership.lives(facts), {VILLAGE.id: 2}, period("2025"))
    made = found[VILLAGE.id]
    assert (made.verdict, made.met) == ("chưa đạt 1/2", False)
    assert made.evidence == (
        "Kết nạp: Mai (02/07); Công nhận chính thức: Đức (20/03); Cử học lớp nhận thức: Mai (03/02)"
    )


@pytest.mark.parametrize(
    ("target", "verdict"),
    [(None, "kết nạp 1"), (1, "đạt 1/1"), (0, "kết nạp 1")],
)
def test_without_a_target_nothing_is_missed(target, verdict):
    assert ranking.Development(target, ("Mai",)).verdict == verdict


def test_discipline_of_another_year_does_not_count():
    given = (
        Discipline(form="warning", day=date(2025, 3, 3)),
        Discipline(form="reprimand", day=date(2024, 3, 3)),
    )
    one = Person(
        id="p", name="P", disciplines=given, membership=Membership(admitted=PartialDate(2000))
    )
    life = membership.life(one, ())
    assert ranking.disciplined(life, period("2025")) == ("warning",)
