from desktop.screens.widgets.shipped_choices import by_code, by_name


def test_some_lists_are_kept_by_the_words_that_papers_print():
    assert ("Thái", "Thái") in by_name("ethnic_groups")


def test_others_are_kept_by_code():
    assert dict(by_code("general_levels"))["upper-secondary"] == "Trung học phổ thông"
