"""The journal as people read it."""

from __future__ import annotations

from desktop.rules.partial_date import PartialDate
from desktop.services.keeping import history, shared_store
from desktop.services.papers import papers
from desktop.services.people import people
from tests.build import a_case, a_person


def test_the_newest_line_comes_first_and_lines_are_found(office):
    """By what was done, without accents, or by whom."""
    a_person(office, "Lò Thị Mai")
    a_person(office, "Đặng Thị Ánh")
    labels = [line.label for line in office.read(history.lines)]
    assert labels == ["Thêm Đặng Thị Ánh", "Thêm Lò Thị Mai"]
    (found,) = office.read(history.lines, find="dang anh")
    assert (found.label, found.who) == ("Thêm Đặng Thị Ánh", office.who)
    assert len(office.read(history.lines, find="van phong", most=1)) == 1


def test_a_change_shows_before_and_after_in_words(office):
    """Dates as an office writes them, no keys and counters."""
    key = a_person(office, "Lò Thị Mai", born=PartialDate(2000, 5))
    revision = office.read(people.revision, id=key)
    office.do(
        people.change_person, id=key, revision=revision, born=PartialDate(2000, 5, 12), phone="0912"
    )
    line = office.read(history.lines)[0]
    found = office.read(history.differences, operation=line.id)
    assert {(one.thing, one.name, one.before, one.after) for one in found} == {
        ("Người", "ngày sinh", "05/2000", "12/05/2000"),
        ("Người", "điện thoại", "(trống)", "0912"),
    }


def test_what_nothing_was_said_of_is_no_difference(office):
    """A new person has many columns that are empty before and after."""
    a_person(office, "Lò Thị Mai", phone="")
    line = office.read(history.lines)[0]
    told = office.read(history.differences, operation=line.id)
    assert "điện thoại" not in [one.name for one in told]
    assert ("(trống)", "(trống)") not in [(one.before, one.after) for one in told]
    assert "Lò Thị Mai" in [one.after for one in told]


def test_numbers_of_identity_stay_masked_in_the_journal(office):
    """It is no way around the mask of the person's page."""
    a_person(office, "Lò Thị Mai", personal_number="014300123456")
    line = office.read(history.lines)[0]
    told = {one.name: one.after for one in office.read(history.differences, operation=line.id)}
    assert told["số định danh cá nhân"] == "*********456"


def test_the_head_says_how_far_the_journal_goes(office):
    """Its mark is that of the last line, now and later."""
    assert office.read(history.head).text == "chưa có việc nào"
    a_person(office, "Lò Thị Mai")
    head = office.read(history.head)
    assert (head.number, head.at) == (1, office.now())
    assert len(head.mark.replace(" ", "")) == 64
    assert head.text == f"việc số 1, dấu {head.mark}"
    a_person(office, "Đặng Thị Ánh")
    assert office.read(history.mark_at, number=1) == head.mark
    assert office.read(history.mark_at, number=3) == ""
    assert office.read(history.chain_fault) == ""


def test_undoing_is_a_line_too(office):
    """It names the operation that it takes back."""
    a_person(office)
    first = office.read(history.lines)[0]
    office.undo()
    last = office.read(history.lines)[0]
    assert last.undoes == first.id
    assert last.label.startswith("Hoàn tác")


def test_every_name_in_the_journal_of_a_whole_case_is_vietnamese(office):
    """No column or table shows its name of the program."""
    a_case(office, at="recognition-decision")
    told = [
        difference
        for line in office.read(history.lines)
        for difference in office.read(history.differences, operation=line.id)
    ]
    assert told
    assert [one for one in told if "_" in one.name or "_" in one.thing] == []


def test_a_step_and_a_paper_are_told_in_the_words_they_were_asked_in(office):
    """Titles, labels and names stand there, not what the program keeps."""
    mai = a_case(office, at="candidate")
    about = {"person_id": mai, "form_id": "1-knd", "day": office.today()}
    office.do(papers.save_answers, **about, answers={"understanding": "Yêu nước"})
    told = [
        (one.name, one.after)
        for line in office.read(history.lines, most=2)
        for one in office.read(history.differences, operation=line.id)
    ]
    values = dict(told)
    assert "Nghị quyết" in values["bước"]
    assert "Cầm Văn Biên" in values["nội dung"]
    assert "mentor" not in values["nội dung"]
    assert "Yêu nước" in values["nội dung nhập"]
    assert "understanding" not in values["nội dung nhập"]


def test_the_password_of_the_shared_store_is_not_told(office):
    """The address stands there, so that one sees which store was joined."""
    address = shared_store.address(
        server="192.168.1.9", port=5432, database="kho", user="xa", password="rất-kín-9"
    )
    office.do(shared_store.keep_address, url=address)
    line = office.read(history.lines)[0]
    (told,) = office.read(history.differences, operation=line.id)
    assert "192.168.1.9" in told.after
    assert "***" in told.after
    assert "kín" not in told.after
    assert "k%C3%ADn" not in told.after
