"""What makes a Word file unfit to be opened, told all at once."""

from __future__ import annotations

import io
import zipfile

import pytest

from desktop.papers.template_zip import examine
from desktop.rules.mistakes import MistakeError
from tests.papers.templates import a_template, part, repacked, with_parts

GOOD = a_template("Họ và tên: {{person.name}}")
MAIN = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"


def inside(name: str, old: bytes, new: bytes) -> bytes:
    changed = part(GOOD, name).replace(old, new, 1)
    assert changed != part(GOOD, name)
    return repacked(GOOD, {name: changed})


def a_code(*parts: bytes) -> bytes:
    runs = b"".join(b"<w:r><w:instrText>%b</w:instrText></w:r>" % one for one in parts)
    return inside(MAIN, b"</w:p>", runs + b"</w:p>")


def a_relation(words: bytes) -> bytes:
    return inside(
        RELATIONS, b"</Relationships>", b'<Relationship Id="x1" %b/></Relationships>' % words
    )


def a_bomb() -> bytes:
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/x.xml", b" " * (41 * 1024 * 1024))
    return out.getvalue()


BOMB = a_bomb()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "không phải tệp Word .docx, hoặc bị hỏng"),
        (b"\xd0\xcf\x11\xe0" * 100, "không phải tệp Word .docx, hoặc bị hỏng"),
        (GOOD[: len(GOOD) // 2], "bị hỏng"),
        (b"0" * (5 * 1024 * 1024 + 1), "lớn quá 5 MB"),
        (BOMB, "bung ra quá lớn"),
        (with_parts(GOOD, word__vbaProject=b"x", **{"word__vbaProject.bin": b"x"}), "có macro"),
        (with_parts(GOOD, **{"word__activeX__a.xml": b"<a/>"}), "ActiveX"),
        (with_parts(GOOD, **{"word__embeddings__a.bin": b"x"}), "đối tượng nhúng"),
        (with_parts(GOOD, **{"..__a.txt": b"x"}), "đi ra ngoài tệp"),
        (inside(MAIN, b"<w:document", b'<!DOCTYPE a [<!ENTITY b "c">]><w:document'), "DOCTYPE"),
        (inside(MAIN, b"<w:body>", b'<w:body><w:altChunk r:id="x1"/>'), "altChunk"),
        (a_code(b"DDE", b"AUTO c:\\x"), "lấy dữ liệu từ tệp khác"),
        (a_code(b"INCLUDE&#84;EXT x"), "lấy dữ liệu từ tệp khác"),
        (a_relation(b'Type="a/attachedTemplate" Target="x" TargetMode="External"'), "ngoài tệp"),
        (a_relation(b"Type='a/image' Target='file:x' TargetMode='External'"), "ngoài tệp"),
        (inside("[Content_Types].xml", b"document.main+xml", b"template.main+xml"), "dạng .docx"),
        (repacked(GOOD, {MAIN: part(GOOD, MAIN).decode().encode("utf-16")}), "UTF-8"),
    ],
)
def test_a_hostile_or_broken_file_is_refused_with_the_remedy(content: bytes, said: str) -> None:
    with pytest.raises(MistakeError) as caught:
        examine(content)
    assert any(said in one.sentence and one.mend for one in caught.value.mistakes)


def test_an_ordinary_file_with_a_link_and_fields_is_taken() -> None:
    examine(GOOD)
    examine(a_code(b" PAGE "))
    examine(a_relation(b'Type="a/hyperlink" Target="http://x" TargetMode="External"'))


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(MistakeError) as caught:
        examine(with_parts(GOOD, **{"word__vbaProject.bin": b"x", "word__embeddings__a": b"x"}))
    assert len(caught.value.mistakes) == 2


def test_a_locked_file_is_refused() -> None:
    content = bytearray(GOOD)
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    local = content.find(b"PK\x03\x04")
    content[local + 6] |= 1
    with pytest.raises(MistakeError, match="khóa mật khẩu"):
        examine(bytes(content))
