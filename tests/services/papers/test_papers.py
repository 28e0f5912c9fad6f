"""Papers: what stands in them, what is kept, what is issued, and what a dossier still lacks."""

from __future__ import annotations

import re
from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.papers import pdf
from desktop.papers.sheet import words
from desktop.rules.text import date_in_words
from desktop.services.cases import steps
from desktop.services.cells import organisations
from desktop.services.keeping import settings
from desktop.services.office import trial
from desktop.services.papers import copies, papers
from desktop.services.people import people
from tests.build import WAY, a_case, a_cell, a_member, a_person, a_step, an_office
from tests.deeds import NOW

DAY = date(2026, 3, 2)
ISSUED = ("9-knd", "1-knd")
ADMISSION = [
    "Bản sao giấy khai sinh",
    "Bản sao văn bằng",
    "Giấy chứng nhận bồi dưỡng nhận thức về Đảng",
    "1-KNĐ",
    "2-KNĐ",
    "3-KNĐ",
    "4B-KNĐ",
    "5-KNĐ",
    "8C-KNĐ",
    "9-KNĐ",
]


@pytest.fixture(scope="module")
def read_only():
    """An office with a case on its way and a recognised member, for tests that only read."""
    office = trial(lambda: NOW)
    an_office(office)
    ids = a_case(office), a_case(office, at="recognition-decision", name="Hà Văn Đức")
    yield office, *ids
    office.close()


@pytest.fixture
def person(office):
    """The id of somebody whom the office knows, and no more."""
    an_office(office)
    return a_person(office)


def text(office, form, person, **how):
    """What a paper says, in one line; values stand apart from the words around them."""
    sheet = office.read(papers.sheet, form_id=form, person_id=person, day=DAY, **how)
    return re.sub(r"\s+", " ", " ".join(words(sheet)))


def save(office, form, person, **answers):
    """Keep answers of a paper."""
    return office.do(papers.save_answers, form_id=form, person_id=person, day=DAY, answers=answers)


def answers(office, form, person):
    """What the editor of a paper shows as answers."""
    return office.read(papers.editing, form_id=form, person_id=person, day=DAY).answers


def rename(office, person, name):
    """Give somebody another name."""
    revision = office.read(people.revision, id=person)
    office.do(people.change_person, id=person, revision=revision, name=name)


class TestForm:
    def test_before_the_first_edition_the_first_one_is_used(self):
        assert papers.form_of("9-knd", date(1990, 1, 1)) == papers.form_of("9-knd", DAY)

    def test_an_unknown_form_is_refused_with_those_like_it(self):
        with pytest.raises(Refusal, match="Không có mẫu “9knd”") as refused:
            papers.form_of("9knd", DAY)
        assert "Mã gần giống: 9-knd" in refused.value.sentence
        assert refused.value.field == "form"


class TestSheet:
    def test_takes_number_and_day_from_its_step(self, read_only):
        office, case, member = read_only
        said = text(office, "9-knd", member)
        assert "Số 21 -QĐ/ĐU" in said
        assert "ngày 12 tháng 6 năm 2024" in said
        assert "ngày 12 tháng 6 năm 2024" not in text(office, "9-knd", case)

    def test_that_lists_many_lists_the_person_it_is_printed_for(self, read_only):
        office, _, member = read_only
        said = text(office, "bieu-quyet-btv", member)
        assert "Hà Văn Đức" in said
        assert "Lò Thị Mai" not in said

    def test_of_a_step_of_both_processes_takes_the_later_day(self, read_only):
        office, _, member = read_only
        meetings = ("standing-meeting", "recognition-standing-meeting")
        case = office.read(steps.view, person_id=member, day=DAY).case
        early, late = (case.day_of(step) for step in meetings)
        said = text(office, "04-tbkl", member)
        assert (date_in_words(late) in said, date_in_words(early) in said) == (True, False)

    def test_cites_the_law_of_its_own_day(self, office):
        an_office(office)
        early = a_case(office, at="decision")
        said = text(office, "9-knd", early)
        assert "24-QĐ/TW" in said
        record = office.read(steps.view, person_id=early, day=DAY).case.last("decision")
        office.do(
            steps.change_record, id=record.id, day=date(2026, 1, 14), number="02-QĐ/ĐU",
            override="hồ sơ cũ",
        )  # fmt: skip
        later = text(office, "9-knd", early)
        assert "294-QĐ/TW" in later
        assert "Quy định số 24-QĐ/TW" not in later

    def test_names_the_mentor_of_its_own_time(self, office):
        an_office(office)
        cell = a_cell(office)
        first = a_member(office, "Cầm Văn Biên", cell)
        second = a_member(office, "Lường Thị Xôm", cell)
        person = a_person(office, cell=cell)
        for step in WAY:
            a_step(office, person, step, second if step == "ceremony" else first)
            if step == "mentor-remark":
                break
        assert "Cầm Văn Biên" in text(office, "3-knd", person)
        assert "Lường Thị Xôm" not in text(office, "3-knd", person)
        assert "Lường Thị Xôm" in text(office, "11-knd", person)

    def test_of_somebody_without_a_case_knows_the_person(self, office, person):
        assert "Lò Thị Mai" in text(office, "1-knd", person)

    def test_in_blank_knows_nobody(self, read_only):
        office, case, _ = read_only
        assert "Lò Thị Mai" not in text(office, "2-knd", case, mode="blank")
        blank = papers.blank("2-knd", DAY)
        assert list(words(blank)) == list(
            words(office.read(papers.sheet, form_id="2-knd", person_id=case, day=DAY, mode="blank"))
        )

    def test_of_nobody_there_is_refused(self, read_only):
        office, _, _ = read_only
        with pytest.raises(Refusal, match="không còn trong tệp"):
            text(office, "1-knd", "nobody")


