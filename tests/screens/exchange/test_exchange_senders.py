"""The list of senders: added to, taken from, back to the board."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QListWidget, QTabWidget

from tests.build import an_office
from tests.parcels import HOA_BAN, a_parcel, receive
from tests.screens.subjects import fault, fill, one, open_window, press, told


@pytest.fixture
def window(qtbot, office, ask, background):
    an_office(office, level="province", commune_name="")
    found = open_window(qtbot, office, ask, background, "exchange")
    one(found, QTabWidget, "exchange-tabs").setCurrentIndex(1)
    press(found, "board-senders")
    return found


def test_names_are_added_one_a_line_and_stand_on_the_board(window):
    fill(window, "sender-names", "Đảng ủy xã Hoa Ban\nĐảng ủy xã Nà Lốc\n")
    press(window, "senders-add")
    assert told(window, "senders") == ["Đảng ủy xã Hoa Ban", "Đảng ủy xã Nà Lốc"]
    press(window, "senders-back")
    assert told(window, "board") == ["Đảng ủy xã Hoa Ban", "Đảng ủy xã Nà Lốc"]


def test_no_name_is_told_beside_the_field(window):
    press(window, "senders-add")
    assert "mỗi dòng một nơi" in fault(window, "sender-names")
    press(window, "senders-province")
    assert "Hãy chọn tỉnh" in fault(window, "sender-province")


def test_one_is_taken_from_the_list_unless_it_has_sent(window, office, tmp_path):
    fill(window, "sender-names", "Đảng ủy xã Xa Xôi")
    press(window, "senders-add")
    receive(office, a_parcel(tmp_path, HOA_BAN))
    lines = one(window, QListWidget, "senders")
    lines.setCurrentRow(0)
    press(window, "senders-remove")
    assert told(window, "senders") == ["Đảng ủy xã Hoa Ban"]
    lines.setCurrentRow(0)
    press(window, "senders-remove")
    assert told(window, "senders") == ["Đảng ủy xã Hoa Ban"]
