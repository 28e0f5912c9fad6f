from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.people.legacy_text import TCVN3, VNI, decode, detect, of_font

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_SMALL = [
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in _VOWELS
    for tone in _TONES
    if tone or vowel not in "aeiouy"
] + ["đ"]
LETTERS = _SMALL + [letter.upper() for letter in _SMALL]
TO_TCVN3 = {letter: code for code, letter in TCVN3.items()}
TO_VNI = {letter: code for code, letter in VNI.items()}
NAMES = ("Nguyễn Văn Hùng", "Trần Thị Hương", "Lê Đình Quỳnh", "Phạm Ngọc Ánh", "Đỗ Thị Mỹ Lệ")


def tcvn3(written: str) -> str:
    """The text in TCVN3, small letters only where there is no capital."""
    return "".join(
        TO_TCVN3.get(letter) or TO_TCVN3.get(letter.lower(), letter) for letter in written
    )


def vni(written: str) -> str:
    return "".join(TO_VNI.get(letter, letter) for letter in written)


def test_there_are_134_letters():
    assert len(set(LETTERS)) == 134


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back_from_tcvn3(letter):
    assert decode(tcvn3(letter), "tcvn3", capitals=letter.isupper()) == letter


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_comes_back_from_vni(letter):
    assert decode(vni(letter), "vni") == letter


def test_no_code_stands_for_two_letters():
    assert len(TO_TCVN3) == len(TCVN3) == 74
    assert set(LETTERS) == set(VNI.values())


@pytest.mark.parametrize(
    ("written", "encoding", "read"),
    [
        ("NguyÔn V¨n Hïng", "tcvn3", "Nguyễn Văn Hùng"),
        ("TrÇn ThÞ H\u00ad¬ng", "tcvn3", "Trần Thị Hương"),
        ("§¶ng bé x·", "tcvn3", "Đảng bộ xã"),
        ("Nguyeãn Vaên Huøng", "vni", "Nguyễn Văn Hùng"),
        ("TRAÀN THÒ HÖÔNG", "vni", "TRẦN THỊ HƯƠNG"),
        ("Ñaûng boä xaõ", "vni", "Đảng bộ xã"),
    ],
)
def test_texts_as_old_files_hold_them(written, encoding, read):
    assert decode(written, encoding) == read
    assert detect([written]) == encoding


def test_a_text_in_unicode_stays_whatever_its_column_is():
    assert decode("Nguyễn Văn Hùng", "tcvn3") == "Nguyễn Văn Hùng"
    assert decode("Hà Nội", "vni") == "Hà Nội"
    assert decode("Ha\u0300", "") == "Hà"


@pytest.mark.parametrize("name", NAMES)
def test_each_encoding_is_told_from_the_others(name):
    assert detect([tcvn3(name)]) == "tcvn3"
    assert detect([vni(name)]) == "vni"
    assert detect([name]) == ""


@pytest.mark.parametrize(
    "column", [["Hà", "Thái", "Hoà", "Tám"], ["An", "Binh"], [], ["Cô", "Bé"], ["Müller", "Café"]]
)
def test_latin_letters_alone_are_no_old_text(column):
    assert detect(column) == ""


@pytest.mark.parametrize(
    ("font", "told"),
    [
        (".VnTime", ("tcvn3", False)),
        (".VnTimeH", ("tcvn3", True)),
        (".vnarialH", ("tcvn3", True)),
        ("VNI-Times", ("vni", False)),
        ("Times New Roman", ("", False)),
        ("", ("", False)),
    ],
)
def test_fonts_tell_encoding_and_capitals(font, told):
    assert of_font(font) == told


@given(st.text(alphabet=LETTERS + list("bcdghklmnpqrstvx ,.0123456789"), max_size=40))
def test_any_text_comes_back_from_vni(written):
    assert decode(vni(written), "vni") == written
