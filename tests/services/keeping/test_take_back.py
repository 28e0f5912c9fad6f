"""One person is taken back out of a backup: what was lost comes again, in one undoable step."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from desktop.errors import Refusal
from desktop.rules.partial_date import PartialDate
from desktop.services.cases import steps
from desktop.services.keeping import past as pasts
from desktop.services.keeping import take_back, upkeep
from desktop.services.office import create
from desktop.services.people import merging, people
from desktop.store import attachments, soundness
from desktop.store.tables.cases import CaseRow, MentorshipRow, StepRow
from desktop.store.tables.documents import DocumentRow
from desktop.store.tables.papers import PaperRow
from desktop.store.tables.people import PersonRow, PostRow
from desktop.store.tables.scans import ScanRow
from tests.build import a_case, a_member, a_person
from tests.deeds import CHEAP, NOW, PASSWORD, add, change, contents, remove

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
NUMBER = "014300001234"
POST = {"since": PartialDate(2018), "until": None, "work": "Nông dân", "post": ""}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An office with a case of many steps, papers and a scan, and a backup of it."""
    folder = tmp_path_factory.mktemp("take-back")
    office = create(folder / "office.hgd", PASSWORD, who="x", now=lambda: NOW, cost=CHEAP)
    mai = a_case(office, at="cell-meeting", name="Lò Thị Mai")
    office.do(change, PersonRow, mai, personal_number=NUMBER)
    office.do(people.set_part, id=mai, part="posts", lines=[POST, {**POST, "work": "Kế toán"}])
    office.do(add, PaperRow, person_id=mai, form="don", edition="2025", answers={"a": "b"})
    office.do(add, ScanRow, person_id=mai, attachment_id=_attached(office), title="Đơn", added=NOW)
    backup = upkeep.back_up(office).path
    office.forget()
    yield SimpleNamespace(office=office, mai=mai, file=backup, before=office.read(contents))
    office.close()


def _attached(office):
    with office.file.writing() as session:
        return attachments.keep(session, PDF, "application/pdf")


@pytest.fixture
def lost(made):
    """The same, as it was when the backup was made; what a test does is undone after it."""
    yield made
    while made.office.can_undo():
        made.office.undo()
    assert made.office.read(contents) == made.before


def past(made):
    return take_back.past_of(made.office, made.file, made.mai)


def compared(made):
    return made.office.read(take_back.compare, past=past(made))


def taken(made, **choices):
    return made.office.do(take_back.take, past=past(made), choices=choices)


def works(session, person_id):
    return set(session.scalars(select(PostRow.work).where(PostRow.person_id == person_id)))


def wipe(made):
    """Take somebody out of the file with everything, as no command does.

    The documents stay in their register, which is the office's, and are about nobody then.
    """

    def act(session):
        held = select(DocumentRow).where(DocumentRow.holder_id == made.mai)
        for document in session.scalars(held):
            document.holder_id = None
        session.flush()
        for row in reversed(pasts.owned(session, made.mai)):
            session.delete(row)
        return "Xóa hẳn"

    made.office.do(act)


def test_nothing_differs_right_after_the_backup(lost):
    found = compared(lost)
    assert (found.name, found.now, found.rows, found.left_out) == ("Lò Thị Mai", "", (), ())
    assert taken(lost) is None


def test_somebody_gone_comes_back_whole_with_case_steps_mentors_papers_and_scans(lost):
    """And one undo takes all of it away again."""
    wipe(lost)
    gone = lost.office.read(contents)
    assert compared(lost).now == "không còn"
    done = taken(lost)
    assert done.label == "Lấy lại Lò Thị Mai từ bản sao lưu ngày 02/03/2026"
    assert lost.office.read(contents) == lost.before
    assert soundness.faults(lost.office.file) == ()
    shown = lost.office.read(steps.view, person_id=lost.mai, day=NOW.date())
    assert shown.progress.stage == "candidate"
    lost.office.undo()
    assert lost.office.read(contents) == gone


def test_a_wrong_change_is_put_right_field_by_field(lost):
    """What merely differs stays unless it is chosen."""
    lost.office.do(change, PersonRow, lost.mai, phone="0900 000 000", religion="Khác")
    rows = {row.key: row for row in compared(lost).rows}
    assert (rows["person.religion"].left, rows["person.religion"].right) == ("Khác", "Không")
    assert rows["person.religion"].proposed == "keep"
    taken(lost, **{"person.religion": "other"})
    person = lost.office.read(people.person, id=lost.mai)
    assert (person.religion, person.phone) == ("Không", "0900 000 000")


