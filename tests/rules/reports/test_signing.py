"""Ways of signing and usual recipients."""

from __future__ import annotations

import pytest

from desktop.errors import Trouble
from desktop.rules.facts.office import Office
from desktop.rules.reports import signing
from desktop.services.reports import writing_signing


def test_the_usual_way_stands_for_an_unknown_one():
    """A code that a pack took away does not stop the paper."""
    book = writing_signing.book()
    assert book.named("").words == book.named("x").words == "T/M BAN THƯỜNG VỤ"
    assert book.named("office").post == "CHÁNH VĂN PHÒNG"


@pytest.mark.parametrize(
    ("office", "first", "last"),
    [
        (Office(commune_kind="đặc khu"), "Thường trực Tỉnh ủy", "Lưu Văn phòng Đảng ủy"),
        (
            Office(level="province", province_kind="thành phố"),
            "Ban Bí thư Trung ương Đảng",
            "Lưu Văn phòng Thành ủy",
        ),
    ],
)
def test_recipients_follow_the_kind_of_office(office, first, last):
    """The committee above, and the own office for the file."""
    found = signing.recipients(writing_signing.book(), office)
    assert (found[0], found[-1]) == (first, last)
    assert not any("{" in one for one in found)


def test_a_damaged_file_is_told():
    """With its name."""
    with pytest.raises(Trouble, match=r"x\.toml"):
        signing.read("authority = 1", "x.toml")
