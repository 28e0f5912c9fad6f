"""Soát hồ sơ: faults under those who must mend them, each with its place, and the slips."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabWidget

from desktop.rules.cases.findings import Finding
from desktop.screens.cases.case_faults import FaultsTab
from desktop.screens.widgets.line_list import LineList
from desktop.screens.widgets.page_view import PageView
from desktop.services.cases import mentors, steps
from desktop.services.cells import inspections
from tests.build import a_case, a_member, an_office
from tests.definitions.invented import invented, put
from tests.screens.rooms import CellsScreen
from tests.screens.subjects import go_to, one, open_window, press, told, words

BIRTH = Finding(
    level="info", sentence="Chưa ghi nơi sinh.", who="Người vào Đảng", field="person.birth_place"
)
VOTE = Finding(
    level="block", sentence="Số tán thành lớn hơn số có mặt.", who="Chi bộ", source="Điều 4"
)


@pytest.fixture
def tab(qtbot, office, ask, background):
    """The tab alone, beside an invented screen."""
    host = CellsScreen(office, ask, background)
    tab = FaultsTab(host)
    qtbot.addWidget(host)
    qtbot.addWidget(tab)
    tab.show()
    return tab


def test_faults_stand_under_who_mends_them(qtbot, tab):
    """Enter asks for the very one."""
    tab.show_faults("mai", (BIRTH, VOTE))
    assert told(tab, "faults") == [
        "Người vào Đảng (1)",
        "Chưa ghi nơi sinh.",
        "Chi bộ (1)",
        "Số tán thành lớn hơn số có mặt.",
    ]
    assert [line.side for line in tab.lines.shown_lines()] == ["", "thiếu", "", "phải sửa"]
    QTest.keyClick(tab.lines, Qt.Key.Key_Down)
    with qtbot.waitSignal(tab.asked) as asked:
        QTest.keyClick(tab.lines, Qt.Key.Key_Return)
    assert asked.args == [VOTE]


def test_what_an_inspection_found_stands_below_and_leads_to_where_it_is_settled(
    qtbot, office, ask, background
):
    """Also where nothing else is at fault; what is settled stays to be seen."""
    an_office(office)
    person = a_case(office, at="opinions")
    held = {"way": "inspection-regular", "content": "Quy trình kết nạp", "month": 4}
    office.do(inspections.add_inspection, id="i", year=2024, **held)
    for id, settled in (("open", None), ("mended", date(2024, 5, 20))):
        given = {"about_id": person, "step": "opinions", "settled": settled}
        office.do(inspections.add_finding, id=id, inspection_id="i", words=f"Sai {id}", **given)
    window = open_window(qtbot, office, ask, background, "case", person)
    one(window, QTabWidget, "case-tabs").setCurrentIndex(4)
    assert told(window, "faults")[-3:] == [
        "Kiểm tra, giám sát phát hiện (2)",
        "Sai open",
        "Sai mended",
    ]
    sides = {line.title: line.side for line in one(window, LineList, "faults").shown_lines()}
    assert (sides["Sai open"], sides["Sai mended"]) == ("chưa khắc phục", "đã khắc phục")
    go_to(window, "faults", "Sai open")
    assert window.current.title == "Kiểm tra, giám sát"


def test_a_sound_case_says_so(qtbot, tab):
    """Nothing to choose, nothing to explain."""
    tab.show_faults("mai", ())
    assert "Không thấy chỗ nào" in tab.findChild(QLabel, "faults-empty").text()
    assert not tab.findChild(QAbstractButton, "print-slips").isVisible()


def faults_of(qtbot, office, ask, background, person):
    window = open_window(qtbot, office, ask, background, "case", person)
    one(window, QTabWidget, "case-tabs").setCurrentWidget(window.current.faults)
    return window


def test_the_slips_are_shown_ready_to_print(qtbot, office, ask, background):
    """One press; the faults come back."""
    an_office(office)
    window = faults_of(qtbot, office, ask, background, a_case(office, at="cell-meeting"))
    press(window, "print-slips")
    [page] = [page for page in window.current.findChildren(PageView) if page.isVisible()]
    assert page.page_count() >= 1
    assert window.focusWidget().objectName() == "page-print"
    press(window, "slips-back")
    assert told(window, "faults")


def test_a_fault_of_a_mentor_leads_to_who_can_mend_it(qtbot, office, ask, background):
    """The record of the mentor whose day is missing."""
    person = a_case(office, at="cell-meeting")
    newcomer = a_member(office, "Quàng Thị Ngần", official=None)
    case = office.read(steps.view, person_id=person, day=office.today()).case
    office.do(
        mentors.assign,
        case_id=case.id,
        mentor_id=newcomer,
        stage="candidate",
        since=case.candidate_on,
        number="",
        together_since=None,
    )
    window = faults_of(qtbot, office, ask, background, person)
    go_to(window, "faults", "Chưa ghi ngày công nhận chính thức của Quàng Thị Ngần")
    assert words(window, "heading") == "Quàng Thị Ngần"
    assert window.focusWidget().objectName() == "official"


# One invented case for each kind of place that a fault may name.
PLACES = {
    "facts-missing": "person.",
    "moved-resolved": "extra.",
    "mentor-too-early": "mentor",
    "opinion-counts": "organisations_in_favour",
    "unlike-the-papers": "person.membership",
}


def test_every_kind_of_fault_lands_in_its_field(qtbot, office, ask, background):
    """Of the person, of an extra paper, or of the step that asks for it."""
    an_office(office, standing_members=11)
    window = open_window(qtbot, office, ask, background, "case")
    for name, field in PLACES.items():
        case = invented(name)
        person = put(office, case)
        view = office.read(steps.view, person_id=person, day=case.day)
        fault = next(one for one in view.faults if one.field.startswith(field))
        window.open("case", person)
        window.current.faults.asked.emit(fault)
        asked = "paper_day" if field == "extra." else fault.field.rpartition(".")[2]
        assert asked in names_from(window.focusWidget()), (name, fault.field)
        window.current.discard()


def names_from(widget):
    """The name of a widget and of all those it lies in."""
    while widget is not None:
        yield widget.objectName()
        widget = widget.parentWidget()
