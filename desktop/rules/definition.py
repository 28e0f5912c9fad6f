"""Reads a TOML file into frozen dataclasses, refusing every key and value they do not know."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from desktop.errors import Trouble
from desktop.rules import shape
from desktop.rules.mistakes import MistakeError

T = TypeVar("T")


class Faulty(Trouble):
    """A file does not fit: every fault of it as a sentence."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def parse(kind: type[T], text: str, file: str) -> T:
    """The file's text as one dataclass; Faulty naming the file, the entries and the remedies."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Faulty(f"Tệp {file}: không đọc được ({error}); hãy sửa hoặc cài lại.") from error
    return build(kind, table, file)


def build(kind: type[T], table: Mapping[str, Any], place: str) -> T:
    """A table as a dataclass: keys are field names, tables and lists of tables go in depth."""
    try:
        return cast(T, shape.build(kind, table, place))
    except MistakeError as error:
        raise Faulty(*(f"Tệp {one.sentence}." for one in error.mistakes)) from error
