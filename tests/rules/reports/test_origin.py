"""The line that a table carries wherever it goes."""

from __future__ import annotations

from datetime import date

from desktop import __version__
from desktop.rules.reports import origin

DAY = date(2021, 6, 30)


def test_figures_say_whose_of_when_as_of_which_day_by_which_tables_and_program():
    said = origin.of_figures("Đảng ủy xã Trà Nú", "6 tháng đầu năm 2021", DAY, "2021")
    assert said == (
        "Đảng ủy xã Trà Nú · 6 tháng đầu năm 2021 · số liệu đến 30/06/2021 · bộ biểu 2021 · "
        f"Hạt Giống Đỏ {__version__}"
    )


def test_a_list_of_no_period_leaves_it_out():
    said = origin.of_list("Đảng ủy xã Trà Nú", "", DAY, "2025")
    assert said == (
        "Đảng ủy xã Trà Nú · lập theo dữ liệu đến 30/06/2021 · mẫu 2025 · "
        f"Hạt Giống Đỏ {__version__}"
    )
