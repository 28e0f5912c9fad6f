"""Papers by words: the set in legal order, one form in each way, the list of forms."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import docx
import pdfplumber
import pypdf
import pytest

from tests.commands.terminal import bytes_of
from tests.papers.making import pdf_text

A4 = (595, 842)
ADMISSION = ["3-KNĐ", "5-KNĐ", "8C-KNĐ", "9-KNĐ", "2-HSĐV"]
RECOGNITION = ["10-KNĐ", "11-KNĐ", "12-KNĐ", "15C-KNĐ", "16-KNĐ"]


def print_set(run, small, folder, which="admission", *more):
    """Print a set of the member into a folder."""
    return run(
        "print", "--office", small.file, "--person", small.member,
        "--set", which, "--out", folder, *more,
    )  # fmt: skip


def text_of(file):
    """The text of a PDF, in one line."""
    return " ".join(pdf_text(file.read_bytes()).split())


def outline(file):
    """The bookmarks: title and first page."""
    reader = pypdf.PdfReader(file)
    return [(one.title, reader.get_destination_page_number(one)) for one in reader.outline]


class TestSet:
    def test_is_one_a4_pdf_in_legal_order_in_embedded_vietnamese(self, run, small, tmp_path):
        told = print_set(run, small, tmp_path / "out")
        file = tmp_path / "out" / "ho_so_ket_nap_dang_vien_ha_van_duc.pdf"
        assert (told.status, told.out) == (0, f"{file}\n")
        assert list(bytes_of(tmp_path / "out")) == [file.name]
        self.in_order(file, ADMISSION)
        reader = pypdf.PdfReader(file)
        assert {tuple(map(round, page.mediabox[2:])) for page in reader.pages} == {A4}
        self.embedded(reader)
        text = text_of(file)
        assert unicodedata.is_normalized("NFC", text)
        for words in (
            "HỒ SƠ KẾT NẠP ĐẢNG VIÊN",
            "Hà Văn Đức",
            "ĐẢNG BỘ XÃ HOA BAN",
            "QUYẾT ĐỊNH",
            "Cầm Minh Tướng",
        ):
            assert words in text
        assert not re.search("[\ufffd■]", text)

    def test_ends_with_the_drafts_that_are_asked_for(self, run, small, tmp_path):
        pages = {}
        for drafts in ("none", "all"):
            folder = tmp_path / drafts
            print_set(run, small, folder, "admission", "--drafts", drafts)
            [file] = folder.glob("*.pdf")
            titles = [title for title, _ in outline(file)]
            drafted = [title.split()[2] for title in titles if title.startswith("Bản nháp:")]
            assert drafted == ([] if drafts == "none" else ["1-KNĐ", "2-KNĐ", "1-HSĐV"])
            pages[drafts] = len(pypdf.PdfReader(file).pages)
        assert pages["none"] < pages["all"]

    def in_order(self, file, codes):
        """Cover and index first, then these papers in turn, each on pages of its own."""
        marks = outline(file)
        found = [title.split()[0] for title, _ in marks[2:]]
        assert [code for code in found if code in codes] == codes
        pages = [page for _, page in marks]
        assert pages == sorted(set(pages))

    def embedded(self, reader):
        """Every font lies in the file, with the letters behind its signs."""
        fonts = {
            one.idnum: one.get_object()
            for page in reader.pages
            for one in page["/Resources"]["/Font"].values()
        }
        assert fonts
        for font in fonts.values():
            held = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            assert "/FontFile2" in held["/FontDescriptor"]
            assert "/ToUnicode" in font

    def test_of_recognition_has_its_own_papers(self, run, small, tmp_path):
        told = print_set(run, small, tmp_path / "out", "recognition")
        file = tmp_path / "out" / "ho_so_cong_nhan_dang_vien_chinh_thuc_ha_van_duc.pdf"
        assert (told.status, told.out) == (0, f"{file}\n")
        self.in_order(file, RECOGNITION)

    def test_leaves_word_copies_if_asked(self, run, small, tmp_path):
        folder = tmp_path / "out"
        told = print_set(run, small, folder, "recognition", "--docx")
        pdf, *copies = map(Path, told.out.split())
        assert {path.parent for path in copies} == {pdf.with_suffix("")}
        assert [path.name for path in copies] == [
            "01_bia.docx",
            "02_muc_luc.docx",
            "03_10_knd.docx",
            "04_11_knd.docx",
            "05_12_knd.docx",
            "06_12a_knd.docx",
            "07_12b_knd.docx",
            "08_15c_knd.docx",
            "09_16_knd.docx",
        ]
        written = docx.Document(copies[-1])
        said = "\n".join(cell.text for cell in _parts(written))
        assert "Hà Văn Đức" in said

    def test_somebody_without_a_case_has_none(self, run, small, tmp_path):
        told = run(
            "print", "--office", small.file, "--person", small.newcomer,
            "--set", "admission", "--out", tmp_path / "out",
        )  # fmt: skip
        assert (told.status, told.out) == (1, "")
        assert "chưa có hồ sơ" in told.err
        assert not (tmp_path / "out").exists()


class TestSets:
    def many(self, run, small, folder, *words, set_id="recognition"):
        return run("print", "--office", small.file, "--set", set_id, "--out", folder, *words)

    def test_of_several_people_are_written_and_the_bad_one_is_named(self, run, small, tmp_path):
        told = self.many(run, small, tmp_path, "--people", small.member, small.newcomer)
        assert told.status == 1
        assert told.out == f"{tmp_path / '001_ha_van_duc.pdf'}\n"
        assert "1 người chưa lập được.\n- Quàng Thị Ánh: Người này chưa có hồ sơ" in told.err
        assert "1/2 Đang lập hồ sơ Hà Văn Đức" in told.err

    def test_of_everybody_ready_are_those_whose_turn_it_is(self, run, small, tmp_path):
        assert "Không có ai đến lúc" in self.many(run, small, tmp_path, "--all-ready").err
        run(
            "record", "--office", small.file, "--person", small.candidate,
            "--step", "cell-meeting", "--date", "2024-05-06", "--number", "05-NQ/CB",
            "--official", "9", "--probationary", "1", "--present-official", "9",
            "--present-probationary", "1", "--in-favour", "9", "--against", "0",
        )  # fmt: skip
        told = self.many(run, small, tmp_path, "--all-ready", set_id="admission")
        assert (told.status, told.out) == (0, f"{tmp_path / '001_lo_thi_mai.pdf'}\n"), told.err
        told = self.many(run, small, tmp_path, "--cell", "Không có", set_id="admission")
        assert "Không có ai đến lúc" in told.err

    def test_copies_are_as_the_office_wants_them(self, run, small, tmp_path):
        told = print_set(
            run, small, tmp_path, "recognition", "--separate", "--copies", "16-knd=3", "10-knd=0"
        )
        whole, *apart = map(Path, told.out.split())
        assert [one.name for one in apart] == [
            *("01_bia.pdf", "02_muc_luc.pdf", "03_11_knd.pdf", "04_12_knd.pdf"),
            *("05_12a_knd.pdf", "06_12b_knd.pdf", "07_15c_knd.pdf", "08_16_knd.pdf"),
        ]
        text = text_of(whole)
        assert (text.count("QUYẾT ĐỊNH công nhận"), text.count("BẢN TỰ KIỂM ĐIỂM")) == (3, 0)

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (("--copies", "16-knd"), "Số bản viết dạng 9-knd=4, không phải 16-knd."),
            (("--copies", "9-knd=2"), "không có mẫu “9-knd”; có: bia, muc-luc,"),
        ],
    )
    def test_copies_that_cannot_be_meant_get_a_sentence(
        self, run, small, tmp_path, words, sentence
    ):
        told = print_set(run, small, tmp_path / "out", "recognition", *words)
        assert (told.status, told.out) == (1, "")
        assert sentence in told.err


def _parts(document):
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.paragraphs, *cells]


class TestForm:
    def one(self, run, tmp_path, *words):
        file = tmp_path / "out" / "form.pdf"
        told = run("form", *words, "--out", file)
        assert (told.status, told.out) == (0, f"{file}\n"), told.err
        return file

    def test_is_filled_for_a_person(self, run, small, tmp_path):
        file = self.one(run, tmp_path, "9-knd", "--office", small.file, "--person", small.member)
        text = text_of(file)
        assert "Số 21-QĐ/ĐU" in text
        assert "ngày 12 tháng 6 năm 2024" in text
        assert "Hà Văn Đức" in text

    def test_a_blank_needs_no_office_and_knows_nobody(self, run, small, tmp_path):
        text = text_of(self.one(run, tmp_path, "1-knd", "--blank"))
        assert "ĐƠN XIN VÀO ĐẢNG" in text
        file = self.one(
            run, tmp_path, "1-knd", "--blank", "--office", small.file, "--person", small.member
        )
        assert "Hà Văn Đức" not in text_of(file)
        assert text_of(file) == text

    def test_a_draft_is_large_to_copy_by_hand(self, run, small, tmp_path):
        words = ("1-knd", "--office", small.file, "--person", small.member)
        usual, draft = self.sizes(self.one(run, tmp_path, *words)), {}
        file = self.one(run, tmp_path, *words, "--draft")
        draft = self.sizes(file)
        assert max(draft) > max(usual)
        assert "Hà Văn Đức" in text_of(file)

    def sizes(self, file):
        with pdfplumber.open(file) as pdf:
            return {round(char["size"]) for page in pdf.pages for char in page.chars}

    def test_a_proof_shows_in_red_what_was_filled_in(self, run, small, tmp_path):
        words = ("9-knd", "--office", small.file, "--person", small.member)
        assert self.coloured(self.one(run, tmp_path, *words)) == ""
        assert "Hà Văn Đức" in self.coloured(self.one(run, tmp_path, *words, "--proof"))

    def coloured(self, file):
        with pdfplumber.open(file) as pdf:
            chars = [char for page in pdf.pages for char in page.chars]
        return "".join(
            char["text"]
            for char in chars
            if len(colour := char["non_stroking_color"] or ()) == 3 and len(set(colour)) > 1
        )

    def test_goes_to_word_if_asked(self, run, small, tmp_path):
        file = tmp_path / "don.docx"
        run("form", "1-knd", "--office", small.file, "--person", small.member, "--docx",
            "--out", file)  # fmt: skip
        document = docx.Document(io.BytesIO(file.read_bytes()))
        assert any("ĐƠN XIN VÀO ĐẢNG" in part.text for part in _parts(document))

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (("1-knd",), "--office và --person, hoặc --blank"),
            (("1-knd", "--blank", "--proof"), "Chỉ chọn một trong"),
            (("0-knd", "--blank"), "Không có mẫu “0-knd”. Mã gần giống: "),
        ],
    )
    def test_what_cannot_be_printed_gets_a_sentence(self, run, tmp_path, words, sentence):
        told = run("form", *words, "--out", tmp_path / "x.pdf")
        assert (told.status, told.out) == (1, "")
        assert sentence in told.err
        assert bytes_of(tmp_path) == {}


class TestOtherPaper:
    def test_values_fall_where_the_printer_needs_them(self, run, small, tmp_path):
        told = run("shift", "--office", small.file, "--printer", "HP", "--right", "2",
                   "--down", "-1.5")  # fmt: skip
        assert told.out == "HP: sang phải 2 mm, xuống dưới -1.5 mm\n"
        still, moved = (
            self.where(self.card(run, small, tmp_path, "--overlay", *words), "Đức")
            for words in ((), ("--printer", "HP"))
        )
        assert (moved[0] - still[0], moved[1] - still[1]) == pytest.approx((5.67, -4.25), abs=0.05)
        assert "GIẤY CHỨNG NHẬN" in text_of(self.card(run, small, tmp_path, "--trial"))

    def card(self, run, small, tmp_path, *words):
        file = tmp_path / "card.pdf"
        told = run("form", "cn-ntvd1", "--office", small.file, "--person", small.member, *words,
                   "--out", file)  # fmt: skip
        assert (told.status, told.out) == (0, f"{file}\n"), told.err
        return file

    def where(self, file, word):
        with pdfplumber.open(file) as pdf:
            [found] = [one for one in pdf.pages[0].extract_words() if one["text"] == word]
        return found["x0"], found["top"]

    def test_the_history_is_folded_from_a_blank_or_a_person(self, run, small, tmp_path):
        file = tmp_path / "book.pdf"
        for words in (("--blank",), ("--office", small.file, "--person", small.member)):
            assert run("form", "2-knd", "--booklet", *words, "--out", file).status == 0
            assert len(pypdf.PdfReader(file).pages) % 2 == 0
        assert "Hà Văn Đức" in text_of(file)
        told = run("form", "7-hsdv", "--booklet", "--blank", "--out", tmp_path / "x.pdf")
        assert "nằm ngang" in told.err

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (("--overlay", "--trial"), "Chỉ chọn một trong --overlay"),
            (("--overlay", "--blank"), "chỉ in ra PDF"),
            (("--overlay",), "Hãy nêu --office và --person."),
        ],
    )
    def test_what_cannot_be_meant_gets_a_sentence(self, run, tmp_path, words, sentence):
        told = run("form", "cn-ntvd1", *words, "--out", tmp_path / "x.pdf")
        assert (told.status, told.out) == (1, "")
        assert sentence in told.err

    def test_the_page_to_measure_a_printer_needs_no_office(self, run, small, tmp_path):
        file = tmp_path / "x.pdf"
        assert run("calibration", "--card", "--out", file).status == 0
        assert "TRANG CĂN CHỈNH MÁY IN" in text_of(file)
        run("calibration", "--office", small.file, "--printer", "HP", "--out", file)
        assert "Máy in: HP" in text_of(file)
