"""Provinces and communes, and the way from an old address to the units that took it over."""

from __future__ import annotations

import csv
import functools
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from desktop.errors import Trouble
from desktop.rules import definition, text
from desktop.rules.facts.office import Place
from desktop.rules.partial_date import PartialDate

_COMMUNES = ("province_code", "province", "commune_code", "commune")
_OLD = ("old_province", "old_district", "old_commune", "old_commune_divided", "new_commune_code")

# How the kinds of unit are written, folded; the longer ones first because they hold the shorter.
_KINDS = {
    "thi tran": "thị trấn",
    "thi xa": "thị xã",
    "thanh pho": "thành phố",
    "dac khu": "đặc khu",
    "phuong": "phường",
    "huyen": "huyện",
    "quan": "quận",
    "tinh": "tỉnh",
    "xa": "xã",
    "tt": "thị trấn",
    "tx": "thị xã",
    "tp": "thành phố",
    "x": "xã",
    "p": "phường",
    "h": "huyện",
    "q": "quận",
    "t": "tỉnh",
}
_KIND = re.compile(rf"({'|'.join(_KINDS)})(?:\s*\.\s*|\s+)(?=\S)")
_OF_COMMUNES = {"xã", "phường", "thị trấn", "đặc khu"}
_BETWEEN = re.compile(r"[,;\n]|\s[-–]\s")
_BEFORE_KIND = re.compile(
    r"(?<!\bthi)\s(?=(?:thi tran|thi xa|thanh pho|dac khu|phuong|huyen|quan|tinh|xa)\s)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A province, or a commune with the province it lies in, as the official list writes them."""

    code: str
    name: str
    province: str = ""

    @property
    def wording(self) -> str:
        """As an address writes it: xã Trà Liên, thành phố Đà Nẵng."""
        return ", ".join(_in_address(name) for name in (self.name, self.province) if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class OldCommune:
    """A commune as it was before, with the codes of the communes that took it over."""

    name: str
    district: str
    province: str
    codes: tuple[str, ...]

    @property
    def wording(self) -> str:
        """As an address wrote it: xã Trà Nú, huyện Bắc Trà My, tỉnh Quảng Nam."""
        names = (self.name, self.district, self.province)
        return ", ".join(_in_address(name) for name in names if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A unit of today that an old address may lie in: both wordings, and the old commune read."""

    area: Area
    place: Place
    old: OldCommune


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What an old address may be called today.

    `head` is what stands before the commune, such as the hamlet. Several candidates mean that the
    user must be asked: `old` has then several communes, or one that was divided. `unlisted` are the
    old communes whose successor the newer list no longer has. `current` is the unit of today that
    the address names already.
    """

    written: str
    head: str
    old: tuple[OldCommune, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    unlisted: tuple[OldCommune, ...] = ()
    current: Area | None = None

    def with_area(self, area: Area) -> Place:
        """Both wordings, if the user says which unit it is today."""
        return _place(self.head, area, self.written)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """The shipped places: today's as of `as_of`, the way from the old ones as of `old_as_of`."""

    provinces: tuple[Area, ...]
    communes: Mapping[str, Area]
    as_of: PartialDate
    old_as_of: PartialDate
    old: Mapping[str, tuple[OldCommune, ...]]
    old_provinces: frozenset[str]
    named: Mapping[str, tuple[Area, ...]]
    searched: tuple[tuple[str, Area], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dates:
    communes: str
    old_to_new: str


def read(communes: str, old_to_new: str, dates: str) -> Gazetteer:
    """The places of the two lists and their dates; Trouble if one is damaged."""
    provinces: dict[str, Area] = {}
    areas: dict[str, Area] = {}
    for line in _lines(communes, _COMMUNES, "communes.csv"):
        province = line["province"]
        provinces.setdefault(line["province_code"], Area(code=line["province_code"], name=province))
        code = line["commune_code"]
        areas[code] = Area(code=code, name=line["commune"], province=province)
    named: dict[str, list[Area]] = defaultdict(list)
    for area in areas.values():
        named[_key(area.name)].append(area)
    told = definition.parse(_Dates, dates, "dates.toml")
    old = _old_communes(_lines(old_to_new, _OLD, "old_to_new.csv"))
    everything = (*provinces.values(), *areas.values())
    return Gazetteer(
        provinces=tuple(provinces.values()),
        communes=areas,
        as_of=_date(told.communes),
        old_as_of=_date(told.old_to_new),
        old=old,
        old_provinces=frozenset(_key(one.province) for every in old.values() for one in every),
        named={key: tuple(every) for key, every in named.items()},
        searched=tuple((_spoken(f"{one.name} {one.province}"), one) for one in everything),
    )


def find(gazetteer: Gazetteer, words: str, most: int = 10) -> tuple[Area, ...]:
    """Provinces and communes in which each word asked for begins a word; by name.

    Exact accents go first, then names that begin so, then those that hold all the words.
    """
    asked = _spoken(words).split()
    if not asked:
        return ()
    found = [area for key, area in gazetteer.searched if _has(key, asked)]
    exact, begins = f" {text.nfc(words).casefold()} ", _key(words)

    def rank(area: Area) -> tuple[bool, bool, bool, bool, str]:
        return (
            exact not in f" {area.name.casefold()} ",
            not _key(area.name).startswith(begins),
            not _has(_spoken(area.name), asked),
            bool(area.province),
            text.fold(f"{bare_name(area.name)} {area.province}"),
        )

    return tuple(sorted(found, key=rank)[:most])


def propose(gazetteer: Gazetteer, written: str) -> Proposal:
    """The units of today that a written address may lie in; nothing is guessed.

    The commune needs its district or province behind it. Accents and kinds decide where they were
    written; where they leave several communes, all of them are candidates.
    """
    tidy = text.nfc(written)
    atoms = _atoms(tidy)
    old: tuple[OldCommune, ...] = ()
    current: Area | None = None
    head = _head(atoms)
    for at in _commune_places(atoms):
        old, current = _old_at(gazetteer, atoms, at), _current_at(gazetteer, atoms, at)
        if old or current:
            head = ", ".join(atoms[:at])
            break
    candidates = {
        area.code: Candidate(area=area, place=_place(head, area, tidy), old=one)
        for one in old
        for code in one.codes
        if (area := gazetteer.communes.get(code)) is not None
    }
    lost = tuple(one for one in old if any(code not in gazetteer.communes for code in one.codes))
    return Proposal(
        written=tidy,
        head=head,
        old=old,
        candidates=tuple(candidates.values()),
        unlisted=lost,
        current=current,
    )


def bare_name(name: str) -> str:
    """The name of a unit without its kind: Trà Nú."""
    return name[len(found[0]) :] if (found := _KIND.match(_marked(name))) else name


def _lines(content: str, columns: tuple[str, ...], file: str) -> Iterable[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(content), strict=True)
    if tuple(reader.fieldnames or ()) != columns:
        raise Trouble(f"Tệp {file}: các cột không phải là {', '.join(columns)}; hãy cài lại.")
    for line in reader:
        if None in line or None in line.values():
            raise Trouble(f"Tệp {file}, dòng {reader.line_num}: thiếu hoặc thừa ô; hãy cài lại.")
        yield line


def _date(told: str) -> PartialDate:
    try:
        return PartialDate.stored(told)
    except ValueError as error:
        raise Trouble(f"Tệp dates.toml: “{told}” không phải là ngày; hãy cài lại.") from error


def _old_communes(lines: Iterable[dict[str, str]]) -> dict[str, tuple[OldCommune, ...]]:
    codes: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for line in lines:
        # An island district that had no communes is its own commune.
        name = line["old_commune"] or line["old_district"]
        district = line["old_district"] if line["old_commune"] else ""
        codes[name, district, line["old_province"]].append(line["new_commune_code"])
    found: dict[str, list[OldCommune]] = defaultdict(list)
    for (name, district, province), new in codes.items():
        found[_key(name)].append(
            OldCommune(name=name, district=district, province=province, codes=tuple(new))
        )
    return {key: tuple(every) for key, every in found.items()}


def _atoms(written: str) -> list[str]:
    """The parts of an address; where nothing divides them, the kinds of units do."""
    parts = _BETWEEN.split(written)
    if len(parts) == 1:
        ends = [found.start() for found in _BEFORE_KIND.finditer(_marked(written))]
        parts = [written[one:other] for one, other in pairwise([0, *ends, len(written)])]
    return [tidy for part in parts if (tidy := part.strip(" ."))]


def _commune_places(atoms: list[str]) -> Iterable[int]:
    """Where in an address the commune may stand: nowhere behind a part that says it is one."""
    for at, atom in enumerate(atoms[:-1]):
        yield at
        if _kind(atom) in _OF_COMMUNES:
            return


def _old_at(gazetteer: Gazetteer, atoms: list[str], at: int) -> tuple[OldCommune, ...]:
    """The old communes that a part names, if what follows is their district and province."""
    found = [
        one for one in gazetteer.old.get(_key(atoms[at]), ()) if _follows(gazetteer, one, atoms, at)
    ]
    likeness = [_likeness(one, atoms, at) for one in found]
    best = max(likeness, default=0)
    return tuple(one for one, like in zip(found, likeness, strict=True) if like == best)


def _follows(gazetteer: Gazetteer, old: OldCommune, atoms: list[str], at: int) -> bool:
    """Whether the parts behind a commune are its district, its province, or both.

    Behind the district a province may stand that was renamed or divided before the list was made.
    """
    district, province = _key(old.district), _key(old.province)
    behind = [_key(atom) for atom in atoms[at + 1 :]]
    rest = "".join(behind)
    if rest in (district, district + province):
        return True
    if rest == province:
        return _is_surely_commune(atoms, at)
    return behind[0] == district and "".join(behind[1:]) not in gazetteer.old_provinces


def _likeness(old: OldCommune, atoms: list[str], at: int) -> int:
    """How much more than the bare letters agrees: accents count most, then kinds."""
    behind = " ".join(atoms[at + 1 :])
    said = " ".join(bare_name(atom) for atom in atoms[at + 1 :])
    names = (bare_name(old.district), bare_name(old.province))
    accents = text.title_key(bare_name(atoms[at])) == text.title_key(bare_name(old.name))
    accents_behind = text.title_key(said) in map(text.title_key, (" ".join(names), *names))
    kind = _kind(atoms[at]) == _kind(old.name)
    kind_behind = not old.district or _kind(behind) in ("", _kind(old.district))
    return 8 * accents + 4 * accents_behind + 2 * kind + kind_behind


def _is_surely_commune(atoms: list[str], at: int) -> bool:
    """Whether a part before the province can be no district: it is the first, or says its kind."""
    return at == 0 or _kind(atoms[at]) in _OF_COMMUNES


def _current_at(gazetteer: Gazetteer, atoms: list[str], at: int) -> Area | None:
    """The commune of today that a part and the province behind it name, if they name one."""
    rest = "".join(_key(atom) for atom in atoms[at + 1 :])
    found = [
        area
        for area in gazetteer.named.get(_key(atoms[at]), ())
        if _key(area.province) == rest
        and _kind(atoms[at]) in ("", _kind(area.name))
        and _is_surely_commune(atoms, at)
    ]
    exact = [one for one in found if _sounds(one.name) == _sounds(atoms[at])]
    return (exact or found)[0] if len(exact or found) == 1 else None


def _head(atoms: list[str]) -> str:
    """What stands before the commune in an address that is not on the list."""
    kinds = [_kind(atom) in _OF_COMMUNES for atom in atoms]
    return ", ".join(atoms[: kinds.index(True)]) if True in kinds else ""


def _place(head: str, area: Area, written: str) -> Place:
    now = f"{head}, {area.wording}" if head else area.wording
    return Place(now=now, formerly="" if text.fold(now) == text.fold(written) else written)


def _in_address(name: str) -> str:
    bare = bare_name(name)
    return f"{name[: len(name) - len(bare)].lower()}{bare}"


def _kind(name: str) -> str:
    found = _KIND.match(_marked(name))
    return _KINDS[found[1]] if found else ""


def _sounds(name: str) -> str:
    return text.title_key(bare_name(name))


def _key(name: str) -> str:
    """The letters and digits of a name without its kind and marks."""
    bare = re.sub(r"[\W_]+", "", text.fold(bare_name(name)))
    return bare.lstrip("0") if bare.isdigit() else bare


def _marked(name: str) -> str:
    """A name folded letter by letter, so that places in it are places in the name."""
    return "".join(map(_folded_letter, name))


@functools.cache
def _folded_letter(letter: str) -> str:
    return text.fold(letter)[:1] or " "


def _spoken(words: str) -> str:
    """Words to be searched: folded, only letters and digits, a space before each."""
    return "".join(f" {word}" for word in re.findall(r"[^\W_]+", text.fold(words)))


def _has(spoken: str, asked: Iterable[str]) -> bool:
    return all(f" {word}" in spoken for word in asked)
