"""Sheets into files: PDF and DOCX, one paper or the whole dossier."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.errors import Refusal, Trouble, cause
from desktop.exchange.stick import ascii_name
from desktop.papers.fill import fill
from desktop.papers.form import Form
from desktop.papers.sheet import Mode, Sheet
from desktop.rules.facts.paper import PaperFacts
from desktop.services import papers, people, shipped
from desktop.services.office import Office

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Printed:
    """A file that was written, and how many pages it has (0 where it has none)."""

    path: Path
    title: str
    pages: int = 0


def pdf_bytes(sheet: Sheet) -> bytes:
    """One sheet as a PDF."""
    from desktop.papers import pdf

    return pdf.render(sheet)


def docx_bytes(sheet: Sheet) -> bytes:
    """One sheet as a Word document."""
    from desktop.papers import docx

    return docx.render(sheet)


def pages_of_blank(form: Form) -> int:
    """How many pages the blank of a form has."""
    from desktop.papers import pdf

    return pdf.page_count(fill(form, PaperFacts(), {}, mode="blank"))


def set_pdf(
    office: Office,
    person_id: str,
    set_id: str,
    day: date,
    progress: Progress | None = None,
) -> tuple[bytes, tuple[Sheet, ...]]:
    """The whole dossier as one PDF with bookmarks, and its sheets."""
    from desktop.papers import dossier

    titled = office.read(papers.set_sheets, person_id=person_id, set_id=set_id, day=day)
    if progress:
        progress(0, len(titled), "Đang dàn trang")
    return dossier.join(titled), tuple(sheet for _, sheet in titled)


def print_set(
    office: Office,
    *,
    person_id: str,
    set_id: str,
    folder: Path,
    day: date,
    with_docx: bool = False,
) -> tuple[Printed, ...]:
    """Write the whole dossier into a folder: one PDF in legal order, Word copies if asked.

    The copies lie in a folder of their own, named as the PDF.
    """
    content, sheets = set_pdf(office, person_id, set_id, day)
    name = office.read(people.person, id=person_id).name
    stem = f"{shipped.dossier(set_id).title.capitalize()} {name}"
    pdf = folder / ascii_name(stem, ".pdf")
    written = [Printed(save(pdf, content), stem)]
    if with_docx:
        for position, sheet in enumerate(sheets, 1):
            file = pdf.with_suffix("") / ascii_name(f"{position:02d} {sheet.form}", ".docx")
            word = _word(office, sheet, person_id, day)
            written.append(Printed(save(file, word), sheet.title))
    return tuple(written)


def print_form(
    office: Office | None,
    *,
    form_id: str,
    person_id: str | None,
    mode: Mode,
    file: Path,
    day: date,
    as_docx: bool = False,
) -> Path:
    """Write one form into a file; as Word by the office's own template where it has one."""
    if office is not None and person_id is not None and as_docx and mode == "normal":
        own = office.read(papers.own_word, form_id=form_id, person_id=person_id, day=day)
        if own is not None:
            return save(file, own)
    if office is None:
        sheet = papers.blank(form_id, day)
    else:
        sheet = office.read(papers.sheet, form_id=form_id, person_id=person_id, day=day, mode=mode)
    return save(file, docx_bytes(sheet) if as_docx else pdf_bytes(sheet))


def _word(office: Office, sheet: Sheet, person_id: str, day: date) -> bytes:
    """A sheet of a set as Word, by the office's own template where it has one."""
    own = None
    if sheet.mode == "normal":
        own = office.read(papers.own_word, form_id=sheet.form, person_id=person_id, day=day)
    return docx_bytes(sheet) if own is None else own


def save(file: Path, content: bytes) -> Path:
    """Write a file whole or not at all, making its folder; Trouble where the disk refuses."""
    if file.is_dir():
        raise Refusal(f"{file} là một thư mục; hãy nêu tên tệp.")
    aside = file.with_name(f"{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(content)
        aside.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise Trouble(
            f"Chưa ghi được {file}: {cause(error)}. Hãy đóng tệp nếu đang mở, kiểm tra ổ đĩa còn "
            "chỗ, rồi làm lại."
        ) from error
    return file
