"""Form files into forms, or everything that is wrong with them: file, line, block, remedy."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from desktop import paths
from desktop.papers import checking, fact_paths
from desktop.papers.form import (
    AnyBlock,
    Asked,
    AskKind,
    Confidence,
    Field,
    Form,
    Format,
    Page,
    Subject,
    Taken,
)
from desktop.rules import shape
from desktop.rules.facts.paper import PaperFacts
from desktop.rules.mistakes import Mistake, MistakeError, located, wrong

NO_TEXTS: Mapping[str, str] = MappingProxyType({})
"""No texts before the files of a folder."""

_LABELS = "labels.toml"
_STEMS = "stems.toml"


class FormError(MistakeError):
    """A form file is wrong: where, what, and how to mend it, for everything that is wrong."""

    def __init__(self, source: str, *mistakes: Mistake) -> None:
        super().__init__(*mistakes)
        self.source = source
        self.args = ("\n".join(f"{source}: {one.sentence}" for one in mistakes),)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The forms of a folder, by id and day, and the files that could not be read.

    `labels` names the facts in Vietnamese; None if their file is broken.
    """

    forms: tuple[Form, ...]
    broken: tuple[FormError, ...]
    labels: Mapping[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of a form file says."""

    id: str
    code: str
    title: str
    edition: str
    in_force_from: date
    confidence: Confidence
    doubt: str = ""
    handwritten: bool = False
    booklet: str = ""
    subject: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTable:
    """The keys of one field of a form file."""

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
    """All forms of a folder of editions (the shipped ones if none is named), by id and day.

    FormError for the first file that is wrong.
    """
    found = shelf(folder)
    for error in found.broken:
        raise error
    return found.forms


def shelf(folder: Path | None = None, over: Mapping[str, str] = NO_TEXTS) -> Shelf:
    """The forms of a folder of editions; a file that is wrong keeps none of the others back.

    The texts in `over` go before the files, by their path in the folder.
    """
    folder = folder or paths.forms()
    labels, broken = _shelf_words(folder, over, _LABELS)
    stems: Mapping[str, str] | None = None
    if _STEMS in over or (folder / _STEMS).is_file():
        stems, wrong = _shelf_words(folder, over, _STEMS)
        broken += wrong
    names = {f"{file.parent.name}/{file.name}" for file in folder.glob("*/*.toml")}
    names.update(name for name in over if "/" in name)
    found = []
    for name in sorted(names):
        try:
            found.append(with_stems(_shelved(folder, over, name, labels), stems or {}))
        except FormError as error:
            broken.append(error)
    forms = sorted(found, key=lambda form: (form.id, form.in_force_from))
    return Shelf(tuple(forms), tuple(broken), labels)


def _shelf_words(
    folder: Path, over: Mapping[str, str], name: str
) -> tuple[Mapping[str, str] | None, list[FormError]]:
    try:
        return read_labels(_text(folder, over, name), name), []
    except FormError as error:
        return None, [error]


def _shelved(
    folder: Path, over: Mapping[str, str], name: str, labels: Mapping[str, str] | None
) -> Form:
    form = _kept(_text(folder, over, name), name, None if labels is None else tuple(labels.items()))
    if f"{form.edition}/{form.id}.toml" != name:
        said = f"id và edition nói {form.edition}/{form.id}"
        raise FormError(name, Mistake("phần đầu", said, "đặt tên thư mục và tệp đúng như thế"))
    return form


@functools.lru_cache(maxsize=512)
def _kept(text: str, name: str, labels: tuple[tuple[str, str], ...] | None) -> Form:
    """Each text is read once, though shelves are put together again when packs come and go."""
    return read(text, name, None if labels is None else dict(labels))


def _text(folder: Path, over: Mapping[str, str], name: str) -> str:
    if name in over:
        return over[name]
    try:
        return (folder / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FormError(
            name, Mistake("tệp", "không đọc được", "chép lại tệp từ bộ cài, lưu dạng UTF-8")
        ) from error


def in_force(forms: Iterable[Form], id: str, day: date) -> Form | None:
    """The latest form of this id in force on the day, or None."""
    valid = [form for form in forms if form.id == id and form.in_force_from <= day]
    return max(valid, key=lambda form: form.in_force_from, default=None)


def read_labels(text: str, source: str = _LABELS) -> Mapping[str, str]:
    """The Vietnamese labels, or other words, of fact paths: a TOML table of path = words."""
    try:
        labels: Mapping[str, str] = shape.build(Mapping[str, str], _toml(text), "nhãn")
    except MistakeError as error:
        raise FormError(source, *located(error.mistakes, text)) from error
    return labels


def with_stems(form: Form, stems: Mapping[str, str]) -> Form:
    """The form with the words that stand before the dots of unknown names, by fact path."""
    given = {
        name: replace(one, stem=stems[one.path])
        for name, one in form.fields.items()
        if isinstance(one, Taken) and one.path in stems
    }
    return replace(form, fields={**form.fields, **given})


def read(text: str, source: str, labels: Mapping[str, str] | None = None) -> Form:
    """The form of one TOML text; FormError, naming `source`, with all that does not fit.

    Without any labels a path is its own label.
    """
    try:
        return _form(_toml(text), labels)
    except MistakeError as error:
        raise FormError(source, *located(error.mistakes, text)) from error


def _toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = f"không phải TOML: {error}"
        at = re.search(r"at line (\d+)", said)
        mend = "sửa dấu ngoặc, dấu bằng, dấu nháy ở gần đó"
        line = int(at[1]) if at else text.count("\n") + 1
        raise MistakeError(Mistake("tệp", said, mend, line=line)) from error
    except RecursionError as error:
        raise wrong("tệp", "các bảng lồng nhau quá sâu", "viết các khối phẳng hơn") from error


def _form(table: dict[str, Any], labels: Mapping[str, str] | None) -> Form:
    names = {"field", "page", "block"}
    given = {key: value for key, value in table.items() if key not in names}
    faults: list[Mistake] = []
    head = _try(faults, shape.build, Head, given, "phần đầu")
    page = _try(faults, shape.build, Page, table.get("page", {}), "page")
    declared = _fields(table.get("field", {}), labels, faults)
    blocks = _blocks(table.get("block", []), faults)
    for number, block in blocks.items():
        faults += checking.block(block, declared, f"khối {number} ({block.kind})")
    if not faults:
        faults += checking.unused(blocks.values(), declared)
    if faults:
        raise MistakeError(*faults)
    return Form(
        **{each.name: getattr(head, each.name) for each in fields(Head)},
        page=page,
        fields={name: one for name, one in declared.items() if one is not None},
        blocks=tuple(blocks.values()),
    )


def _blocks(tables: Any, faults: list[Mistake]) -> dict[int, AnyBlock]:
    """The blocks that could be read, by their number."""
    if not tables or not isinstance(tables, list):
        faults.append(Mistake("phần đầu", "chưa có [[block]]", "thêm các khối của văn bản"))
        return {}
    made = {
        number: _try(faults, shape.build, AnyBlock, one, f"khối {number}")
        for number, one in enumerate(tables, 1)
    }
    return {number: block for number, block in made.items() if block is not None}


def _try(faults: list[Mistake], make: Callable[..., Any], *given: object) -> Any:
    """What is made, or None with the mistakes added to the others."""
    try:
        return make(*given)
    except MistakeError as error:
        faults += error.mistakes
        return None


def _fields(
    tables: Any, labels: Mapping[str, str] | None, faults: list[Mistake]
) -> dict[str, Field | None]:
    """Every field by its name; one that is wrong is None, so that blocks may still name it."""
    if not isinstance(tables, Mapping):
        faults.append(Mistake("phần đầu", "field không phải một bảng", "viết [field]"))
        return {}
    given = {name: _try(faults, _field_table, name, one) for name, one in tables.items()}
    found: dict[str, Field | None] = {
        name: None if one is None or one.again else _try(faults, _field, name, one, labels)
        for name, one in given.items()
    }
    again = {name: one for name, one in given.items() if one is not None and one.again}
    return found | {name: _try(faults, _again, name, one, found) for name, one in again.items()}


def _field_table(name: str, table: Any) -> FieldTable:
    if isinstance(table, Mapping):
        table = {"from_" if key == "from" else key: value for key, value in table.items()}
    given: FieldTable = shape.build(FieldTable, table, f"trường {name}")
    return given


def _again(name: str, given: FieldTable, found: Mapping[str, Field | None]) -> Asked | None:
    """The same answer in another format."""
    where, answered = f"trường {name}", found.get(given.again)
    if answered is None and given.again in found:
        return None
    if not isinstance(answered, Asked):
        raise wrong(where, f"{given.again!r} không phải trường hỏi", "nêu tên một trường có ask")
    if given != FieldTable(again=given.again, format=given.format, dots=given.dots):
        raise wrong(where, "again chỉ đi với format và dots", "bỏ các khóa khác", name)
    return replace(answered, format=given.format, dots=given.dots)


def _field(name: str, given: FieldTable, labels: Mapping[str, str] | None) -> Field:
    where = f"trường {name}"
    if bool(given.from_) == bool(given.ask):
        mend = 'chọn from = "đường dẫn" hoặc ask = "loại", không dùng cả hai'
        raise wrong(where, "thiếu nguồn của giá trị, hoặc có hai", mend)
    if given.from_:
        return _taken(name, given, labels, where)
    return _asked(name, given, where)


def _taken(name: str, given: FieldTable, labels: Mapping[str, str] | None, where: str) -> Taken:
    for key in ("required", "draft_from", "hint", "choices", "columns"):
        if getattr(given, key):
            raise wrong(where, f"{key!r} chỉ dùng cho trường hỏi", "bỏ khóa này", key)
    leaf = _leaf(PaperFacts, given.from_, where)
    label = given.label or (given.from_ if labels is None else labels.get(given.from_, ""))
    if not label:
        raise wrong(where, f"chưa có nhãn cho {given.from_}", 'thêm label = "…"', given.from_)
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


def _asked(name: str, given: FieldTable, where: str) -> Asked:
    if not given.label:
        raise wrong(where, "trường hỏi cần có nhãn", 'thêm label = "…"')
    for kind, part in (("choice", given.choices), ("rows", given.columns)):
        if (given.ask == kind) != bool(part):
            key = "choices" if kind == "choice" else "columns"
            raise wrong(where, f"ask = {kind!r} và {key!r} phải đi với nhau", "thêm hoặc bỏ cả hai")
    if given.draft_from:
        drafted = _leaf(PaperFacts, given.draft_from, where).kind
        fitting = {"number": "number", "date": "date"}.get(str(given.ask), "text")
        if drafted != fitting:
            said = f"draft_from là {drafted}, mà câu trả lời cần {fitting}"
            raise wrong(where, said, "nêu một dữ kiện cùng loại", given.draft_from)
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
    return checking.placed(where, path, fact_paths.resolve, root, path)
