"""The shipped provinces and communes: finding a unit of today, and what an old address is now."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from desktop.rules import places
from desktop.rules.places import Area, Gazetteer, Proposal
from desktop.services import data


@dataclass(frozen=True, slots=True)
class FoundArea:
    """A unit of today as a search box shows it; `area` is what was found."""

    area: Area
    screen: str = ""

    @property
    def title(self) -> str:
        """The unit as an address writes it, without its province."""
        return self.area.wording.partition(", ")[0]

    @property
    def note(self) -> str:
        """The province, or that it is one."""
        return self.area.wording.partition(", ")[2] or "tỉnh, thành phố trực thuộc trung ương"

    @property
    def record(self) -> str:
        """The official code."""
        return self.area.code


@data.once
def gazetteer() -> Gazetteer:
    """All places, read once."""
    communes, old_to_new, dates = (
        data.text(f"resources/places/{name}")
        for name in ("communes.csv", "old_to_new.csv", "dates.toml")
    )
    return read(communes, old_to_new, dates)


@functools.lru_cache(maxsize=2)
def read(communes: str, old_to_new: str, dates: str) -> Gazetteer:
    """The places of these texts, read once however often packs come and go."""
    return places.read(communes, old_to_new, dates)


def find(words: str, most: int = 10) -> tuple[FoundArea, ...]:
    """Provinces and communes of today that match the words, accents or not; best first."""
    return tuple(FoundArea(area) for area in places.find(gazetteer(), words, most))


def propose(written: str) -> Proposal:
    """What an old address may be called today; several candidates mean that one must ask."""
    return places.propose(gazetteer(), written)


def as_of() -> str:
    """The date of the list of today's units, as an office writes it."""
    return gazetteer().as_of.text
