"""Tables (of TOML or JSON) into frozen dataclasses by their type hints, and back."""

from __future__ import annotations

import types
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

from desktop.rules.mistakes import Mistake, MistakeError, near, wrong

_NEEDED: Mapping[Any, str] = {
    str: "chữ trong ngoặc kép",
    int: "một số nguyên",
    float: "một số",
    bool: "true hoặc false",
    date: "một ngày, ví dụ 2025-09-29",
}


def build(hint: Any, data: object, where: str) -> Any:
    """A value of the hinted type; MistakeError with all that does not fit."""
    if isinstance(hint, NewType):
        return build(hint.__supertype__, data, where)
    origin, arguments = get_origin(hint), get_args(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return _dataclass(hint, data, where)
    if origin in (Union, types.UnionType):
        return _one_of(arguments, data, where)
    if origin is Literal:
        if data not in arguments:
            raise wrong(where, f"không có lựa chọn {data!r}", _of(data, arguments), str(data))
        return data
    if origin is Mapping:
        if not isinstance(data, dict):
            raise wrong(where, f"cần một bảng, không phải {data!r}", "viết { khóa = giá trị }")
        return _all({key: (arguments[1], one, f"{where}, {key}") for key, one in data.items()})
    if origin is tuple:
        if not isinstance(data, list | tuple):
            raise wrong(where, f"cần một danh sách, không phải {data!r}", "viết trong dấu [ ]")
        parts = {n: (arguments[0], one, _nth(one, n, where)) for n, one in enumerate(data, 1)}
        return tuple(_all(parts).values())
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
        raise wrong(where, f"cần một bảng, không phải {data!r}", "viết { khóa = giá trị }")
    known = {each.name: each for each in fields(cls)}
    # Which of several kinds a table is was settled before; a dataclass may also have a kind.
    given = {key: value for key, value in data.items() if key != "kind" or key in known}
    found = [
        Mistake(where, f"khóa lạ {key!r}", near(key, known), key)
        for key in given
        if key not in known
    ]
    found += [
        Mistake(where, f"thiếu khóa {name!r}", "hãy thêm vào")
        for name, each in known.items()
        if name not in given and not _has_default(each)
    ]
    hints = _hints(cls)
    parts = {key: (hints[key], given[key], f"{where}, {key}") for key in given if key in known}
    return cls(**_all(parts, found))


def _all(parts: Mapping[Any, tuple[Any, object, str]], found: Sequence[Mistake] = ()) -> Any:
    """Every part built, or every mistake of every part."""
    made, mistakes = {}, list(found)
    for key, (hint, data, where) in parts.items():
        try:
            made[key] = build(hint, data, where)
        except MistakeError as error:
            mistakes += error.mistakes
    if mistakes:
        raise MistakeError(*mistakes)
    return made


def _one_of(options: tuple[Any, ...], data: object, where: str) -> Any:
    inside = [option for option in options if option is not types.NoneType]
    if len(inside) == 1:
        return build(inside[0], data, where)
    kinds = {option.kind: option for option in inside}
    kind = data.get("kind") if isinstance(data, Mapping) else None
    if kind not in kinds:
        raise wrong(where, f"không có loại khối {kind!r}", _of(kind, kinds), str(kind))
    return _dataclass(kinds[kind], data, f"{where} ({kind})")


def _nth(one: object, number: int, where: str) -> str:
    """Names an entry of a list by its id if it has one, so that the sentence leads to it."""
    return f"{where} {one['id'] if isinstance(one, dict) and 'id' in one else number}"


def _plain(hint: Any, data: object, where: str) -> Any:
    if hint is float and isinstance(data, int) and not isinstance(data, bool):
        return data
    if hint is str and isinstance(data, str):
        return unicodedata.normalize("NFC", data)
    if type(data) is not hint or hint not in (str, int, float, bool, date):
        needed = _NEEDED.get(hint, str(hint))
        raise wrong(where, f"cần {needed}, không phải {data!r}", "hãy sửa giá trị", str(data))
    return data


def _has_default(each: Field[Any]) -> bool:
    return each.default is not MISSING or each.default_factory is not MISSING


def _default(each: Field[Any]) -> object:
    return each.default_factory() if each.default_factory is not MISSING else each.default


def _of(data: object, known: Iterable[Any]) -> str:
    return near(str(data), (str(one) for one in known))
