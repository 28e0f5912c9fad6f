"""What the committee and its bodies are called."""

from __future__ import annotations

import pytest

from desktop.rules.facts.office import Level, Office

NAMES = ("commune", "province", "committee", "party_body", "province_party", "standing_committee")


@pytest.mark.parametrize("level", ["commune", "province"])
def test_without_a_name_there_is_nothing_to_print_so_that_a_blank_has_dots(level: Level) -> None:
    office = Office(level=level)
    assert [getattr(office, name) for name in NAMES] == [""] * len(NAMES)


def test_a_commune_and_a_province_with_their_bodies() -> None:
    commune = Office(commune_name="Hoa Ban", province_name="Sơn Trà")
    assert [getattr(commune, name) for name in NAMES] == [
        "xã Hoa Ban",
        "tỉnh Sơn Trà",
        "Đảng ủy xã Hoa Ban",
        "Đảng bộ xã Hoa Ban",
        "Đảng bộ tỉnh Sơn Trà",
        "Ban Thường vụ Đảng ủy xã Hoa Ban",
    ]
    city = Office(level="province", province_kind="thành phố", province_name="Hải Vân")
    assert city.committee == "Thành ủy Hải Vân"
    assert city.standing_committee == "Ban Thường vụ Thành ủy Hải Vân"
    assert city.party_body == "Đảng bộ thành phố Hải Vân"
