"""What a sound record must satisfy: each check gives the tidied value back or refuses it."""

from __future__ import annotations

import re
from datetime import date

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.facts.person import Sex
from desktop.rules.partial_date import PartialDate

_NUMBER_LENGTH = 12
_LENGTH_HINTS = {
    11: " Bảng tính có thể đã bỏ số 0 ở đầu.",
    9: " Số chứng minh cũ 9 chữ số ghi ở ô riêng.",
}
_OLDEST = 130
# The fourth digit of a personal number: men even, women odd, by century.
_CENTURIES = {0: 1900, 1: 1900, 2: 2000, 3: 2000}


def person_name(written: str, *, field: str = "name") -> str:
    """A person's full name, letters only; its capitals stay as they were typed."""
    tidy = text.nfc(written)
    if not tidy:
        raise Refusal("Chưa ghi họ và tên, ví dụ “Lò Thị Mai”.", field=field)
    strange = re.search(r"[^\w .'\-]|[\d_\n]", tidy)
    if strange:
        raise Refusal(
            f"Họ và tên không được có “{strange[0]}”. Hãy chỉ ghi các chữ của tên.", field=field
        )
    if not re.search(r"[^\W\d_]", tidy):
        raise Refusal("Họ và tên phải có chữ. Hãy ghi lại họ và tên.", field=field)
    return tidy


def cell_name(written: str, *, field: str = "name") -> str:
    """A cell's name, on one line; the words Chi bộ at its head are written one way."""
    tidy = " ".join(text.nfc(written).split())
    if not tidy:
        raise Refusal("Chưa ghi tên chi bộ, ví dụ “Chi bộ thôn 1”.", field=field)
    return re.sub(r"^chi bộ\b", "Chi bộ", tidy, flags=re.IGNORECASE)


def personal_number(written: str, *, field: str = "personal_number") -> str:
    """A personal number of twelve digits (Decree 137/2015), without spaces; empty stays empty."""
    digits = written if written.isdigit() else re.sub(r"[\s.\-]", "", written)
    if not digits:
        return ""
    if not re.fullmatch(r"[0-9]+", digits):
        raise Refusal("Số định danh cá nhân chỉ gồm chữ số. Hãy xem lại trên thẻ.", field=field)
    if len(digits) != _NUMBER_LENGTH:
        hint = _LENGTH_HINTS.get(len(digits), "")
        raise Refusal(
            f"Số định danh cá nhân có 12 chữ số, số này có {len(digits)}.{hint}", field=field
        )
    if int(digits[3]) not in _CENTURIES:
        raise Refusal(
            f"Chữ số thứ tư của số định danh cá nhân là 0, 1, 2 hoặc 3, không phải {digits[3]}. "
            "Hãy xem lại trên thẻ.",
            field=field,
        )
    return digits


def personal_number_doubts(
    number: str, sex: Sex | None, born: PartialDate | None
) -> tuple[str, ...]:
    """Where a sound personal number contradicts sex or year of birth; unknown facts never do."""
    if not number:
        return ()
    doubts = []
    mark = int(number[3])
    told: Sex = "nữ" if mark % 2 else "nam"
    if sex and sex != told:
        doubts.append(f"Theo số định danh cá nhân là {told}, nhưng đang ghi là {sex}.")
    year = _CENTURIES[mark] + int(number[4:6])
    if born and born.year != year:
        doubts.append(
            f"Theo số định danh cá nhân là sinh năm {year}, nhưng đang ghi là {born.year}."
        )
    return tuple(doubts)


def old_id_number(written: str, *, field: str = "old_id_number") -> str:
    """An identity card number of nine digits, without spaces; empty stays empty."""
    digits = written if written.isdigit() else re.sub(r"[\s.\-]", "", written)
    if digits and not re.fullmatch(r"[0-9]{9}", digits):
        raise Refusal("Số chứng minh nhân dân cũ gồm 9 chữ số. Hãy xem lại.", field=field)
    return digits


def birth_date(value: PartialDate, day: date, *, field: str = "born") -> PartialDate:
    """A date of birth that is not after `day` nor further back than anybody lives."""
    if value.earliest > day:
        raise Refusal(f"Ngày sinh {value.text} ở tương lai. Hãy xem lại.", field=field)
    if day.year - value.year > _OLDEST:
        raise Refusal(f"Năm sinh {value.year} quá xa. Hãy xem lại năm.", field=field)
    return value


def count(value: int, what: str, *, field: str, most: int | None = None) -> int:
    """A number of people that is not negative and not more than `most`."""
    if value < 0:
        raise Refusal(f"{what} không thể là số âm.", field=field)
    if most is not None and value > most:
        raise Refusal(f"{what} là {value}, nhiều hơn {most}. Hãy xem lại.", field=field)
    return value
