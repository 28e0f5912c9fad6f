"""Invented offices drawn by chance from a seed, written as rows, with the gaps records have.

Lives hold together: nobody leaves or comes twice; what contradicts itself is tested elsewhere.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from desktop.rules.members.departures import LEAVING
from desktop.rules.partial_date import PartialDate
from desktop.services.office import Office
from desktop.store.tables.badges import BadgeRow
from desktop.store.tables.card_requests import CardRequestRow
from desktop.store.tables.cases import AtAdmissionRow, CaseRow, StepRow
from desktop.store.tables.departures import DepartureRow
from desktop.store.tables.imports import CentralRow
from desktop.store.tables.members import BelongingRow, DisciplineRow, MembershipRow, MovementRow
from desktop.store.tables.office import OfficeRow
from desktop.store.tables.organisations import CellRow, UnitRow
from desktop.store.tables.people import PersonRow
from desktop.store.tables.ranking import CellRankRow, MemberRankRow
from desktop.store.tables.record import Record
from desktop.store.tables.transfers import TransferRow

PEOPLE = 60
_BEGAN, _ENDED = date(2023, 1, 5), date(2026, 6, 30)
_SECTORS = (
    *("village", "urban-block", "school", "health", "farm-extension", "agency"),
    *("party-agency", "state-agency"),
    *("enterprise", "cooperative", "police", "military", "other"),
)
_COMMITTEES = ("Đảng ủy cơ sở Nà Ngần", "Đảng ủy cơ sở Nà Ngần", "Đảng ủy cơ sở Áng", "")
_UNIT_KINDS = ("village", "hamlet", "urban-block", "school", "health", "enterprise", "other")
_ETHNIC = ("Kinh", "kinh", "Thái", "Mông", "Hmông", "Dao", "Khơ-me", "Khmer", "Ngái", "Ê-đê", "Xá")
_RELIGIONS = ("Không", "Phật giáo", "Công giáo", "Tin Lành", "Cao Đài", "Tôn giáo Baha'i", "Lạ")
_WORK = (
    *("state-official", "party-official", "commune-official", "hamlet-worker", "public-employee"),
    *("private-service", "business-leader", "business-staff", "worker", "farmer", "soldier"),
    *("student", "pupil", "other", "retired"),
)
_GENERAL = ("literate", "primary", "lower-secondary", "upper-secondary")
_TRAINED = ("none", "elementary", "vocational", "college", "university", "master", "doctor")
_THEORY = ("Sơ cấp", "SC", "Trung cấp", "Cao cấp", "Cử nhân", "Chưa qua đào tạo")
_TITLES = ("", "", "", "", "Phó Giáo sư", "PGS", "Giáo sư")
_GROUPS = ("union-member", "veteran", "business-owner", "foreign-marriage", "population-policy")
_REACHES = ("province", "other-province", "abroad", "")
_LEAVING = ("died", "expelled", "struck-off", "resigned", "transferred-out")
_RANKS = ("excellent", "good", "done", "failed", "failed", "none")
_CAUSES = (
    *("new", "exempt", "suspended", "away", "not-held"),
    *("decline", "under-half", "servant", "disciplined", "other"),
)
_WAY = ("outstanding", "candidate", "class-sent", "certificate", "decision", "ceremony")


def fill(office: Office, seed: int) -> None:
    """Fill an empty office with cells, places and people."""
    chance = random.Random(seed)
    rows = [row for group in _Invention(chance, "AB"[seed % 2]).everything() for row in group]
    with office.file.writing() as session:
        for kind in (OfficeRow, CellRow, PersonRow, CaseRow, Record):
            session.add_all([one for one in rows if isinstance(one, kind)])
            session.flush()


class _Invention:
    def __init__(self, chance: random.Random, model: str) -> None:
        self._chance = chance
        self._model = model
        self._cells = [f"cell-{number}" for number in range(9)]

    def everything(self) -> Iterator[list[Record]]:
        yield [self._office()]
        yield [self._cell(key) for key in self._cells]
        yield [self._unit(number) for number in range(14)]
        lives = (
            *(self._long_member, self._left, self._came, self._admitted, self._admitted),
            *(self._on_the_way, self._again, self._restored, self._guest, self._stranger),
        )
        for number in range(PEOPLE):
            key = f"person-{number:03d}"
            yield [self._person(key), *lives[number % len(lives)](key)]
        yield list(self._ranks())

    def _ranks(self) -> Iterator[Record]:
        """Proposed or decided, some with a cause of another rank than the one decided since."""
        for year in (2024, 2025):
            for number in range(0, PEOPLE, 2):
                yield MemberRankRow(
                    year=year,
                    person_id=f"person-{number:03d}",
                    proposed=self._one(_RANKS, known=0.7),
                    decided=self._one(_RANKS, known=0.5),
                    cause=self._one(_CAUSES, known=0.6),
                )
            for key in self._cells[:6]:
                ranks = {name: self._one(_RANKS, known=0.6) for name in ("proposed", "decided")}
                yield CellRankRow(year=year, cell_id=key, **ranks)

    def _maybe(self, chance: float = 0.8) -> bool:
        return self._chance.random() < chance

    def _one(self, values: tuple[Any, ...], empty: Any = "", known: float = 0.85) -> Any:
        return self._chance.choice(values) if self._maybe(known) else empty

    def _day(self, first: date = _BEGAN, last: date = _ENDED) -> date:
        return first + timedelta(days=self._chance.randrange((last - first).days))

    def _part(self, first: date, last: date) -> PartialDate:
        """A day, of which a month or a year alone may be known."""
        day = PartialDate.of(self._day(first, last))
        parts = self._chance.choices((3, 2, 1), (8, 1, 1))[0]
        return PartialDate(*(day.year, day.month, day.day)[:parts])

    def _office(self) -> OfficeRow:
        return OfficeRow(
            commune_kind=self._chance.choice(("xã", "phường", "đặc khu")),
            commune_name="Hoa Ban",
            province_kind="tỉnh",
            province_name="Sơn La",
            model=self._model,
        )

    def _cell(self, key: str) -> CellRow:
        kind = self._chance.choice(("village", "base", "under"))
        return CellRow(
            id=key,
            name=f"Chi bộ {key}",
            search_key=key,
            kind=kind,
            base_committee=self._chance.choice(_COMMITTEES) if kind == "under" else "",
            sector=self._chance.choice(_SECTORS),
            founded=self._part(date(2024, 6, 1), date(2025, 12, 1)) if self._maybe(0.3) else None,
            dissolved=self._day() if self._maybe(0.2) else None,
        )

    def _unit(self, number: int) -> UnitRow:
        return UnitRow(
            name=f"Nơi {number}",
            search_key=f"noi {number}",
            kind=self._chance.choice(_UNIT_KINDS),
            cell_id=self._one(tuple(self._cells), None, 0.6),
            since=self._day() if self._maybe(0.2) else None,
            until=self._day() if self._maybe(0.2) else None,
        )

    def _person(self, key: str) -> PersonRow:
        return PersonRow(
            id=key,
            name=f"Người {key}",
            search_key=key,
            sort_key=key,
            sex=self._one(("nam", "nữ"), None),
            born=self._one((self._part(date(1940, 1, 1), date(2006, 12, 31)),), None, 0.93),
            ethnicity=self._one(_ETHNIC),
            religion=self._one(_RELIGIONS),
            union_joined=self._one((self._part(date(2014, 1, 1), date(2024, 1, 1)),), None, 0.5),
            academic_title=self._chance.choice(_TITLES),
            removed=self._day() if self._maybe(0.05) else None,
            **self._described(),
        )

    def _described(self) -> dict[str, Any]:
        return {
            "occupation_group": self._one(_WORK),
            "general_level": self._one(_GENERAL),
            "professional_level": self._one(_TRAINED),
            "political_theory": self._one(_THEORY),
            "groups": [group for group in _GROUPS if self._maybe(0.2)],
        }

    def _membership(self, key: str, before: date, **other: Any) -> MembershipRow:
        """Of somebody admitted well before a day; some dates may not be known."""
        admitted = self._part(date(1940, 1, 1), before - timedelta(days=800))
        official = PartialDate.of(admitted.latest + timedelta(days=380))
        given = {
            "decided": PartialDate.of(admitted.earliest - timedelta(days=9)),
            "admitted": admitted,
            "official": official,
            **other,
        }
        return MembershipRow(
            person_id=key,
            card_number=self._one(("012345678901",)),
            dossier_number=self._one(("000123 SL",)),
            **{name: value if self._maybe(0.9) else None for name, value in given.items()},
        )

    def _belongings(self, key: str, since: date | None = None) -> Iterator[BelongingRow]:
        if not self._maybe(0.9):
            return
        first, second = self._chance.sample(self._cells, 2)
        if self._maybe(0.7):
            yield BelongingRow(person_id=key, cell_id=first, since=since)
            return
        turn = self._day(since or _BEGAN, _ENDED + timedelta(days=30))
        yield BelongingRow(
            person_id=key, cell_id=first, since=since, until=turn - timedelta(days=1)
        )
        yield BelongingRow(person_id=key, cell_id=second, since=turn)

    def _move(self, key: str, kind: str, day: date) -> Record:
        """Written as a movement, or as the transfer or departure that it was."""
        reach = self._chance.choice(_REACHES)
        way = {"transferred-in": "in", "transferred-out": "out"}.get(kind)
        if way and self._maybe(0.5):
            kinds = ("out", "abroad") if way == "out" else ("in",)
            kind = self._chance.choice(kinds)
            return TransferRow(person_id=key, kind=kind, reach=reach, received=day)
        if kind in LEAVING and self._maybe(0.5):
            return DepartureRow(person_id=key, kind=kind, day=day)
        return MovementRow(person_id=key, kind=kind, day=day, reach=reach if way else "")

    def _long_member(self, key: str) -> Iterator[Record]:
        yield self._membership(key, _BEGAN)
        yield from self._belongings(key)
        if self._maybe(0.4):
            status = self._chance.choice(("exempt", "active"))
            since = self._one((self._part(_BEGAN, _ENDED),), None)
            yield CentralRow(person_id=key, status=status, status_on=since)
        if self._maybe(0.4):
            form = self._chance.choice(("reprimand", "warning", "removal"))
            day = self._day() if self._maybe() else None
            yield DisciplineRow(person_id=key, form=form, day=day)
        if self._maybe(0.3):
            kind = self._chance.choice(("out-temporary", "abroad-temporary"))
            yield TransferRow(person_id=key, kind=kind, letter=self._day())
        if self._maybe(0.3):
            # Exempt, or about to be struck off: neither is gone.
            kind, day = self._chance.choice((("exempt", self._day()), ("struck-off", None)))
            yield DepartureRow(person_id=key, kind=kind, day=day)
        if self._maybe(0.5):
            kind, years = self._one(("again", "before"), "round"), self._one((35, 60, 95), 30)
            yield BadgeRow(person_id=key, kind=kind, years=years, handed=self._some_day())
        if self._maybe(0.5):
            kind, days = self._one(("lost", "damaged"), "first"), sorted((self._day(), self._day()))
            handed = days[1] if self._maybe(0.4) else None
            yield CardRequestRow(person_id=key, kind=kind, asked=days[0], handed=handed)

    def _some_day(self) -> date | None:
        return self._day() if self._maybe() else None

    def _left(self, key: str) -> Iterator[Record]:
        yield from self._long_member(key)
        yield self._move(key, self._chance.choice(_LEAVING), self._day())

    def _came(self, key: str) -> Iterator[Record]:
        day = self._day()
        if self._maybe(0.7):
            yield self._membership(key, day)
        else:
            official = PartialDate.of(day + timedelta(days=self._chance.randrange(200)))
            yield MembershipRow(person_id=key, official=official)
        yield from self._belongings(key, day if self._maybe() else None)
        yield self._move(key, "transferred-in", day)
        if self._maybe(0.3) and (day + timedelta(days=60)) < _ENDED:
            left = self._day(day + timedelta(days=30), _ENDED)
            yield self._move(key, self._chance.choice(_LEAVING), left)

    def _case(self, key: str, steps: int, until: date = _ENDED, **case: Any) -> Iterator[Record]:
        """The first so many steps of the way, a month or two apart; the last is before `until`."""
        days = [until - timedelta(days=45 * back) for back in range(steps, 0, -1)]
        case_id = f"case-{key}{'-again' if case else ''}"
        yield CaseRow(id=case_id, person_id=key, began=days[0], **case)
        for step, day in zip(_WAY[:steps], days, strict=True):
            yield StepRow(case_id=case_id, step=step, day=day)

    def _admitted(self, key: str, **case: Any) -> Iterator[Record]:
        ceremony = self._day(date(2023, 9, 1), _ENDED)
        case_id = f"case-{key}{'-again' if case else ''}"
        yield from self._case(key, len(_WAY), ceremony + timedelta(days=45), **case)
        yield from self._belongings(key, ceremony if self._maybe(0.5) else None)
        if self._maybe(0.6):
            yield AtAdmissionRow(case_id=case_id, **self._described())
        if case:
            return
        if self._maybe(0.4):
            yield MembershipRow(person_id=key, card_number="012345678902", dossier_number="1")
        ended = ceremony + timedelta(days=370 + self._chance.randrange(60))
        said = self._chance.choice(("recognition-decision", "not-recognised", "struck-off", ""))
        if said and ended <= _ENDED:
            yield StepRow(case_id=case_id, step=said, day=ended)
            if said == "recognition-decision" and self._maybe(0.2):
                yield self._move(key, "transferred-out", ended + timedelta(days=25))

    def _on_the_way(self, key: str) -> Iterator[Record]:
        until = self._day(date(2023, 9, 1), _ENDED)
        yield from self._case(key, self._chance.randint(1, len(_WAY) - 1), until)
        yield from self._belongings(key)
        if self._maybe(0.3):
            said = self._chance.choice(("moved-away", "withdrawn"))
            yield StepRow(case_id=f"case-{key}", step=said, day=until + timedelta(days=30))

    def _again(self, key: str) -> Iterator[Record]:
        """Expelled long ago and admitted again."""
        yield self._membership(key, date(2015, 1, 1), admitted=PartialDate(2001, 5, 19))
        yield MovementRow(person_id=key, kind="expelled", day=self._day(date(2016, 1, 1), _BEGAN))
        yield from self._admitted(key, again=True)

    def _restored(self, key: str) -> Iterator[Record]:
        yield self._membership(key, _BEGAN)
        yield from self._belongings(key)
        left = self._day(_BEGAN, date(2025, 6, 1))
        yield MovementRow(person_id=key, kind="expelled", day=left)
        back = left + timedelta(days=self._chance.randint(20, 700))
        yield MovementRow(person_id=key, kind="restored", day=back)

    def _guest(self, key: str) -> Iterator[Record]:
        day = self._day()
        yield self._membership(key, day)
        yield TransferRow(person_id=key, kind="in-temporary", received=day)

    def _stranger(self, key: str) -> Iterator[Record]:
        yield from self._belongings(key)
