"""Hồ sơ: one person's case as a whole, from the first notice to the printed dossier."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QAbstractButton, QLabel, QTabWidget

from desktop.screens.widgets.page_view import PageView
from desktop.services.cases import steps
from desktop.services.people import people
from tests.build import a_case, a_person, an_office
from tests.screens.subjects import fault, fill, go_to, one, open_window, press, told, words


def test_the_head_tells_stage_cell_and_mentor(qtbot, office, ask, background):
    """Who it is, how far, where, and who helps."""
    person = a_case(office, at="candidate")
    window = open_window(qtbot, office, ask, background, "case", person)
    assert words(window, "heading") == "Lò Thị Mai"
    about = words(window, "subheading")
    assert about.startswith("Cảm tình Đảng · Chi bộ bản")
    assert "· người giúp đỡ: Cầm Văn Biên ·" in about


def test_somebody_without_a_case_gets_one_by_the_first_step(qtbot, office, ask, background):
    """The empty page says what to do; the first step opens the case on its day."""
    person = a_person(office)
    window = open_window(qtbot, office, ask, background, "case", person)
    assert "chưa có hồ sơ" in words(window, "case-empty")
    press(window, "case-begin")
    assert words(window, "step-title") == "Chọn quần chúng ưu tú"
    fill(window, "day", "9/1/2026")
    press(window, "record-save")
    case = office.read(steps.view, person_id=person, day=office.today()).case
    assert case.began.isoformat() == "2026-01-09"
    assert case.outstanding_on == case.began
    assert words(window, "subheading").startswith("Quần chúng ưu tú")


def test_undoing_the_person_leaves_a_sentence(qtbot, office, ask, background):
    """The case screen does not fall over what is gone."""
    person = a_person(office)
    window = open_window(qtbot, office, ask, background, "case", person)
    office.undo()
    assert "không còn" in words(window, "case-empty")
    assert not one(window, QAbstractButton, "case-begin").isVisible()


def test_ctrl_p_shows_the_whole_dossier_ready_to_print(qtbot, office, ask, background):
    """From any tab; the cursor waits on the printing button."""
    an_office(office)
    person = a_case(office, at="decision")
    window = open_window(qtbot, office, ask, background, "case", person)
    window.print_out()
    [page] = [page for page in window.current.findChildren(PageView) if page.isVisible()]
    assert page.page_count() > 5
    assert window.focusWidget().objectName() == "page-print"


def test_a_fault_of_the_person_leads_to_the_field(qtbot, office, ask, background):
    """Soát hồ sơ counts the faults on its tab and opens the very field."""
    person = a_case(office, at="application")
    window = open_window(qtbot, office, ask, background, "case", person)
    tabs = one(window, QTabWidget, "case-tabs")
    assert tabs.tabText(4).startswith("&5 Soát hồ sơ (")
    tabs.setCurrentIndex(4)
    go_to(window, "faults", "Chưa ghi số định danh")
    assert words(window, "heading") == "Lò Thị Mai"
    assert window.focusWidget().objectName() == "personal_number"


def test_what_is_typed_is_not_lost_without_asking(qtbot, office, ask, background):
    """Leaving asks once; staying keeps the typing."""
    person = a_case(office, at="candidate")
    window = open_window(qtbot, office, ask, background, "case", person)
    fill(window, "number", "07-CV/ĐU")
    ask.answers.append(None)
    assert not window.open("people")
    assert "Lò Thị Mai" in ask.questions[0][1]
    ask.answers.append("discard")
    assert window.open("people")


def test_a_change_elsewhere_keeps_what_is_being_typed(qtbot, office, ask, background):
    """The name is new, the number half typed is still there."""
    person = a_case(office, at="candidate")
    window = open_window(qtbot, office, ask, background, "case", person)
    fill(window, "number", "07-CV")
    revision = office.read(people.revision, id=person)
    office.do(people.change_person, id=person, revision=revision, name="Lò Thị Mây")
    assert words(window, "heading") == "Lò Thị Mây"
    assert one(window, QLabel, "step-title").text().startswith("Cử học lớp")
    assert window.current.unsaved()


def test_saving_by_key_records_the_step(qtbot, office, ask, background):
    """Ctrl+S does what the button does, and the line moves on."""
    person = a_case(office, at="candidate")
    window = open_window(qtbot, office, ask, background, "case", person)
    fill(window, "day", "8/5/2023")
    window.save()
    assert fault(window, "day") == ""
    assert words(window, "step-title") == "Giấy chứng nhận bồi dưỡng nhận thức về Đảng"
    assert "Cử học lớp bồi dưỡng nhận thức về Đảng" in told(window, "steps")


def test_a_case_that_ended_may_be_followed_by_another(qtbot, office, ask, background):
    """The button is there only then; the new case begins with its first step."""
    person = a_case(office, at="candidate")
    window = open_window(qtbot, office, ask, background, "case", person)
    assert not one(window, QAbstractButton, "case-anew").isVisible()
    ended = {"step": "withdrawn", "day": date(2026, 2, 2), "reason": "Xin thôi"}
    office.do(steps.record, person_id=person, **ended)
    press(window, "case-anew")
    assert words(window, "step-title") == "Chọn quần chúng ưu tú"
    case = office.read(steps.view, person_id=person, day=office.today()).case
    assert (case.began, case.again, case.steps) == (office.today(), False, ())


def test_what_is_typed_on_any_tab_is_saved_by_one_key(qtbot, office, ask, background):
    """And given up as one."""
    person = a_case(office, at="history")
    window = open_window(qtbot, office, ask, background, "case", person)
    tabs = one(window, QTabWidget, "case-tabs")
    tabs.setCurrentWidget(window.current.verification)
    window.current.verification.show_first_waiting()
    fill(window, "committee", "Đảng ủy xã Mường Bon")
    assert window.current.unsaved()
    window.save()
    assert not window.current.unsaved()
    [asked] = office.read(steps.view, person_id=person, day=office.today()).case.verifications
    assert asked.committee == "Đảng ủy xã Mường Bon"
    fill(window, "number", "12")
    window.current.discard()
    assert not window.current.unsaved()
