"""What is known of the committee, its cells and the places it looks after, frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from desktop.rules.partial_date import PartialDate

Model = Literal["A", "B"]
Level = Literal["commune", "province"]
CellKind = Literal["village", "base", "under"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in today's wording and, where it was renamed, in the wording of the time."""

    now: str = ""
    formerly: str = ""

    @property
    def text(self) -> str:
        """Today's wording with the old one in brackets, as the official booklets ask."""
        if self.now and self.formerly:
            return f"{self.now} (trước đây là {self.formerly})"
        return self.now or self.formerly


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs: the post in capitals as printed, and the full name without titles."""

    post: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The committee that uses the program: of a commune, or of the province that gathers.

    `lead_days` are how many days before a last day it wants to be told; none: as the process says.
    """

    commune_kind: str = "xã"
    commune_name: str = ""
    province_kind: str = "tỉnh"
    province_name: str = ""
    model: Model = "B"
    level: Level = "commune"
    term: str = ""
    term_from: date | None = None
    term_to: date | None = None
    standing_members: int | None = None
    signer: Signer = field(default_factory=Signer)
    place: str = ""
    lead_days: tuple[int, ...] = ()

    @property
    def commune(self) -> str:
        """xã Hoa Ban; nothing while the name is not known."""
        return f"{self.commune_kind} {self.commune_name}" if self.commune_name else ""

    @property
    def province(self) -> str:
        """tỉnh Sơn La; nothing while the name is not known."""
        return f"{self.province_kind} {self.province_name}" if self.province_name else ""

    @property
    def gathers(self) -> bool:
        """Whether other committees send their reports here: a province, or model A's commune."""
        return self.level == "province" or self.model == "A"

    @property
    def committee(self) -> str:
        """Đảng ủy xã Hoa Ban; Tỉnh ủy Sơn La, Thành ủy Đà Nẵng for a province."""
        if self.level == "province":
            return self.province_committee
        return f"Đảng ủy {self.commune}" if self.commune else ""

    @property
    def province_committee(self) -> str:
        """Tỉnh ủy Sơn La, Thành ủy Đà Nẵng."""
        head = "Thành ủy" if self.province_kind == "thành phố" else "Tỉnh ủy"
        return f"{head} {self.province_name}" if self.province_name else ""

    @property
    def letters(self) -> str:
        """What ends the number of its papers: ĐU, or TU for a province."""
        return "TU" if self.level == "province" else "ĐU"

    @property
    def party_body(self) -> str:
        """Đảng bộ xã Hoa Ban."""
        name = self.province if self.level == "province" else self.commune
        return f"Đảng bộ {name}" if name else ""

    @property
    def province_party(self) -> str:
        """Đảng bộ tỉnh Sơn La."""
        return f"Đảng bộ {self.province}" if self.province else ""

    @property
    def standing_committee(self) -> str:
        """Ban Thường vụ Đảng ủy xã Hoa Ban."""
        return f"Ban Thường vụ {self.committee}" if self.committee else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A Party cell; `kind` decides the path of its papers, `sector` says where it works."""

    id: str
    name: str
    kind: CellKind = "village"
    sector: str = "village"
    base_committee: str = ""
    secretary: str = ""
    secretary_post: str = "BÍ THƯ"
    founded: PartialDate | None = None
    dissolved: date | None = None

    @property
    def short(self) -> str:
        """The name without the words Chi bộ."""
        return self.name.removeprefix("Chi bộ ")

    @property
    def base_party_body(self) -> str:
        """Đảng bộ cơ sở Nà Ngần, of Đảng ủy cơ sở Nà Ngần."""
        return self.base_committee.replace("Đảng ủy", "Đảng bộ", 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPast:
    """The cell and the helping cell of a place until a day, before they changed."""

    until: date
    cell_id: str | None = None
    helping_cell_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A place or organisation that ought to have members: hamlet, school, station, enterprise.

    `cell_id` and `helping_cell_id` are those of today, `past` the ones before.
    """

    id: str
    name: str
    kind: str
    cell_id: str | None = None
    helping_cell_id: str | None = None
    since: date | None = None
    until: date | None = None
    past: tuple[UnitPast, ...] = ()

    def cell_on(self, day: date) -> str | None:
        """The cell of the place on a day."""
        then = self._then(day)
        return then.cell_id if then else self.cell_id

    def helping_on(self, day: date) -> str | None:
        """The cell that helped the place on a day."""
        then = self._then(day)
        return then.helping_cell_id if then else self.helping_cell_id

    def _then(self, day: date) -> UnitPast | None:
        held = [one for one in self.past if day <= one.until]
        return min(held, key=lambda one: one.until, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Admissions to reach, by the commune (no cell) or one cell, in a year or a term."""

    scope: Literal["year", "term"]
    year: int
    admit: int
    cell_id: str | None = None
    number: str = ""
    day: date | None = None
