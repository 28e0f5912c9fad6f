"""The page of the shared store: an address that stays in the house, joined and left."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTabWidget

from desktop.services import shared_store
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
