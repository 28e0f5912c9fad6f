"""Các bước: the way as a line with the state of each step, in words."""

from __future__ import annotations

from desktop.screens.line_list import LineList
from tests.build import a_case
from tests.screens.subjects import fill, go_to, one, open_window, told, words


def lines_of(window):
    return {line.title: line for line in one(window, LineList, "steps").shown_lines()}


def test_the_line_tells_what_is_done_and_what_is_next(qtbot, office, ask, background):
    """Days at the right of what is done; who acts below every title."""
    person = a_case(office, at="certificate")
    window = open_window(qtbot, office, ask, background, "case", person)
    assert told(window, "steps")[0] == "Kết nạp"
    lines = lines_of(window)
    done = lines["Chọn quần chúng ưu tú"]
    assert (done.mark, done.side) == ("done", "09/01/2023")
    following = lines["Đơn xin vào Đảng"]
    assert following.mark == "next"
    assert following.note == "Người vào Đảng · làm tiếp bước này"
    assert lines["Lễ kết nạp đảng viên"].note == "Chi bộ · chờ bước trước"
    assert words(window, "step-title") == "Đơn xin vào Đảng"


def test_what_is_late_and_what_waits_for_its_day_say_so(qtbot, office, ask, background):
    """Recognition is overdue since the summer."""
    person = a_case(office, at="probation-opinions")
    window = open_window(qtbot, office, ask, background, "case", person)
    assert "Công nhận chính thức" in told(window, "steps")
    late = lines_of(window)["Chi bộ họp xét, đề nghị công nhận chính thức"]
    assert (late.mark, late.tone) == ("late", "late")
    assert late.note == "Chi bộ · quá hạn từ 13/08/2025"


def test_enter_goes_into_the_step(qtbot, office, ask, background):
    """The cursor stands in the day, which shows what was recorded."""
    person = a_case(office, at="certificate")
    window = open_window(qtbot, office, ask, background, "case", person)
    go_to(window, "steps", "Chọn quần chúng ưu tú")
    assert window.focusWidget().objectName() == "day"
    assert window.focusWidget().text() == "09/01/2023"


def test_another_step_is_not_shown_over_unsaved_typing(qtbot, office, ask, background):
    """Staying puts the cursor back; giving up goes on."""
    person = a_case(office, at="certificate")
    window = open_window(qtbot, office, ask, background, "case", person)
    fill(window, "number", "12")
    ask.answers.append(None)
    go_to(window, "steps", "Chọn quần chúng ưu tú", enter=False)
    assert words(window, "step-title") == "Đơn xin vào Đảng"
    assert one(window, LineList, "steps").current_line().title == "Đơn xin vào Đảng"
    ask.answers.append("discard")
    go_to(window, "steps", "Chọn quần chúng ưu tú", enter=False)
    assert words(window, "step-title") == "Chọn quần chúng ưu tú"
