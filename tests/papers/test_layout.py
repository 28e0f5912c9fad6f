"""Blocks become what is drawn."""

import pytest

from desktop.papers.fill import fill
from desktop.papers.form import Answers
from desktop.papers.sheet import Boxes, Columns, DotRows, Drawn, Grid, Mode, Para, words
from desktop.rules.facts.paper import PaperFacts
from tests.papers import sample
from tests.papers.making import a_form

NAME = '[field]\nname = { from = "person.name" }\n'


def drawn(
    body: str,
    facts: PaperFacts | None = None,
    answers: Answers | None = None,
    mode: Mode = "normal",
) -> list[Drawn]:
    return list(fill(a_form(body), facts or sample.full(), answers, mode=mode).blocks)


def text(block: object) -> str:
    return "".join(words(block))


def test_the_letterhead_rules_the_line_before_the_sign_and_makes_it_larger() -> None:
    header = drawn(
        NAME + '[[block]]\nkind = "header"\nleft = ["{name}", "*"]\nright = ["**ĐẢNG**", "___"]\n'
    )[0]
    assert isinstance(header, Columns)
    left, right = (cell.content for cell in header.cells)
    assert [text(line) for line in left] == ["Lò Thị Thương Huyền", "*"]
    assert isinstance(right[0], Para)
    assert right[0].rule
    assert right[0].font == 15


def test_what_a_letter_is_about_stands_small_below_the_left_column() -> None:
    header = drawn('[[block]]\nkind = "header"\nleft = ["Số 01-CV/ĐU"]\nabout = "về việc A"\n')[0]
    assert isinstance(header, Columns)
    about = header.cells[0].content[-1]
    assert isinstance(about, Para)
    assert (text(about), about.font, about.text[0].italic) == ("về việc A", 12, True)


def test_bases_are_dashed_and_end_as_asked() -> None:
    items = 'items = ["Căn cứ {name}", { text = "Căn cứ B", when = "model A" }, "Xét C"]'
    blocks = drawn(NAME + f'[[block]]\nkind = "bases"\n{items}\nend = ","\n')
    assert [text(block) for block in blocks] == ["- Căn cứ Lò Thị Thương Huyền;", "- Xét C,"]


def test_recipients_are_dashed_and_a_single_signer_stands_right() -> None:
    signatures = """
[[block]]
kind = "signatures"
recipients = ["Như trên", "Lưu Chi bộ"]
signers = [{ authority = "T/M CHI BỘ", post = "BÍ THƯ", name = "{name}" }]
"""
    columns = drawn(NAME + signatures)[0]
    assert isinstance(columns, Columns)
    assert columns.closing
    left, right = (
        [text(line) for line in cell.content if isinstance(line, Para)] for cell in columns.cells
    )
    assert left == ["Nơi nhận:", "- Như trên,", "- Lưu Chi bộ."]
    assert right == ["T/M CHI BỘ", "BÍ THƯ", "Lò Thị Thương Huyền"]


def test_an_unknown_signer_leaves_room_without_dots() -> None:
    body = NAME + '[[block]]\nkind = "signatures"\nsigners = [{ name = "{name}" }]\n'
    assert text(drawn(body, sample.empty())[0]) == ""


TABLE = """
[field]
posts = { from = "person.history.posts" }
[[block]]
kind = "table"
of = "posts"
blank = 4
columns = [{ title = "TT", value = "{#}" }, { title = "Việc", value = "{.work}", share = 3 }]
"""


def test_a_table_is_filled_up_with_empty_rows() -> None:
    grid = drawn(TABLE)[0]
    assert isinstance(grid, Grid)
    assert grid.shares == (0.25, 0.75)
    first, _, *rest = (text(row) for row in grid.rows)
    assert first == "1Sinh viên Trường Cao đẳng Sơn Trà"
    assert rest == ["", ""]


def test_columns_of_a_group_share_a_heading_and_the_others_go_down_through_both() -> None:
    titles = ["TT", "Từ", "Đến", "Việc", "Nơi"]
    groups = {"Từ": "Thời gian", "Đến": "Thời gian", "Nơi": "Ở đâu"}
    columns = [
        f'{{ title = "{title}", group = "{groups.get(title, "")}", value = "{{#}}" }}'
        for title in titles
    ]
    grid = drawn(TABLE.split("columns")[0] + f"columns = [{', '.join(columns)}]\n")[0]
    assert isinstance(grid, Grid)
    assert [[text(cell) for cell in row.cells] for row in grid.heads] == [
        ["TT", "Thời gian", "", "Việc", "Ở đâu"],
        ["", "Từ", "Đến", "", "Nơi"],
    ]
    assert grid.joined == ((0, 0, 0, 1), (1, 2, 0, 0), (3, 3, 0, 1), (4, 4, 0, 0))


