"""Commands of every subject, with values a clerk might give, to be run in any order."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Any

from sqlalchemy import select, text

from desktop.rules import calendar
from desktop.rules.facts.case import StepRecord
from desktop.rules.partial_date import PartialDate
from desktop.rules.people.people_filter import PeopleFilter
from desktop.rules.reports.own_tables import OwnTable
from desktop.rules.reports.table_conditions import Test
from desktop.services.cases import (
    extras,
    mentors,
    plans,
    remarks,
    steps,
    trial_tasks,
    verifications,
)
from desktop.services.cells import (
    briefings,
    cell_leaders,
    cell_meetings,
    classes,
    inspections,
    meeting_entry,
    meeting_scores,
    organisations,
    ranking,
    reorganising,
    sources,
    targets,
    units,
)
from desktop.services.exchange import senders
from desktop.services.keeping import settings, updates
from desktop.services.members import (
    badges,
    card_requests,
    contacts,
    departures,
    fees,
    loans,
    members,
    supplements,
    transfers,
)
from desktop.services.office import Office
from desktop.services.papers import copies, documents, forms, incoming, papers, shifts
from desktop.services.people import merging, people, people_filters, person, scans
from desktop.services.reports import kept_reports, own_tables, reports, table_edits, writings
from desktop.store.tables.every import recorded
from tests.build import WAY

FIRST, DAYS = date(2023, 1, 2), 1400
NAMES = ("Lò Thị Mai", "Hà Văn Đức", "Quàng Thị Ánh", "Cầm Văn Biên", "Vì Văn Tú")
WORDS = ("Nhất trí", "", "Đã xong trong tháng.", "Hẹn lại tuần sau")
YEAR = calendar.period("2024")

Values = dict[str, Any]


@dataclass(frozen=True)
class World:
    """An office, chance, and what there is to act upon."""

    office: Office
    chance: random.Random
    _new = count(1)

    def any(self, table: str) -> str:
        """The id of some row of a table; of none if it is empty."""
        kind = recorded()[table]
        with self.office.file.reading() as session:
            # In the order of their coming: ids are others in every run.
            found = list(session.scalars(select(kind.id).order_by(text("rowid"))))
        return self.chance.choice(found) if found else "không có"

    def with_revision(self, table: str) -> Values:
        """Some row as a screen that shows it knows it."""
        id = self.any(table)
        kind = recorded()[table]
        with self.office.file.reading() as session:
            revision = session.scalar(select(kind.revision).where(kind.id == id))
        return {"id": id, "revision": revision or 0}

    def new(self) -> str:
        """An id that was never there."""
        return f"new{next(self._new)}"

    def day(self) -> date:
        """A day of four years."""
        return FIRST + timedelta(days=self.chance.randrange(DAYS))

    def month(self) -> str:
        """A month, as 2024-03."""
        return f"{self.day():%Y-%m}"

    def words(self) -> str:
        """A remark or none."""
        return self.chance.choice(WORDS)

    def name(self) -> str:
        """A person's name."""
        return self.chance.choice(NAMES)


def _step(w: World) -> Values:
    step = w.chance.choice(list(WAY))
    _, number, asked = WAY[step]
    if "mentor" in asked:
        asked = {**asked, "mentor": w.any("person")}
    return {"person_id": w.any("person"), "step": step, "day": w.day(), "number": number, **asked}


def _merged(w: World) -> Values:
    return {"keep": w.any("person"), "other": w.any("person"), "choices": {}, "day": w.day()}


def _remark(w: World) -> Values:
    keys = {"case_id": w.any("case"), "mentor_id": w.any("person"), "stage": "candidate"}
    said = {"strengths": w.words(), "weaknesses": "", "trend": ""}
    return {"month": w.day().replace(day=1), "lines": [{**keys, **said}]}


def _leads(w: World) -> Values:
    return {"cell_id": w.any("cell"), "person_id": w.any("person"), "since": w.day()}


def _meeting(w: World) -> Values:
    return {"cell_id": w.any("cell"), "month": w.month()}


Make = Callable[[World], Values]

