"""Written reports: begun, edited, written again, issued, printed the same for ever."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.rules import calendar
from desktop.services.keeping import settings
from desktop.services.papers import printing
from desktop.services.people import people
from desktop.services.reports import writings
from tests.build import a_case, an_office
from tests.deeds import NOW
from tests.papers.making import docx_paragraphs

DAY = NOW.date()
YEAR = calendar.period("2024")


@pytest.fixture
def begun(office):
    """A yearly report of the year in which somebody was admitted; the id."""
    an_office(office)
    person = a_case(office, at="ceremony")
    key = people.new_id()
    office.do(writings.start, id=key, kind="general", period=YEAR, as_of=YEAR.last)
    return key, person


def section(office, key, tells="development"):
    found = office.read(writings.writing, id=key)
    return next(one for one in found.sections if one.tells == tells)


def change(office, key, **values):
    one = section(office, key)
    given = {"id": one.id, "revision": one.revision, "heading": one.heading, "text": one.text}
    office.do(writings.set_section, **{**given, **values})


def test_a_report_begins_with_its_headings_and_figures(office, begun):
    """Titled by its period; the members' section is written, others wait for the clerk."""
    key, _ = begun
    found = office.read(writings.writing, id=key)
    assert found.line.title.startswith("Tình hình thực hiện nhiệm vụ năm 2024")
    assert found.sections[0].heading == "I. TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN NHIỆM VỤ"
    assert "kết nạp được 01 đảng viên mới" in section(office, key).text
    assert found.sections[1].text == ""


def test_a_number_opens_its_names_also_after_edits(office, begun):
    """Words typed around it do not loosen it; the number typed anew does."""
    key, _ = begun
    change(office, key, text="Như vậy: " + section(office, key).text)
    one = section(office, key)
    [span, *_] = [span for span in one.spans if span.figure == "admitted"]
    assert one.text[span.start : span.end] == "01"
    line = office.read(writings.figure, section_id=one.id, figure=span.figure)
    assert [member.name for member in line.members] == ["Lò Thị Mai"]
    assert one.edited
    change(office, key, text="Kết nạp 7 đảng viên.")
    assert section(office, key).spans == ()


def test_the_names_are_those_of_the_day_of_writing(office, begun):
    """Whatever is corrected later, until it is written again."""
    key, person = begun
    office.do(people.remove_person, id=person, reason="nhập thử", day=DAY)
    one = section(office, key)
    line = office.read(writings.figure, section_id=one.id, figure="admitted")
    assert [member.name for member in line.members] == ["Lò Thị Mai"]


def test_writing_again_shows_what_changes_before_it_does(office, begun):
    """Looking changes nothing; taking it replaces the edits, and undo brings them again."""
    key, person = begun
    change(office, key, text=section(office, key).text + " Ghi thêm.")
    mine = section(office, key).text
    office.do(people.remove_person, id=person, reason="nhập thử", day=DAY)
    asked = {"section_id": section(office, key).id, "as_of": YEAR.last}
    found = office.read(writings.proposal, **asked)
    gone = "".join(piece.text for piece in found.changes if piece.fate == "gone")
    assert "Ghi thêm" in gone
    assert "chưa kết nạp được đảng viên mới" in found.text
    assert section(office, key).text == mine
    office.do(writings.rewrite, **asked)
    assert section(office, key).text == found.text
    assert not section(office, key).edited
    office.undo()
    assert section(office, key).text == mine


def test_an_issued_report_is_printed_the_same_for_ever(office, begun):
    """Byte for byte, with its number; and it cannot be edited."""
    key, person = begun
    office.do(writings.issue, id=key, number="12-BC/ĐU", day=DAY)
    before = office.read(writings.sheet, id=key, day=DAY)
    assert "12" in " ".join(words(before))
    office.do(people.remove_person, id=person, reason="nhập thử", day=DAY)
    office.do(settings.set_office, signer_name="Lường Văn Panh")
    after = office.read(writings.sheet, id=key, day=date(2027, 1, 1))
    assert printing.pdf_bytes(after) == printing.pdf_bytes(before)
    with pytest.raises(Refusal, match="đã ban hành"):
        change(office, key, text="khác")


