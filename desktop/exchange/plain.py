"""Reads the plain JSON documents of a parcel, trusting nothing in them."""

from __future__ import annotations

import base64
import binascii
import json
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NoReturn

from desktop.errors import Refusal

Document = dict[str, Any]
_TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_FIRST_YEAR, _LAST_YEAR = 1930, 2100

Step = Callable[[Document], Document]


class Damaged(Refusal):
    """What travelled is not as it was made; `detail` says in a few Vietnamese words why."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            f"Gói báo cáo đã bị thay đổi hoặc bị hỏng ({detail}), nên không nhận gì từ gói này. "
            "Hãy nhờ nơi gửi ghi lại gói vào USB."
        )
        self.detail = detail


def damaged(detail: str) -> Refusal:
    """The refusal of a parcel that is not as it was made; `detail` is a few Vietnamese words."""
    return Damaged(detail)


def written(document: Mapping[str, Any]) -> bytes:
    """The document as UTF-8 JSON, the same bytes for the same content."""
    return json.dumps(
        document, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def read(data: bytes) -> Document:
    """The JSON object in `data`; refuses anything else, doubled keys and NaN among it."""
    try:
        found = json.loads(
            data.decode(), object_pairs_hook=_without_doubles, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError):
        raise damaged("nội dung không đọc được") from None
    return _document(found)


def brought_up(document: Document, newest: int, steps: Mapping[int, Step]) -> Document:
    """The document in the newest format, by one step per format; refuses formats still unknown."""
    version = number(document, "format", least=1)
    if version > newest:
        raise Refusal(
            "Gói này do phiên bản mới hơn của chương trình tạo ra. "
            "Hãy cập nhật chương trình trên máy này rồi nhận lại gói."
        )
    for older in range(version, newest):
        document = steps[older](document)
    return document


def text(document: Document, key: str) -> str:
    """The text under a key, in NFC, at most 1,000 characters, without NUL, which no store takes."""
    found = document.get(key)
    if not isinstance(found, str) or len(found) > 1_000 or "\0" in found:
        raise _wrong(key)
    try:
        found.encode()
    except UnicodeEncodeError:
        raise _wrong(key) from None
    return unicodedata.normalize("NFC", found)


def name(document: Document, key: str) -> str:
    """The text under a key as a name on a screen: not empty, and nothing in it that is not seen.

    Signs that turn the direction of writing would show another name than is kept.
    """
    found = text(document, key)
    unseen = any(
        unicodedata.category(sign) == "Cc" or unicodedata.bidirectional(sign) in _TURNING
        for sign in found
    )
    if unseen or not found.strip():
        raise _wrong(key)
    return found


def number(document: Document, key: str, *, least: int = 0, most: int = 2**53) -> int:
    """The whole number under a key, within its bounds."""
    found = document.get(key)
    if not isinstance(found, int) or isinstance(found, bool) or not least <= found <= most:
        raise _wrong(key)
    return found


def day(document: Document, key: str) -> date:
    """The ISO date under a key, of a year of which an office may tell something."""
    try:
        found = date.fromisoformat(text(document, key))
    except ValueError:
        raise _wrong(key) from None
    # A year further on or back is reckoned from such days.
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise _wrong(key)
    return found


def span(document: Document) -> tuple[date, date]:
    """The days under `since` and `until`, in order."""
    first, last = day(document, "since"), day(document, "until")
    if last < first:
        raise _wrong("until")
    return first, last


def octets(document: Document, key: str, size: int) -> bytes:
    """The bytes under a key, written in base64; exactly `size` of them."""
    try:
        found = base64.b64decode(text(document, key), validate=True)
    except (ValueError, binascii.Error):
        raise _wrong(key) from None
    if len(found) != size:
        raise _wrong(key)
    return found


def octets_text(data: bytes) -> str:
    """Bytes as `octets` reads them."""
    return base64.b64encode(data).decode("ascii")


def part(document: Document, key: str) -> Document:
    """The object under a key."""
    return _document(document.get(key))


def parts(document: Document, key: str) -> list[Document]:
    """The list of objects under a key."""
    found = document.get(key)
    if not isinstance(found, list):
        raise _wrong(key)
    return [_document(item) for item in found]


def _document(found: object) -> Document:
    if not isinstance(found, dict):
        raise damaged("nội dung không đúng cấu trúc")
    return found


def _wrong(key: str) -> Refusal:
    return damaged(f"mục “{key}” thiếu hoặc sai")


def _without_doubles(pairs: list[tuple[str, Any]]) -> Document:
    document = dict(pairs)
    if len(document) != len(pairs):
        raise ValueError("a key stands twice")
    return document


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
