"""The offices that are expected to send."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.services.exchange import senders
from desktop.services.people import places
from tests.build import an_office
from tests.parcels import a_parcel, receive


def names(office):
    return [one.name for one in office.read(senders.senders)]


def test_names_are_typed_in_their_order_and_once(office):
    given = ["Đảng ủy xã Nà Lốc", " ", "Đảng ủy xã Hoa Ban"]
    office.do(senders.expect, names=given)
    office.do(senders.expect, names=["đảng ủy xã hoa ban", "Đảng ủy xã Áng"])
    assert names(office) == ["Đảng ủy xã Nà Lốc", "Đảng ủy xã Hoa Ban", "Đảng ủy xã Áng"]


def test_no_name_is_refused(office):
    with pytest.raises(Refusal, match="Hãy gõ tên nơi gửi"):
        office.do(senders.expect, names=["  "])


def test_the_communes_of_a_province_come_from_the_shipped_list(office):
    code = senders.province_code("son la")
    office.do(senders.expect_province, code=code)
    wanted = [one for one in places.gazetteer().communes.values() if one.province == "Tỉnh Sơn La"]
    assert len(names(office)) == len(wanted) == 75
    assert "Đảng ủy phường Tô Hiệu" in names(office)
    assert office.do(senders.expect_province, code=code) is None


def test_a_province_that_is_none_is_refused(office):
    with pytest.raises(Refusal, match="Hãy chọn tỉnh"):
        office.do(senders.expect_province, code=senders.province_code("Lục địa"))


def test_a_parcel_finds_its_sender_in_the_list(office, tmp_path):
    an_office(office, level="province", commune_name="")
    office.do(senders.expect, names=["Đảng ủy xã Hoa Ban"])
    receive(office, a_parcel(tmp_path))
    assert names(office) == ["Đảng ủy xã Hoa Ban"]


def test_who_sent_nothing_can_be_left_out_again(office, tmp_path):
    an_office(office, level="province", commune_name="")
    receive(office, a_parcel(tmp_path))
    office.do(senders.expect, names=["Đảng ủy xã Áng"])
    waiting, sent = office.read(senders.senders)
    office.do(senders.remove, id=waiting.id)
    with pytest.raises(Refusal, match="đã gửi báo cáo"):
        office.do(senders.remove, id=sent.id)
    assert names(office) == ["Đảng ủy xã Hoa Ban"]
