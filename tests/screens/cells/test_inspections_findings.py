"""What was found, in which step of whose case, until it is mended."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QTabWidget

from desktop.services.cells import inspections
from tests.build import a_case, an_office
from tests.screens import subjects
from tests.screens.keyboard import rewrite
from tests.screens.subjects import fill, lines, one, open_window, pick, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """An inspection, and somebody whose case it looked at, at the findings."""
    an_office(office)
    person = a_case(office, at="cell-meeting", name="Lò Thị Mai")
    values = {"way": "inspection-regular", "content": "Quy trình kết nạp"}
    office.do(inspections.add_inspection, id="one", year=2026, **values)
    values = {"about_id": person, "step": "opinions", "words": "Thiếu ý kiến"}
    office.do(inspections.add_finding, id="found", inspection_id="one", **values)
    window = open_window(qtbot, office, ask, background, "inspections")
    one(window, QTabWidget, "inspection-tabs").setCurrentIndex(1)
    return window


def test_it_is_mended_and_says_how(window):
    pick(window, "findings", 0)
    panel = window.current.findings
    fill(panel, "settled", "20/2/2026")
    fill(panel, "outcome", "bổ sung")
    press(window, "finding-save")
    assert lines(window, "findings")[0][3] == "xong ngày 20/02/2026: bổ sung"


def test_another_is_entered_and_needs_its_inspection(window):
    press(window, "finding-add")
    panel = window.current.findings
    rewrite(one(panel, QPlainTextEdit, "words"), "Thu chậm")
    press(window, "finding-save")
    assert subjects.fault(panel, "inspection_id")
    fill(panel, "inspection_id", "quy trinh ket nap")
    press(window, "finding-save")
    assert [line[1] for line in lines(window, "findings")] == ["Thiếu ý kiến", "Thu chậm"]


def test_the_case_is_one_press_away(window):
    press(window, "finding-case")
    assert "Hãy chọn một phát hiện" in words(window, "strip-words")
    pick(window, "findings", 0)
    press(window, "finding-case")
    assert window.current.title == "Hồ sơ"
