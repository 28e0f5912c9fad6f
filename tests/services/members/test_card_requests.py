"""Requests for cards: nobody without one is forgotten, and a number issued is the member's."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.rules.calendar import Period
from desktop.services.members import card_requests
from desktop.services.papers import listings
from desktop.services.people import people
from tests.build import a_cell, a_member, an_office

NOW = date(2026, 3, 2)


def states(office):
    """Whose card it is, and how far it has come."""
    return {one.person: one.state for one in office.read(card_requests.lines, day=NOW)}


def line(office):
    (found,) = office.read(card_requests.lines, day=NOW)
    return found


def ask(office, person, kind="lost", **values):
    key = people.new_id()
    office.do(card_requests.add_request, id=key, person_id=person, kind=kind, **values)
    return key


def test_members_without_a_card_are_listed_by_themselves(office):
    """Official ones; those with a card, old or new, are not."""
    a_member(office, "Cầm Văn Biên", a_cell(office, "Chi bộ bản Pá"))
    a_member(office, "Lò Văn Cũ", old_card_number="12345678")
    a_member(office, "Lò Văn Mới", card_number="014080000001")
    a_member(office, "Lò Thị Dự Bị", official=None)
    one = line(office)
    assert (one.person, one.cell, one.recorded) == ("Cầm Văn Biên", "Chi bộ bản Pá", False)
    assert one.state == "thiếu ảnh 3×4, số định danh cá nhân"


def test_a_card_is_followed_until_it_is_handed_over(office):
    """The number becomes the member's, its dots gone."""
    key = a_member(office, "Lò Văn Mới", card_number="12345678")
    ask(office, key, asked=date(2026, 1, 5))
    steps = (
        ({"sent": date(2026, 1, 12)}, "đã gửi 12/01/2026"),
        ({"number": "014.080.000.001"}, "có thẻ, chưa trao"),
        ({"handed": date(2026, 2, 2)}, "đã trao 02/02/2026"),
    )
    for values, state in steps:
        one = line(office)
        office.do(card_requests.change_request, id=one.id, revision=one.revision, **values)
        assert states(office) == {"Lò Văn Mới": state}
    assert office.read(people.person, id=key).membership.card_number == "014080000001"
    office.do(card_requests.remove_request, id=line(office).id)
    assert states(office) == {}


def test_those_sent_are_noted_at_once(office):
    """Also those nobody had asked for; undone together."""
    a_member(office, "Cầm Văn Biên")
    ask(office, a_member(office, "Lò Văn Mất", old_card_number="12345678"))
    before = states(office)
    lines = office.read(card_requests.lines, day=NOW)
    office.do(card_requests.note_sent, lines=lines, day=NOW)
    assert set(states(office).values()) == {"đã gửi 02/03/2026"}
    office.undo()
    assert states(office) == before


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "stolen"}, "kind"),
        ({"number": "123"}, "number"),
        ({"handed": NOW}, "number"),
        ({"asked": NOW, "sent": date(2026, 3, 1)}, "sent"),
        ({"number": "12345678", "decided": NOW, "handed": date(2026, 3, 1)}, "handed"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(office, values, field):
    key = a_member(office, card_number="014080000001")
    with pytest.raises(Refusal) as refused:
        ask(office, key, **values)
    assert refused.value.field == field
    assert states(office) == {}


def test_nobody_asks_twice_at_once(office):
    key = a_member(office, "Lò Văn Mất", old_card_number="12345678")
    ask(office, key)
    with pytest.raises(Refusal, match="chưa trao thẻ"):
        ask(office, key, "damaged")


def test_the_registers_tell_of_the_cards(office):
    """Issued by which decision, handed over when; one not handed over is not in the second."""
    an_office(office)
    given = {"number": "014080000001", "decision": "31-QĐ/TU", "decided": date(2026, 2, 2)}
    ask(office, a_member(office, "Lò Văn Mới"), "first", **given, handed=date(2026, 2, 9))
    ask(office, a_member(office, "Lò Văn Chờ"), "first", **{**given, "number": "014080000002"})
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    for form, count in (("8-tdv", 2), ("7-tdv", 1)):
        made = office.read(listings.make, form_id=form, period=year, today=NOW)
        told = " ".join(words(made.sheet))
        assert made.count == count
        assert "09/02/2026" in told
        assert ("31-QĐ/TU" in told) is (form == "8-tdv")
