"""The forms of an office: its own in the place of ours, and those compared with the blank."""

from __future__ import annotations

from datetime import date

import pytest

from desktop import paths
from desktop.errors import Refusal
from desktop.papers.sheet import words
from desktop.services import data, shipped
from desktop.services.papers import forms, papers, printing
from tests.build import a_case, a_person, a_step, an_office
from tests.papers.templates import a_template, lines_of

DAY = date(2026, 3, 2)
TOLD = {"day": DAY, "who": "Lò Văn Chiến", "document": "Mẫu 9-KNĐ kèm Hướng dẫn"}
OURS = (paths.forms() / "2025" / "9-knd.toml").read_text(encoding="utf-8")
THEIRS = OURS.replace('confidence = "C"', 'confidence = "A"').replace(
    'text = "QUYẾT ĐỊNH"', 'text = "QUYẾT ĐỊNH RIÊNG"'
)


def add(office, content, name="9-knd.toml", id="own", **values):
    """Take a file in as the office's own."""
    content = content if isinstance(content, bytes) else content.encode()
    return office.do(forms.add_own, id=id, content=content, file_name=name, day=DAY, **values)


def printed(office, person, form="9-knd"):
    """The paper of a person, its words in one line."""
    sheet = office.read(papers.sheet, form_id=form, person_id=person, day=DAY)
    return " ".join(words(sheet)), sheet


def line(office, id="9-knd", own=False):
    """The line of a form in the list."""
    return next(one for one in office.read(forms.forms) if one.id == id and bool(one.own_id) == own)


@pytest.fixture
def person(office):
    """A person of an office whose case has come to the decision."""
    an_office(office)
    return a_case(office, at="standing-meeting")


class TestOwnDefinition:
    def test_goes_before_ours_and_removing_it_gives_ours_back(self, office, person):
        assert "QUYẾT ĐỊNH RIÊNG" not in printed(office, person)[0]
        assert add(office, THEIRS).label == "Dùng mẫu của cơ quan (định nghĩa) cho 9-KNĐ"
        said, sheet = printed(office, person)
        assert "QUYẾT ĐỊNH RIÊNG" in said
        assert sheet.remark == ""
        assert line(office, own=True).confidence == "A"
        office.do(forms.remove_own, id="own")
        said, sheet = printed(office, person)
        assert "QUYẾT ĐỊNH RIÊNG" not in said
        assert sheet.remark == "Chưa đối chiếu mẫu chính thức"

    def test_is_undone_and_replaced_as_any_command(self, office, person):
        done = add(office, OURS)
        add(office, THEIRS, name="khac.toml", id="other")
        (file,) = office.read(forms.own_files)
        assert (file.id, file.file_name, file.replaces) == ("own", "khac.toml", True)
        office.undo()
        assert [one.file_name for one in office.read(forms.own_files)] == ["9-knd.toml"]
        office.undo()
        assert done
        assert office.read(forms.own_files) == ()

    def test_a_new_one_of_the_office_can_be_filled_for_a_person(self, office, person):
        add(office, THEIRS.replace('id = "9-knd"', 'id = "giay-moi"'))
        assert "QUYẾT ĐỊNH RIÊNG" in printed(office, person, "giay-moi")[0]
        assert not office.read(forms.own_files)[0].replaces

    def test_holds_only_from_its_own_day(self, office, person):
        add(office, THEIRS.replace("in_force_from = 2025-09-29", "in_force_from = 2030-01-01"))
        assert "QUYẾT ĐỊNH RIÊNG" not in printed(office, person)[0]

    def test_papers_issued_before_stay_as_they_were(self, office, person):
        office.do(papers.issue, form_id="9-knd", person_id=person, day=DAY)
        before = printed(office, person)
        add(office, THEIRS)
        assert printed(office, person) == before

    def test_is_refused_with_every_mistake_and_nothing_changes(self, office):
        wrong = THEIRS.replace("person.name", "person.nmae").replace('"title"', '"tilte"')
        with pytest.raises(Refusal) as caught:
            add(office, wrong)
        first, *more = caught.value.sentence.splitlines()
        assert first == f"Chưa nhận 9-knd.toml: có {len(more)} chỗ cần sửa."
        assert len(more) >= 2
        assert all(one.startswith("- dòng ") for one in more)
        assert office.read(forms.own_files) == ()

    def test_another_kind_of_file_is_refused(self, office):
        with pytest.raises(Refusal, match=r"không phải tệp .toml hay .docx; hãy chọn"):
            add(office, "x", name="mau.pdf")


