"""Decisions to exempt from the fee: their months are not owed, wherever nothing else is noted."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services import today
from desktop.services.members import fee_exemptions, fees
from desktop.services.people import people
from tests.services.members.test_fees import MONTHS, NOW, cell, line

__all__ = ["cell"]  # a fixture


def exempt(office, person, **values):
    """Exempt somebody from March on, by a decision with a number."""
    key = people.new_id()
    given = {"number": "12-QĐ/ĐU", "decided": date(2026, 3, 2), "reason": "hộ nghèo"}
    given |= {"since": date(2026, 3, 10), **values}
    office.do(fee_exemptions.add_exemption, id=key, person_id=person, **given)
    return key


def test_the_months_of_a_decision_are_exempt_and_it_is_cited(office, cell):
    owes = line(office, cell, "Lò Văn Bình").person_id
    key = exempt(office, owes, until=date(2026, 4, 1))
    told = line(office, cell, "Lò Văn Bình")
    assert told.marks[:6] == ("paid", "owed", "exempt", "exempt", "owed", "open")
    assert told.noted[2] == ""
    assert told.exempt == (
        "Miễn từ 10/03/2026 đến 01/04/2026 theo Quyết định số 12-QĐ/ĐU ngày 02/03/2026: hộ nghèo."
    )
    assert told.warned is None
    assert office.read(today.tasks, day=NOW) == ()
    office.do(fee_exemptions.change_exemption, id=key, revision=1, until=None)
    assert line(office, cell, "Lò Văn Bình").marks[4:] == ("exempt",) * 8
    office.do(fees.set_fees, cell_id=cell, lines=[(owes, MONTHS[4], "paid")])
    assert line(office, cell, "Lò Văn Bình").marks[4] == "paid"
    office.do(fee_exemptions.remove_exemption, id=key)
    assert line(office, cell, "Lò Văn Bình").marks[2] == "owed"


def test_a_decision_stands_in_each_of_its_years(office, cell):
    owes = line(office, cell, "Lò Văn Bình").person_id
    exempt(office, owes, until=date(2027, 2, 1))
    for year, count in ((2025, 0), (2026, 1), (2027, 1), (2028, 0)):
        found = office.read(fee_exemptions.lines, year=year)
        told = [(one.person, one.cell) for one in found]
        assert told == [("Lò Văn Bình", "Chi bộ bản Pá")] * count


@pytest.mark.parametrize(
    ("values", "field"),
    [({"since": None}, "since"), ({"until": date(2026, 3, 9)}, "until")],
)
def test_days_that_cannot_be_are_refused(office, cell, values, field):
    with pytest.raises(Refusal) as refused:
        exempt(office, line(office, cell, "Lò Văn Bình").person_id, **values)
    assert refused.value.field == field


def test_a_striking_off_begins_only_for_who_is_warned(office, cell):
    """With the months and the article."""
    asked = {"year": 2026, "day": NOW}
    owes, pays = (line(office, cell, f"Lò Văn {name}").person_id for name in ("Bình", "An"))
    begun = office.read(fees.striking_off, person_id=owes, **asked)
    assert begun == {
        "person_id": owes,
        "kind": "struck-off",
        "reason": "Không đóng đảng phí 4 tháng trong năm 2026 (tháng 2, 3, 4, 5) mà không có lý do "
        "chính đáng (Điều 8, Điều lệ Đảng)",
    }
    with pytest.raises(Refusal, match="Lò Văn An không còn nợ"):
        office.read(fees.striking_off, person_id=pays, **asked)
