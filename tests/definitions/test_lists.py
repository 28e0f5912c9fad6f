"""Every list that ships is sound and says what the program and the offices need."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from datetime import date

import pytest

from desktop import paths
from desktop.rules import lists
from desktop.rules.lists import Entry
from desktop.rules.members.membership import MOVEMENTS

OF_ANOTHER_SHAPE = {"holidays", "column_names"}
FILES = {
    path.stem: path
    for path in sorted((paths.resources() / "lists").glob("*.toml"))
    if path.stem not in OF_ANOTHER_SHAPE
}


def entries(name: str) -> tuple[Entry, ...]:
    return lists.read(FILES[name].read_text(encoding="utf-8"), FILES[name].name)


@pytest.mark.parametrize("name", FILES)
def test_a_list_is_dated_sourced_and_composed(name: str) -> None:
    content = FILES[name].read_text(encoding="utf-8")
    told = tomllib.loads(content)
    assert unicodedata.is_normalized("NFC", content)
    assert isinstance(told["date"], date)
    assert len(told["source"].split()) > 5
    assert entries(name)


def test_the_lists_are_those_the_program_knows() -> None:
    assert set(FILES) == {
        "academic_titles",
        "archive_kinds",
        "badge_kinds",
        "card_kinds",
        "ceremony_days",
        "countries",
        "departure_kinds",
        "discipline_forms",
        "drop_reasons",
        "ethnic_groups",
        "general_levels",
        "grades",
        "groups",
        "inspection_ways",
        "member_states",
        "movements",
        "number_provinces",
        "occupations",
        "party_posts",
        "political_levels",
        "professional_levels",
        "ranking_absences",
        "ranking_causes",
        "reaches",
        "relations",
        "religions",
        "remark_phrases",
        "remark_trends",
        "sectors",
        "transfer_kinds",
        "survey_classes",
        "survey_criteria",
        "unit_kinds",
    }


def test_ethnic_groups_have_the_official_numbers() -> None:
    groups = entries("ethnic_groups")
    assert [one.code for one in groups] == [f"{number:02d}" for number in range(1, 56)]
    assert [one.code for one in groups if one.group == "majority"] == ["01"]
    assert (groups[0].name, groups[7].name, groups[53].name) == ("Kinh", "Mông", "Rơ-măm")


@pytest.mark.parametrize(
    ("name", "written", "code"),
    [
        ("ethnic_groups", "H'Mông", "08"),
        ("ethnic_groups", "Khơ Me", "05"),
        ("ethnic_groups", "M'Nông", "20"),
        ("ethnic_groups", "Giẻ Triêng", "27"),
        ("ethnic_groups", "Raglai", "21"),
        ("ethnic_groups", "Ê Đê", "12"),
        ("ethnic_groups", "Xê Đăng", "14"),
        ("ethnic_groups", "Ca Dong", "14"),
        ("religions", "không", "none"),
        ("religions", "Đạo Tin lành", "protestant"),
        ("general_levels", "12/12", "upper-secondary"),
        ("professional_levels", "Thạc sỹ", "master"),
        ("movements", "Chuyển sinh hoạt Đảng đi", "transferred-out"),
        ("relations", "Bố vợ", "spouse-father"),
        ("sectors", "bản", "village"),
        ("groups", "bộ đội xuất ngũ", "veteran"),
    ],
)
def test_usual_spellings_are_found(name: str, written: str, code: str) -> None:
    found = lists.find(entries(name), written)
    assert found is not None
    assert found.code == code


def test_archive_kinds_are_known_by_their_number_in_the_annex() -> None:
    kinds = entries("archive_kinds")
    assert [one.code for one in kinds] == [f"{number:03}" for number in range(1, 105)]
    assert Counter(one.group for one in kinds) == {"first": 36, "second": 49, "third": 19}
    assert len({one.name for one in kinds}) == 104
    found = lists.find(entries("archive_kinds"), "don xin vao dang")
    assert found is not None
    assert (found.code, found.group) == ("037", "second")


def test_movements_join_or_leave_as_membership_reckons() -> None:
    told = {one.code: one.group for one in entries("movements")}
    assert told == {kind: "joins" if joins else "leaves" for kind, joins in MOVEMENTS.items()}


def test_relatives_come_in_the_order_of_the_personal_history() -> None:
    codes = [one.code for one in entries("relations")]
    order = ["paternal-grandfather", "father", "younger-sibling", "wife", "spouse-mother", "child"]
    assert [code for code in codes if code in order] == order
    assert {one.group for one in entries("relations")} == {"G1", "G2", "G3"}


def test_the_days_offered_for_a_ceremony_are_days_of_every_year() -> None:
    days = [date(2027, *map(int, one.code.split("-"))) for one in entries("ceremony_days")]
    assert days == [date(2027, 2, 3), date(2027, 5, 19), date(2027, 9, 2), date(2027, 11, 7)]
