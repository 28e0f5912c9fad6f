"""Who may do what with the file."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.services.keeping import history, settings, users
from desktop.services.office import User
from desktop.services.people import people
from tests import build


@pytest.fixture
def staffed(office):
    """An office with a chief, a clerk and a reader."""
    office.do(users.begin, id="a", name="Cầm Văn Biên")
    office.do(users.add_user, id="b", name="Lò Thị Hoa", role="clerk")
    office.do(users.add_user, id="c", name="Đặng Văn Chung", role="reader")
    return office


def told(office):
    return [(one.name, one.role_text) for one in office.read(users.users)]


def as_user(office, role, name="Lò Thị Hoa"):
    office.user = User("b", name, role)
    return office


def test_users_are_listed_by_name_with_their_role(staffed):
    assert told(staffed) == [
        ("Cầm Văn Biên", "Phụ trách"),
        ("Đặng Văn Chung", "Chỉ xem"),
        ("Lò Thị Hoa", "Nhập liệu"),
    ]


def test_a_reader_reads_and_is_refused_every_change_with_a_sentence(staffed):
    person = build.a_person(staffed)
    as_user(staffed, "reader", "Đặng Văn Chung")
    assert staffed.read(people.person, id=person).name == "Lò Thị Mai"
    for command, values in (
        (people.add_person, {"id": "x", "name": "Lò Thị An"}),
        (users.note_look, {"person_id": person}),
        (users.add_user, {"id": "d", "name": "Ai", "role": "chief"}),
    ):
        with pytest.raises(Refusal, match="Đặng Văn Chung chỉ có quyền xem"):
            staffed.do(command, **values)


def test_a_clerk_works_but_leaves_settings_and_users_to_the_chief(staffed):
    as_user(staffed, "clerk")
    build.a_person(staffed)
    for command, values in (
        (settings.set_office, {"commune_name": "Hoa Ban", "province_name": "Sơn La"}),
        (users.change_user, {"id": "b", "name": "Lò Thị Hoa", "role": "chief"}),
        (users.let_go, {"id": "a"}),
        (users.note_code, {}),
    ):
        with pytest.raises(Refusal, match="chỉ người phụ trách"):
            staffed.do(command, **values)


def test_the_journal_names_the_user(staffed):
    as_user(staffed, "clerk")
    build.a_person(staffed)
    assert staffed.read(history.lines)[0].who == "Lò Thị Hoa"


def test_changing_users_is_told_and_not_undone(staffed):
    assert staffed.can_undo() is None
    staffed.do(users.change_user, id="b", name="Lò Thị Hoa", role="chief")
    staffed.do(users.let_go, id="a")
    assert staffed.can_undo() is None
    labels = [line.label for line in staffed.read(history.lines)]
    assert labels[:2] == [
        "Cho Cầm Văn Biên thôi dùng tệp",
        "Sửa người dùng Lò Thị Hoa: Lò Thị Hoa (Phụ trách)",
    ]
    assert told(staffed) == [("Đặng Văn Chung", "Chỉ xem"), ("Lò Thị Hoa", "Phụ trách")]


@pytest.mark.parametrize(
    ("command", "values"),
    [(users.let_go, {}), (users.change_user, {"name": "Cầm Văn Biên", "role": "reader"})],
)
def test_somebody_stays_in_charge(staffed, command, values):
    with pytest.raises(Refusal, match="người phụ trách duy nhất"):
        staffed.do(command, id="a", **values)


@pytest.mark.parametrize("name", ["", "  ", "lo thi hoa", "x" * 61])
def test_a_name_is_there_and_nobody_elses(staffed, name):
    with pytest.raises(Refusal) as refused:
        staffed.do(users.add_user, id="d", name=name, role="clerk")
    assert refused.value.field == "user_name"


def test_a_role_is_one_of_three(staffed):
    with pytest.raises(Refusal) as refused:
        staffed.do(users.add_user, id="d", name="Ai", role="admin")
    assert refused.value.field == "role"


def test_a_look_at_numbers_is_a_line_that_says_whose(office):
    person = build.a_person(office, "Lò Thị Mai", personal_number="014300123456")
    office.do(users.note_look, person_id=person)
    line = office.read(history.lines)[0]
    assert (line.label, line.who, line.at) == (
        "Xem số định danh của Lò Thị Mai",
        office.who,
        office.now(),
    )
