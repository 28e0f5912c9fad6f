"""Conditions under which a case is a special one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.rules.cases.conditions_special import undecided
from desktop.rules.facts.case import ExtraPaper
from desktop.rules.facts.person import Education, History, Movement, Relative
from desktop.rules.partial_date import PartialDate
from tests.rules.ways import COUNTS, a_case, answer, context, on, person, record


def _of(until: str = "history-certified", **changes):
    return a_case(until=until, person=replace(person(), **changes))


@pytest.mark.parametrize(
    ("left", "day", "holds"),
    [
        ("2023-01-05", "2026-01-05", True),
        ("2023-01-06", "2026-01-05", False),
        (None, "2026-01-05", True),
    ],
)
def test_somebody_comes_back_after_thirty_six_months(left, day, holds) -> None:
    moves = (Movement(kind="resigned", day=on(left)),) if left else ()
    case = replace(_of(movements=moves), again=True)
    found = answer("re-admission is not too early", case, day)
    assert found.holds is holds
    assert holds or (found.opens == on("2026-01-06") and "36 tháng" in found.sentence)


def test_after_a_sentence_sixty_months_since_it_was_struck_from_the_record() -> None:
    paper = ExtraPaper(special="again", paper="record-cleared", day=on("2021-01-06"))
    case = replace(_of(), again=True, extras=(paper,))
    assert answer("re-admission is not too early", case, "2026-01-05").holds is False
    assert answer("re-admission is not too early", case, "2026-01-06").holds


def test_the_paper_on_leaving_tells_the_day_where_no_movement_does() -> None:
    paper = ExtraPaper(special="again", paper="leaving-decision", day=on("2024-01-06"))
    case = replace(_of(), again=True, extras=(paper,))
    assert answer("re-admission is not too early", case, "2026-01-06").holds is False


@pytest.mark.parametrize(
    ("born", "holds"),
    [("1966-01", False), ("1965-12-31", True), (None, None)],
)
def test_the_month_in_which_sixty_is_complete_is_not_over_it(born, holds) -> None:
    case = _of(born=PartialDate.stored(born) if born else None)
    assert answer("is over the age limit", case, "2026-01-05").holds is holds


@pytest.mark.parametrize(("general", "holds"), [("9/12", False), ("8/12", True), ("", None)])
def test_less_schooling_than_asked(general, holds) -> None:
    case = _of(education=Education(general=general))
    assert answer("has less schooling than asked", case, "2026-01-05").holds is holds


@pytest.mark.parametrize(
    ("religion", "holds"), [("Không", False), ("", False), ("không có", False), ("Tin Lành", True)]
)
def test_a_religion_is_one_that_is_named(religion, holds) -> None:
    assert answer("follows a religion", _of(religion=religion), "2026-01-05").holds is holds


@pytest.mark.parametrize(("people", "holds"), [("Hoa", True), ("Hoa (Hán)", True), ("Thái", False)])
def test_the_hoa_people(people, holds) -> None:
    assert answer("is of the Hoa people", _of(ethnicity=people), "2026-01-05").holds is holds


@pytest.mark.parametrize(
    ("group", "condition"),
    [
        ("short-contract", "works on a short contract"),
        ("short-contract", "works on a contract, is seconded or awaits work"),
        ("long-contract", "works on a contract, is seconded or awaits work"),
        ("seconded", "works on a contract, is seconded or awaits work"),
        ("awaits-work", "works on a contract, is seconded or awaits work"),
        ("police", "serves in the police"),
        ("pupil", "goes to school"),
        ("political", "has a question of political standard"),
    ],
)
def test_the_special_cases_that_a_group_tells_of(group, condition) -> None:
    assert answer(condition, _of(groups=frozenset({group})), "2026-01-05").holds
    assert not answer(condition, _of(), "2026-01-05").holds


@pytest.mark.parametrize(
    ("relation", "nationality", "holds"),
    [
        ("Chồng", "Lào", True),
        ("Chồng", "Việt Nam", False),
        ("Chồng", "", False),
        ("Cha đẻ", "Lào", False),
    ],
)
def test_a_foreign_husband_or_wife(relation, nationality, holds) -> None:
    one = Relative(relation=relation, name="Khăm", nationality=nationality)
    case = _of(history=History(relatives=(one,)))
    assert answer("is married to a foreigner", case, "2026-01-05").holds is holds


def test_groups_tell_of_a_foreign_marriage_and_of_a_business() -> None:
    both = _of(groups=frozenset({"foreign-marriage", "business-owner"}))
    assert answer("is married to a foreigner", both, "2026-01-05").holds
    assert answer("owns a private business", both, "2026-01-05").holds
    assert not answer("owns a private business", _of(), "2026-01-05").holds


@pytest.mark.parametrize(
    ("until", "moved", "condition"),
    [
        ("certificate", "2025-07-07", "moved while being helped"),
        ("cell-meeting", "2026-01-19", "moved after the resolution"),
        ("appraisal", "2026-02-09", "moved while the committee considers"),
        ("standing-meeting", "2026-02-11", "moved while the committee considers"),
        ("decision", "2026-04-02", "moved after the decision"),
        ("decision", "2026-04-03", "moved long after the decision"),
    ],
)
def test_how_far_the_dossier_was_when_somebody_moved(until, moved, condition) -> None:
    """Exactly one of the five; thirty working days after the decision of 12/2 end on 2/4."""
    case = a_case(until=until)
    gone = replace(case, steps=(*case.steps, record("moved-away", moved)))
    every = (
        "moved while being helped",
        "moved after the resolution",
        "moved while the committee considers",
        "moved after the decision",
        "moved long after the decision",
    )
    assert [name for name in every if answer(name, gone, "2026-06-01").holds] == [condition]
    assert [name for name in every if answer(name, case, "2026-06-01").holds] == []


def test_somebody_who_arrives() -> None:
    case = a_case(until="appraisal")
    state = {"state": "hồ sơ đang ở cấp ủy có thẩm quyền"}
    there = replace(case, steps=(*case.steps, record("moved-in", "2026-02-09", **state)))
    name = "has arrived with a dossier under consideration"
    assert answer("has arrived from elsewhere", there, "2026-02-10").holds
    assert answer(name, there, "2026-02-10").holds
    other = replace(case, steps=(*case.steps, record("moved-in", "2026-02-09")))
    assert not answer(name, other, "2026-02-10").holds


def _voted(*votes: tuple[int, int]):
    case = a_case(until="probation-opinions")
    records = [
        replace(
            record("recognition-meeting", f"2027-04-{5 + at:02d}",
                   **{**COUNTS, "in_favour": yes, "against": no}),
            id=f"vote {at}",
        )
        for at, (yes, no) in enumerate(votes)
    ]  # fmt: skip
    return replace(case, steps=(*case.steps, *records))


@pytest.mark.parametrize(
    ("votes", "count", "without", "refused"),
    [
        ((), 0, False, False),
        (((13, 8), (14, 7)), 2, False, False),
        (((13, 8), (14, 7), (10, 10)), 3, True, False),
        (((13, 8), (14, 7), (15, 6)), 2, False, False),
        (((13, 8), (6, 15)), 1, False, True),
    ],
)
def test_votes_that_reach_two_thirds_on_neither_side(votes, count, without, refused) -> None:
    """Of 22 summoned fifteen decide."""
    case = _voted(*votes)
    assert undecided(case, context("2027-04-20")) == count
    assert answer("votes stayed without result", case, "2027-04-20").holds is without
    assert answer("recognition is refused", case, "2027-04-20").holds is refused


def test_striking_off_begins_with_its_first_paper() -> None:
    case = a_case(until="ceremony")
    assert not answer("is being struck off", case, "2026-06-01").holds
    paper = ExtraPaper(special="struck-off", paper="cell-resolution", day=on("2026-05-25"))
    assert answer("is being struck off", replace(case, extras=(paper,)), "2026-06-01").holds


def test_who_is_admitted_can_no_longer_give_up() -> None:
    """From the ceremony on there are other ends."""
    assert answer("is not admitted yet", a_case(until="decision"), "2026-01-05").holds
    assert answer("is not admitted yet", a_case(), "2026-12-05").holds is False
