"""What a cell of an office's workbook means: dates, numbers and words as people write them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from desktop.errors import Refusal
from desktop.rules import checks, lists, text
from desktop.rules.lists import Entry
from desktop.rules.partial_date import PartialDate
from desktop.rules.people.columns import Fact, Facts, Value, fact, title_key

_EXCEL_BEGINS = date(1899, 12, 30)
_SERIALS = range(3_000, 80_000)
_YEARS = range(1_850, 2_200)
_TICKS = {"x", "v", "co", "1", "✓", "✔", "√", "☑", "☒", "true"}
_NO_TICKS = {"0", "khong", "-", "", "false", "k"}
_NO_VALUE = {"-", "--", "…", "...", "/", "n/a", "null", "none"}
_LONGEST_NOTHING = 8
# In a list, such as that of religions, “không” is an answer.
_NO_VALUE_IN_WORDS = _NO_VALUE | {"không có", "chưa có", "không"}
_UNKNOWN_PARTS = re.compile(r"(?:0{1,2}|\?+|x+|\.{2,}|…)[/.\-](?=.*\d{4})", re.IGNORECASE)
_USUAL_DAY = re.compile(r"(\d\d?)/(\d\d?)/([12]\d{3})")
_SEX_AND_BIRTH = re.compile(r"(nam|nữ|nu)[\s:,;-]+(?=\d)", re.IGNORECASE)
_GRADE_SYSTEMS = (10, 12)
# No two people share one of these: nothing would be read a second time.
_SINGULAR = {"code", "personal number", "old id number", "card number", "old card number", "phone"}


class Read(NamedTuple):
    """The values of a cell by key; what the clerk should look at; why it cannot be taken in."""

    values: tuple[tuple[str, Any], ...] = ()
    note: str = ""
    fault: str = ""


NOTHING = Read()


class Reader(dict[str, Read]):
    """Reads the cells of one column; `reader[words]` is the quick way.

    Each distinct cell is read once, unless the column is one of `singular` values.
    """

    def __init__(self, read: Callable[[Value], Read], *, singular: bool = False) -> None:
        super().__init__()
        self._read = read
        self._keep = not singular
        # 1, 1.0 and True are one key of a dictionary and three different cells.
        self._others: dict[tuple[type, Value], Read] = {}

    def __missing__(self, words: str) -> Read:
        """What words not met before mean."""
        found = self._read(words)
        if self._keep:
            self[words] = found
        return found

    def other(self, value: Value) -> Read:
        """What a number, a date or a truth value means."""
        key = (type(value), value)
        found = self._others.get(key)
        if found is None:
            found = self._others[key] = self._read(value)
        return found


def reader(
    key: str, facts: Facts, today: date, decode: Callable[[str], str] | None = None
) -> Reader:
    """How the cells of a column about this fact are read, its words decoded first."""
    about = fact(key, facts)
    entries = facts.lists.get(about.list, ())
    if about.kind == "status":
        # Whoever left is often written with the way of leaving.
        entries += facts.lists["movements"]

    meaning = _READERS[about.kind]

    def read(value: Value) -> Read:
        if isinstance(value, str):
            value = text.nfc(value if decode is None else decode(value))
            if not value or (len(value) <= _LONGEST_NOTHING and _is_nothing(about, value)):
                return NOTHING
        elif isinstance(value, float) and not math.isfinite(value):
            return Read(fault="Ô này không chứa một số đọc được. Hãy ghi lại.")
        try:
            return meaning(about, entries, today, value)
        except Refusal as refusal:
            return Read(fault=refusal.sentence)

    return Reader(read, singular=about.kind in _SINGULAR)


def plain_text(value: Value) -> str:
    """A cell as text, tidied: whole numbers without ".0", dates dd/mm/yyyy."""
    if isinstance(value, str):
        return text.nfc(value)
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, date):
        return text.date_text(value)
    return str(value)


def _is_nothing(about: Fact, value: str) -> bool:
    return value.casefold() in (_NO_VALUE if about.list else _NO_VALUE_IN_WORDS)


def _words(value: Value) -> str:
    """A cell as text on one line; text comes here in its one spelling already."""
    written = value if isinstance(value, str) else plain_text(value)
    return " ".join(written.split()) if "\n" in written else written


def _one(about: Fact, value: Any, note: str = "") -> Read:
    return Read(((about.key, value),), note) if value not in ("", None) else NOTHING


def _text(about: Fact, _entries: Iterable[Entry], _today: date, value: Value) -> Read:
    return _one(about, _words(value))


def _code(about: Fact, _entries: Iterable[Entry], _today: date, value: Value) -> Read:
    return _one(about, _words(value).lower().strip("{}"))


def _name(about: Fact, _entries: Iterable[Entry], _today: date, value: Value) -> Read:
    return _one(about, text.in_proper_case(checks.person_name(_words(value))))


def _sex(about: Fact, _entries: Iterable[Entry], _today: date, value: Value) -> Read:
    written = text.fold(_words(value))
    for sex, words in (("nam", ("nam", "trai", "m")), ("nữ", ("nu", "gai", "f"))):
        if written in words or written.split()[0] in words:
            return _one(about, sex)
    raise Refusal(f"Không hiểu giới tính “{_words(value)}”. Hãy ghi Nam hoặc Nữ.")


def _date(about: Fact, _entries: Iterable[Entry], today: date, value: Value) -> Read:
    day, note = _day(value, today)
    if day.earliest > today:
        raise Refusal(f"Ngày {day.text} ở tương lai. Hãy xem lại.")
    return _one(about, day, note)


def _born(_about: Fact, _entries: Iterable[Entry], today: date, value: Value) -> Read:
    told: tuple[tuple[str, Any], ...] = ()
    if isinstance(value, str):
        two = _SEX_AND_BIRTH.match(value)
        if two:
            told = (("sex", "nam" if two[1].casefold() == "nam" else "nữ"),)
            value = value[two.end() :]
    day, note = _day(value, today)
    return Read((("born", checks.birth_date(day, today)), *told), note)


def _born_of_sex(about: Fact, entries: tuple[Entry, ...], today: date, value: Value) -> Read:
    sex = ("sex", about.value)
    if _ticked(value):
        return Read((sex,))
    if _ticked(value) is False:
        return NOTHING
    born = _born(about, entries, today, value)
    return Read((sex, *(pair for pair in born.values if pair[0] == "born")), born.note)


def _day(value: Value, today: date) -> tuple[PartialDate, str]:
    """The date of a cell, the day before the month, and what was done to find it."""
    if isinstance(value, datetime):
        return PartialDate.of(value.date()), ""
    if isinstance(value, date):
        return PartialDate.of(value), ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _day_of_number(value)
    usual = _USUAL_DAY.fullmatch(value) if isinstance(value, str) else None
    if usual:
        day, month, year = map(int, usual.groups())
        if 1 <= month <= 12 and 1 <= day <= 28:
            return PartialDate(year, month, day), ""
    written = _words(value).strip(" .,;'")
    found = re.sub(r"\s*/\s*", "/", written)
    bare = found
    while _UNKNOWN_PARTS.match(bare):
        bare = _UNKNOWN_PARTS.sub("", bare, count=1)
    if re.fullmatch(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?", bare):
        bare = bare[:10]
    read = text.parse_date(bare, today=today)
    return read, f"“{written}” hiểu là {read.text}." if bare != found else ""


def _day_of_number(value: float) -> tuple[PartialDate, str]:
    if value == int(value) and int(value) in _YEARS:
        return PartialDate(int(value)), ""
    if int(value) in _SERIALS:
        day = PartialDate.of(_EXCEL_BEGINS + timedelta(days=int(value)))
        return day, f"Ô là số {int(value)} của Excel, hiểu là {day.text}."
    digits = str(int(value))
    if len(digits) in (7, 8):
        day = text.parse_date(digits.zfill(8))
        return day, f"Ô là số {digits}, hiểu là {day.text}."
    raise Refusal(f"Số {digits} không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 02/09/1985.")


def _listed(about: Fact, entries: tuple[Entry, ...], _today: date, value: Value) -> Read:
    written = _words(value)
    # A number may be the code with its first zero lost.
    entry = lists.find(entries, written.zfill(2) if written.isdigit() else written)
    if entry is not None:
        return _one(about, entry.code if about.keep == "code" else entry.name)
    if about.strict:
        raise Refusal(
            f"“{written}” không có trong danh mục {about.label.lower()}. Hãy sửa theo danh mục."
        )
    return _one(about, written, f"“{written}” không có trong danh mục, giữ nguyên như đã ghi.")


def _status(about: Fact, entries: tuple[Entry, ...], _today: date, value: Value) -> Read:
    """Whether the person still belongs to the cell, or the movement that the status means."""
    written = _words(value)
    entry = lists.find(entries, written)
    if entry is None:
        raise Refusal(f"Không hiểu trạng thái “{written}”. Hãy ghi như “Đang sinh hoạt Đảng”.")
    if entry.group == "unclear":
        raise Refusal(
            f"“{written}” chưa cho biết là khai trừ, xóa tên hay xin ra. Hãy ghi rõ vào ô này, ví "
            "dụ “Xóa tên”."
        )
    states = {"stays": "stays", "joins": "stays", "leaves": entry.code}
    told = () if entry.code == "active" else ((about.key, entry.name),)
    return Read((*told, ("state", states.get(entry.group, entry.group))))


def _digits(value: Value) -> str:
    """The digits of a number however Excel kept it; Refusal if some of them are lost."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return value
    if isinstance(value, bool | date):
        raise Refusal("Ô này không phải là số. Hãy ghi lại dạng chữ.")
    written = _words(value)
    bare = re.sub(r"[\s']", "", written)
    if re.fullmatch(r"[\d.,]+[eE]\+?\d+", bare):
        return _unfolded(bare, written)
    bare = re.sub(r"[.,]0+$", "", bare)
    bare = re.sub(r"[.,\-]", "", bare)
    if not re.fullmatch(r"[0-9]+", bare):
        raise Refusal(f"“{written}” có ký tự không phải chữ số. Hãy xem lại.")
    return bare


