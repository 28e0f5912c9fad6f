"""Who names a person of a backup: those they helped, and the register of documents."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from sqlalchemy import select

from desktop.services.keeping import take_back
from desktop.services.people import merging
from desktop.store import soundness
from desktop.store.tables.cases import MentorshipRow, StepRow
from desktop.store.tables.documents import DocumentRow
from tests.build import a_member
from tests.deeds import NOW, add
from tests.services.keeping.test_take_back import lost, made, wipe  # noqa: F401  (the same office)


@pytest.fixture
def bien(lost):  # noqa: F811
    """The mentor of the case, seen as the one to take back."""
    office = lost.office
    mentor = office.read(lambda s: s.scalars(select(MentorshipRow.mentor_id)).first())
    return SimpleNamespace(office=office, mai=mentor, file=lost.file, case=lost.mai)


def past(who, id=""):
    return take_back.past_of(who.office, who.file, id or who.mai)


def compared(who, id=""):
    return who.office.read(take_back.compare, past=past(who, id))


def taken(who, id="", **choices):
    return who.office.do(take_back.take, past=past(who, id), choices=choices)


def mentors(office):
    return set(office.read(lambda s: s.scalars(select(MentorshipRow.mentor_id)).all()))


def test_a_mentor_who_comes_back_helps_again_whose_case_is_there(bien):
    """As long as the case is gone, that is said."""
    office = bien.office
    wipe(SimpleNamespace(office=office, mai=bien.case))
    wipe(bien)
    assert any("hồ sơ của Lò Thị Mai không còn trong tệp" in one for one in compared(bien).left_out)
    taken(bien, bien.case)
    assert mentors(office) == set()
    rows = [row for row in compared(bien).rows if row.key.startswith("mentorship.")]
    assert rows
    assert all(row.right.startswith("Lò Thị Mai, từ ") for row in rows)
    taken(bien)
    assert mentors(office) == {bien.mai}
    assert soundness.faults(office.file) == ()


def test_a_mentor_merged_into_another_helps_again_only_if_that_is_chosen(bien):
    office = bien.office
    other = a_member(office, "Cầm Văn Biền")
    office.do(merging.merge, keep=other, other=bien.mai, choices={}, day=NOW.date())
    assert mentors(office) == {other}
    rows = [row for row in compared(bien).rows if row.key.startswith("mentorship.")]
    assert {row.proposed for row in rows} == {"keep"}
    assert all("Cầm Văn Biền" in row.left and "Cầm Văn Biên" in row.right for row in rows)
    taken(bien, **{row.key: "other" for row in rows})
    assert mentors(office) == {bien.mai}


def unregister(office, person_id):
    """Take a person's documents out of the register, as no command does."""

    def act(session):
        for step in session.scalars(select(StepRow)):
            step.document_id = None
        session.flush()
        for row in session.scalars(select(DocumentRow).where(DocumentRow.holder_id == person_id)):
            session.delete(row)
        return "Bỏ khỏi sổ"

    office.do(act)


def registered(office):
    return set(office.read(lambda s: s.scalars(select(DocumentRow.id)).all()))


def test_the_documents_of_somebody_who_is_gone_come_back_into_the_register(lost):  # noqa: F811
    office, before = lost.office, registered(lost.office)
    assert before
    unregister(office, lost.mai)
    wipe(lost)
    assert registered(office) < before
    taken(lost)
    assert registered(office) == before
    linked = office.read(lambda s: {row.document_id for row in s.scalars(select(StepRow))})
    assert linked - {None} <= before
    assert linked & before
    assert soundness.faults(office.file) == ()


def test_a_number_given_to_another_document_since_is_not_given_twice(lost):  # noqa: F811
    office = lost.office
    first = office.read(
        lambda s: s.scalars(select(DocumentRow).where(DocumentRow.serial.is_not(None))).first()
    )
    series = {name: getattr(first, name) for name in ("body", "owner", "kind", "term", "serial")}
    unregister(office, lost.mai)
    wipe(lost)
    office.do(add, DocumentRow, id="khac", title="Việc khác", **series)
    found = compared(lost)
    assert any("số này nay đã ghi cho văn bản khác" in one for one in found.left_out)
    taken(lost)
    assert first.id not in registered(office)
    assert soundness.faults(office.file) == ()
