"""One value as a paper writes it; what is unknown becomes dots, never a guess."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.papers.form import Format
from desktop.rules import text
from desktop.rules.partial_date import PartialDate

_DAY = "....."
_YEAR = "........"
_USUAL_DOTS = {"number": 6, "yes no": 10}
_DOTS = 30


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a value: known words, or dots to write on."""

    text: str
    known: bool = True


def parts(value: Any, *, kind: str, style: Format = "", dots: int = 0) -> tuple[Part, ...]:
    """The value as written, its unknown parts as dots (`dots` many, or as usual for the kind)."""
    if kind in ("date", "partial date"):
        return _date_parts(_partial(value), style)
    written = plain(value, style)
    if written:
        return (Part(written),)
    return (Part("." * (dots or _USUAL_DOTS.get(kind, _DOTS)), known=False),)


def known(value: Any) -> bool:
    """Whether there is anything to write."""
    return bool(value.strip()) if isinstance(value, str) else value not in (None, (), b"")


def plain(value: Any, style: Format = "") -> str:
    """The value as one text; empty where unknown."""
    match value:
        case None | "" | ():
            return ""
        case bool():
            return "Có" if value else "Không"
        case PartialDate():
            return value.text if value.exact is None else _complete(value.exact, style)
        case date():
            return _complete(value, style)
        case int():
            return f"{value:02d}" if style == "padded" else str(value)
        case _:
            return _styled(text.nfc(str(value)), style)


def _styled(written: str, style: Format) -> str:
    match style:
        case "capitals":
            return written.upper()
        case "bare":
            # The form prints the code itself: 05 of 5-NQ/CB.
            number = written.split("-")[0].strip()
            return number.zfill(2) if number.isdigit() else number
        case "padded":
            return written.zfill(2) if written.isdigit() else written
        case _:
            return written


def _complete(day: date, style: Format) -> str:
    match style:
        case "words":
            return text.date_in_words(day)
        case "Words":
            return text.date_in_words(day).capitalize()
        case _:
            return text.date_text(day)


def _partial(value: date | PartialDate | None) -> PartialDate | None:
    return PartialDate.of(value) if isinstance(value, date) else value


def _date_parts(value: PartialDate | None, style: Format) -> tuple[Part, ...]:
    if value is not None and value.exact is not None:
        return (Part(_complete(value.exact, style)),)
    month = value.month if value else None
    unknown_day = Part(_DAY, known=False)
    known_month = Part(f"{month:02d}") if month else Part(_DAY, known=False)
    year = Part(str(value.year)) if value else Part(_YEAR, known=False)
    if style in ("words", "Words"):
        start = Part("Ngày " if style == "Words" else "ngày ")
        return (start, unknown_day, Part(" tháng "), known_month, Part(" năm "), year)
    return (unknown_day, Part("/"), known_month, Part("/"), year)
