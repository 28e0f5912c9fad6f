"""The forecast in sentences."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.screens.cells.targets_forecast import ForecastPanel
from desktop.screens.widgets.line_list import LineList
from desktop.screens.widgets.screen import Screen
from desktop.services.cells import forecast
from tests.build import a_commune
from tests.screens.subjects import one, words


@pytest.fixture
def panel(qtbot, ask, background):
    """The forecast of Tra Nu on the first of June 2021."""
    office, _ = a_commune("tra-nu")
    host = Screen(office, ask, background)
    panel = ForecastPanel(host)
    host.body.addWidget(panel)
    qtbot.addWidget(host)

    def show(day: date, year: int = 2021) -> ForecastPanel:
        panel.show_outlook(office.read(forecast.outlook, scope="year", year=year, day=day))
        return panel

    return show


def test_it_tells_the_range_beside_the_target_and_what_a_class_would_change(panel):
    june = panel(date(2021, 6, 1))
    told = words(june, "forecast-told")
    assert "13 trong 13 người còn kịp" in told
    assert "Cùng 3 người đã kết nạp là từ" in told
    assert "chỉ tiêu 4: đủ chỉ tiêu" in told
    assert "cấp giấy chứng nhận chậm nhất 25/08/2021: 4 trong 4" in words(june, "forecast-class")


def test_past_cases_that_are_too_few_are_named_as_such(panel):
    march = panel(date(2021, 3, 3))
    assert "Chưa kể 6 người còn kịp" in words(march, "forecast-told")
    notes = [line.note for line in one(march, LineList, "prospects").shown_lines()]
    assert any("Hồ sơ cũ để so: 2, chưa đủ." in note for note in notes)


def test_what_came_too_late_says_why(panel):
    december = panel(date(2021, 12, 20))
    assert "0 trong 23 người còn kịp" in words(december, "forecast-told")
    assert "cũng không còn kịp" in words(december, "forecast-class")
    [heading, first, *_] = one(december, LineList, "prospects").shown_lines()
    assert heading.title == "Không còn kịp: 23 người"
    assert "Thẩm định hồ sơ, trích lục: Lẽ ra phải xong trước" in first.note


def test_a_year_that_is_over_is_not_foretold(panel):
    assert words(panel(date(2021, 6, 1), 2020), "forecast-told").startswith("Chỉ dự báo cho năm")
