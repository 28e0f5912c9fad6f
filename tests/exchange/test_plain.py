from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import Refusal
from desktop.exchange import plain


def test_what_is_written_is_read():
    document = {"name": "Đặng Thị Ánh", "list": [{"n": 1}], "none": None}
    assert plain.read(plain.written(document)) == document


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"a": 1, "a": 2}',
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"a": ' + b"9" * 5_000 + b"}",
        b'{"a": ' + b"[" * 100_000,
    ],
)
def test_hostile_json_is_refused(data):
    with pytest.raises(Refusal, match="Hãy nhờ nơi gửi"):
        plain.read(data)


def test_values_are_read_by_kind():
    document = {"t": "Hòa", "n": 3, "d": "2026-02-28", "o": plain.octets_text(b"ab"), "p": {}}
    assert plain.text(document, "t") == "Hòa"
    assert plain.number(document, "n") == 3
    assert plain.day(document, "d") == date(2026, 2, 28)
    assert plain.octets(document, "o", 2) == b"ab"
    assert plain.part(document, "p") == {}
    assert plain.parts({"l": [{}, {}]}, "l") == [{}, {}]


def test_text_comes_in_as_nfc():
    assert plain.text({"t": "Ho\u0300a"}, "t") == "H\u00f2a"


@pytest.mark.parametrize(
    ("reader", "value"),
    [
        (plain.text, None),
        (plain.text, 5),
        (plain.text, "a" * 1_001),
        (plain.text, "\ud800"),
        (plain.number, True),
        (plain.number, 1.0),
        (plain.number, -1),
        (plain.number, "1"),
        (plain.day, "2026-02-30"),
        (plain.day, "hôm nay"),
        (plain.part, []),
        (plain.parts, {}),
        (plain.parts, [1]),
    ],
)
def test_values_of_another_kind_are_refused(reader, value):
    with pytest.raises(Refusal):
        reader({"x": value}, "x")


@pytest.mark.parametrize("value", ["YWI=\n", "YWI", "đ", plain.octets_text(b"abc")])
def test_octets_of_another_size_or_spelling_are_refused(value):
    with pytest.raises(Refusal):
        plain.octets({"x": value}, "x", 2)


def test_an_older_document_is_brought_up_step_by_step():
    steps = {
        1: lambda old: {"format": 2, "full_name": old["name"]},
        2: lambda old: old | {"format": 3, "born": None},
    }
    newest = {"format": 3, "full_name": "Ánh", "born": None}
    assert plain.brought_up({"format": 1, "name": "Ánh"}, 3, steps) == newest
    assert plain.brought_up(newest, 3, steps) == newest


def test_a_document_of_a_newer_program_asks_for_an_update():
    with pytest.raises(Refusal, match="cập nhật chương trình"):
        plain.brought_up({"format": 2}, 1, {})


@pytest.mark.parametrize("version", [0, -1, "1", None])
def test_a_document_without_a_sound_format_is_refused(version):
    with pytest.raises(Refusal):
        plain.brought_up({"format": version}, 1, {})
