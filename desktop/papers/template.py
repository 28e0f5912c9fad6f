"""The office's own Word template: its places `{{person.name}}` found, checked and filled.

Kept small on purpose: no loops, conditions or expressions run from a file that anybody may have
written. A row of a table that names a list is repeated for each item of the list.
"""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from docx import Document
from docx.document import Document as Word
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from desktop.papers import fact_paths, fonts, template_zip, values
from desktop.papers.filling import Row, value_of
from desktop.papers.form import Answers, Asked, Form, Format, Taken
from desktop.rules.facts.paper import PaperFacts
from desktop.rules.mistakes import Mistake, MistakeError, near, wrong

_PLACE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}|\{([^{}]*)\}")
_STRAY = re.compile(r"[{}]")
_NUMBER = "#"
_FORMATS = tuple(one for one in get_args(Format) if one)
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands in braces: the list it goes through (or ""), the value in it, the format."""

    of: str
    name: str
    kind: str
    style: Format = ""
    dots: int = 0


def read(content: bytes, form: Form | None = None) -> None:
    """Check a template whole; MistakeError with everything that is wrong with it.

    The fields of the `form` it replaces may be named beside the paths of facts.
    """
    document = _opened(content)
    found = [one for part in _parts(document) for one in _mistakes(part, form)]
    if not found and not any(_PLACE.search(_words(_texts(one))) for one in _paragraphs(document)):
        mend = "thêm ví dụ {{person.name}} vào chỗ cần điền"
        found.append(Mistake("tệp", "không có chỗ nào để điền", mend))
    if found:
        raise MistakeError(*dict.fromkeys(found))


def fill(content: bytes, facts: PaperFacts, form: Form | None, answers: Answers) -> bytes:
    """The template with its places filled, what is unknown as dots, as a .docx file."""
    document = _opened(content)
    source = _Source(form, facts, answers)
    for part in _parts(document):
        rows = [row for row in part.iter(qn("w:tr")) if _lists(row, form)]
        held = [paragraph for row in rows for paragraph in row.iter(qn("w:p"))]
        for paragraph in [one for one in part.iter(qn("w:p")) if one not in held]:
            _fill(paragraph, source, None)
        for row in rows:
            _repeat(row, source)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Source:
    """Where the values of a template come from."""

    def __init__(self, form: Form | None, facts: PaperFacts, answers: Answers) -> None:
        self.form = form
        self._facts = facts
        self._answers = answers

    def rows(self, of: str) -> tuple[Row, ...]:
        """The items of a list."""
        items = self._value(of) or ()
        return tuple(Row(item, number) for number, item in enumerate(items, 1))

    def text(self, written: str, row: Row | None) -> str:
        """What is written at a place."""
        place = _resolved(written, self.form)
        if place.of or place.name == _NUMBER:
            found = None if row is None else _of_row(row, place.name)
        else:
            found = self._value(place.name)
        parts = values.parts(found, kind=place.kind, style=place.style, dots=place.dots)
        return _UNSEEN.sub("", fonts.clean("".join(part.text for part in parts)))

    def _value(self, name: str) -> Any:
        field = self.form.fields.get(name) if self.form else None
        if field is not None:
            return value_of(field, self._facts, self._answers)
        return fact_paths.value(self._facts, name)


def _of_row(row: Row, name: str) -> Any:
    return row.number if name == _NUMBER else row.value(name)


def _opened(content: bytes) -> Word:
    template_zip.examine(content)
    try:
        return Document(io.BytesIO(content))
    except (PackageNotFoundError, SyntaxError, KeyError, ValueError, AttributeError) as error:
        mend = "mở bằng Word, lưu lại dạng .docx rồi chọn lại"
        raise wrong("tệp", "không đọc được nội dung Word", mend) from error


def _parts(document: Word) -> Iterator[Any]:
    """The body, and every header and footer once."""
    yield document.element.body
    seen = set()
    for section in document.sections:
        for name in ("header", "footer"):
            for kind in ("", "first_page_", "even_page_"):
                edge = getattr(section, f"{kind}{name}")
                if not edge.is_linked_to_previous and edge.part.partname not in seen:
                    seen.add(edge.part.partname)
                    yield edge._element  # noqa: SLF001 (python-docx has no public way)


def _paragraphs(document: Word) -> Iterator[Any]:
    for part in _parts(document):
        yield from part.iter(qn("w:p"))


def _texts(paragraph: Any) -> list[Any]:
    """The text elements of a paragraph itself, not those of a text box in it."""
    return [one for one in paragraph.iter(qn("w:t")) if _owner(one, "w:p") is paragraph]


def _owner(element: Any, tag: str) -> Any:
    return next(element.iterancestors(qn(tag)), None)


def _words(texts: list[Any]) -> str:
    return "".join(one.text or "" for one in texts)


def _mistakes(part: Any, form: Form | None) -> Iterator[Mistake]:
    for number, paragraph in enumerate(part.iter(qn("w:p")), 1):
        words = _words(_texts(paragraph))
        shown = words.strip()[:_MOST_SHOWN]
        where = f"đoạn {number} (“{shown}”)"
        for found in _PLACE.finditer(words):
            try:
                place = _resolved(_name(found), form)
            except MistakeError as error:
                yield from (Mistake(where, one.what, one.mend) for one in error.mistakes)
                continue
            if (place.of or place.name == _NUMBER) and _owner(paragraph, "w:tr") is None:
                said = f"{found[0]} là một cột của danh sách"
                yield Mistake(where, said, "đặt vào một hàng của bảng, hàng đó sẽ lặp lại")
        if _STRAY.search(_PLACE.sub("", words)):
            yield Mistake(where, "dấu { hoặc } đứng lẻ", "viết đủ {{person.name}}")
    for number, row in enumerate(part.iter(qn("w:tr")), 1):
        if len(_lists(row, form)) > 1:
            said = f"một hàng gọi nhiều danh sách: {', '.join(sorted(_lists(row, form)))}"
            yield Mistake(f"hàng bảng {number}", said, "tách thành mỗi hàng một danh sách")
        if _lists(row, form) and any(_lists(one, form) for one in row.iterancestors(qn("w:tr"))):
            said = "bảng lồng trong một hàng lặp lại cũng gọi danh sách"
            yield Mistake(f"hàng bảng {number}", said, "đưa bảng đó ra ngoài")


def _name(found: re.Match[str]) -> str:
    return (found[1] if found[1] is not None else found[2]).strip()


def _resolved(written: str, form: Form | None) -> _Place:
    """What a name in braces stands for; MistakeError with the nearest names if nothing."""
    name, bar, style = (part.strip() for part in written.partition("|"))
    if bar and style not in _FORMATS:
        raise wrong("", f"không có cách viết {style!r}", near(style, _FORMATS))
    if name == _NUMBER:
        return _Place("", _NUMBER, "number")
    fields: Mapping[str, Any] = form.fields if form else {}
    first, _, rest = name.partition(".")
    field = fields.get(first)
    if field is not None and (not rest or field.kind == "rows"):
        return _of_field(field, rest, style)
    if field is None and "." not in name and form is not None:
        raise wrong("", f"không có trường {name!r}", near(name, fields))
    return _of_fact(name, style)


def _of_field(field: Taken | Asked, rest: str, style: str) -> _Place:
    if field.kind != "rows":
        return _Place("", field.name, field.kind, style or field.format, field.dots)  # type: ignore[arg-type]  # as read
    if isinstance(field, Asked):
        if rest not in field.columns:
            raise wrong("", f"{field.name!r} không có cột {rest!r}", near(rest, field.columns))
        return _Place(field.name, rest, "text", style)  # type: ignore[arg-type]  # one of _FORMATS
    assert field.item is not None
    return _column(field.name, field.item, rest, style)


def _of_fact(name: str, style: str) -> _Place:
    parts = name.split(".")
    for end in range(1, len(parts)):
        of = ".".join(parts[:end])
        try:
            leaf = fact_paths.resolve(PaperFacts, of)
        except MistakeError:
            continue
        if leaf.item is not None:
            return _column(of, leaf.item, ".".join(parts[end:]), style)
    leaf = _leaf(PaperFacts, name)
    if leaf.item is not None:
        columns = (path for path, _ in fact_paths.every(leaf.item))
        mend = f"viết tiếp một cột, ví dụ {name}.{next(columns)}, trong một hàng của bảng"
        raise wrong("", f"{name!r} là một danh sách", mend)
    return _Place("", name, leaf.kind, style)  # type: ignore[arg-type]  # one of _FORMATS


def _column(of: str, item: type, name: str, style: str) -> _Place:
    if not name:
        columns = ", ".join(path for path, _ in fact_paths.every(item))
        raise wrong("", f"{of!r} là một danh sách", f"viết tiếp một cột: {columns}")
    leaf = _leaf(item, name)
    return _Place(of, name, leaf.kind, style)  # type: ignore[arg-type]  # one of _FORMATS


def _leaf(root: type, path: str) -> fact_paths.Leaf:
    """The end of a path to words; the nearest whole paths if there is none."""
    try:
        leaf = fact_paths.resolve(root, path)
    except MistakeError as error:
        known = [one for one, _ in fact_paths.every(root)]
        raise wrong("", f"không có dữ kiện {path!r}", near(path, known)) from error
    if leaf.kind == "picture":
        raise wrong("", f"{path!r} là ảnh", "bỏ đi; ảnh dán tay vào bản giấy")
    return leaf


def _lists(row: Any, form: Form | None) -> set[str]:
    """The lists that a row of a table names; what is wrong is told elsewhere."""
    found = set()
    for paragraph in row.iter(qn("w:p")):
        if _owner(paragraph, "w:tr") is row:
            for place in _PLACE.finditer(_words(_texts(paragraph))):
                try:
                    found.add(_resolved(_name(place), form).of)
                except MistakeError:
                    continue
    return found - {""}


def _repeat(row: Any, source: _Source) -> None:
    """A row that names a list once for each of its items; once with dots if there is none."""
    (of,) = _lists(row, source.form)
    for item in source.rows(of) or (None,):
        made = copy.deepcopy(row)
        row.addprevious(made)
        for paragraph in made.iter(qn("w:p")):
            _fill(paragraph, source, item)
    row.getparent().remove(row)


def _fill(paragraph: Any, source: _Source, row: Row | None) -> None:
    """Put the values in, each in the look of the first letter of its place."""
    texts = _texts(paragraph)
    for found in reversed(list(_PLACE.finditer(_words(texts)))):
        _replace(texts, found.start(), found.end(), source.text(_name(found), row))


def _replace(texts: list[Any], start: int, end: int, value: str) -> None:
    """Put a value where the letters from start to end stand, over however many runs."""
    at, put = 0, False
    for one in texts:
        words = one.text or ""
        first, last = max(start - at, 0), min(end - at, len(words))
        if first < last:
            middle = "" if put else value
            one.text = words[:first] + middle + words[last:]
            one.set(qn("xml:space"), "preserve")
            put = True
        at += len(words)
    for one in texts:
        _break_lines(one)


def _break_lines(text: Any) -> None:
    """Line breaks of a value as Word has them."""
    first, *more = (text.text or "").split("\n")
    if more:
        text.text = first
        after = text
        for line in more:
            for made, words in ((OxmlElement("w:br"), None), (OxmlElement("w:t"), line)):
                made.text = words
                after.addnext(made)
                after = made
            after.set(qn("xml:space"), "preserve")
