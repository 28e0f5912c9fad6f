"""The vocabulary reference for whoever writes a form: shipped as Markdown, printed as a PDF."""

from __future__ import annotations

from pathlib import Path

from desktop import paths
from desktop.services import shipped
from desktop.services.papers.printing import save

NAME = "sach_mau"


def text() -> str:
    """The reference as Markdown."""
    from desktop.papers import reference

    return reference.markdown(_words(), shipped.form_labels() or {})


def pdf_bytes() -> bytes:
    """The reference as a PDF, every example with what it prints."""
    from desktop.papers import reference

    return reference.render(_words(), shipped.form_labels() or {})


def write(folder: Path) -> tuple[Path, Path]:
    """Write both into a folder."""
    return (
        save(folder / f"{NAME}.md", text().encode("utf-8")),
        save(folder / f"{NAME}.pdf", pdf_bytes()),
    )


def _words() -> str:
    return (paths.resources() / "help" / f"{NAME}.toml").read_text(encoding="utf-8")
