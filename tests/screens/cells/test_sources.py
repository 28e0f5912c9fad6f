"""Tạo nguồn: the plan, the survey and the summary."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desktop.screens.background import Background
from desktop.screens.cells.sources import SourcesScreen
from desktop.screens.frame.window import Entry
from desktop.services.cells import source_lists
from tests.build import a_cell, a_person, an_office, many_people
from tests.screens import subjects
from tests.screens.doubles import HeldExecutor
from tests.screens.subjects import go_to, open_window, press, put, told, words


@pytest.fixture
def window(qtbot, office, ask, background, monkeypatch):
    an_office(office)
    for name in ("Chi bộ bản Áng", "Chi bộ bản Pá"):
        a_person(office, f"Lò Thị {name[-2:]}", a_cell(office, name))
    office.now = lambda: datetime.fromisoformat("2026-03-20T08:00")
    entry = Entry("sources", "Tạo nguồn", SourcesScreen, under="people")
    monkeypatch.setattr(subjects, "ENTRIES", [*subjects.ENTRIES, entry])
    return open_window(qtbot, office, ask, background, "sources")


def show_tab(window, at):
    window.current.findChild(subjects.QWidget, "source-tabs").setCurrentIndex(at)


def surveys(office):
    return office.read(source_lists.survey, quarter="2026-Q1", day=office.today())


def test_a_plan_is_keyed_and_stands_beside_the_fact(window, office):
    put(window.current.plan.grid, 0, "m2", "2")
    assert window.current.unsaved()
    press(window, "plan-save")
    [line, _] = office.read(source_lists.plan, year=2026, step="outstanding")
    assert line.planned[1] == 2
    assert "dự kiến 2, đã làm 0" in words(window, "plan-total")
    grid = window.current.plan.grid
    assert grid.model.index(0, 2).data() == "0/2"


def test_a_survey_is_keyed_cell_by_cell(window, office):
    show_tab(window, 1)
    assert told(window, "survey-cells") == ["Chi bộ bản Áng", "Chi bộ bản Pá"]
    put(window.current.survey.grid, 0, "rated", "2")
    put(window.current.survey.grid, 0, "criterion-law", "c")
    go_to(window, "survey-cells", "Chi bộ bản Pá", enter=False)
    assert window.current.survey.cells.current_line().title == "Chi bộ bản Áng"
    press(window, "survey-save")
    [line] = surveys(office)[0].lines
    assert (line.rated, line.criteria["law"]) == ("training", True)
    assert "1/2 người" in words(window, "subheading")


class TestInALargeOffice:
    """Read beside the window, but not what was just keyed."""

    @pytest.fixture
    def worker(self):
        return HeldExecutor()

    @pytest.fixture
    def window(self, qtbot, office_on_disk, ask, worker, monkeypatch):
        an_office(office_on_disk)
        a_person(office_on_disk, "Lò Thị Áng", a_cell(office_on_disk, "Chi bộ bản Áng"))
        office_on_disk.do(many_people, 501)
        entry = Entry("sources", "Tạo nguồn", SourcesScreen, under="people")
        monkeypatch.setattr(subjects, "ENTRIES", [*subjects.ENTRIES, entry])
        return open_window(qtbot, office_on_disk, ask, Background(worker), "sources")

    def test_until_the_plan_is_read_nothing_of_it_is_shown(self, window, worker):
        assert words(window, "waiting") == "Đang đọc việc tạo nguồn…"
        assert not window.current.plan.isVisible()
        worker.let_go()
        assert window.current.plan.isVisible()

    def test_what_is_keyed_is_there_at_once(self, window, worker, office_on_disk):
        worker.let_go()
        put(window.current.plan.grid, 0, "m2", "2")
        press(window, "plan-save")
        assert "dự kiến 2" in words(window, "plan-total")
        show_tab(window, 1)
        assert not window.current.survey.isVisible()
        worker.let_go()
        go_to(window, "survey-cells", "Chi bộ bản Áng", enter=False)
        put(window.current.survey.grid, 0, "rated", "2")
        press(window, "survey-save")
        assert told(window, "survey-cells")[0] == "Chi bộ bản Áng"
        assert "1/502 người" in words(window, "subheading")
        a_cell(office_on_disk, "Chi bộ bản Pá")
        assert not window.current.survey.isVisible()

    def test_a_tab_left_while_it_is_read_is_read_again(self, window, worker):
        show_tab(window, 2)
        worker.let_go()
        worker.let_go()
        assert window.current.summary.isVisible()
        show_tab(window, 0)
        assert "Cả năm 2026" in words(window, "plan-total")


def test_a_drop_out_needs_a_reason(window, office):
    show_tab(window, 1)
    put(window.current.survey.grid, 0, "rated", "4")
    press(window, "survey-save")
    assert "cần ghi lý do" in words(window, "strip-words")
    put(window.current.survey.grid, 0, "reason", "quá tuổi")
    press(window, "survey-save")
    show_tab(window, 2)
    assert told(window, "source-summary") == ["Ra khỏi nguồn trong năm", "Quá tuổi"]


def test_somebody_is_taken_up_from_the_survey(window, office):
    show_tab(window, 1)
    put(window.current.survey.grid, 0, "introduced_by", "Hội Phụ nữ")
    press(window, "survey-save")
    press(window, "introduce")
    assert surveys(office)[0].lines[0].stage == "Quần chúng ưu tú"
    [line, _] = office.read(source_lists.plan, year=2026, step="outstanding")
    assert line.total_done == 1


def test_another_quarter_is_a_press_away(window, office):
    press(window, "quarter-before")
    assert "quý IV năm 2025" in words(window, "subheading")
    press(window, "quarter-after")
    assert "quý I năm 2026" in words(window, "subheading")
    assert office.today() == date(2026, 3, 20)
