"""Who waits for a class, whose certificate runs out, and the list on paper."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.services.cases import plans
from desktop.services.cells import class_lists, classes
from tests.build import a_case, an_office


@pytest.fixture
def known(office):
    an_office(office)
    return office


def test_the_longest_waiting_comes_first_with_the_round(known):
    mai = a_case(known, at="candidate")
    a_case(known, at="outstanding", name="Hà Văn Tới")
    day = date(2023, 9, 1)
    [line] = known.read(class_lists.waiting, kind="awareness", day=day)
    assert (line.name, line.since, line.months, line.round) == (
        "Lò Thị Mai",
        date(2023, 2, 13),
        7,
        "",
    )
    known.do(classes.add_round, id="r", kind="awareness", title="Lớp 1")
    known.do(classes.seat, round_id="r", people=[mai])
    [line] = known.read(class_lists.waiting, kind="awareness", day=day)
    assert line.round == "Lớp 1"


def test_new_members_wait_for_their_own_class(known):
    a_case(known, at="ceremony")
    day = date(2024, 9, 1)
    assert known.read(class_lists.waiting, kind="awareness", day=day) == ()
    [line] = known.read(class_lists.waiting, kind="new-member", day=day)
    assert line.since == date(2024, 7, 2)


def test_certificates_are_held_against_the_plan(known):
    """Red once it ends before the meeting that was planned."""
    mai = a_case(known, at="application")
    [line] = known.read(class_lists.certificates, day=date(2024, 2, 1))
    assert (line.number, line.expires, line.planned, line.late) == (
        "15/CN",
        date(2028, 6, 9),
        None,
        False,
    )
    known.do(plans.keep_plan, person_id=mai, ceremony=date(2028, 9, 2), day=date(2024, 2, 1))
    [line] = known.read(class_lists.certificates, day=date(2024, 2, 1))
    assert line.late is (line.planned > line.expires)


def test_the_list_names_everybody_on_it(known):
    mai = a_case(known, at="candidate")
    known.do(classes.add_round, id="r", kind="awareness", title="Lớp 1", since=date(2023, 5, 29))
    with pytest.raises(Refusal, match="chưa có học viên"):
        known.read(class_lists.sheet, round_id="r", day=date(2023, 5, 1))
    known.do(classes.seat, round_id="r", people=[mai])
    sheet = known.read(class_lists.sheet, round_id="r", day=date(2023, 5, 1))
    said = " ".join("".join(words(sheet.blocks)).split())
    assert "Lò Thị Mai" in said
    assert "13/02/2023" in said


def test_states_follow_the_round(known):
    mai = a_case(known, at="candidate")
    days = {"since": date(2023, 5, 29), "until": date(2023, 6, 2)}
    known.do(classes.add_round, id="r", kind="awareness", title="Lớp 1", **days)
    known.do(classes.seat, round_id="r", people=[mai])

    def state(day):
        return known.read(class_lists.rounds, day=day)[0].state

    assert state(date(2023, 5, 1)) == "new"
    known.do(classes.send_list, round_id="r", day=date(2023, 5, 8))
    assert state(date(2023, 5, 9)) == "sent"
    assert state(date(2023, 6, 3)) == "held"
