from tests.screens.subjects import (
    lines,
    names,
    pick,
    press,
    words,
)


def test_the_bin_takes_a_person_with_a_reason_and_gives_back(window, ask):
    pick(window, "people", 0)
    ask.answers.append("nhập trùng")
    press(window, "to-bin")
    assert "Lường Thị An" not in names(window)

    press(window, "open-bin")
    assert lines(window, "bin") == [["Lường Thị An", "nhập trùng"]]
    pick(window, "bin", 0)
    press(window, "bring-back")
    press(window, "leave-bin")
    assert "Lường Thị An" in names(window)


def test_the_bin_wants_a_reason(window, ask):
    pick(window, "people", 0)
    ask.answers.append("")
    press(window, "to-bin")
    assert "lý do" in words(window.current, "strip-words")
    assert len(names(window)) == 4
