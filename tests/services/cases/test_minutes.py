"""The papers of a meeting."""

from __future__ import annotations

import io
from datetime import date

import pypdf
import pytest

from desktop.papers.sheet import words
from desktop.services.cases import minutes
from tests.build import a_case, an_office

FORMS = ("6-knd", "bien-ban-ket-nap", "phieu-ket-nap", "kiem-phieu-ket-nap")
DAY = date(2024, 5, 13)


@pytest.mark.parametrize(
    ("way", "forms", "words"),
    [
        (
            "bỏ phiếu kín",
            ("bien-ban-ket-nap", "phieu-ket-nap", "kiem-phieu-ket-nap", "6-knd"),
            "Lập biên bản, kiểm phiếu, nghị quyết",
        ),
        (
            "biểu quyết bằng thẻ đảng viên",
            ("bien-ban-ket-nap", "6-knd"),
            "Lập biên bản, nghị quyết",
        ),
    ],
)
def test_raised_cards_need_neither_ballot_nor_count(way, forms, words):
    """In the order of the meeting; the button names what comes."""
    values = {"way": way, "in_favour": 9}
    found = minutes.forms_of(FORMS, values)
    assert found == forms
    assert minutes.act(found, values) == words


def test_a_step_without_a_vote_only_shows_its_papers():
    """There is nothing to draw up."""
    assert minutes.act(("9-knd",), {}) == "Xem giấy tờ của bước này"


def test_the_papers_are_filled_from_the_vote(office):
    """Everybody present voted, so that the ballots are known; two thirds are reached."""
    an_office(office)
    person = a_case(office, at="cell-meeting")
    about = {"person_id": person, "form_ids": ("kiem-phieu-ket-nap",), "day": DAY}
    (count,) = office.read(minutes.sheets, **about)
    text = "".join(words(count.blocks))
    assert "Số phiếu phát ra: 09; số phiếu thu về: 09; số phiếu hợp lệ: 09" in text
    assert "kết nạp vào Đảng đủ hai phần ba" in text
    (line,) = office.read(minutes.listed, **about)
    assert not any("Số phiếu" in label or "Kết luận" in label for label in line.missing)
    assert "Tổ trưởng tổ kiểm phiếu" in line.missing


def test_the_papers_come_as_one_pdf(office):
    """Each at least a page."""
    an_office(office)
    person = a_case(office, at="cell-meeting")
    forms = minutes.forms_of(FORMS, {})
    made = minutes.pdf(office, person_id=person, form_ids=forms, day=DAY)
    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) >= len(forms)
