import inspect
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QMessageBox,
    QPushButton,
    QSpinBox,
)

from desktop.screens.ask import PDF, Ask, PrintJob
from tests.screens.doubles import AskDouble


class User(QObject):
    """Acts on the dialog that is open once the program waits for it."""

    def __init__(self, act):
        super().__init__()
        self.act = act
        self.seen = []
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.look)
        self.timer.start(0)

    def look(self):
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            self.timer.stop()
            self.seen = [button.text() for button in dialog.findChildren(QPushButton)]
            self.act(dialog)


def press(words):
    def act(dialog):
        [button] = [one for one in dialog.findChildren(QPushButton) if one.text() == words]
        button.click()

    return act


@pytest.fixture
def ask(qapp):
    return Ask()


def test_a_choice_is_answered_by_its_button(ask):
    choices = [("save", "Lưu"), ("discard", "Không lưu")]
    user = User(press("Không lưu"))

    assert ask.choose("Chưa lưu", "Lưu không?", choices, give_up="Ở lại") == "discard"
    assert sorted(user.seen) == ["Không lưu", "Lưu", "Ở lại"]


def test_escape_is_no_choice(ask):
    user = User(QDialog.reject)

    assert ask.choose("Chưa lưu", "Lưu không?", [("save", "Lưu")]) is None
    assert sorted(user.seen) == ["Lưu", "Thôi"]


@pytest.mark.parametrize(("words", "answer"), [("Phát hành", True), ("Không làm", False)])
def test_what_cannot_be_undone_is_named_on_the_button(ask, words, answer):
    user = User(press(words))

    assert ask.confirm_irreversible("Số văn bản sẽ được cấp.", "Phát hành") is answer
    assert sorted(user.seen) == ["Không làm", "Phát hành"]


def test_enter_does_not_do_what_cannot_be_undone(ask):
    proposed = []

    def look(dialog):
        assert isinstance(dialog, QMessageBox)
        proposed.append(dialog.defaultButton().text())
        dialog.reject()

    user = User(look)
    assert ask.confirm_irreversible("Số văn bản sẽ được cấp.", "Phát hành") is False
    assert user.seen
    assert proposed == ["Không làm"]


def test_a_message_has_one_button(ask):
    user = User(press("Đóng"))
    ask.inform("Chưa có máy in", "Hãy cài máy in.")

    assert user.seen == ["Đóng"]


def test_a_line_is_stripped(ask):
    def type_and_accept(dialog):
        assert isinstance(dialog, QInputDialog)
        dialog.setTextValue("  Nà Lốc ")
        dialog.accept()

    user = User(type_and_accept)
    assert ask.line("Tên", "Tên bản") == "Nà Lốc"
    assert sorted(user.seen) == ["Thôi", "Đồng ý"]


def test_a_saved_file_gets_the_ending_of_its_kind(ask, tmp_path):
    def choose(dialog):
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("don-xin-vao-dang")
        dialog.accept()

    user = User(choose)
    assert ask.save_path("Lưu PDF", "don", PDF) == tmp_path / "don-xin-vao-dang.pdf"
    assert {"Lưu", "Thôi"} <= {words.replace("&", "") for words in user.seen}


def test_an_existing_file_is_opened(ask, tmp_path):
    file = tmp_path / "danh-sach.pdf"
    file.touch()

    def choose(dialog):
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile(file.name)
        dialog.accept()

    user = User(choose)
    assert ask.open_path("Mở", PDF) == file
    assert "Mở" in {words.replace("&", "") for words in user.seen}


def test_giving_up_a_folder_is_no_folder(ask):
    user = User(QDialog.reject)

    assert ask.folder("Chọn USB") is None
    assert "Chọn thư mục này" in {words.replace("&", "") for words in user.seen}


def test_a_print_job_is_what_was_set(ask):
    def fill(dialog):
        dialog.findChild(QComboBox).setCurrentText("Canon")
        dialog.findChild(QSpinBox).setValue(2)
        dialog.findChild(QDialogButtonBox).accepted.emit()

    user = User(fill)
    job = ask.print_job(["HP", "Canon"], "HP")
    assert user.seen
    assert job == PrintJob("Canon", copies=2, both_sides=False)


def test_the_double_answers_everything_that_can_be_asked():
    questions = {
        name: inspect.signature(method)
        for name, method in inspect.getmembers(Ask, inspect.isfunction)
        if not name.startswith("_")
    }
    answered = {name: inspect.signature(getattr(AskDouble, name)) for name in questions}

    assert answered == questions
    assert all(name in vars(AskDouble) for name in questions)


def test_the_double_records_and_answers_in_order():
    double = AskDouble()
    double.answers.extend([Path("a.pdf"), True])

    assert double.save_path("Lưu PDF", "a.pdf", PDF) == Path("a.pdf")
    assert double.confirm_irreversible("Không hoàn tác được.", "Làm") is True
    assert [kind for kind, _ in double.questions] == ["save_path", "confirm_irreversible"]
