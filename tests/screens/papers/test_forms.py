from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QPushButton, QTabWidget

from desktop import paths
from desktop.services.papers import forms
from tests.papers.templates import a_template
from tests.screens.subjects import fault, fill, lines, one, open_window, press, told, words

OURS = (paths.forms() / "2025" / "9-knd.toml").read_text(encoding="utf-8")


@pytest.fixture
def window(qtbot, office, ask, background):
    window = open_window(qtbot, office, ask, background, "settings")
    one(window, QTabWidget, "settings-tabs").setCurrentIndex(5)
    return window


def choose(window, key):
    assert window.current.forms.table.select_id(key)


def shown(window, name):
    return one(window, QPushButton, name).isVisible()


def state(window, code):
    return next(row[-1] for row in lines(window, "forms") if row[0] == code)


def own(office):
    return [(one.form, one.media) for one in office.read(forms.own_files)]


def add(window, ask, tmp_path, name, content, *answers):
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    ask.answers += [file, *answers]
    press(window, "add-form")


def test_a_form_is_confirmed_and_the_confirmation_taken_back(window, office):
    assert state(window, "9-KNĐ") == "chưa đối chiếu"
    choose(window, "2025/9-knd")
    assert "dựng lại" in words(window, "form-told")
    press(window, "confirm-form")
    assert "ai" in fault(window, "who")
    fill(window, "who", "Lò Văn Chiến")
    fill(window, "document", "Mẫu kèm Hướng dẫn")
    press(window, "confirm-form")
    assert state(window, "9-KNĐ") == "đã đối chiếu"
    assert "Lò Văn Chiến đã đối chiếu ngày" in words(window, "form-told")
    assert not shown(window, "confirm-form")
    press(window, "unconfirm-form")
    assert state(window, "9-KNĐ") == "chưa đối chiếu"
    assert not any(line.confirmed for line in office.read(forms.forms))


def test_a_form_seen_in_full_asks_for_no_confirmation(window):
    choose(window, "2025/1-knd")
    assert not shown(window, "confirm-form")
    assert "đã thấy trọn mẫu chính thức" in words(window, "form-told")


def test_an_own_definition_is_added_saved_and_removed(window, office, ask, tmp_path):
    add(window, ask, tmp_path, "9-knd.toml", OURS)
    assert own(office) == [("9-knd", "toml")]
    assert words(window, "form-name").startswith("9-KNĐ")
    ask.answers.append(tmp_path / "ra.toml")
    press(window, "save-form-file")
    assert (tmp_path / "ra.toml").read_text(encoding="utf-8") == OURS
    press(window, "remove-form")
    assert own(office) == []


def test_a_word_template_is_for_the_form_picked(window, office, ask, tmp_path):
    choose(window, "2025/9-knd")
    add(window, ask, tmp_path, "Quyết định.docx", a_template("{{person.name}}"), "picked")
    assert own(office) == [("9-knd", "docx")]
    assert "Bản PDF và bản in trọn bộ vẫn theo mẫu của chương trình" in words(window, "form-told")
    one(window, QComboBox, "forms-shown").setCurrentIndex(2)
    assert [row[0] for row in lines(window, "forms")] == ["9-KNĐ"]


def test_a_wrong_file_shows_every_mistake_and_changes_nothing(window, office, ask, tmp_path):
    wrong = OURS.replace("person.name", "person.nmae").replace('"title"', '"tilte"')
    add(window, ask, tmp_path, "9-knd.toml", wrong)
    assert own(office) == []
    assert words(window, "form-name") == "9-knd.toml · tệp chưa nhận được"
    assert [line.partition(",")[2] for line in told(window, "form-mistakes")] == [
        " trường name",
        " khối 2",
    ]


def test_leaving_keeps_a_confirmation_that_is_typed(window, office, ask):
    choose(window, "2025/9-knd")
    fill(window, "day", "1/3/2026")
    fill(window, "who", "Lò Văn Chiến")
    fill(window, "document", "Mẫu")
    ask.answers.append("save")
    window.open("history")
    (kept,) = [one.confirmed for one in office.read(forms.forms) if one.confirmed]
    assert (kept.day, kept.who) == (date(2026, 3, 1), "Lò Văn Chiến")
