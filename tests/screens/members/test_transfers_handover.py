import pytest
from PySide6.QtWidgets import QTabWidget

from desktop.services.cells import organisations
from tests.build import a_cell, a_member
from tests.screens.subjects import fault, fill, one, open_window, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """Two cells, one with a member, at the second tab."""
    a_member(office, "Cầm Văn Biên", a_cell(office, "Chi bộ bản Pá"))
    a_cell(office, "Chi bộ bản Nà")
    window = open_window(qtbot, office, ask, background, "transfers")
    one(window, QTabWidget, "transfer-tabs").setCurrentIndex(1)
    return window


def strength(office):
    return {
        line.cell.name: line.members
        for line in office.read(organisations.lines, day=office.today())
    }


def give(window):
    fill(window, "from_cell", "ban pa")
    fill(window, "to_cell", "ban na")
    fill(window, "day", "2/2/2026")


def test_a_cell_is_handed_over_with_its_minutes(window, office):
    give(window)
    press(window, "hand-over")
    assert strength(office) == {"Chi bộ bản Pá": 0, "Chi bộ bản Nà": 1}
    assert "In biên bản" in words(window, "strip-words")
    press(window, "handover-minutes")
    assert "1" in words(window, "page-number")


def test_what_is_missing_is_said_at_its_field(window):
    press(window, "hand-over")
    assert "chi bộ giao" in fault(window.current.handover, "from_cell")
    give(window)
    fill(window, "to_cell", "ban pa")
    press(window, "hand-over")
    assert "khác chi bộ giao" in fault(window.current.handover, "to_cell")


def test_minutes_need_a_handover(window):
    give(window)
    press(window, "handover-minutes")
    assert "Bàn giao" in fault(window.current.handover, "day")
