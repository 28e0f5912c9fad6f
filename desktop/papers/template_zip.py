"""Whether a Word file from anywhere is safe to open: sizes, macros, foreign parts, XML entities."""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from desktop.rules.mistakes import Mistake, MistakeError, wrong

MOST_BYTES = 5 * 1024 * 1024
_MOST_PARTS = 500
_MOST_INFLATED = 40 * 1024 * 1024
_AGAIN = "mở bằng Word, lưu lại dạng .docx rồi chọn lại"
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_NAMES = (
    ("vbaproject.bin", "có macro", "lưu lại dạng .docx không macro"),
    ("vbadata.xml", "có macro", "lưu lại dạng .docx không macro"),
    ("activex/", "có điều khiển ActiveX", "xóa điều khiển đó trong Word"),
    ("embeddings/", "có tệp hoặc đối tượng nhúng", "xóa đối tượng đó, dán lại dạng bảng hoặc ảnh"),
)
_CONTENTS = (
    (re.compile(rb"<!(DOCTYPE|ENTITY)", re.I), "có khai báo thực thể XML (DOCTYPE)", _AGAIN),
    (re.compile(rb"<(\w+:)?altChunk\b"), "có tài liệu khác nhúng vào (altChunk)", _AGAIN),
)
_CODES = re.compile(rb"<(?:\w+:)?instrText\b[^>]*>([^<]*)|\binstr=[\"']([^\"']*)")
_REACHING = re.compile(r"\b(DDEAUTO|DDE|LINK|INCLUDETEXT|INCLUDEPICTURE|DATABASE)\b", re.I)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")


def examine(content: bytes) -> None:
    """MistakeError with everything that makes a .docx unfit to be opened."""
    if len(content) > MOST_BYTES:
        mend = "giảm cỡ ảnh trong tệp"
        raise wrong("tệp", f"lớn quá {MOST_BYTES // 1024 // 1024} MB", mend)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            found = tuple(_package(package))
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
        if isinstance(error, MistakeError):
            raise
        raise wrong("tệp", "không phải tệp Word .docx, hoặc bị hỏng", _AGAIN) from error
    except RuntimeError as error:
        raise wrong("tệp", "bị khóa mật khẩu hoặc nén theo cách lạ", _AGAIN) from error
    if found:
        raise MistakeError(*dict.fromkeys(found))


def _package(package: zipfile.ZipFile) -> Iterator[Mistake]:
    parts = package.infolist()
    if len(parts) > _MOST_PARTS or sum(one.file_size for one in parts) > _MOST_INFLATED:
        raise wrong("tệp", "bung ra quá lớn", _AGAIN)
    names = {one.filename for one in parts}
    if len(names) < len(parts):
        yield Mistake("tệp", "có phần trùng tên", _AGAIN)
    if not {"[Content_Types].xml", "word/document.xml"} <= names:
        raise wrong("tệp", "không phải tệp Word .docx", _AGAIN)
    for one in parts:
        yield from _part(one.filename, _inflated(package, one))


def _inflated(package: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    """A part, read no further than it says it goes."""
    with package.open(one) as stream:
        part = stream.read(one.file_size + 1)
    if len(part) != one.file_size:
        raise zipfile.BadZipFile(one.filename)
    return part


def _part(name: str, content: bytes) -> Iterator[Mistake]:
    lower = name.lower()
    if lower.startswith("/") or ".." in lower.split("/"):
        yield Mistake(name, "tên phần đi ra ngoài tệp", _AGAIN)
    for ending, what, mend in _NAMES:
        if ending in lower:
            yield Mistake(name, what, mend)
    if name == "[Content_Types].xml" and _MAIN not in content:
        yield Mistake("tệp", "không phải dạng .docx thường", _AGAIN)
    if lower.endswith((".xml", ".rels")):
        yield from _xml(name, content)


def _xml(name: str, content: bytes) -> Iterator[Mistake]:
    if b"\x00" in content:
        yield Mistake(name, "XML không ở bảng mã UTF-8", _AGAIN)
    for pattern, what, mend in _CONTENTS:
        if pattern.search(content):
            yield Mistake(name, what, mend)
    codes = b"".join(inside or simple for inside, simple in _CODES.findall(content))
    if _REACHING.search(html.unescape(codes.decode("utf-8", "replace"))):
        mend = "xóa trường đó trong Word (Ctrl+Shift+F9)"
        yield Mistake(name, "có trường lấy dữ liệu từ tệp khác", mend)
    for found in _RELATION.findall(content) if name.endswith(".rels") else ():
        if b'"External"' in found.replace(b"'", b'"') and b"/hyperlink" not in found:
            mend = "bỏ liên kết tới tệp ngoài, chèn ảnh vào trong tệp"
            yield Mistake(name, "lấy nội dung từ ngoài tệp", mend)
