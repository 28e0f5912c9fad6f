"""Places that ought to have members."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from desktop.errors import Refusal
from desktop.services import facts
from desktop.services.cells import cell_boards, reorganising, units
from desktop.services.office import trial
from tests.build import a_cell, a_member, a_unit

DAY = date(2026, 3, 2)


def test_a_place_shows_its_cell_and_whether_it_has_members(office):
    """A place without a cell is white; so is one whose cell has no member."""
    full, empty = a_cell(office, "Chi bộ bản Mòn"), a_cell(office, "Chi bộ bản Nà")
    a_member(office, cell=full)
    a_unit(office, "Bản Mòn", cell_id=full)
    a_unit(office, "Bản Nà", cell_id=empty)
    a_unit(office, "Bản Pá Hốc", helping_cell_id=full)
    lines = {line.unit.name: line for line in office.read(units.lines, day=DAY)}
    assert {name: line.has_members for name, line in lines.items()} == {
        "Bản Mòn": True,
        "Bản Nà": False,
        "Bản Pá Hốc": False,
    }
    assert lines["Bản Mòn"].cell == "Chi bộ bản Mòn"
    assert lines["Bản Pá Hốc"].helping_cell == "Chi bộ bản Mòn"


def test_a_place_needs_a_name(office):
    """And keeps the one it has when a change leaves it empty."""
    with pytest.raises(Refusal) as refused:
        a_unit(office, " ")
    assert refused.value.field == "name"
    key = a_unit(office, "Bản Mòn")
    with pytest.raises(Refusal):
        office.do(units.change_unit, id=key, revision=1, name="")
    assert office.read(units.lines, day=DAY)[0].unit.name == "Bản Mòn"


def test_a_place_is_changed_and_removed(office):
    """A helping cell becomes its own; a place entered by mistake goes."""
    cell = a_cell(office, "Chi bộ bản Mòn")
    key = a_unit(office, "Bản Mòn", helping_cell_id=cell)
    office.do(units.change_unit, id=key, revision=1, cell_id=cell, helping_cell_id=None)
    (line,) = office.read(units.lines, day=DAY)
    assert (line.cell, line.helping_cell) == ("Chi bộ bản Mòn", "")
    office.do(units.remove_unit, id=key)
    assert office.read(units.lines, day=DAY) == ()
    office.undo()
    office.do(units.change_unit, id=key, revision=2, handed=DAY, cell_id=None)
    office.do(units.remove_unit, id=key)
    assert office.read(units.lines, day=DAY) == ()


def test_a_place_handed_over_had_another_cell_before(office):
    """Of two changes on one day the later stands; one before a change that is known is refused."""
    cells = [a_cell(office, f"Chi bộ bản {name}") for name in ("Áng", "Mòn", "Nà")]
    key = a_unit(office, "Bản Mòn", cell_id=cells[0])

    def hand(cell, day):
        [line] = office.read(units.lines, day=day)
        values = {"revision": line.revision, "cell_id": cell, "handed": day}
        office.do(units.change_unit, id=key, **values)

    def on(day):
        return office.read(cell_boards.places_on, day=day, years=1)[0].cell

    hand(cells[1], DAY)
    hand(cells[2], DAY)
    assert (on(DAY - timedelta(days=1)), on(DAY)) == ("Chi bộ bản Áng", "Chi bộ bản Nà")
    [line] = office.read(units.lines, day=DAY)
    assert line.before == ((DAY - timedelta(days=1), "Chi bộ bản Áng"),)
    with pytest.raises(Refusal, match="đổi chi bộ từ ngày 02/03/2026") as refused:
        hand(None, DAY - timedelta(days=1))
    assert refused.value.field == "handed"
    coming = DAY + timedelta(days=30)
    hand(None, coming)
    assert (on(DAY), on(coming)) == ("Chi bộ bản Nà", "")


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["hand", "help", "correct", "merge", "dissolve"]),
        st.integers(0, 4),
        st.integers(0, 4),
        st.integers(-3, 40),
    ),
    min_size=6,
    max_size=12,
)


@given(acts=ACTS)
@settings(max_examples=5, derandomize=True, phases=[Phase.explicit, Phase.generate])
def test_of_any_day_a_place_has_the_cells_it_had_then(acts):
    """As told by a diary of each day, whatever was edited, merged or dissolved in between."""
    office = trial(lambda: datetime.fromisoformat("2027-01-01T08:00"))
    try:
        cells = [a_cell(office, f"Chi bộ {at}") for at in range(5)]
        key = a_unit(office, "Bản Mòn", cell_id=cells[0])
        diary = {date.min: (cells[0], None)}
        day = date(2026, 1, 1)
        for act, one, other, later in acts:
            day += timedelta(days=later)
            held = diary[max(diary)]
            try:
                now = _acted(office, act, key, cells[one], cells[other], held, day)
            except Refusal:
                day = max(day, max(diary))
                continue
            if now != held:
                diary[max(diary) if act == "correct" else day] = now
        [unit] = office.read(facts.units)
        for at in range(-5, 500):
            asked = date(2026, 1, 1) + timedelta(days=at)
            since = max(known for known in diary if known <= asked)
            assert (unit.cell_on(asked), unit.helping_on(asked)) == diary[since], asked
    finally:
        office.close()


def _acted(office, act, key, one, other, held, day):
    """Do something to the place or its cells; which cells it has from then on."""
    [line] = office.read(units.lines, day=day)
    if act in ("hand", "help", "correct"):
        named = {"helping_cell_id" if act == "help" else "cell_id": one}
        when = {} if act == "correct" else {"handed": day}
        office.do(units.change_unit, id=key, revision=line.revision, **named, **when)
        return (held[0], one) if act == "help" else (one, held[1])
    if act == "merge":
        office.do(reorganising.merge, from_cells=[one], to_cell=other, day=day)
    else:
        office.do(reorganising.dissolve, cell_id=one, to_cell=other, day=day)
    cell, helping = (other if had == one else had for had in held)
    changed = one in held
    return cell, None if changed and cell is not None and helping == cell else helping
