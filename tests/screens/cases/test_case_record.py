"""Recording a step: the fields its process asks, checked by the law while one types."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from desktop.screens.cases.case_record import act
from desktop.services.cases import steps
from tests.build import a_case, a_member, an_office
from tests.screens.keyboard import write
from tests.screens.subjects import fault, fill, go_to, one, open_window, press, told, words

DAY = date(2026, 3, 2)


def case_of(office, person):
    return office.read(steps.view, person_id=person, day=DAY).case


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Lễ kết nạp đảng viên", "Ghi nhận lễ kết nạp đảng viên"),
        ("Ban Thường vụ xét kết nạp", "Ghi nhận Ban Thường vụ xét kết nạp"),
        ("Chi bộ họp xét, đề nghị kết nạp", "Ghi nhận chi bộ họp xét"),
    ],
)
def test_the_button_names_what_it_does(title, words):
    assert act(title) == words


def test_a_vote_that_fails_is_told_while_typing(qtbot, office, ask, background):
    """How many votes are needed, out of how many, by which article."""
    person = a_case(office, at="history-certified")
    window = open_window(qtbot, office, ask, background, "case", person)
    for name, typed in (("day", "6/5/2024"), ("official", "22"), ("in_favour", "14")):
        fill(window, name, typed)
    votes = one(window, QLabel, "votes")
    qtbot.waitUntil(lambda: "Cần ít nhất 15/22 phiếu tán thành" in votes.text())
    assert "đã có 14/22" in votes.text()
    assert "Điều lệ Đảng" in votes.text()


def test_what_blocks_is_told_before_saving_and_refused(qtbot, office, ask, background):
    """The case stays as it was; the sentence names rule and source."""
    person = a_case(office, at="history-certified")
    window = open_window(qtbot, office, ask, background, "case", person)
    fill(window, "day", "1/4/2024")
    checks = one(window, QLabel, "checks")
    qtbot.waitUntil(lambda: "Chưa ghi được" in checks.text())
    press(window, "record-save")
    assert case_of(office, person).last("cell-meeting") is None
    assert "trước “Tổng hợp ý kiến" in fault(window, "day")


def test_the_votes_needed_stand_there_before_the_vote(qtbot, office, ask, background):
    """Counted from the list of the cell, before anything is typed."""
    person = a_case(office, at="history-certified")
    cell = case_of(office, person).cell.id
    for name in ("An", "Bình", "Chi", "Dung", "Em"):
        a_member(office, f"Vì Văn {name}", cell=cell)
    window = open_window(qtbot, office, ask, background, "case", person)
    assert one(window, QLineEdit, "official").text() == "6"
    assert words(window, "votes").startswith("Cần ít nhất 4/6 phiếu tán thành")
    assert not window.current.unsaved()


def test_a_recorded_vote_offers_its_papers(qtbot, office, ask, background):
    """One press on the button the cursor waits on; the way back leads to what comes next."""
    an_office(office)
    person = a_case(office, at="history-certified")
    window = open_window(qtbot, office, ask, background, "case", person)
    fill(window, "day", "6/5/2024")
    for name in ("official", "present_official", "in_favour"):
        fill(window, name, "9")
    fill(window, "against", "0")
    press(window, "record-save")
    assert words(window, "step-title").startswith("Chi bộ họp xét")
    button = window.focusWidget()
    assert (button.objectName(), button.text()) == (
        "record-papers",
        "Lập biên bản, kiểm phiếu, nghị quyết",
    )
    button.click()
    assert told(window, "minutes")[0].startswith("Biên bản họp chi bộ")
    press(window, "minutes-back")
    assert words(window, "step-title").startswith("Thẩm định")
    assert window.focusWidget().objectName() == "day"


def test_a_candidate_withdraws_and_the_case_is_reopened(qtbot, office, ask, background):
    """Both with their reasons; a reason that is not given changes nothing."""
    person = a_case(office, at="candidate")
    window = open_window(qtbot, office, ask, background, "case", person)
    go_to(window, "steps", "Thôi xét kết nạp", enter=False)
    fill(window, "day", "2/3/2026")
    press(window, "record-save")
    assert "Lý do" in fault(window, "reason")
    fill(window, "reason", "Chuyển hẳn vào làm ăn ở miền Nam")
    press(window, "record-save")
    assert words(window, "subheading").startswith("Quần chúng ·")
    assert words(window, "step-title") == "Thôi xét kết nạp"
    button = one(window, QAbstractButton, "record-remove")
    assert button.text() == "Mở lại hồ sơ…"
    ask.answers.append("")
    press(window, "record-remove")
    assert "hãy ghi lý do" in words(window, "strip-words")
    ask.answers.append("Đã trở về bản")
    press(window, "record-remove")
    assert case_of(office, person).last("withdrawn") is None
    assert office.can_undo() == "Mở lại hồ sơ của Lò Thị Mai, bỏ thôi xét kết nạp: Đã trở về bản"


def test_a_day_is_asked_for(qtbot, office, ask, background):
    """Saving without one marks the field."""
    person = a_case(office, at="history-certified")
    window = open_window(qtbot, office, ask, background, "case", person)
    press(window, "record-save")
    assert "Hãy ghi ngày" in fault(window, "day")


def test_a_member_is_chosen_by_name_and_assigned(qtbot, office, ask, background):
    """The mentor is found without marks, and helps from that day."""
    person = a_case(office, at="outstanding")
    a_member(office, "Quàng Thị Ngần")
    window = open_window(qtbot, office, ask, background, "case", person)
    fill(window, "day", "13/2/2023")
    box = one(window, QLineEdit, "mentor")
    box.setFocus()
    write(box, "ngan")
    QTest.keyClick(box, Qt.Key.Key_Return)
    press(window, "record-save")
    assert case_of(office, person).mentor.mentor.name == "Quàng Thị Ngần"
    assert "người giúp đỡ: Quàng Thị Ngần" in words(window, "subheading")


def test_a_record_is_corrected_and_taken_back(qtbot, office, ask, background):
    """Both by their buttons, and undo brings the record again."""
    person = a_case(office, at="certificate")
    window = open_window(qtbot, office, ask, background, "case", f"{person}#certificate")
    assert one(window, QAbstractButton, "record-save").text() == "Lưu chỗ sửa"
    fill(window, "issuer", "Trung tâm chính trị khu vực 2")
    press(window, "record-save")
    certificate = case_of(office, person).awareness_certificate
    assert certificate.issuer == "Trung tâm chính trị khu vực 2"
    assert certificate.number == "15/CN"
    ask.answers.append(None)
    press(window, "record-remove")
    assert case_of(office, person).awareness_certificate is not None
    ask.answers.append("Ghi nhầm người")
    press(window, "record-remove")
    assert case_of(office, person).awareness_certificate is None
    assert office.can_undo().endswith("của Lò Thị Mai: Ghi nhầm người")
    window.undo()
    assert case_of(office, person).awareness_certificate is not None


def test_a_step_may_be_recorded_once_more(qtbot, office, ask, background):
    """As for a second meeting; the first record is kept."""
    person = a_case(office, at="opinions")
    window = open_window(qtbot, office, ask, background, "case", f"{person}#opinions")
    press(window, "record-again")
    assert one(window, QLineEdit, "day").text() == ""
    fill(window, "day", "5/4/2024")
    press(window, "record-save")
    days = [record.day for record in case_of(office, person).steps if record.step == "opinions"]
    assert days == [date(2024, 4, 2), date(2024, 4, 5)]


def test_a_rule_with_exceptions_asks_for_a_reason(qtbot, office, ask, background):
    """A step of practice that was left out may be set aside in writing, and only then."""
    person = a_case(office, at="candidate")
    window = open_window(qtbot, office, ask, background, "case", person)
    go_to(window, "steps", "Giấy chứng nhận bồi dưỡng", enter=False)
    fill(window, "day", "9/6/2023")
    reason = one(window, QAbstractButton, "record-save").parent().findChild(object, "override")
    qtbot.waitUntil(reason.isVisible)
    press(window, "record-save")
    assert case_of(office, person).awareness_certificate is None
    fill(window, "override", "Cử đi học theo danh sách chung của huyện.")
    press(window, "record-save")
    record = case_of(office, person).last("certificate")
    assert record.override == "Cử đi học theo danh sách chung của huyện."


def test_the_next_number_is_taken_with_one_key(qtbot, office, ask, background):
    """It stands in the register once the step is recorded, and is offered no more."""
    an_office(office, term_from=date(2020, 1, 1), term_to=date(2030, 12, 31))
    a_case(office, at="decision", name="Hà Văn Đức")
    person = a_case(office, at="standing-meeting")
    window = open_window(qtbot, office, ask, background, "case", f"{person}#decision")
    offer = one(window, QAbstractButton, "take-number")
    assert offer.text() == "Lấy số 22-QĐ/ĐU (F4)"
    fill(window, "day", "12/6/2024")
    fill(window, "number", "21")
    press(window, "record-save")
    assert "đã cấp cho Quyết định kết nạp đảng viên của Hà Văn Đức" in fault(window, "number")
    fill(window, "number", "")
    qtbot.waitUntil(lambda: offer.isVisible())
    QTest.keyClick(one(window, QLineEdit, "number"), Qt.Key.Key_F4)
    press(window, "record-save")
    assert case_of(office, person).last("decision").number == "22-QĐ/ĐU"


def test_taking_back_a_numbered_step_asks_why(qtbot, office, ask, background):
    """Giving no answer leaves everything as it was."""
    person = a_case(office, at="decision")
    window = open_window(qtbot, office, ask, background, "case", f"{person}#decision")
    ask.answers.append(None)
    press(window, "record-remove")
    assert case_of(office, person).last("decision") is not None
    ask.answers.append("Ghi nhầm người")
    press(window, "record-remove")
    assert "21-QĐ/ĐU" in ask.questions[-1][1]
    assert case_of(office, person).last("decision") is None