ACTS: Mapping[Callable[..., str], Make] = {
    badges.add_badge: lambda w: {
        "id": w.new(), "person_id": w.any("person"), "years": 30, "kind": "round"
    },
    badges.change_badge: lambda w: {**w.with_revision("badge"), "handed": w.day()},
    badges.remove_badge: lambda w: {"id": w.any("badge")},
    briefings.add_difficulty: lambda w: {"id": w.new(), "month": w.month(), "words": "Thiếu người"},
    briefings.remove_difficulty: lambda w: {"id": w.any("difficulty")},
    briefings.set_briefing: lambda w: {"month": w.month(), "conclusion": w.words()},
    briefings.set_report: lambda w: {**_meeting(w), "praised": True},
    card_requests.add_request: lambda w: {
        "id": w.new(), "person_id": w.any("person"), "kind": "lost"
    },
    card_requests.remove_request: lambda w: {"id": w.any("card_request")},
    cell_leaders.add_officer: lambda w: {
        "id": w.new(), **_leads(w), "office": "cell-secretary", "number": w.words()
    },
    cell_leaders.change_officer: lambda w: {**w.with_revision("officer"), "until": w.day()},
    cell_leaders.remove_officer: lambda w: {"id": w.any("officer")},
    cell_leaders.add_charge: lambda w: {"id": w.new(), **_leads(w)},
    cell_leaders.change_charge: lambda w: {**w.with_revision("charge"), "until": w.day()},
    cell_leaders.remove_charge: lambda w: {"id": w.any("charge")},
    cell_leaders.add_congress: lambda w: {
        "id": w.new(), "cell_id": w.any("cell"), "day": w.day()
    },
    cell_leaders.remove_congress: lambda w: {"id": w.any("congress")},
    cell_meetings.set_meeting: lambda w: {**_meeting(w), "topic": w.words()},
    cell_meetings.set_month: lambda w: {
        "month": "2024-03", "lines": [{"cell_id": w.any("cell"), "held": date(2024, 3, 3)}]
    },
    cell_meetings.remove_meeting: lambda w: {"id": w.any("cell_meeting")},
    classes.add_round: lambda w: {
        "id": w.new(), "kind": "awareness", "title": "Lớp 1", "since": w.day()
    },
    classes.seat: lambda w: {"round_id": w.any("class_round"), "people": [w.any("person")]},
    classes.unseat: lambda w: {"id": w.any("class_seat")},
    classes.remove_round: lambda w: {"id": w.any("class_round")},
    copies.set_copies: lambda w: {"copies": {"9-knd": w.chance.randrange(4)}},
    departures.add_departure: lambda w: {
        "id": w.new(),
        "person_id": w.any("person"),
        "kind": w.chance.choice(("exempt", "expelled", "struck-off")),
        "day": w.day(),
    },
    departures.change_departure: lambda w: {**w.with_revision("departure"), "ended": w.day()},
    departures.remove_departure: lambda w: {"id": w.any("departure")},
    documents.reserve: lambda w: {
        "id": w.new(), "body": "committee", "kind": "plan", "day": w.day(), "title": "Kế hoạch"
    },
    documents.change: lambda w: {"id": w.any("document"), "title": "Kế hoạch khác"},
    documents.set_start: lambda w: {
        "body": "committee", "kind": "decision", "owner": "", "day": w.day(), "first": 15
    },
    documents.void: lambda w: {"id": w.any("document"), "reason": "Soạn nhầm"},
    extras.add_paper: lambda w: {
        "case_id": w.any("case"), "special": "religion", "paper": "request", "day": w.day()
    },
    extras.remove_paper: lambda w: {"id": w.any("extra_paper")},
    fees.set_fees: lambda w: {
        "cell_id": w.any("cell"), "lines": [(w.any("person"), date(2024, 3, 1), "paid")]
    },
    forms.add_own: lambda w: {
        "id": w.new(),
        "content": forms.data.shipped("forms/2025/9-knd.toml").encode(),
        "file_name": "9-knd.toml",
        "day": w.day(),
    },
    forms.remove_own: lambda w: {"id": w.any("own_form")},
    incoming.write: lambda w: {"id": w.new(), "arrived": w.day(), "title": "Hướng dẫn"},
    incoming.remove: lambda w: {"id": w.any("incoming")},
    inspections.add_inspection: lambda w: {
        "id": w.new(),
        "year": 2024,
        "way": "inspection-regular",
        "content": "Quy trình kết nạp",
        "subjects": [{"cell_id": w.any("cell")}, {"member_id": w.any("person")}],
    },
    inspections.change_inspection: lambda w: {
        **w.with_revision("inspection"),
        "concluded": w.day(),
        "subjects": [{"member_id": w.any("person")}],
    },
    inspections.remove_inspection: lambda w: {"id": w.any("inspection")},
    inspections.add_finding: lambda w: {
        "id": w.new(),
        "inspection_id": w.any("inspection"),
        "words": "Thiếu chữ ký",
        "about_id": w.any("person"),
        "step": "opinions",
    },
    inspections.change_finding: lambda w: {
        **w.with_revision("inspection_finding"), "settled": w.day()
    },
    inspections.remove_finding: lambda w: {"id": w.any("inspection_finding")},
    kept_reports.release: lambda w: {"id": w.any("kept_report"), "reason": "Gửi nhầm"},
    meeting_entry.enter: lambda w: {
        "cell_id": w.any("cell"), "month": "2024-02", "values": {"held": date(2024, 2, 3)}
    },
    meeting_scores.set_sheet: lambda w: {
        "in_force_from": w.day(), "lines": [{"title": "Giờ giấc", "most": 100}], "source": "CV"
    },
    meeting_scores.remove_sheet: lambda w: {"id": w.any("score_sheet")},
    members.place_in_cell: lambda w: {"person_id": w.any("person"), "cell_id": w.any("cell")},
    members.set_membership: lambda w: {
        "person_id": w.any("person"), "admitted": PartialDate(2009, 5, 19)
    },
    members.remove_membership: lambda w: {"person_id": w.any("person")},
    members.move: lambda w: {
        "person_id": w.any("person"), "kind": "transferred-out", "day": w.day()
    },
    members.set_disciplines: lambda w: {
        "person_id": w.any("person"), "lines": [{"form": "warning", "day": w.day()}]
    },
    members.set_standing: lambda w: {
        "person_id": w.any("person"), "status": "exempt", "status_on": w.day()
    },
    mentors.assign: lambda w: {
        "case_id": w.any("case"),
        "mentor_id": w.any("person"),
        "stage": "candidate",
        "since": w.day(),
    },
    mentors.end: lambda w: {
        "id": w.any("mentorship"), "until": w.day(), "reason": "chuyển công tác"
    },
    merging.merge: _merged,
    organisations.add_cell: lambda w: {
        "id": w.new(), "name": f"Chi bộ {w.new()}", "kind": "village", "sector": "village"
    },
    organisations.change_cell: lambda w: {**w.with_revision("cell"), "secretary": w.name()},
    organisations.remove_cell: lambda w: {"id": w.any("cell")},
    own_tables.save_table: lambda w: {
        "id": w.new(), "table": OwnTable(name=w.new(), filter=((Test(fact="minority"),),))
    },
    own_tables.remove_table: lambda w: {"id": w.any("own_table")},
    papers.save_answers: lambda w: {
        "form_id": "9-knd", "person_id": w.any("person"), "day": w.day(), "answers": {}
    },
    people.add_person: lambda w: {"id": w.new(), "name": w.name(), "phone": "0912"},
    people.change_person: lambda w: {**w.with_revision("person"), "name": w.name()},
    people.remove_person: lambda w: {
        "id": w.any("person"), "reason": "nhập thử", "day": w.day()
    },
    people.bring_back: lambda w: {"id": w.any("person")},
    people.set_part: lambda w: {
        "id": w.any("person"),
        "part": "posts",
        "lines": [{"since": PartialDate(2018, 6), "work": w.name()} for _ in range(2)],
    },
    people_filters.save_filter: lambda w: {
        "id": w.new(), "name": w.name(), "chosen": PeopleFilter(sex="nữ")
    },
    people_filters.remove_filter: lambda w: {"id": w.any("people_filter")},
    person.add: lambda w: {"id": w.new(), "name": w.name(), "cell_id": w.any("cell")},
    plans.keep_plan: lambda w: {
        "person_id": w.any("person"), "ceremony": date(2026, 9, 2), "day": date(2026, 3, 2)
    },
    plans.drop_plan: lambda w: {"id": w.any("plan")},
    ranking.set_ranking: lambda w: {"year": 2024, "review_day": date(2024, 12, 10)},
    ranking.rank_cells: lambda w: {
        "year": 2024, "cells": [w.any("cell")], "rank": "good", "decided": False
    },
    remarks.set_remarks: _remark,
    reorganising.found: lambda w: {
        "id": w.new(),
        "name": f"Chi bộ {w.new()}",
        "day": w.day(),
        "people": [w.any("person")],
        "places": [w.any("unit")],
    },
    reorganising.merge: lambda w: {
        "from_cells": [w.any("cell")], "to_cell": w.any("cell"), "day": w.day()
    },
    reorganising.dissolve: lambda w: {
        "cell_id": w.any("cell"), "to_cell": w.any("cell"), "day": w.day()
    },
    reports.keep: lambda w: {
        "report_id": "yearly", "period": YEAR, "as_of": YEAR.last, "day": date(2025, 1, 6)
    },
    scans.add_scan: lambda w: {
        "id": w.new(),
        "person_id": w.any("person"),
        "content": b"%PDF-1.7\n" + w.name().encode(),
        "day": w.day(),
    },
    scans.remove_scan: lambda w: {"id": w.any("scan")},
    senders.expect: lambda w: {"names": [f"Đảng ủy xã {w.name()}"]},
    senders.remove: lambda w: {"id": w.any("sender")},
    settings.set_office: lambda w: {"signer_name": w.name()},
    settings.set_day_off: lambda w: {"day": w.day(), "worked": False, "title": "Nghỉ"},
    settings.remove_day_off: lambda w: {"id": w.any("day_off")},
    settings.set_local_limit: lambda w: {
        "rule": "ceremony", "value": 20, "source": "CV tỉnh ủy", "in_force_from": w.day()
    },
    settings.remove_local_limit: lambda w: {"id": w.any("local_limit")},
    shifts.set_shift: lambda w: {"printer": "HP", "right": 1.5, "down": w.chance.randrange(3)},
    sources.introduce: lambda w: {"people": [w.any("person")], "day": w.day()},
    sources.set_plan: lambda w: {
        "year": 2026,
        "step": "outstanding",
        "lines": [{"cell_id": w.any("cell"), "month": 3, "planned": w.chance.randrange(4)}],
    },
    sources.set_survey: lambda w: {
        "quarter": "2024-Q1",
        "day": w.day(),
        "lines": [{"person_id": w.any("person"), "rated": "training"}],
    },
    steps.begin_case: lambda w: {"id": w.new(), "person_id": w.any("person"), "began": w.day()},
    steps.record: _step,
    steps.record_many: lambda w: {
        "person_id": w.any("person"),
        "records": [
            StepRecord(id="", step=step, day=w.day()) for step in ("outstanding", "application")
        ],
    },
    steps.remove_record: lambda w: {"id": w.any("step"), "reason": "ghi nhầm"},
    supplements.set_items: lambda w: {
        "person_id": w.any("person"), "year": 2024, "items": {"job": w.words()}
    },
    table_edits.set_row: lambda w: {
        "report_id": "table-members", "line": "members-women", "title": w.words()
    },
    table_edits.set_own_row: lambda w: {
        "report_id": "table-members",
        "id": f"own-{w.new()}",
        "title": w.new(),
        "under": "members-end",
        "after": "members-women",
        "asked": ((Test(fact="minority"),),),
    },
    table_edits.reset: lambda w: {"report_id": "table-members"},
    targets.set_target: lambda w: {"year": 2024, "admit": w.chance.randrange(9)},
    targets.decide: lambda w: {
        "scope": "year", "year": 2024, "number": "05-QĐ/ĐU", "day": w.day()
    },
    transfers.add_transfer: lambda w: {
        "id": w.new(),
        "person_id": w.any("person"),
        "kind": "inside",
        "cell_id": w.any("cell"),
        "started": w.day(),
    },
    transfers.remove_transfer: lambda w: {"id": w.any("transfer")},
    contacts.add_contact: lambda w: {
        "id": w.new(), "person_id": w.any("person"), "place": w.words(), "introduced": w.day()
    },
    contacts.remove_contact: lambda w: {"id": w.any("contact")},
    loans.add_loan: lambda w: {
        "id": w.new(),
        "person_id": w.any("person"),
        "papers": "Lý lịch",
        "borrower": w.words(),
        "lent": w.day(),
    },
    loans.remove_loan: lambda w: {"id": w.any("loan")},
    trial_tasks.add_task: lambda w: {
        "id": w.new(), "person_id": w.any("person"), "given": w.day(), "title": "Dọn đường"
    },
    trial_tasks.remove_task: lambda w: {"id": w.any("trial_task")},
    units.add_unit: lambda w: {"id": w.new(), "name": f"Bản {w.new()}", "kind": "hamlet"},
    units.change_unit: lambda w: {
        **w.with_revision("unit"), "cell_id": w.any("cell"), "handed": w.day()
    },
    units.remove_unit: lambda w: {"id": w.any("unit")},
    updates.remove: lambda w: {"number": w.chance.randrange(1, 3)},
    verifications.add_request: lambda w: {
        "id": w.new(), "case_id": w.any("case"), "committee": "Đảng ủy xã", "sent": w.day()
    },
    verifications.remove_request: lambda w: {"id": w.any("verification")},
    writings.start: lambda w: {
        "id": w.new(), "kind": "general", "period": YEAR, "as_of": YEAR.last
    },
    writings.set_title: lambda w: {"id": w.any("writing"), "title": w.words()},
    writings.remove: lambda w: {"id": w.any("writing")},
}  # fmt: skip
"""Every one of these can be undone; a Refusal is as good an answer as a change."""
