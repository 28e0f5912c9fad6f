"""The vocabulary reference: how to write a form, made from the classes that forms are read into."""

from __future__ import annotations

import tomllib
import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from desktop.papers import conditions, fact_paths, load, pdf
from desktop.papers.fill import fill
from desktop.papers.form import Align, AnyBlock, Block, Column, Form, Item, Page, Signer
from desktop.papers.sheet import Drawn, Gap, Grid, GridCell, GridRow, Para, Run, Sheet
from desktop.rules.facts.paper import PaperFacts

TITLE = "Sách mẫu: cách viết một mẫu văn bản"

_KEYS = ("Khóa", "Kiểu", "Mặc định", "Ý nghĩa")
_FACTS = ("Dữ kiện", "Loại", "Ý nghĩa")
_PARTS = (load.Head, Page, load.FieldTable, Item, Column, Signer)
_PLAIN: Mapping[Any, str] = {
    str: "chữ",
    int: "số nguyên",
    float: "số",
    bool: "true, false",
    date: "ngày",
}
_KINDS: Mapping[str, str] = {
    "text": "chữ",
    "number": "số",
    "date": "ngày",
    "partial date": "ngày, có thể thiếu ngày tháng",
    "yes no": "có, không",
    "picture": "ảnh",
    "rows": "danh sách",
}
_HEAD = """id = "vi-du"
code = "VD"
title = "Ví dụ"
edition = "1"
in_force_from = 2000-01-01
confidence = "A"
subject = "free"
"""
_LEFT: tuple[Align, ...] = ("left",) * 4
_SIZES = (16, 14, 13)
_FONT, _LEADING = 12, 15


@dataclass(frozen=True, slots=True)
class _Heading:
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class _Prose:
    text: str


@dataclass(frozen=True, slots=True)
class _Rows:
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Example:
    """The text of an example, and what it prints."""

    text: str
    printed: tuple[Drawn, ...]


_Part = _Heading | _Prose | _Rows | _Example


def markdown(words: str, labels: Mapping[str, str]) -> str:
    """The reference as Markdown; `words` is the text of its words file."""
    return "\n\n".join(_marked(part) for part in _parts(words, labels)) + "\n"


def sheet(words: str, labels: Mapping[str, str]) -> Sheet:
    """The reference as a paper, with every example as it prints."""
    blocks = tuple(block for part in _parts(words, labels) for block in _drawn(part))
    page = Page(font=_FONT, leading=_LEADING)
    return Sheet(form="sach-mau", edition="", code="", title=TITLE, page=page, blocks=blocks)


def render(words: str, labels: Mapping[str, str]) -> bytes:
    """The reference as a PDF."""
    return pdf.render(sheet(words, labels))


def _parts(words: str, labels: Mapping[str, str]) -> Iterator[_Part]:
    told = tomllib.loads(words)
    yield _Heading(TITLE, 0)
    yield from (_Prose(line) for line in told["intro"].strip().splitlines())
    yield _Heading("Các phần của tệp", 1)
    for cls in _PARTS:
        yield from _keys(cls, told["part"][cls.__name__], {})
    yield _Heading("Điều kiện", 1)
    yield _Prose("Viết ở when và unless của một khối hay một dòng.")
    known = (*conditions.OF_FACTS, *conditions.OF_ROWS)
    yield _Rows(("Điều kiện", "Ý nghĩa"), tuple((one, told["conditions"][one]) for one in known))
    yield _Heading("Các khối", 1)
    yield _Prose("Mọi khối và mọi dòng của danh sách có thêm ba khóa sau.")
    yield _Rows(_KEYS, tuple(_row(each, Block, told["common"]) for each in fields(Block)))
    for cls in get_args(AnyBlock):
        yield from _keys(cls, told["block"][cls.kind], told["common"])
        yield _example(told["block"][cls.kind])
    yield _Heading("Các dữ kiện", 1)
    yield _Prose(
        "Đường dẫn nối các tên bằng dấu chấm, bắt đầu từ bảng đầu tiên, ví dụ "
        "person.home_place.text. Tên có mũi tên dẫn sang bảng ghi sau mũi tên."
    )
    yield from _facts(told["facts"], labels)


def _keys(cls: type, told: Mapping[str, Any], common: Mapping[str, str]) -> Iterator[_Part]:
    yield _Heading(told.get("called", getattr(cls, "kind", "")), 2)
    yield _Prose(told["about"])
    own = [each for each in fields(cls) if each.name not in common]
    if cls is Item:
        own = own[:1]
    if own:
        yield _Rows(_KEYS, tuple(_row(each, cls, told) for each in own))


def _row(each: Field[Any], cls: type, told: Mapping[str, Any]) -> tuple[str, ...]:
    meaning = told.get(f"{each.name}_") if each.name == "about" else told[each.name]
    assert isinstance(meaning, str), f"{cls.__name__}.{each.name}"
    return (each.name.rstrip("_"), _type(get_type_hints(cls)[each.name]), _default(each), meaning)


