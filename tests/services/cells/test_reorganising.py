"""Cells founded, split, merged and dissolved; and the sums that must hold whatever happens."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from desktop.errors import Refusal
from desktop.rules.calendar import Period
from desktop.rules.partial_date import PartialDate
from desktop.services import facts
from desktop.services.cells import cell_boards, cell_leaders, organisations, reorganising, units
from desktop.services.members import members
from desktop.services.office import trial
from tests.build import a_cell, a_member, a_unit, an_office

DAY = date(2026, 5, 4)
BEFORE = DAY - timedelta(days=1)


@pytest.fixture
def cells(office):
    """Two cells of two members each, with a place each."""
    an_office(office)
    found = []
    for name in ("Chi bộ bản Áng", "Chi bộ bản Pá"):
        cell = a_cell(office, name)
        for member in ("Cầm Văn A", "Lò Văn B"):
            a_member(office, f"{member} {name[-2:]}", cell)
        a_unit(office, name.removeprefix("Chi bộ "), cell_id=cell)
        found.append(cell)
    return found


def strength(office, day):
    return {one.name: one.official for one in office.read(cell_boards.cells_on, day=day)}


def test_a_merger_takes_people_and_places_along_and_yesterday_stays_as_it_was(office, cells):
    first, second = cells
    office.do(reorganising.merge, from_cells=[first], to_cell=second, day=DAY, number="12-QĐ/ĐU")
    assert strength(office, BEFORE) == {"Chi bộ bản Áng": 2, "Chi bộ bản Pá": 2}
    assert strength(office, DAY) == {"Chi bộ bản Pá": 4}
    then = office.read(cell_boards.places_on, day=BEFORE, years=1)
    now = office.read(cell_boards.places_on, day=DAY, years=1)
    assert [one.cell_text for one in then] == ["Chi bộ bản Pá", "Chi bộ bản Áng"]
    assert [one.cell_text for one in now] == ["Chi bộ bản Pá (ghép)"] * 2
    [change] = office.read(reorganising.changes)
    assert (change.kind_text, change.told, change.moved) == (
        *("Sáp nhập", "Chi bộ bản Áng vào Chi bộ bản Pá", 2),
    )
    office.undo()
    assert strength(office, DAY) == {"Chi bộ bản Áng": 2, "Chi bộ bản Pá": 2}


def test_a_split_takes_only_those_named(office, cells):
    people = _listed(office, cells[0])[:1]
    unit = office.read(units.lines, day=DAY)[0].id
    office.do(
        reorganising.found,
        id="new",
        name="Chi bộ mới",
        day=DAY,
        people=people,
        places=[unit],
    )
    assert strength(office, DAY)["Chi bộ mới"] == 1
    assert strength(office, DAY)["Chi bộ bản Áng"] == 1
    assert "Chi bộ mới" not in strength(office, BEFORE)
    [change] = office.read(reorganising.changes)
    assert change.told == "Chi bộ mới từ Chi bộ bản Áng"


def test_a_new_cell_out_of_nothing_is_founded(office, cells):
    office.do(reorganising.found, id="new", name="Chi bộ mới", day=DAY, sector="school")
    [change] = office.read(reorganising.changes)
    assert (change.kind_text, change.told) == ("Thành lập", "Chi bộ mới")


def test_dissolving_needs_a_place_for_whoever_is_left(office, cells):
    with pytest.raises(Refusal, match="còn 2 người"):
        office.do(reorganising.dissolve, cell_id=cells[0], to_cell=None, day=DAY)
    office.do(reorganising.dissolve, cell_id=cells[0], to_cell=cells[1], day=DAY)
    assert strength(office, DAY) == {"Chi bộ bản Pá": 4}
    with pytest.raises(Refusal, match="đã giải thể"):
        office.do(reorganising.dissolve, cell_id=cells[0], to_cell=None, day=DAY)


@pytest.mark.parametrize(
    ("from_cells", "to_cell", "field"), [([], 0, "from_cells"), ([0], 0, "to_cell")]
)
def test_a_merger_of_nothing_or_into_itself_is_refused(office, cells, from_cells, to_cell, field):
    with pytest.raises(Refusal) as refusal:
        office.do(
            reorganising.merge,
            from_cells=[cells[at] for at in from_cells],
            to_cell=cells[to_cell],
            day=DAY,
        )
    assert refusal.value.field == field


def test_who_led_a_dissolved_cell_does_so_no_more(office, cells):
    person = _listed(office, cells[0])[0]
    values = {"cell_id": cells[0], "person_id": person, "since": date(2025, 1, 1)}
    office.do(cell_leaders.add_officer, id="o", office="cell-secretary", **values)
    office.do(cell_leaders.add_charge, id="c", **values)
    office.do(reorganising.dissolve, cell_id=cells[0], to_cell=cells[1], day=DAY)
    [officer] = office.read(cell_leaders.officers)
    [charge] = office.read(cell_leaders.charges, year=2026)
    assert (officer.until, charge.until) == (DAY, DAY)


def _listed(office, cell):
    """The ids of whoever is or was listed in a cell."""
    whole = office.read(facts.whole)
    return [one.id for one in whole.people if any(b.cell_id == cell for b in one.belongings)]


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVXY"
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["admit", "leave", "move", "merge", "split", "dissolve"]),
        st.integers(0, 40),
        st.integers(0, 7),
        st.integers(1, 25),
    ),
    min_size=6,
    max_size=11,
)


@given(acts=ACTS, ends=st.tuples(st.integers(-20, 150), st.integers(0, 200)))
@settings(max_examples=4, derandomize=True, phases=[Phase.explicit, Phase.generate])
def test_sums_hold_for_every_period_and_cell_whatever_happened(acts, ends):
    """And what a list says of a day is what the figures say of it."""
    office = trial(lambda: datetime.fromisoformat("2027-01-01T08:00"))
    try:
        day = _happen(office, acts)
        first = date(2026, 1, 1) + timedelta(days=ends[0])
        period = Period(first, first + timedelta(days=ends[1]))
        every = [None, *(one.id for one in office.read(organisations.cells))]
        flows = {id: office.read(cell_boards.flow, period=period, cell_id=id) for id in every}
        assert all(one.adds_up for one in flows.values())
        whole = flows.pop(None)
        for at, side in ((period.first - timedelta(days=1), "start"), (period.last, "end")):
            shown = office.read(cell_boards.cells_on, day=at)
            counted = {one.id: one.official + one.probationary for one in shown}
            assert {id: n for id, n in counted.items() if n} == {
                id: len(getattr(one, side)) for id, one in flows.items() if getattr(one, side)
            }
            assert len(getattr(whole, side)) == sum(counted.values())
            lines = office.read(organisations.lines, day=at)
            assert {one.id: one.members for one in lines if one.members} == {
                id: n for id, n in counted.items() if n
            }
        moved = sum(one.counts(joins=True)["moved-in"] for one in flows.values())
        assert moved == sum(one.counts(joins=False)["moved-out"] for one in flows.values())
        assert day >= date(2026, 1, 1)
    finally:
        office.close()


def _happen(office, acts):
    """Let things happen one after the other; what is refused did not happen."""
    for name in ("Chi bộ 1", "Chi bộ 2", "Chi bộ 3"):
        cell = a_cell(office, name)
        for at in range(2):
            a_member(office, f"Người {LETTERS[int(name[-1])]} {LETTERS[at]}", cell)
    day = date(2026, 1, 1)
    for number, (act, who, where, later) in enumerate(acts):
        day += timedelta(days=later)
        people = [one.id for one in office.read(facts.whole).people]
        cells = [one.id for one in office.read(organisations.cells)]
        person, cell = people[who % len(people)], cells[where % len(cells)]
        other = cells[(where + who) % len(cells)]
        try:
            _do(office, act, number, person, cell, other, day)
        except Refusal:
            continue
    return day


def _do(office, act, number, person, cell, other, day):
    if act == "admit":
        joined = PartialDate.of(day)
        key = a_member(office, f"Mới {LETTERS[number]}", admitted=joined, official=None)
        office.do(members.place_in_cell, person_id=key, cell_id=cell, since=day)
    elif act == "leave":
        office.do(members.move, person_id=person, kind="transferred-out", day=day)
    elif act == "move":
        office.do(members.place_in_cell, person_id=person, cell_id=cell, since=day)
    elif act == "merge":
        office.do(reorganising.merge, from_cells=[cell], to_cell=other, day=day)
    elif act == "split":
        name = f"Chi bộ tách {number}"
        office.do(reorganising.found, id=f"c{number}", name=name, day=day, people=[person])
    else:
        office.do(reorganising.dissolve, cell_id=cell, to_cell=other, day=day)
