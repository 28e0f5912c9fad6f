"""The office's own settings."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services import today
from desktop.services.cases import steps
from desktop.services.keeping import settings
from tests.build import a_case, an_office


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


RULE = {
    "rule": "admission-decision",
    "value": 45,
    "source": "Hướng dẫn của ban tổ chức tỉnh ủy",
    "in_force_from": date(2024, 1, 1),
}


def due(office, person, day):
    """The last day of the standing committee's meeting."""
    view = office.read(steps.view, person_id=person, day=day)
    return view.progress.step("standing-meeting")


def test_a_shorter_limit_of_the_province_binds_the_office(office):
    """In the case, in the day's work and in the list of limits, with its own source."""
    person = a_case(office, at="cell-meeting")
    day = date(2024, 7, 15)
    assert due(office, person, day).due == date(2024, 7, 29)
    office.do(settings.set_local_limit, **RULE)
    found = due(office, person, day)
    assert found.due == date(2024, 7, 8)
    assert "45 ngày làm việc" in found.due_note
    assert [task.when for task in office.read(today.tasks, day=day)][:1] == ["overdue"]
    held = {one.id: one for one in office.read(settings.limits, day=day)}
    limit = held["admission-decision"]
    assert (limit.value, limit.local, limit.source) == (45, True, RULE["source"])
    assert not held["ceremony"].local


def test_a_limit_entered_twice_is_one_and_can_be_taken_back(office):
    """The later number holds; without it the central one does."""
    office.do(settings.set_local_limit, **RULE)
    office.do(settings.set_local_limit, **{**RULE, "value": 40})
    (one,) = office.read(settings.local_limits)
    assert (one.rule, one.text, one.source) == (
        "admission-decision",
        "40 ngày làm việc",
        RULE["source"],
    )
    office.do(settings.remove_local_limit, id=one.id)
    assert office.read(settings.local_limits) == ()
    office.undo()
    assert office.read(settings.local_limits) == (one,)


def test_a_limit_holds_within_its_days(office):
    """From the first to the last."""
    office.do(settings.set_local_limit, **RULE, in_force_to=date(2024, 12, 31))
    values = {
        day: {one.id: one.value for one in office.read(settings.limits, day=day)}
        for day in (date(2023, 12, 31), date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 1))
    }
    assert [one["admission-decision"] for one in values.values()] == [60, 45, 45, 60]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"rule": "dance"}, "rule"),
        ({"rule": "vote-cell"}, "rule"),
        ({"rule": "age-min"}, "rule"),
        ({"value": 0}, "value"),
        ({"source": " "}, "source"),
        ({"in_force_to": date(2023, 1, 1)}, "in_force_to"),
    ],
)
def test_a_limit_that_cannot_be_is_refused_at_its_field(office, values, field):
    """Shares and ages are no matter of a province."""
    with pytest.raises(Refusal) as refused:
        office.do(settings.set_local_limit, **{**RULE, **values})
    assert refused.value.field == field
    assert office.read(settings.local_limits) == ()


def test_the_law_keeps_its_own_limit_beside_that_of_the_superiors(office):
    """The one list says what binds, the other what the Centre says."""
    day = date(2026, 3, 2)
    values = {"rule": "admission-decision", "value": 45, "source": "Hướng dẫn 02-HD/BTCTU"}
    office.do(settings.set_local_limit, in_force_from=date(2026, 1, 1), **values)
    bound = {one.id: one for one in office.read(settings.limits, day=day)}
    central = {one.id: one for one in office.read(settings.central_limits, day=day)}
    assert (bound["admission-decision"].value, central["admission-decision"].value) == (45, 60)
    assert bound.keys() == central.keys()


def test_the_lead_times_are_the_usual_ones_until_the_office_sets_its_own(office):
    """The longest first, each once; none given goes back to what is usual."""
    an_office(office)
    assert office.read(settings.lead_days) == settings.usual_lead_days()
    office.do(settings.set_office, lead_days=(15, 60, 15))
    assert office.read(settings.lead_days) == (60, 15)
    office.do(settings.set_office, lead_days=())
    assert office.read(settings.lead_days) == settings.usual_lead_days()


@pytest.mark.parametrize("days", [(0,), (30, 400)])
def test_a_lead_time_that_tells_nothing_is_refused(office, days):
    """At its field; what held before holds on."""
    an_office(office, lead_days=(30,))
    with pytest.raises(Refusal) as refused:
        office.do(settings.set_office, lead_days=days)
    assert refused.value.field == "lead_days"
    assert office.read(settings.lead_days) == (30,)
