"""Small forms for tests, and what can be read back from a PDF or a Word document."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator

import docx
import pypdf

from desktop.papers import load
from desktop.papers.form import Form

_HEAD = """
id = "sample"
code = "1-THỬ"
title = "Giấy thử"
edition = "2025"
in_force_from = 2025-09-29
confidence = "A"
subject = "person"
"""
_LABELS = {
    "person.name": "Họ và tên",
    "person.born": "Ngày sinh",
    "person.history.posts": "Công việc",
    "person.history.relatives": "Gia đình",
}


def a_form(body: str, head: str = _HEAD) -> Form:
    """The form of a definition whose head is given."""
    return load.read(head + body, "sample.toml", _LABELS)


def pdf_text(content: bytes) -> str:
    """The text of every page, in the order in which it was drawn."""
    return "\n".join(pdf_pages(content))


def pdf_pages(content: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def docx_paragraphs(content: bytes) -> Iterator[str]:
    """The text of each paragraph of a Word document, those in tables in their place."""
    document = docx.Document(io.BytesIO(content))
    for paragraph in document.element.body.iter(docx.oxml.ns.qn("w:p")):
        yield "".join(node.text or "" for node in paragraph.iter(docx.oxml.ns.qn("w:t")))


def squashed(text: str) -> str:
    """The letters and signs of a text, without spaces, dots and drawn boxes."""
    return re.sub(r"[\s.☐☒\u00a0]", "", unicodedata.normalize("NFC", text))
