"""Of what a person has one line only, merging two records leaves one, and loses none."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.services.cells import organisations, ranking, ranking_view
from desktop.services.office import trial
from desktop.services.people import merging
from desktop.store.tables.badges import BadgeRow
from desktop.store.tables.card_requests import CardRequestRow
from desktop.store.tables.classes import ClassRoundRow, ClassSeatRow
from desktop.store.tables.departures import DepartureRow
from desktop.store.tables.fees import FeeRow
from desktop.store.tables.ranking import MemberRankRow
from desktop.store.tables.sources import SurveyLineRow
from desktop.store.tables.supplements import SupplementRow
from tests.build import a_cell, a_member
from tests.deeds import NOW, add, contents

DAY = date(2026, 2, 1)
WORDS = st.sampled_from(["", "một", "hai"])
YEARS = st.sampled_from([2024, 2025])
ROUND, CELL = "r" * 32, "c" * 32

# By table: the values of a line, and what a person has one line of only (None: any number).
TABLES = {
    MemberRankRow: (
        {"year": YEARS, "proposed": WORDS, "reason": WORDS},
        lambda row: row["year"],
    ),
    FeeRow: (
        {"month": st.sampled_from([date(2026, 1, 1), DAY]), "state": WORDS}
        | {"cell_id": st.just(CELL)},
        lambda row: row["month"],
    ),
    SupplementRow: (
        {"year": YEARS, "items": st.just({}), "printed": st.sampled_from([None, DAY])},
        lambda row: row["year"],
    ),
    SurveyLineRow: (
        {"quarter": st.sampled_from(["2025-Q4", "2026-Q1"]), "day": st.just(DAY), "note": WORDS},
        lambda row: row["quarter"],
    ),
    ClassSeatRow: (
        {"class_round_id": st.just(ROUND), "grade": WORDS},
        lambda row: row["class_round_id"],
    ),
    BadgeRow: (
        {"years": st.sampled_from([30, 40]), "kind": st.sampled_from(["round", "again"])}
        | {"number": WORDS},
        lambda row: row["years"] if row["kind"] == "round" else None,
    ),
    CardRequestRow: (
        {"kind": st.sampled_from(["first", "lost"]), "handed": st.sampled_from([None, DAY])},
        lambda row: None if row["handed"] else "open",
    ),
    DepartureRow: (
        {"kind": st.just("exempt"), "day": st.sampled_from([None, DAY]), "note": WORDS},
        lambda row: None if row["day"] else "open",
    ),
}


def lines_of(table):
    """Lines of one person: of each thing one only, as the services keep it."""
    values, only = TABLES[table]

    def own(lines):
        seen = set()
        for line in lines:
            key = only(line)
            if key is None or key not in seen:
                seen.add(key)
                yield line

    return st.lists(st.fixed_dictionaries(values), max_size=3).map(lambda found: list(own(found)))


PERSON = st.fixed_dictionaries({table: lines_of(table) for table in TABLES})


def enter(session, told):
    """Everything that is told of these people, as one command."""
    for person, tables in told:
        for table, lines in tables.items():
            session.add_all(table(**line, person_id=person) for line in lines)
    return "nhập"


def held(state, table, person):
    """What hangs on a person in a table."""
    return [
        row
        for (name, _), row in state.items()
        if name == table.__tablename__ and row["person_id"] == person
    ]


def told(rows):
    """What lines tell, however they lie there."""
    left_out = {"id", "revision", "person_id"}
    return Counter(
        str(sorted((name, str(value)) for name, value in row.items() if name not in left_out))
        for row in rows
    )


@settings(max_examples=8)
@given(st.data())
def test_one_line_is_left_of_each_and_none_is_lost(data):
    """Whatever is recorded and chosen; and undo gives back exactly what was."""
    office = trial(lambda: NOW)
    office.do(add, ClassRoundRow, id=ROUND, kind="awareness", title="Lớp")
    office.do(organisations.add_cell, id=CELL, name="Chi bộ bản Pá")
    pair = [a_member(office, "Cầm Văn Biên") for _ in range(2)]
    office.do(enter, tuple((person, data.draw(PERSON)) for person in pair))
    keep, other = pair
    compared = office.read(merging.compare, left=keep, right=other, day=NOW.date())
    choices = {
        row.key: data.draw(st.sampled_from(row.choices), label=row.key)
        for row in compared.rows
        if row.choices
    }
    before = office.read(contents)
    office.do(merging.merge, keep=keep, other=other, choices=choices, day=NOW.date())
    after = office.read(contents)
    for table, (_, only) in TABLES.items():
        keys = Counter(key for row in held(after, table, keep) if (key := only(row)) is not None)
        assert max(keys.values(), default=1) == 1, table.__tablename__
        sides = [
            told([row for person in pair for row in held(state, table, person)])
            for state in (before, after)
        ]
        assert sides[0] == sides[1], table.__tablename__
    office.undo()
    assert office.read(contents) == before
    office.close()


def test_of_a_year_that_both_tell_the_fuller_line_is_proposed_and_stands(office):
    cell = a_cell(office)
    keep, other = (a_member(office, "Cầm Văn Biên", cell) for _ in range(2))
    rank = {"year": 2025, "decided": False}
    office.do(ranking.rank_members, people=[keep], rank="good", **rank)
    office.do(ranking.rank_members, people=[other], rank="failed", **rank)
    cause = {"revision": 1, "cause": "disciplined"}
    office.do(ranking.change_member, year=2025, person_id=other, **cause)
    compared = office.read(merging.compare, left=keep, right=other, day=NOW.date())
    row = next(one for one in compared.rows if one.key == "member_rank/2025")
    assert row.label == "Xếp loại đảng viên (năm 2025)"
    assert row.proposed == "other"
    office.do(merging.merge, keep=keep, other=other, choices={}, day=NOW.date())
    (line,) = office.read(ranking_view.year_ranking, year=2025).members
    assert (line.proposed, line.cause) == ("failed", "disciplined")
