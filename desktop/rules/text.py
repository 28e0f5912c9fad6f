"""Vietnamese text: its one spelling, how it is searched and sorted, dates and numbers on paper."""

from __future__ import annotations

import functools
import re
import unicodedata
from datetime import date
from decimal import Decimal

from desktop.errors import Refusal
from desktop.rules.partial_date import PartialDate

# Đ is typed with two other letters that look the same; neither belongs to Vietnamese.
_ONE_SPELLING = str.maketrans(
    {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "’": "'", "‘": "'", "ʼ": "'", "\u200b": "", "\ufeff": ""}
)
_OTHER_SPELLING = re.compile(f"[{''.join(map(chr, _ONE_SPELLING))}]")
_MARKS = re.compile("[\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_LETTER_MARKS = "\u0306\u0302\u031b"
# One printable character a letter, all above ":" (numbers) and the digits 0 to 5 (tones).
_RANK = {letter: chr(ord("A") + place) for place, letter in enumerate(_LETTERS)}

_DATE_FORMS = (
    re.compile(r"(?P<day>\d{1,2})[/.,\- ](?P<month>\d{1,2})[/.,\- ](?P<year>[12]\d{3}|\d\d)"),
    re.compile(r"(?P<year>[12]\d{3})-(?P<month>\d\d)(?:-(?P<day>\d\d))?"),
    re.compile(r"(?P<month>\d{1,2})[/.,\- ](?P<year>[12]\d{3})"),
    re.compile(r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>[12]\d{3}|\d\d)"),
    re.compile(r"(?P<year>[12]\d{3})"),
)
_SEPARATED = re.compile(r"\s*([/.,\-])\s*")
_DATE_WORDS = re.compile(r"\b(?:ngay|thang|nam)\b")
_HOW_TO_DATE = "Hãy ghi ngày/tháng/năm, ví dụ 02/09/1985, hoặc 09/1985, hoặc 1985."

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9


class _Folded(dict[int, str]):
    """What a letter is folded to, found once for each letter met."""

    def __missing__(self, letter: int) -> str:
        bare = _MARKS.sub("", unicodedata.normalize("NFD", chr(letter).casefold()))
        folded = self[letter] = bare.replace("đ", "d")
        return folded


_FOLDED = _Folded()


def nfc(text: str) -> str:
    """The one spelling of a text: NFC, one Đ, single spaces, no spaces at the ends of lines."""
    composed = text
    if text.isascii():
        if text.isalnum():
            return text
    else:
        composed = unicodedata.normalize("NFC", text)
        if _OTHER_SPELLING.search(composed):
            composed = composed.translate(_ONE_SPELLING)
    if len(composed.splitlines()) < 2:
        return " ".join(composed.split())
    lines = (" ".join(line.split()) for line in composed.splitlines())
    return "\n".join(lines).strip()


def fold(text: str) -> str:
    """The search key: no marks, đ as d, no capitals, single spaces."""
    return " ".join(nfc(text).translate(_FOLDED).split())


def matches(query: str, *texts: str) -> bool:
    """Whether each word asked for begins a word of the texts, or is digits inside a number."""
    words = [word for text in texts for word in _words(fold(text))]
    return all(
        any(word.startswith(asked) or (asked.isdigit() and asked in word) for word in words)
        for asked in _words(fold(query))
    )


def sort_key(full_name: str) -> str:
    """A key whose plain text order is the order of name lists: given, middle, family name.

    Each name is compared syllable by syllable, letters before tones, so that Hoà equals Hòa.
    """
    syllables = _syllables(full_name)
    if len(syllables) < 2:
        return "".join(syllables)
    family, *middle, given = syllables
    return " ".join((given, "!".join(middle), family))


def title_key(title: str) -> str:
    """A key for names of cells and places: from the left, numbers by size (Bản 2, Bản 10)."""
    return "!".join(_syllables(title))


def parse_date(written: str, *, today: date | None = None, field: str | None = None) -> PartialDate:
    """The date a person wrote, the day before the month; Refusal, for the field, if it is none.

    A year of two digits is the latest such year not after `today`, and refused without it. A day,
    or a day and month, written 00 is not known.
    """
    bare = " ".join(_DATE_WORDS.sub(" ", fold(written)).split())
    bare = _SEPARATED.sub(r"\1", bare).strip(" .,;")
    if not bare:
        raise Refusal(f"Chưa ghi ngày. {_HOW_TO_DATE}", field=field)
    found = next(filter(None, (form.fullmatch(bare) for form in _DATE_FORMS)), None)
    if found is None:
        raise Refusal(f"“{nfc(written)}” không phải là ngày. {_HOW_TO_DATE}", field=field)
    parts = found.groupdict()
    year = _full_year(parts["year"], today, field)
    month, day = (int(parts[name]) if parts.get(name) else None for name in ("month", "day"))
    day = day or None
    month = month if month or day else None
    if month is not None and not 1 <= month <= 12:
        raise Refusal(f"Không có tháng {month}. {_HOW_TO_DATE}", field=field)
    try:
        return PartialDate(year, month, day)
    except ValueError:
        raise Refusal(
            f"Tháng {month} năm {year} không có ngày {day}. Hãy xem lại ngày.", field=field
        ) from None


def date_text(day: date) -> str:
    """dd/mm/yyyy."""
    return f"{day:%d/%m}/{day.year:04d}"


def date_in_words(day: date) -> str:
    """Ngày 05 tháng 02 năm 2026, in lower case: zero before days below 10 and months 1 and 2."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def number_text(number: int | Decimal) -> str:
    """A number with a dot between thousands and a decimal comma: 1.234,5."""
    return f"{number:,f}".translate(str.maketrans(",.", ".,")) if number % 1 else _whole(number)


def number_in_words(number: int) -> str:
    """A whole number read aloud, as the north reads it: 1015 is một nghìn không trăm mười lăm."""
    if number < 0:
        return f"âm {number_in_words(-number)}"
    billions, rest = divmod(number, _BILLION)
    if not billions:
        return _below_billion(rest, full=False)
    head = f"{number_in_words(billions)} tỷ"
    return f"{head} {_below_billion(rest, full=True)}" if rest else head


def proper_case(name: str) -> str:
    """A name with each syllable capitalised: ĐẶNG THỊ ÁNH becomes Đặng Thị Ánh."""
    return re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), nfc(name))


def in_proper_case(name: str) -> str:
    """A name of one case as names are written, another as it is: lists come in capitals."""
    return proper_case(name) if name.isupper() or name.islower() else name


def mask_number(text: str) -> str:
    """The text with every number of nine digits or more hidden but for its last three digits."""
    return re.sub(r"\d{9,}", lambda found: "*" * (len(found[0]) - 3) + found[0][-3:], text)


def _full_year(digits: str, today: date | None, field: str | None) -> int:
    if len(digits) == 4:
        return int(digits)
    if today is None:
        raise Refusal(
            f"Năm “{digits}” chưa rõ thế kỷ nào. Hãy ghi đủ bốn chữ số của năm.", field=field
        )
    year = today.year - today.year % 100 + int(digits)
    return year if year <= today.year else year - 100


def _words(folded: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded)


def _syllables(text: str) -> list[str]:
    spoken = nfc(text).lower().replace("'", "")
    return [_syllable(found) for found in re.findall(r"[^\W_]+", spoken)]


@functools.lru_cache(maxsize=4096)  # names repeat their syllables, and lists are long
def _syllable(syllable: str) -> str:
    tone = 0
    bare = []
    for letter in unicodedata.normalize("NFD", syllable):
        if letter in _TONES:
            tone = _TONES.index(letter) + 1
        elif letter in _LETTER_MARKS or not unicodedata.combining(letter):
            bare.append(letter)
    letters = unicodedata.normalize("NFC", "".join(bare))
    ranked = re.sub(r"\d+", lambda found: _number_rank(found[0]), letters)
    return "".join(_RANK.get(letter, letter) for letter in ranked) + str(tone)


def _number_rank(digits: str) -> str:
    significant = digits.lstrip("0")
    return f":{len(significant):02d}{significant}"


def _whole(number: int | Decimal) -> str:
    return f"{int(number):,}".replace(",", ".")


def _below_billion(number: int, *, full: bool) -> str:
    words: list[str] = []
    for size, name in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        group, number = divmod(number, size)
        if group:
            words.append(f"{_below_thousand(group, full=full or bool(words))} {name}".strip())
    return " ".join(words) or _DIGITS[0]


def _below_thousand(number: int, *, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds and not full:
        return _below_hundred(rest)
    head = f"{_DIGITS[hundreds]} trăm"
    if not rest:
        return head
    return f"{head} linh {_DIGITS[rest]}" if rest < 10 else f"{head} {_below_hundred(rest)}"


def _below_hundred(number: int) -> str:
    tens, unit = divmod(number, 10)
    if not tens:
        return _DIGITS[unit]
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    special = {1: "mốt", 4: "tư"} if tens > 1 else {}
    tail = special.get(unit, "lăm" if unit == 5 else _DIGITS[unit])
    return head if not unit else f"{head} {tail}"
