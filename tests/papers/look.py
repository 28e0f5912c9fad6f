"""Prints forms in every filling to look at: python -m tests.papers.look 5-knd 9-knd."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from desktop.papers import docx, load, pdf
from desktop.papers.fill import fill
from desktop.papers.form import Form
from tests.papers import sample

FOLDER = Path("build/forms")


def main(wanted: list[str]) -> None:
    """Write PDF, Word copy and, with pdftoppm, pictures of the named forms, or of all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for form in load.every_form():
        if not wanted or form.id in wanted:
            for filling in sample.FILLINGS:
                _write(form, filling)


def _write(form: Form, filling: str) -> None:
    facts, answers = sample.filling(form, filling)
    sheet = fill(form, facts, answers)
    file = FOLDER / f"{form.id}-{filling}.pdf"
    file.write_bytes(pdf.render(sheet))
    file.with_suffix(".docx").write_bytes(docx.render(sheet))
    if shutil.which("pdftoppm"):
        subprocess.run(["pdftoppm", "-r", "70", "-png", file, file.with_suffix("")], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
