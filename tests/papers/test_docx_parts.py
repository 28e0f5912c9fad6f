"""The pieces of a Word copy: rules, frames, boxes, headings of tables."""

import io

import docx as word
from PIL import Image

from desktop.papers import docx_parts as parts
from desktop.papers.docx_parts import Box
from desktop.papers.sheet import Boxes, Para, Picture, Run

CAPTION = Para(text=(Run(text="Ảnh 3×4"),), font=11, leading=14, align="center")


def a_box() -> Box:
    return Box(word.Document(), 460)


def reread(box: Box) -> word.document.Document:
    out = io.BytesIO()
    box.container.save(out)
    return word.Document(out)


def test_a_rule_is_indented_to_the_length_of_its_words() -> None:
    box = a_box()
    parts.paragraph(box, Para(text=(Run(text="ĐẢNG", bold=True),), font=15, leading=18, rule=True))
    text, rule = reread(box).paragraphs
    assert text.text == "ĐẢNG"
    assert "w:pBdr" in rule._p.xml  # noqa: SLF001 (borders have no public way)
    assert rule.paragraph_format.left_indent == rule.paragraph_format.right_indent
    assert 190 < rule.paragraph_format.left_indent.pt < 215


def test_a_frame_holds_the_caption_until_there_is_a_picture() -> None:
    box = a_box()
    parts.picture(box, Picture(caption=CAPTION, width=30, height=40))
    document = reread(box)
    assert document.tables[0].rows[0].cells[0].text.strip() == "Ảnh 3×4"
    assert round(document.tables[0].rows[0].height.mm) == 40


def test_a_picture_takes_the_size_of_the_frame() -> None:
    import base64

    content = io.BytesIO()
    Image.new("RGB", (3, 4), "navy").save(content, "PNG")
    data = base64.b64encode(content.getvalue()).decode()
    box = a_box()
    parts.picture(box, Picture(caption=CAPTION, width=30, height=40, data=data))
    (shape,) = reread(box).inline_shapes
    assert (round(shape.width.mm), round(shape.height.mm)) == (30, 40)


def test_options_have_a_box_each() -> None:
    box = a_box()
    parts.boxes(
        box,
        Boxes(
            label=(Run(text="Ý kiến:"),), options=("Có", "Không"), ticked=(1,), font=14, leading=18
        ),
    )
    assert reread(box).paragraphs[0].text == "Ý kiến:   ☐ Có   ☒ Không"


def test_two_tables_do_not_grow_together() -> None:
    box = a_box()
    parts.table(box, 1, (1.0,))
    parts.repeat(parts.table(box, 2, (0.5, 0.5), lined=True).rows[0])
    document = reread(box)
    assert len(document.tables) == 2
    assert "w:tblHeader" in document.tables[1].rows[0]._tr.xml  # noqa: SLF001
