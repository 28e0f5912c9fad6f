"""Lists and registers as paper and workbook."""

from __future__ import annotations

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.rules.calendar import Period, period
from desktop.rules.partial_date import PartialDate
from desktop.services.members import members, transfers
from desktop.services.office import trial
from desktop.services.papers import documents, incoming, listings
from desktop.services.people import people
from desktop.services.people.people import new_id
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


def row_of(made, name):
    """The cells of somebody's line in the workbook, by the titles above them."""
    rows = cells(made)
    titles = next(row for row in rows if row[0] == "STT")
    line = next(row for row in rows if any(name in str(cell) for cell in row))
    return dict(zip(titles, line, strict=True))


def test_a_resolution_tells_how_the_meeting_voted(filled):
    told = row_of(make(filled, listings.RESOLUTIONS, "2024"), "05-NQ/CB")
    assert told["Kết quả biểu quyết"].startswith("Tán thành ")


def test_introductions_tell_of_our_own_committee_and_of_moves_between_cells(office):
    """In the order of their days; the notice of one who leaves has the number of the letter."""
    an_office(office)
    here, there = a_cell(office, "Chi bộ bản Áng"), a_cell(office, "Chi bộ bản Pá")
    goes = a_member(office, "Lường Văn Đi", cell=here)
    moves = a_member(office, "Lò Văn Chuyển", cell=here)
    given = {"kind": "out", "reach": "other-province", "place": "Đảng bộ xã Mộc Châu"}
    days = {"letter": date(2026, 2, 3), "received": date(2026, 2, 9), "number": "12-GT"}
    office.do(transfers.add_transfer, id=new_id(), person_id=goes, **given, **days)
    inside = {"kind": "inside", "cell_id": there, "letter": date(2026, 1, 5)}
    office.do(
        transfers.add_transfer,
        id=new_id(),
        person_id=moves,
        received=date(2026, 1, 6),
        **inside,
    )
    made = make(office, "10-shd", "2026")
    said_in_order = said(made)
    assert said_in_order.index("Lò Văn Chuyển") < said_in_order.index("Lường Văn Đi")
    away, within = row_of(made, "Lường Văn Đi"), row_of(made, "Lò Văn Chuyển")
    ours = "Đảng ủy xã Hoa Ban"
    assert away["Cấp ủy trực tiếp giới thiệu đảng viên đi"] == ours
    assert away["Chính thức: đi ngoài tỉnh"] == "x"
    assert within["Cấp ủy trực tiếp nhận và giới thiệu"] == ours
    assert within["Tổ chức cơ sở đảng nơi đảng viên đến SHĐ"] == "Chi bộ bản Pá"
    notices = make(office, "so-phieu-bao", "2026")
    assert notices.count == 1
    assert row_of(notices, "Lường Văn Đi")["Số, ngày phiếu báo"] == "12-GT\n03/02/2026"


def test_what_has_no_column_of_its_own_stands_in_the_note(office):
    """Of members who is exempt, of the newly admitted who is gone; and who served or retired."""
    an_office(office)
    old = a_member(office, "Lò Văn Già", cell=a_cell(office))
    revision = office.read(people.revision, id=old)
    office.do(people.change_person, id=old, revision=revision, occupation_group="retired")
    since = PartialDate(2023, 5)
    office.do(members.set_standing, person_id=old, status="exempt", status_on=since)
    told = row_of(make(office, "7-hsdv"), "Lò Văn Già")
    assert told["Ghi chú"] == "Miễn sinh hoạt từ 05/2023"
    assert told["Bộ đội, công an, hưu trí"] == "Hưu trí"
    new = a_case(office, at="ceremony")
    office.do(members.move, person_id=new, kind="died", day=date(2024, 8, 1), place="Bệnh viện")
    died = row_of(make(office, "so-tu-tran", "2024"), "Lò Thị Mai")
    assert died["Nơi mất"] == "Bệnh viện"
    assert row_of(make(office, "so-ket-nap", "2024"), "Lò Thị Mai")["Ghi chú"].startswith("Từ trần")
