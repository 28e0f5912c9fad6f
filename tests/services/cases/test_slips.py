"""What each of those who act must mend."""

from __future__ import annotations

import io
from datetime import date

import pypdf

from desktop.papers.sheet import words
from desktop.services.cases import slips, steps
from tests.build import a_case, a_person, an_office

DAY = date(2024, 5, 13)


def test_faults_are_handed_out_by_who_must_mend_them(office):
    """Each of those who act gets all of theirs, and nobody gets an empty slip."""
    person = a_case(office, at="cell-meeting")
    found = office.read(slips.slips, person_id=person, day=DAY)
    faults = office.read(steps.view, person_id=person, day=DAY).faults
    assert [fault for slip in found for fault in slip.faults] == list(faults)
    assert "Người vào Đảng" in {slip.who for slip in found}
    assert all({fault.who for fault in slip.faults} == {slip.who} for slip in found)
    assert office.read(slips.slips, person_id=a_person(office), day=DAY) == ()


def test_each_slip_is_a_paper_that_says_it_all(office):
    """To whom, about whom, and every sentence."""
    an_office(office)
    person = a_case(office, at="cell-meeting")
    for who, sheet in office.read(slips.sheets, person_id=person, day=DAY):
        text = "".join(words(sheet.blocks))
        assert f"Kính gửi: {who}" in text
        assert "của Lò Thị Mai" in text
        (slip,) = [
            one for one in office.read(slips.slips, person_id=person, day=DAY) if one.who == who
        ]
        assert [one for one in slip.faults if one.sentence not in text] == []


def test_the_slips_print_together(office):
    """A page for each; nothing where there is nothing to mend."""
    an_office(office)
    person = a_case(office, at="cell-meeting")
    count = len(office.read(slips.slips, person_id=person, day=DAY))
    pages = pypdf.PdfReader(io.BytesIO(slips.pdf(office, person_id=person, day=DAY))).pages
    assert len(pages) >= count >= 1
    assert slips.pdf(office, person_id=a_person(office), day=DAY) == b""