class TestAnswers:
    def test_are_kept_and_printed(self, office, person):
        save(office, "3-knd", person, remarks="Chăm chỉ, được bà con tin.")
        assert answers(office, "3-knd", person)["remarks"] == "Chăm chỉ, được bà con tin."
        assert "Chăm chỉ, được bà con tin." in text(office, "3-knd", person)

    def test_being_typed_are_shown_and_not_kept(self, office, person):
        said = text(office, "3-knd", person, answers={"remarks": "Đang gõ"})
        assert "Đang gõ" in said
        assert "Đang gõ" not in text(office, "3-knd", person)

    def test_begin_with_what_the_record_gives(self, office, person):
        editing = office.read(papers.editing, form_id="16-knd", person_id=person, day=DAY)
        assert editing.answers["signer_name"] == "Cầm Minh Tướng"
        assert editing.drafts["signer_name"] == "Cầm Minh Tướng"
        shown = {one.label: one.text for one in editing.taken}
        assert "Lò Thị Mai" in shown.values()
        assert editing.issued is False

    def test_win_over_the_record_which_wins_back_when_they_go(self, office, person):
        save(office, "16-knd", person, signer_name="Lò Văn Thắng")
        assert "Lò Văn Thắng" in text(office, "16-knd", person)
        save(office, "16-knd", person)
        assert "Cầm Minh Tướng" in text(office, "16-knd", person)

    def test_emptied_leave_the_place_open(self, office, person):
        save(office, "16-knd", person, signer_name="")
        assert answers(office, "16-knd", person)["signer_name"] == ""
        assert "Cầm Minh Tướng" not in text(office, "16-knd", person)

    def test_can_be_undone(self, office, person):
        save(office, "3-knd", person, remarks="Chăm chỉ")
        office.undo()
        assert "Chăm chỉ" not in text(office, "3-knd", person)


class TestIssue:
    def issue(self, office, form, person):
        return office.do(papers.issue, form_id=form, person_id=person, day=DAY)

    def test_reprints_the_same_whatever_changes(self, office, person):
        before = office.read(papers.sheet, form_id="9-knd", person_id=person, day=DAY)
        done = self.issue(office, "9-knd", person)
        assert done.label == "Phát hành 9-KNĐ của Lò Thị Mai"
        rename(office, person, "Lò Thị Muôn")
        office.do(settings.set_office, signer_name="Lò Văn Thắng")
        assert office.read(papers.sheet, form_id="9-knd", person_id=person, day=DAY) == before
        assert "Lò Thị Muôn" in text(office, "1-knd", person)
        assert "Lò Thị Muôn" in text(office, "9-knd", person, mode="proof")

    def test_is_done_once(self, office, person):
        self.issue(office, "9-knd", person)
        with pytest.raises(Refusal, match="đã phát hành; hãy in lại"):
            self.issue(office, "9-knd", person)

    def test_ends_the_writing(self, office, person):
        save(office, "16-knd", person, signer_name="Lò Văn Thắng")
        self.issue(office, "16-knd", person)
        with pytest.raises(Refusal, match="16-KNĐ của Lò Thị Mai đã phát hành"):
            save(office, "16-knd", person, signer_name="Người khác")
        assert "Lò Văn Thắng" in text(office, "16-knd", person)
        assert office.read(papers.editing, form_id="16-knd", person_id=person, day=DAY).issued

    def test_is_not_offered_for_undo(self, office, person):
        before = office.can_undo()
        self.issue(office, "9-knd", person)
        assert office.can_undo() == before


