"""Word templates for tests: split as Word splits them, and hostile ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import docx

from tests.papers.making import docx_paragraphs


def a_template(*lines: str | Sequence[str], rows: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word file of these lines, a line of several texts as so many runs; `rows` as a table."""
    document = docx.Document()
    for line in lines:
        paragraph = document.add_paragraph()
        for number, part in enumerate([line] if isinstance(line, str) else line):
            paragraph.add_run(part).bold = number == 0
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    return _saved(document)


def _saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_header(content: bytes, words: str) -> bytes:
    """The same file with words in its header."""
    document = docx.Document(io.BytesIO(content))
    document.sections[0].header.paragraphs[0].text = words
    return _saved(document)


def with_parts(content: bytes, **parts: bytes) -> bytes:
    """The same package with parts added; `__` in a name stands for `/`."""
    return repacked(content, {name.replace("__", "/"): part for name, part in parts.items()})


def repacked(content: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The same package with parts put in the place of others, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in [*old.namelist(), *(name for name in changed if name not in old.namelist())]:
            new.writestr(name, changed.get(name) or old.read(name))
    return out.getvalue()


def part(content: bytes, name: str) -> bytes:
    """One part of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def lines_of(content: bytes) -> list[str]:
    """The paragraphs of a Word file that hold words."""
    return [text for text in docx_paragraphs(content) if text.strip()]
