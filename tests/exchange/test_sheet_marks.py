"""Where rows and cells stand in the XML of a sheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Refusal
from desktop.exchange import sheet_marks

SHEET = (
    b'<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2" note="a>b"><x:c r="B2" s="1">'
    b"<x:f>Sheet2!A1</x:f><x:v>5</x:v></x:c><x:c><x:v>6</x:v></x:c></x:row><x:row/>"
    b'</x:sheetData><x:mergeCells><x:mergeCell ref="A5:C6"/></x:mergeCells></x:worksheet>'
)


@given(st.integers(1, 999_999), st.integers(1, 16_384))
def test_a_cell_is_written_as_it_is_read(row, column):
    """D7 and back."""
    assert sheet_marks.place(sheet_marks.written(row, column)) == (row, column)


@pytest.mark.parametrize("written", ["", "7D", "D0", "d7", "D7:E8", "ABCD1", "D7777777777"])
def test_what_is_no_cell_is_refused(written):
    """With an example of one."""
    with pytest.raises(Refusal, match="D7"):
        sheet_marks.place(written)


def test_every_mark_is_where_the_bytes_are():
    """Prefixes, tags with the sign that ends tags, cells that do not say where they stand."""
    found = sheet_marks.marks(SHEET)
    row = found.rows[2]
    assert (found.prefix, sorted(found.rows), sorted(row.cells)) == ("x:", [2, 3], [2, 3])
    first = row.cells[2]
    assert first.formula
    assert first.attributes == {"r": "B2", "s": "1"}
    assert SHEET[first.value.start : first.value.end] == b"<x:v>5</x:v>"
    assert SHEET[row.start : row.inner] == b'<x:row r="2" note="a>b">'
    assert SHEET[found.rows[3].start : found.rows[3].end] == b"<x:row/>"
    assert found.merged == [(5, 1, 6, 3)]
    assert found.refers


@pytest.mark.parametrize(
    "part",
    [
        b"<worksheet><sheetData>",
        b"<worksheet/>",
        b'<!DOCTYPE w [<!ENTITY a "b">]><worksheet><sheetData>&a;</sheetData></worksheet>',
        b'<worksheet><sheetData><row r="two"/></sheetData></worksheet>',
        b'<worksheet><sheetData><row><c r="?"/></row></sheetData></worksheet>',
    ],
)
def test_damaged_or_hostile_xml_is_refused(part):
    """Never half read."""
    with pytest.raises(Refusal):
        sheet_marks.marks(part)
