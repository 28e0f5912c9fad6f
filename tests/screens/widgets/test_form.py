from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from desktop.errors import Refusal
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.fields import NumberField, TextField, YesNoField
from desktop.screens.widgets.form import FieldForm
from tests.screens.keyboard import rewrite


@dataclass(frozen=True)
class Row:
    name: str
    votes: int | None = None
    union: bool | None = None


@pytest.fixture
def form(qtbot):
    form = FieldForm("person-form")
    form.section("Nhân thân")
    form.add(TextField("name"), "Họ và tên", required=True)
    form.add(NumberField("votes"), "Số phiếu")
    form.add(YesNoField("union"), "Đoàn viên công đoàn")
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    form.show_row(Row("Lò Văn Bình", 12))
    return form


def retype(form, name, words):
    rewrite(form.findChild(QLineEdit, name), words)


def test_a_row_fills_the_fields_and_is_no_change(form):
    assert form.findChild(QLineEdit, "name").text() == "Lò Văn Bình"
    assert form.values() == {"name": "Lò Văn Bình", "votes": 12, "union": None}
    assert form.changes() == {}
    assert not form.is_edited()


def test_only_what_was_changed_is_given(form, qtbot):
    with qtbot.waitSignal(form.edited) as told:
        retype(form, "votes", "15")

    assert told.args == [True]
    assert form.changes() == {"votes": 15}


def test_typing_back_what_was_there_is_no_change(form, qtbot):
    retype(form, "votes", "15")
    retype(form, "votes", "12")

    assert not form.is_edited()


def test_a_mapping_or_nothing_can_be_shown(form):
    form.show_row({"name": "Đặng Thị Ánh"})
    assert form.values() == {"name": "Đặng Thị Ánh", "votes": None, "union": None}
    form.show_row(None)
    assert form.values() == {"name": "", "votes": None, "union": None}
    assert not form.is_edited()


def test_edits_can_be_kept_when_the_row_changes_behind_them(form, qtbot):
    retype(form, "votes", "15")
    form.show_row(Row("Lò Văn Bính", 13), keep_edits=True)

    assert form.values()["name"] == "Lò Văn Bính"
    assert form.changes() == {"votes": 15}


def test_the_field_of_a_refusal_is_marked_and_the_others_are_not(form):
    assert form.show_fault(Refusal("Chưa ghi họ tên.", field="name"))
    assert form.findChild(QLabel, "name-fault").isVisible()

    assert form.show_fault(Refusal("Nhiều phiếu hơn người.", field="votes"))
    assert not form.findChild(QLabel, "name-fault").isVisible()
    assert form.findChild(QLabel, "votes-fault").text() == "Nhiều phiếu hơn người."


def test_a_refusal_of_no_field_here_is_left_to_the_screen(form):
    assert not form.show_fault(Refusal("Người này đã bị xóa."))
    assert not form.show_fault(Refusal("Sai.", field="elsewhere"))


def test_everything_unreadable_is_marked_at_once(form, qtbot):
    form.add(DateField("day"), "Ngày")
    qtbot.waitUntil(form.fields["day"].isVisible)
    retype(form, "votes", "nhiều")
    retype(form, "day", "hôm qua")
    assert form.is_edited()

    with pytest.raises(Refusal) as refused:
        form.changes()
    assert refused.value.field == "votes"
    assert form.findChild(QLabel, "votes-fault").isVisible()
    assert form.findChild(QLabel, "day-fault").isVisible()


def test_labels_lead_to_their_fields(form):
    labels = {label.text(): label.buddy() for label in form.findChildren(QLabel) if label.buddy()}

    assert labels["Họ và tên (bắt buộc)"] is form.findChild(QLineEdit, "name")
    assert labels["Số phiếu"].accessibleName() == "Số phiếu"


def test_tab_walks_the_fields_in_order(form, qtbot):
    form.focus_first()
    qtbot.waitUntil(form.findChild(QLineEdit, "name").hasFocus)
    qtbot.keyClick(form.findChild(QLineEdit, "name"), Qt.Key.Key_Tab)
    assert form.findChild(QLineEdit, "votes").hasFocus()
