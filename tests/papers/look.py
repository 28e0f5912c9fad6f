"""Prints forms in every filling to look at: python -m tests.papers.look 5-knd 9-knd.

With --all [FILLING] the pages of all forms on contact sheets, twenty-one to a picture; of a long
form those at both ends.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from desktop.papers import docx, load, pdf
from desktop.papers.fill import fill
from desktop.papers.form import Form
from tests.papers import sample

FOLDER = Path("build/forms")
_DOTS_PER_INCH = 70
_ACROSS, _DOWN = 7, 3
_CELL = (330, 450)
_FIRST, _LAST = 3, 2


def main(wanted: list[str]) -> None:
    """Write PDF, Word copy and pictures of the named forms, or the contact sheets of all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if wanted[:1] == ["--all"]:
        filling, each = wanted[1] if len(wanted) > 1 else "full", _ACROSS * _DOWN
        pages = [page for form in load.every_form() for page in _pages(form, filling)]
        for start in range(0, len(pages), each):
            file = FOLDER / f"all-{filling}-{start // each + 1:02}.png"
            _contact_sheet(pages[start : start + each]).save(file)
        return
    for form in load.every_form():
        if not wanted or form.id in wanted:
            for filling in sample.FILLINGS:
                _write(form, filling)


def _write(form: Form, filling: str) -> None:
    sheet = fill(form, *sample.filling(form, filling))
    file = FOLDER / f"{form.id}-{filling}.pdf"
    content = pdf.render(sheet)
    file.write_bytes(content)
    file.with_suffix(".docx").write_bytes(docx.render(sheet))
    for number, page in enumerate(pypdfium2.PdfDocument(content), 1):
        _picture(page).save(file.with_name(f"{file.stem}-{number}.png"))


def _pages(form: Form, filling: str) -> Iterator[tuple[str, Image.Image]]:
    """The first and last pages of a form, each with what to write above it."""
    document = pypdfium2.PdfDocument(pdf.render(fill(form, *sample.filling(form, filling))))
    count = len(document)
    for at in range(count):
        if at < _FIRST or at >= count - _LAST:
            yield f"{form.id} {form.edition}, {at + 1}/{count}", _picture(document[at])


def _contact_sheet(pages: list[tuple[str, Image.Image]]) -> Image.Image:
    """Pages side by side, each below its name."""
    wide, high = _CELL
    sheet = Image.new("RGB", (_ACROSS * wide, _DOWN * high), "grey")
    for at, (name, page) in enumerate(pages):
        left, top = at % _ACROSS * wide, at // _ACROSS * high
        page.thumbnail((wide - 10, high - 30), Image.Resampling.LANCZOS)
        sheet.paste(page, (left + 5, top + 25))
        ImageDraw.Draw(sheet).text((left + 8, top + 6), name, fill="white")
    return sheet


def _picture(page: pypdfium2.PdfPage) -> Image.Image:
    picture: Image.Image = page.render(scale=_DOTS_PER_INCH / 72).to_pil()
    return picture


if __name__ == "__main__":
    main(sys.argv[1:])
