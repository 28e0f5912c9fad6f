"""Báo cáo: figures of a period, each opening its names, and the report on paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QTabWidget

from desktop.screens.background import Background
from desktop.screens.widgets.line_list import LineList
from desktop.screens.widgets.page_view import PageView
from desktop.screens.widgets.table import Table
from tests.build import a_case, a_cell, an_office, many_people
from tests.screens.doubles import HeldExecutor
from tests.screens.subjects import fault, fill, lines, one, open_window, press, told, words


@pytest.fixture
def window(qtbot, office, ask, background):
    """The yearly report of the year in which somebody was admitted."""
    an_office(office)
    a_case(office, at="ceremony")
    found = open_window(qtbot, office, ask, background, "reports")
    report = one(found, QComboBox, "report")
    report.setCurrentIndex(report.findData("yearly"))
    fill(found, "year", "2024")
    return found


def figure(window, title):
    return {line[0].strip(): line[1] for line in lines(window, "figures")}[title]


def test_the_figures_are_those_of_the_period(window):
    """One admission in that year, none in the year after."""
    assert figure(window, "Kết nạp") == "1"
    assert words(window, "subheading").endswith("năm 2024")
    fill(window, "year", "2025")
    assert figure(window, "Kết nạp") == "0"


def test_a_figure_opens_its_names_and_a_name_its_person(window):
    """Enter goes into the names, Enter there to the person."""
    table = one(window, Table, "figures")
    table.select_id("admitted")
    assert told(window, "names") == ["Kết nạp: 1", "Lò Thị Mai"]
    QTest.keyClick(table, Qt.Key.Key_Return)
    names = one(window, LineList, "names")
    assert window.focusWidget() is names
    QTest.keyClick(names, Qt.Key.Key_Return)
    assert words(window, "heading") == "Lò Thị Mai"


def test_what_the_record_does_not_keep_is_said_in_the_place_of_names(window):
    report = one(window, QComboBox, "report")
    report.setCurrentIndex(report.findData("table-work"))
    one(window, Table, "figures").select_id("members-praise")
    assert figure(window, "Giấy khen tặng đảng viên") == "chưa rõ"
    assert "sổ sách không ghi hình thức khen thưởng" in words(window, "names-empty")


def test_a_figure_of_cells_opens_the_cells(window):
    """Where cells are counted, the name leads to their list."""
    one(window, Table, "figures").select_id("cells")
    assert len(told(window, "names")) == 2
    QTest.keyClick(one(window, LineList, "names"), Qt.Key.Key_Return)
    assert window.current.title == "Chi bộ & địa bàn"


def test_nobody_in_a_figure_is_said(window):
    """An empty list tells that it is rightly empty."""
    one(window, Table, "figures").select_id("died")
    assert told(window, "names") == []
    assert "không có ai" in words(window, "names-empty")


def test_the_report_is_shown_as_it_is_printed(window, ask, tmp_path):
    """Then saved as exactly that PDF; the way back leads to the figures."""
    window.print_out()
    page = window.current.findChild(PageView)
    assert page.page_count() >= 1
    assert window.focusWidget().objectName() == "page-print"
    ask.answers.append(tmp_path / "bao cao.pdf")
    one(window, QAbstractButton, "page-save").click()
    assert (tmp_path / "bao cao.pdf").read_bytes().startswith(b"%PDF")
    press(window, "report-back")
    assert one(window, Table, "figures").isVisible()


def test_the_report_is_saved_as_workbook_and_word(window, ask, tmp_path):
    """Both are zipped packages where the user said."""
    for name in ("report-xlsx", "report-docx"):
        target = tmp_path / name
        ask.answers.append(target)
        press(window, name)
        assert target.read_bytes().startswith(b"PK")
        assert str(target) in words(window, "strip-words")


class TestInALargeOffice:
    """Nothing is counted or made in the thread of the window."""

    @pytest.fixture
    def worker(self):
        return HeldExecutor()

    @pytest.fixture
    def window(self, qtbot, office_on_disk, ask, worker):
        an_office(office_on_disk)
        a_case(office_on_disk, at="ceremony")
        office_on_disk.do(many_people, 501)
        return open_window(qtbot, office_on_disk, ask, Background(worker), "reports")

    def test_until_figures_are_counted_none_are_shown_and_none_are_given(self, window, worker):
        """What is asked for meanwhile is said; of two periods the later is shown."""
        assert lines(window, "figures") == []
        assert words(window, "figures-empty") == "Đang tính số liệu…"
        for act in ("report-pdf", "report-xlsx", "report-docx", "report-keep"):
            press(window, act)
            assert "Hãy bấm lại khi tính xong" in words(window, "strip-words")
        fill(window, "year", "2024")
        worker.let_go()
        assert lines(window, "figures") == []
        worker.let_go()
        assert words(window, "subheading").endswith("năm 2024")
        assert lines(window, "figures")

    def test_a_change_clears_what_was_counted_before(self, window, worker, office_on_disk):
        """The figure one was at is chosen again."""
        worker.let_go()
        one(window, Table, "figures").select_id("cells")
        a_cell(office_on_disk, "Chi bộ bản Pá")
        assert (lines(window, "figures"), told(window, "names")) == ([], [])
        worker.let_go()
        assert one(window, Table, "figures").current_row().id == "cells"
        assert "Chi bộ bản Pá" in told(window, "names")

    def test_the_report_is_made_and_saved_beside_the_window(self, window, worker, ask, tmp_path):
        worker.let_go()
        press(window, "report-pdf")
        worker.let_go()
        worker.let_go()
        assert window.current.findChild(PageView).page_count() >= 1
        ask.answers.append(tmp_path / "bao cao.xlsx")
        press(window, "report-xlsx")
        assert not (tmp_path / "bao cao.xlsx").exists()
        worker.let_go()
        assert (tmp_path / "bao cao.xlsx").exists()
        assert "Đã lưu" in words(window, "strip-words")

    def test_a_paper_of_another_period_is_not_shown(self, window, worker):
        worker.let_go()
        press(window, "report-pdf")
        worker.let_go()
        fill(window, "year", "2024")
        worker.let_go()
        worker.let_go()
        assert one(window, Table, "figures").isVisible()

    def test_pictures_are_drawn_beside_it_too(self, window, worker):
        worker.let_go()
        one(window, QTabWidget, "report-tabs").setCurrentIndex(1)
        assert words(window, "no-pictures") == "Đang vẽ biểu đồ…"
        worker.let_go()
        assert words(window, "no-pictures") != "Đang vẽ biểu đồ…"


def test_a_year_is_asked_for(window):
    """The figures shown before stay until there is one."""
    fill(window, "year", "")
    assert "Hãy nhập năm" in fault(window, "year")


def test_before_the_office_has_a_name_the_paper_is_refused(qtbot, office, ask, background):
    """The figures are there; the sentence says where to go."""
    window = open_window(qtbot, office, ask, background, "reports")
    assert lines(window, "figures")
    press(window, "report-pdf")
    assert "Cài đặt" in words(window, "strip-words")


def test_figures_are_kept_and_let_go(window, office, ask):
    """Kept figures say since when; letting go asks for a reason, and without one keeps them."""
    press(window, "report-keep")
    assert "đã chốt ngày" in words(window, "subheading")
    ask.answers.extend([None, "gửi nhầm kỳ"])
    press(window, "report-keep")
    assert "đã chốt ngày" in words(window, "subheading")
    press(window, "report-keep")
    assert "đã chốt" not in words(window, "subheading")
    assert "gửi nhầm kỳ" in office.can_undo()


def test_the_year_before_stands_beside_the_figures(window):
    """As it was kept; before it was, the cells stay empty."""
    fill(window, "year", "2025")
    assert lines(window, "figures")[1][2] == ""
    fill(window, "year", "2024")
    press(window, "report-keep")
    fill(window, "year", "2025")
    shown = {line[0].strip(): line[2] for line in lines(window, "figures")}
    assert shown["Kết nạp"] == "1"
