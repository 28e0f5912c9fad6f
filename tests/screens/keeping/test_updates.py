"""Cập nhật dữ liệu: a pack is shown line by line, taken in, undone, given up."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton, QTabWidget

from desktop.services import data
from desktop.services.keeping import brought
from desktop.services.keeping.brought import Makers
from desktop.services.papers import forms
from tests import packs
from tests.build import a_case
from tests.packs import FORM, FROM, LIMITS, MAKERS, PROCESS, a_pack, on_stick
from tests.screens.subjects import one, open_window, press, told, words

CONTENT = {FORM: packs.a_form(), LIMITS: packs.a_limit(), PROCESS: packs.a_process()}


@pytest.fixture
def window(qtbot, office, ask, background):
    """The tab in a window of an office with one open case."""
    a_case(office, at="candidate", name="Lò Thị Mai")
    found = open_window(qtbot, office, ask, background, "exchange")
    one(found, QTabWidget, "exchange-tabs").setCurrentIndex(3)
    return found


def open_pack(window, ask, tmp_path, content=CONTENT, makers: Makers | None = MAKERS, **changes):
    """A pack opened, as if the makers of these tests were those of the program."""
    window.current.updates.makers = makers
    ask.answers.append(on_stick(tmp_path, a_pack(content, **changes)))
    press(window, "update-open")


def test_a_pack_is_shown_line_by_line_and_only_then_taken_in(window, ask, office, tmp_path):
    assert told(window, "update-taken") == []
    open_pack(window, ask, tmp_path)
    assert words(window, "update-words").startswith("Gói cập nhật số 1: Mẫu mới từ 01/07/2026.")
    shown = told(window, "update-changes")
    assert [one for one in shown if one.startswith("Mẫu 9-KNĐ")]
    assert "Chi bộ tổ chức lễ kết nạp" in shown
    assert shown[-2:] == ["Hồ sơ đang mở, giữ quy trình lúc bắt đầu", "Kết nạp đảng viên: 1 hồ sơ"]
    assert data.now() is data.NOTHING
    press(window, "update-take")
    assert told(window, "update-taken") == ["Gói số 1: Mẫu mới từ 01/07/2026"]
    assert "Từ giờ mọi màn hình" in words(window, "strip-words")
    assert office.read(forms.shelf).form_of("9-knd", FROM).edition == "2026"


def test_undo_and_giving_up_bring_the_data_back(window, ask, office, tmp_path):
    open_pack(window, ask, tmp_path)
    press(window, "update-take")
    window.undo()
    assert told(window, "update-taken") == []
    assert data.now().number == 0
    window.redo()
    assert data.now().number == 1
    press(window, "update-remove")
    assert told(window, "update-taken") == []
    assert "Dữ liệu trở lại như trước" in words(window, "strip-words")


def test_closing_leaves_nothing_behind(window, ask, office, tmp_path):
    open_pack(window, ask, tmp_path)
    press(window, "update-close")
    assert one(window, QPushButton, "update-open").isVisible()
    assert not one(window, QPushButton, "update-take").isVisible()
    assert office.read(brought.taken) == ()


def test_a_pack_of_others_is_refused_on_the_screen(window, ask, tmp_path):
    open_pack(window, ask, tmp_path, makers=None)
    assert "không do nơi làm chương trình ký" in words(window, "strip-words")
    assert one(window, QPushButton, "update-open").isVisible()


def test_a_pack_with_mistakes_shows_each_on_its_line(window, ask, tmp_path):
    open_pack(window, ask, tmp_path, {LIMITS: "limit = 1", FORM: 'id = "9-knd"'})
    assert words(window, "update-words").startswith("Gói có chỗ không dùng được")
    shown = told(window, "update-changes")
    assert [one for one in shown if one.startswith("• Tệp law/limits.toml")]
    assert [one for one in shown if one.startswith("• Mẫu 2026/9-knd.toml")]
    assert not one(window, QPushButton, "update-take").isVisible()
    press(window, "update-close")
    assert one(window, QPushButton, "update-open").isVisible()


def test_other_screens_offer_the_new_names_at_once(window, ask, office, tmp_path):
    def kinds():
        window.open("organisations")
        box = one(window, QComboBox, "sector")
        return [box.itemText(at) for at in range(box.count())]

    before = kinds()
    window.open("exchange")
    path = "resources/lists/sectors.toml"
    more = data.shipped(path) + '\n[[entry]]\ncode = "space"\nname = "Vũ trụ"\n'
    open_pack(window, ask, tmp_path, {path: more})
    press(window, "update-take")
    assert kinds() == [*before, "Vũ trụ"]
    window.undo()
    assert window.current.title == "Chi bộ & địa bàn"
    assert kinds() == before


def test_the_reports_to_send_are_those_of_the_pack(window, ask, tmp_path):
    """They stand on this same screen, which stays; what was chosen there stays chosen."""
    combo = one(window, QComboBox, "report")
    combo.setCurrentIndex(combo.findData("quarter"))
    shipped = [combo.itemText(at) for at in range(combo.count())]
    members = "resources/statistics/members.toml"
    name = "Báo cáo nhanh công tác phát triển đảng viên"
    renamed = data.shipped(members).replace(name, "Báo cáo tháng theo mẫu mới")
    open_pack(window, ask, tmp_path, content={members: renamed})
    press(window, "update-take")
    now = [combo.itemText(at) for at in range(combo.count())]
    assert set(now) ^ set(shipped) == {name, "Báo cáo tháng theo mẫu mới"}
    assert combo.currentData() == "quarter"
    window.undo()
    assert [combo.itemText(at) for at in range(combo.count())] == shipped
