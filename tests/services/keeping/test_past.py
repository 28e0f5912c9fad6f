"""What hangs on a person is carried out whole, whatever table it lies in."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.services import rows
from desktop.services.keeping import past as pasts
from desktop.services.people import people
from desktop.store.tables.cases import StepRow
from desktop.store.tables.every import recorded
from desktop.store.tables.people import PersonRow
from tests.build import a_case, a_person
from tests.deeds import NOW


@pytest.fixture
def mai(office):
    return a_case(office, at="candidate", name="Lò Thị Mai")


def test_each_line_comes_after_the_one_it_hangs_on(office, mai):
    a_person(office, "Người khác")
    past = office.read(pasts.read, person_id=mai, at=NOW)
    tables = [line.table for line in past.lines]
    assert tables[:2] == ["person", "case"]
    assert tables.count("step") == 2
    assert {"belonging", "mentorship"} <= set(tables)
    known = set()
    for line in past.lines:
        owners = dict(pasts.owners(recorded()[line.table]))
        assert {line.values[name] for name in owners} <= known
        known.add(line.id)


def test_whoever_is_named_is_named(office, mai):
    past = office.read(pasts.read, person_id=mai, at=NOW)
    assert "Cầm Văn Biên" in past.names.values()
    assert any(name.startswith("Chi bộ") for name in past.names.values())
    assert (past.name, past.at) == ("Lò Thị Mai", NOW)


def test_a_photo_comes_with_its_bytes(office, mai):
    from io import BytesIO

    from PIL import Image

    picture = BytesIO()
    Image.new("RGB", (30, 40), "white").save(picture, "JPEG")
    office.do(people.set_photo, id=mai, content=picture.getvalue())
    past = office.read(pasts.read, person_id=mai, at=NOW)
    [(media, content)] = past.files.values()
    assert (media, content[:2]) == ("image/jpeg", b"\xff\xd8")


def test_nobody_is_found_where_nobody_is(office):
    with pytest.raises(Refusal):
        office.read(pasts.read, person_id="x", at=NOW)
    assert office.read(lambda session: pasts.owned(session, "x")) == []


def test_a_new_table_needs_no_code_here_only_a_column_that_names_its_owner():
    hanging = {name for name, kind in recorded().items() if pasts.owners(kind)}
    assert {"post", "relative", "step", "mentorship", "paper", "scan", "remark"} <= hanging
    assert not {"cell", "office", "parcel", "person"} & hanging
    assert dict(rows.references(PersonRow)) == {"photo_id": "attachment"}
    assert pasts.is_json(StepRow, "values")
    assert not pasts.is_json(StepRow, "number")
