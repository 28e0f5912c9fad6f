"""Reading a statistics file, and refusing what it must not say."""

from __future__ import annotations

import pytest

from desktop.errors import Trouble
from desktop.rules import statistics_reader

FILE = """
edition = "1"
source = "mẫu thử"

[[report]]
id = "yearly"
title = "Báo cáo"
period = "year"

[[report]]
id = "month"
title = "Báo cáo nhanh"
period = "month"

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
    yearly, month = statistics_reader.read(FILE)
    assert (yearly.id, yearly.period, month.id, month.period) == (
        "yearly",
        "year",
        "month",
        "month",
    )
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
        (line(id='"x"', count='"people"', age="[18]"), "tuổi ghi bằng hai số"),
        (line(id='"x"', part_of='"later"'), "thiếu dòng được nhắc tới later"),
        (line(id='"x"', percent='"women"'), "thiếu dòng được nhắc tới"),
        (line(id='"x"', percent='"women"', of='"later"'), "thiếu dòng được nhắc tới later"),
        (line(id='"x"', average='"age"', over='"share"'), "chỉ tính tuổi bình quân"),
        (line(id='"x"', movements='["flown"]'), "không có loại biến động flown"),
        (line(id='"x"', count='"boats"'), "boats"),
        (line(id='"x"', count='"people"', colour='"red"'), "mục lạ colour"),
        (
            '[[balance]]\ntotal = "share"\nstart = "women"\nmore = "women"\nless = "women"',
            "share không phải là dòng đếm người",
        ),
    ],
)
def test_what_a_file_must_not_say_is_refused_with_its_place(more: str, said: str) -> None:
    with pytest.raises(Trouble) as refused:
        statistics_reader.read(f"{FILE}\n{more}\n", "test.toml")
    assert "test.toml" in refused.value.sentence
    assert said in refused.value.sentence
