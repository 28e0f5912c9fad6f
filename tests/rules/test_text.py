"""Vietnamese text: one spelling, search, order of names, dates and numbers."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.partial_date import PartialDate

NAMES = st.text("aàảãáạăằâẩbcdđeêghiklmnoôơợpqrstuưvxyÝ HĐÂ'-", max_size=24)

GIVEN_NAMES = """
    A À Ả Ã Á Ạ An Àn Án Anh Ành Ảnh Ãnh Ánh Ạnh Ăn Ẵn Ắn Ân Ần Ấn Bình Cường Danh Dung Dũng Đan
    Đào Đặng Đức E Em Ê Giang Hoa Hòa Hóa Khoa Lan Lân O Ô Ơ Phúc Quân Thu Tuấn U Ư Vũ Xuân Y Ý
"""
FULL_NAMES = [
    "Lê An",
    "Vừ Ngọc An",
    "Lê Thị An",
    "Lê Thị Ngọc An",
    "Đặng Thị Ánh",
    "Vừ Ân",
    "Lò Thị Ân",
    "Vừ Thị Ân",
    "Đặng Ngọc Bình",
    "An Văn Bình",
]
PLACES = ["Bản 2", "Bản 10", "Bản Áng", "Đội 1", "Thôn 1", "Thôn 01a"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Đặng \u00a0Thị\tÁnh ", "Đặng Thị Ánh"),
        (unicodedata.normalize("NFD", "Đặng Thị Ánh"), "Đặng Thị Ánh"),
        ("Ðặng", "Đặng"),
        ("\ufeffLò\u200b Thị", "Lò Thị"),
        ("H’Mông", "H'Mông"),
        ("dòng một \r\n\n dòng  hai", "dòng một\n\ndòng hai"),
        ("", ""),
    ],
)
def test_a_text_has_one_spelling(typed: str, kept: str) -> None:
    assert text.nfc(typed) == kept


@given(st.text())
def test_tidying_twice_changes_nothing(typed: str) -> None:
    assert text.nfc(text.nfc(typed)) == text.nfc(typed)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Đặng Thị Ánh", "dang thi anh"),
        ("  HOÀ   Hòa ", "hoa hoa"),
        ("Ðức", "duc"),
        ("Nguyễn Đường Ưởng", "nguyen duong uong"),
    ],
)
def test_the_search_key_has_no_marks(written: str, key: str) -> None:
    assert text.fold(written) == key


@given(NAMES)
def test_the_search_key_is_the_same_in_capitals_and_decomposed(name: str) -> None:
    assert text.fold(name.upper()) == text.fold(unicodedata.normalize("NFD", name))


@pytest.mark.parametrize(
    "query",
    ["dang thi anh", "anh dang", "Ánh", "ĐẶNG", "dang a", "005678", "012085005678", "", "anh 5678"],
)
def test_a_person_is_found_by_any_words_and_digits(query: str) -> None:
    assert text.matches(query, "Đặng Thị Ánh", "012085005678")


@pytest.mark.parametrize("query", ["ang", "dang anh lan", "99", "anhd"])
def test_a_person_is_not_found_by_other_words(query: str) -> None:
    assert not text.matches(query, "Đặng Thị Ánh", "012085005678")


@given(st.permutations(GIVEN_NAMES.split()))
def test_given_names_stand_in_the_order_of_letters_and_tones(names: list[str]) -> None:
    assert sorted(names, key=text.sort_key) == GIVEN_NAMES.split()


@given(st.permutations(FULL_NAMES))
def test_names_are_listed_by_given_then_middle_then_family_name(names: list[str]) -> None:
    assert sorted(names, key=text.sort_key) == FULL_NAMES


def test_the_place_of_the_tone_mark_and_capitals_do_not_change_the_order() -> None:
    assert text.sort_key("Lê Thị Hoà") == text.sort_key("LÊ THỊ HÒA")
    assert text.sort_key("Hồ Thuý") == text.sort_key("Hồ Thúy")


@given(NAMES, NAMES)
def test_names_of_one_key_differ_only_in_spelling(left: str, right: str) -> None:
    if text.sort_key(left) == text.sort_key(right):
        squeezed = [text.fold(name).replace(" ", "").replace("-", "") for name in (left, right)]
        assert squeezed[0].replace("'", "") == squeezed[1].replace("'", "")


@given(st.permutations(PLACES))
def test_places_are_listed_from_the_left_and_by_number(places: list[str]) -> None:
    assert sorted(places, key=text.title_key) == PLACES


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2/9/1985", PartialDate(1985, 9, 2)),
        ("02-09-1985", PartialDate(1985, 9, 2)),
        ("2.9.1985", PartialDate(1985, 9, 2)),
        ("02 09 1985", PartialDate(1985, 9, 2)),
        ("ngày 2 tháng 9 năm 1985", PartialDate(1985, 9, 2)),
        ("2 / 9 / 1985", PartialDate(1985, 9, 2)),
        ("2 - 9 - 1985", PartialDate(1985, 9, 2)),
        ("2/9/ 85", PartialDate(1985, 9, 2)),
        ("2,9,1985", PartialDate(1985, 9, 2)),
        ("2/9/1985.", PartialDate(1985, 9, 2)),
        ("00/09/1985", PartialDate(1985, 9)),
        ("00/00/1985", PartialDate(1985)),
        ("1985-09-02", PartialDate(1985, 9, 2)),
        ("02091985", PartialDate(1985, 9, 2)),
        ("2/9/85", PartialDate(1985, 9, 2)),
        ("020985", PartialDate(1985, 9, 2)),
        ("2/9/05", PartialDate(2005, 9, 2)),
        ("2/9/26", PartialDate(2026, 9, 2)),
        ("2/9/27", PartialDate(1927, 9, 2)),
        ("9/1985", PartialDate(1985, 9)),
        ("tháng 9 năm 1985", PartialDate(1985, 9)),
        ("1985-09", PartialDate(1985, 9)),
        ("1985", PartialDate(1985)),
        ("năm 1985", PartialDate(1985)),
        ("29/2/2024", PartialDate(2024, 2, 29)),
    ],
)
def test_a_written_date_is_understood(written: str, meant: PartialDate) -> None:
    assert text.parse_date(written, today=date(2026, 3, 1)) == meant


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "Chưa ghi ngày"),
        ("hôm qua", "“hôm qua” không phải là ngày"),
        ("12", "không phải là ngày"),
        ("1/13/1985", "Không có tháng 13"),
        ("05/00/1985", "Không có tháng 0"),
        ("31/4/1985", "Tháng 4 năm 1985 không có ngày 31"),
        ("29/2/2025", "không có ngày 29"),
        ("2/9/85", "bốn chữ số"),
        ("0000", "“0000” không phải là ngày"),
    ],
)
def test_what_is_no_date_is_refused_for_its_field(written: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        text.parse_date(written, field="born")
    assert said in refused.value.sentence
    assert refused.value.field == "born"


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_date_is_read_back_as_it_is_written(day: date) -> None:
    assert text.parse_date(text.date_text(day)).exact == day
    assert text.parse_date(text.date_in_words(day)).exact == day


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 31), "ngày 31 tháng 01 năm 2026"),
        (date(2026, 5, 27), "ngày 27 tháng 5 năm 2026"),
        (date(2026, 12, 9), "ngày 09 tháng 12 năm 2026"),
    ],
)
def test_a_date_in_words_has_zeros_where_none_can_be_added(day: date, words: str) -> None:
    assert text.date_in_words(day) == words


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0"),
        (1234567, "1.234.567"),
        (-1200, "-1.200"),
        (Decimal("76.57"), "76,57"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("200.00"), "200"),
    ],
)
def test_numbers_have_dots_and_a_decimal_comma(number: int | Decimal, shown: str) -> None:
    assert text.number_text(number) == shown


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (115, "một trăm mười lăm"),
        (999, "chín trăm chín mươi chín"),
        (1000, "một nghìn"),
        (1015, "một nghìn không trăm mười lăm"),
        (2005, "hai nghìn không trăm linh năm"),
        (2024, "hai nghìn không trăm hai mươi tư"),
        (10_500, "mười nghìn năm trăm"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_050_000, "một triệu không trăm năm mươi nghìn"),
        (2_000_000_000, "hai tỷ"),
        (1_000_000_001, "một tỷ không trăm linh một"),
        (-7, "âm bảy"),
    ],
)
def test_numbers_are_read_aloud(number: int, words: str) -> None:
    assert text.number_in_words(number) == words


@given(st.integers(0, 10**15), st.integers(0, 10**15))
def test_no_two_numbers_sound_alike(left: int, right: int) -> None:
    same = text.number_in_words(left) == text.number_in_words(right)
    assert same == (left == right)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ĐẶNG THỊ ÁNH", "Đặng Thị Ánh"),
        ("lò văn  ún", "Lò Văn Ún"),
        ("K'BRỂ", "K'Brể"),
        ("y-blô niê", "Y-Blô Niê"),
    ],
)
def test_names_get_their_capitals(typed: str, kept: str) -> None:
    assert text.proper_case(typed) == kept


def test_long_numbers_are_masked_within_a_text() -> None:
    masked = text.mask_number("Số 012085005678, ngày 02/09/1985, cũ 040123456")
    assert masked == "Số *********678, ngày 02/09/1985, cũ ******456"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("ĐẶNG THỊ ÁNH", "Đặng Thị Ánh"), ("lò mai", "Lò Mai"), ("K'Brể Y-Blô", "K'Brể Y-Blô")],
)
def test_only_a_name_of_one_case_is_put_into_proper_case(typed, kept):
    assert text.in_proper_case(typed) == kept
