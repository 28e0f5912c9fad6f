from desktop.rules.facts.office import Place
from desktop.rules.partial_date import PartialDate
from desktop.screens.people.person_values import arguments, shown
from desktop.services.members import departures
from desktop.services.people import people, person
from tests.build import a_cell, a_member, a_person, an_office


def test_everything_shown_can_be_saved_back_without_a_change(office):
    cell = a_cell(office)
    key = a_person(office, cell=cell)
    post = {"since": PartialDate(2018), "until": None, "work": "Làm nương", "post": ""}
    office.do(people.set_part, id=key, part="posts", lines=[post])
    sheet = office.read(person.sheet, id=key, day=office.today())
    values = shown(sheet)
    assert values["posts"] == (post,)
    told = {name: value for name, value in values.items() if name not in ("id", "since")}
    told["member"] = False
    assert office.do(person.save, id=key, revision=sheet.revision, **arguments(told)) is None


def test_a_place_is_kept_in_two_columns():
    place = Place(now="xã Hoa Ban", formerly="xã Mường Bú")
    assert arguments({"home_place": place})["values"] == {
        "home_place": "xã Hoa Ban",
        "home_place_formerly": "xã Mường Bú",
    }


def test_each_value_goes_where_it_is_kept():
    told = arguments({"phone": "1", "posts": (), "official": None, "cell_id": "c"})
    assert told["values"] == {"phone": "1"}
    assert told["parts"] == {"posts": ()}
    assert told["membership"] == {"official": None}
    assert told["cell_id"] == "c"


def test_a_member_is_shown_as_one(office):
    key = a_member(office)
    values = shown(office.read(person.sheet, id=key, day=office.today()))
    assert values["member"] is True
    assert values["official"] == PartialDate(2010, 5, 19)


def test_a_going_that_follows_from_a_departure_is_not_entered_once_more(office):
    an_office(office)
    key = a_member(office)
    day = office.today()
    office.do(
        departures.add_departure, id=people.new_id(), person_id=key, kind="struck-off", day=day
    )
    sheet = office.read(person.sheet, id=key, day=day)
    assert [one.kind for one in sheet.person.movements] == ["struck-off"]
    assert shown(sheet)["movements"] == ()
