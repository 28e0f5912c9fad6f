"""The small file by which offices lend each other their own tables; nothing in it is trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop import __version__
from desktop.errors import Refusal
from desktop.exchange import plain
from desktop.rules import definition
from desktop.rules.reports import own_tables
from desktop.rules.reports.own_tables import OwnTable

ENDING = ".bieu"
FORMAT = 1
MOST_BYTES = 512 * 1024
_KIND = "bieu-tu-lap"
_MOST_TABLES = 50
_MOST_SAID = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    format: int
    kind: str
    program: str
    table: tuple[OwnTable, ...]


def written(tables: Sequence[OwnTable]) -> bytes:
    """The tables as they travel; of cells they must say the names, which other offices know."""
    return plain.written(
        {
            "format": FORMAT,
            "kind": _KIND,
            "program": __version__,
            "table": [own_tables.stored(one) for one in tables],
        }
    )


def read(content: bytes) -> tuple[OwnTable, ...]:
    """The tables of a file that anybody may have written; Refusal with all that does not fit."""
    if len(content) > MOST_BYTES:
        raise Refusal(
            f"Tệp lớn quá {MOST_BYTES // 1024} KB nên không phải tệp biểu tự lập. Hãy chọn lại tệp."
        )
    try:
        document = plain.read(content)
    except plain.Damaged as damaged:
        raise Refusal(
            "Tệp này không phải tệp biểu tự lập, hoặc đã hỏng. Hãy xin lại nơi gửi."
        ) from damaged
    if document.get("kind") != _KIND:
        raise Refusal("Tệp này không phải tệp biểu tự lập. Hãy chọn tệp có đuôi .bieu.")
    version = document.get("format")
    if isinstance(version, int) and version > FORMAT:
        raise Refusal(
            "Tệp do phiên bản mới hơn của chương trình ghi. Hãy cập nhật chương trình rồi nhận lại."
        )
    try:
        found = definition.build(_File, document, "biểu tự lập")
    except (definition.Faulty, RecursionError) as fault:
        raise refused(getattr(fault, "sentences", ("nội dung lồng quá sâu",))) from fault
    if not 0 < len(found.table) <= _MOST_TABLES:
        raise refused((f"Tệp cần có từ 1 đến {_MOST_TABLES} biểu.",))
    return found.table


def refused(mistakes: Sequence[str]) -> Refusal:
    """The refusal of a file with every mistake on a line, short and without signs not seen."""
    seen = ("".join(sign if sign.isprintable() else "?" for sign in one) for one in mistakes)
    said = "\n".join(f"– {one[:_MOST_SAID]}" for one in seen)
    return Refusal(f"Chưa nhận biểu nào từ tệp này, vì:\n{said}")
