"""Reports in force, for a period and for those before it."""

from __future__ import annotations

from decimal import Decimal

from desktop.rules import calendar
from desktop.services.reports import gathered
from tests.build import an_office
from tests.parcels import a_parcel, receive

PERIOD = calendar.period("2025")


def admitted(found):
    return [one.values["admitted"] for one in found.values()]


def test_the_report_of_a_period_and_those_before_are_told_apart(office, tmp_path):
    an_office(office, level="province", commune_name="")
    receive(office, a_parcel(tmp_path, year=2024, admitted=5, transferred_in=4))
    receive(office, a_parcel(tmp_path))
    receive(office, a_parcel(tmp_path, mark="2", admitted=7, transferred_in=2))
    assert admitted(office.read(gathered.of_period, "yearly", PERIOD)) == [7]
    assert admitted(office.read(gathered.ended_before, "yearly", PERIOD)) == [5]
    assert admitted(office.read(gathered.of_year_before, "yearly", PERIOD)) == [5]
    assert office.read(gathered.of_period, "quarter", PERIOD) == {}


def test_shares_come_back_exactly():
    kept = {"a": 3, "b": "60.49", "c": None}
    assert gathered.values_of(kept) == {"a": 3, "b": Decimal("60.49"), "c": None}
