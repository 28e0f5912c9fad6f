"""Prints forms in every filling to look at: python -m tests.papers.look 5-knd 9-knd.

With --all the first pages of all forms on contact sheets, twelve to a picture.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from desktop.papers import docx, load, pdf
from desktop.papers.fill import fill
from desktop.papers.form import Form
from tests.papers import sample

FOLDER = Path("build/forms")
_DOTS_PER_INCH = 70
_ACROSS, _DOWN = 4, 3
_CELL = (480, 640)


def main(wanted: list[str]) -> None:
    """Write PDF, Word copy and pictures of the named forms, or the contact sheets of all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if wanted == ["--all"]:
        forms, each = load.every_form(), _ACROSS * _DOWN
        for start in range(0, len(forms), each):
            file = FOLDER / f"all-{start // each + 1:02}.png"
            _contact_sheet(forms[start : start + each]).save(file)
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


def _contact_sheet(forms: tuple[Form, ...]) -> Image.Image:
    """The first page of each form, everything known, below its name and its number of pages."""
    wide, high = _CELL
    sheet = Image.new("RGB", (_ACROSS * wide, _DOWN * high), "grey")
    for at, form in enumerate(forms):
        left, top = at % _ACROSS * wide, at // _ACROSS * high
        document = pypdfium2.PdfDocument(pdf.render(fill(form, *sample.filling(form, "full"))))
        page = _picture(document[0])
        page.thumbnail((wide - 10, high - 30), Image.Resampling.LANCZOS)
        sheet.paste(page, (left + 5, top + 25))
        name = f"{form.id} {form.edition}, {len(document)}"
        ImageDraw.Draw(sheet).text((left + 8, top + 6), name, fill="white")
    return sheet


def _picture(page: pypdfium2.PdfPage) -> Image.Image:
    picture: Image.Image = page.render(scale=_DOTS_PER_INCH / 72).to_pil()
    return picture


if __name__ == "__main__":
    main(sys.argv[1:])
