"""Mistakes are told with their line, nearest names and remedy."""

from desktop.rules.mistakes import Mistake, located, near

TEXT = '''id = "x"
[page]
font = 14
[field]
name = { from = "person.name" }
[field.reason]
ask = "text"
[[block]]
kind = "paragraph"
text = """
[[block]] inside a long text
{nmae}
"""
[[block]]
kind = "line"
'''


def test_a_mistake_finds_its_line() -> None:
    places = ("khối 2 (line)", "khối 1, text", "trường reason, ask", "trường name", "page", "tệp")
    tokens = ("", "{nmae}", "ask", "", "font", "")
    found = located(
        [Mistake(place, "x", "y", token) for place, token in zip(places, tokens, strict=True)], TEXT
    )
    assert [one.line for one in found] == [0, 3, 5, 7, 12, 14]


def test_a_sentence_says_where_what_and_how() -> None:
    assert Mistake("khối 2", "thiếu", "thêm", line=7).sentence == "dòng 7, khối 2: thiếu; thêm"
    assert Mistake("tệp", "hỏng", "chép lại").sentence == "tệp: hỏng; chép lại"


def test_the_nearest_names_are_offered() -> None:
    assert near("nmae", ["name", "born"]) == "sửa thành name"
    assert near("xyz", ["name", "born"]) == "dùng một trong: born, name"
