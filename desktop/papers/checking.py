"""Whether the blocks of a form name what exists: fields, columns of rows, conditions, texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from desktop.papers import conditions, fact_paths
from desktop.papers.form import AnyBlock, Asked, Choice, Each, Field, Photo, Table, Taken, names_in
from desktop.papers.inline import numbers, placeholders
from desktop.rules.facts.person import Relative
from desktop.rules.mistakes import Mistake, MistakeError, near

_Made = TypeVar("_Made")
_WANTED: Mapping[type, tuple[str, ...]] = {
    Table: ("rows",),
    Each: ("rows",),
    Choice: ("text", "choice", "yes no"),
    Photo: ("picture",),
}
_OWN_KEYS = ("when", "unless", "when_known", "of")

Declared = Mapping[str, Field | None]
"""The fields of a form by name; None stands for one that is wrong itself."""


def block(part: AnyBlock, declared: Declared, where: str) -> tuple[Mistake, ...]:
    """Everything that a block names wrongly, each said once."""
    return tuple(dict.fromkeys(_part(part, declared, where, None)))


def unused(blocks: Iterable[AnyBlock], declared: Declared) -> tuple[Mistake, ...]:
    """The fields that no block uses."""
    named = set(names_in(tuple(blocks)))
    return tuple(
        Mistake(f"trường {name}", "không khối nào dùng trường này", "hãy dùng hoặc bỏ đi")
        for name in declared
        if name not in named
    )


def placed(where: str, token: str, make: Callable[..., _Made], *given: object) -> _Made:
    """What is made; its mistakes are told at this place."""
    try:
        return make(*given)
    except MistakeError as error:
        mistakes = (
            replace(
                one,
                place=where,
                what=f"{one.place!r}: {one.what}" if one.place == token else one.what,
                token=one.token or token,
            )
            for one in error.mistakes
        )
        raise MistakeError(*mistakes) from error


def _part(part: Any, declared: Declared, where: str, row: Field | None) -> Iterator[Mistake]:
    if isinstance(part, str):
        yield from _text(part, declared, where, row)
    elif isinstance(part, tuple):
        for one in part:
            yield from _part(one, declared, where, row)
    elif is_dataclass(part):
        yield from _conditions(part, declared, where, row)
        inner = row
        if isinstance(part, Table | Each | Choice | Photo):
            yield from _of(part, declared, where)
        if isinstance(part, Table | Each):
            if declared.get(part.of) is None:
                return
            inner = declared[part.of]
        for each in fields(part):
            if each.name not in _OWN_KEYS:
                yield from _part(getattr(part, each.name), declared, where, inner)


def _conditions(part: Any, declared: Declared, where: str, row: Field | None) -> Iterator[Mistake]:
    for key in ("when", "unless"):
        yield from _condition(getattr(part, key, ""), where, row)
    known = getattr(part, "when_known", "")
    if known:
        yield from _text(f"{{{known}}}", declared, where, row)


def _text(template: str, declared: Declared, where: str, row: Field | None) -> Iterator[Mistake]:
    try:
        names = placed(where, template, placeholders, template)
    except MistakeError as error:
        yield from error.mistakes
        return
    for name in names:
        if name.startswith((".", "#")):
            yield from _of_row(name, where, row)
        elif name not in declared:
            yield _undeclared(name, declared, where)
    for name in numbers(template):
        named = declared.get(name)
        if named is not None and named.kind != "number":
            yield Mistake(where, f"{name!r} là loại {named.kind}", "sau ‹ cần loại number", name)


def _of_row(name: str, where: str, row: Field | None) -> Iterator[Mistake]:
    if row is None:
        said = f"{{{name}}} đứng ngoài table và each"
        yield Mistake(where, said, "đưa vào table hoặc each, hoặc bỏ dấu chấm", f"{{{name}}}")
    elif name != "#" and isinstance(row, Asked) and name[1:] not in row.columns:
        said = f"{row.name!r} không có cột {name[1:]!r}"
        yield Mistake(where, said, near(name[1:], row.columns), f"{{{name}}}")
    elif name != "#" and isinstance(row, Taken) and row.item is not None:
        try:
            placed(where, name[1:], fact_paths.resolve, row.item, name[1:])
        except MistakeError as error:
            yield from (replace(one, token=f"{{{name}}}") for one in error.mistakes)


def _undeclared(name: str, declared: Declared, where: str) -> Mistake:
    declare = f"khai [field.{name}]"
    mend = f"{near(name, declared)} hoặc {declare}" if declared else declare
    return Mistake(where, f"không có trường {name!r}", mend, name)


def _condition(name: str, where: str, row: Field | None) -> Iterator[Mistake]:
    known = set(conditions.OF_FACTS)
    if isinstance(row, Taken) and row.item is Relative:
        known |= set(conditions.OF_ROWS)
    if name and name not in known:
        every = f"các điều kiện có: {', '.join(sorted(known))}"
        yield Mistake(where, f"không có điều kiện {name!r}", every, name)


def _of(part: Table | Each | Choice | Photo, declared: Declared, where: str) -> Iterator[Mistake]:
    if not part.of and isinstance(part, Photo | Choice):
        return
    if part.of not in declared:
        yield _undeclared(part.of, declared, where)
        return
    named, wanted = declared[part.of], _WANTED[type(part)]
    if named is not None and named.kind not in wanted:
        said = f"{part.of!r} là loại {named.kind}"
        yield Mistake(where, said, f"cần loại {' hoặc '.join(wanted)}", part.of)
