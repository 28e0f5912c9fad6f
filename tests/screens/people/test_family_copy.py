import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTabWidget

from desktop.rules.partial_date import PartialDate
from desktop.services.people import people
from tests.build import a_person
from tests.screens.keyboard import rewrite
from tests.screens.subjects import fill, lines, one, open_window, press, typed, words

FATHER = {"relation": "Cha đẻ", "name": "Lò Văn Một", "born": PartialDate(1970)}


@pytest.fixture
def mai(office):
    return a_person(office, "Lò Thị Mai")


@pytest.fixture
def window(qtbot, office, ask, background, mai):
    brother = a_person(office, "Lò Văn Anh", sex="nam", born=PartialDate(1995))
    told = [FATHER, {"relation": "Em ruột", "name": "Lò Thị Mai"}]
    office.do(people.set_part, id=brother, part="relatives", lines=told)
    window = open_window(qtbot, office, ask, background, "person", mai)
    one(window, QTabWidget, "person-tabs").setCurrentIndex(3)
    return window


def relatives(office, id):
    found = office.read(people.person, id=id).history.relatives
    return [(one.relation, one.name) for one in found]


def test_the_brother_is_proposed_and_copied_from_in_one_press(window, office, mai):
    press(window, "copy-family")
    assert typed(window, "source") == "Lò Văn Anh"
    assert lines(window, "copied") == [
        ["Cha đẻ", "Lò Văn Một", "1970", "thêm"],
        ["Anh ruột", "Lò Văn Anh", "1995", "thêm"],
    ]
    assert one(window, QPushButton, "copy-now").text() == "Chép 2 người"
    press(window, "copy-now")
    assert relatives(office, mai) == [("Cha đẻ", "Lò Văn Một"), ("Anh ruột", "Lò Văn Anh")]
    assert [line[1] for line in lines(window, "relatives")] == ["Lò Văn Một", "Lò Văn Anh"]
    office.undo()
    assert lines(window, "relatives") == []


def test_somebody_else_can_be_chosen_with_the_tie(window, office):
    other = a_person(office, "Hà Văn Chiến", sex="nam")
    office.do(people.set_part, id=other, part="relatives", lines=[FATHER])
    press(window, "copy-family")
    rewrite(QApplication.focusWidget(), "chien")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    press(window, "tie-spouse")
    assert ["Cha của vợ (chồng)", "Lò Văn Một", "1970", "thêm"] in lines(window, "copied")


def test_another_tie_than_the_histories_tell_is_pointed_at(window):
    press(window, "copy-family")
    press(window, "tie-father")
    assert "anh, chị, em ruột" in words(window, "strip-words")


def test_unsaved_typing_is_saved_first(window):
    press(window, "relatives-add")
    fill(window, "relative_name", "Hà Thị Hai")
    press(window, "copy-family")
    assert "lưu" in words(window, "strip-words")
    assert not one(window, QPushButton, "copy-now").isVisible()


def test_giving_up_shows_the_relatives_again(window):
    press(window, "copy-family")
    press(window, "leave-copy")
    assert one(window, QPushButton, "relatives-add").isVisible()
    assert QApplication.focusWidget().objectName() == "copy-family"
