"""From an old address to the unit of today, and finding units while typing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Trouble
from desktop.rules import places
from tests.rules.ways import resource

NAMES = ("communes.csv", "old_to_new.csv", "dates.toml")
SHIPPED = places.read(*(resource(f"places/{name}") for name in NAMES))
TRA_LIEN = "xã Trà Liên, thành phố Đà Nẵng"


def now(written):
    return [one.place.now for one in places.propose(SHIPPED, written).candidates]


def test_the_lists_say_their_dates_and_every_commune_is_there() -> None:
    assert (SHIPPED.as_of.text, SHIPPED.old_as_of.text) == ("25/07/2026", "08/2025")
    assert (len(SHIPPED.provinces), len(SHIPPED.communes)) == (34, 3321)


@pytest.mark.parametrize(
    "written",
    [
        "xã Trà Nú, huyện Bắc Trà My, tỉnh Quảng Nam",
        "Xã Trà Nú; Huyện Bắc Trà My; Tỉnh Quảng Nam",
        "Trà Nú - Bắc Trà My - Quảng Nam",
        "X. Trà Nú, H. Bắc Trà My, T. Quảng Nam",
        "xa tra nu, bac tra my, quang nam",
        "xã Trà Nú huyện Bắc Trà My tỉnh Quảng Nam",
        "xã Trà Nú, huyện Bắc Trà My",
        "xã Trà Nú, tỉnh Quảng Nam",
    ],
)
def test_however_it_is_written_the_new_unit_is_found(written) -> None:
    assert now(written) == [TRA_LIEN]


@pytest.mark.parametrize("head", ["thôn 2", "số 5, ngõ 3, thôn Trà Nú", "Làng Xã"])
def test_what_stands_before_the_commune_stays_and_the_old_wording_is_kept(head) -> None:
    written = f"{head}, xã Trà Nú, huyện Bắc Trà My, tỉnh Quảng Nam"
    (one,) = places.propose(SHIPPED, written).candidates
    assert one.place.now == f"{head}, {TRA_LIEN}"
    assert one.place.text == f"{head}, {TRA_LIEN} (trước đây là {written})"
    assert one.old.wording == "xã Trà Nú, huyện Bắc Trà My, tỉnh Quảng Nam"


def test_a_divided_commune_has_several_candidates() -> None:
    assert now("Thị trấn Thiệu Hóa, huyện Thiệu Hóa, tỉnh Thanh Hóa") == [
        "xã Thiệu Hoá, tỉnh Thanh Hoá",
        "xã Thiệu Quang, tỉnh Thanh Hoá",
        "xã Thiệu Trung, tỉnh Thanh Hoá",
    ]


def test_tone_marks_may_stand_on_either_letter() -> None:
    one, other = (
        now(f"xã Hoằng Phú, huyện Hoằng {name}, tỉnh Thanh {name}") for name in ("Hóa", "Hoá")
    )
    assert one == other != []


def test_accents_and_kinds_decide_where_they_are_written() -> None:
    assert len(now("xa hoang phu, hoang hoa, thanh hoa")) == 2
    assert now("xã Hoằng Phú, Hoằng Hóa, Thanh Hóa") == ["xã Hoằng Phú, tỉnh Thanh Hoá"]
    old = [places.propose(SHIPPED, f"{one}Yên Viên, Gia Lâm, Hà Nội").old for one in ("", "xã ")]
    assert [len(every) for every in old] == [2, 1]


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("P. Bến Nghé, Q.1, TP. Hồ Chí Minh", "phường Sài Gòn, thành phố Hồ Chí Minh"),
        ("Phường 01, Quận 3, TP Hồ Chí Minh", "phường Bàn Cờ, thành phố Hồ Chí Minh"),
        ("huyện Lý Sơn, tỉnh Quảng Ngãi", "đặc khu Lý Sơn, tỉnh Quảng Ngãi"),
        (
            "phường Hương Văn, thị xã Hương Trà, tỉnh Thừa Thiên Huế",
            "phường Hương Trà, thành phố Huế",
        ),
    ],
)
def test_towns_numbers_islands_and_provinces_renamed_before(written, unit) -> None:
    assert now(written) == [unit]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "thôn 2",
        "xã Trà Nú",
        "xã Trà Nú, huyện Trà Bồng, tỉnh Quảng Nam",
        "xã Không Có, huyện Bắc Trà My, tỉnh Quảng Nam",
        "xã Phước Hải, Đất Đỏ, Bà Rịa - Vũng Tàu",
    ],
)
def test_what_is_not_certain_is_not_guessed(written) -> None:
    assert now(written) == []


def test_a_successor_that_the_newer_list_lacks_is_told() -> None:
    found = places.propose(SHIPPED, "xã Nam Sơn, huyện Ba Chẽ, tỉnh Quảng Ninh")
    assert (found.candidates, [one.name for one in found.unlisted]) == ((), ["Xã Nam Sơn"])
    part = places.propose(SHIPPED, "xã Hải Lạng, huyện Tiên Yên, tỉnh Quảng Ninh")
    assert (len(part.candidates), len(part.unlisted)) == (2, 1)


def test_an_address_of_today_is_recognised() -> None:
    found = places.propose(SHIPPED, f"thôn 2, {TRA_LIEN}")
    assert found.current is not None
    assert (found.current.wording, found.head) == (TRA_LIEN, "thôn 2")
    assert found.with_area(found.current).text == f"thôn 2, {TRA_LIEN}"


def test_the_unit_a_user_chooses_takes_the_hamlet_along() -> None:
    (area,) = places.find(SHIPPED, "tra lien")
    found = places.propose(SHIPPED, "bản Nà Lốc, xã Không Có, huyện Nào Đó")
    assert found.with_area(area).now == f"bản Nà Lốc, {TRA_LIEN}"


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("tra lien", TRA_LIEN),
        ("lien tra da nang", TRA_LIEN),
        ("da nang", "thành phố Đà Nẵng"),
        ("Hoà Bình ca mau", "xã Hoà Bình, tỉnh Cà Mau"),
        ("Trà My", "xã Trà My, thành phố Đà Nẵng"),
        ("cu m'gar", "xã Cư M'gar, tỉnh Đắk Lắk"),
    ],
)
def test_typing_finds_units_of_today(words, first) -> None:
    assert places.find(SHIPPED, words)[0].wording == first


def test_typing_nothing_or_nonsense_finds_nothing() -> None:
    assert places.find(SHIPPED, " ") == places.find(SHIPPED, "qwzx") == ()
    assert len(places.find(SHIPPED, "xa", most=7)) == 7


@given(st.sampled_from([one for every in SHIPPED.old.values() for one in every]))
def test_every_old_commune_leads_to_all_its_successors(old) -> None:
    """Written in full, with nothing else of that name left."""
    found = places.propose(SHIPPED, f"xóm Mới, {old.wording}")
    assert found.old == (old,)
    assert {one.area.code for one in found.candidates} == set(old.codes) & set(SHIPPED.communes)


@given(st.text("xãp.q- ,;0Trà Núhuyện\n", max_size=40))
def test_any_text_is_answered(written) -> None:
    places.propose(SHIPPED, written)
    places.find(SHIPPED, written)


GOOD = {
    "communes": "province_code,province,commune_code,commune\n01,Tỉnh A,0001,Xã B\n",
    "old_to_new": "old_province,old_district,old_commune,old_commune_divided,new_commune_code\n",
    "dates": 'communes = "2026-07-25"\nold_to_new = "2025-08"\n',
}


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ({"communes": "a,b\n"}, "các cột"),
        ({"communes": f"{GOOD['communes']}01,Tỉnh A\n"}, "dòng 3"),
        ({"dates": 'communes = "hôm qua"\nold_to_new = "2025"'}, "không phải là ngày"),
    ],
)
def test_a_damaged_file_is_named(damage, said) -> None:
    assert places.read(**GOOD).communes
    with pytest.raises(Trouble) as trouble:
        places.read(**{**GOOD, **damage})
    assert said in trouble.value.sentence
