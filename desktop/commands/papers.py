"""Headless: the whole dossier, one form, the list of forms."""

from __future__ import annotations

from argparse import Namespace

from desktop.commands.opening import answer, now, opened
from desktop.errors import Refusal
from desktop.papers.sheet import Mode
from desktop.services import printing, shipped


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


def forms(words: Namespace) -> None:
    """Print every form: id, edition, code, title, confidence, pages of its blank."""
    rows = [
        {
            "id": one.id,
            "edition": one.edition,
            "code": one.code,
            "title": one.title,
            "confidence": one.confidence,
            "handwritten": one.handwritten,
            "pages": printing.pages_of_blank(one),
        }
        for one in shipped.forms()
    ]
    answer(
        words.json,
        rows,
        [
            f"{row['id']:<12}{row['edition']:<8}{row['code']:<10}{row['confidence']}  "
            f"{row['pages']:>3} trang  {row['title']}"
            for row in rows
        ],
    )
