"""Papers of transfers: the application, the review, the register, the handing over."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.papers.sheet import Boxes, words
from desktop.services.cells import organisations
from desktop.services.members import fees, transfer_papers, transfers
from desktop.services.people import people
from tests.build import a_cell, a_member, a_person, an_office

NOW = date(2026, 3, 2)


def a_transfer(office, person, kind="out", **values):
    """Enter a transfer to a place outside; its id."""
    key = people.new_id()
    given = {"place": "Đảng bộ phường Trung Tâm"} if kind != "inside" else {}
    office.do(transfers.add_transfer, id=key, person_id=person, kind=kind, **{**given, **values})
    return key


def said(sheet):
    """All words of a sheet."""
    return " ".join(words(sheet))


def test_the_application_says_where_to_and_why(office):
    """Temporary or for good is ticked from the transfer."""
    an_office(office)
    one = a_member(office, "Cầm Văn Biên", a_cell(office, "Chi bộ bản Pá"))
    way = a_transfer(office, one, "out-temporary", reason="Đi học", started=date(2026, 2, 2))
    sheet = office.read(transfer_papers.sheet, id=way, form_id=transfer_papers.APPLICATION, day=NOW)
    told = said(sheet)
    assert "Đi học" in told
    assert "Đảng bộ phường Trung Tâm" in told
    assert "ngày 02 tháng 02 năm 2026" in told


def test_the_notice_goes_to_where_a_member_goes_for_good(office):
    """With the letter; for any other transfer there is none."""
    an_office(office)
    one = a_member(office, "Cầm Văn Biên", a_cell(office, "Chi bộ bản Pá"))
    way = a_transfer(office, one, letter=date(2026, 2, 2), number="07")
    asked = {"form_id": transfer_papers.NOTICE, "day": NOW}
    told = said(office.read(transfer_papers.sheet, id=way, **asked))
    assert "Đảng bộ phường Trung Tâm" in told
    assert "07" in told
    assert "ngày 02 tháng 02 năm 2026" in told
    other = a_transfer(office, a_member(office, "Lò Văn Tạm"), "out-temporary")
    with pytest.raises(Refusal, match="chuyển đi chính thức"):
        office.read(transfer_papers.sheet, id=other, **asked)


def test_what_is_written_into_the_printed_letter_is_told(office):
    """Its kind is that of the transfer, and the fee is paid until the last month noted."""
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Pá")
    one = a_member(office, "Cầm Văn Biên", cell, card_number="014070000001")
    months = [(one, date(2026, month, 1), "paid") for month in (1, 2)]
    office.do(fees.set_fees, cell_id=cell, lines=months)
    way = a_transfer(office, one, "out", letter=date(2026, 2, 12), number="07")
    asked = {"form_id": transfer_papers.LETTER, "day": NOW}
    sheet = office.read(transfer_papers.sheet, id=way, **asked)
    told = " ".join(said(sheet).split())
    for part in ("014070000001", "Chi bộ bản Pá", "02/2026", "12/02/2026", "phường Trung Tâm"):
        assert part in told
    boxes = next(block for block in sheet.blocks if isinstance(block, Boxes))
    assert boxes.options[boxes.ticked[0]] == "chính thức"
    coming = a_transfer(office, a_person(office, "Lò Văn Đến"), "in")
    with pytest.raises(Refusal, match="nơi đảng viên chuyển đi viết"):
        office.read(transfer_papers.sheet, id=coming, **asked)


def test_the_review_names_the_cell_one_goes_to(office):
    an_office(office)
    one = a_member(office, "Cầm Văn Biên", a_cell(office, "Chi bộ bản Pá"))
    way = a_transfer(office, one, "inside", cell_id=a_cell(office, "Chi bộ Trường học"))
    sheet = office.read(transfer_papers.sheet, id=way, form_id=transfer_papers.REVIEW, day=NOW)
    assert "Chi bộ Trường học" in said(sheet)


def test_the_register_tells_the_year_in_order(office):
    """Introduced and received, each in its columns; what only waits is not in it."""
    an_office(office)
    cell = a_cell(office, "Chi bộ bản Pá")
    a_transfer(office, a_member(office, "Lò Văn Đi"), letter=date(2026, 2, 2), number="01")
    given = {"received": date(2026, 1, 5), "cell_id": cell, "reach": "other-province"}
    a_transfer(office, a_member(office, "Lò Văn Đến"), "in", **given)
    a_transfer(office, a_member(office, "Lò Văn Chờ"), caused=date(2026, 1, 5))
    told = said(office.read(transfer_papers.register, year=2026, day=NOW))
    assert told.index("Lò Văn Đến") < told.index("Lò Văn Đi")
    assert "Lò Văn Chờ" not in told
    assert "Chi bộ bản Pá" in told
    assert "Lò Văn Đi" not in said(office.read(transfer_papers.register, year=2025, day=NOW))


def test_the_minutes_of_a_handover_list_the_members(office):
    an_office(office)
    old, new = a_cell(office, "Chi bộ bản Pá"), a_cell(office, "Chi bộ bản Nà")
    a_member(office, "Cầm Văn Biên", old, card_number="014080000001")
    given = {"from_cell": old, "to_cell": new, "day": NOW}
    with pytest.raises(Refusal, match="không có đảng viên nào"):
        office.read(transfer_papers.handover, **given)
    office.do(transfers.hand_over, **given, number="12-QĐ/ĐU")
    told = said(office.read(transfer_papers.handover, **given))
    assert "12-QĐ/ĐU" in told
    assert "Chi bộ bản Nà" in told
    assert "014080000001" in told


def test_the_minutes_stay_with_a_cell_that_was_renamed(office):
    """And another cell that has its old name by now has not given anybody."""
    an_office(office)
    old, new = a_cell(office, "Chi bộ bản Pá"), a_cell(office, "Chi bộ bản Nà")
    a_member(office, "Cầm Văn Biên", old)
    office.do(transfers.hand_over, from_cell=old, to_cell=new, day=NOW)
    office.do(organisations.change_cell, id=old, revision=1, name="Chi bộ bản Pá Cũ")
    namesake = a_cell(office, "Chi bộ bản Pá")
    given = {"to_cell": new, "day": NOW}
    assert "Cầm Văn Biên" in said(office.read(transfer_papers.handover, from_cell=old, **given))
    with pytest.raises(Refusal, match="không có đảng viên nào"):
        office.read(transfer_papers.handover, from_cell=namesake, **given)
