"""Small forms for tests, and what can be read back from a PDF or a Word document."""

from __future__ import annotations

import ctypes
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import docx
import docx.document
import pypdfium2
import pypdfium2.raw as pdfium

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
_TURNED = 0.1
"""Radians from which a sign counts as turned."""
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
    """The text of each page, line by line."""
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return ["\n".join(line.rstrip() for line in page.splitlines()) for page in pages]


@dataclass(frozen=True)
class Sign:
    """A printed letter or sign, and the box of its font around it, in points from the foot."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float


def upright_signs(content: bytes, page: int) -> tuple[float, float, list[Sign]]:
    """Width and height of a page (-1 the last), and its signs but for spaces and what is turned."""
    with pypdfium2.PdfDocument(content) as document:
        leaf = document[page % len(document)]
        read = leaf.get_textpage()
        found = []
        for at in range(read.count_chars()):
            text = chr(pdfium.FPDFText_GetUnicode(read, at))
            if text.isspace() or pdfium.FPDFText_GetCharAngle(read, at) > _TURNED:
                continue
            box = pdfium.FS_RECTF()
            assert pdfium.FPDFText_GetLooseCharBox(read, at, ctypes.byref(box))
            found.append(Sign(text, box.left, box.bottom, box.right, box.top))
        return leaf.get_width(), leaf.get_height(), found


def docx_paragraphs(content: bytes) -> Iterator[str]:
    """The text of each paragraph of a Word document, those in tables in their place."""
    return word_paragraphs(docx.Document(io.BytesIO(content)))


def word_paragraphs(document: docx.document.Document) -> Iterator[str]:
    """The text of each paragraph of a document that has been read."""
    for paragraph in document.element.body.iter(docx.oxml.ns.qn("w:p")):
        yield "".join(node.text or "" for node in paragraph.iter(docx.oxml.ns.qn("w:t")))


def squashed(text: str) -> str:
    """The letters and signs of a text, without spaces, dots and drawn boxes."""
    return re.sub(r"[\s.☐☒\u00a0]", "", unicodedata.normalize("NFC", text))
