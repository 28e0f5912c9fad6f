"""The vocabulary reference, written into a folder."""

from __future__ import annotations

from desktop.services.keeping import reference
from tests.papers.making import pdf_pages


def test_is_written_as_markdown_and_pdf(tmp_path):
    text, pdf = reference.write(tmp_path / "sach")
    assert text.read_text(encoding="utf-8").startswith("# Sách mẫu")
    pages = pdf_pages(pdf.read_bytes())
    assert pages[0].startswith("Sách mẫu")
    assert len(pages) > 10
