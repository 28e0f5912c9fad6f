"""What `from = "person.name"` may name: paths into the facts, checked against their types."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from desktop.papers.form import FactKind
from desktop.rules.mistakes import MistakeError, near, wrong
from desktop.rules.partial_date import PartialDate

_KINDS: Mapping[Any, FactKind] = {
    str: "text",
    int: "number",
    date: "date",
    PartialDate: "partial date",
    bool: "yes no",
    bytes: "picture",
}


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where a path ends: its kind of value, and the type of one row where it is a list."""

    kind: FactKind
    item: type | None = None


def resolve(root: type, path: str) -> Leaf:
    """The end of a path; MistakeError, with the remedy, for a path the facts do not have."""
    here: Any = root
    for name in path.split("."):
        known = names(here)
        if name not in known:
            raise wrong(path, f"{_called(here)} không có {name!r}", near(name, known), name)
        here = known[name]
    plain = kind(here)
    if plain is not None:
        return Leaf(plain)
    if get_origin(here) is tuple and is_dataclass(get_args(here)[0]):
        return Leaf("rows", get_args(here)[0])
    raise wrong(
        path,
        f"dừng ở {_called(here)} nên không in được",
        f"viết tiếp một phần: {', '.join(sorted(names(here)))}",
        path,
    )


def value(root: object, path: str) -> Any:
    """What stands at a path, or None where something on the way is unknown."""
    here: Any = root
    for name in path.split("."):
        if here is None:
            return None
        here = getattr(here, name)
    return here


@cache
def names(cls: Any) -> Mapping[str, Any]:
    """What a path may go on with: fields and typed properties, with their types; none elsewhere."""
    if not is_whole(cls):
        return {}
    hints = get_type_hints(cls)
    found = {each.name: hints[each.name] for each in fields(cls)}
    for name, member in vars(cls).items():
        if isinstance(member, property) and member.fget and not name.startswith("_"):
            found[name] = get_type_hints(member.fget)["return"]
    return {name: _without_none(hint) for name, hint in found.items()}


def is_whole(hint: Any) -> bool:
    """Whether it is a fact of several parts, so that a path must go on."""
    return isinstance(hint, type) and is_dataclass(hint) and hint not in _KINDS


def kind(hint: Any) -> FactKind | None:
    """The kind of a value of this type; None for a list or a fact of several parts."""
    return "text" if get_origin(hint) is Literal else _KINDS.get(hint)


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        inside = [one for one in get_args(hint) if one is not types.NoneType]
        return inside[0] if len(inside) == 1 else hint
    return hint


def _called(hint: Any) -> str:
    return str(getattr(hint, "__name__", hint))


def every(root: type) -> Iterator[tuple[str, Leaf]]:
    """Every path from a type that can be printed, in the order of its parts."""
    yield from _below(root, "", (root,))


def _below(cls: type, before: str, above: tuple[type, ...]) -> Iterator[tuple[str, Leaf]]:
    for name, hint in names(cls).items():
        if not is_whole(hint):
            try:
                yield f"{before}{name}", resolve(cls, name)
            except MistakeError:
                continue
        elif hint not in above:
            yield from _below(hint, f"{before}{name}.", (*above, hint))
