"""The page of the shared store: an address that stays in the house, joined and left."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QTabWidget

from desktop.services.keeping import shared_store
from desktop.store.server import open_store
from tests.build import an_office
from tests.parcels import HOA_BAN, a_parcel, receive
from tests.screens.subjects import fault, fill, one, open_window, press, told, words


@pytest.fixture
def window(qtbot, office, ask, background, tmp_path):
    an_office(office, level="province", commune_name="")
    receive(office, a_parcel(tmp_path, HOA_BAN))
    found = open_window(qtbot, office, ask, background, "exchange")
    one(found, QTabWidget, "exchange-tabs").setCurrentIndex(1)
    press(found, "board-senders")
    press(found, "senders-store")
    return found


def join(window, server, database="kho"):
    fill(window, "store-server", server)
    fill(window, "store-database", database)
    fill(window, "store-user", "postgres")
    press(window, "store-join")


@pytest.mark.parametrize("server", ["8.8.8.8", "may-chu.vn", ""])
def test_an_address_out_of_the_house_is_told_beside_the_field(window, office, server):
    join(window, server)
    assert "mạng nội bộ" in fault(window, "store-server") or "bằng số" in fault(
        window, "store-server"
    )
    assert office.shared is None


def test_a_store_is_joined_and_left(window, office, postgres):
    database = postgres.database().rpartition("?")[0].rpartition("/")[2]
    join(window, str(postgres.folder), database)
    assert words(window, "store-told").startswith("Đang dùng kho chung")
    assert office.shared is not None
    press(window, "store-back")
    assert told(window, "senders") == ["Đảng ủy xã Hoa Ban"]
    press(window, "senders-store")
    press(window, "store-leave")
    assert "trong tệp dữ liệu" in words(window, "store-told")
    assert (office.shared, office.read(shared_store.place)) == (None, None)


def test_a_server_that_is_away_is_told_and_nothing_has_changed(window, office, tmp_path):
    """What was typed stays, to be put right."""
    pytest.importorskip("psycopg")
    join(window, str(tmp_path))
    assert "Không nối được kho chung" in words(window, "strip-words")
    assert words(window, "store-told") == "Đang gom báo cáo trong tệp dữ liệu của máy này."
    assert one(window, QPushButton, "store-join").isEnabled()
    assert office.shared is None


def test_joining_tells_how_far_it_is_and_can_be_stopped(window, office, background, postgres):
    """Before the reports are carried; what the office gathered stays in its file."""
    told = []
    background.progressed.connect(lambda done, total, what: told.append(what))
    background.progressed.connect(background.cancel)
    database = postgres.database().rpartition("?")[0].rpartition("/")[2]
    join(window, str(postgres.folder), database)
    assert told == ["Đang gọi máy chủ của kho chung", "Đang đọc các báo cáo trong tệp này"]
    assert "Đã dừng: chưa nối kho chung" in words(window, "strip-words")
    assert (office.shared, office.read(shared_store.place)) == (None, None)


def test_a_dead_store_is_dropped_after_a_warning(window, office, ask, tmp_path):
    """Its reports do not come back; what the file held when it joined is there again."""
    pytest.importorskip("psycopg")
    gone = tmp_path / "kho-da-hong"
    office.do(shared_store.keep_address, url=f"postgresql://a@/kho?host={gone}")
    office.shared = open_store(f"postgresql://a@/kho?host={gone}")
    window.current.refresh()
    assert "Không nối được kho chung" in words(window, "board-told")
    press(window, "store-leave")
    assert "Không nối được kho chung" in words(window, "strip-words")
    ask.answers += [False, True]
    press(window, "store-drop")
    assert office.shared is not None
    assert "không được mang về" in ask.questions[-1][1]
    press(window, "store-drop")
    assert words(window, "store-told") == "Đang gom báo cáo trong tệp dữ liệu của máy này."
    press(window, "store-back")
    assert told(window, "senders") == ["Đảng ủy xã Hoa Ban"]
