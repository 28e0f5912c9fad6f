from __future__ import annotations

import pytest

from desktop.rules.people import columns
from desktop.rules.people.columns import IGNORED, Sheet, guess, section, title_key
from desktop.services.people import imports

FACTS = imports.facts()


def found(rows, merged=(), fonts=None, memory=None):
    return guess(Sheet("DS", rows, tuple(merged), fonts or {}), FACTS, memory or {})


def facts_of(layout):
    return [column.fact for column in layout.columns]


def test_a_heading_is_found_below_titles_and_above_numbers():
    rows = [
        ["ĐẢNG BỘ", "", ""],
        ["", "", ""],
        ["STT", "HỌ VÀ TÊN (*)", "Ngày, tháng, năm sinh"],
        [1.0, 2.0, 3.0],
        [1.0, "Lò Văn An", "1985"],
        ["", "Cộng: 1", ""],
    ]
    layout = found(rows)
    assert (layout.heading, layout.first, layout.end) == (2, 4, 5)
    assert facts_of(layout) == [IGNORED, "name", "born"]


def test_two_lines_with_and_without_merged_cells():
    upper = ["Họ và tên", "Quê quán", "", "", "Thường trú", "", ""]
    lower = ["", *["Quốc gia", "Tỉnh", "Địa chỉ chi tiết"] * 2]
    rows = [upper, lower, ["Lò Văn An", "Việt Nam", "Sơn La", "x", "Việt Nam", "Sơn La", "y"]]
    expected = [
        "name",
        *(f"{place}:{part}" for place in ("home_place", "permanent_residence")
          for part in ("country", "province", "detail")),
    ]  # fmt: skip
    assert facts_of(found(rows, [(0, 0, 1, 0), (0, 1, 0, 3), (0, 4, 0, 6)])) == expected
    assert facts_of(found(rows)) == expected


def test_a_title_is_what_it_is_however_it_is_written():
    titles = {
        "Số CCCD/CMND": "personal_number",
        "SỐ THẺ ĐẢNG VIÊN": "card_number",
        "Ngày vào Đảng chính thức": "official",
        "Ngày vào Đảng": "admitted",
        "Trình độ học vấn": "general",
        "Ngµy sinh": "born",
        "Daân toäc": "ethnicity",
        "Cột lạ": IGNORED,
    }
    rows = [["Họ và tên", *titles], ["Lò Văn An", *["x"] * len(titles)]]
    assert facts_of(found(rows))[1:] == list(titles.values())


def test_what_was_chosen_before_comes_first():
    rows = [["Họ và tên", "Năm sinh", "Ghi sổ"], ["An", "1985", "x"]]
    memory = {"nam sinh": IGNORED, "ghi so": "occupation", "so the": "no longer known"}
    assert facts_of(found(rows, memory=memory)) == ["name", IGNORED, "occupation"]


def test_the_first_of_two_columns_of_one_name_counts():
    rows = [["Họ và tên", "Ngày sinh", "Ngày sinh"], ["An", "1985", "1986"]]
    assert facts_of(found(rows)) == ["name", "born", IGNORED]


def test_a_column_that_ticks_one_value_of_a_list():
    rows = [
        ["Họ và tên", "Dân tộc", ""],
        ["", "Kinh", "Mông"],
        ["An", "x", ""],
    ]
    layout = found(rows, [(0, 1, 0, 2)])
    assert facts_of(layout)[1:] == ["ethnicity=01", "ethnicity=08"]
    told = columns.fact("ethnicity=08", FACTS)
    assert (told.kind, told.value, told.label) == ("tick", "Mông", "Dân tộc: Mông")


def test_fonts_and_letters_tell_how_a_column_is_written():
    rows = [["Họ và tên", "Ngày sinh"], ["NguyÔn V¨n Hïng", "1985"], ["Lan", "1986"]]
    assert found(rows).columns[0].encoding == "tcvn3"
    one = found(rows, fonts={0: ".VnTimeH"}).columns[0]
    assert (one.encoding, one.capitals) == ("tcvn3", True)
    unicode = [["Họ và tên", "Ngày sinh"], ["Nguyễn Văn Hùng", "1985"]]
    assert found(unicode, fonts={0: ".VnTime"}).columns[0].encoding == ""


def test_figures_are_no_people():
    assert found([["Chỉ tiêu", "Số liệu"], ["Kết nạp", 5.0]]) is None
    assert found([]) is None


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (["I", "Chi bộ bản 1", ""], "Chi bộ bản 1"),
        (["CB thôn 3"], "CB thôn 3"),
        (["Lò Văn An", "1985"], ""),
        (["1", "Chi bộ bản 1", "Lò Văn An"], ""),
        ([], ""),
    ],
)
def test_a_row_that_names_a_cell_for_those_below(row, cell):
    assert section(row) == cell


def test_titles_are_compared_without_marks_and_signs():
    assert title_key("  Họ,  và tên (*)\n") == "ho va ten"
