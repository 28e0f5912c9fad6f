from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from desktop.rules.partial_date import PartialDate
from desktop.screens.people.person_history import history_form
from tests.screens.subjects import press


@pytest.fixture
def form(qtbot):
    form = history_form(date(2026, 3, 2))
    qtbot.addWidget(form)
    form.show()
    return form


def post(since, until, work):
    return {
        "since": PartialDate.stored(since),
        "until": PartialDate.stored(until) if until else None,
        "work": work,
        "post": "",
    }


def said(form):
    label = form.findChild(QLabel, "history-doubts")
    return label.text() if label.isVisible() else ""


def test_an_empty_time_is_pointed_at_with_its_lines_and_goes_when_filled(form):
    before = post("2015-09", "2018-05", "Đi học")
    form.show_row({"posts": [before, post("2020-01", None, "Làm ruộng")]})
    assert "trống từ tháng 06/2018 đến tháng 12/2019" in said(form)
    assert "dòng 1 của mục 15 (Đi học)" in said(form)
    form.show_row({"posts": [before, post("2018-06", None, "Làm ruộng")]})
    assert said(form) == ""


def test_taking_a_line_away_is_seen_at_once(form):
    form.show_row({"posts": [post("2015-09", None, "Đi học"), post("2018-06", None, "Làm ruộng")]})
    assert "trùng" in said(form)
    press(form, "posts-remove")
    assert said(form) == ""


def test_a_history_full_of_holes_tells_the_first_ones(form):
    form.show_row({"posts": [post(f"20{year}-01", f"20{year}-03", "x") for year in range(10, 26)]})
    assert said(form).count("•") == 7
    assert "Còn 10 chỗ khác" in said(form)


def test_nothing_told_is_no_doubt(form):
    form.show_row(None)
    assert said(form) == ""
