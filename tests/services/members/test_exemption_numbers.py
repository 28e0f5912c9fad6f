"""The numbers of decisions to exempt from the fee, in the register."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services.members import exemption_numbers, fee_exemptions
from desktop.services.papers import documents
from tests.build import a_cell, a_member, an_office

DAY = date(2026, 3, 2)


@pytest.fixture
def people(office):
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Pá")
    return [a_member(office, f"Lò Văn {name}", cell) for name in ("An", "Bình")]


def exempt(office, person, key="a", **values):
    given = {"number": "5", "decided": DAY, "since": DAY, **values}
    office.do(fee_exemptions.add_exemption, id=key, person_id=person, **given)


def change(office, key="a", **values):
    [line] = [one for one in office.read(fee_exemptions.lines, year=2026) if one.id == key]
    office.do(fee_exemptions.change_exemption, id=key, revision=line.revision, **values)


def register(office):
    return {one.number: (one.state, one.day, one.person) for one in office.read(documents.register)}


def test_a_number_stands_in_the_register_and_the_next_follows(office, people):
    assert office.read(exemption_numbers.proposed, day=DAY) == "01-QĐ/ĐU"
    exempt(office, people[0])
    assert register(office) == {"05-QĐ/ĐU": ("issued", DAY, "Lò Văn An")}
    assert office.read(exemption_numbers.proposed, day=DAY) == "06-QĐ/ĐU"
    change(office, decided=date(2026, 3, 3))
    assert register(office)["05-QĐ/ĐU"][1] == date(2026, 3, 3)
    change(office, number="6")
    assert list(register(office)) == ["06-QĐ/ĐU"]
    with pytest.raises(Refusal, match="đã vào sổ"):
        change(office, number="")


def test_the_same_decision_may_exempt_several_and_no_other_has_its_number(office, people):
    exempt(office, people[0])
    exempt(office, people[1], "b")
    assert list(register(office)) == ["05-QĐ/ĐU"]
    with pytest.raises(Refusal, match="đã cấp cho Quyết định miễn đảng phí của Lò Văn An"):
        exempt(office, people[1], "c", decided=date(2026, 3, 4))
    office.do(fee_exemptions.remove_exemption, id="b")
    assert register(office)["05-QĐ/ĐU"][0] == "issued"


def test_a_number_of_another_body_is_kept_as_typed(office, people):
    exempt(office, people[0], number="12-QĐ/HU")
    [line] = office.read(fee_exemptions.lines, year=2026)
    assert (line.way.number, register(office)) == ("12-QĐ/HU", {})


def test_a_number_kept_free_in_the_register_is_taken_for_it(office, people):
    given = {"body": "committee", "kind": "decision", "day": DAY, "title": "Miễn đảng phí"}
    office.do(documents.reserve, id="d", number="5", **given)
    exempt(office, people[0])
    [entered] = office.read(documents.register)
    assert (entered.id, entered.state) == ("d", "issued")


def test_what_is_taken_back_leaves_a_void_number_and_a_void_number_its_decision(office, people):
    exempt(office, people[0])
    office.do(fee_exemptions.remove_exemption, id="a")
    [entered] = office.read(documents.register)
    assert (entered.state, entered.void_reason) == ("void", "Bỏ việc miễn đảng phí của Lò Văn An")
    office.undo()
    [entered] = office.read(documents.register)
    office.do(documents.void, id=entered.id, reason="viết nhầm")
    [line] = office.read(fee_exemptions.lines, year=2026)
    assert line.way.number == ""
