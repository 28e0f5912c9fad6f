"""Tables that the office makes itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.rules import calendar
from desktop.rules.people.people_filter import PeopleFilter
from desktop.rules.reports.own_tables import OwnTable, Split
from desktop.rules.reports.table_conditions import Test
from desktop.services.cells import organisations
from desktop.services.people import people_filters
from desktop.services.reports import own_tables
from tests.build import a_case, a_cell, a_member, an_office

YEAR = {"period": calendar.period("2025"), "as_of": date(2025, 12, 31)}
TABLE = OwnTable(name="Đảng viên nữ", rows=Split(by="fact", fact="sex"))


def names(office):
    return [one.name for one in office.read(own_tables.tables, year=2025)]


def test_a_table_is_kept_renamed_and_taken_away_with_undo(office):
    office.do(own_tables.save_table, id="a", table=TABLE)
    [kept] = office.read(own_tables.tables, year=2025)
    assert (kept.table, kept.mistakes) == (TABLE, ())
    again = replace(TABLE, name="  Nam   nữ ")
    office.do(own_tables.save_table, id="a", table=again, revision=kept.revision)
    assert names(office) == ["Nam nữ"]
    office.do(own_tables.remove_table, id="a")
    assert names(office) == []
    office.undo()
    assert names(office) == ["Nam nữ"]
    office.undo()
    assert names(office) == ["Đảng viên nữ"]


def test_a_name_is_given_once(office):
    office.do(own_tables.save_table, id="a", table=TABLE)
    with pytest.raises(Refusal, match="Đã có biểu"):
        office.do(own_tables.save_table, id="b", table=TABLE)
    assert office.read(own_tables.free_name, name=TABLE.name) == "Đảng viên nữ (2)"
    assert office.read(own_tables.free_name, name="Khác") == "Khác"


def test_what_is_wrong_is_told_all_at_once_and_nothing_is_kept(office):
    wrong = OwnTable(name="", rows=Split(by="fact", fact="age"), years=7)
    with pytest.raises(Refusal) as caught:
        office.do(own_tables.save_table, id="a", table=wrong)
    assert caught.value.sentence.count("\n–") == 3
    assert names(office) == []


def test_a_newer_change_is_not_overwritten(office):
    office.do(own_tables.save_table, id="a", table=TABLE)
    office.do(own_tables.save_table, id="a", table=replace(TABLE, years=1), revision=1)
    with pytest.raises(Refusal, match="vừa được sửa"):
        office.do(own_tables.save_table, id="a", table=TABLE, revision=1)


def test_a_table_whose_cell_is_gone_says_so(office):
    """It is still there to be mended, and is not counted as if nothing were asked."""
    cell = a_cell(office, "Chi bộ bản Áng")
    asked = ((Test(fact="cell", values=(cell,)),),)
    office.do(own_tables.save_table, id="a", table=replace(TABLE, filter=asked))
    office.do(organisations.remove_cell, id=cell)
    [kept] = office.read(own_tables.tables, year=2025)
    assert "không có giá trị" in kept.mistakes[0]
    with pytest.raises(Refusal, match="Biểu chưa lập được"):
        office.read(own_tables.counted, table=kept.table, **YEAR)


def test_a_table_is_found_by_its_name(office):
    office.do(own_tables.save_table, id="a", table=TABLE)
    assert office.read(own_tables.named, name="dang vien nu", year=2025).id == "a"
    with pytest.raises(Refusal, match="Các biểu: Đảng viên nữ"):
        office.read(own_tables.named, name="x", year=2025)


def test_the_examples_count_a_real_office(office):
    """Each of them finds somebody, and every figure keeps the names in it."""
    an_office(office)
    a_case(office, at="certificate", name="Lò Thị Mai")
    a_case(office, at="recognition-decision", name="Hà Văn Đức")
    a_member(office)
    found = {
        one.name: office.read(own_tables.counted, table=one, **YEAR)
        for one in own_tables.examples()
    }
    assert len(found) == 5
    for counted in found.values():
        lines = [line for row in counted.rows for line in row.lines if "/share" not in line.id]
        assert all(line.value == len(line.members) for line in lines)
        assert any(line.value for line in lines)
    candidates = found["Cảm tình Đảng theo chi bộ: đã học lớp hay chưa"]
    assert candidates.line("total", "0/part-1").members[0].name == "Lò Thị Mai"


def test_official_tables_can_be_gone_on_from(office):
    copies = own_tables.official()
    assert len(copies) >= 6
    for _, _, copy in copies:
        office.read(own_tables.counted, table=copy.table, **YEAR)


def test_a_kept_filter_of_the_people_can_be_gone_on_from(office):
    """The same people, by cell; one that a table cannot ask is not offered."""
    a_case(office, at="certificate", name="Lò Thị Mai")
    women = PeopleFilter(sex="nữ", stage="candidate", class_attended=True)
    office.do(people_filters.save_filter, id="a", name="Nữ đã học lớp", chosen=women)
    ending = PeopleFilter(certificate_ending=True)
    office.do(people_filters.save_filter, id="b", name="Sắp hết hạn", chosen=ending)
    [table] = office.read(own_tables.of_filters)
    found = office.read(own_tables.counted, table=table, **YEAR)
    assert [one.name for one in found.line("total", "0/total").members] == ["Lò Thị Mai"]
