"""The sets of many people: whom to tick, what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QTreeWidget, QWidget

from desktop.services.papers import copies
from desktop.services.people import people
from tests.build import a_case, an_office
from tests.papers.making import pdf_pages
from tests.screens.subjects import one, open_window, press, told, words


def opened(qtbot, office, ask, background, *at):
    an_office(office)
    found = [a_case(office, at=step, name=name) for name, step in at]
    return open_window(qtbot, office, ask, background, "prints"), found


def ticks(window):
    """Who is ticked, and who is not, from the top."""
    tree = one(window, QTreeWidget, "batch-people")
    items = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    return [(item.text(0), item.checkState(0) is Qt.CheckState.Checked) for item in items]


BOTH = (("Hà Văn Đức", "certificate"), ("Lò Thị Mai", "cell-meeting"))


def test_whose_turn_it_is_stands_on_top_and_ticked(qtbot, office, ask, background):
    """Another set has other people; Space ticks, a button ticks all."""
    window, _ = opened(qtbot, office, ask, background, *BOTH)
    assert ticks(window) == [("Lò Thị Mai", True), ("Hà Văn Đức", False)]
    assert words(window, "batch-told") == "Đã chọn 1/2 người; 1 người đến lúc lập bộ này"
    QTest.keyClick(one(window, QTreeWidget, "batch-people"), Qt.Key.Key_Space)
    assert ("Lò Thị Mai", False) in ticks(window)
    press(window, "tick-all")
    assert {ticked for _, ticked in ticks(window)} == {True}
    press(window, "tick-ready")
    assert ticks(window)[0] == ("Lò Thị Mai", True)
    one(window, QComboBox, "batch-set").setCurrentIndex(1)
    assert {ticked for _, ticked in ticks(window)} == {False}


def test_nobody_whose_turn_it_is_is_said(qtbot, office, ask, background):
    """Ticks of before are taken away, and the strip tells why nobody has one."""
    window, _ = opened(qtbot, office, ask, background, BOTH[0])
    press(window, "tick-all")
    press(window, "tick-ready")
    assert ticks(window) == [("Hà Văn Đức", False)]
    assert "Chưa ai trong danh sách đến lúc lập hồ sơ kết nạp" in words(window, "strip-words")


def test_what_narrows_and_ticks_stands_in_one_row(qtbot, office, ask, background):
    """On a small display in normal print; the drafts stand with how a set is made."""
    window, _ = opened(qtbot, office, ask, background, *BOTH)
    window.resize(1366, 768)
    QApplication.processEvents()
    row = [one(window, QWidget, name) for name in ("batch-set", "batch-cell", "tick-none")]
    assert len({widget.geometry().center().y() for widget in row}) == 1
    drafts, told = one(window, QWidget, "drafts"), one(window, QWidget, "batch-told")
    assert drafts.geometry().center().y() == told.geometry().center().y()


def test_a_cell_alone_is_listed(qtbot, office, ask, background):
    window, _ = opened(qtbot, office, ask, background, *BOTH)
    cell = one(window, QComboBox, "batch-cell")
    cell.setCurrentIndex(1)
    assert len(ticks(window)) == 1
    cell.setCurrentIndex(0)
    assert len(ticks(window)) == 2


def test_the_sets_are_made_and_the_end_says_whose_failed(qtbot, office, ask, background, tmp_path):
    """A person whose papers hold a sign that no font has; the other set is there all the same."""
    window, (bad, _) = opened(qtbot, office, ask, background, *BOTH)
    revision = office.read(people.revision, id=bad)
    office.do(people.change_person, id=bad, revision=revision, occupation="Làm ruộng ☃")
    office.do(copies.set_copies, copies={"9-knd": 2})
    press(window, "tick-all")
    one(window, QAbstractButton, "batch-copies").setChecked(True)
    ask.answers.append(tmp_path)
    press(window, "batch-make")
    assert told(window, "batch-result") == ["Hà Văn Đức", "Lò Thị Mai"]
    assert "1 người chưa lập được" in words(window, "strip-words")
    [file] = tmp_path.glob("*.pdf")
    text = pdf_pages(file.read_bytes())
    assert sum("QUYẾT ĐỊNH" in page and "Điều 1" in page for page in text) == 2
    assert one(window, QAbstractButton, "batch-print").isEnabled()


def test_nobody_ticked_is_said(qtbot, office, ask, background):
    window, _ = opened(qtbot, office, ask, background, *BOTH)
    press(window, "tick-none")
    press(window, "batch-make")
    assert "đánh dấu ít nhất một người" in words(window, "strip-words")


def test_an_office_without_cases_says_what_to_do(qtbot, office, ask, background):
    window, _ = opened(qtbot, office, ask, background)
    assert "Ghi bước đầu tiên" in one(window, QLabel, "batch-told").text()


def test_the_drafts_of_the_sets_are_chosen_here_as_beside_one(qtbot, office, ask, background):
    window, _ = opened(qtbot, office, ask, background, *BOTH)
    drafts = one(window, QComboBox, "drafts")
    drafts.setCurrentIndex(drafts.findData("none"))
    drafts.activated.emit(drafts.currentIndex())
    assert office.read(copies.drafts) == "none"
    office.undo()
    assert drafts.currentData() == "unwritten"
