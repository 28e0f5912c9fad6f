"""The sums of all offices, each opening those behind it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QTabWidget

from desktop.screens.widgets.line_list import LineList
from desktop.services.exchange import senders
from tests.build import an_office
from tests.parcels import HOA_BAN, NA_LOC, a_parcel, receive
from tests.screens.subjects import fill, lines, one, open_window, pick, press, told, words


@pytest.fixture
def window(qtbot, office, ask, background, tmp_path):
    """Two sent, one did not."""
    an_office(office, level="province", commune_name="")
    office.do(senders.expect, names=["Đảng ủy xã Hoa Ban", "Đảng ủy xã Xa Xôi"])
    receive(office, a_parcel(tmp_path, HOA_BAN))
    receive(office, a_parcel(tmp_path, NA_LOC, admitted=5))
    found = open_window(qtbot, office, ask, background, "exchange")
    one(found, QTabWidget, "exchange-tabs").setCurrentIndex(1)
    report = one(found, QComboBox, "report")
    report.setCurrentIndex(report.findData("yearly"))
    fill(found, "year", "2025")
    press(found, "board-sums")
    return found


def row_of(window, title):
    return next(at for at, row in enumerate(lines(window, "sums")) if row[0].strip() == title)


def test_a_sum_opens_the_offices_in_it_and_those_that_did_not_send(window):
    at = row_of(window, "Kết nạp")
    assert lines(window, "sums")[at][1] == "13"
    assert "tổng hợp 2/3 nơi" in words(window, "sums-title")
    pick(window, "sums", at)
    offices = one(window, LineList, "sums-offices").shown_lines()
    assert [(line.title, line.side) for line in offices] == [
        ("Đảng ủy xã Hoa Ban", "8"),
        ("Đảng ủy xã Nà Lốc", "5"),
        ("Đảng ủy xã Xa Xôi", "chưa gửi"),
    ]


def test_the_sums_follow_an_undo_and_lead_back_to_the_board(window, office):
    office.undo()
    assert lines(window, "sums")[row_of(window, "Kết nạp")][1] == "8"
    press(window, "sums-back")
    assert told(window, "board")[0] == "Đảng ủy xã Hoa Ban"
