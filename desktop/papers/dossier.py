"""A whole dossier as one PDF."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.papers import pdf
from desktop.papers.sheet import Sheet


def join(papers: Sequence[tuple[str, Sheet]], *, title: str = "Hồ sơ") -> bytes:
    """The titled papers in one PDF in this order, a bookmark each, each numbered for itself."""
    return pdf.bind([pdf.Part(named, sheet) for named, sheet in papers], title=title)
