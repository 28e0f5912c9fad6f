"""What is kept of the work list between two readings is what a fresh reading gives."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from desktop.errors import Refusal
from desktop.rules.partial_date import PartialDate
from desktop.services import due, kept, today
from desktop.services.cases import extras, mentors, steps, trial_tasks, verifications
from desktop.services.cells import cell_leaders, cell_meetings, inspections, organisations
from desktop.services.keeping import settings as own
from desktop.services.members import badges, contacts, departures, fees, loans, members, transfers
from desktop.services.office import trial
from desktop.services.people import people
from tests.build import WAY, a_case, a_cell, a_member, an_office
from tests.deeds import NOW

DAY = date(2024, 8, 1)
OTHER_DAY = date(2024, 8, 2)
VIOLATED = {"violated": date(2019, 8, 20)}
HELD, IN_JULY = {"held": date(2024, 5, 3)}, {"held": date(2024, 7, 3)}
WAYS = {
    "Lò Thị Mai": "verification",
    "Hà Văn Đức": "history-certified",
    "Quàng Thị Ánh": "decision",
    "Tòng Văn Pâng": "appraisal",
}


@pytest.fixture(scope="module")
def office():
    """Four cases, the last of somebody who moved away, and a member who helps nobody yet."""
    office = trial(lambda: NOW)
    an_office(office)
    entered = [a_case(office, at=at, name=name) for name, at in WAYS.items()]
    moved = {"step": "moved-away", "day": date(2024, 6, 3), "place": "Đảng bộ xã Mường Bon"}
    office.do(steps.record, person_id=entered[-1], **moved)
    a_member(office, "Vì Văn Sáu", a_cell(office, "Chi bộ bản Cang"))
    yield office
    office.close()


def change(office, person, **values):
    revision = office.read(people.revision, id=person)
    return office.do(people.change_person, id=person, revision=revision, **values)


def on(office, day):
    return office.read(today.tasks, day=day)


def tried(office, act, name):
    """Do something to one of the cases; None if it cannot be done to it as it is now."""
    with suppress(Refusal, LookupError):
        found = office.read(people.find, words=name)[0]
        return act(office, found.id, office.read(steps.view, person_id=found.id, day=DAY))
    return None


def record(office, person, view):
    following = view.progress.next
    if following is None:
        return None
    asked = {name: value for name, value in WAY[following.id][2].items() if name != "mentor"}
    return office.do(
        steps.record, person_id=person, step=following.id, day=DAY, override="x", **asked
    )


def take_back(office, person, view):
    return office.do(steps.remove_record, id=view.case.steps[-1].id)


def correct(office, person, view):
    last = view.case.steps[-1]
    values = {**last.values, "number": last.number, "received": date(2024, 6, 20)}
    return office.do(steps.change_record, id=last.id, day=last.day, **values)


def bin_person(office, person, view):
    return office.do(people.remove_person, id=person, reason="nhập trùng", day=DAY)


def bin_mentor(office, person, view):
    return office.do(
        people.remove_person, id=view.case.mentors[0].mentor.id, reason="trùng", day=DAY
    )


def write_otherwise(office, person, view):
    return change(office, person, name=f"{view.case.person.name} Em")


def grow_old(office, person, view):
    return change(office, person, born=PartialDate(1955))


def mentor_leaves(office, person, view):
    mentor = view.case.mentors[0].mentor.id
    return office.do(members.move, person_id=mentor, kind="transferred-out", day=date(2024, 7, 1))


def mentor_is_younger(office, person, view):
    mentor = view.case.mentors[0].mentor.id
    return office.do(members.set_membership, person_id=mentor, official=PartialDate(2025, 7))


def another_mentor(office, person, view):
    (found,) = office.read(people.find, words="Vì Văn Sáu")
    return office.do(
        mentors.assign, case_id=view.case.id, mentor_id=found.id, stage="candidate", since=DAY
    )


def another_cell(office, person, view):
    cells = {cell.name: cell.id for cell in office.read(organisations.cells)}
    return office.do(
        members.place_in_cell, person_id=person, cell_id=cells["Chi bộ bản Cang"], since=DAY
    )


def cell_renamed(office, person, view):
    cells = {line.cell.id: line.revision for line in office.read(organisations.lines, day=DAY)}
    cell = view.case.cell
    words = {"revision": cells[cell.id], "name": f"{cell.name} A"}
    return office.do(organisations.change_cell, id=cell.id, **words)


def ask_elsewhere(office, person, view):
    values = {"relation": "Cha đẻ", "name": "Lò Văn Ơn", "committee": "Đảng ủy xã Mường Bú"}
    return office.do(
        verifications.add_request,
        id=people.new_id(),
        case_id=view.case.id,
        sent=date(2024, 7, 20),
        **values,
    )


def letter(office, person, view):
    words = {"special": "moved-considered", "paper": "letter"}
    return office.do(extras.add_paper, case_id=view.case.id, day=DAY, **words)


def shorter_term(office, person, view):
    return office.do(
        own.set_local_limit,
        rule="ceremony",
        value=15,
        source="Hướng dẫn của tỉnh ủy",
        in_force_from=date(2024, 1, 1),
    )


def day_off(office, person, view):
    return office.do(own.set_day_off, day=date(2024, 7, 5), worked=False, title="Lễ hội")


ACTS = (
    record,
    take_back,
    correct,
    bin_person,
    bin_mentor,
    write_otherwise,
    grow_old,
    mentor_leaves,
    mentor_is_younger,
    another_mentor,
    another_cell,
    cell_renamed,
    ask_elsewhere,
    letter,
    shorter_term,
    day_off,
)


@pytest.mark.parametrize("act", ACTS)
def test_a_command_is_seen_in_the_list_and_its_undo_as_well(office, act):
    """In the lines of one of the cases at least."""
    before = on(office, DAY)
    for name in WAYS:
        if tried(office, act, name):
            after = on(office, DAY)
            office.undo()
            assert on(office, DAY) == before
            if after != before:
                return
    pytest.fail("no line of any case is another")


SOME = st.tuples(st.sampled_from((*ACTS, "undo", "redo")), st.sampled_from(list(WAYS)))


# Few and short: the commands are those that the test above tries one by one.
@given(st.lists(SOME, min_size=2, max_size=5))
@settings(max_examples=8)
def test_after_any_commands_the_list_is_as_if_read_for_the_first_time(office, acts):
    """Reading another day in between forgets what was kept."""
    office.forget()
    before = on(office, DAY)
    for act, name in acts:
        if act == "undo" and office.can_undo():
            office.undo()
        elif act == "redo" and office.can_redo():
            office.redo()
        elif callable(act):
            tried(office, act, name)
        following = on(office, DAY)
        on(office, OTHER_DAY)
        assert following == on(office, DAY)
    while office.can_undo():
        office.undo()
    assert on(office, DAY) == before


@pytest.fixture(scope="module")
def busy():
    """An office that has a line of every kind."""
    office = trial(lambda: NOW)
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Pá")
    one, other = a_member(office, "Vì Văn Sáu", cell), a_member(office, "Hà Văn Vui", cell)
    old = {"admitted": PartialDate(1994, 8, 20), "official": PartialDate(1995, 8, 20)}
    a_member(office, "Lò Văn Ước", cell, **old)
    office.do(members.set_disciplines, person_id=one, lines=[{"form": "reprimand", **VIOLATED}])
    way = {"place": "Đảng bộ xã Mường Bon", "letter": DAY}
    office.do(transfers.add_transfer, id="way", person_id=one, kind="out", **way)
    exempt = {"kind": "exempt", "day": date(2024, 2, 1), "until": date(2024, 8, 20)}
    office.do(departures.add_departure, id="exempt", person_id=other, **exempt)
    for month in range(1, 7):
        office.do(fees.set_fees, cell_id=cell, lines=[(one, date(2024, month, 1), "paid")])
    person = a_case(office, at="candidate")
    task = {"title": "Vận động quỹ", "given": date(2024, 7, 1), "due": date(2024, 8, 5)}
    office.do(trial_tasks.add_task, id="task", person_id=person, **task)
    held = {"way": "inspection-regular", "content": "Quy trình", "month": 7}
    office.do(inspections.add_inspection, id="i", year=2024, subjects=[{"cell_id": cell}], **held)
    found = {"about_id": person, "due": date(2024, 8, 15)}
    office.do(inspections.add_finding, id="f", inspection_id="i", words="Thiếu chữ ký", **found)
    office.do(cell_meetings.set_month, month="2024-05", lines=[{"cell_id": cell, **HELD}])
    office.do(cell_leaders.add_congress, id="c", cell_id=cell, day=date(2019, 8, 10))
    served = {"office": "cell-secretary", "since": date(2022, 1, 1), "until": date(2024, 8, 10)}
    office.do(cell_leaders.add_officer, id="o", cell_id=cell, person_id=one, **served)
    sent = {"place": "Đảng ủy phường Tô Hiệu", "due": date(2024, 8, 9)}
    office.do(contacts.add_contact, id="contact", person_id=one, **sent)
    lent = {"papers": "Lý lịch", "borrower": "Hà Văn Dũng", "lent": DAY, "due": DAY}
    office.do(loans.add_loan, id="loan", person_id=one, **lent)
    yield office
    office.close()


def read_by(office, ask):
    """What is asked, and the tables read for it."""
    statements = []
    engine = office.file.engine

    def keep(_connection, _cursor, statement, *_):
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", keep)
    try:
        found = office.read(ask)
    finally:
        event.remove(engine, "before_cursor_execute", keep)
    return found, set(re.findall(r'(?:FROM|JOIN) "?(\w+)', "\n".join(statements)))


def test_every_table_that_cases_are_read_from_is_followed(office):
    """Else a change of it would not be seen."""
    _, read = read_by(office, lambda session: today.tasks(session, day=OTHER_DAY))
    of_others = frozenset().union(*(kind.tables for kind in today.KINDS))
    assert {"step", "person", "mentorship"} <= read
    assert read - {"operation", "change"} <= kept.TABLES | of_others


@pytest.mark.parametrize("kind", today.KINDS, ids=lambda kind: kind.ask.__name__)
def test_every_table_that_a_kind_of_lines_is_read_from_is_followed(busy, kind):
    """Where there are lines of it."""
    lines, read = read_by(busy, lambda s: tuple(kind.ask(s, due.asked(s, DAY))))
    assert lines
    assert read <= kind.tables


def mark_badge(office):
    office.do(badges.note_asked, lines=office.read(badges.lines, day=DAY), day=DAY)


def settle(office):
    office.do(inspections.change_finding, id="f", revision=1, settled=DAY, outcome="đã ký")


def meet(office):
    [cell, *_] = office.read(organisations.cells)
    office.do(cell_meetings.set_month, month="2024-07", lines=[{"cell_id": cell.id, **IN_JULY}])


def rename_secretary(office):
    [found] = office.read(people.find, words="Vì Văn Sáu")
    change(office, found.id, name="Vì Văn Bảy")


@pytest.mark.parametrize(
    "act",
    [
        mark_badge,
        settle,
        meet,
        rename_secretary,
        lambda office: office.do(cell_leaders.remove_congress, id="c"),
        lambda office: office.do(transfers.remove_transfer, id="way"),
        lambda office: office.do(departures.remove_departure, id="exempt"),
        lambda office: office.do(trial_tasks.remove_task, id="task"),
    ],
)
def test_a_change_of_any_subject_is_seen_and_its_undo_as_well(busy, act):
    before = on(busy, DAY)
    act(busy)
    following = on(busy, DAY)
    assert following != before
    on(busy, OTHER_DAY)
    assert following == on(busy, DAY)
    busy.undo()
    assert on(busy, DAY) == before
