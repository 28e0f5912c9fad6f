"""Own tables that travel from office to office."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import Refusal
from desktop.rules.reports.own_tables import OwnTable, Part, Split
from desktop.rules.reports.table_conditions import Test
from desktop.services.office import trial
from desktop.services.reports import own_table_files, own_tables
from tests.build import a_cell
from tests.deeds import NOW

CELL = "Chi bộ bản Nà Lốc"


@pytest.fixture(scope="module")
def lent():
    """A file of one table that asks for a cell, and the table."""
    office = trial(lambda: NOW)
    cell = a_cell(office, CELL)
    asked = ((Test(fact="cell", values=(cell,)), Test(fact="sex", values=("nữ",))),)
    rows = Split(by="conditions", parts=(Part(title="Bản Nà Lốc", asked=asked),))
    table = OwnTable(name="Nà Lốc", filter=asked, rows=rows)
    office.do(own_tables.save_table, id="a", table=table)
    content = office.read(own_table_files.lent, ids=("a",))
    office.close()
    return content


def changed(content, **values):
    """The file with other values in its table."""
    document = json.loads(content)
    document["table"][0] |= values
    return json.dumps(document).encode()


def test_a_table_comes_to_another_office_with_its_own_cell(office, lent):
    """Cells are known by their names; undo takes all of it back."""
    assert CELL in lent.decode()
    cell = a_cell(office, "Chi bộ bản Nà lốc")
    office.do(own_table_files.take_in, content=lent)
    office.do(own_table_files.take_in, content=lent)
    first, second = office.read(own_tables.tables, year=2026)
    assert (first.name, second.name) == ("Nà Lốc", "Nà Lốc (2)")
    assert first.table.filter[0][0].values == (cell,)
    assert first.table.rows.parts[0].asked[0][0].values == (cell,)
    office.undo()
    assert len(office.read(own_tables.tables, year=2026)) == 1


def test_every_mistake_is_told_and_nothing_taken(office, lent):
    wrong = changed(
        lent,
        years=77,
        rows={"by": "fact", "fact": "salary"},
        filter=[[{"fact": "sex", "values": ["x\u202e\x07"]}]],
    )
    with pytest.raises(Refusal) as caught:
        office.do(own_table_files.take_in, content=wrong)
    said = caught.value.sentence
    assert said.count("\n– Biểu 1 (Nà Lốc):") == 3
    assert all(sign.isprintable() or sign == "\n" for sign in said)
    assert office.read(own_tables.tables, year=2026) == ()


def test_an_unknown_cell_is_named(office, lent):
    with pytest.raises(Refusal, match=f"không có giá trị {CELL}"):
        office.read(own_table_files.look, content=lent)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "không phải tệp biểu tự lập, hoặc đã hỏng"),
        (b"[" * 200_000, "không phải tệp biểu tự lập, hoặc đã hỏng"),
        (b'{"kind": "khac"}', "đuôi .bieu"),
        (b'{"kind": "bieu-tu-lap", "format": 9}', "phiên bản mới hơn"),
        (b'{"kind": "bieu-tu-lap", "format": "1", "table": 3}', "thiếu khóa 'program'"),
        (b'{"kind":"bieu-tu-lap","format":1,"program":"","table":[]}', "từ 1 đến 50"),
        (b" " * 600_000, "lớn quá"),
    ],
)
def test_what_is_no_such_file_is_refused(office, content, said):
    with pytest.raises(Refusal, match=said):
        office.read(own_table_files.look, content=content)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def neighbour():
    """Another office that has a cell of that name."""
    office = trial(lambda: NOW)
    a_cell(office, CELL)
    yield office
    office.close()


@settings(max_examples=40)
@given(
    part=st.sampled_from(["name", "subject", "filter", "rows", "columns", "years", "note", "x"]),
    value=json_values,
)
def test_whatever_stands_in_it_is_taken_or_refused(neighbour, lent, part, value):
    """A file that anybody may have written never does anything else."""
    try:
        found = neighbour.read(own_table_files.look, content=changed(lent, **{part: value}))
    except Refusal:
        found = ()
    assert all(isinstance(one, OwnTable) for one in found)


def test_the_file_is_called_after_its_table():
    assert own_table_files.file_name((OwnTable(name="Nữ, bản Áng"),)) == "nu_ban_ang.bieu"
    assert own_table_files.file_name((OwnTable(name="…"),)) == "bieu.bieu"


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refusal, match="Không đọc được"):
        own_table_files.content_of(tmp_path / "khong-co.bieu")
