"""Proposals and decisions of the yearly ranking."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services import facts
from desktop.services.cells import ranking, ranking_view
from desktop.services.members import members
from desktop.services.people import people
from tests.build import a_case, a_cell, a_member

YEAR = 2024


@pytest.fixture
def cell(office):
    """A cell of three members."""
    cell = a_cell(office, "Chi bộ bản Pá")
    for name in ("Cầm Văn An", "Lò Thị Bua", "Vì Văn Cầu"):
        a_member(office, name, cell)
    return cell


def seen(office, year=YEAR):
    return office.read(ranking_view.year_ranking, year=year)


def held(office):
    return {one.name: (one.proposed, one.decided) for one in seen(office).members}


def ids(office):
    return {one.name: one.id for one in seen(office).members}


def test_exceptions_first_then_the_rest_is_proposed_good(office, cell):
    best = ids(office)["Lò Thị Bua"]
    office.do(ranking.rank_members, year=YEAR, people=[best], rank="excellent", decided=False)
    office.do(ranking.propose_rest, year=YEAR, cell_id=cell)
    assert held(office) == {
        "Cầm Văn An": ("good", ""),
        "Lò Thị Bua": ("excellent", ""),
        "Vì Văn Cầu": ("good", ""),
    }
    office.undo()
    assert held(office)["Cầm Văn An"] == ("", "")


def test_what_is_decided_stays_apart_from_what_was_proposed(office, cell):
    office.do(ranking.propose_rest, year=YEAR)
    one = ids(office)["Vì Văn Cầu"]
    office.do(ranking.rank_members, year=YEAR, people=[one], rank="done", decided=True)
    office.do(ranking.decide_as_proposed, year=YEAR, of="member")
    assert held(office)["Vì Văn Cầu"] == ("good", "done")
    assert held(office)["Cầm Văn An"] == ("good", "good")
    [line] = [line for line in seen(office).members if line.id == one]
    assert line.doubts == ("quyết định khác đề xuất mà chưa ghi lý do",)


def test_who_was_admitted_lately_is_not_ranked_and_says_why(office):
    a_case(office, at="ceremony", name="Lò Thị Mai")
    office.do(ranking.propose_rest, year=YEAR)
    [new] = [one for one in seen(office).members if one.name == "Lò Thị Mai"]
    assert (new.proposed, new.cause, new.doubts) == ("none", "new", ())
    assert new.why == "Kết nạp chưa đủ thời gian"
    [mentor] = [one for one in seen(office).members if one.name != "Lò Thị Mai"]
    assert mentor.evidence == ("giúp đỡ Lò Thị Mai (kết nạp)",)


def test_a_member_under_discipline_is_doubtful_as_excellent(office, cell):
    one = ids(office)["Cầm Văn An"]
    given = [{"form": "warning", "day": date(2024, 5, 6), "number": "3-QĐ/UBKT"}]
    office.do(members.set_disciplines, person_id=one, lines=given)
    office.do(ranking.rank_members, year=YEAR, people=[one], rank="excellent", decided=False)
    [line] = [line for line in seen(office).members if line.id == one]
    assert line.doubts == ("bị kỷ luật cảnh cáo trong năm nên không xếp xuất sắc",)


def test_a_cause_belongs_to_who_failed_or_is_not_ranked(office, cell):
    one = ids(office)["Cầm Văn An"]
    office.do(ranking.change_member, year=YEAR, person_id=one, proposed="failed", cause="other")
    with pytest.raises(Refusal) as refused:
        office.do(ranking.change_member, year=YEAR, person_id=one, cause="exempt")
    assert refused.value.field == "cause"
    office.do(ranking.rank_members, year=YEAR, people=[one], rank="good", decided=True)
    (line,) = [line for line in seen(office).members if line.name == "Cầm Văn An"]
    assert (line.decided, line.cause) == ("good", "")


def test_members_are_those_of_the_day_of_the_review(office, cell):
    one = ids(office)["Cầm Văn An"]
    office.do(members.move, person_id=one, kind="died", day=date(2024, 12, 20))
    assert "Cầm Văn An" not in ids(office)
    office.do(ranking.set_ranking, year=YEAR, review_day=date(2024, 12, 10))
    assert "Cầm Văn An" in ids(office)


def test_a_cell_is_ranked_with_points_and_what_does_not_fit(office, cell):
    year = 2025
    office.do(ranking.rank_cells, year=year, cells=[cell], rank="excellent", decided=False)
    office.do(ranking.change_cell, year=year, cell_id=cell, points=75, reason="Đủ nền nếp")
    office.do(ranking.decide_as_proposed, year=year, of="cell")
    [line] = seen(office, year).cells
    assert (line.proposed, line.decided, line.points) == ("excellent", "excellent", 75)
    assert line.doubts == ("75 điểm ứng với mức tốt",)
    assert seen(office, year).cells_quota.over
    with pytest.raises(Refusal, match="Điểm từ 0 đến 100"):
        office.do(ranking.change_cell, year=year, cell_id=cell, points=101)


def test_the_share_holds_in_each_cell_and_among_cells_of_a_kind(office, cell):
    """One excellent of nine is too many in a cell of three, and few of nine in the other."""
    other = a_cell(office, "Chi bộ Trường", sector="school")
    for name in ("Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám"):
        a_member(office, f"Hà Văn {name}", other)
    office.do(ranking.propose_rest, year=YEAR)
    rank = {"year": YEAR, "rank": "excellent", "decided": False}
    named = ids(office)
    office.do(ranking.rank_members, people=[named["Hà Văn Ba"]], **rank)
    assert seen(office).members_quota.over == ()
    office.do(ranking.rank_members, people=[named["Lò Thị Bua"]], **rank)
    assert [one.title for one in seen(office).members_quota.over] == ["Chi bộ bản Pá"]
    office.do(ranking.rank_cells, cells=[other], **rank)
    assert [one.title for one in seen(office).cells_quota.over] == ["Trường học"]


def test_what_is_read_once_follows_every_change(office, cell):
    """Names, cells and days too, not only ranks; and what is undone."""
    named = ids(office)
    rank = {"year": YEAR, "rank": "good", "decided": False}
    office.do(ranking.rank_members, people=[named["Cầm Văn An"]], **rank)
    assert held(office)["Cầm Văn An"] == ("good", "")
    office.do(people.change_person, id=named["Cầm Văn An"], revision=1, name="Cầm Văn Ánh")
    assert held(office)["Cầm Văn Ánh"] == ("good", "")
    office.undo()
    office.undo()
    assert held(office)["Cầm Văn An"] == ("", "")
    assert {one.name for one in seen(office, 2023).members} == set(named)


def test_counts_say_how_many_have_each_rank(office, cell):
    office.do(ranking.propose_rest, year=YEAR)
    found = {one.title: one.members_proposed for one in seen(office).counts}
    assert found["Hoàn thành tốt nhiệm vụ"] == 3
    assert sum(found.values()) == 3


def test_statistics_hear_of_the_ranks(office, cell):
    office.do(ranking.propose_rest, year=YEAR)
    office.do(ranking.rank_cells, year=YEAR, cells=[cell], rank="good", decided=True)
    told = office.read(facts.whole).rankings
    assert sorted((one.cell, one.rank) for one in told) == [(False, "good")] * 3 + [(True, "good")]


@pytest.mark.parametrize("command", [ranking.rank_members, ranking.rank_cells])
def test_a_rank_there_is_not_is_refused(office, cell, command):
    who = {"people": []} if command is ranking.rank_members else {"cells": []}
    with pytest.raises(Refusal, match="mức xếp loại"):
        office.do(command, year=YEAR, rank="best", decided=False, **who)
