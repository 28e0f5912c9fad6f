"""The bundled fonts."""

import unicodedata

from desktop.papers import fonts

MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"


def test_every_vietnamese_letter_can_be_drawn() -> None:
    letters = "".join(unicodedata.normalize("NFC", v + mark) for v in VOWELS for mark in MARKS)
    assert fonts.missing_glyphs(letters + "đĐ") == ()


def test_signs_of_papers_and_letters_of_minority_scripts_can_be_drawn() -> None:
    assert fonts.missing_glyphs("“”‘’–—…¹²³₫№§×÷≥≤ĕŏŭčñƀ½°") == ()


def test_what_cannot_be_drawn_is_named_once() -> None:
    assert fonts.missing_glyphs("a☃b☃☐\n") == ("☃", "☐")


def test_cleaning_composes_and_drops_only_what_no_one_sees() -> None:
    assert fonts.clean("Đa\u0309ng\u200b\ufeff viên\t1\r\n") == "Đảng viên 1\n"


def test_bold_is_wider_than_regular() -> None:
    assert fonts.width("Đảng", 14, bold=True) > fonts.width("Đảng", 14)
