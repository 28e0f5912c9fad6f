from __future__ import annotations

from desktop.rules.people.import_rows import Note
from desktop.services.people.import_lines import Change, Line, Preview


def test_a_line_says_everything_in_words():
    line = Line(
        "DS",
        8,
        "Lò Văn An",
        "changed",
        {},
        changes=(Change("Chi bộ", "", "Chi bộ bản 1"),),
        notes=(Note("Số CCCD", "đã thêm số 0."),),
    )
    assert line.words == "Chi bộ: (trống) → Chi bộ bản 1  Số CCCD: đã thêm số 0."
    assert line.id == "DS!8"


def test_the_summary_counts_each_outcome():
    lines = (Line("DS", 2, "An", "new", {}), Line("DS", 3, "Bình", "refused", {}))
    shown = Preview("ds.xlsx", lines, (), 0)
    assert shown.count("new") == 1
    assert shown.summary == (
        "2 dòng: 1 mới, 0 có thay đổi, 0 không đổi, 0 nghi trùng, 1 không lấy được."
    )
