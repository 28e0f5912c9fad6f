"""Types of documents, the bodies that issue them, and their numbers, as 05-NQ/CB."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop.errors import Trouble
from desktop.rules import definition
from desktop.rules.editions import Confidence
from desktop.rules.facts.office import Office

_WRITTEN = re.compile(r"0*(\d{1,5})\s*[-/]\s*([^\W\d_]+)\s*[-/]\s*([^\W\d_]+)")
_BARE = re.compile(r"0*(\d{1,5})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A type of document; one `per_person` names one person only."""

    id: str
    name: str
    code: str
    per_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A kind of issuing body; every cell and every base committee numbers for itself."""

    id: str
    name: str
    symbol: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Barred:
    """Types that a body may not issue from one day to another, both included."""

    body: str
    kinds: tuple[str, ...]
    in_force_from: date
    in_force_to: date | None = None
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSeries:
    """The series that the paper of a step is numbered in."""

    id: str
    body: str
    kind: str


@dataclass(frozen=True, slots=True)
class Series:
    """What runs from 01 through a term: a type of document of one kind of body."""

    body: Body
    kind: Kind

    @property
    def symbol(self) -> str:
        """NQ/CB."""
        return f"{self.kind.code}/{self.body.symbol}"

    def written(self, serial: int) -> str:
        """A number as papers write it: 05-NQ/CB."""
        return f"{serial:02d}-{self.symbol}"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number that was read: its place in its series."""

    series: Series
    serial: int

    @property
    def text(self) -> str:
        """The number as papers write it."""
        return self.series.written(self.serial)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentBook:
    """The shape of `law/document_series.toml`."""

    title: str
    source: str
    body: tuple[Body, ...]
    kind: tuple[Kind, ...]
    barred: tuple[Barred, ...]
    step: tuple[StepSeries, ...]

    def series(self, body: str, kind: str) -> Series:
        """The series of a body and type by their ids; KeyError for one unknown."""
        bodies = {one.id: one for one in self.body}
        return Series(bodies[body], {one.id: one for one in self.kind}[kind])

    def of_step(self, step: str) -> Series | None:
        """The series of the paper of a step; None where nothing of ours is numbered."""
        found = next((one for one in self.step if one.id == step), None)
        return self.series(found.body, found.kind) if found else None

    def read_number(self, written: str, usual: Series | None = None) -> Numbered | None:
        """What a typed number means; None for one of a body or type that is not ours.

        A bare number is of the usual series. Where a code or symbol stands for two, the usual
        series decides, else the first of the file.
        """
        typed = written.strip()
        bare = _BARE.fullmatch(typed)
        if bare:
            return Numbered(usual, int(bare[1])) if usual and int(bare[1]) else None
        found = _WRITTEN.fullmatch(typed)
        series = self.of_symbol(f"{found[2]}/{found[3]}", usual) if found else None
        return Numbered(series, int(found[1])) if found and series and int(found[1]) else None

    def of_symbol(self, symbol: str, usual: Series | None = None) -> Series | None:
        """The series written like NQ/CB, the usual one first; None for one that is not ours."""
        code, _, issuer = symbol.upper().partition("/")
        kinds = [one for one in self.kind if one.code.upper() == code]
        bodies = [one for one in self.body if one.symbol.upper() == issuer]
        if not kinds or not bodies:
            return None
        kind = usual.kind if usual and usual.kind in kinds else kinds[0]
        return Series(usual.body if usual and usual.body in bodies else bodies[0], kind)

    def doubt(self, series: Series, day: date) -> str:
        """Why the body may not issue this type on a day, as a sentence; "" if nothing says so."""
        for one in self.barred:
            if one.body != series.body.id or series.kind.id not in one.kinds:
                continue
            if one.in_force_from <= day and (one.in_force_to is None or day <= one.in_force_to):
                return (
                    f"{series.body.name} không thuộc diện ban hành {series.kind.name.lower()} "
                    f"({one.source}). Hãy kiểm tra lại loại văn bản."
                )
        return ""


def term_of(office: Office, day: date | None) -> str:
    """The running term as 2025 - 2030 if the day lies in it; "" before it or while not known."""
    if day is None or office.term_from is None or day < office.term_from:
        return ""
    if office.term_to is not None and day > office.term_to:
        return ""
    until = f" - {office.term_to.year}" if office.term_to else ""
    return office.term or f"{office.term_from.year}{until}"


def read(text: str, file: str) -> DocumentBook:
    """The file as a DocumentBook; Trouble naming the entry that speaks of something unknown."""
    book = definition.parse(DocumentBook, text, file)
    bodies, kinds = {one.id for one in book.body}, {one.id for one in book.kind}
    pairs = [(one.body, kind) for one in book.barred for kind in one.kinds]
    pairs += [(one.body, one.kind) for one in book.step]
    for body, kind in pairs:
        if body not in bodies or kind not in kinds:
            raise Trouble(f"Tệp {file}: không có “{body}” hoặc “{kind}”; hãy sửa tên.")
    return book
