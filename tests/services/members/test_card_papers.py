"""Decisions on cards: whom each covers, its number and day, and the form that the office has."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.services.members import card_papers, card_requests
from desktop.services.papers import forms
from tests.build import a_cell, a_member, an_office
from tests.services.members.test_card_bundle import NOW, a_complete_member
from tests.services.members.test_card_requests import ask


def printed(office, person):
    """The words of the decision on a person's card, and of the one that goes to the person."""
    lines = office.read(card_requests.lines, day=NOW)
    line = next(one for one in lines if one.person == person)
    made = office.read(card_papers.decision, lines=lines, line=line, day=NOW)
    own = office.read(card_papers.personal, line=line, day=NOW)
    return _said(made), _said(own)


def _said(sheet):
    return " ".join(" ".join(words(sheet)).split()).replace(" -QĐ", "-QĐ")


def test_an_open_decision_covers_all_of_its_kind_who_lack_nothing(office):
    """By the kind of each: whoever lost a card is not among the new ones."""
    an_office(office)
    a_complete_member(office, "Lò Văn Ước", "014080000002")
    a_complete_member(office, "Cầm Văn Biên", "014080000001")
    a_member(office, "Vì Văn Thiếu")
    lost = a_member(
        office, "Lò Văn Mất", a_cell(office, "Chi bộ bản Pá"), old_card_number="12345678"
    )
    ask(office, lost)
    told, own = printed(office, "Lò Văn Ước")
    assert "Phát thẻ đảng viên cho 02 đảng viên" in told
    assert told.index("Cầm Văn Biên") < told.index("Lò Văn Ước")
    assert "06-QĐ/TW" in told
    assert "Thiếu" not in told
    assert "Nay phát thẻ đảng viên , số thẻ 014080000002 , cho đồng chí Lò Văn Ước" in own
    told, own = printed(office, "Lò Văn Mất")
    assert "cho 01 đảng viên bị mất thẻ" in told
    assert "12345678" in told
    assert "Nay cấp lại thẻ đảng viên bị mất" in own
    assert "Chi bộ bản Pá" in own


@pytest.mark.parametrize("kind", ["damaged", "exchange"])
def test_lines_of_one_number_are_one_decision(office, kind):
    """Of its own day, also for whoever has the card already."""
    an_office(office)
    decided = {"decision": "12-QĐ/ĐU", "decided": date(2026, 2, 9)}
    for name, told in (("Lò Văn Một", decided), ("Lò Văn Hai", decided), ("Lò Văn Ba", {})):
        ask(office, a_member(office, name, old_card_number="12345678"), kind, **told)
    told, own = printed(office, "Lò Văn Một")
    assert "Đổi lại thẻ đảng viên cho 02 đảng viên" in told
    assert "Số 12-QĐ/ĐU" in told
    assert "ngày 09 tháng 02 năm 2026" in told
    assert "Lò Văn Ba" not in told
    assert "Số 12-QĐ/ĐU" in own


def test_the_number_of_a_decision_is_noted_for_all_whom_it_covers(office):
    """Of its kind, complete and undecided; after it they are printed in one."""
    an_office(office)
    for name, number in (("Lò Văn Một", "1"), ("Lò Văn Hai", "2"), ("Lò Văn Ba", "3")):
        a_complete_member(office, name, f"01408000000{number}")
    a_member(office, "Vì Văn Thiếu")
    lines = office.read(card_requests.lines, day=NOW)
    one = next(line for line in lines if line.person == "Lò Văn Một")
    others = card_papers.still_open(lines, one)
    decided = {"decision": "12-QĐ/ĐU", "decided": date(2026, 2, 9)}
    for lacking in ({**decided, "decision": " "}, {**decided, "decided": None}):
        with pytest.raises(Refusal, match="số và ngày quyết định"):
            office.do(card_requests.note_decided, lines=others, **lacking)
    office.do(card_requests.note_decided, lines=(one, *others), **decided)
    told, _ = printed(office, "Lò Văn Ba")
    assert "cho 03 đảng viên" in told
    assert "Số 12-QĐ/ĐU" in told
    with pytest.raises(Refusal, match="Không còn ai"):
        office.do(card_requests.note_decided, lines=(), **decided)


def test_a_form_compared_with_the_official_one_loses_its_remark_and_the_offices_own_is_used(office):
    """The office may also renumber it."""
    an_office(office)
    a_complete_member(office, "Lò Văn Ước", "014080000002")

    def sheet():
        (line,) = office.read(card_requests.lines, day=NOW)
        return office.read(card_papers.decision, lines=(line,), line=line, day=NOW)

    assert sheet().remark
    office.do(
        forms.confirm, id="c", key="2025/qd-phat-the", day=NOW, who="Lò Thị Thư", document="HD 38"
    )
    assert not sheet().remark
    content = office.read(forms.file_of, key="2025/qd-phat-the").decode()
    content = content.replace('code = "3-TĐV"', 'code = "2-TĐV"')
    given = {"id": "f", "content": content.encode(), "file_name": "the.toml", "day": NOW}
    office.do(forms.add_own, **given)
    assert sheet().code == "2-TĐV"
