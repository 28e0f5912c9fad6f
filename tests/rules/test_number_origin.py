"""The province in the personal number against the place of birth."""

from __future__ import annotations

import pytest

from desktop.rules.number_origin import Origins
from desktop.services import shipped


@pytest.fixture(scope="module")
def origins():
    return Origins(shipped.entries("number_provinces"))


@pytest.mark.parametrize(
    ("number", "place"),
    [
        ("014185000001", "Bản Nà Lốc, xã Hoa Ban, tỉnh Sơn La"),
        ("017185000001", "Xã Cao Sơn, Tỉnh Phú Thọ"),  # Hòa Bình is part of it today
        ("017185000001", "Xã Cao Sơn, huyện Đà Bắc, tỉnh Hoà Bình"),
        ("014185000001", "Xã Cao Sơn, tỉnh Phú Thọ (trước đây là tỉnh Sơn La)"),
        ("079185000001", "Quận 1, TP. Hồ Chí Minh"),
        ("046185000001", "Phường Phú Hội, thành phố Huế"),
        ("014185000001", ""),
        ("014185000001", "Bản Nà Lốc"),  # no province is told
        ("014185000001", "Xã Quảng Trị"),  # nor is a commune one
        ("114185000001", "Viêng Chăn, Lào"),  # the code of a country
        ("", "Tỉnh Sơn La"),
    ],
)
def test_what_agrees_or_is_not_known_is_no_doubt(origins, number, place):
    assert origins.doubt(number, place) == ""


@pytest.mark.parametrize("place", ["Xã Cao Sơn, tỉnh Phú Thọ", "xã Cao Sơn, phu tho"])
def test_another_province_is_named_with_that_of_the_number(origins, place):
    for _ in range(2):
        doubt = origins.doubt("014185000001", place)
        assert "khai sinh ở Sơn La" in doubt
        assert place.rpartition(", ")[2] in doubt


@pytest.mark.parametrize("code", ["000", "003", "097"])
def test_a_code_that_no_province_has_is_doubted(origins, code):
    assert code in origins.doubt(f"{code}185000001", "")
