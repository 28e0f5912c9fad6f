"""A table of the office's own as a workbook."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

from python_calamine import CalamineWorkbook

from desktop.exchange.own_table_workbook import own_table_workbook
from desktop.rules.reports.own_table_counts import counted
from desktop.rules.reports.own_tables import OwnTable, Split
from tests.rules.reports.test_own_table_counts import OFFICE, YEAR
from tests.rules.reports.test_table_facts import KNOWN


def test_a_figure_leads_to_the_first_of_its_names():
    table = OwnTable(name="=1+1", rows=Split(by="fact", fact="sex"), share=True)
    found = counted(table, KNOWN, OFFICE, YEAR, date(2021, 12, 31))
    content = own_table_workbook(found, "Đếm: đảng viên.", "Đảng ủy xã Hoa Ban")
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    main, names = (book.get_sheet_by_name(one).to_python() for one in book.sheet_names)
    assert main[0][0] == "=1+1 năm 2021"
    assert main[6] == ["Nữ", 3, 60]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    [line] = re.findall(r'ref="B7" location="\'Danh sách\'!A(\d+)"', sheet)
    assert names[int(line) - 1][2] == "an"
