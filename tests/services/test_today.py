"""The day's work."""

from __future__ import annotations

from datetime import date

from desktop.services import today
from tests.build import a_case, a_step


def work(office, day):
    """When, which step and whose, in the order of the list."""
    return [(task.when, task.step, task.person) for task in office.read(today.tasks, day=day)]


def test_nothing_is_due_in_an_empty_office(office):
    """The list is empty, not full of hints."""
    assert work(office, date(2026, 3, 2)) == []


def test_a_deadline_comes_nearer_and_passes(office):
    """Thirty working days after the decision was received: next month, this week, overdue."""
    a_case(office, at="decision")
    found = {
        day: work(office, day)[0][:2]
        for day in (date(2024, 6, 28), date(2024, 7, 24), date(2024, 7, 29), date(2024, 7, 30))
    }
    assert found == {
        date(2024, 6, 28): ("later", "ceremony"),
        date(2024, 7, 24): ("week", "ceremony"),
        date(2024, 7, 29): ("week", "ceremony"),
        date(2024, 7, 30): ("overdue", "ceremony"),
    }


def test_every_line_gives_its_reason_its_rule_and_its_way(office):
    """The day, how it was counted, the source, and the record to open."""
    person = a_case(office, at="decision")
    (task,) = [one for one in office.read(today.tasks, day=date(2024, 8, 1)) if one.due]
    assert task.reason.startswith("quá hạn 3 ngày, hạn 29/07/2024")
    assert "30 ngày làm việc" in task.reason
    assert task.source
    assert (task.screen, task.record) == ("case", f"{person}#ceremony")


def test_the_end_of_probation_is_announced(office):
    """The papers of the last month open on a day that is told beforehand."""
    a_case(office, at="new-member-class")
    found = work(office, date(2025, 6, 27))
    assert ("week", "self-review", "Lò Thị Mai") in found


def test_the_decision_on_recognition_is_watched_until_it_is_recorded(office):
    """The ways a case may end otherwise are never asked for."""
    person = a_case(office, at="recognition-standing-meeting")
    assert work(office, date(2025, 9, 1)) == [("overdue", "recognition-decision", "Lò Thị Mai")]
    a_step(office, person, "recognition-decision")
    assert work(office, date(2025, 9, 1)) == []


def test_overdue_comes_first(office):
    """Then what is due this week, then the month."""
    a_case(office, at="decision", name="Lò Thị Mai")
    a_case(office, at="cell-meeting", name="Lò Thị Hoa")
    whens = [when for when, _, _ in work(office, date(2024, 7, 30))]
    assert whens[0] == "overdue"
    assert whens == sorted(whens, key=("overdue", "week", "month", "incomplete").index)


def test_a_deadline_passes_though_its_step_still_waits(office):
    """The committee's last day counts from the cell's meeting, whatever lies between."""
    a_case(office, at="cell-meeting")
    found = {one.step: one.when for one in office.read(today.tasks, day=date(2025, 3, 3))}
    assert found["standing-meeting"] == "overdue"