def test_an_issued_report_is_opened_again_with_a_reason(office, begun):
    key, _ = begun
    office.do(writings.issue, id=key, number="", day=DAY)
    with pytest.raises(Refusal, match="lý do"):
        office.do(writings.withdraw, id=key, reason=" ")
    office.do(writings.withdraw, id=key, reason="gửi nhầm kỳ")
    change(office, key, text="khác")
    assert "khác" in " ".join(words(office.read(writings.sheet, id=key, day=DAY)))


def test_the_paper_has_the_parts_of_a_party_paper(office, begun):
    """Letterhead, headings, text, recipients, signature; in Word too."""
    key, _ = begun
    sheet = office.read(writings.sheet, id=key, day=DAY)
    said = " ".join(words(sheet))
    document = " ".join(docx_paragraphs(printing.docx_bytes(sheet)))
    for part in ("ĐẢNG CỘNG SẢN VIỆT NAM", "BÁO CÁO", "T/M BAN THƯỜNG VỤ", "kết nạp được 01"):
        assert part in said
        assert part in document
    assert "Nơi nhận" in said


def test_the_office_keeps_its_own_headings(office, begun):
    """Later reports begin with them; a heading that names the period goes on naming it."""
    key, _ = begun
    change(office, key, heading="b) Công tác cán bộ, đảng viên")
    office.do(writings.keep_skeleton, id=key, day=DAY)
    later = people.new_id()
    office.do(writings.start, id=later, kind="general", period=calendar.period("2026"), as_of=DAY)
    assert section(office, later).heading == "b) Công tác cán bộ, đảng viên"
    own, building = people.new_id(), people.new_id()
    quarter = {"kind": "building", "as_of": DAY}
    office.do(writings.start, id=own, period=calendar.period("2025-Q4"), **quarter)
    office.do(writings.keep_skeleton, id=own, day=DAY)
    office.do(writings.start, id=building, period=calendar.period("2026-Q1"), **quarter)
    last = office.read(writings.writing, id=building).sections[-1]
    assert last.heading == "III. NHIỆM VỤ TRỌNG TÂM QUÝ II NĂM 2026"


def test_a_report_is_thrown_away_and_brought_back(office, begun):
    key, _ = begun
    office.do(writings.remove, id=key)
    assert office.read(writings.writings) == ()
    office.undo()
    assert [one.id for one in office.read(writings.writings)] == [key]
    assert section(office, key).spans


def test_the_term_gives_two_periods(office):
    """Only once its days are known."""
    an_office(office, term_from=None, term_to=None)
    assert office.read(writings.term_periods) == ()
    office.do(settings.set_office, term_from=date(2025, 7, 1), term_to=date(2030, 6, 30))
    half, term = office.read(writings.term_periods)
    assert (half.first, half.last) == (date(2025, 7, 1), date(2027, 12, 31))
    assert term.last == date(2030, 6, 30)


def test_what_is_wrong_is_refused(office, begun):
    key, _ = begun
    with pytest.raises(Refusal, match="tên mục"):
        change(office, key, heading=" ")
    with pytest.raises(Refusal, match="tên báo cáo"):
        office.do(writings.set_title, id=key, title="")
    office.do(writings.set_title, id=key, title="Kết quả năm 2024")
    assert office.read(writings.writing, id=key).line.title == "Kết quả năm 2024"
    backwards = calendar.Period(date(2026, 2, 1), date(2026, 1, 1))
    with pytest.raises(Refusal, match="kết thúc trước"):
        office.do(writings.start, id=people.new_id(), kind="general", period=backwards, as_of=DAY)


def test_both_kinds_are_offered(office):
    assert [one.id for one in office.read(writings.kinds, day=DAY)] == ["general", "building"]
