from __future__ import annotations

from datetime import date

from desktop.rules.partial_date import PartialDate
from desktop.services.members import members
from desktop.services.people import people
from desktop.services.people.import_known import everyone, overlaps, text_of


def test_a_person_is_told_as_a_workbook_would(office):
    office.do(people.add_person, id="an", name="Lò Văn An", personal_number="014085001234")
    office.do(members.set_membership, person_id="an", admitted=PartialDate(2010), card_number="5")
    office.do(members.move, person_id="an", kind="died", day=date(2024, 1, 2))
    found = office.read(everyone)
    known = found.people["an"]
    assert known.values == {
        "name": "Lò Văn An",
        "personal_number": "014085001234",
        "admitted": PartialDate(2010),
        "card_number": "5",
        "movement": ("died", date(2024, 1, 2)),
    }
    assert found.by_key["personal_number"]["014085001234"] is known
    assert found.named("lo van an") == [known]


def test_who_came_back_has_not_left(office):
    office.do(people.add_person, id="an", name="Lò Văn An")
    office.do(members.move, person_id="an", kind="expelled", day=date(2020, 1, 2))
    office.do(members.move, person_id="an", kind="restored", day=date(2021, 1, 2))
    assert "movement" not in office.read(everyone).people["an"].values


def test_dates_of_birth_that_may_be_the_same():
    full, year, other = PartialDate(1985, 9, 2), PartialDate(1985), PartialDate(1985, 10)
    assert overlaps(full, year)
    assert not overlaps(full, other)
    assert not overlaps(full, None)


def test_values_in_words():
    told = [text_of(one) for one in (PartialDate(1985, 9), date(2026, 3, 2), ["a", "b"], "x")]
    assert told == ["09/1985", "02/03/2026", "a, b", "x"]
