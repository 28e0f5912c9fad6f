"""Các bước: the way as a line with the state of each step, in words."""

from __future__ import annotations

from desktop.screens.widgets.line_list import LineList
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
    assert (late.note, late.side) == ("Chi bộ · quá hạn 201 ngày", "hạn 13/08/2025")


def test_today_stands_before_what_comes_next(qtbot, office, ask, background):
    """With the day; what may be left out is quiet and no next step."""
    person = a_case(office, at="certificate")
    window = open_window(qtbot, office, ask, background, "case", person)
    titles = told(window, "steps")
    assert titles[titles.index("Hôm nay 02/03/2026") + 1] == "Đơn xin vào Đảng"
    assert lines_of(window)["Hôm nay 02/03/2026"].mark == "today"
    assert lines_of(window)["Đồng ý cho làm thủ tục kết nạp"].mark == "optional"


def test_what_happens_by_chance_stands_apart_below(qtbot, office, ask, background):
    """Nobody takes moving away for the step after the certificate."""
    person = a_case(office, at="certificate")
    window = open_window(qtbot, office, ask, background, "case", person)
    titles = told(window, "steps")
    chance = titles.index("Chỉ ghi khi xảy ra")
    assert chance > titles.index("Lễ kết nạp đảng viên")
    assert titles.index("Người vào Đảng chuyển đi nơi khác") > chance


def test_the_current_step_stands_among_its_neighbours(qtbot, office, ask, background):
    """Some of what was done stays in view above it."""
    person = a_case(office, at="history-certified")
    window = open_window(qtbot, office, ask, background, "case", person)
    lines = one(window, LineList, "steps")
    middle = lines.visualItemRect(lines.currentItem()).center().y()
    assert lines.height() * 0.3 < middle < lines.height() * 0.7


def test_a_step_that_waits_tells_its_last_day(qtbot, office, ask, background):
    """The decision is late since the summer of the meeting."""
    person = a_case(office, at="cell-meeting")
    window = open_window(qtbot, office, ask, background, "case", person)
    waiting = lines_of(window)["Quyết định kết nạp đảng viên"]
    assert (waiting.side, waiting.tone) == ("hạn 29/07/2024", "late")
    assert "chờ bước trước, quá hạn" in waiting.note


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
