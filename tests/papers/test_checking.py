"""What blocks name must exist; each fault is told once, and one wrong field hides no other."""

import pytest

from desktop.papers import checking
from desktop.papers.form import Asked, Each, Line, Lines, Paragraph, Table, Template
from desktop.papers.form import Column as Column_

ROWS = Asked(name="talks", kind="rows", label="Ý kiến", columns={"said": "Nói"})
DECLARED = {"talks": ROWS, "wrong": None}


def column(value: str) -> Column_:
    return Column_(title=Template("A"), value=Template(value))


@pytest.mark.parametrize(
    ("block", "said"),
    [
        (Line(text=Template("{talk} {talk}")), ["không có trường 'talk'"]),
        (Line(text=Template("{wrong}")), []),
        (Table(of="talks", columns=(column("{.sad} {#}"),)), ["'talks' không có cột 'sad'"]),
        (Table(of="wrong", columns=(column("{.sad}"),)), []),
        (Each(of="no", block=(Line(text=Template("{.x}")),)), ["không có trường 'no'"]),
        (Paragraph(text=Template("{.said}")), ["{.said} đứng ngoài table và each"]),
        (Lines(items=(), when="sunny"), ["không có điều kiện 'sunny'"]),
    ],
)
def test_what_a_block_names_wrongly_is_told_once(block: object, said: list[str]) -> None:
    found = checking.block(block, DECLARED, "khối 1")
    assert len(found) == len(said)
    assert all(one.what.startswith(wanted) for one, wanted in zip(found, said, strict=True))


def test_a_field_that_no_block_uses_is_told() -> None:
    (found,) = checking.unused([Line(text=Template("{talks}"))], DECLARED)
    assert found.place == "trường wrong"