def _type(hint: Any) -> str:
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Literal:
        return ", ".join(str(one) for one in inside if one)
    if origin is tuple:
        return "các khối" if inside[0] == AnyBlock else f"danh sách {_type(inside[0])}"
    if origin in (Union, types.UnionType):
        return _type(next(one for one in inside if one is not types.NoneType))
    if origin is Mapping:
        return "bảng tên = chữ"
    return _PLAIN.get(getattr(hint, "__supertype__", hint), getattr(hint, "__name__", str(hint)))


def _default(each: Field[Any]) -> str:
    if each.default_factory is not MISSING:
        return ""
    match each.default:
        case bool() as yes:
            return "true" if yes else "false"
        case tuple() as many:
            return ", ".join(f"{one:g}" for one in many)
        case int() | float() as number:
            return f"{number:g}"
        case str() as text:
            return text
        case _:
            return "" if each.default is None else "bắt buộc"


def _example(told: Mapping[str, Any]) -> _Example:
    form: Form = load.read(_HEAD + told["example"], "ví dụ")
    given = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in told.get("answers", {}).items()
    }
    return _Example(told["example"].strip(), fill(form, PaperFacts(), given).blocks)


def _facts(told: Mapping[str, Mapping[str, str]], labels: Mapping[str, str]) -> Iterator[_Part]:
    named = _labelled(labels)
    for cls in _classes(PaperFacts, []):
        rows = []
        for name, hint in fact_paths.names(cls).items():
            kind = _kind(hint)
            if not kind or name == "id" or name.endswith("_id"):
                continue
            meaning = told.get(cls.__name__, {}).get(name) or named.get((cls.__name__, name), "")
            rows.append((name, kind, meaning))
        yield _Heading(cls.__name__, 2)
        yield _Rows(_FACTS, tuple(rows))


def _kind(hint: Any) -> str:
    """The kind of value a name leads to, or the table where the path goes on; "" if neither."""
    many = get_origin(hint) is tuple
    item = get_args(hint)[0] if many else hint
    if fact_paths.is_whole(item):
        return f"danh sách → {item.__name__}" if many else f"→ {item.__name__}"
    return "" if many else _KINDS.get(fact_paths.kind(hint) or "", "")


def _classes(cls: type, found: list[type]) -> list[type]:
    """Every class that a path may go through, in the order of the paths."""
    if cls not in found:
        found.append(cls)
        for hint in fact_paths.names(cls).values():
            item = get_args(hint)[0] if get_origin(hint) is tuple else hint
            if fact_paths.is_whole(item):
                _classes(item, found)
    return found


def _labelled(labels: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """The label of each attribute, from the first path that ends in it."""
    found: dict[tuple[str, str], str] = {}
    for path, label in labels.items():
        *before, last = path.split(".")
        here: type = PaperFacts
        for name in before:
            here = fact_paths.names(here)[name]
        found.setdefault((here.__name__, last), label)
    return found


def _marked(part: _Part) -> str:
    match part:
        case _Heading(text, level):
            return f"{'#' * (level + 1)} {text}"
        case _Prose(text):
            return text.replace("*", r"\*").replace("_", r"\_")
        case _Rows(head, rows):
            lines = [head, ("---",) * len(head), *rows]
            return "\n".join(f"| {' | '.join(line)} |" for line in lines)
        case _Example(text):
            return f"```toml\n{text}\n```"


def _drawn(part: _Part) -> Iterator[Drawn]:
    match part:
        case _Heading(text, level):
            yield _para(text, bold=True, font=_SIZES[level], before=12, with_next=True)
        case _Prose(text):
            yield _para(text, before=4)
        case _Rows(head, rows):
            yield _grid(head, rows)
            yield Gap(height=2)
        case _Example(text, printed):
            yield _para("Ví dụ:", before=4, with_next=True)
            for line in text.splitlines():
                inside = len(line) - len(line.lstrip())
                yield _para(line.strip(), italic=True, left=6 + 2 * inside, with_next=True)
            yield _para("In ra:", before=4, with_next=True)
            yield from printed


def _para(
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    font: float = _FONT,
    before: float = 0,
    left: float = 0,
    with_next: bool = False,
) -> Para:
    return Para(
        text=(Run(text=text, bold=bold, italic=italic),),
        font=font,
        leading=max(_LEADING, font * 1.25),
        before=before,
        left=left,
        with_next=with_next,
    )


def _grid(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Grid:
    shares = {2: (0.45, 0.55), 3: (0.28, 0.27, 0.45), 4: (0.17, 0.25, 0.15, 0.43)}[len(head)]
    return Grid(
        head=GridRow(cells=tuple(GridCell(text=(Run(text=one, bold=True),)) for one in head)),
        rows=tuple(GridRow(cells=tuple(_cell(one) for one in row)) for row in rows),
        shares=shares,
        aligns=_LEFT[: len(head)],
        font=11,
        leading=13,
    )


def _cell(text: str) -> GridCell:
    return GridCell(text=(Run(text=text),) if text else ())
