"""What a form tells of its fields."""

from tests.papers.making import a_form

BODY = """
[field]
name = { from = "person.name" }
born = { from = "person.born" }
second = { ask = "text", label = "Hai" }
capitals = { again = "second", format = "capitals" }
first = { ask = "text", label = "Một" }
rows = { ask = "rows", label = "Ý kiến", columns = { said = "Nói" } }

[[block]]
kind = "line"
text = "{born} {first}"

[[block]]
kind = "each"
of = "rows"
[[block.block]]
kind = "line"
text = "{.said} {second} {capitals}"

[[block]]
kind = "line"
when_known = "name"
text = "x"
"""


def test_fields_come_in_the_order_of_the_paper() -> None:
    form = a_form(BODY)
    assert [asked.name for asked in form.asked] == ["first", "rows", "second"]
    assert [taken.name for taken in form.taken] == ["born", "name"]