class TestChecklist:
    def lines(self, office, person, which="admission"):
        return office.read(papers.checklist, person_id=person, set_id=which, day=DAY)

    def line(self, office, person, form):
        return next(one for one in self.lines(office, person) if one.form == form)

    def test_is_in_legal_order(self, read_only):
        office, case, _ = read_only
        found = [one.code or one.title for one in self.lines(office, case)]
        assert [one for one in found if one in ADMISSION] == ADMISSION

    def test_says_what_is_there_with_number_day_and_issuer(self, read_only):
        office, case, member = read_only
        decision = self.line(office, member, "9-knd")
        assert (decision.present, decision.number, decision.day, decision.issuer) == (
            True,
            "21-QĐ/ĐU",
            date(2024, 6, 12),
            "Ban Thường vụ Đảng ủy",
        )
        decision = self.line(office, case, "9-knd")
        assert (decision.present, decision.number, decision.day) == (False, "", None)
        assert [one.present for one in self.lines(office, case)] == [
            *(False, False),
            *[True] * 9,
            *(False, False, False),
        ]

    def test_names_what_a_paper_still_lacks(self, read_only):
        office, case, _ = read_only
        history = next(one for one in self.lines(office, case) if one.form == "2-knd")
        assert "Quê quán" in history.missing
        outside = self.lines(office, case)[0]
        assert (outside.missing, outside.form, outside.code) == ((), "", "")

    def test_marks_the_issued(self, office):
        an_office(office)
        case = a_case(office, at="outstanding")
        office.do(papers.issue, form_id="9-knd", person_id=case, day=DAY)
        assert [one.form for one in self.lines(office, case) if one.issued] == ["9-knd"]

    def test_of_recognition_has_its_own_papers(self, read_only):
        office, _, member = read_only
        codes = [one.code for one in self.lines(office, member, "recognition") if one.code]
        assert codes == [
            *("10-KNĐ", "11-KNĐ", "12-KNĐ", "12A-KNĐ", "12B-KNĐ", "15C-KNĐ", "16-KNĐ"),
        ]

    def test_without_a_case_is_refused(self, office):
        with pytest.raises(Refusal, match="Người này chưa có hồ sơ"):
            self.lines(office, a_person(office))


