"""Rounds of a class from opening to the certificates in the cases."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.services.cases import steps
from desktop.services.cells import class_lists, classes
from tests.build import a_case, an_office

ROUND = {"kind": "awareness", "title": "Lớp 1", "centre": "Trung tâm", "since": date(2023, 5, 29)}
UNTIL = {"until": date(2023, 6, 2), "issued": date(2023, 6, 9)}


@pytest.fixture
def people(office):
    """Two candidates of cells of their own."""
    an_office(office)
    return [a_case(office, at="candidate", name=name) for name in ("Lò Thị Mai", "Hà Văn Tới")]


@pytest.fixture
def seated(office, people):
    """Both on the list of a round."""
    office.do(classes.add_round, id="r", **ROUND, **UNTIL)
    office.do(classes.seat, round_id="r", people=people)
    return {one.name: one.id for one in office.read(class_lists.seats, round_id="r")}


def case(office, person):
    return office.read(steps.view, person_id=person, day=date(2023, 7, 1)).case


def test_the_list_is_sent_and_each_case_says_so(office, people, seated):
    office.do(classes.send_list, round_id="r", day=date(2023, 5, 8), number="07-CV/ĐU")
    for person in people:
        record = case(office, person).last("class-sent")
        assert (record.day, record.number) == (date(2023, 5, 8), "07-CV/ĐU")
    office.undo()
    assert case(office, people[0]).last("class-sent") is None


def test_results_of_a_whole_round_are_one_change_and_the_cases_see_them(office, people, seated):
    office.do(classes.send_list, round_id="r", day=date(2023, 5, 8))
    lines = [
        {"id": seated["Lò Thị Mai"], "certificate": "15/CN", "grade": "Khá"},
        {"id": seated["Hà Văn Tới"], "came": False, "absence": "ốm"},
    ]
    office.do(classes.set_results, round_id="r", lines=lines)
    held = case(office, people[0]).awareness_certificate
    assert (held.number, held.day, held.grade) == ("15/CN", date(2023, 6, 9), "Khá")
    assert (held.issuer, held.class_from, held.class_to) == (
        "Trung tâm",
        date(2023, 5, 29),
        date(2023, 6, 2),
    )
    assert case(office, people[1]).awareness_certificate is None
    [line] = office.read(class_lists.rounds, day=date(2023, 7, 1))
    assert (line.listed, line.came, line.certified, line.state) == (2, 1, 1, "done")
    office.undo()
    assert case(office, people[0]).awareness_certificate is None


def test_a_corrected_number_corrects_the_case(office, people, seated):
    office.do(classes.send_list, round_id="r", day=date(2023, 5, 8))
    mai = seated["Lò Thị Mai"]
    for number in ("15/CN", "16/CN"):
        office.do(classes.set_results, round_id="r", lines=[{"id": mai, "certificate": number}])
    records = [one for one in case(office, people[0]).steps if one.step == "certificate"]
    assert [one.number for one in records] == ["16/CN"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"certified": date(2023, 6, 9)}, "số giấy"),
        ({"certificate": "15/CN", "came": False}, "không đến học"),
    ],
)
def test_a_result_that_cannot_be_names_the_person(office, seated, values, said):
    line = {"id": seated["Lò Thị Mai"], **values}
    with pytest.raises(Refusal, match=f"Lò Thị Mai.*{said}"):
        office.do(classes.set_results, round_id="r", lines=[line])


def test_a_round_without_a_day_asks_for_that_of_the_certificate(office, people):
    office.do(classes.add_round, id="r", kind="awareness", title="Lớp 1")
    office.do(classes.seat, round_id="r", people=people[:1])
    [line] = office.read(class_lists.seats, round_id="r")
    with pytest.raises(Refusal, match="ngày cấp"):
        office.do(classes.set_results, round_id="r", lines=[{"id": line.id, "certificate": "1"}])


def test_seats_are_limited_and_nobody_sits_twice(office, people):
    office.do(classes.add_round, id="r", **ROUND, seats=1)
    with pytest.raises(Refusal, match="chỉ nhận 1"):
        office.do(classes.seat, round_id="r", people=people)
    office.do(classes.seat, round_id="r", people=[people[0], people[0]])
    assert len(office.read(class_lists.seats, round_id="r")) == 1


def test_a_seat_is_given_up_until_there_is_a_certificate(office, people, seated):
    office.do(classes.unseat, id=seated["Hà Văn Tới"])
    office.do(classes.send_list, round_id="r", day=date(2023, 5, 8))
    line = {"id": seated["Lò Thị Mai"], "certificate": "15/CN"}
    office.do(classes.set_results, round_id="r", lines=[line])
    with pytest.raises(Refusal, match="đã có giấy"):
        office.do(classes.unseat, id=seated["Lò Thị Mai"])
    with pytest.raises(Refusal, match="bỏ học viên"):
        office.do(classes.remove_round, id="r")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "other"}, "kind"),
        ({"title": ""}, "title"),
        ({"until": date(2023, 5, 1)}, "until"),
        ({"issued": date(2023, 5, 1)}, "issued"),
    ],
)
def test_a_round_that_cannot_be_is_refused_at_its_field(office, values, field):
    with pytest.raises(Refusal) as refusal:
        office.do(classes.add_round, id="r", **{**ROUND, **values})
    assert refusal.value.field == field


def test_a_round_is_changed_and_removed(office, people, seated):
    [line] = office.read(class_lists.rounds, day=date(2023, 5, 1))
    with pytest.raises(Refusal, match="không đổi loại"):
        office.do(classes.change_round, id="r", revision=line.revision, kind="new-member")
    for id in seated.values():
        office.do(classes.unseat, id=id)
    with pytest.raises(Refusal, match="chưa có học viên"):
        office.do(classes.send_list, round_id="r", day=date(2023, 5, 8))
    office.do(classes.remove_round, id="r")
    assert office.read(class_lists.rounds, day=date(2023, 5, 1)) == ()
