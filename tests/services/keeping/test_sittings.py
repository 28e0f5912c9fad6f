"""The file tells on which machine it was open last, and who had it."""

from __future__ import annotations

from desktop.services.keeping import history, sittings
from tests import build


def test_the_same_machine_is_told_nothing(office):
    assert sittings.begin(office, "MAY-A") == ""
    sittings.end(office)
    assert sittings.begin(office, "MAY-A") == ""


def test_another_machine_is_told_who_and_when(office):
    sittings.begin(office, "MAY-A")
    sittings.end(office)
    said = sittings.begin(office, "MAY-B")
    assert "trên máy MAY-A, người dùng Văn phòng, lúc 08:30 ngày 02/03/2026, đóng lúc 08:30" in said


def test_a_sitting_that_was_cut_off_is_told_as_such(office):
    sittings.begin(office, "MAY-A")
    assert "không thấy ghi lúc đóng" in sittings.begin(office, "MAY-B")


def test_the_journal_and_the_undo_know_nothing_of_it(office):
    build.a_person(office)
    undo = office.can_undo()
    sittings.begin(office, "MAY-A")
    sittings.end(office)
    assert len(office.read(history.lines)) == 1
    assert office.can_undo() == undo


def test_this_machine_has_a_name():
    assert sittings.machine()
