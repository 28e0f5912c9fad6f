"""Damaged and hostile workbooks: never a crash, never half of one in the file.

HGD_WORKBOOKS says how many damaged ones are tried; a full run takes 2000.
"""

from __future__ import annotations

import io
import os
import random
import zipfile

import pytest

from desktop.errors import Refusal
from desktop.exchange import sheets
from desktop.services.people import imports
from desktop.services.people.imports import Choices
from desktop.store import journal
from desktop.store.file import open_file
from tests.deeds import contents
from tests.exchange import books

MANY = int(os.environ.get("HGD_WORKBOOKS", "60"))
CENTRAL = books.central([books.member(number) for number in range(12)])
OLD = books.xls(
    [["Hä vµ tªn", "Ngµy sinh"], *([f"NguyÔn V¨n {letter}", 1985.0] for letter in "ABCDEGH")]
)


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The workbook with one of its parts replaced, packed soundly again."""
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(whole, "w", 8) as new:
        for one in old.namelist():
            new.writestr(one, part if one == name else old.read(one))
    return whole.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut out or doubled, somewhere."""
    found = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(found))
        what = chance.randrange(4)
        if what == 0:
            found[at] = chance.randrange(256)
        elif what == 1:
            del found[at : at + chance.randrange(1, 60)]
        elif what == 2:
            found[at:at] = found[at : at + chance.randrange(1, 60)]
        else:
            found[at : at + 4] = b"\xff\xff\xff\x7f"
    return bytes(found or b"PK")


def one_of(chance: random.Random) -> bytes:
    """A damaged .xls, a damaged .xlsx, or an .xlsx with one damaged part."""
    kind = chance.randrange(4)
    if kind == 0:
        return damaged(OLD, chance)
    if kind == 1:
        return damaged(CENTRAL, chance)
    with zipfile.ZipFile(io.BytesIO(CENTRAL)) as package:
        sheets_first = [name for name in package.namelist() if "sheet1" in name]
        name = chance.choice(sheets_first + package.namelist())
    return with_part(CENTRAL, name, damaged(part_of(CENTRAL, name), chance))


def tried(office, content: bytes) -> bool:
    """Whether the workbook was taken in; a Refusal must leave the office as it was."""
    before = office.read(contents)
    try:
        book = sheets.opened("hong.xlsx", content)
        rows = imports.read_rows(imports.tables(book, {}), office.today())
        shown = office.read(imports.preview, file="hong.xlsx", rows=rows, choices=Choices())
    except Refusal:
        assert office.read(contents) == before
        return False
    assert office.read(contents) == before
    done = office.do(imports.take_in, shown=shown, choices=Choices())
    if done is not None:
        office.undo()
    assert office.read(contents) == before
    return done is not None


@pytest.mark.parametrize("seed", range(4))
def test_damaged_workbooks_are_refused_or_taken_whole(office, seed, capfd):
    chance = random.Random(seed)
    assert tried(office, CENTRAL)
    assert tried(office, OLD)
    for _ in range(MANY // 4):
        tried(office, one_of(chance))
    capfd.readouterr()


def sheet_with(cell: str, count: int = 1) -> bytes:
    """A workbook whose sheet has this cell, so many times."""
    rows = "".join(f'<row r="{at + 1}">{cell}</row>' for at in range(count))
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    part = f"{head}<sheetData>{rows}</sheetData></worksheet>"
    return with_part(CENTRAL, "xl/worksheets/sheet1.xml", part.encode())


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="XFD1048576"><v>1</v></c>',
        "<c r='XFD1048576'><v>1</v></c>",
        '<c r = "XFD1048576"><v>1</v></c>',
        '<c r="A1"><v>1</v></c><c r="ZZ99999"><v>1</v></c>',
        '<c r="A999999999999"><v>1</v></c>',
        '<c r="CZ1"><v>1</v></c><c r="A100000"><v>1</v></c>',
    ],
)
def test_a_cell_too_far_out_is_refused_before_room_is_made_for_it(office, cell):
    assert not tried(office, sheet_with(cell))


def test_a_far_cell_of_an_old_workbook_is_refused(office):
    rows = [["Họ và tên", "Ngày sinh"], ["Lò Văn An", 1985.0]]
    content = books.xls(rows)
    far = content.replace(b"\x03\x02\x0e\x00\x01\x00\x01\x00", b"\x03\x02\x0e\x00\xff\xff\xff\xff")
    assert far != content
    assert not tried(office, far)


def test_a_part_that_inflates_without_end_is_refused(office):
    assert not tried(office, with_part(CENTRAL, "docProps/app.xml", bytes(300 * 1024 * 1024)))


def test_a_long_text_shared_by_thousands_of_cells_is_refused(office):
    head = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    long = f"{head}<si><t>{'x' * 200_000}</t></si></sst>".encode()
    content = with_part(sheet_with('<c t="s"><v>0</v></c>', 5_000), "xl/sharedStrings.xml", long)
    assert not tried(office, content)


def test_entities_are_not_expanded(office):
    styles = part_of(CENTRAL, "xl/styles.xml").decode()
    bomb = '<!DOCTYPE x [<!ENTITY a ".VnTime"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    styles = styles.replace("?>", f"?>{bomb}", 1)
    assert tried(office, with_part(CENTRAL, "xl/styles.xml", styles.encode()))


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"Ho va ten;Ngay sinh\n", b"<html><table>", OLD[:600]]
)
def test_what_is_no_workbook_is_refused_in_words(office, content):
    with pytest.raises(Refusal, match="Excel"):
        sheets.opened("ds.xls", content)


def test_a_cut_while_writing_leaves_nothing(office_on_disk, tmp_path):
    rows = imports.read_rows(
        imports.tables(sheets.opened("a.xlsx", CENTRAL), {}), office_on_disk.today()
    )
    shown = office_on_disk.read(imports.preview, file="a", rows=rows, choices=Choices())
    before = office_on_disk.read(contents)
    with office_on_disk.file.writing() as session:
        journal.Recorder(session)
        imports.take_in(session, shown=shown, choices=Choices())
        # As the power fails: what is on the disk now is all there will be.
        for ending in ("", "-wal"):
            source = office_on_disk.path.with_name(office_on_disk.path.name + ending)
            (tmp_path / f"cut.hgd{ending}").write_bytes(source.read_bytes())
    cut = open_file(tmp_path / "cut.hgd", office_on_disk.key)
    try:
        with cut.reading() as session:
            assert contents(session) == before
    finally:
        cut.close()
