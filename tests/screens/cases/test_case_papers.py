"""Giấy tờ: the checklist of a dossier, one paper opened, the whole set on paper."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTabWidget

from desktop.screens.widgets.line_list import LineList
from desktop.screens.widgets.page_view import PageView
from desktop.services.cases import mentors, steps
from desktop.services.people import people
from tests.build import a_case, a_member, an_office
from tests.screens.subjects import go_to, one, open_window, press, told, words


def papers_of(qtbot, office, ask, background, at="decision"):
    an_office(office)
    person = a_case(office, at=at)
    window = open_window(qtbot, office, ask, background, "case", person)
    one(window, QTabWidget, "case-tabs").setCurrentIndex(1)
    return window


def test_the_checklist_tells_what_is_there_and_what_lacks(qtbot, office, ask, background):
    """In the legal order, with number, day and who makes each paper."""
    window = papers_of(qtbot, office, ask, background, "certificate")
    lines = one(window, LineList, "papers").shown_lines()
    assert lines[2].title == "Giấy chứng nhận bồi dưỡng nhận thức về Đảng"
    assert "số 15/CN · ngày 09/06/2023" in lines[2].note
    assert lines[2].side == "đã có"
    assert lines[3].title == "1-KNĐ · Đơn xin vào Đảng"
    assert lines[3].side == "chưa có"
    assert words(window, "papers-told") == "1/14 giấy tờ đã có"


def test_the_set_is_the_one_being_made(qtbot, office, ask, background):
    """Recognition once its first paper is there; the other set is one choice away."""
    window = papers_of(qtbot, office, ask, background, "self-review")
    chooser = one(window, QComboBox, "paper-set")
    assert chooser.currentText() == "Hồ sơ công nhận chính thức"
    assert "10-KNĐ · Bản tự kiểm điểm của đảng viên dự bị" in told(window, "papers")
    chooser.setCurrentIndex(0)
    assert "1-KNĐ · Đơn xin vào Đảng" in told(window, "papers")


def test_enter_opens_a_paper_and_the_list_comes_back(qtbot, office, ask, background):
    """A paper from outside leads to the step that has its number instead."""
    window = papers_of(qtbot, office, ask, background)
    go_to(window, "papers", "5-KNĐ")
    assert words(window, "editor-title").startswith("5-KNĐ")
    press(window, "editor-back")
    assert one(window, LineList, "papers").isVisible()
    go_to(window, "papers", "Giấy chứng nhận")
    assert words(window, "step-title").startswith("Giấy chứng nhận bồi dưỡng")


def test_only_what_can_be_done_with_a_paper_is_offered(qtbot, office, ask, background):
    """A copy that the applicant brings can be neither written nor recorded here."""
    window = papers_of(qtbot, office, ask, background)
    names = ("paper-edit", "paper-print", "paper-issue", "paper-record")
    go_to(window, "papers", "Bản sao giấy khai sinh", enter=False)
    assert not any(one(window, QAbstractButton, name).isEnabled() for name in names)
    go_to(window, "papers", "9-KNĐ", enter=False)
    assert all(one(window, QAbstractButton, name).isEnabled() for name in names)


def test_the_set_is_saved_as_a_file(qtbot, office, ask, background, tmp_path):
    """Preview first; the file is exactly what was shown."""
    window = papers_of(qtbot, office, ask, background)
    press(window, "print-set")
    [page] = [page for page in window.current.findChildren(PageView) if page.isVisible()]
    target = tmp_path / "bo.pdf"
    ask.answers.append(target)
    page.findChild(QAbstractButton, "page-save").click()
    assert target.read_bytes().startswith(b"%PDF")
    assert "Hồ sơ kết nạp Lò Thị Mai.pdf" in ask.questions[-1][1]
    press(window, "set-back")
    assert one(window, LineList, "papers").isVisible()


def test_word_copies_go_into_a_folder(qtbot, office, ask, background, tmp_path):
    """The strip names the folder and says that Word is not read back."""
    window = papers_of(qtbot, office, ask, background)
    ask.answers.append(tmp_path)
    press(window, "save-word")
    assert len(list(tmp_path.rglob("*.docx"))) > 5
    assert str(tmp_path) in words(window, "strip-words")
    assert "không quay lại" in words(window, "strip-words")


def test_each_of_two_introducers_has_a_line_and_a_paper(qtbot, office, ask, background):
    """Opening one shows that introducer's paper."""
    an_office(office)
    person = a_case(office, at="history")
    case = office.read(steps.view, person_id=person, day=date(2026, 3, 2)).case
    second = a_member(office, "Quàng Thị Ngần", case.cell.id)
    help = {"stage": "candidate", "since": date(2023, 2, 13)}
    office.do(mentors.assign, case_id=case.id, mentor_id=second, **help)
    revision = office.read(people.revision, id=person)
    office.do(people.change_person, id=person, revision=revision, union_joined=None)
    window = open_window(qtbot, office, ask, background, "case", person)
    one(window, QTabWidget, "case-tabs").setCurrentIndex(1)
    ours = [title for title in told(window, "papers") if title.startswith("3-KNĐ")]
    assert [title.rpartition("(")[2] for title in sorted(ours)] == [
        "Cầm Văn Biên)",
        "Quàng Thị Ngần)",
    ]
    go_to(window, "papers", next(title for title in ours if "Ngần" in title))
    assert one(window, QLabel, "mentor").text() == "Quàng Thị Ngần"
