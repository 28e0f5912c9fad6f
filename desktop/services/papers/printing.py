"""Sheets into files: PDF and DOCX, one paper or the whole dossier."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import Refusal, Trouble, cause
from desktop.exchange.stick import ascii_name
from desktop.papers.fill import fill
from desktop.papers.form import Form, Size
from desktop.papers.sheet import Mode, Sheet
from desktop.rules.cases.dossier import Drafts
from desktop.rules.facts.paper import PaperFacts
from desktop.services import shipped
from desktop.services.office import Office
from desktop.services.papers import papers
from desktop.services.people import people

if TYPE_CHECKING:
    from desktop.papers.overlay import Shift

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


def bound(titled: Sequence[tuple[str, Sheet]], title: str) -> bytes:
    """Many sheets as one PDF, each found by its name."""
    from desktop.papers import dossier

    return dossier.join(titled, title=title)


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
    copies: Mapping[str, int] | None = None,
    drafts: Drafts | None = None,
) -> tuple[bytes, tuple[Sheet, ...]]:
    """The whole dossier as one PDF with bookmarks, and its sheets.

    `copies` says how often each form is in the PDF, once if it is silent; 0 leaves it out. `drafts`
    says which drafts to copy by hand follow, as the office wants if it is silent.
    """
    from desktop.papers import dossier

    titled = office.read(
        papers.set_sheets, person_id=person_id, set_id=set_id, day=day, drafts=drafts
    )
    if progress:
        progress(0, len(titled), "Đang dàn trang")
    title = set_title(office, person_id, set_id)
    return dossier.join(repeated(titled, copies), title=title), tuple(one for _, one in titled)


def repeated(
    titled: Sequence[tuple[str, Sheet]], copies: Mapping[str, int] | None = None
) -> tuple[tuple[str, Sheet], ...]:
    """Each paper as often as wanted, one copy after the other; only the first has a bookmark."""
    wanted = copies or {}
    return tuple(
        ("" if copy else title, sheet)
        for title, sheet in titled
        for copy in range(wanted.get(sheet.form, 1))
    )


def set_title(office: Office, person_id: str, set_id: str) -> str:
    """What the set of a person is called, and its file."""
    name = office.read(people.person, id=person_id).name
    return f"{shipped.dossier(set_id).title.capitalize()} {name}"


def print_set(
    office: Office,
    *,
    person_id: str,
    set_id: str,
    folder: Path,
    day: date,
    with_docx: bool = False,
    separate: bool = False,
    copies: Mapping[str, int] | None = None,
    drafts: Drafts | None = None,
) -> tuple[Printed, ...]:
    """Write the whole dossier into a folder as one PDF in legal order.

    If asked, each paper as a file of its own as well, PDF (`separate`) or Word. These lie in a
    folder named as the PDF and are numbered in order.
    """
    content, sheets = set_pdf(office, person_id, set_id, day, copies=copies, drafts=drafts)
    stem = set_title(office, person_id, set_id)
    file = folder / ascii_name(stem, ".pdf")
    written = [Printed(save(file, content), stem)]
    wanted = (copies or {}).get
    kept = [sheet for sheet in sheets if wanted(sheet.form, 1)]
    if separate:
        for position, sheet in enumerate(kept, 1):
            one = file.with_suffix("") / paper_name(position, sheet, ".pdf")
            written.append(Printed(save(one, pdf_bytes(sheet)), sheet.title))
    if with_docx:
        asked = _abouts(office, person_id, set_id, day)
        for position, sheet in enumerate(kept, 1):
            one = file.with_suffix("") / paper_name(position, sheet, ".docx")
            about = next(asked.get(sheet.form, iter(())), "")
            content = _word(office, sheet, person_id, day, about)
            written.append(Printed(save(one, content), sheet.title))
    return tuple(written)


def _abouts(office: Office, person_id: str, set_id: str, day: date) -> dict[str, Iterator[str]]:
    """Of each form of a set, whom its papers are about, in their order."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in office.read(papers.checklist, person_id=person_id, set_id=set_id, day=day):
        found[line.form].append(line.about)
    return {form: iter(abouts) for form, abouts in found.items()}


def paper_name(position: int, sheet: Sheet, ending: str) -> str:
    """The name of the file of one paper of a set: 03_1_knd.pdf."""
    return ascii_name(f"{position:02d} {sheet.form}", ending)


def print_form(
    office: Office | None,
    *,
    form_id: str,
    person_id: str | None,
    mode: Mode,
    file: Path,
    day: date,
    as_docx: bool = False,
    about: str = "",
) -> Path:
    """Write one form into a file; as Word by the office's own template where it has one.

    `about` names the introducer who writes it, or whom it asks, where there are several.
    """
    if office is not None and person_id is not None and as_docx and mode == "normal":
        own = office.read(
            papers.own_word, form_id=form_id, person_id=person_id, day=day, about=about
        )
        if own is not None:
            return save(file, own)
    if office is None:
        sheet = papers.blank(form_id, day)
    else:
        sheet = office.read(
            papers.sheet, form_id=form_id, person_id=person_id, day=day, mode=mode, about=about
        )
    return save(file, docx_bytes(sheet) if as_docx else pdf_bytes(sheet))


def _word(office: Office, sheet: Sheet, person_id: str, day: date, about: str) -> bytes:
    """A sheet of a set as Word, by the office's own template where it has one."""
    own = None
    if sheet.mode == "normal":
        own = office.read(
            papers.own_word, form_id=sheet.form, person_id=person_id, day=day, about=about
        )
    return docx_bytes(sheet) if own is None else own


def card_pdf(sheet: Sheet, shift: Shift, *, trial: bool = False) -> bytes:
    """The values of a card alone for the printed card, or the trial on plain paper with frame."""
    from desktop.papers import overlay

    return overlay.trial(sheet, shift) if trial else overlay.render(sheet, shift)


def booklet_pdf(sheet: Sheet) -> bytes:
    """A paper two pages a side, to be folded; Refusal where its pages are of no such size."""
    from desktop.papers import booklet

    if not booklet.foldable(sheet.page.size):
        raise Refusal(f"Mẫu {sheet.code} nằm ngang nên không in thành sổ gấp đôi được.")
    return booklet.render(sheet)


def calibration_pdf(card: bool, *, printer: str = "", shift: Shift | None = None) -> bytes:
    """The page to measure a printer with, on A4 or on paper of the size of a card."""
    from desktop.papers import calibration

    right, down = (shift.right, shift.down) if shift else (0.0, 0.0)
    size: Size = "A5 landscape" if card else "A4"
    return calibration.render(size, printer=printer, right=right, down=down)


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
