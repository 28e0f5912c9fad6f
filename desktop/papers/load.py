"""Form files into forms, complaining with the file, the block and the remedy."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.papers import conditions, fact_paths, shape
from desktop.papers.form import (
    AnyBlock,
    Asked,
    AskKind,
    Choice,
    Confidence,
    Each,
    Field,
    Form,
    Format,
    Page,
    Photo,
    Subject,
    Table,
    Taken,
    names_in,
)
from desktop.papers.inline import placeholders
from desktop.papers.shape import ShapeError
from desktop.rules.facts.paper import PaperFacts
from desktop.rules.facts.person import Relative


class FormError(ValueError):
    """A form file is wrong; the sentence says where, what, and how to mend it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    id: str
    code: str
    title: str
    edition: str
    in_force_from: date
    confidence: Confidence
    handwritten: bool = False
    subject: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class _FieldTable:
    from_: str = ""
    ask: AskKind | None = None
    again: str = ""
    label: str = ""
    required: bool = False
    draft_from: str = ""
    hint: str = ""
    choices: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    format: Format = ""
    dots: int = 0
    optional: bool = False


def every_form(folder: Path | None = None) -> tuple[Form, ...]:
    """All forms of a folder of editions (the shipped ones if none is named), by id and day."""
    folder = folder or paths.forms()
    labels = read_labels((folder / "labels.toml").read_text(encoding="utf-8"))
    found = []
    for file in sorted(folder.glob("*/*.toml")):
        form = read(file.read_text(encoding="utf-8"), f"{file.parent.name}/{file.name}", labels)
        if (form.edition, form.id) != (file.parent.name, file.stem):
            raise FormError(
                f"{file}: id and edition say {form.edition}/{form.id}; name folder and file so"
            )
        found.append(form)
    return tuple(sorted(found, key=lambda form: (form.id, form.in_force_from)))


def in_force(forms: Iterable[Form], id: str, day: date) -> Form | None:
    """The latest form of this id in force on the day, or None."""
    valid = [form for form in forms if form.id == id and form.in_force_from <= day]
    return max(valid, key=lambda form: form.in_force_from, default=None)


def read_labels(text: str) -> Mapping[str, str]:
    """The Vietnamese labels of fact paths: a TOML table of path = label."""
    labels: Mapping[str, str] = shape.build(Mapping[str, str], tomllib.loads(text), "labels.toml")
    return labels


def read(text: str, source: str, labels: Mapping[str, str] | None = None) -> Form:
    """The form of one TOML text; FormError, naming `source`, for anything that does not fit."""
    try:
        return _form(tomllib.loads(text), labels or {})
    except tomllib.TOMLDecodeError as error:
        raise FormError(f"{source}: not TOML: {error}") from error
    except ValueError as error:
        raise FormError(f"{source}: {error}") from error


def _form(table: dict[str, Any], labels: Mapping[str, str]) -> Form:
    names = {"field", "page", "block"}
    given = {key: value for key, value in table.items() if key not in names}
    head = shape.build(_Head, given, "head")
    declared = _fields(table.get("field", {}), labels)
    blocks = table.get("block", [])
    if not blocks:
        raise ShapeError("no [[block]]: add the blocks of the paper")
    form = Form(
        **{each.name: getattr(head, each.name) for each in fields(_Head)},
        page=shape.build(Page, table.get("page", {}), "page"),
        fields=declared,
        blocks=tuple(
            shape.build(AnyBlock, one, f"block {number}") for number, one in enumerate(blocks, 1)
        ),
    )
    for number, block in enumerate(form.blocks, 1):
        _check(block, form, f"block {number} ({block.kind})")
    unused = set(form.fields) - set(names_in(form.blocks))
    if unused:
        raise ShapeError(f"unused fields {', '.join(sorted(unused))}: use or remove them")
    return form


def _fields(tables: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Field]:
    read_ = {name: _field_table(f"field.{name}", one) for name, one in tables.items()}
    found = {name: _field(name, one, labels) for name, one in read_.items() if not one.again}
    return {name: found.get(name) or _again(name, one, found) for name, one in read_.items()}


def _field_table(where: str, table: Any) -> _FieldTable:
    if isinstance(table, Mapping):
        table = {"from_" if key == "from" else key: value for key, value in table.items()}
    given: _FieldTable = shape.build(_FieldTable, table, where)
    return given


def _again(name: str, given: _FieldTable, found: Mapping[str, Field]) -> Asked:
    """The same answer in another format."""
    answered = found.get(given.again)
    if not isinstance(answered, Asked):
        raise ShapeError(f"field.{name}: {given.again!r} is no ask field; name one")
    if given != _FieldTable(again=given.again, format=given.format, dots=given.dots):
        raise ShapeError(f"field.{name}: again goes with format and dots only; remove the rest")
    return replace(answered, format=given.format, dots=given.dots)


