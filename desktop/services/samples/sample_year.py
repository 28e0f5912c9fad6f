"""The year of an invented commune: who came and went, meetings, a class, inspection, ranking."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle, islice
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.rules import calendar
from desktop.rules.cells import ranking as rules
from desktop.rules.cells.ranking import GOOD
from desktop.rules.members import fees as fee_rules
from desktop.services import shipped
from desktop.services.cells import (
    cell_leaders,
    cell_meetings,
    classes,
    inspections,
    organisations,
    ranking,
    ranking_view,
    targets,
    units,
)
from desktop.services.cells.ranking_view import YearRanking
from desktop.services.keeping import settings
from desktop.services.members import badges, contacts, fees, loans, members, transfers
from desktop.services.office import Office
from desktop.services.people import people
from desktop.services.samples.sample_communes import Commune, InspectionPlan, YearPlan
from desktop.services.samples.sample_invention import Act, Invention
from desktop.services.samples.sample_people import Invented
from desktop.store.tables.classes import ClassSeatRow
from desktop.store.tables.people import PersonRow

_AWAY = "Đảng bộ xã Bình Minh"
_YOUNG = 40
"""Of those born at most so many years ago nothing else is told."""
_BEFORE, _LENGTH = timedelta(days=20), timedelta(days=11)
"""From a decision to the ceremony; from the beginning of an inspection to its conclusion."""
_ROUND = "class-of-the-year"
_LATE = timedelta(days=15)
_LATE_CELLS = 4
_SENT_BEFORE = timedelta(days=14)
_NEAR = "Đảng ủy xã Bình Minh"
_BORROWER, _BORROWS = "Nguyễn Văn Tuấn", "Ủy ban Kiểm tra Đảng ủy"
_INTRODUCED, _LENT = 4, 3
_STOPPED = 8
"""The last month of which everybody paid the fee."""
_TERM_BEGAN = timedelta(days=200)
"""How long before the year the cells held their congresses."""
_ATTENDED = 3
"""Whoever is in charge of a cell comes to every third of its meetings."""
_ASKED_BEFORE = timedelta(days=50)
_FIRST = (settings.set_office, organisations.add_cell, units.add_unit, targets.set_target)
_BULK = (people.add_person, members.place_in_cell, members.set_membership)


@dataclass(slots=True)
class _Year:
    """What the acts of a year are made from; `ordinary` are members nothing happened to yet."""

    commune: Commune
    plan: YearPlan
    invention: Invention
    ordinary: Iterator[Invented]
    candidates: Sequence[str]

    @property
    def year(self) -> int:
        return self.commune.day.year

    @property
    def keys(self) -> list[str]:
        return [self.invention.key_of(cell.name) for cell in self.commune.cell]

    def some(self, count: int) -> list[Invented]:
        return list(islice(self.ordinary, count))


def make(
    office: Office, commune: Commune, plan: YearPlan, progress: Callable[[int, int], None]
) -> Invention:
    """Fill an empty office with a commune and its year, in few operations."""
    invention = Invention(commune)
    acts = invention.acts()
    begin = [act for act in acts if act[0] in _FIRST]
    cases = [act for act in acts if act[0] not in (*_FIRST, *_BULK)]
    batches = [begin, *([act for act in acts if act[0] is kind] for kind in _BULK), cases]
    for at, batch in enumerate(batches):
        office.do(enter_many if batch[0][0] in _BULK else enter_year, batch)
        progress(at + 1, len(batches) + 1)
    old = [one for one in invention.old_members() if _is_old(commune, one)]
    year = _Year(commune, plan, invention, iter(old[:: len(old) // 70]), _waiting(acts))
    for part in (_leaders, _moves, _meetings, _class, _inspections, _books):
        office.do(enter_year, list(part(year)))
    office.do(enter_year, list(_results(office)))
    office.do(enter_year, list(_fees(office, year)))
    office.do(enter_year, list(_badges(office, year)))
    office.do(enter_year, list(_given(office, year)))
    office.do(enter_year, [(ranking.propose_rest, {"year": year.year})])
    office.do(enter_year, list(_ranking(office, year)))
    progress(len(batches) + 1, len(batches) + 1)
    return invention


def enter_many(session: Session, acts: Sequence[Act]) -> str:
    """Do one command about many people as one operation; none asks what another changed."""
    # Held, so that the session does not read the same people again for every command.
    known = session.scalars(select(PersonRow)).all()
    with session.no_autoflush:
        for command, values in acts:
            command(session, **values)
    return f"Nhập dữ liệu mẫu: {len(acts)} việc, đã có {len(known)} người"


def enter_year(session: Session, acts: Sequence[Act]) -> str:
    """Do several commands of the year as one operation."""
    known = session.scalars(select(PersonRow)).all()
    for command, values in acts:
        command(session, **values)
    return f"Nhập dữ liệu mẫu: {len(acts)} việc trong năm, {len(known)} người"


def _leaders(year: _Year) -> Iterator[Act]:
    """The congress and secretary of every cell, and who of the committee is in charge of it."""
    began = _working(year.commune.since - _TERM_BEGAN)
    seats = year.commune.office.standing_members
    charged = cycle([year.invention.leader_of(one.name) for one in year.commune.cell[-seats:]])
    for cell, key in zip(year.commune.cell, year.keys, strict=True):
        leads = {"cell_id": key, "since": began}
        secretary = year.invention.leader_of(cell.name).id
        yield cell_leaders.add_congress, {"id": people.new_id(), "cell_id": key, "day": began}
        yield (
            cell_leaders.add_officer,
            {
                "id": people.new_id(),
                **leads,
                "person_id": secretary,
                "office": cell_leaders.SECRETARY,
            },
        )
        yield (
            cell_leaders.add_charge,
            {"id": people.new_id(), **leads, "person_id": next(charged).id},
        )


def _moves(year: _Year) -> Iterator[Act]:
    """Who came, went, changed the cell, died, and who was disciplined."""
    plan = year.plan
    cells = cycle(year.commune.cell)
    for day, cell in zip(_spread(year.commune, plan.came), cells, strict=False):
        person = year.invention.another(cell)
        yield people.add_person, {"id": person.id, **person.values}
        yield members.set_membership, year.invention.membership(person)
        yield _transfer(person, "in", day, cell_id=year.invention.key_of(cell.name))
    lasts = shipped.law().limit("transfer-temporary-min", year.commune.day).value
    for kind, count in (("out", plan.went), ("out-temporary", plan.temporary)):
        for day, person in zip(_spread(year.commune, count), year.some(count), strict=True):
            until = {"until": calendar.add_months(day, lasts)} if kind != "out" else {}
            yield _transfer(person, kind, day, **until)
    keys = year.keys
    for day, person in zip(_spread(year.commune, plan.inside), year.some(plan.inside), strict=True):
        here = keys.index(year.invention.key_of(person.cell.name))
        yield _transfer(person, "inside", day, cell_id=keys[here - 1])
    for day, person in zip(_spread(year.commune, plan.died), year.some(plan.died), strict=True):
        yield members.move, {"person_id": person.id, "kind": "died", "day": day}
    days = _spread(year.commune, len(plan.discipline))
    given = year.some(len(plan.discipline))
    for form, day, person in zip(plan.discipline, days, given, strict=True):
        line = {"form": form, "day": day, "number": "05-QĐ/UBKT", "decided_by": "Ủy ban Kiểm tra"}
        yield members.set_disciplines, {"person_id": person.id, "lines": [line]}


def _meetings(year: _Year) -> Iterator[Act]:
    """Every month's meetings of all cells: some late, a few missed in the last month."""
    keys = year.keys
    for month in range(1, 13):
        day = _working(date(year.year, month, 3))
        lines: list[dict[str, Any]] = []
        for at, cell_id in enumerate(keys):
            late = month in year.plan.late_meetings and at < _LATE_CELLS
            if month == 12 and at >= len(keys) - year.plan.missed_meetings:
                lines.append({"cell_id": cell_id, "skipped": True})
            else:
                held = _working(day + _LATE) if late else day
                topic = year.plan.themes[month // 3] if month % 3 == 2 else ""
                told = {
                    "excused": (at + month) % 3,
                    "topic": topic,
                    "committee_present": (at + month) % _ATTENDED == 0,
                }
                lines.append({"cell_id": cell_id, "held": held, **told})
        yield cell_meetings.set_month, {"month": f"{year.year}-{month:02d}", "lines": lines}


def _class(year: _Year) -> Iterator[Act]:
    plan = year.plan
    values = {"centre": "Trung tâm chính trị", "since": plan.class_from, "until": plan.class_to}
    title = f"Lớp bồi dưỡng nhận thức về Đảng năm {year.year}"
    yield classes.add_round, {"id": _ROUND, "kind": "awareness", "title": title, **values}
    yield classes.seat, {"round_id": _ROUND, "people": year.candidates}
    sent = _working(plan.class_from - _SENT_BEFORE)
    yield classes.send_list, {"round_id": _ROUND, "day": sent, "number": "90-CV/ĐU"}


def _results(office: Office) -> Iterator[Act]:
    """Everybody on the list came but the last, and has a certificate."""
    ids = office.read(_seats)
    lines: list[dict[str, Any]] = [
        {"id": id, "came": True, "certificate": f"{at}/CN"} for at, id in enumerate(ids[:-1], 201)
    ]
    lines.append({"id": ids[-1], "came": False, "absence": "Ốm"})
    yield classes.set_results, {"round_id": _ROUND, "lines": lines}


def _seats(session: Session) -> list[str]:
    return list(session.scalars(select(ClassSeatRow.id).order_by(ClassSeatRow.person_id)))


def _fees(office: Office, year: _Year) -> Iterator[Act]:
    """The fee of every month of some cells; in each somebody stopped paying in the year."""
    day = year.commune.day
    for cell_id in year.keys[-year.plan.fee_cells :]:
        cell = office.read(fees.of_cell, cell_id=cell_id, year=year.year, day=day)
        months = fee_rules.months_of(year.year)
        paid = [
            (line.person_id, month, fee_rules.PAID)
            for at, line in enumerate(cell.lines)
            for month, mark in zip(months, line.marks, strict=True)
            if mark in ("owed", "open") and (at or month.month <= _STOPPED)
        ]
        yield fees.set_fees, {"cell_id": cell_id, "lines": paid}


def _badges(office: Office, year: _Year) -> Iterator[Act]:
    """Badges of before the year, and those of its rounds asked for in time."""
    lines = office.read(badges.lines, day=year.commune.since)
    yield badges.note_before, {"lines": [one for one in lines if one.missed]}
    for at in sorted({one.badge.round for one in lines if one.badge.round}):
        asked = [one for one in lines if one.to_ask_for(at) and not one.missed]
        if asked and at <= year.commune.day:
            yield badges.note_asked, {"lines": asked, "day": _working(at - _ASKED_BEFORE)}


def _given(office: Office, year: _Year) -> Iterator[Act]:
    """Every badge asked for is decided on and handed over at its round."""
    lines = office.read(badges.lines, day=year.commune.since)
    waiting = [
        (at, one) for one in lines if (at := one.badge.round) and one.badge.asked and not one.closed
    ]
    for number, (at, one) in enumerate(sorted(waiting, key=lambda found: found[0]), 1):
        values: dict[str, Any] = {"number": f"{number:08d}", "decision": "210-QĐ/TU"}
        values |= {"decided": _working(at - _BEFORE), "handed": at}
        yield badges.change_badge, {"id": one.id, "revision": one.revision, **values}


def _inspections(year: _Year) -> Iterator[Act]:
    cells = cycle(year.keys)
    for at, one in enumerate(year.plan.inspection):
        began = _working(date(year.year, one.month, 6))
        subjects = [{"cell_id": next(cells)} for _ in range(one.cells)]
        subjects += [{"member_id": person.id} for person in year.some(one.members)]
        id = f"inspection-{at}"
        values = {
            "month": one.month,
            "lead": year.commune.office.signer_name,
            "number": f"{at + 3:02d}-QĐ/UBKT",
            "began": began,
            "concluded": _working(began + _LENGTH),
            "subjects": subjects,
        }
        told = {"id": id, "year": year.year, "way": one.way, "content": one.content}
        yield inspections.add_inspection, {**told, **values}
        yield from _finding(year, one, id, began)


def _books(year: _Year) -> Iterator[Act]:
    """Who keeps contact with a place of residence elsewhere, and papers lent from dossiers."""
    days = _spread(year.commune, _INTRODUCED)
    for at, (day, person) in enumerate(zip(days, year.some(_INTRODUCED), strict=True), 1):
        sent = {"place": _NEAR, "number": f"{at:02d}-GGT/ĐU", "introduced": day}
        answer = {"received": day + _LENGTH, "cell": "Chi bộ thôn 3"} if at < _INTRODUCED else {}
        values = {**sent, "due": day + _ASKED_BEFORE, **answer}
        yield contacts.add_contact, {"id": people.new_id(), "person_id": person.id, **values}
    for at, (day, person) in enumerate(zip(days[1:], year.some(_LENT), strict=True), 1):
        lent = {"papers": "Lý lịch đảng viên", "borrower": _BORROWER, "unit": _BORROWS}
        values = {**lent, "lent": day, "due": day + _LENGTH}
        back = {"returned": day + _LENGTH} if at < _LENT else {}
        yield loans.add_loan, {"id": people.new_id(), "person_id": person.id, **values, **back}


def _finding(year: _Year, one: InspectionPlan, id: str, began: date) -> Iterator[Act]:
    if one.finding:
        values = {
            "id": f"{id}-finding",
            "inspection_id": id,
            "words": one.finding,
            "about_id": year.candidates[0],
            "step": "candidate",
            "settler": "Chi ủy",
            "due": _working(began + 4 * _LENGTH),
        }
        yield inspections.add_finding, values


def _ranking(office: Office, year: _Year) -> Iterator[Act]:
    """The excellent within the shares, those of whom nothing is doubtful; the decisions."""
    plan, at = year.plan, {"year": year.year}
    found = office.read(ranking_view.year_ranking, year=year.year)
    fit = [one.id for one in found.members if one.proposed == GOOD and not one.evidence]
    best = fit[:: len(fit) // plan.excellent][: plan.excellent]
    rank = {**at, "decided": False}
    yield ranking.rank_members, {**rank, "people": best, "rank": "excellent"}
    bad = [one.id for one in found.members if any("kỷ luật" in told for told in one.evidence)]
    for person_id in bad[: plan.failed]:
        told = {"proposed": "failed", "cause": "disciplined"}
        yield ranking.change_member, {**at, "person_id": person_id, **told, "reason": "Bị kỷ luật"}
    yield ranking.rank_cells, {**rank, "cells": [one.id for one in found.cells], "rank": GOOD}
    chosen = list(_excellent_cells(found))[: plan.excellent_cells]
    yield ranking.rank_cells, {**rank, "cells": chosen, "rank": "excellent"}
    for of in ("member", "cell"):
        yield ranking.decide_as_proposed, {**at, "of": of}
    decided = _working(year.commune.day - _BEFORE)
    numbers = {"cells_number": "198-QĐ/ĐU", "cells_day": decided}
    numbers |= {"members_number": "199-QĐ/ĐU", "members_day": decided}
    yield ranking.set_ranking, {**at, **numbers}


def _excellent_cells(found: YearRanking) -> Iterator[str]:
    """As many of each kind as its share allows while all others are good."""
    told = ((one.kind, GOOD) for one in found.cells)
    shares = rules.shares("loại hình", told, shipped.law(), found.review_day)
    for share in shares.groups:
        fine = (one for one in found.cells if one.kind == share.title and not one.doubts)
        met = [one.id for one in fine if one.development.met]
        yield from met[: share.quota.most]


def _transfer(person: Invented, kind: str, day: date, **values: Any) -> Act:
    told = {"id": people.new_id(), "person_id": person.id, "kind": kind, "letter": day}
    if kind != "inside":
        told |= {"place": _AWAY, "reach": "province"}
    return transfers.add_transfer, {**told, "number": "", "received": _working(day), **values}


def _is_old(commune: Commune, person: Invented) -> bool:
    """Whether somebody is a member of long standing, to whom anything may happen in the year."""
    return commune.day.year - person.born.year > _YOUNG


def _waiting(acts: Sequence[Act]) -> list[str]:
    """Those whose last step is to be a candidate."""
    last = {v["person_id"]: v["records"][-1].step for _, v in acts if "records" in v}
    return [person for person, step in last.items() if step == "candidate"]


def _spread(commune: Commune, count: int) -> list[date]:
    """So many working days spread over the year."""
    whole = (commune.until - commune.since).days - 30
    return [
        _working(commune.since + timedelta(days=10 + at * whole // max(count, 1)))
        for at in range(count)
    ]


def _working(day: date) -> date:
    days = shipped.calendar()
    return day if days.is_working(day) else days.working_days_after(day, 1)
