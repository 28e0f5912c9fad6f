"""How near the last day of a line is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.services import due
from tests.build import an_office

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("days", "when", "left"),
    [
        (-1, "overdue", "quá hạn 1 ngày, hạn 01/03/2026"),
        (0, "week", "hôm nay là hạn cuối"),
        (7, "week", "còn 7 ngày, hạn 09/03/2026"),
        (8, "month", "còn 8 ngày, hạn 10/03/2026"),
        (30, "month", "còn 30 ngày, hạn 01/04/2026"),
        (40, "later", "còn 40 ngày, hạn 11/04/2026"),
        (41, None, "còn 41 ngày, hạn 12/04/2026"),
    ],
)
def test_a_day_is_told_of_within_the_lead_time_of_the_office(office, days, when, left):
    an_office(office, lead_days=[10, 40])
    asked = office.read(lambda session: due.asked(session, DAY))
    at = DAY + timedelta(days=days)
    assert (asked.by(at), asked.left(at)) == (when, left)


def test_of_many_names_the_first_are_told():
    assert due.some_of(["Anh", "Bình"]) == "Anh, Bình"
    assert due.some_of(["Anh", "Bình", "Cầu", "Dung"]) == "Anh, Bình, Cầu, …"


def test_a_line_of_nobody_leads_to_its_place():
    task = due.Task("week", "", "2 chi bộ", "", "cell-meeting", "Ghi", "", DAY, "", place="2026-03")
    assert task.record == "2026-03"
