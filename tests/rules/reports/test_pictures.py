"""The pictures of a report: what each row shows, and who stands behind it."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.rules.calendar import Period
from desktop.rules.facts.office import Office, Target
from desktop.rules.reports import pictures, statistics
from desktop.services.reports import pictures as shipped
from tests.rules.census import VILLAGE, a_case, a_member, a_move, a_person, an_office, on

YEAR = Period(date(2021, 1, 1), date(2021, 12, 31))
TERM = {"office": Office(term_from=date(2020, 7, 1), term_to=date(2025, 6, 30))}


def shown(*people, **facts):
    office = an_office(*people, **facts)
    scene = statistics.scene_of(office, YEAR, YEAR.last)
    shares = statistics.of_scene(shipped.shares(), scene, YEAR, YEAR.last)
    return {one.picture.id: one for one in pictures.pictures(scene, shares)}


def rows(picture):
    return {row.label: row.text for row in picture.picture.rows}


@pytest.fixture(scope="module")
def drawn():
    """A village with a target that admitted one; somebody waits for a decision; an old member."""
    new = a_person("new", sex="nữ", ethnicity="Mông", born=on("2000-01-01"), religion="Không")
    return shown(
        a_case(new, "outstanding 2020-01-05", "ceremony 2021-03-03"),
        a_case(a_person("soon"), "outstanding 2021-01-05", "cell-meeting 2021-11-05"),
        a_case(a_person("gone"), "outstanding 2021-01-05", "withdrawn 2021-11-05"),
        a_member("old", "1990", born=on("1970-01-01"), sex="nam", ethnicity="Kinh"),
        targets=(
            Target(scope="year", year=2021, cell_id=VILLAGE.id, admit=4),
            Target(scope="term", year=2020, admit=5),
        ),
        **TERM,
    )


def test_a_target_stands_beside_what_was_reached(drawn):
    """A cell that was neither asked nor admitted anybody is left out."""
    assert rows(drawn["targets"]) == {"Chi bộ bản Áng": "1 / 4 · 25 %"}
    assert [one.name for one in drawn["targets"].people["village"]] == ["new"]


def test_everybody_on_the_way_stands_at_the_furthest_step(drawn):
    """Whoever gave up or was admitted does not wait any more."""
    said = rows(drawn["pipeline"])
    assert said["Chi bộ đã họp xét"] == "1 người"
    assert said["Quần chúng ưu tú"] == "0 người"
    assert said["Đảng viên dự bị"] == "1 người"
    assert [one.name for one in drawn["pipeline"].people["cell-meeting"]] == ["soon"]


def test_the_term_says_what_is_done_and_what_remains(drawn):
    """Each year of the term opens those admitted in it."""
    term = drawn["term"]
    assert rows(term) == {"Cả nhiệm kỳ": "1 / 5 · 20 %", "Năm 2020": "0", "Năm 2021": "1"}
    assert term.picture.rows[0].parts == (1, 4)
    assert [one.name for one in term.people["2021"]] == ["new"]
    assert term.people["2020"] == ()


def test_shares_are_of_the_newly_admitted_and_of_all(drawn):
    """Each against its own whole, which the legend names."""
    assert drawn["groups"].picture.legend == ("Mới kết nạp (1 người)", "Toàn đảng bộ (2 người)")
    assert rows(drawn["groups"])["Nữ"] == "100 · 50"
    assert rows(drawn["ages"])["51-60 tuổi"] == "0 · 50"


def test_nothing_is_drawn_of_nothing():
    """An office without members and targets has no pictures."""
    assert shown() == {}
    assert "targets" not in shown(a_member("left", "1990", a_move("died", "2021-01-01")))
