import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton

from desktop.screens import theme
from desktop.screens.background import Background
from desktop.screens.frame.status_line import StatusLine


class Asked(QObject):
    def __init__(self):
        super().__init__()
        self.what = []

    def undo(self):
        self.what.append("undo")

    def redo(self):
        self.what.append("redo")


@pytest.fixture
def asked(qapp):
    return Asked()


@pytest.fixture
def worker(qapp):
    worker = Background()
    yield worker
    worker.close()


@pytest.fixture
def line(worker, asked, qtbot):
    line = StatusLine(worker, asked.undo, asked.redo)
    qtbot.addWidget(line)
    line.show()
    return line


def shown(line, name):
    return line.findChild(QPushButton, name).isVisible()


def test_what_was_done_can_be_taken_back_from_here(line, asked, qtbot):
    assert not shown(line, "status-undo")
    line.show_done("Thêm Chi bộ bản Pá", may_undo=True, may_redo=False)

    assert line.findChild(QLabel, "last-done").text() == "Thêm Chi bộ bản Pá"
    assert not shown(line, "status-redo")
    qtbot.mouseClick(line.findChild(QPushButton, "status-undo"), Qt.MouseButton.LeftButton)
    assert asked.what == ["undo"]


def test_a_long_label_is_cut_and_told_whole_on_hover(line):
    before = line.minimumSizeHint().width()
    label = "Ban hành " + "Báo cáo công tác xây dựng Đảng " * 9
    line.show_done(label, may_undo=False, may_redo=False)

    done = line.findChild(QLabel, "last-done")
    assert done.text().startswith("Ban hành Báo cáo")
    assert done.text().endswith("…")
    assert done.toolTip() == label
    assert line.minimumSizeHint().width() < before + theme.characters(done, 80)


def test_what_was_taken_back_can_be_done_again(line, asked, qtbot):
    line.show_done("Hoàn tác: Thêm Chi bộ bản Pá", may_undo=False, may_redo=True)
    qtbot.mouseClick(line.findChild(QPushButton, "status-redo"), Qt.MouseButton.LeftButton)

    assert asked.what == ["redo"]


@pytest.mark.parametrize(
    ("light", "colour"), [("good", theme.GREEN), ("soon", theme.AMBER), ("late", theme.FLAG)]
)
def test_the_backup_light_has_words_and_a_colour(line, light, colour):
    line.show_light("10 phút trước · USB <chưa cắm>", light)
    label = line.findChild(QLabel, "backup-light")

    assert colour in label.text()
    assert "10 phút trước · USB &lt;chưa cắm&gt;" in label.text()


def test_long_work_is_shown_and_can_be_stopped(line, worker, qtbot):
    def work(*, progress, cancelled):
        progress(3, 10)
        while not cancelled():
            pass

    words, stop = (
        line.findChild(QLabel, "progress-what"),
        line.findChild(QPushButton, "progress-stop"),
    )
    assert not stop.isVisible()
    worker.run("Đang in hồ sơ", work, done=print)
    qtbot.waitUntil(lambda: line.findChild(QProgressBar, "progress-bar").value() == 3)
    assert words.isVisible()
    assert words.text() == "Đang in hồ sơ: 3/10"

    with qtbot.waitSignal(worker.ended):
        qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
        assert not stop.isEnabled()
    assert not stop.isVisible()
