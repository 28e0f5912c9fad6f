"""Values put into somebody's workbook: those cells, and nothing else."""

from __future__ import annotations

import io
import random
import re
import zipfile
from decimal import Decimal

import pytest
import xlsxwriter

from desktop.errors import Refusal
from desktop.exchange import cell_filling, sheets

TABLE = "Biểu 1"


def a_template():
    """A province's template: styles, formulas, joined cells, a hidden sheet, a chart, a macro."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#FFEE99"})
        table = book.add_worksheet(TABLE)
        table.merge_range("A1:C1", "THỐNG KÊ", bold)
        for at, title in enumerate(("Kết nạp", "Chuyển đến", "Cộng"), 3):
            table.write(f"A{at}", title)
        table.write_blank("B3", None, bold)
        table.write_formula("B5", "=SUM(B3:B4)", bold, 0)
        book.add_worksheet("Tổng hợp").write_formula("A1", "='Biểu 1'!B5", None, 0)
        book.add_worksheet("Danh mục").write("A1", "mã")
        book.worksheets()[2].hide()
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='Biểu 1'!$B$3:$B$5"})
        table.insert_chart("E2", chart)
    made = parts(whole.getvalue())
    made["xl/vbaProject.bin"] = random.Random(1).randbytes(999)
    return sheets.opened("mau.xlsx", packed(made, b'<calcPr calcId="124519"/>'))


def packed(made, settings):
    """A workbook of these parts that says this of counting."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in made.items():
            told = re.sub(rb"<calcPr[^>]*/>", settings, part) if name == "xl/workbook.xml" else part
            package.writestr(name, told)
    return whole.getvalue()


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {one.filename: package.read(one) for one in package.infolist()}


@pytest.fixture(scope="module")
def template():
    return a_template()


@pytest.fixture(scope="module")
def filled(template):
    values = {(TABLE, "B3"): 12, (TABLE, "B4"): Decimal("7.5"), (TABLE, "D3"): "Đủ < hết & rõ"}
    return cell_filling.fill(template, {**values, (TABLE, "A9"): 3, (TABLE, "C9"): 4})


def test_the_cells_hold_the_values(filled):
    """Numbers as numbers, words as words; rows and cells that were not there are made."""
    rows = sheets.sheet(sheets.opened("x.xlsx", filled), TABLE).rows
    assert rows[2][:4] == ["Kết nạp", 12, "", "Đủ < hết & rõ"]
    assert rows[3][:2] == ["Chuyển đến", 7.5]
    assert (rows[8][0], rows[8][2]) == (3, 4)
    assert rows[0][0] == "THỐNG KÊ"


def test_every_other_part_is_the_same_byte_for_byte(template, filled):
    """Styles, words, charts, macros and hidden sheets are not touched, nor is their order."""
    before, after = parts(template.content), parts(filled)
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"}
    assert "xl/vbaProject.bin" in before


def test_in_a_sheet_only_the_cells_are_different(template, filled):
    """Taking the written cells out of both leaves the same XML, but for kept results."""
    name = "xl/worksheets/sheet1.xml"
    before, after = (parts(content)[name] for content in (template.content, filled))
    cells = re.compile(rb'<c r="(?:B3|B4|D3)"[^>]*?(?:/>|>.*?</c>)|<row r="9">.*?</row>')
    assert cells.sub(b"", after) == cells.sub(b"", before).replace(b"</f><v>0</v>", b"</f>")
    styled = re.search(rb'<c r="B3" s="(\d+)"', before)
    assert re.search(rb'<c r="B3" s="' + styled[1] + rb'"><v>12</v></c>', after)


def test_formulas_are_counted_again_when_it_is_opened(filled):
    """No old result stays, also on other sheets; the workbook asks for it."""
    after = parts(filled)
    assert b"<f>SUM(B3:B4)</f></c>" in after["xl/worksheets/sheet1.xml"]
    assert b"<v>" not in after["xl/worksheets/sheet2.xml"]
    assert after["xl/workbook.xml"].count(b'fullCalcOnLoad="1"') == 1


@pytest.mark.parametrize(
    ("sheet", "cell", "why"),
    [
        (TABLE, "B5", "có công thức"),
        (TABLE, "B1", "khuất trong ô gộp A1"),
        (TABLE, "B0", "không phải là một ô"),
        ("Biểu 9", "B3", "không có trang"),
    ],
)
def test_a_cell_that_must_not_be_written_is_refused(template, sheet, cell, why):
    """The sentence names it."""
    with pytest.raises(Refusal, match=why):
        cell_filling.fill(template, {(sheet, cell): 1})


@pytest.mark.parametrize(
    "settings", [b"", b'<calcPr calcId="1" fullCalcOnLoad="0"/>', b"<calcPr/>"]
)
def test_the_wish_to_count_is_put_in_whatever_was_asked(template, settings):
    """Where the workbook said nothing, something, or the contrary."""
    book = sheets.opened("x.xlsx", packed(parts(template.content), settings))
    made = cell_filling.fill(book, {(TABLE, "B3"): 1})
    assert re.findall(rb'fullCalcOnLoad="(\d)"', parts(made)["xl/workbook.xml"]) == [b"1"]
    assert sheets.opened("y.xlsx", made).sheets == (TABLE, "Tổng hợp")


def test_a_mutated_workbook_is_refused_or_filled_right(template):
    """Whatever byte is changed, nothing but a Refusal comes out, or the value that was put in."""
    chance = random.Random(7)
    for _ in range(150):
        content = bytearray(template.content)
        for _ in range(chance.randint(1, 4)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        try:
            book = sheets.opened("x.xlsx", bytes(content))
            made = cell_filling.fill(book, {(TABLE, "B3"): 41})
        except Refusal:
            continue
        rows = sheets.sheet(sheets.opened("y.xlsx", made), TABLE).rows
        assert rows[2][1] == 41