def _field(name: str, given: _FieldTable, labels: Mapping[str, str]) -> Field:
    where = f"field.{name}"
    if bool(given.from_) == bool(given.ask):
        raise ShapeError(f'{where}: needs either from = "path" or ask = "kind", not both')
    if given.from_:
        return _taken(name, given, labels, where)
    return _asked(name, given, where)


def _taken(name: str, given: _FieldTable, labels: Mapping[str, str], where: str) -> Taken:
    for key in ("required", "draft_from", "hint", "choices", "columns"):
        if getattr(given, key):
            raise ShapeError(f"{where}: {key!r} belongs to ask fields; remove it")
    leaf = _leaf(PaperFacts, given.from_, where)
    label = given.label or labels.get(given.from_, "")
    if not label:
        raise ShapeError(f"{where}: no label; add it here or {given.from_} to forms/labels.toml")
    return Taken(
        name=name,
        path=given.from_,
        kind=leaf.kind,
        label=label,
        format=given.format,
        dots=given.dots,
        optional=given.optional,
        item=leaf.item,
    )


def _asked(name: str, given: _FieldTable, where: str) -> Asked:
    if not given.label:
        raise ShapeError(f"{where}: a question needs its label")
    for kind, part in (("choice", given.choices), ("rows", given.columns)):
        if (given.ask == kind) != bool(part):
            key = "choices" if kind == "choice" else "columns"
            raise ShapeError(f"{where}: ask = {kind!r} and {key!r} go together")
    if given.draft_from:
        drafted = _leaf(PaperFacts, given.draft_from, where).kind
        fitting = {"number": "number", "date": "date"}.get(str(given.ask), "text")
        if drafted != fitting:
            raise ShapeError(f"{where}: draft_from is a {drafted}, a {fitting} is needed")
    assert given.ask is not None
    return Asked(
        name=name,
        kind=given.ask,
        label=given.label,
        required=given.required,
        draft_from=given.draft_from,
        hint=given.hint,
        choices=given.choices,
        columns=given.columns,
        format=given.format,
        dots=given.dots,
        optional=given.optional,
    )


def _leaf(root: type, path: str, where: str) -> fact_paths.Leaf:
    try:
        return fact_paths.resolve(root, path)
    except ValueError as error:
        raise ShapeError(f"{where}: {error}") from error


def _check(part: Any, form: Form, where: str, row: Field | None = None) -> None:
    """Every name in a block (or a part of one) exists and is of a fitting kind."""
    if isinstance(part, str):
        _check_text(part, where, row)
    elif isinstance(part, tuple):
        for one in part:
            _check(one, form, where, row)
    elif is_dataclass(part):
        for key in ("when", "unless"):
            _check_condition(getattr(part, key, ""), where, row)
        known = getattr(part, "when_known", "")
        if known.startswith("."):
            _check_text(f"{{{known}}}", where, row)
        if isinstance(part, Table | Each | Choice | Photo):
            _check_of(part, form, where)
        inner = form.fields[part.of] if isinstance(part, Table | Each) else row
        for each in fields(part):
            if each.name not in ("when", "unless", "when_known", "of"):
                _check(getattr(part, each.name), form, where, inner)
        for name in names_in(part):
            if name not in form.fields:
                raise ShapeError(f"{where}: no field {name!r}; declare [field.{name}]")


def _check_text(template: str, where: str, row: Field | None) -> None:
    for name in placeholders(template):
        if not name.startswith((".", "#")):
            continue
        if row is None:
            raise ShapeError(f"{where}: {{{name}}} stands outside table and each")
        if name == "#":
            continue
        if isinstance(row, Asked) and name[1:] not in row.columns:
            raise ShapeError(f"{where}: {row.name!r} has no column {name[1:]!r}")
        if isinstance(row, Taken) and row.item is not None:
            _leaf(row.item, name[1:], where)


def _check_condition(name: str, where: str, row: Field | None) -> None:
    known = set(conditions.OF_FACTS)
    if isinstance(row, Taken) and row.item is Relative:
        known |= set(conditions.OF_ROWS)
    if name and name not in known:
        raise ShapeError(
            f"{where}: no condition {name!r}; known are {', '.join(sorted(known))}; "
            "add one to desktop/papers/conditions.py"
        )


def _check_of(part: Table | Each | Choice | Photo, form: Form, where: str) -> None:
    wanted = {
        Table: ("rows",),
        Each: ("rows",),
        Choice: ("text", "choice", "yes no"),
        Photo: ("picture",),
    }[type(part)]
    if not part.of and isinstance(part, Photo | Choice):
        return
    if part.of not in form.fields:
        raise ShapeError(f"{where}: no field {part.of!r}; declare [field.{part.of}]")
    kind = form.fields[part.of].kind
    if kind not in wanted:
        raise ShapeError(f"{where}: {part.of!r} is a {kind}; needed is {' or '.join(wanted)}")
