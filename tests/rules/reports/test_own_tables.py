"""Tables that an office makes itself: how they are kept, and what is wrong in one."""

from __future__ import annotations

import json

import pytest

from desktop.rules.definition import Faulty
from desktop.rules.reports import own_tables
from desktop.rules.reports.own_tables import OwnTable, Part, Split
from desktop.rules.reports.table_conditions import Test
from tests.rules.reports.test_table_facts import KNOWN

WOMEN = ((Test(fact="sex", values=("nữ",)),),)
TABLE = OwnTable(
    name="Nữ theo chi bộ",
    filter=WOMEN,
    rows=Split(by="fact", fact="cell", empty=True),
    columns=Split(by="conditions", parts=(Part(title="Nữ", asked=WOMEN),)),
    years=2,
    share=True,
)


def faults(**values):
    return own_tables.mistakes(OwnTable(**{"name": "Biểu", **values}), KNOWN)


def test_a_table_is_kept_and_read_back():
    kept = json.loads(json.dumps(own_tables.stored(TABLE)))
    assert own_tables.read(kept, "thử") == TABLE
    assert own_tables.mistakes(TABLE, KNOWN) == ()


def test_everything_of_another_shape_is_told_at_once():
    with pytest.raises(Faulty) as caught:
        own_tables.read({"name": 3, "rows": {"by": "chance"}, "colour": "đỏ"}, "thử")
    assert len(caught.value.sentences) == 3


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": " "}, "chưa có tên"),
        ({"name": "Biểu\u202ethử"}, "không nhìn thấy"),
        ({"name": "x" * 201}, "dài hơn"),
        ({"subject": "ghosts"}, "Không có đối tượng"),
        ({"years": 9}, "Số năm trước"),
        ({"filter": ((),)}, "nhóm điều kiện trống"),
        ({"filter": WOMEN * 41}, "nhiều hơn 40"),
        ({"rows": Split(by="fact")}, "Dòng: chưa chọn chia theo"),
        ({"rows": Split(by="fact", fact="unit-kind")}, "Dòng: không chia được"),
        ({"columns": Split(by="fact", fact="decided")}, "Cột: không chia được"),
        ({"rows": Split(by="fact", fact="age")}, "cần từ 1 đến"),
        ({"rows": Split(by="fact", fact="age", bands=(("31", "40"), ("18", "30")))}, "tăng dần"),
        ({"rows": Split(by="fact", fact="age", bands=(("18", "40"), ("40", "")))}, "chồng nhau"),
        ({"rows": Split(by="fact", fact="age", bands=(("a", "b"),))}, "không phải là số"),
        ({"rows": Split(by="conditions")}, "cần từ 1 đến 100 phần"),
        ({"rows": Split(by="conditions", parts=(Part(title="", asked=WOMEN),))}, "chưa có tên"),
        ({"rows": Split(by="conditions", parts=(Part(title="A", asked=()),))}, "chưa có điều kiện"),
    ],
)
def test_what_is_wrong_is_said_where(values, said):
    assert any(said in one for one in faults(**values)), faults(**values)


def test_all_mistakes_are_told_together():
    found = faults(name="", years=9, rows=Split(by="fact"), columns=Split(by="conditions"))
    assert len(found) == 4
