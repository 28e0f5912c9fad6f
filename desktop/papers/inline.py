"""The marks inside a form's texts: `**bold**`, `*italic*`, `{field}`, `‹number|some|none›`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from desktop.rules.mistakes import wrong

_TOKEN = re.compile(r"\*\*|\*|\{[^{}]*\}")
# Words that depend on a number field: those for some of it, and those for 0.
_EITHER = re.compile(r"‹([a-z][a-z0-9_]*)\|([^‹|›]*)\|([^‹|›]*)›")
_NAME = re.compile(r"\.?[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*|#")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, or of one field's value, in one style."""

    text: str = ""
    field: str = ""
    bold: bool = False
    italic: bool = False


@cache
def parse(template: str) -> tuple[Piece, ...]:
    """The pieces of a text of one wording; MistakeError, with the remedy, for marks not closed."""
    if template == "*":
        return (Piece(text="*"),)
    pieces: list[Piece] = []
    bold = italic = False
    at = 0
    for token in _TOKEN.finditer(template):
        pieces.append(Piece(template[at : token.start()], "", bold, italic))
        at = token.end()
        match token[0]:
            case "**":
                bold = not bold
            case "*":
                italic = not italic
            case braces:
                pieces.append(Piece("", _name(braces, template), bold, italic))
    pieces.append(Piece(template[at:], "", bold, italic))
    if bold or italic:
        raise wrong(
            template, "dấu ** hoặc * chưa đóng", "hãy đóng lại hoặc bỏ đi", _first(template)
        )
    if any("{" in piece.text or "}" in piece.text for piece in pieces):
        raise wrong(template, "dấu { hoặc } đứng lẻ", "viết {trường}", _first(template))
    if any(mark in piece.text for piece in pieces for mark in "‹›"):
        mend = "viết ‹trường|lời khi có|lời khi bằng 0›"
        raise wrong(template, "dấu ‹ hoặc › không đúng cách", mend, _first(template))
    return tuple(piece for piece in pieces if piece.text or piece.field)


def worded(template: str, is_none: Callable[[str], bool]) -> str:
    """The text with one of the two wordings wherever it depends on a number being none."""
    return _EITHER.sub(lambda found: found[3 if is_none(found[1]) else 2], template)


def numbers(template: str) -> list[str]:
    """The number fields on which the wording depends."""
    return [found[1] for found in _EITHER.finditer(template)]


def placeholders(template: str) -> list[str]:
    """The names between braces, of either wording, each once in order; what decides comes last."""
    wordings = (worded(template, lambda _: False), worded(template, lambda _: True))
    names = [piece.field for one in wordings for piece in parse(one) if piece.field]
    return list(dict.fromkeys([*names, *numbers(template)]))


def _name(braces: str, template: str) -> str:
    name = braces[1:-1]
    if not _NAME.fullmatch(name):
        mend = "dùng chữ thường không dấu, số và _"
        raise wrong(template, f"{braces} không phải tên trường", mend, braces)
    return name


def _first(template: str) -> str:
    return template.strip().split("\n")[0]
