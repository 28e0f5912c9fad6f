"""An office's own definition: read, kept within bounds, its letters printable, printed on trial."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from reportlab.platypus.doctemplate import LayoutError

from desktop.papers import fonts, load, pdf
from desktop.papers.fill import fill
from desktop.papers.form import Asked, Form, Header, Line, Table
from desktop.papers.load import FormError
from desktop.rules.facts.paper import PaperFacts
from desktop.rules.mistakes import Mistake, MistakeError, located

MOST_BYTES = 256 * 1024
_MOST_BLOCKS = 400
_MOST_EMPTY = 1500
_BOUNDS: Mapping[str, tuple[float, float]] = {
    "font": (6, 40),
    "leading": (6, 80),
    "size": (0, 40),
    "left_share": (0.1, 0.9),
    "share": (0.05, 100),
    "shares": (0.05, 100),
    "margins": (0, 100),
    "width": (5, 180),
    "height": (0, 250),
    "space": (0, 200),
    "left": (0, 150),
    "row_height": (0, 100),
    "blank": (0, 300),
    "rows": (0, 300),
    "dots": (0, 400),
}
_UNPRINTABLE = "thay bằng chữ khác, ví dụ gạch ngang thường"


def read(content: bytes, source: str, labels: Mapping[str, str] | None) -> Form:
    """The form of a file that anybody may have written; FormError with all its mistakes."""
    text = _text(content, source)
    form = load.read(text, source, labels)
    found = tuple(_mistakes(form)) or tuple(_trial(form))
    if found:
        raise FormError(source, *located(found, text))
    return form


def _text(content: bytes, source: str) -> str:
    if len(content) > MOST_BYTES:
        said = f"tệp lớn quá {MOST_BYTES // 1024} KB"
        raise FormError(source, Mistake("tệp", said, "chọn đúng tệp định nghĩa mẫu .toml"))
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise FormError(
            source, Mistake("tệp", "không phải chữ UTF-8", "lưu lại tệp với bảng mã UTF-8")
        ) from error


def _mistakes(form: Form) -> Iterator[Mistake]:
    if len(form.blocks) > _MOST_BLOCKS:
        said = f"có {len(form.blocks)} khối, nhiều hơn {_MOST_BLOCKS}"
        yield Mistake("phần đầu", said, "chia thành nhiều mẫu")
    yield from _glyphs("phần đầu", f"{form.code} {form.title}")
    yield from _bounds("page", form.page)
    if len(form.page.margins) != len(type(form.page)().margins):
        yield Mistake("page", "margins phải có bốn số", "trên, dưới, trái, phải", "margins")
    for name, field in form.fields.items():
        yield from _bounds(f"trường {name}", field)
        if isinstance(field, Asked):
            yield from _glyphs(f"trường {name}", "".join((*field.choices, *field.columns.values())))
    empty = 0
    for number, block in enumerate(form.blocks, 1):
        where = f"khối {number} ({block.kind})"
        empty += sum(_empty_rows(block))
        yield from _bounds(where, block)
        yield from _shares(where, block)
        for words in _strings(block):
            yield from _glyphs(where, words)
    if empty > _MOST_EMPTY:
        yield Mistake("phần đầu", f"có {empty} dòng trống để chép", f"giữ dưới {_MOST_EMPTY} dòng")


def _glyphs(where: str, words: str) -> Iterator[Mistake]:
    for sign in fonts.missing_glyphs(fonts.clean(words)):
        said = f"phông chữ in không có ký tự {sign!r} (U+{ord(sign):04X})"
        yield Mistake(where, said, _UNPRINTABLE, sign)


def _bounds(where: str, part: object) -> Iterator[Mistake]:
    """Every length, size and count of a part, and of the parts in it, that no paper can have."""
    for name, value in _numbers(part):
        least, most = _BOUNDS.get(name, (0, float("inf")))
        if not least <= value <= most:
            yield Mistake(where, f"{name} = {value:g}", f"cần từ {least:g} đến {most:g}", name)


def _numbers(part: object) -> Iterator[tuple[str, float]]:
    for name, value in _parts(part):
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, int | float) and not isinstance(one, bool):
                yield name, one
            elif is_dataclass(one) and not isinstance(one, type):
                yield from _numbers(one)


def _shares(where: str, block: object) -> Iterator[Mistake]:
    if isinstance(block, Line) and block.shares and len(block.shares) != len(block.parts):
        yield Mistake(where, "shares và parts không cùng số phần", "cho mỗi phần một số", "shares")
    if isinstance(block, Table) and not block.columns:
        yield Mistake(where, "bảng chưa có cột", "thêm columns", "columns")
    if isinstance(block, Header) and not (block.left or block.right or block.center):
        yield Mistake(where, "tiêu đề chưa có dòng nào", "thêm left và right, hoặc center")


def _empty_rows(part: object) -> Iterator[int]:
    """The dotted or empty rows of a block and of those in it."""
    yield from (int(value) for name, value in _numbers(part) if name in ("blank", "rows"))


def _strings(part: object) -> Iterator[str]:
    for _, value in _parts(part):
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str):
                yield one
            elif is_dataclass(one) and not isinstance(one, type):
                yield from _strings(one)


def _parts(part: Any) -> Iterator[tuple[str, Any]]:
    return ((each.name, getattr(part, each.name)) for each in fields(part))


def _trial(form: Form) -> Iterator[Mistake]:
    """Whether the blank can be laid out at all."""
    try:
        pdf.render(fill(form, PaperFacts(), {}, mode="blank"))
    except MistakeError as error:
        yield from error.mistakes
    except (LayoutError, ValueError, ArithmeticError, LookupError) as error:
        said = f"không dàn trang được ({type(error).__name__})"
        yield Mistake("phần đầu", said, "giảm lề, cỡ chữ, bề rộng cột hoặc số dòng trống")
