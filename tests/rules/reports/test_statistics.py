"""Figures: numbers that keep the names behind them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.rules.calendar import period
from desktop.rules.facts.office import Office, Target
from desktop.rules.members.membership import MOVEMENTS
from desktop.rules.reports.statistics import Line, Report, figures
from desktop.rules.reports.statistics_sets import Balance
from tests.rules.census import (
    SCHOOL,
    VILLAGE,
    a_case,
    a_line,
    a_member,
    a_move,
    a_person,
    an_office,
    on,
    the_figures,
)

ADMITTED = a_line("admitted", movements=("admitted",))
WOMEN = a_line("women", part_of="admitted", where=("woman",))


def test_a_figure_opens_its_names_in_the_order_of_name_lists() -> None:
    facts = an_office(
        a_case(a_person("1", name="Lò Văn Đức"), "ceremony 2021-05-19"),
        a_case(a_person("2", name="Đặng Thị Ánh", cell=SCHOOL), "ceremony 2021-02-03"),
        a_member("3", "2021-09", name="Vừ A Dung"),
    )
    line = the_figures(facts, ADMITTED).line("admitted")
    assert [(one.name, one.note) for one in line.members] == [
        ("Đặng Thị Ánh", "03/02/2021 · Chi bộ Trường tiểu học"),
        ("Vừ A Dung", "09/2021 · Chi bộ bản Áng"),
        ("Lò Văn Đức", "19/05/2021 · Chi bộ bản Áng"),
    ]
    assert (line.value, line.text) == (3, "3")


def test_who_may_belong_to_a_figure_is_named_with_what_is_missing() -> None:
    facts = an_office(a_member("unknown", "2021"), a_member("known", "2021", sex="nữ"))
    line = the_figures(facts, ADMITTED, WOMEN).line("women")
    assert [one.id for one in line.members] == ["known"]
    assert [(one.id, one.note) for one in line.unknown] == [
        ("unknown", "2021 · Chi bộ bản Áng · chưa rõ giới tính")
    ]


@pytest.mark.parametrize(
    ("women", "men", "value", "text"),
    [
        (1, 1, Decimal("50"), "50"),
        (1, 2, Decimal("33.33"), "33,33"),
        (2, 1, Decimal("66.67"), "66,67"),
        (1, 7, Decimal("12.5"), "12,5"),
        (3, 0, Decimal("100"), "100"),
        (0, 3, Decimal("0"), "0"),
        (0, 0, None, "–"),
    ],
)
def test_a_share_has_two_decimals_and_none_of_nobody(
    women: int, men: int, value: Decimal | None, text: str
) -> None:
    people = [
        a_member(f"{sex}{number}", "2021", sex=sex)
        for sex, count in (("nữ", women), ("nam", men))
        for number in range(count)
    ]
    share = a_line("share", percent="women", of="admitted")
    line = the_figures(an_office(*people), ADMITTED, WOMEN, share).line("share")
    assert (line.value, line.text) == (value, text)
    assert str(line.value) == (text.replace(",", ".") if value is not None else "None")


def test_the_average_age_leaves_out_whose_age_is_open() -> None:
    facts = an_office(
        a_member("21", "2021-03-03", born=on("2000-03-03")),
        a_member("20", "2021-03-03", born=on("2000-03-04")),
        a_member("open", "2021-03-03", born=on("1990")),
        a_member("unknown", "2021-03-03"),
    )
    average = a_line("average", average="age", over="admitted")
    line = the_figures(facts, ADMITTED, average).line("average")
    assert line.value == Decimal("20.5")
    assert {one.id for one in line.unknown} == {"open", "unknown"}
    assert the_figures(an_office(), ADMITTED, average).line("average").text == "–"


def a_target(admit: int, cell_id: str | None = None, year: int = 2021, scope="year") -> Target:
    return Target(scope=scope, year=year, admit=admit, cell_id=cell_id)


@pytest.mark.parametrize(
    ("targets", "during", "value", "share"),
    [
        ([a_target(4)], "2021", 4, "25"),
        ([a_target(4)], "2021-Q1", 4, "25"),
        ([a_target(4)], "2022", None, "chưa rõ"),
        ([a_target(4), a_target(1, "village")], "2021", 4, "25"),
        ([a_target(1, "village"), a_target(2, "school")], "2021", 3, "33,33"),
        ([a_target(1, "village"), a_target(2, "no more")], "2021", 1, "100"),
        ([a_target(0)], "2021", 0, "–"),
        ([a_target(9, year=2020, scope="term")], "2021", None, "chưa rõ"),
        ([], "2021", None, "chưa rõ"),
    ],
)
def test_the_target_of_the_year(
    targets: list[Target], during: str, value: int | None, share: str
) -> None:
    facts = an_office(a_member("one", "2021-02-03"), targets=tuple(targets))
    lines = (
        ADMITTED,
        a_line("target", target="year"),
        a_line("reached", percent="admitted", of="target"),
    )
    found = the_figures(facts, *lines, during=during)
    assert (found.line("target").value, found.line("reached").text) == (value, share)


def test_a_target_of_cells_names_them() -> None:
    facts = an_office(targets=(a_target(1, VILLAGE.id), a_target(2, SCHOOL.id)))
    line = the_figures(facts, a_line("target", target="year")).line("target")
    assert [(one.id, one.note) for one in line.members] == [
        ("village", "chỉ tiêu 1"),
        ("school", "chỉ tiêu 2"),
    ]


@pytest.mark.parametrize(
    ("term_from", "value"), [(date(2020, 7, 1), 20), (date(2025, 7, 1), None), (None, None)]
)
def test_the_target_of_the_term(term_from: date | None, value: int | None) -> None:
    facts = an_office(
        office=Office(term_from=term_from),
        targets=(a_target(20, year=2020, scope="term"), a_target(7, year=2020)),
    )
    assert the_figures(facts, a_line("target", target="term")).line("target").value == value


@pytest.mark.parametrize(
    ("during", "as_of", "admitted", "members"),
    [
        ("2021", "2021-12-31", 2, 3),
        ("2021", "2026-03-01", 2, 3),
        ("2021", "2021-06-30", 1, 2),
        ("2021", "2020-05-05", 0, 1),
        ("2022", "2022-12-31", 0, 2),
    ],
)
def test_the_report_of_a_period_looks_no_further_than_its_day(
    during: str, as_of: str, admitted: int, members: int
) -> None:
    facts = an_office(
        a_member("old", "1999", a_move("died", "2022-05-05")),
        a_member("spring", "2021-02-03"),
        a_member("autumn", "2021-09-02"),
    )
    lines = (ADMITTED, a_line("members", count="people", where=("member",)))
    found = the_figures(facts, *lines, during=during, as_of=as_of)
    assert [line.value for line in found.lines] == [admitted, members]


@pytest.mark.parametrize(
    ("during", "title"),
    [("2021", "Báo cáo thử năm 2021"), ("2017-Q1", "Báo cáo thử quý I năm 2017")],
)
def test_the_title_names_the_period(during: str, title: str) -> None:
    assert the_figures(an_office(), during=during).title == title


def test_lines_know_how_deep_they_stand() -> None:
    share = a_line("share", percent="women", of="admitted")
    found = the_figures(an_office(), ADMITTED, WOMEN, share, a_line("target", target="year"))
    assert [line.level for line in found.lines] == [0, 1, 1, 0]


def test_contradictions_are_left_out_and_named() -> None:
    twice = a_member("twice", None, a_move("died", "2021-02-01"), a_move("expelled", "2021-03-01"))
    later = a_member("later", None, a_move("died", "2021-02-01"), a_move("expelled", "2022-03-01"))
    found = the_figures(an_office(twice, later), a_line("left", movements=("died", "expelled")))
    assert found.line("left").value == 2
    assert [one.id for one in found.misfits] == ["twice"]
    assert "01/03/2021" in found.misfits[0].note


def test_a_line_that_a_report_lacks_is_an_error() -> None:
    with pytest.raises(KeyError, match="no-such"):
        the_figures(an_office(), ADMITTED).line("no-such")


def test_an_unknown_number_is_said_to_be_unknown() -> None:
    assert Line(id="a", title="a", value=None).text == "chưa rõ"


BALANCE = Balance(total="end", start="start", more="joined", less="left")
START = a_line("start", count="people", at="start", where=("member",))
END = a_line("end", count="people", where=("member",))
LEFT = a_line("left", movements=tuple(kind for kind, joins in MOVEMENTS.items() if not joins))
MOVES = st.lists(
    st.builds(
        a_move,
        st.sampled_from(sorted(MOVEMENTS)),
        st.dates(date(2020, 1, 1), date(2022, 12, 31)).map(str),
    ),
    max_size=4,
)
SINCE = st.sampled_from([None, "1999", "2021", "2021-06", "2021-06-30", "2022-01-01"])


def balanced(*joining: str) -> Report:
    joined = a_line("joined", movements=joining)
    lines = (START, joined, LEFT, END)
    return Report(
        id="r", title="r", periods=("year",), edition="1", lines=lines, balances=(BALANCE,)
    )


@given(
    st.lists(st.tuples(SINCE, MOVES), max_size=4), st.sampled_from(["2021", "2021-Q2", "2021-06"])
)
def test_members_at_the_end_are_those_at_the_start_with_who_came_without_who_left(
    people: list, during: str
) -> None:
    everyone = (a_member(f"{place}", since, *moves) for place, (since, moves) in enumerate(people))
    report = balanced("admitted", "transferred-in", "restored")
    found = figures(report, an_office(*everyone), period(during), date(2030, 1, 1))
    start, joined, left, end = (line.value for line in found.lines)
    assert start + joined - left == end


def test_who_was_admitted_in_a_year_of_which_no_day_is_known_stands_in_one_half_of_it() -> None:
    """In the columns of the same table alike, with a word that the day is not known."""
    facts = an_office(a_member("new", "2021"), a_member("old", "2000"))
    report = balanced("admitted", "transferred-in", "restored")
    told = {
        during: figures(report, facts, period(during), date(2030, 1, 1))
        for during in ("2021-H1", "2021-H2", "2021")
    }
    values = {during: [line.value for line in found.lines] for during, found in told.items()}
    assert values == {"2021-H1": [1, 1, 0, 2], "2021-H2": [2, 0, 0, 2], "2021": [1, 1, 0, 2]}
    joined = told["2021-H1"].line("joined")
    assert [one.note for one in joined.members] == ["2021 · Chi bộ bản Áng · chưa rõ ngày"]
    assert [(one.name, one.note) for one in told["2021-H1"].undated] == [("new", "2021")]
    assert (told["2021-H2"].undated, told["2021"].undated) == ((), ())


def test_a_report_that_forgets_a_way_of_coming_is_a_fault() -> None:
    facts = an_office(a_member("came", "2010", a_move("transferred-in", "2021-05-05")))
    with pytest.raises(ValueError, match=r"end does not balance for.*came"):
        figures(balanced("admitted"), facts, period("2021"), date(2030, 1, 1))
