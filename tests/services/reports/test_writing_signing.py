"""Who signs a written report and to whom it goes."""

from __future__ import annotations

import pytest

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.rules import calendar
from desktop.services.reports import writing_signing, writings
from tests.build import an_office
from tests.deeds import NOW

YEAR = calendar.period("2024")


def begin(office, **values):
    an_office(office, **values)
    office.do(writings.start, id="report", kind="building", period=YEAR, as_of=YEAR.last)


def printed(office):
    return list(words(office.read(writings.sheet, id="report", day=NOW.date())))


def test_recipients_are_those_of_the_kind_of_office(office):
    """A ward of a city sends to the city's committee."""
    begin(office, commune_kind="phường", province_kind="thành phố", province_name="Huế")
    found = printed(office)
    assert "T/M BAN THƯỜNG VỤ" in found
    assert {"Thường trực Thành ủy", "HĐND, UBND, UBMTTQ Việt Nam phường"} <= set(found)
    assert "Cầm Minh Tướng" in found


def test_a_routine_report_is_signed_by_the_head_of_the_office(office):
    """By order of the standing committee; the recipients are those that were written."""
    begin(office)
    usual = office.read(writing_signing.signing, id="report")
    assert usual.recipients.splitlines()[0] == "Thường trực Tỉnh ủy"
    office.do(
        writing_signing.set_signing,
        id="report",
        authority="office",
        signer_name="Quàng Văn Dũng",
        recipients="- Văn phòng Tỉnh ủy,\n\n- Lưu VPĐU.",
    )
    found = printed(office)
    assert {"T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Quàng Văn Dũng", "Lưu VPĐU"} <= set(found)
    assert "T/M BAN THƯỜNG VỤ" not in found
    assert "Thường trực Tỉnh ủy" not in found


def test_signing_stays_as_it_was_issued(office):
    """And somebody must receive it."""
    begin(office)
    asked = {"id": "report", "authority": "office", "signer_name": ""}
    with pytest.raises(Refusal, match="nơi nhận"):
        office.do(writing_signing.set_signing, recipients=" \n", **asked)
    office.do(writings.issue, id="report", number="", day=NOW.date())
    with pytest.raises(Refusal, match="đã ban hành"):
        office.do(writing_signing.set_signing, recipients="Lưu", **asked)
