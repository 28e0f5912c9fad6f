"""Headless: the list of forms, and the office's own."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from desktop.commands.opening import answer, opened
from desktop.errors import Refusal, Trouble, cause
from desktop.papers.form import Form
from desktop.services import shipped
from desktop.services.keeping import reference as vocabulary
from desktop.services.papers import forms as subject
from desktop.services.papers import printing
from desktop.services.papers.forms import OwnFile, Shelf
from desktop.services.people.people import new_id


def forms(words: Namespace) -> None:
    """Print every form: id, edition, code, title, confidence, pages; then files in fault.

    With an office also its own forms, and which ones it has compared with the official blank.
    """
    shelf = Shelf()
    if words.office is not None:
        with opened(words.office) as office:
            shelf = office.read(subject.shelf)
    rows = [_row(one, shelf) for one in (*shipped.forms(), *shelf.own)]
    answer(words.json, rows, [_words(row) for row in rows])
    faults = shipped.broken_forms()
    if faults:
        told = "\n".join(str(fault) for fault in faults)
        raise Refusal(f"Có tệp mẫu bị lỗi; các mẫu khác vẫn dùng được:\n{told}")


def add_own(words: Namespace) -> None:
    """Take a definition or a Word template in as the office's own form."""
    with opened(words.office) as office:
        done = office.do(
            subject.add_own,
            id=new_id(),
            content=_bytes(words.file),
            file_name=words.file.name,
            form=words.form,
            day=office.today(),
        )
    print(done.label if done else "Tệp này đã là mẫu của cơ quan.")


def list_own(words: Namespace) -> None:
    """Print the office's own forms, and what is wrong with any."""
    with opened(words.office) as office:
        files = office.read(subject.own_files)
    rows = [
        {
            "id": one.form,
            "media": one.media,
            "code": one.code,
            "title": one.title,
            "file": one.file_name,
            "added": one.added,
            "replaces": one.replaces,
            "faults": [fault.sentence for fault in one.mistakes],
        }
        for one in files
    ]
    none = "Cơ quan chưa có mẫu riêng."
    answer(words.json, rows, [line for one in files for line in _own_lines(one)] or [none])


def remove_own(words: Namespace) -> None:
    """Take the office's own files for a form away; the shipped form holds again."""
    with opened(words.office) as office:
        found = [one for one in office.read(subject.own_files) if one.form == words.form]
        if not found:
            raise Refusal(f"Cơ quan không có mẫu riêng “{words.form}”; xem: own-form list.")
        for one in found:
            done = office.do(subject.remove_own, id=one.id)
            if done:
                print(done.label)


def reference(words: Namespace) -> None:
    """Write the reference of how to write a form, as Markdown and PDF."""
    print("\n".join(str(file) for file in vocabulary.write(words.out)))


def _row(form: Form, shelf: Shelf) -> dict[str, Any]:
    return {
        "id": form.id,
        "edition": form.edition,
        "code": form.code,
        "title": form.title,
        "confidence": form.confidence,
        "doubt": form.doubt,
        "handwritten": form.handwritten,
        "pages": printing.pages_of_blank(form),
        "own": form in shelf.own,
        "confirmed": shelf.is_confirmed(form),
    }


def _words(row: dict[str, Any]) -> str:
    marks = " (của cơ quan)" * row["own"] + " (đã đối chiếu)" * row["confirmed"]
    return (
        f"{row['id']:<12}{row['edition']:<8}{row['code']:<10}{row['confidence']}  "
        f"{row['pages']:>3} trang  {row['title']}{marks}"
    )


def _own_lines(one: OwnFile) -> list[str]:
    what = "thay mẫu của chương trình" if one.replaces else "mẫu thêm"
    head = f"{one.form:<12}{one.media:<6}{one.code:<10}{one.title} ({what}, {one.file_name})"
    return [head, *(f"  - {fault.sentence}" for fault in one.mistakes)]


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Trouble(f"Không đọc được tệp {file}: {cause(error)}.") from error
