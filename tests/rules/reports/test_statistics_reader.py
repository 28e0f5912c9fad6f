"""Reading a statistics file, and refusing what it must not say."""

from __future__ import annotations

import pytest

from desktop.errors import Trouble
from desktop.rules.lists import Entry
from desktop.rules.reports import statistics_reader

RELIGIONS = (
    Entry(code="none", name="Không"),
    Entry(code="catholic", name="Công giáo", aliases=("Thiên Chúa giáo",)),
    Entry(code="other", name="Khác"),
)


def entries(name: str) -> tuple[Entry, ...]:
    """Every list is the same small one."""
    return RELIGIONS


FILE = """
edition = "1"
source = "mẫu thử"

[[report]]
id = "yearly"
title = "Báo cáo"
periods = ["year"]

[[report]]
id = "month"
title = "Báo cáo nhanh"
periods = ["month"]

[[line]]
id = "admitted"
title = "Kết nạp"
movements = ["admitted"]

[[line]]
id = "women"
title = "Nữ"
part_of = "admitted"
where = ["woman"]
age = [18, 30]

[[line]]
id = "share"
title = "Tỷ lệ"
percent = "women"
of = "admitted"
"""


def test_the_reports_of_a_file_share_its_lines() -> None:
    yearly, month = statistics_reader.read(FILE, entries)
    told = [(one.id, one.periods) for one in (yearly, month)]
    assert told == [("yearly", ("year",)), ("month", ("month",))]
    assert [line.id for line in yearly.lines] == ["admitted", "women", "share"]
    assert yearly.lines == month.lines
    assert yearly.edition == "1"


def line(**said: str) -> str:
    """One more line of the file, its values as TOML."""
    return "\n".join(["", "[[line]]", 'title = "x"', *(f"{key} = {said[key]}" for key in said)])


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (line(id='"women"', count='"people"'), "dòng women: có hai dòng cùng tên"),
        (line(id='"x"'), "dòng x: phải là đúng một loại"),
        (line(id='"x"', count='"people"', target='"year"'), "dòng x: phải là đúng một loại"),
        (line(id='"x"', count='"cells"', where='["no such"]'), "không có điều kiện “no such”"),
        (line(id='"x"', count='"cells"', where='["woman"]'), "không hỏi được"),
        (line(id='"x"', count='"units"', age="[18, 30]"), "không hỏi được"),
        (line(id='"x"', count='"people"', age="[18]"), "ghi bằng hai số"),
        (line(id='"x"', part_of='"later"'), "thiếu dòng được nhắc tới later"),
        (line(id='"x"', percent='"women"'), "thiếu dòng được nhắc tới"),
        (line(id='"x"', percent='"women"', of='"later"'), "thiếu dòng được nhắc tới later"),
        (line(id='"x"', average='"age"', over='"share"'), "chỉ tính tuổi bình quân"),
        (line(id='"x"', movements='["flown"]'), "không có loại biến động flown"),
        (line(id='"x"', count='"boats"'), "boats"),
        (line(id='"x"', count='"people"', colour='"red"'), "khóa lạ 'colour'"),
        (
            '[[balance]]\ntotal = "share"\nstart = "women"\nmore = "women"\nless = "women"',
            "share không phải là dòng đếm người",
        ),
        ('[[partition]]\nof = "women"\nparts = ["men"]', "phân chia women: không có dòng men"),
        (line(id='"x"', part_of='"women"', besides='["later"]'), "thiếu dòng được nhắc tới later"),
        (line(id='"x"', part_of='"women"', religion='["lost"]'), "không có mã lost"),
        (line(id='"x"', heading="true", part_of='"women"'), "dòng x: phải là đúng một loại"),
        (line(id='"x"', across='["women", "men"]'), "dòng x: không có dòng men để chia"),
        (
            '[[report]]\nid = "r"\ntitle = "x"\nperiods = ["year"]\ncolumns = ["women", "men"]',
            "báo cáo r: không có cột men",
        ),
        (
            '[[report]]\nid = "r"\ntitle = "x"\nperiods = ["year"]\nparts = ["", "men"]',
            "báo cáo r: không có cột men",
        ),
    ],
)
def test_what_a_file_must_not_say_is_refused_with_its_place(more: str, said: str) -> None:
    with pytest.raises(Trouble) as refused:
        statistics_reader.read(f"{FILE}\n{more}\n", entries, "test.toml")
    assert "test.toml" in refused.value.sentence
    assert said in refused.value.sentence


ACROSS = """
[[line]]
id = "old"
title = "Già"
across = ["women"]
age = [60, 150]

[[line]]
id = "rest"
title = "Còn lại"
across = ["women"]
besides = ["old"]

[[partition]]
across = ["women"]
parts = ["old", "rest"]
"""


def test_a_row_across_sets_is_a_part_of_each_of_them() -> None:
    report, _ = statistics_reader.read(f"{FILE}\n{ACROSS}", entries)
    lines = {one.id: one for one in report.lines}
    assert list(lines).index("women-old") == list(lines).index("women") + 1
    assert (lines["women-old"].part_of, lines["women-rest"].besides) == ("women", ("women-old",))
    assert (report.partitions[-1].of, report.partitions[-1].parts) == (
        "women",
        ("women-old", "women-rest"),
    )


EACH = """
[[line]]
id = "faith"
title = "x"
each = "religions"
apart = ["other"]
part_of = "admitted"

[[line]]
id = "rest"
title = "Còn lại"
part_of = "admitted"
besides = ["religions"]

[[partition]]
of = "admitted"
parts = ["religions", "rest"]
"""


def test_a_line_for_each_entry_of_a_list_asks_for_every_spelling() -> None:
    """Nobody's entry and those set apart get no line; others name all of them at once."""
    report = statistics_reader.read(FILE + EACH, entries)[0]
    made, rest = report.lines[-2:]
    assert (made.id, made.title) == ("faith-catholic", "Công giáo")
    assert made.religion == ("catholic", "conggiao", "thienchuagiao")
    assert rest.besides == ("faith-catholic",)
    assert report.partitions[0].parts == ("faith-catholic", "rest")
