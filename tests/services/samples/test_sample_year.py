"""The whole year of a commune: its figures agree with a bare count over the journal."""

from __future__ import annotations

import functools
import json
from collections import Counter
from datetime import date

import pytest
from sqlalchemy import select

from desktop.rules import calendar
from desktop.rules.papers import listings
from desktop.services.cells import (
    cell_leaders,
    inspections,
    meeting_grid,
    organisations,
    ranking_view,
)
from desktop.services.members import badges, fees
from desktop.services.papers import listings as book
from desktop.services.reports import statistics
from desktop.services.samples import sample_communes
from desktop.store.tables.journal import ChangeRow
from tests.build import a_commune

YEAR = calendar.period("2023")


@pytest.fixture(scope="module")
def made():
    return a_commune("vi-xuyen-xa")


@pytest.fixture(scope="module")
def written(made):
    """What every row says in the end, by table, told by the journal alone."""
    office, _ = made

    def changes(session):
        query = select(ChangeRow.table, ChangeRow.row, ChangeRow.after).order_by(
            ChangeRow.operation_id
        )
        return session.execute(query).all()

    found: dict[str, dict[str, dict]] = {}
    for table, row, after in office.read(changes):
        held = json.loads(after) if isinstance(after, str) else after
        if held is None:
            found[table].pop(row)
        else:
            found.setdefault(table, {})[row] = {**held, "id": row}
    return {table: list(held.values()) for table, held in found.items()}


@pytest.fixture(scope="module")
def figures(made):
    """The figures of a report of the year, each report counted once."""

    @functools.cache
    def counted(report):
        office, sample = made
        found = office.read(statistics.figures, report_id=report, period=YEAR, as_of=sample.day)
        return {line.id: line.value for line in found.lines}

    return counted


def in_year(told: str | None) -> bool:
    return bool(told) and told.startswith("2023")


def test_it_is_as_large_as_it_says(figures):
    found = figures("yearly")
    assert (found["members-end"], found["cells"], found["target"]) == (938, 43, 30)
    assert (found["admitted"], found["recognised"]) == (30, 26)


def test_admissions_and_recognitions_agree_with_the_journal(written, figures):
    """Each is a case that was walked; of members without one nothing falls into the year."""
    with_case = {case["person_id"] for case in written["case"]}
    others = [one for one in written["membership"] if one["person_id"] not in with_case]
    assert not any(in_year(one["admitted"]) or in_year(one["official"]) for one in others)
    held = Counter(one["step"] for one in written["step"] if in_year(one["day"]))
    found = figures("yearly")
    assert found["admitted"] == held["ceremony"] == 30
    assert found["recognised"] == held["recognition-decision"] == 26


def test_every_decision_of_a_case_has_a_number_of_its_own(written):
    steps = [one for one in written["step"] if one["step"].endswith("decision")]
    numbers = [one["number"] for one in steps]
    assert len(set(numbers)) == len(numbers) > 80
    registered = {one["id"]: one["number"] for one in written["document"]}
    assert all(registered[one["document_id"]] == one["number"] for one in steps)


def test_badges_agree_with_the_journal(made, written, figures):
    """Asked for before their round and handed over at it; those of before are said to be."""
    office, sample = made
    held = [one for one in written["badge"] if in_year(one["handed"])]
    rounds = Counter(one["round"] for one in held)
    assert set(rounds) == {"2023-02-03", "2023-05-19", "2023-09-02", "2023-11-07"}
    assert all(one["asked"] < one["decided"] < one["handed"] == one["round"] for one in held)
    lines = office.read(badges.lines, day=sample.day)
    given = [one for one in lines if one.badge.handed and one.badge.handed.year == 2023]
    assert len(given) == len(held)
    before = sum(one["kind"] == "before" for one in written["badge"])
    assert sum(one.badge.kind == "before" for one in lines) == before > len(held)
    counted = figures("table-work")
    years = Counter(one["years"] for one in held)
    assert counted["badges"] == len(held)
    assert {f"badge-{one}": counted[f"badge-{one}"] for one in years} == {
        f"badge-{one}": many for one, many in years.items()
    }


def test_fees_agree_with_the_journal(made, written):
    """Of the cells that note it; who stopped paying is told of."""
    office, sample = made
    paid = Counter(one["person_id"] for one in written["fee"] if one["state"] == "paid")
    register = office.read(fees.register, year=2023, day=sample.day)
    assert {id: line.paid for id, line in register.items() if line.paid} == paid
    owing = office.read(fees.owing, year=2023, day=sample.day)
    assert len({one.cell_id for one in owing}) == len(owing) == 6
    assert all(paid[one.person_id] <= 8 for one in owing)


