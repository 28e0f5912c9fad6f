"""Headless: the whole dossier, and one form."""

from __future__ import annotations

import sys
from argparse import Namespace

from desktop.commands.opening import now, opened
from desktop.errors import Refusal
from desktop.papers.sheet import Mode
from desktop.services.office import Office
from desktop.services.papers import batch, copies, papers, printing, shifts


def print_set(words: Namespace) -> None:
    """Print the whole set of one person or of many, in order, with cover and index."""
    with opened(words.office) as office:
        wanted = _copies(office, words)
        if words.person is None:
            _print_many(office, words, wanted)
            return
        written = printing.print_set(
            office,
            person_id=words.person,
            set_id=words.set,
            folder=words.out,
            day=office.today(),
            with_docx=words.docx,
            separate=words.separate,
            copies=wanted,
            drafts=words.drafts,
        )
    print("\n".join(str(one.path) for one in written))


def _copies(office: Office, words: Namespace) -> dict[str, int] | None:
    """How often each paper is printed: once, unless --copies asks for the office's numbers."""
    if words.copies is None:
        return None
    wanted = office.read(copies.of_set, set_id=words.set)
    for word in words.copies:
        form, sign, number = word.partition("=")
        if not (sign and number.isascii() and number.isdigit()):
            raise Refusal(f"Số bản viết dạng 9-knd=4, không phải {word}.")
        if form not in wanted:
            raise Refusal(f"Bộ hồ sơ này không có mẫu “{form}”; có: {', '.join(wanted)}.")
        wanted[form] = int(number)
    return wanted


def _print_many(office: Office, words: Namespace, wanted: dict[str, int] | None) -> None:
    """The sets of everybody named, found ready, or of a cell; says whose could not be made."""
    if words.docx:
        raise Refusal("Bản Word chỉ lưu cho từng người: hãy dùng --person.")
    people = words.people or [
        one.id
        for one in office.read(batch.candidates, set_id=words.set, day=office.today())
        if one.ready and words.cell in (None, one.cell)
    ]
    if not people:
        raise Refusal("Không có ai đến lúc lập bộ hồ sơ này.")
    made = batch.make(
        office,
        people=people,
        set_id=words.set,
        folder=words.out,
        day=office.today(),
        progress=_tell,
        cancelled=_never,
        separate=words.separate,
        copies=wanted,
        drafts=words.drafts,
    )
    for one in made.made:
        print(one.file)
    if made.failed:
        told = "\n".join(f"- {one.name}: {one.why}" for one in made.failed)
        raise Refusal(f"{made.sentence}\n{told}")


def _tell(done: int, total: int, what: str = "") -> None:
    print(f"{done + 1}/{total} {what}", file=sys.stderr)


def _never() -> bool:
    return False


def form(words: Namespace) -> None:
    """Print one form: filled, blank, as a draft to copy by hand, or as a proof in red."""
    named: dict[str, Mode] = {"blank": "blank", "draft": "draft-to-copy", "proof": "proof"}
    modes = [mode for name, mode in named.items() if getattr(words, name)]
    if words.overlay or words.trial or words.booklet:
        _form_on_other_paper(words, modes)
        return
    if len(modes) > 1:
        raise Refusal("Chỉ chọn một trong --blank, --draft, --proof.")
    mode: Mode = modes[0] if modes else "normal"
    if mode != "blank" and not (words.office and words.person):
        raise Refusal("Hãy nêu --office và --person, hoặc --blank để in mẫu trống.")
    if words.office is None:
        file = printing.print_form(
            None,
            form_id=words.form,
            person_id=None,
            mode="blank",
            file=words.out,
            day=now().date(),
            as_docx=words.docx,
        )
    else:
        with opened(words.office) as office:
            file = printing.print_form(
                office,
                form_id=words.form,
                person_id=words.person,
                mode=mode,
                file=words.out,
                day=office.today(),
                as_docx=words.docx,
                about=words.about,
            )
    print(file)


def _form_on_other_paper(words: Namespace, modes: list[Mode]) -> None:
    """A form on a printed card, as the trial of it, or folded into a booklet."""
    if words.overlay + words.trial + words.booklet > 1:
        raise Refusal("Chỉ chọn một trong --overlay, --trial, --booklet.")
    if words.docx or (modes and modes != ["blank"]) or (modes and not words.booklet):
        raise Refusal("Phôi và sổ gấp đôi chỉ in ra PDF; sổ gấp đôi có thể kèm --blank.")
    if words.office is None and modes:
        day = now().date()
        blank = papers.blank(papers.folded(words.form, day), day)
        print(printing.save(words.out, printing.booklet_pdf(blank)))
        return
    if not (words.office and words.person):
        raise Refusal("Hãy nêu --office và --person.")
    with opened(words.office) as office:
        day = office.today()
        sheet = office.read(
            papers.sheet,
            form_id=papers.folded(words.form, day) if words.booklet else words.form,
            person_id=words.person,
            day=day,
            mode="blank" if modes else "normal",
        )
        if words.booklet:
            content = printing.booklet_pdf(sheet)
        else:
            shift = office.read(shifts.shift, printer=words.printer, form=words.form)
            content = printing.card_pdf(sheet, shift, trial=words.trial)
    print(printing.save(words.out, content))


def calibration(words: Namespace) -> None:
    """Write the page to measure a printer with; for a printer known, moved as its output is."""
    shift = None
    if words.office:
        with opened(words.office) as office:
            shift = office.read(shifts.shift, printer=words.printer, form="")
    content = printing.calibration_pdf(words.card, printer=words.printer, shift=shift)
    print(printing.save(words.out, content))


def shift(words: Namespace) -> None:
    """Keep how far a printer's output is moved on cards."""
    with opened(words.office) as office:
        office.do(
            shifts.set_shift,
            printer=words.printer,
            form=words.form,
            right=words.right,
            down=words.down,
        )
        kept = office.read(shifts.shift, printer=words.printer, form=words.form)
    print(f"{words.printer}: sang phải {kept.right:g} mm, xuống dưới {kept.down:g} mm")
