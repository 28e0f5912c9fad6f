import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QRadioButton

from desktop.screens.people.merging_rows import ComparisonRows
from desktop.services.people.comparing import ANY, ONE, Row

PAIR = ("a", "b")


def a_row(key="phone", left="0912", right="0987", choices=ONE, proposed="keep"):
    return Row(key, f"Mục {key}", left, right, choices, proposed)


@pytest.fixture
def shown(qtbot):
    widget = ComparisonRows()
    qtbot.addWidget(widget)
    widget.resize(700, 300)
    widget.show()
    return widget


def test_each_difference_starts_with_what_is_proposed(shown):
    rows = [
        a_row(),
        a_row("post", choices=ANY, proposed="both"),
        a_row("born", "", "1990", ONE, "other"),
    ]
    shown.show_rows(PAIR, rows)
    assert shown.choices() == {"phone": "keep", "post": "both", "born": "other"}


def test_what_is_the_same_is_only_named(shown):
    shown.show_rows(PAIR, [a_row(right="0912"), a_row("post", choices=ANY)])
    assert set(shown.choices()) == {"post"}
    assert shown.findChild(QLabel, "same-rows").text() == "Giống nhau: Mục phone."


def test_a_line_without_choice_is_shown_for_both(shown):
    shown.show_rows(PAIR, [a_row("case", choices=(), proposed="both")])
    assert shown.choices() == {}
    assert "đều giữ" in {label.text() for label in shown.findChildren(QLabel)}


def test_a_click_on_the_words_chooses(shown):
    shown.show_rows(PAIR, [a_row()])
    side = shown.findChild(QRadioButton, "phone-other").parentWidget()
    QTest.mouseClick(side, Qt.MouseButton.LeftButton)
    assert shown.choices() == {"phone": "other"}


def test_choices_stay_for_the_same_pair_and_begin_anew_for_another(shown):
    shown.show_rows(PAIR, [a_row()])
    shown.findChild(QRadioButton, "phone-other").click()
    shown.show_rows(PAIR, [a_row(), a_row("born")])
    assert shown.choices() == {"phone": "other", "born": "keep"}
    shown.show_rows(("a", "c"), [a_row()])
    assert shown.choices() == {"phone": "keep"}


def test_a_choice_no_longer_offered_falls_back_to_what_is_proposed(shown):
    shown.show_rows(PAIR, [a_row("post", choices=ANY, proposed="both")])
    shown.show_rows(PAIR, [a_row("post", choices=ONE, proposed="keep")])
    assert shown.choices() == {"post": "keep"}


def test_long_words_are_shown_whole_at_any_width(shown):
    shown.show_rows(PAIR, [a_row(left="chữ dài " * 40)])
    wide = shown.minimumHeight()
    shown.resize(350, 300)
    assert shown.minimumHeight() > wide


def test_the_buttons_say_what_they_choose_to_those_who_listen(shown):
    shown.show_rows(PAIR, [a_row()])
    assert shown.findChild(QRadioButton, "phone-other").accessibleName() == "Mục phone, 0987"
