"""Sheets as files: whole or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal, Trouble
from desktop.services import shipped
from desktop.services.papers import papers, printing
from tests.build import a_case, an_office
from tests.papers.making import docx_paragraphs, pdf_pages

DAY = date(2026, 3, 2)


def test_pdf_and_word_say_the_same():
    """One sheet, two kinds of file."""
    blank = papers.blank("1-knd", DAY)
    pages = pdf_pages(printing.pdf_bytes(blank))
    assert "ĐƠN XIN VÀO ĐẢNG" in " ".join(pages)
    assert "ĐƠN XIN VÀO ĐẢNG" in " ".join(docx_paragraphs(printing.docx_bytes(blank)))
    form = next(one for one in shipped.forms() if one.id == "1-knd")
    assert printing.pages_of_blank(form) == len(pages)


def test_a_set_is_told_as_it_is_made(office):
    """The bytes, the sheets in them, and a word on the way."""
    an_office(office)
    case = a_case(office, at="outstanding")
    told = []
    content, sheets = printing.set_pdf(
        office, case, "recognition", DAY, lambda done, all_, words: told.append((done, all_, words))
    )
    assert [sheet.form for sheet in sheets][:3] == ["bia", "muc-luc", "10-knd"]
    assert len(pdf_pages(content)) >= len(sheets)
    assert told == [(0, len(sheets), "Đang dàn trang")]


class TestSave:
    def test_makes_the_folder_and_replaces_the_file(self, tmp_path):
        file = tmp_path / "a" / "b" / "x.pdf"
        assert printing.save(file, b"one") == file
        printing.save(file, b"two")
        assert (file.read_bytes(), list(file.parent.iterdir())) == (b"two", [file])

    def test_a_folder_in_the_place_is_refused(self, tmp_path):
        with pytest.raises(Refusal, match="là một thư mục; hãy nêu tên tệp"):
            printing.save(tmp_path, b"x")

    def test_a_path_through_a_file_is_trouble_in_vietnamese(self, tmp_path):
        (tmp_path / "file").touch()
        with pytest.raises(Trouble, match=r"^Chưa ghi được .*: .+\. Hãy đóng tệp nếu đang mở"):
            printing.save(tmp_path / "file" / "x.pdf", b"x")

    def test_a_full_disk_leaves_the_earlier_file_whole(self, tmp_path):
        resource = pytest.importorskip("resource")
        signal = pytest.importorskip("signal")
        file = tmp_path / "x.pdf"
        printing.save(file, b"one")
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
            with pytest.raises(Trouble, match="tệp lớn hơn mức ổ đĩa cho phép"):
                printing.save(file, b"x" * 5000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
            signal.signal(signal.SIGXFSZ, handler)
        assert (file.read_bytes(), list(tmp_path.iterdir())) == (b"one", [file])