class TestSet:
    def sheets(self, office, person, which="admission", drafts=None):
        asked = {"person_id": person, "set_id": which, "day": DAY, "drafts": drafts}
        return office.read(papers.set_sheets, **asked)

    def test_of_a_village_cell_is_in_legal_order(self, read_only):
        office, case, _ = read_only
        sheets = self.sheets(office, case)
        assert [sheet.form for _, sheet in sheets] == [
            *("bia", "muc-luc", "3-knd", "4b-knd", "5-knd", "5a-knd", "5b-knd"),
            *("8c-knd", "9-knd", "2-hsdv", "1-hsdv"),
        ]
        assert sheets[2][0] == "3-KNĐ Giấy giới thiệu người vào Đảng"
        assert sheets[-1][0] == "Bản nháp: 1-HSĐV Lý lịch đảng viên"

    def test_of_a_cell_under_a_base_committee_has_its_resolution_instead(self, office):
        an_office(office)
        case = a_case(office, at="outstanding")
        cell = office.read(steps.view, person_id=case, day=DAY).case.cell
        line = next(
            one for one in office.read(organisations.lines, day=DAY) if one.cell.id == cell.id
        )
        office.do(
            organisations.change_cell, id=cell.id, revision=line.revision, kind="under",
            base_committee="Đảng ủy cơ sở Nông trường",
        )  # fmt: skip
        forms = [sheet.form for _, sheet in self.sheets(office, case)]
        assert ("6-knd" in forms, "8c-knd" in forms) == (True, False)
        titles = [
            one.title
            for one in office.read(papers.checklist, person_id=case, set_id="admission", day=DAY)
        ]
        assert "Nghị quyết xét, đề nghị kết nạp đảng viên của đảng ủy cơ sở" in titles

    def test_ends_with_drafts_of_what_must_be_handwritten(self, read_only):
        office, case, _ = read_only
        sheets = [sheet for _, sheet in self.sheets(office, case, drafts="all")]
        assert [(one.form, one.mode) for one in sheets[-3:]] == [
            ("1-knd", "draft-to-copy"),
            ("2-knd", "draft"),
            ("1-hsdv", "draft"),
        ]
        assert {one.mode for one in sheets[:-3]} == {"normal"}
        without = [sheet for _, sheet in self.sheets(office, case, drafts="none")]
        assert without == sheets[:-3]

    def test_has_drafts_as_the_office_wants_unless_told_otherwise(self, office):
        """Of what is not written yet, as long as nothing else is chosen."""
        an_office(office)
        case = a_case(office, at="application")

        def drafted(**asked):
            return [one.form for _, one in self.sheets(office, case, **asked) if one.watermark]

        assert drafted() == ["2-knd", "1-hsdv"]
        office.do(copies.set_drafts, drafts="all")
        assert drafted() == ["1-knd", "2-knd", "1-hsdv"]
        assert drafted(drafts="none") == []
        office.undo()
        assert drafted() == ["2-knd", "1-hsdv"]

    @pytest.mark.parametrize("which", ["unwritten", "none"])
    def test_of_a_usual_case_is_no_more_than_an_office_expects(self, read_only, which):
        office, case, _ = read_only
        sheets = [sheet for _, sheet in self.sheets(office, case, drafts=which)]
        pages = {sheet.form: pdf.page_count(sheet) for sheet in sheets}
        assert pages["muc-luc"] == 1
        assert sum(pages.values()) <= 35

    def test_begins_with_cover_and_index_of_these_papers(self, read_only):
        office, case, _ = read_only
        cover, index = (" ".join(words(sheet)) for _, sheet in self.sheets(office, case)[:2])
        assert "HỒ SƠ KẾT NẠP ĐẢNG VIÊN" in cover
        assert "Lò Thị Mai" in cover or "LÒ THỊ MAI" in cover
        places = [index.index(title) for title in ("Bản sao giấy khai sinh", "Đơn xin vào Đảng")]
        assert places == sorted(places)
        assert "05-NQ/CB" in index

    def test_prints_the_issued_paper_as_issued(self, office):
        an_office(office)
        case = a_case(office, at="outstanding")
        office.do(papers.issue, form_id="9-knd", person_id=case, day=DAY)
        rename(office, case, "Lò Thị Muôn")
        decision = next(sheet for _, sheet in self.sheets(office, case) if sheet.form == "9-knd")
        said = " ".join(words(decision))
        assert "Lò Thị Mai" in said
        assert "Lò Thị Muôn" not in said

    def test_without_a_case_is_refused(self, office):
        with pytest.raises(Refusal, match="Người này chưa có hồ sơ"):
            self.sheets(office, a_person(office))


def test_the_member_form_tells_the_days_that_the_case_gives(office):
    """Nobody types the day of joining twice: the ceremony, the decision, the end of probation."""
    an_office(office)
    person = a_case(office, at="recognition-decision")
    said = text(office, "2-hsdv", person)
    for day in ("02/07/2024", "12/06/2024", "02/07/2025"):
        assert day in said or date_in_words(date(*map(int, reversed(day.split("/"))))) in said


def test_an_issued_paper_is_reprinted_byte_for_byte(office):
    """Facts, answers, signers and the draft of the set may change as they like."""
    an_office(office)
    person = a_case(office, at="decision")
    about = {"person_id": person, "day": DAY}
    office.do(papers.issue, form_id="9-knd", **about)
    office.do(papers.issue, form_id="1-knd", **about)
    printed = [pdf.render(office.read(papers.sheet, form_id=one, **about)) for one in ISSUED]
    rename(office, person, "Lò Thị Lan")
    office.do(settings.set_office, signer_name="Hoàng Văn Mới", commune_name="Mường Mới")
    later = {**about, "day": date(2027, 1, 4)}
    again = [pdf.render(office.read(papers.sheet, form_id=one, **later)) for one in ISSUED]
    assert again == printed
    whole = office.read(papers.set_sheets, set_id="admission", **later)
    assert [pdf.render(sheet) for _, sheet in whole if sheet.form in ISSUED] == [
        printed[1],
        printed[0],
    ]
    assert "Lò Thị Lan" in " ".join(
        word for _, sheet in whole if sheet.form == "3-knd" for word in words(sheet)
    )
