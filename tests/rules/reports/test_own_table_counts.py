"""Figures of an office's own tables: names behind each, what is not known, how sums hold."""

from __future__ import annotations

from datetime import date

from desktop.rules.calendar import period
from desktop.rules.reports.own_table_counts import counted
from desktop.rules.reports.own_tables import OwnTable, Part, Split
from desktop.rules.reports.table_conditions import Test
from tests.rules.census import SCHOOL, a_case, a_member, a_move, a_person, an_office, on
from tests.rules.reports.test_table_facts import KNOWN

OFFICE = an_office(
    a_member("an", sex="nữ", born=on("1990-05-02"), ethnicity="Thái"),
    a_member("ba", sex="nam", born=on("1960-05-02"), ethnicity="Kinh", cell=SCHOOL),
    a_member("cu", sex=None, born=None),
    a_member("da", sex="nữ", born=on("1990"), ethnicity="Kinh"),
    a_member("gone", "2000-02-03", a_move("died", "2019-03-04"), sex="nữ"),
    a_case(a_person("em", sex="nữ"), "ceremony 2020-06-01"),
)
YEAR = period("2021")
BY_SEX = Split(by="fact", fact="sex")
BY_AGE = Split(by="fact", fact="age", bands=(("18", "30"), ("31", "40"), ("41", "")))


def made(during="2021", as_of="2030-01-01", **values):
    table = OwnTable(**{"name": "Biểu", **values})
    return counted(table, KNOWN, OFFICE, period(during), date.fromisoformat(as_of))


def grid(found):
    return {row.title: [line.text for line in row.lines] for row in found.rows}


def test_rows_and_columns_cross():
    """Each figure keeps its names; the total has everybody once."""
    found = made(rows=BY_SEX, columns=Split(by="fact", fact="cell"))
    assert [head.title for head in found.heads] == [
        "Tổng số",
        "Chi bộ bản Áng",
        "Chi bộ Trường tiểu học",
    ]
    assert grid(found) == {
        "Nữ": ["3", "3", "0"],
        "Nam": ["1", "0", "1"],
        "Chưa rõ giới tính": ["1", "1", "0"],
        "Tổng số": ["5", "4", "1"],
    }
    assert [one.id for one in found.line("nữ", "0/village").members] == ["an", "da", "em"]
    assert found.line("unknown", "0/total").members[0].note.endswith("chưa rõ giới tính")


def test_of_whom_a_fact_is_missing_stands_in_a_row_of_its_own():
    """Also somebody of whom only the year of birth is known, where both bands are possible."""
    found = made("2021-H1", rows=BY_AGE)
    told = {one.id: one.note for one in found.line("unknown", "0/total").members}
    assert set(told) == {"cu", "da", "em"}
    assert all(note.endswith("chưa rõ ngày sinh") for note in told.values())
    assert {line.unknown for row in found.rows for line in row.lines} == {()}


def test_beside_conditions_are_named_who_may_belong_there():
    young = Part(title="Dưới 31", asked=((Test(fact="age", values=("", "30")),),))
    found = made("2021-H1", rows=Split(by="conditions", parts=(young,)))
    assert [one.id for one in found.line("part-1", "0/total").unknown] == ["cu", "da", "em"]


def test_a_filter_narrows_and_keeps_those_of_whom_it_is_not_known():
    minority = ((Test(fact="minority"),),)
    total = made(filter=minority).line("total", "0/total")
    assert [one.id for one in total.members] == ["an"]
    assert {one.id for one in total.unknown} == {"cu", "em"}


def test_years_stand_beside_each_other():
    """Counted as they were at the same time of each year."""
    found = made(years=2, rows=BY_SEX)
    assert [head.group for head in found.heads] == ["Năm 2021", "Năm 2020", "Năm 2019"]
    assert grid(found)["Tổng số"] == ["5", "5", "4"]
    assert found.proofs[-1] == "Số của các năm trước tính theo sổ sách hiện nay."
    cut = made(years=1, as_of="2021-03-31", subject="admitted")
    assert [line.value for line in cut.rows[-1].lines] == [0, 0]
    assert [line.value for line in made(years=1, subject="admitted").rows[-1].lines] == [0, 1]


def test_shares_are_of_all():
    found = made(share=True, rows=BY_SEX)
    assert grid(found)["Nữ"] == ["3", "60"]
    nobody = made("1950", share=True)
    assert grid(nobody)["Tổng số"] == ["0", "–"]


def test_rows_that_nobody_is_in_are_left_out_unless_asked_for():
    assert "Chi bộ Trường tiểu học" not in grid(
        made(subject="admitted", during="2020", rows=Split(by="fact", fact="cell"))
    )
    kept = made(subject="admitted", during="2020", rows=Split(by="fact", fact="cell", empty=True))
    assert grid(kept)["Chi bộ Trường tiểu học"] == ["0"]


def test_sums_are_said_to_hold_or_not():
    women = Part(title="Nữ", asked=((Test(fact="sex", values=("nữ",)),),))
    young = Part(title="Dưới 35", asked=((Test(fact="age", values=("", "35")),),))
    whole = made(rows=Split(by="conditions", parts=(women, young)))
    assert whole.proofs == (
        "Các dòng có thể trùng nhau: 2 đảng viên đứng ở nhiều dòng, nên cộng các dòng lớn hơn tổng "
        "số.",
    )
    assert grid(whole)["Còn lại"] == ["1"]
    assert [one.id for one in whole.line("unknown", "0/total").members] == ["cu"]
    assert made(rows=BY_SEX).proofs == (
        "Cộng các dòng đúng bằng tổng số, không ai đứng ở hai dòng.",
    )
    assert made().proofs == ()


def test_cells_are_counted_too():
    by_place = Split(by="fact", fact="sector")
    found = made(subject="cells", rows=by_place, columns=Split(by="fact", fact="admitting"))
    assert grid(found) == {
        "Thôn, bản": ["1", "1"],
        "Trường học": ["1", "1"],
        "Tổng số": ["2", "2"],
    }
    assert [head.title for head in found.heads] == [
        "Tổng số",
        "Không: Có kết nạp đảng viên trong kỳ",
    ]
