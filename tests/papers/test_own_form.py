"""A definition that anybody may have written: within bounds, printable, printed on trial."""

from __future__ import annotations

import pytest

from desktop import paths
from desktop.papers import own_form
from desktop.papers.load import FormError

HEAD = """id = "x"
code = "X"
title = "Thử"
edition = "2025"
in_force_from = 2025-09-29
confidence = "A"
subject = "person"
"""
NAME = '[field]\nname = { from = "person.name" }\n'
LINE = '[[block]]\nkind = "line"\ntext = "{name}"\n'


def faults(body: str | bytes) -> list[str]:
    content = body if isinstance(body, bytes) else (HEAD + body).encode()
    with pytest.raises(FormError) as caught:
        own_form.read(content, "x.toml", None)
    return [one.sentence for one in caught.value.mistakes]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b" " * 300_000, "tệp: tệp lớn quá 256 KB; chọn đúng"),
        (b"\xff\xfe", "không phải chữ UTF-8; lưu lại"),
        ("a = " + "[" * 5000, "lồng nhau quá sâu"),
        (NAME + LINE + "blank = 100000\n", "blank = 100000; cần từ 0 đến 300"),
        ("[page]\nfont = 400\n" + NAME + LINE, "font = 400; cần từ 6 đến 40"),
        ("[page]\nmargins = [20]\n" + NAME + LINE, "margins phải có bốn số"),
        ('[page]\nmargins = [20, 20, 99, 99]\nsize = "A5"\n' + NAME + LINE, "không dàn trang"),
        (NAME + LINE + '[[block]]\nkind = "space"\nheight = -1\n', "height = -1; cần từ 0"),
        (NAME + '[[block]]\nkind = "line"\nparts = ["{name}"]\nshares = [1, 2]\n', "cùng số phần"),
        (NAME + LINE.replace("{name}", "{name} ☐"), "không có ký tự '☐' (U+2610)"),
        (NAME + LINE + '[[block]]\nkind = "header"\n', "tiêu đề chưa có dòng nào"),
        (NAME + LINE + '[[block]]\nkind = "dots"\nrows = 300\n' * 6, "có 1800 dòng trống"),
        (NAME + LINE * 500, "có 500 khối, nhiều hơn 400"),
    ],
)
def test_what_no_paper_can_be_is_told(body: str | bytes, said: str) -> None:
    assert any(said in one for one in faults(body))


def test_faults_have_their_lines() -> None:
    said = faults("[page]\nfont = 400\n" + NAME + LINE.replace("{name}", "{name} ☐"))
    assert [one.partition(",")[0] for one in said] == ["dòng 9", "dòng 14"]


def test_every_shipped_form_would_be_taken_as_it_is() -> None:
    for file in sorted(paths.forms().glob("2025/*-knd.toml"))[:6]:
        assert own_form.read(file.read_bytes(), file.name, None).id == file.stem


def test_a_windows_file_with_a_mark_is_read() -> None:
    content = ("\ufeff" + (HEAD + NAME + LINE).replace("\n", "\r\n")).encode()
    assert own_form.read(content, "x.toml", None).title == "Thử"
