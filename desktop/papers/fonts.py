"""The bundled fonts: registered once, measured, and asked which characters they lack."""

from __future__ import annotations

import unicodedata
from functools import cache

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from desktop import paths

FAMILY = "Tinos"
_FACES = {"": (0, 0), "-Bold": (1, 0), "-Italic": (0, 1), "-BoldItalic": (1, 1)}
_HARMLESS = str.maketrans(
    {
        "\u00ad": "",
        "\u200b": "",
        "\u2060": "",
        "\ufeff": "",
        "\u2028": "\n",
        "\u2029": "\n",
        "\t": " ",
        "\r": "",
    }
)


def face(*, bold: bool = False, italic: bool = False) -> str:
    """The registered name of a face of the paper font."""
    _register()
    style = ("Bold" if bold else "") + ("Italic" if italic else "")
    return f"{FAMILY}-{style}" if style else FAMILY


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """How many points wide the text is."""
    return float(pdfmetrics.stringWidth(text, face(bold=bold, italic=italic), size))


def clean(text: str) -> str:
    """The text in NFC, without the invisible characters that change no word."""
    return unicodedata.normalize("NFC", text.translate(_HARMLESS))


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of the text that a face of the paper font cannot draw, each once."""
    known = _drawable()
    return tuple(dict.fromkeys(sign for sign in text if sign != "\n" and ord(sign) not in known))


@cache
def _register() -> None:
    for suffix, (bold, italic) in _FACES.items():
        file = paths.resources() / "fonts" / f"{FAMILY}{suffix or '-Regular'}.ttf"
        pdfmetrics.registerFont(TTFont(FAMILY + suffix, str(file)))
        addMapping(FAMILY, bold, italic, FAMILY + suffix)


@cache
def _drawable() -> frozenset[int]:
    _register()
    tables = (pdfmetrics.getFont(FAMILY + suffix).face.charToGlyph for suffix in _FACES)
    return frozenset(set.intersection(*(set(table) for table in tables)))
