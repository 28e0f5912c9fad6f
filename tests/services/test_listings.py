"""Lists and registers as paper and workbook."""

from __future__ import annotations

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.rules.calendar import Period, period
from desktop.services import documents, incoming, listings
from desktop.services.office import trial
from desktop.services.people import new_id
from tests.build import a_case, a_cell, a_member, an_office
from tests.deeds import NOW

TODAY = NOW.date()


@pytest.fixture(scope="module")
def filled():
    """An office with a decision, a card, and documents that went and came."""
    office = trial(lambda: NOW)
    an_office(office)
    a_case(office, at="decision")
    a_member(office, cell=a_cell(office, "Chi bộ Pá"), card_number="001234567890")
    void = new_id()
    plan = {"body": "committee", "kind": "plan", "day": date(2026, 1, 5), "title": "Kế hoạch năm"}
    office.do(documents.reserve, id=void, **plan)
    office.do(documents.reserve, id=new_id(), **plan)
    office.do(documents.void, id=void, reason="Soạn nhầm")
    arrived = {"arrived": date(2026, 1, 6), "title": "Hướng dẫn báo cáo", "number": "15-HD/BTCTU"}
    office.do(incoming.write, id=new_id(), **arrived)
    yield office
    office.close()


def make(office, form, span="2026", **more):
    days = span if isinstance(span, Period) else period(span)
    return office.read(listings.make, form_id=form, period=days, today=TODAY, **more)


def said(made):
    return " ".join(words(made.sheet))


def cells(made):
    """The workbook of a list, line by line."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(listings.xlsx_bytes(made)))
    return book.get_sheet_by_index(0).to_python()


def test_the_register_tells_of_void_numbers_in_their_order(filled):
    made = make(filled, listings.OUTGOING)
    assert said(made).index("01-KH/ĐU") < said(made).index("02-KH/ĐU")
    assert "Đã hủy: Soạn nhầm" in said(made)
    assert made.count == 2


def test_what_came_in_keeps_its_number_of_arrival(filled):
    made = make(filled, listings.INCOMING)
    assert {"01", "06/01/2026", "15-HD/BTCTU"} <= set(words(made.sheet))


def test_resolutions_have_a_register_of_their_own(filled):
    made = make(filled, listings.RESOLUTIONS, "2024")
    assert "05-NQ/CB" in said(made)
    assert "21-QĐ/ĐU" not in said(made)


def test_a_term_is_named_as_one(filled):
    term = filled.read(listings.running_term)
    made = make(filled, listings.OUTGOING, term)
    assert made.period == "nhiệm kỳ 2025 - 2030"
    assert made.as_of == TODAY


def test_a_workbook_keeps_leading_zeros_and_counts_once(filled):
    made = make(filled, "8-tdv")
    found = cells(made)
    head = next(line for line in found if line[0] == "STT")
    [row] = found[found.index(head) + 1 :]
    assert row[0] == 1
    assert row[head.index("Số thẻ đảng viên")] == "001234567890"
    assert head.count("STT") == 1


def test_a_heading_over_two_columns_stands_in_both_titles(filled):
    head = next(line for line in cells(make(filled, "trich-ngang")) if line[0] == "STT")
    assert "Ngày, tháng, năm sinh: Nam" in head
    assert "Ngày, tháng, năm sinh: Nữ" in head
    assert "Chức vụ: Đoàn thể" in head


@pytest.mark.parametrize("choice", listings.choices(), ids=lambda one: one.form)
def test_an_empty_list_prints_its_head_and_lines_to_write_on(office, choice):
    """Nothing is invented, and nobody is there."""
    an_office(office)
    made = make(office, choice.form)
    assert made.count == 0
    assert "ĐẢNG ỦY XÃ HOA BAN" in said(made)
    assert len(cells(made)[-1]) > 3


def test_what_is_no_list_is_refused_with_those_there_are(filled):
    with pytest.raises(Refusal, match="so-van-ban-di") as refused:
        make(filled, "9-knd")
    assert refused.value.field == "form"


def test_a_term_without_days_is_asked_for(office):
    with pytest.raises(Refusal, match="nhiệm kỳ"):
        office.read(listings.running_term)


def test_files_are_written_as_asked(filled, tmp_path):
    written = listings.write(
        filled, form_id="so-ket-nap", period=period("2024"), folder=tmp_path, with_xlsx=True
    )
    assert [one.path.suffix for one in written] == [".pdf", ".xlsx"]
    assert written[0].path.read_bytes().startswith(b"%PDF")


def test_a_register_ends_with_the_page_of_handing_over(office):
    """It says how many lines there are; the pages go on, and the workbook has the lines only."""
    an_office(office)
    a_case(office, at="ceremony")
    asked = {"form_id": "so-ket-nap", "period": period("2024"), "today": TODAY}
    plain = office.read(listings.make, **asked)
    made = office.read(listings.make, handover=True, **asked)
    assert made.sheet.blocks[: len(plain.sheet.blocks)] == plain.sheet.blocks
    said = "".join(words(made.sheet.blocks[len(plain.sheet.blocks) :]))
    assert "BIÊN BẢN BÀN GIAO SỔ" in said
    assert "gồm 01 dòng" in said
    assert cells(made) == cells(plain)
