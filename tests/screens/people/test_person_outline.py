from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from desktop.screens.people.person_outline import OutlineForm
from tests.screens.subjects import fill, press, words


@pytest.fixture
def form(qtbot):
    form = OutlineForm(date(2026, 3, 2))
    qtbot.addWidget(form)
    form.show()
    return form


def doubts(form):
    label = form.findChild(QLabel, "personal-number-doubts")
    return label.text() if label.isVisible() else ""


def test_a_number_that_tells_of_another_sex_or_year_is_doubted(form):
    press(form, "sex-nam")
    fill(form, "born", "12/5/1999")
    fill(form, "personal_number", "014300123456")
    assert "là nữ" in doubts(form)
    assert "sinh năm 2000" in doubts(form)


def test_the_doubt_goes_when_the_record_agrees(form):
    press(form, "sex-nam")
    fill(form, "personal_number", "014300123456")
    assert doubts(form)
    press(form, "sex-nữ")
    assert not doubts(form)


def test_a_number_of_another_province_than_that_of_birth_is_doubted(form):
    fill(form, "personal_number", "014300123456")
    assert not doubts(form)
    fill(form, "birth_place", "Xã Hoa Ban, tỉnh Phú Thọ")
    assert "khai sinh ở Sơn La" in doubts(form)


def test_a_number_still_being_typed_is_not_doubted(form):
    press(form, "sex-nam")
    fill(form, "personal_number", "0143")
    assert not doubts(form)


def test_the_items_carry_their_numbers_in_the_booklet(form):
    said = [label.text() for label in form.findChildren(QLabel)]
    labels = [text for text in said if text[:1].isdigit()]
    for number in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12):
        assert any(text.startswith(f"{number}. ") for text in labels)


def test_a_year_of_two_digits_is_the_latest_such_year(form):
    fill(form, "born", "5/2/99")
    assert form.changes()["born"].text == "05/02/1999"


def test_places_have_the_old_wording_too(form):
    fill(form, "birth_place", "xã Hoa Ban")
    fill(form, "birth_place-formerly", "xã Mường Bú")
    assert form.changes()["birth_place"].text == "xã Hoa Ban (trước đây là xã Mường Bú)"
    assert words(form, "birth_place-fault") == ""