def test_a_table_to_copy_is_set_line_by_line() -> None:
    blocks = drawn(TABLE, mode="draft-to-copy")
    assert text(blocks[0]) == "TT: 1"
    assert text(blocks[1]) == "Việc: Sinh viên Trường Cao đẳng Sơn Trà"


EACH = """
[field]
family = { from = "person.history.relatives" }
[[block]]
kind = "each"
of = "family"
blank = 9
[[block.block]]
kind = "line"
text = "{.relation}: {.name}"
[[block.block]]
kind = "line"
when = "grandparent"
when_known = ".died"
text = "{.died}"
"""


def test_inner_blocks_are_repeated_under_their_own_conditions() -> None:
    assert [text(block) for block in drawn(EACH)] == [
        "Ông nội: Lò Văn Inh",
        "Đã mất năm 2011",
        "Cha đẻ: Lò Văn Pâng",
        "Em ruột: Lò Thị Duyên",
    ]


def test_an_empty_list_leaves_dotted_rows() -> None:
    (dots,) = drawn(EACH, sample.empty())
    assert isinstance(dots, DotRows)
    assert dots.rows == 9


def test_boxes_to_be_ticked_by_hand_need_no_field() -> None:
    (boxes,) = drawn('[[block]]\nkind = "choice"\noptions = ["Đồng ý", "Không đồng ý"]\n')
    assert isinstance(boxes, Boxes)
    assert boxes.ticked == ()


@pytest.mark.parametrize(("answer", "ticked"), [("Không", (1,)), ("Có", (0,)), (None, ())])
def test_the_box_of_the_answer_is_ticked(answer: str | None, ticked: tuple[int, ...]) -> None:
    body = """
[field]
agreed = { ask = "choice", label = "Đồng ý", choices = ["Có", "Không"] }
[[block]]
kind = "choice"
of = "agreed"
options = ["Có", "Không"]
"""
    (boxes,) = drawn(body, answers={"agreed": answer})
    assert isinstance(boxes, Boxes)
    assert boxes.ticked == ticked


@pytest.mark.parametrize(
    ("answer", "options", "ticked"),
    [
        ("30, 45", ("30", "40", "45"), (0, 2)),
        ("30, 35", ("30", "40", "45", "35"), (0, 3)),
        (None, ("30", "40", "45"), ()),
    ],
)
def test_of_several_each_is_ticked_and_one_without_a_box_gets_its_own(
    answer: str | None, options: tuple[str, ...], ticked: tuple[int, ...]
) -> None:
    body = """
[field]
badges = { ask = "text", label = "Huy hiệu Đảng" }
[[block]]
kind = "choice"
of = "badges"
options = ["30", "40", "45"]
several = true
"""
    (boxes,) = drawn(body, answers={"badges": answer})
    assert isinstance(boxes, Boxes)
    assert (boxes.options, boxes.ticked) == (options, ticked)


def test_parts_stand_side_by_side_and_singly_in_a_draft_to_copy() -> None:
    body = NAME + '[[block]]\nkind = "line"\nparts = ["Tên: {name}", "Lớp: 5"]\n'
    assert isinstance(drawn(body)[0], Columns)
    assert [text(block) for block in drawn(body, mode="draft-to-copy")] == [
        "Tên: Lò Thị Thương Huyền",
        "Lớp: 5",
    ]


def test_lines_are_numbered_and_addressees_aligned() -> None:
    body = """
[[block]]
kind = "lines"
mark = "number"
items = ["Đơn", "Lý lịch"]
[[block]]
kind = "addressee"
to = ["Chi bộ", "Đảng ủy"]
"""
    one, two, to = drawn(body)
    assert [text(one), text(two)] == ["1. Đơn", "2. Lý lịch"]
    assert isinstance(to, Columns)
    assert [text(cell) for cell in to.cells] == ["Kính gửi:", "Chi bộĐảng ủy"]
