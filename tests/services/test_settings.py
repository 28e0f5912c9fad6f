"""The office's own settings."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services import settings
from tests.build import an_office


def test_the_office_is_as_it_was_entered(office):
    """Before the first settings it is empty; afterwards every name is made from the parts."""
    assert office.read(settings.office).commune_name == ""
    an_office(office, commune_kind="phường", commune_name="Chiềng An")
    here = office.read(settings.office)
    assert here.committee == "Đảng ủy phường Chiềng An"
    assert (here.signer.post, here.signer.name) == ("BÍ THƯ", "Cầm Minh Tướng")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"commune_name": " "}, "commune_name"),
        ({"province_name": ""}, "province_name"),
        ({"model": "C"}, "model"),
        ({"term_from": date(2031, 1, 1)}, "term_to"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(office, values, field):
    """Nothing of a refused entry is kept."""
    with pytest.raises(Refusal) as refused:
        an_office(office, **values)
    assert refused.value.field == field
    assert office.read(settings.office).commune_name == ""


def test_a_change_keeps_the_rest(office):
    """The signer changes after a congress; the names of the place stay."""
    an_office(office)
    office.do(settings.set_office, signer_name="Lò Văn Muôn")
    here = office.read(settings.office)
    assert (here.signer.name, here.commune) == ("Lò Văn Muôn", "xã Hoa Ban")


def test_the_offices_days_change_the_working_calendar(office):
    """A day off of the yearly notice, and the Saturday worked for it."""
    friday, saturday = date(2026, 5, 15), date(2026, 5, 23)
    office.do(settings.set_day_off, day=friday, worked=False, title="Nghỉ theo thông báo")
    office.do(settings.set_day_off, day=saturday, worked=True, title="Làm bù")
    calendar = office.read(settings.working_calendar)
    assert not calendar.is_working(friday)
    assert calendar.is_working(saturday)
    assert [one.day for one in office.read(settings.days_off)] == [friday, saturday]


def test_a_day_entered_twice_is_one_day(office):
    """The later word holds; taking it away gives the shipped calendar back."""
    friday = date(2026, 5, 15)
    office.do(settings.set_day_off, day=friday, worked=True, title="Làm bù")
    office.do(settings.set_day_off, day=friday, worked=False, title="Nghỉ")
    (one,) = office.read(settings.days_off)
    assert not one.worked
    office.do(settings.remove_day_off, id=one.id)
    assert office.read(settings.working_calendar).is_working(friday)
