"""The office's own wording and rows in official tables."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.rules import calendar
from desktop.rules.reports.table_conditions import Test
from desktop.services import data
from desktop.services.data import Brought
from desktop.services.exchange import exchange
from desktop.services.office import User
from desktop.services.papers import printing
from desktop.services.reports import kept_reports, reports, table_edits
from tests.build import a_case, an_office
from tests.deeds import NOW

pytestmark = pytest.mark.usefixtures("quick_passphrases")

DAY = NOW.date()
TABLE = "table-admitted"
YEAR = {"report_id": TABLE, "period": calendar.period("2024"), "as_of": date(2024, 12, 31)}
OWN = {
    "report_id": TABLE,
    "id": "own-1",
    "title": "Nữ dân tộc thiểu số",
    "under": "admitted-women",
    "after": "admitted-women",
    "asked": ((Test(fact="minority"),),),
}


@pytest.fixture
def edited(office):
    """One woman of a minority admitted in 2024; three rows of the table changed."""
    an_office(office)
    a_case(office, at="ceremony")
    office.do(table_edits.set_row, report_id=TABLE, line="admitted-women", title="Phụ nữ")
    office.do(table_edits.set_row, report_id=TABLE, line="admitted-religious", hidden=True)
    office.do(table_edits.set_own_row, **OWN)
    return office


def seen(office):
    return {line.title: line.value for line in office.read(reports.shown, **YEAR).seen.lines}


def paper(sheet):
    return " ".join(words(sheet))


def test_screen_paper_and_workbook_show_them_and_say_so(edited):
    shown = seen(edited)
    assert (shown["Phụ nữ"], shown["Nữ dân tộc thiểu số"]) == (1, 1)
    assert not {"Nữ", "Người theo tôn giáo"} & set(shown)
    made = edited.read(reports.make, **YEAR)
    book = CalamineWorkbook.from_filelike(io.BytesIO(reports.xlsx_bytes(made)))
    rows = book.get_sheet_by_name("Số liệu").to_python()
    for said in (paper(made.sheet), " ".join(str(cell) for row in rows for cell in row)):
        assert "Phụ nữ" in said
        assert "Biểu có dòng do văn phòng ẩn/sửa tên. Dòng ẩn: “Người theo tôn giáo”" in said


def test_the_parcel_carries_the_official_rows(edited, tmp_path):
    """In its figures, its paper and its workbook, so that the level above can add them up."""
    passphrase = "Ngọn đèn sáng"
    written = exchange.make_parcel(edited, folder=tmp_path, passphrase=passphrase, **YEAR)
    found = exchange.verify_parcel(written.path, passphrase)
    lines = json.loads(found.content["report.json"])["lines"]
    titles = {one["id"]: one["title"] for one in lines}
    assert titles["admitted-women"] == "Nữ"
    assert "admitted-religious" in titles
    assert not [id for id in titles if id.startswith("own-")]
    book = CalamineWorkbook.from_filelike(io.BytesIO(found.content["bao_cao.xlsx"]))
    said = str(book.get_sheet_by_name("Số liệu").to_python())
    assert "Người theo tôn giáo" in said
    assert "Phụ nữ" not in said
    kept = edited.read(reports.make, **YEAR)
    assert "Phụ nữ" in paper(kept.sheet)
    assert "Phụ nữ" not in paper(kept.plain)


def test_what_was_kept_is_printed_as_it_was_issued(edited):
    """Whatever is changed in the rows afterwards; nothing of that counts as changed figures."""
    edited.do(reports.keep, **YEAR, day=DAY)
    before = edited.read(reports.make, **YEAR)
    edited.do(table_edits.reset, report_id=TABLE)
    after = edited.read(reports.make, **YEAR)
    assert printing.pdf_bytes(after.sheet) == printing.pdf_bytes(before.sheet)
    assert reports.xlsx_bytes(after) == reports.xlsx_bytes(before)
    shown = edited.read(reports.shown, **YEAR)
    assert shown.changed == ()
    assert "Phụ nữ" in [line.title for line in shown.seen.lines]
    edited.do(kept_reports.release, id=shown.kept.id, reason="gửi nhầm")
    assert "Nữ" in seen(edited)


def test_the_next_year_compares_also_the_own_rows(edited):
    edited.do(reports.keep, **YEAR, day=DAY)
    following = YEAR | {"period": calendar.period("2025"), "as_of": date(2025, 12, 31)}
    assert edited.read(reports.shown, **following).before["own-1"] == 1


def test_another_generation_of_the_table_begins_with_its_own_words(edited):
    """What was changed in the older one stays beside it and holds again with it."""
    path = "resources/statistics/table-2-admitted.toml"
    newer = data.shipped(path).replace('edition = "2021"', 'edition = "2026"')
    with data.trying(Brought(number=1, mark="2026", files={path: newer})):
        assert "Nữ" in seen(edited)
        table = edited.read(table_edits.table, report_id=TABLE)
        assert (table.edition, table.older, table.edits.empty) == ("2026", ("2021",), True)
    assert "Phụ nữ" in seen(edited)


def test_each_change_is_undone_and_a_row_or_all_goes_back(edited):
    edited.undo()
    assert "Nữ dân tộc thiểu số" not in seen(edited)
    edited.redo()
    edited.do(table_edits.remove_row, report_id=TABLE, line="admitted-women")
    assert "Nữ" in seen(edited)
    edited.do(table_edits.remove_row, report_id=TABLE, line="own-1")
    edited.do(table_edits.reset, report_id=TABLE)
    assert edited.read(table_edits.edits, report_id=TABLE).empty
    edited.undo()
    assert "Người theo tôn giáo" not in seen(edited)


def test_a_table_is_called_otherwise(edited):
    """On screen, paper and in the workbook; its own title again leaves nothing behind."""
    edited.do(table_edits.set_title, report_id=TABLE, title="Kết nạp của xã")
    made = edited.read(reports.make, **YEAR)
    assert edited.read(reports.shown, **YEAR).seen.title == "Kết nạp của xã năm 2024"
    assert "KẾT NẠP CỦA XÃ" in paper(made.sheet)
    assert "KẾT NẠP CỦA XÃ" not in paper(made.plain)
    assert made.travelling.title == "Đảng viên mới kết nạp năm 2024"
    edited.do(table_edits.set_title, report_id=TABLE, title="Đảng viên mới kết nạp")
    assert edited.read(table_edits.edits, report_id=TABLE).title == ""


def test_the_last_row_given_back_leaves_nothing_behind(office):
    office.do(table_edits.set_row, report_id=TABLE, line="admitted-women", title="Phụ nữ")
    office.do(table_edits.set_row, report_id=TABLE, line="admitted-women", title="Nữ")
    assert office.read(table_edits.edits, report_id=TABLE).empty


def test_a_row_that_cannot_be_is_refused_with_every_reason(office):
    with pytest.raises(Refusal) as caught:
        office.do(table_edits.set_own_row, **OWN | {"title": "", "under": "x", "after": "y"})
    assert caught.value.sentence.count("\n–") == 3


def test_it_is_for_the_chief(office):
    office.user = User("b", "Lò Thị Hoa", "clerk")
    with pytest.raises(Refusal, match="chỉ người phụ trách"):
        office.do(table_edits.set_row, report_id=TABLE, line="admitted-women", title="Phụ nữ")


def test_the_rows_are_told_with_their_places(edited):
    rows = edited.read(table_edits.table, report_id=TABLE).rows
    at = next(at for at, row in enumerate(rows) if row.own is not None)
    assert (rows[at - 1].id, rows[at].whole, rows[at].fault) == (
        "admitted-women",
        "admitted-women",
        "",
    )
    assert [row.number for row in rows[:2]] == [1, 2]


def test_hidden_rows_of_two_panels_close_up(office):
    """The numbers go on, and shares are still of the whole."""
    an_office(office)
    a_case(office, at="ceremony")
    asked = {**YEAR, "report_id": "table-peoples"}
    office.do(table_edits.set_row, report_id="table-peoples", line="members-end", hidden=True)
    made = office.read(reports.make, **asked)
    assert "Tổng số đảng viên" not in paper(made.sheet).split("Dòng ẩn")[0]
    assert "50" in paper(made.sheet)