class TestTemplate:
    CONTENT = a_template("Kết nạp {{person.name|capitals}} ({name})")

    def test_makes_the_word_copy_and_the_pdf_stays_ours(self, office, person, tmp_path):
        add(office, self.CONTENT, name="9-knd.docx")
        before = printed(office, person)
        file = printing.print_form(
            office,
            form_id="9-knd",
            person_id=person,
            mode="normal",
            file=tmp_path / "x.docx",
            day=DAY,
            as_docx=True,
        )
        (said,) = lines_of(file.read_bytes())
        assert said.startswith("Kết nạp LÒ")
        assert printed(office, person) == before

    def test_stands_in_the_set_but_not_for_an_issued_paper(self, office, person):
        add(office, self.CONTENT, name="bat-ky.docx", form="9-knd")
        asked = {"form_id": "9-knd", "person_id": person, "day": DAY}
        assert office.read(papers.own_word, **asked) is not None
        office.do(papers.issue, **asked)
        assert office.read(papers.own_word, **asked) is None

    def test_in_a_set_each_who_is_asked_has_a_copy(self, office, tmp_path):
        an_office(office)
        person = a_case(office, at="union-resolution")
        a_step(office, person, "opinions", organisations="Hội Nông dân, Hội Phụ nữ")
        add(office, a_template("Kính gửi {{request.to}}"), name="5a-knd.docx")
        written = printing.print_set(
            office,
            person_id=person,
            set_id="admission",
            folder=tmp_path,
            day=DAY,
            with_docx=True,
        )
        asked = [one.path for one in written if "5a_knd" in one.path.name]
        said = [lines_of(file.read_bytes()) for file in asked]
        assert said == [["Kính gửi Hội Nông dân"], ["Kính gửi Hội Phụ nữ"]]

    def test_of_a_new_form_has_no_pdf_and_says_so(self, office):
        person = a_person(office)
        add(office, a_template("Tên {{person.name}}"), name="Giay moi.docx")
        content = office.read(papers.own_word, form_id="giay-moi", person_id=person, day=DAY)
        assert lines_of(content)[0].startswith("Tên ")
        with pytest.raises(Refusal, match="chỉ có bản Word"):
            printed(office, person, "giay-moi")

    def test_is_refused_with_every_mistake(self, office):
        with pytest.raises(Refusal) as caught:
            add(office, a_template("{nmae} {{person.nmae}}", "}"), name="9-knd.docx")
        assert caught.value.sentence.count("\n- ") == 3

    def test_is_given_back_as_it_was(self, office):
        add(office, self.CONTENT, name="9-knd.docx")
        assert office.read(forms.file_of, key="own") == self.CONTENT
        ours = paths.forms() / "2025" / "9-knd.toml"
        assert office.read(forms.file_of, key="2025/9-knd") == ours.read_bytes()


class TestConfirmation:
    def test_takes_the_remark_off_new_papers_and_can_be_taken_back(self, office, person):
        key = line(office).key
        assert line(office).remarked
        office.do(forms.confirm, id="c", key=key, **TOLD)
        kept = line(office)
        assert (kept.remarked, kept.confirmed.who, kept.confirmed.day) == (
            False,
            "Lò Văn Chiến",
            DAY,
        )
        assert printed(office, person)[1].remark == ""
        office.do(forms.take_back_confirmation, id="c")
        assert printed(office, person)[1].remark
        assert line(office).remarked

    def test_is_of_one_file_and_does_not_pass_to_another(self, office, person):
        add(office, OURS)
        office.do(forms.confirm, id="c", key=line(office, own=True).key, **TOLD)
        assert printed(office, person)[1].remark == ""
        add(office, OURS + "\n# khác\n")
        assert printed(office, person)[1].remark
        office.do(forms.remove_own, id="own")
        assert printed(office, person)[1].remark

    @pytest.mark.parametrize(("field", "said"), [("who", "ai"), ("document", "văn bản")])
    def test_needs_who_and_what(self, office, field, said):
        with pytest.raises(Refusal, match=said) as caught:
            office.do(forms.confirm, id="c", key=line(office).key, **{**TOLD, field: " "})
        assert caught.value.field == field

    def test_is_not_given_twice(self, office):
        office.do(forms.confirm, id="c", key=line(office).key, **TOLD)
        with pytest.raises(Refusal, match="đã được xác nhận ngày 02/03/2026"):
            office.do(forms.confirm, id="d", key=line(office).key, **TOLD)


def test_every_form_is_listed_with_its_edition_and_confidence(office):
    found = office.read(forms.forms)
    assert len(found) == len(shipped.forms())
    assert line(office, "1-knd").remarked is False


def test_one_broken_file_of_ours_stops_no_other_paper(office, person):
    broken = data.Brought(1, "broken", {"forms/2025/8c-knd.toml": "id = "})
    with data.trying(broken):
        (fault,) = forms.broken()
        assert str(fault).startswith("2025/8c-knd.toml: dòng 1, tệp: không phải TOML")
        assert "QUYẾT ĐỊNH" in printed(office, person)[0]
        asked = {"person_id": person, "set_id": "admission", "day": DAY}
        told = {one.form: one for one in office.read(papers.checklist, **asked)}
        assert told["8c-knd"].missing == ("tệp mẫu bị lỗi, xem Cài đặt, Mẫu văn bản",)
        titles = [title for title, _ in office.read(papers.set_sheets, **asked)]
        assert "Chưa in được mẫu 8c-knd" in titles
        assert len(titles) > 8
        with pytest.raises(Refusal, match=r"2025/8c-knd.toml bị lỗi nên chưa dùng được: dòng 1"):
            printed(office, person, "8c-knd")


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (date(2016, 5, 1), "2022"),
        (date(2022, 1, 18), "2022"),
        (date(2025, 9, 28), "2022"),
        (date(2025, 9, 29), "2025"),
        (date(2026, 8, 1), "2025"),
    ],
)
@pytest.mark.parametrize("form", ["2-knd", "3-knd", "4-knd", "cn-ntvd1", "cn-ntvd1-2"])
def test_the_edition_in_force_on_the_day_of_the_paper_is_used(form, day, edition):
    assert forms.Shelf().form_of(form, day).edition == edition


def test_an_old_file_is_printed_on_the_booklet_of_its_time(office):
    """And one of today on today's."""
    person = a_person(office)
    said = {
        day: " ".join(words(office.read(papers.sheet, form_id="2-knd", person_id=person, day=day)))
        for day in (date(2025, 6, 1), date(2025, 12, 1))
    }
    assert "04. Các bí danh" in said[date(2025, 6, 1)]
    assert "(2) Các tên gọi khác" in said[date(2025, 12, 1)]
