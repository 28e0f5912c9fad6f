"""Tables of the office's own, drawn at random, against counts in plain SQL.

SQL's NULL is our "not known": a fact that is missing makes a question NULL there, and AND, OR and
NOT go on with it as our conditions must.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.rules.reports import own_table_counts, own_tables, statistics, table_edits
from desktop.rules.reports.own_table_counts import REST, TOTAL, UNKNOWN
from desktop.rules.reports.own_tables import OwnTable, Part, Split
from desktop.rules.reports.table_conditions import Test
from desktop.rules.reports.table_edits import OwnRow, TableEdits
from desktop.services.reports import own_tables as services
from desktop.services.reports import statistics as reports
from tests.definitions.plain_sql import JOINED, LEFT, Counted

AS_OF = date(2026, 7, 1)
SUBJECTS = {
    "members": ("end", "member"),
    "members-start": ("start", "member"),
    "admitted": ("moves", "kind = 'admitted'"),
    "joined": ("moves", JOINED),
    "left": ("moves", LEFT),
}


def listed(column: str, *codes: str, **spelled: str) -> dict[str, str]:
    """Each code by what the column then holds; an empty column is not known."""
    said = {code: f"'{code}'" for code in codes} | spelled
    return {
        code: f"CASE WHEN coalesce({column}, '') = '' THEN NULL ELSE {column} IN ({words}) END"
        for code, words in said.items()
    }


CODED = {
    "sex": {"nữ": "sex = 'nữ'", "nam": "sex = 'nam'"},
    "general": listed("schooled", "literate", "primary", "lower-secondary", "upper-secondary"),
    "professional": listed("trained", "none", "elementary", "college", "university", "doctor"),
    "work": listed("work", "farmer", "worker", "soldier", "pupil", "retired"),
    "theory": listed("theory", elementary="'Sơ cấp', 'SC'", intermediate="'Trung cấp'"),
    "religion": listed("religion", catholic="'Công giáo'", buddhist="'Phật giáo'"),
    "sector": {
        one: f"sector = '{one}'" for one in ("village", "school", "police", "agency", "other")
    },
    "group": {
        one: f"EXISTS (SELECT 1 FROM json_each(ticks) WHERE value = '{one}')"
        for one in ("union-member", "veteran", "business-owner")
    },
}
FLAGS = {
    "minority": "CASE WHEN people = '' THEN NULL ELSE people != 'kinh' END",
    "religious": "CASE WHEN religion = '' THEN NULL ELSE religion != 'Không' END",
    "card": "coalesce(card_number, '') || coalesce(old_card_number, '') != ''",
}
SURE = ("group", "card")
BANDS = (("18", "30"), ("31", "45"), ("46", "60"), ("61", ""))


def aged(least: str, most: str) -> str:
    """The age lies surely between; not known if the part of a date leaves it open."""
    top = most or "200"
    return (
        f"CASE WHEN born IS NULL THEN NULL WHEN youngest >= {least or 0} AND oldest <= {top} THEN 1"
        f" WHEN oldest < {least or 0} OR youngest > {top} THEN 0 ELSE NULL END"
    )


def sql_of(test: Test) -> str:
    """A test in SQL."""
    if test.way == "unknown":
        whole = {**{fact: next(iter(codes.values())) for fact, codes in CODED.items()}, **FLAGS}
        return f"(({whole.get(test.fact) or aged('', '')}) IS NULL)"
    if test.fact == "age":
        asked = aged(*test.values)
    elif test.fact in FLAGS:
        asked = FLAGS[test.fact]
    else:
        asked = " OR ".join(f"({CODED[test.fact][code]})" for code in test.values)
    return f"({asked})" if test.way == "is" else f"(NOT ({asked}))"


@st.composite
def any_test(draw):
    """A condition of any fact that SQL is told of here."""
    fact = draw(st.sampled_from([*CODED, *FLAGS, "age"]))
    ways = ("is", "is-not") if fact in SURE else ("is", "is-not", "unknown")
    way = draw(st.sampled_from(ways))
    if way == "unknown" or fact in FLAGS:
        return Test(fact=fact, way=way)
    if fact == "age":
        return Test(fact=fact, way=way, values=draw(st.sampled_from((*BANDS, ("", "50")))))
    codes = draw(st.lists(st.sampled_from(list(CODED[fact])), min_size=1, max_size=2, unique=True))
    return Test(fact=fact, way=way, values=tuple(codes))


groups = st.lists(st.lists(any_test(), min_size=1, max_size=2).map(tuple), max_size=2).map(tuple)
some = st.lists(st.lists(any_test(), min_size=1, max_size=2).map(tuple), min_size=1, max_size=2)
splits = st.one_of(
    st.just(Split()),
    st.sampled_from([*CODED, *FLAGS]).map(lambda fact: Split(by="fact", fact=fact)),
    st.just(Split(by="fact", fact="age", bands=BANDS)),
    st.lists(some, min_size=1, max_size=3).map(
        lambda found: Split(
            by="conditions",
            parts=tuple(
                Part(title=f"Phần {at}", asked=tuple(one)) for at, one in enumerate(found, 1)
            ),
        )
    ),
)
tables = st.builds(
    OwnTable,
    name=st.just("Biểu thử"),
    subject=st.sampled_from(list(SUBJECTS)),
    filter=groups,
    rows=splits,
    columns=splits,
)


def asked_sql(asked) -> str:
    """All groups, of each of them any."""
    joined = [f"({' OR '.join(map(sql_of, group))})" for group in asked]
    return f"({' AND '.join(joined) or '1'})"


def split_sql(split: Split) -> dict[str, str]:
    """Every row or column by its id, with those left over and those not known."""
    if split.by == "none":
        return {TOTAL: "1"}
    if split.by == "conditions":
        named = {f"part-{at}": asked_sql(part.asked) for at, part in enumerate(split.parts, 1)}
    elif split.fact == "age":
        named = {"-".join(band): aged(*band) for band in split.bands}
    elif split.fact in FLAGS:
        named = {"yes": FLAGS[split.fact]}
    else:
        # Some of the codes; whoever has another stands with us in a row that SQL is not told of.
        named = CODED[split.fact]
    every = [f"({one})" for one in named.values()]
    nowhere = " AND ".join(f"({one} IS NOT TRUE)" for one in every)
    open_ = " OR ".join(f"({one} IS NULL)" for one in every)
    return {
        **named,
        REST: f"(({nowhere}) AND NOT ({open_}))",
        UNKNOWN: f"(({nowhere}) AND ({open_}))",
        TOTAL: "1",
    }


@pytest.mark.parametrize("seed", [0, 3])
@settings(max_examples=12)
@given(table=tables)
def test_every_cell_is_what_sql_counts(seed, table):
    """Also those left over and those not known; and the parts add up unless somebody is twice."""
    whole = Counted(seed)
    on = whole.office.read(services.ground, year=2025)
    assert own_tables.mistakes(table, on.known) == ()
    found = services.count(table, on, whole.period, AS_OF)
    at, start = SUBJECTS[table.subject]
    rows, columns = split_sql(table.rows), split_sql(table.columns)
    asked = {
        (row, column): f"coalesce({asked_sql(table.filter)}, 0) AND ({one}) IS TRUE"
        f" AND ({other}) IS TRUE"
        for row, one in rows.items()
        for column, other in columns.items()
    }
    counted = whole.people(at, asked, start)
    shown = {
        (row.id, head.id.removeprefix("0/")): line.value
        for row in found.rows
        for head, line in zip(found.heads, row.lines, strict=True)
    }
    # What stands in a code that SQL was not told of is left over there.
    told = {key: counted[key] for key in shown.keys() & counted.keys() if REST not in key}
    assert {key: shown[key] for key in told} == told
    assert all(counted[key] == 0 for key in counted.keys() - shown.keys() if REST not in key)


@settings(max_examples=12)
@given(asked=some.map(tuple))
def test_an_own_row_of_an_official_table_is_what_sql_counts(asked):
    """Under all members, and under the women among them; the official rows stay as they are."""
    whole = Counted(1)
    on = whole.office.read(services.ground, year=2025)
    shape = reports.report("table-members")
    wanted = {"members-end": "1", "members-women": "sex = 'nữ'"}
    rows = tuple(
        OwnRow(id=f"own-{under}", title="Dòng", under=under, after=under, asked=asked)
        for under in wanted
    )
    own = table_edits.own_lines(TableEdits(own=rows), shape, on.known)
    found = statistics.figures(shape, on.office, whole.period, AS_OF, own)
    counted = whole.people(
        "end", {under: f"({one}) AND {asked_sql(asked)}" for under, one in wanted.items()}
    )
    assert {under: found.line(f"own-{under}").value for under in wanted} == counted
    assert table_edits.official(found) == statistics.figures(shape, on.office, whole.period, AS_OF)


def test_the_proof_is_told_apart():
    """Sums that hold are said to; where somebody stands in two rows, that is said instead."""
    whole = Counted(0)
    on = whole.office.read(services.ground, year=2025)
    by_sex = OwnTable(name="a", rows=Split(by="fact", fact="sex"))
    found = services.count(by_sex, on, whole.period, AS_OF)
    assert found.proofs == ("Cộng các dòng đúng bằng tổng số, không ai đứng ở hai dòng.",)
    rows = [found.line(row.id, f"0/{TOTAL}").value for row in found.rows]
    assert sum(rows[:-1]) == rows[-1]
    by_group = OwnTable(name="b", rows=Split(by="fact", fact="group"))
    [said] = services.count(by_group, on, whole.period, AS_OF).proofs
    assert said.startswith("Các dòng có thể trùng nhau")
    assert own_table_counts.TOTAL in {row.id for row in found.rows}