def _unfolded(bare: str, written: str) -> str:
    try:
        number = Decimal(bare.replace(",", "."))
    except InvalidOperation:
        raise Refusal(f"“{written}” không phải là số. Hãy ghi lại dạng chữ.") from None
    told = len(re.sub(r"\D", "", re.split("[eE]", bare)[0]))
    if number != int(number) or told < number.adjusted() + 1:
        raise Refusal(
            f"Excel đã rút gọn số này thành “{written}” và làm mất các chữ số cuối. Hãy gõ lại đủ "
            "số, đặt kiểu ô là chữ (Text)."
        )
    return str(int(number))


def _padded(digits: str, length: int, what: str) -> tuple[str, str]:
    whole = digits.zfill(length)
    return whole, "" if whole == digits else f"{what} thiếu số 0 ở đầu, đã thêm thành {whole}."


def _personal_number(about: Fact, _entries: Iterable[Entry], _today: date, value: Value) -> Read:
    digits = _digits(value)
    if len(digits) == 9:
        return Read((("old_id_number", digits),), "Số 9 chữ số, ghi vào mục số CMND cũ.")
    note = ""
    if len(digits) in (10, 11):
        digits, note = _padded(digits, 12, "Số định danh")
    return _one(about, checks.personal_number(digits), note)


