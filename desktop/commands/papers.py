"""Headless: the whole dossier, and one form."""

from __future__ import annotations

from argparse import Namespace

from desktop.commands.opening import now, opened
from desktop.errors import Refusal
from desktop.papers.sheet import Mode
from desktop.services import printing


def print_set(words: Namespace) -> None:
    """Print the whole set of one person, in order, with cover and index."""
    with opened(words.office) as office:
        written = printing.print_set(
            office,
            person_id=words.person,
            set_id=words.set,
            folder=words.out,
            day=office.today(),
            with_docx=words.docx,
        )
    print("\n".join(str(one.path) for one in written))


def form(words: Namespace) -> None:
    """Print one form: filled, blank, as a draft to copy by hand, or as a proof in red."""
    named: dict[str, Mode] = {"blank": "blank", "draft": "draft-to-copy", "proof": "proof"}
    modes = [mode for name, mode in named.items() if getattr(words, name)]
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
            )
    print(file)
