"""How many copies of each paper are printed."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.services.papers import copies


def test_usual_numbers_follow_who_receives_each_paper(office):
    """The decision goes to more than the application does."""
    usual = office.read(copies.of_set, set_id="admission")
    assert list(usual)[:3] == ["bia", "muc-luc", "1-knd"]
    assert usual["1-knd"] == 1 < usual["9-knd"]


def test_the_office_may_print_more_or_none(office):
    """Until it says otherwise; undo puts the usual number back."""
    office.do(copies.set_copies, copies={"9-knd": 6, "bia": 0})
    office.do(copies.set_copies, copies={"9-knd": 7})
    now = office.read(copies.of_set, set_id="admission")
    assert (now["9-knd"], now["bia"], now["2-knd"]) == (7, 0, 1)
    office.undo()
    assert office.read(copies.of_set, set_id="admission")["9-knd"] == 6


@pytest.mark.parametrize("wrong", [{"9-knd": -1}, {"9-knd": copies.MOST + 1}, {"khong-co": 1}])
def test_nobody_means_such_a_number(office, wrong):
    """Refused, and nothing is kept."""
    with pytest.raises(Refusal):
        office.do(copies.set_copies, copies=wrong)
    assert office.can_undo() is None


def test_the_drafts_that_are_printed_are_remembered(office):
    assert office.read(copies.drafts) == "unwritten"
    office.do(copies.set_drafts, drafts="none")
    office.do(copies.set_drafts, drafts="all")
    assert office.read(copies.drafts) == "all"
    office.undo()
    assert office.read(copies.drafts) == "none"
    with pytest.raises(Refusal):
        office.do(copies.set_drafts, drafts="some")
