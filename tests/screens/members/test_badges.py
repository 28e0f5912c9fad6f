import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop.rules.partial_date import PartialDate
from desktop.screens.widgets.page_view import PageView
from tests.build import a_cell, a_member, an_office
from tests.screens.subjects import fault, fill, lines, one, open_window, pick, press, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """One member is due at the next round, another's round has passed."""
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Pá")
    for name, year, month in (("Lò Văn Ước", 1996, 4), ("Cầm Văn Biên", 1986, 1)):
        decided, official = PartialDate(year, month, 2), PartialDate(year + 1, month, 2)
        days = {"decided": decided, "admitted": decided, "official": official}
        a_member(office, name, cell, **days)
    return open_window(qtbot, office, ask, background, "badges")


def state(window):
    return {line[0]: line[-1] for line in lines(window, "badges")}


def test_nobody_is_forgotten(window):
    assert state(window) == {
        "Lò Văn Ước": "đến đợt 19/05/2026",
        "Cầm Văn Biên": "đã qua đợt, chưa ghi",
    }
    assert "Đợt 19/05/2026: 1 người chờ đề nghị" in words(window, "subheading")
    pick(window, "badges", 0)
    assert "Tuổi Đảng tính từ 02/04/1996" in words(window, "badge-told")


def test_those_given_before_are_noted_in_one_press(window):
    press(window, "badges-before")
    assert state(window)["Cầm Văn Biên"] == "đã nhận từ trước"
    assert not one(window, QAbstractButton, "badges-before").isVisible()
    window.undo()
    assert state(window)["Cầm Văn Biên"] == "đã qua đợt, chưa ghi"


def test_a_round_is_asked_for_and_a_badge_written_down(window):
    press(window, "badges-asked")
    assert state(window)["Lò Văn Ước"] == "đã đề nghị 02/03/2026"
    pick(window, "badges", 0)
    fill(window, "decision", "12-QĐ/TU")
    fill(window, "number", "00.123.456")
    fill(window, "handed", "19/5/2026")
    press(window, "badge-save")
    assert state(window)["Lò Văn Ước"] == "đã trao 19/05/2026"


def test_the_list_of_the_round_is_laid_out(window):
    window.print_out()
    (page,) = window.current.findChildren(PageView)
    assert page.page_count() == 1
    press(window, "leave-paper")
    press(window, "badges-letter")
    assert page.page_count() == 1


def test_an_early_badge_is_refused_with_the_reason(window):
    press(window, "badge-add")
    fill(window, "person_id", "Lò Văn Ước")
    fill(window, "kind", "bệnh nặng")
    fill(window, "years", "35")
    fill(window, "round", "19/5/2026")
    press(window, "badge-save")
    assert "đợt này còn sớm" in fault(window, "round")
    window.current.discard()


def test_the_work_list_leads_to_whose_turn_it_is(window):
    window.open("badges", "#2026-05-19")
    assert words(window, "badge-title") == "Lò Văn Ước: 30 năm"
