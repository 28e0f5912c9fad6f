"""Which documents, limits and thresholds hold on which day; all numbers come from the data."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from desktop.errors import Trouble
from desktop.rules import definition
from desktop.rules.facts.paper import Law

Unit = Literal[
    "working-day", "day", "month", "year", "grade", "people", "share", "times", "day-of-month"
]
CountedFrom = Literal["", "day", "received", "probation-end", "born"]
Confidence = Literal["high", "medium", "low"]

_UNIT_TEXT = {
    "working-day": "ngày làm việc",
    "day": "ngày",
    "month": "tháng",
    "year": "tuổi",
    "grade": "lớp",
    "people": "người",
    "times": "lần",
}
TIME_UNITS = ("working-day", "day", "month")
"""The units of the limits that superiors may shorten: those of time."""


def basis_told(source: str, confidence: Confidence, note: str = "") -> str:
    """A source as a clerk reads it: whatever is not known for certain is said to be unconfirmed."""
    if confidence == "high":
        return source
    why = f": {note[:1].lower()}{note[1:]}" if note else ""
    return f"{source}; chưa xác nhận{why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a rule stands: a kind of document; the article, in all its editions or in each.

    An edition is named by its number, or as the screen names it where several have one number.
    """

    document: str
    article: str = ""
    articles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A governing document: `citation` as papers cite it, `short` as the screen names it.

    It holds from `in_force_from` until the day before the next document of its kind, or until
    `in_force_to` where given.
    """

    kind: str
    number: str = ""
    day: date | None = None
    short: str
    citation: str
    in_force_from: date
    in_force_to: date | None = None
    confidence: Confidence
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A dated number of the law; `of` makes it a share (2 of 3), to be passed if `strictly`."""

    id: str
    title: str
    value: int
    unit: Unit
    of: int = 1
    strictly: bool = False
    counted_from: CountedFrom = ""
    in_force_from: date
    in_force_to: date | None = None
    basis: Source | None = None
    source: str = ""
    confidence: Confidence
    note: str = ""
    local: bool = False

    @property
    def share(self) -> Fraction:
        """The threshold as an exact fraction."""
        return Fraction(self.value, self.of)

    @property
    def text(self) -> str:
        """As a sentence says it: 30 ngày làm việc, 12 tháng, 2/3."""
        if self.unit == "share":
            return f"{self.value}/{self.of}"
        if self.unit == "day-of-month":
            return f"ngày {self.value} hằng tháng"
        return f"{self.value} {_UNIT_TEXT[self.unit]}"

    @property
    def shown_source(self) -> str:
        """The source, and that it is not confirmed where it is not."""
        return basis_told(self.source, self.confidence, self.note)

    @property
    def told(self) -> str:
        """As a deadline tells it: the text, and whose limit it is where superiors set it."""
        return f"{self.text} theo quy định của địa phương" if self.local else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialPaper:
    """A paper or consent that a special case needs beside the usual ones.

    Without it the step `by` is blocked, or warned of, as `demand` says; "info" is only listed.
    `when` names the condition under which it is needed. It is entered by hand, or is there once
    `step` is recorded. `limit` is its term, counted from the latest of the steps `start`.
    """

    id: str
    title: str
    who: str
    by: str = ""
    demand: Literal["block", "warn", "info"] = "warn"
    when: str = ""
    step: str = ""
    form: str = ""
    limit: str = ""
    start: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Special:
    """A special case: the condition under which a case is one, its sources and extra papers."""

    id: str
    title: str
    when: str
    note: str = ""
    basis: tuple[Source, ...]
    paper: tuple[SpecialPaper, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """The relatives that are verified from a day on, by codes of `lists/relations.toml`.

    Those in `grown` only from the age of full legal capacity.
    """

    in_force_from: date
    relations: tuple[str, ...]
    grown: tuple[str, ...] = ()
    basis: Source
    simplified: Source
    confidence: Confidence
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class LawBook:
    """The law by day: documents and limits, the office's own limits before the central ones."""

    documents: tuple[Document, ...]
    limits: tuple[Limit, ...]
    special: tuple[Special, ...] = ()
    verified: tuple[Verified, ...] = ()

    def document(self, kind: str, day: date) -> Document | None:
        """The document of a kind in force on a day, or None."""
        if (kind, day) not in self._documents_by_day:
            held = [one for one in self.documents if one.kind == kind and _holds(one, day)]
            found = max(held, key=lambda one: one.in_force_from, default=None)
            self._documents_by_day[kind, day] = found
        return self._documents_by_day[kind, day]

    def edition(self, day: date) -> str:
        """The name of the edition of the law: the number of the rules in force, or ""."""
        rules = self.document("rules", day)
        return rules.number if rules else ""

    def facts(self, day: date) -> Law:
        """The citations that papers of that day print; "" where no document is known."""
        return Law(
            statutes=self._citation("statutes", day),
            rules=self._citation("rules", day),
            guidance=self._citation("guidance", day),
            forms_guidance=self._citation("forms-guidance", day),
        )

    def limit(self, limit_id: str, day: date) -> Limit:
        """The limit on a day with its source in words, before the data begins the first one.

        KeyError where the data has none of that name, or has ended.
        """
        if (limit_id, day) not in self._limits_by_day:
            named = [one for one in self.limits if one.id == limit_id]
            held = [one for one in named if _holds(one, day)]
            later = [one for one in named if one.in_force_from > day]
            if not held and not later:
                raise KeyError(f"no limit {limit_id} on {day}")
            if held:
                found = max(held, key=lambda one: (one.local, one.in_force_from))
            else:
                found = min(later, key=lambda one: one.in_force_from)
            if found.basis is not None and not found.source:
                found = replace(found, source=self.source(found.basis, day))
            self._limits_by_day[limit_id, day] = found
        return self._limits_by_day[limit_id, day]

    def verified_on(self, day: date) -> Verified | None:
        """Whom the law has verified on a day; None where the data tells of no such day."""
        held = [one for one in self.verified if one.in_force_from <= day]
        return max(held, key=lambda one: one.in_force_from, default=None)

    def sources(self, bases: Iterable[Source], day: date) -> str:
        """Several sources in words, those left out of which no document is known that day."""
        found = (self.source(one, day) for one in bases)
        return "; ".join(source for source in found if source)

    def source(self, basis: Source, day: date) -> str:
        """The source of a rule in words on a day: điểm 4.1, Quy định 294-QĐ/TW."""
        document = self.document(basis.document, day)
        if document is None:
            return ""
        named = basis.articles
        article = named.get(document.short) or named.get(document.number, basis.article)
        return f"{article}, {document.short}" if article else document.short

    @functools.cached_property
    def special_by_step(self) -> Mapping[str, tuple[tuple[Special, SpecialPaper], ...]]:
        """The papers of special cases by the step that waits for them."""
        found: dict[str, tuple[tuple[Special, SpecialPaper], ...]] = {}
        for one in self.special:
            for paper in one.paper:
                if paper.by and paper.demand != "info":
                    found[paper.by] = (*found.get(paper.by, ()), (one, paper))
        return found

    @functools.cached_property
    def _documents_by_day(self) -> dict[tuple[str, date], Document | None]:
        """What was found already: thousands of cases ask for the same few days."""
        return {}

    @functools.cached_property
    def _limits_by_day(self) -> dict[tuple[str, date], Limit]:
        return {}

    def _citation(self, kind: str, day: date) -> str:
        document = self.document(kind, day)
        return document.citation if document else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalLimit:
    """A limit as the office's own superiors set it, with its source."""

    id: str
    value: int
    in_force_from: date
    in_force_to: date | None = None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _DocumentsFile:
    document: tuple[Document, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _LimitsFile:
    limit: tuple[Limit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _SpecialFile:
    special: tuple[Special, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _VerifiedFile:
    verified: tuple[Verified, ...] = ()


def read(
    documents: str,
    limits: str,
    local: Iterable[LocalLimit] = (),
    *,
    special: str = "",
    verified: str = "",
) -> LawBook:
    """The law from the texts of its files and the office's own limits; Trouble if faulty."""
    rows = definition.parse(_LimitsFile, limits, "law/limits.toml").limit
    own = []
    for mine in local:
        central = [row for row in rows if row.id == mine.id]
        if not central:
            raise Trouble(f"Không có thời hạn {mine.id}; hãy bỏ dòng này trong Cài đặt.")
        own += [_own(mine, row) for row in central]
    return LawBook(
        documents=definition.parse(_DocumentsFile, documents, "law/documents.toml").document,
        limits=(*rows, *(row for row in own if row is not None)),
        special=definition.parse(_SpecialFile, special, "law/special.toml").special,
        verified=definition.parse(_VerifiedFile, verified, "law/verified.toml").verified,
    )


def _own(mine: LocalLimit, central: Limit) -> Limit | None:
    """The central row with the office's number, for the days that both hold."""
    start = max(mine.in_force_from, central.in_force_from)
    ends = [end for end in (mine.in_force_to, central.in_force_to) if end is not None]
    if ends and min(ends) < start:
        return None
    return replace(
        central,
        value=mine.value,
        in_force_from=start,
        in_force_to=min(ends, default=None),
        source=mine.source,
        confidence="high",
        note="",
        local=True,
    )


def _holds(one: Document | Limit, day: date) -> bool:
    return one.in_force_from <= day and (one.in_force_to is None or day <= one.in_force_to)
