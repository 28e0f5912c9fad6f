"""What an office changes in the rows of an official table."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from desktop.rules.calendar import period
from desktop.rules.reports import statistics, table_edits
from desktop.rules.reports.table_conditions import Test
from desktop.rules.reports.table_edits import OWN, OwnRow, RowEdit, TableEdits
from desktop.services.reports.statistics import report
from tests.rules.reports.test_own_table_counts import OFFICE
from tests.rules.reports.test_table_facts import KNOWN

MEMBERS = report("table-members")
MINORITY = ((Test(fact="minority"),),)
OWN_ROW = OwnRow(
    id=f"{OWN}1",
    title="Nữ dân tộc thiểu số",
    under="members-women",
    after="members-minority",
    asked=MINORITY,
    note="theo đề án",
)
EDITS = TableEdits(
    rows=(
        RowEdit(line="members-women", title="Phụ nữ"),
        RowEdit(line="members-religious", hidden=True),
        RowEdit(line="members-minority", note="cả người Hoa"),
    ),
    own=(OWN_ROW,),
)


def figures(edits=EDITS, shape=MEMBERS):
    own = table_edits.own_lines(edits, shape, KNOWN)
    return statistics.figures(shape, OFFICE, period("2021"), date(2030, 1, 1), own)


def titles(found):
    return [line.title for line in found.lines]


def test_an_own_row_counts_those_of_its_group_who_meet_its_conditions():
    """And names those of whom it is not known."""
    line = figures().line(OWN_ROW.id)
    assert [one.id for one in line.members] == ["an"]
    assert {one.id for one in line.unknown} == {"cu", "em"}
    assert line.level == figures().line("members-women").level + 1


def test_every_official_figure_stays_what_it_was():
    """Neither an own row nor a hidden one touches the lines, their proof or their words."""
    plain = statistics.figures(MEMBERS, OFFICE, period("2021"), date(2030, 1, 1))
    assert table_edits.official(figures()) == plain


def test_it_is_shown_under_the_names_of_the_office():
    seen = titles(table_edits.seen(figures(), EDITS))
    at = seen.index("Phụ nữ")
    assert seen[at : at + 3] == [
        "Phụ nữ",
        "Dân tộc thiểu số (cả người Hoa)",
        "Nữ dân tộc thiểu số (theo đề án)",
    ]
    assert "Người theo tôn giáo" not in seen
    assert len(seen) == len(MEMBERS.on(date(2021, 12, 31)).lines)


def test_the_paper_says_what_was_changed():
    told = table_edits.told(EDITS, figures())
    assert told == (
        "Biểu có dòng do văn phòng ẩn/sửa tên. Dòng ẩn: “Người theo tôn giáo”. Dòng sửa tên: “Phụ "
        "nữ” (tên chính thức: “Nữ”). Dòng ghi chú: “Dân tộc thiểu số”. Dòng văn phòng thêm: “Nữ "
        "dân tộc thiểu số”. Tổng và kiểm tra vẫn tính trên đủ các dòng của bộ biểu 2021."
    )
    assert table_edits.told(TableEdits(), figures()) == ""


def test_changes_are_kept_and_read_back():
    kept = json.loads(json.dumps(table_edits.stored(EDITS)))
    assert table_edits.read(kept) == EDITS
    assert table_edits.read(None).empty


def test_a_row_given_its_own_words_back_is_not_changed():
    one = TableEdits().with_row(RowEdit(line="members-women", title="Phụ nữ"))
    assert one.with_row(RowEdit(line="members-women")).empty
    assert one.without("members-women").empty
    assert EDITS.without(OWN_ROW.id).own == ()


def test_an_own_row_keeps_its_place_when_it_is_changed():
    other = OwnRow(
        id=f"{OWN}2", title="B", under="members-end", after="members-end", asked=MINORITY
    )
    both = EDITS.with_own(other).with_own(
        OwnRow(id=OWN_ROW.id, title="A", under="members-end", after="members-end", asked=MINORITY)
    )
    assert [one.title for one in both.own] == ["A", "B"]


def test_an_own_row_that_cannot_be_asked_any_more_is_not_known():
    asked = ((Test(fact="cell", values=("gone",)),),)
    gone = TableEdits().with_own(replace(OWN_ROW, asked=asked))
    assert figures(gone).line(OWN_ROW.id).text == "chưa rõ"


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        (TableEdits(rows=(RowEdit(line="x", title="A"),)), "không có dòng “x”"),
        (TableEdits(rows=(RowEdit(line="members-women", title="a\u202eb"),)), "không nhìn thấy"),
        (
            TableEdits(rows=tuple(RowEdit(line=one.id, hidden=True) for one in MEMBERS.lines)),
            "Đã ẩn mọi dòng",
        ),
        (
            TableEdits(own=(OwnRow(id="own-1", title="", under="", after="", asked=()),)),
            "thuộc dòng",
        ),
        (
            TableEdits(own=(OwnRow(id="own-1", title=" ", under="", after="", asked=()),)),
            "Dòng tự thêm: chưa chọn đứng sau",
        ),
        (
            TableEdits(
                own=(
                    OwnRow(
                        id="own-1",
                        title="A",
                        under="members-average-age",
                        after="members-end",
                        asked=MINORITY,
                    ),
                )
            ),
            "thuộc dòng nào",
        ),
        (
            TableEdits(
                own=(
                    OwnRow(
                        id="own-1", title="A", under="members-end", after="members-end", asked=()
                    ),
                )
            ),
            "chưa có điều kiện",
        ),
    ],
)
def test_what_cannot_be_kept_is_said(edits, said):
    assert any(said in one for one in table_edits.mistakes(edits, MEMBERS, KNOWN))


def test_what_can_be_kept_is_without_mistakes():
    assert table_edits.mistakes(EDITS, MEMBERS, KNOWN) == ()
    kinds = table_edits.groups(report("table-kinds"))
    assert not {"bases", "divisions", "members-end-state-capital"} & set(kinds)
    assert {kinds["cells-under"].of, kinds["members-end"].of} == {"cells", "people"}
    assert table_edits.groups(report("table-change"))["transferred-in"].moves
    assert not kinds["members-end"].moves


def test_a_table_is_called_otherwise_and_says_its_official_title():
    named = replace(EDITS, title="Đảng viên toàn xã")
    assert table_edits.seen(figures(), named).title == "Đảng viên toàn xã năm 2021"
    assert "Tên chính thức của biểu: “Đội ngũ đảng viên”" in table_edits.told(named, figures())
    assert not TableEdits(title="A").empty
    assert named.without("members-women").title == "Đảng viên toàn xã"