def test_transfers_deaths_and_discipline_agree_with_the_journal(written, figures):
    kinds = Counter(one["kind"] for one in written["transfer"] if in_year(one["received"]))
    found = figures("yearly")
    work = figures("table-work")
    assert found["transferred-in"] == kinds["in"] == 15
    assert found["transferred-out"] == kinds["out"] == 18
    assert work["away-for-a-time"] == kinds["out-temporary"] == 4
    assert sum(kinds.values()) == 47
    assert found["died"] == len(written["movement"]) == 4
    forms = Counter(one["form"] for one in written["discipline"] if in_year(one["day"]))
    assert (work["reprimanded"], work["warned"]) == (forms["reprimand"], forms["warning"]) == (2, 1)


def test_inspection_and_supervision_agree_with_the_journal(made, written, figures):
    office, sample = made
    kinds = {
        one["id"]: one["way"].partition("-")[0]
        for one in written["inspection"]
        if in_year(one["concluded"])
    }
    turns = Counter(
        (kinds[one["inspection_id"]], bool(one["cell_id"]))
        for one in written["inspection_subject"]
        if one["inspection_id"] in kinds
    )
    found = {
        one.title: (one.organisations, one.members)
        for one in office.read(inspections.year, year=2023, day=sample.day).counts
    }
    told = figures("supervision")
    assert (told["inspection-organisations"], told["supervision-members"]) == (6, 13)
    assert found["Kiểm tra"] == (turns["inspection", True], turns["inspection", False]) == (6, 11)
    assert found["Giám sát"] == (turns["supervision", True], turns["supervision", False]) == (8, 13)


def test_meetings_agree_with_the_journal(made, written):
    """Held in time, late and missed, month by month of all cells."""
    office, sample = made
    held = [one for one in written["cell_meeting"] if one["held"]]
    lines = office.read(meeting_grid.year_lines, year=2023, day=sample.day)
    days = [day for line in lines for day in line.days if day is not None]
    assert len(days) == len(held) == 43 * 12 - 3
    assert sorted(day.isoformat() for day in days) == sorted(one["held"] for one in held)
    assert len(written["cell_meeting"]) - len(held) == 3
    assert all(line.themes == (1, 1, 1, 1) for line in lines)


def test_whoever_is_in_charge_of_a_cell_attended_as_the_journal_tells(made, written):
    """Every cell has its secretary and somebody in charge, its term runs."""
    office, sample = made
    charges = office.read(cell_leaders.charges, year=2023)
    came = Counter(one["cell_id"] for one in written["cell_meeting"] if one["committee_present"])
    assert {one.cell_id: one.attended for one in charges} == came
    assert len({one.person_id for one in charges}) == 9
    officers = office.read(cell_leaders.officers)
    assert len(officers) == len(written["congress"]) == len(charges) == 43
    cells = {one.id: one.cell.secretary for one in office.read(organisations.lines, day=sample.day)}
    assert {one.cell_id: one.person for one in officers} == cells


def test_the_class_agrees_with_the_journal(written, figures):
    found = figures("yearly")
    sent = {
        one["case_id"]
        for one in written["step"]
        if one["step"] == "class-sent" and in_year(one["day"])
    }
    certified = {
        one["case_id"]
        for one in written["step"]
        if one["step"] == "certificate" and in_year(one["day"])
    }
    assert (found["class-sent"], found["class-certified"]) == (len(sent), len(certified)) == (6, 5)
    assert sum(bool(one["certificate"]) for one in written["class_seat"]) == 5


def test_ranking_agrees_with_the_journal(made, written, figures):
    office, _ = made
    ranks = Counter(one["decided"] for one in written["member_rank"])
    found = figures("table-ranking-members")
    told = {name: found[name] for name in ("excellent", "good", "failed")}
    assert told == {name: ranks[name] for name in told}
    assert found["present"] == len(written["member_rank"]) == 938
    cells = Counter(one["decided"] for one in written["cell_rank"])
    found = figures("table-ranking-cells")
    assert (found["excellent"], found["good"]) == (cells["excellent"], cells["good"]) == (6, 37)
    year = office.read(ranking_view.year_ranking, year=2023)
    assert year.cells_quota.over == ()
    assert year.members_quota.over == ()
    assert [one.doubts for one in year.members if one.doubts] == []


def test_no_cell_admits_all_of_them(made):
    office, _ = made
    cells = office.read(ranking_view.year_ranking, year=2023).cells
    assert max(len(one.development.admitted) for one in cells) <= 2
    assert sum(bool(one.development.met) for one in cells) >= 15


def test_the_registers_of_contacts_and_loans_agree_with_the_journal(made, written):
    office, _ = made
    for form, table in ((listings.CONTACTS, "contact"), (listings.LOANS, "loan")):
        found = office.read(book.make, form_id=form, period=YEAR, today=YEAR.last)
        assert found.count == len(written[table]) >= 3


def test_the_plan_is_of_a_commune_with_its_year():
    plan = sample_communes.commune("vi-xuyen-xa")
    assert plan.year is not None
    assert plan.day == date(2023, 12, 31)
    assert len(plan.cell) == 43
