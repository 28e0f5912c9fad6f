"""Reads a TOML file into frozen dataclasses, refusing every key and value they do not know."""

from __future__ import annotations

import dataclasses
import functools
import tomllib
import types
import typing
from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from desktop.errors import Trouble

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
    hints: dict[str, object] = _hints(kind)  # type: ignore[arg-type]
    faults: list[str] = []
    if unknown := ", ".join(sorted(set(table) - set(hints))):
        faults.append(f"Tệp {place}: có mục lạ {unknown}; hãy bỏ hoặc sửa tên.")
    values: dict[str, Any] = {}
    for field in dataclasses.fields(kind):  # type: ignore[arg-type]
        if field.name in table:
            given = hints[field.name], table[field.name], f"{place}, mục {field.name}"
            values[field.name] = _kept(faults, *given)
        elif field.default is field.default_factory is dataclasses.MISSING:
            faults.append(f"Tệp {place}: thiếu mục {field.name}; hãy thêm vào.")
    if faults:
        raise Faulty(*faults)
    return kind(**values)


@functools.cache
def _hints(kind: type) -> dict[str, object]:
    return typing.get_type_hints(kind)


def _kept(faults: list[str], hint: object, value: object, place: str) -> object:
    """The value, or None with its faults added to the others."""
    try:
        return _value(hint, value, place)
    except Faulty as fault:
        faults += fault.sentences
        return None


def _value(hint: object, value: object, place: str) -> object:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        hint = next(one for one in arguments if one is not types.NoneType)
        return _value(hint, value, place)
    if dataclasses.is_dataclass(hint) and isinstance(value, dict):
        return build(typing.cast(type, hint), value, place)
    if origin is tuple and isinstance(value, list):
        faults: list[str] = []
        made = tuple(_kept(faults, arguments[0], one, _of(one, place)) for one in value)
        if faults:
            raise Faulty(*faults)
        return made
    if origin is Mapping and isinstance(value, dict):
        return {name: _value(arguments[1], one, place) for name, one in value.items()}
    if (origin is Literal and value in arguments) or type(value) is hint:
        return value
    allowed = f" (được dùng: {', '.join(map(str, arguments))})" if origin is Literal else ""
    raise Faulty(f"Tệp {place}: giá trị {value!r} không dùng được{allowed}; hãy sửa lại.")


def _of(one: object, place: str) -> str:
    """Names an entry of a list by its id, so that the sentence leads to it."""
    return f"{place} {one['id']}" if isinstance(one, dict) and "id" in one else place