def test_lost_steps_and_lines_come_back_and_new_ones_stay(lost):
    office = lost.office
    with_new = [{**POST, "work": "Việc mới"}]
    office.do(people.set_part, id=lost.mai, part="posts", lines=with_new)
    last = office.read(lambda s: s.scalars(select(StepRow.id).order_by(StepRow.day.desc())).first())
    office.do(remove, StepRow, last)
    found = compared(lost)
    assert {row.label.partition(":")[0] for row in found.rows} == {
        "Bước của hồ sơ",
        "Quá trình công tác",
    }
    taken(lost)
    assert office.read(works, lost.mai) == {"Việc mới", "Kế toán"}
    assert office.read(lambda session: session.get(StepRow, last)) is not None


def test_a_step_recorded_again_since_is_not_proposed_twice(lost):
    office = lost.office
    step = office.read(lambda s: s.scalars(select(StepRow).where(StepRow.step == "opinions")).one())
    office.do(remove, StepRow, step.id)
    office.do(add, StepRow, case_id=step.case_id, step="opinions", day=step.day + timedelta(days=1))
    [row] = compared(lost).rows
    assert (row.key, row.proposed) == (f"step.{step.id}", "keep")
    assert taken(lost) is None


def test_a_mentor_who_is_gone_is_left_out_and_named(lost):
    """The step that named the mentor comes back without the name."""
    office = lost.office
    mentor = office.read(lambda s: s.scalars(select(MentorshipRow.mentor_id)).first())
    wipe(lost)
    wipe(SimpleNamespace(office=office, mai=mentor))
    found = compared(lost)
    assert any("Cầm Văn Biên không còn trong tệp" in one for one in found.left_out)
    taken(lost)
    assert soundness.faults(office.file) == ()
    values = office.read(lambda s: [row.values for row in s.scalars(select(StepRow))])
    assert all(mentor not in one.values() for one in values)
    assert office.read(steps.view, person_id=lost.mai, day=NOW.date()) is not None


def test_somebody_in_the_bin_comes_out_of_it(lost):
    lost.office.do(people.remove_person, id=lost.mai, reason="nhập nhầm", day=NOW.date())
    assert compared(lost).now == "trong thùng rác: nhập nhầm"
    taken(lost)
    assert lost.office.read(people.bin) == ()
    assert lost.office.read(contents) == lost.before


def test_somebody_merged_into_another_comes_back_and_the_other_keeps_what_was_joined(lost):
    office = lost.office
    other = a_person(office, "Lò Thị Mai")
    office.do(merging.merge, keep=other, other=lost.mai, choices={}, day=NOW.date())
    cases = office.read(lambda s: len(s.scalars(select(CaseRow)).all()))
    assert "gộp vào" in compared(lost).now
    taken(lost)
    assert len(office.read(lambda s: s.scalars(select(CaseRow)).all())) == cases + 1
    stage = office.read(steps.view, person_id=lost.mai, day=NOW.date()).progress.stage
    assert stage == office.read(steps.view, person_id=other, day=NOW.date()).progress.stage
    assert office.read(works, lost.mai) == office.read(works, other) == {"Nông dân", "Kế toán"}
    assert soundness.faults(office.file) == ()


def test_a_number_that_belongs_to_another_by_now_is_refused(lost):
    office = lost.office
    office.do(change, PersonRow, lost.mai, personal_number="")
    taken(lost)
    assert office.read(people.person, id=lost.mai).personal_number == NUMBER
    office.undo()
    a_person(office, "Hà Thị Hoa", personal_number=NUMBER)
    assert "nay đã ghi cho Hà Thị Hoa" in compared(lost).left_out[0]
    assert taken(lost) is None
    with pytest.raises(Refusal, match="nay đã ghi cho Hà Thị Hoa"):
        taken(lost, **{"person.personal_number": "other"})
    with pytest.raises(Refusal, match="Không có mục"):
        taken(lost, **{"person.chua-co": "other"})


def test_a_case_begun_anew_takes_the_lost_steps_in(lost):
    office = lost.office
    wipe(lost)
    office.do(add, PersonRow, id=lost.mai, name="Lò Thị Mai")
    office.do(add, CaseRow, id="moi", person_id=lost.mai, began=NOW.date())
    taken(lost)
    cases = office.read(lambda s: [row.id for row in s.scalars(select(CaseRow))])
    assert cases == ["moi"]
    steps_now = office.read(lambda s: {row.case_id for row in s.scalars(select(StepRow))})
    assert steps_now == {"moi"}


def test_people_are_found_in_the_backup_with_what_became_of_them(lost):
    office = lost.office
    office.do(people.remove_person, id=lost.mai, reason="nhập nhầm", day=NOW.date())
    a_member(office, "Người Mới")
    found = take_back.people_in(office, lost.file)
    assert [one.name for one in found] == ["Lò Thị Mai", "Cầm Văn Biên"]
    assert [one.now for one in found] == ["trong thùng rác: nhập nhầm", ""]
    with pytest.raises(Refusal, match="không có người đó"):
        take_back.past_of(office, lost.file, "x")
