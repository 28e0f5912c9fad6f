"""The register of documents: what stands in it, entering, correcting, voiding, reprinting."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.services.cells import organisations
from desktop.services.papers import documents, papers
from desktop.services.people import people
from desktop.services.people.people import new_id
from desktop.store.tables.cases import StepRow
from desktop.store.tables.documents import DocumentRow
from tests.build import a_case, a_cell, an_office
from tests.deeds import change, remove

DAY = date(2026, 3, 2)


@pytest.fixture
def office(office):
    """An office whose running term covers the usual way."""
    an_office(office, term_from=date(2020, 1, 1), term_to=date(2026, 12, 31), term="2020 - 2026")
    return office


def enter(office, **values):
    """Enter a plan of the committee, or what is said instead; its id."""
    key = new_id()
    given = {"body": "committee", "kind": "plan", "day": DAY, "title": "Kế hoạch năm"}
    office.do(documents.reserve, id=key, **{**given, **values})
    return key


def line(office, key):
    return next(one for one in office.read(documents.register) if one.id == key)


def test_a_document_made_elsewhere_takes_the_next_number(office):
    first, second = enter(office), enter(office, number="7", issued=True, copies=3)
    third = enter(office)
    found = [line(office, key) for key in (first, second, third)]
    assert [one.number for one in found] == ["01-KH/ĐU", "07-KH/ĐU", "08-KH/ĐU"]
    assert [one.state_text for one in found] == ["giữ số", "ban hành", "giữ số"]
    assert (found[1].copies, found[1].issuer) == (3, "Đảng ủy xã Hoa Ban")


def test_a_document_may_be_without_a_number(office):
    key = enter(office, kind="minutes", numbered=False, title="Biên bản giao ban")
    assert line(office, key).number == ""
    assert line(office, key).told == "Biên bản giao ban"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": ""}, "title"),
        ({"body": "cell"}, "owner"),
        ({"kind": "decree"}, "kind"),
        ({"number": "abc"}, "number"),
        ({"number": "05-NQ/ĐU"}, "number"),
    ],
)
def test_what_is_wrong_is_said_of_its_field(office, values, field):
    with pytest.raises(Refusal) as refused:
        enter(office, **values)
    assert refused.value.field == field
    assert office.read(documents.register) == ()


def test_each_cell_has_its_own_series(office):
    cells = [a_cell(office, f"Chi bộ {name}") for name in ("Pá", "Lốc")]
    made = [enter(office, body="cell", owner=cell, kind="report") for cell in cells]
    assert [line(office, key).number for key in made] == ["01-BC/CB", "01-BC/CB"]
    assert [line(office, key).issuer for key in made] == ["Chi bộ Pá", "Chi bộ Lốc"]
    assert [one.name for one in office.read(documents.issuers)][-2:] == ["Chi bộ Pá", "Chi bộ Lốc"]


def test_a_base_committee_numbers_for_itself(office):
    cell = a_cell(office, kind="under")
    office.do(organisations.change_cell, id=cell, revision=1, base_committee="Đảng ủy Công an xã")
    issuer = next(one for one in office.read(documents.issuers) if one.body == "base")
    key = enter(office, body="base", owner=issuer.owner, kind="resolution")
    assert line(office, key).issuer == "Đảng ủy Công an xã"


def test_a_document_is_corrected_and_undone(office):
    key = enter(office)
    office.do(documents.change, id=key, title="Kế hoạch quý I", signer="Cầm Văn Biên", issued=True)
    found = line(office, key)
    assert (found.title, found.signer, found.state) == ("Kế hoạch quý I", "Cầm Văn Biên", "issued")
    office.undo()
    assert line(office, key).title == "Kế hoạch năm"


def test_a_void_number_stays_and_is_never_given_again(office):
    key = enter(office)
    with pytest.raises(Refusal, match="lý do") as refused:
        office.do(documents.void, id=key, reason=" ")
    assert refused.value.field == "reason"
    office.do(documents.void, id=key, reason="Soạn nhầm")
    assert (line(office, key).state, line(office, key).void_reason) == ("void", "Soạn nhầm")
    assert line(office, enter(office)).number == "02-KH/ĐU"
    with pytest.raises(Refusal, match="đã hủy"):
        enter(office, number="1")
    with pytest.raises(Refusal, match="đã hủy rồi"):
        office.do(documents.void, id=key, reason="lần nữa")
    with pytest.raises(Refusal, match="không sửa được"):
        office.do(documents.change, id=key, title="khác")


def test_voiding_an_issued_decision_frees_its_paper_and_keeps_the_old_one(office):
    person = a_case(office, at="decision")
    office.do(papers.issue, form_id="9-knd", person_id=person, day=DAY)
    [issued] = [one for one in office.read(documents.register) if one.paper_id]
    before = office.read(documents.reprint, paper_id=issued.paper_id)
    office.do(people.change_person, id=person, revision=1, name="Lò Thị Lan")
    office.do(documents.void, id=issued.id, reason="Sai họ tên")
    assert office.read(documents.reprint, paper_id=issued.paper_id) == before
    again = office.read(papers.sheet, form_id="9-knd", person_id=person, day=DAY)
    assert "Lò Thị Lan" in " ".join(words(again))
    assert office.read(papers.editing, form_id="9-knd", person_id=person, day=DAY).next_number == (
        "22-QĐ/ĐU"
    )


def test_the_register_is_asked_by_days_and_by_term(office):
    a_case(office, at="decision")
    enter(office, day=date(2019, 5, 1))
    whole = office.read(documents.register)
    assert whole[0].number == "21-QĐ/ĐU"
    year = office.read(documents.register, since=date(2023, 1, 1), until=date(2023, 12, 31))
    assert {one.number for one in year} == {"02-NQ/CB", "07-CV/ĐU"}
    assert office.read(documents.terms) == ("2020 - 2026", documents.EARLIER)
    [early] = office.read(documents.register, term=documents.EARLIER)
    assert early.day == date(2019, 5, 1)


def test_numbers_typed_before_there_was_a_register_show_and_are_taken_over(office):
    """As in a file whose steps were recorded without one."""
    person = a_case(office, at="decision")
    for one in office.read(documents.register):
        with office.file.reading() as session:
            ids = [row.id for row in session.query(StepRow).where(StepRow.document_id == one.id)]
        for id in ids:
            office.do(change, StepRow, id, document_id=None)
        office.do(remove, DocumentRow, one.id)
    loose = office.read(documents.register)
    assert {one.state for one in loose} == {documents.LOOSE}
    assert loose[0].person_id == person
    assert office.do(documents.take_over).label == f"Đưa {len(loose)} số văn bản của hồ sơ vào sổ"
    found = office.read(documents.register)
    assert {one.state for one in found} == {"issued"}
    assert [one.number for one in found] == [one.number for one in loose]


def test_doubts_name_their_source():
    assert "399-QĐ/TW" in documents.doubt("cell", "guidance", DAY)
    assert documents.doubt("committee", "decision", DAY) == ""
