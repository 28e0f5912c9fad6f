"""Tables (of TOML or JSON) into frozen dataclasses by their type hints, and back."""

from __future__ import annotations

import types
import unicodedata
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints


class ShapeError(ValueError):
    """A table does not fit; the sentence says where, what and how to mend it."""


def build(hint: Any, data: object, where: str) -> Any:
    """A value of the hinted type; ShapeError for unknown keys, wrong types and what is missing."""
    if isinstance(hint, NewType):
        return build(hint.__supertype__, data, where)
    origin, arguments = get_origin(hint), get_args(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return _dataclass(hint, data, where)
    if origin in (Union, types.UnionType):
        return _one_of(arguments, data, where)
    if origin is Literal:
        if data not in arguments:
            raise ShapeError(f"{where}: {data!r} is not one of {_listed(arguments)}")
        return data
    if origin is Mapping:
        if not isinstance(data, dict):
            raise ShapeError(f"{where}: a table is needed, not {data!r}")
        return {key: build(arguments[1], one, f"{where}, {key}") for key, one in data.items()}
    if origin is tuple:
        if not isinstance(data, list | tuple):
            raise ShapeError(f"{where}: a list is needed, not {data!r}")
        return tuple(build(arguments[0], one, f"{where} {n}") for n, one in enumerate(data, 1))
    return _plain(hint, data, where)


def dump(value: object) -> Any:
    """The plain lists and tables of a value; fields at their default are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        table = {"kind": value.kind} if hasattr(value, "kind") else {}
        for each in fields(value):
            content = getattr(value, each.name)
            if not (_has_default(each) and content == _default(each)):
                table[each.name] = dump(content)
        return table
    if isinstance(value, tuple):
        return [dump(one) for one in value]
    return value


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _dataclass(cls: Any, data: object, where: str) -> Any:
    if isinstance(data, str) and hasattr(cls, "shorthand"):
        data = {cls.shorthand: data}
    if not isinstance(data, Mapping):
        raise ShapeError(f"{where}: a table is needed, not {data!r}")
    known = {each.name: each for each in fields(cls)}
    given = {key: value for key, value in data.items() if key != "kind"}
    for key in given:
        if key not in known:
            raise ShapeError(f"{where}: unknown key {key!r}; known are {_listed(known)}")
    for name, each in known.items():
        if name not in given and not _has_default(each):
            raise ShapeError(f"{where}: {name!r} is missing; add it")
    hints = _hints(cls)
    return cls(**{key: build(hints[key], value, f"{where}, {key}") for key, value in given.items()})


def _one_of(options: tuple[Any, ...], data: object, where: str) -> Any:
    inside = [option for option in options if option is not types.NoneType]
    if len(inside) == 1:
        return build(inside[0], data, where)
    kinds = {option.kind: option for option in inside}
    kind = data.get("kind") if isinstance(data, Mapping) else None
    if kind not in kinds:
        raise ShapeError(f"{where}: kind {kind!r} is not one of {_listed(kinds)}")
    return _dataclass(kinds[kind], data, f"{where} ({kind})")


def _plain(hint: Any, data: object, where: str) -> Any:
    if hint is float and isinstance(data, int) and not isinstance(data, bool):
        return data
    if hint is str and isinstance(data, str):
        return unicodedata.normalize("NFC", data)
    if type(data) is not hint or hint not in (str, int, float, bool, date):
        raise ShapeError(f"{where}: {getattr(hint, '__name__', hint)} is needed, not {data!r}")
    return data


def _has_default(each: Field[Any]) -> bool:
    return each.default is not MISSING or each.default_factory is not MISSING


def _default(each: Field[Any]) -> object:
    return each.default_factory() if each.default_factory is not MISSING else each.default


def _listed(names: Any) -> str:
    return ", ".join(sorted(str(name) for name in names))