def _old_id_number(about: Fact, _entries: Iterable[Entry], _today: date, value: Value) -> Read:
    digits = _digits(value)
    if len(digits) == 12:
        number = checks.personal_number(digits)
        return Read((("personal_number", number),), "Số 12 chữ số, ghi vào mục số định danh.")
    note = ""
    if len(digits) == 8:
        digits, note = _padded(digits, 9, "Số CMND")
    return _one(about, checks.old_id_number(digits), note)


def _card_number(about: Fact, _entries: Iterable[Entry], _today: date, value: Value) -> Read:
    digits = _digits(value)
    if 8 < len(digits) < 12:
        digits, note = _padded(digits, 12, "Số thẻ")
        return _one(about, digits, note)
    if len(digits) == 7:
        digits, note = _padded(digits, 8, "Số thẻ")
        return _one(about, digits, note)
    if len(digits) not in (8, 12):
        raise Refusal(f"Số thẻ đảng viên có 12 chữ số (thẻ cũ 8), số này có {len(digits)}.")
    return _one(about, digits)


def _old_card_number(about: Fact, _entries: Iterable[Entry], _today: date, value: Value) -> Read:
    digits = _digits(value)
    note = ""
    if len(digits) == 7:
        digits, note = _padded(digits, 8, "Số thẻ cũ")
    return _one(about, digits, note)


def _phone(about: Fact, _entries: Iterable[Entry], _today: date, value: Value) -> Read:
    written = _words(value)
    digits = re.sub(r"[\s.\-]", "", written)
    if re.fullmatch(r"[1-9]\d{8}", digits):
        return _one(about, *_padded(digits, 10, "Điện thoại"))
    return _one(about, written)


def _grade(about: Fact, entries: tuple[Entry, ...], _today: date, value: Value) -> Read:
    """A form and its system, such as 10/10 or 12/12, that Excel may have taken for a date."""
    note = ""
    if isinstance(value, date):
        system = next((one for one in _GRADE_SYSTEMS if one in (value.day, value.month)), 0)
        if value.month == 12 or value.day == 12:
            system = 12
        reached = value.day if value.month == system else value.month
        if not system or reached > system:
            raise Refusal(f"Ô này là ngày {text.date_text(value)}. Hãy ghi lớp/hệ, ví dụ 12/12.")
        written = f"{reached}/{system}"
        note = f"Excel đã đổi thành ngày {text.date_text(value)}, hiểu là {written}."
    else:
        written = _words(value)
    level = lists.find(entries, written)
    told = (("general_level", level.code),) if level else ()
    return Read(((about.key, written), *told), note)


def _tick(about: Fact, _entries: Iterable[Entry], _today: date, value: Value) -> Read:
    ticked = _ticked(value)
    if ticked is None:
        raise Refusal(f"Cột này chỉ đánh dấu X; không hiểu “{_words(value)}”.")
    if not ticked:
        return NOTHING
    key = about.key.split("=")[0]
    return Read(((key, about.value),))


def _ticked(value: Value) -> bool | None:
    written = title_key(_words(value)) or _words(value)
    if written in _TICKS:
        return True
    return False if written in _NO_TICKS else None


_READERS: dict[str, Callable[[Fact, tuple[Entry, ...], date, Value], Read]] = {
    "text": _text,
    "name": _name,
    "code": _code,
    "sex": _sex,
    "born": _born,
    "born of sex": _born_of_sex,
    "date": _date,
    "listed": _listed,
    "personal number": _personal_number,
    "old id number": _old_id_number,
    "card number": _card_number,
    "old card number": _old_card_number,
    "phone": _phone,
    "grade": _grade,
    "cell": _text,
    "status": _status,
    "tick": _tick,
}
