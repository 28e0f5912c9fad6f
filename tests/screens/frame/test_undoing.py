"""Hoàn tác and Làm lại: never something else than is said, and never waiting for a server."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.screens.background import Background
from desktop.screens.frame.window import Entry, Window
from desktop.services.exchange import senders
from desktop.services.keeping import shared_store, users
from desktop.store.server import open_store
from tests.build import an_office
from tests.screens.doubles import HeldExecutor
from tests.screens.rooms import CellsScreen, add_cell, cells

CTRL = Qt.KeyboardModifier.ControlModifier


def nothing(_):
    return []


@pytest.fixture
def open_at_cells(office, ask, qtbot):
    """The window over an office with one cell, on a worker the test may hold."""

    def make(background):
        office.do(add_cell, id="1", name="Chi bộ bản Pá")
        window = Window(office, ask, background, [Entry("cells", "Chi bộ", CellsScreen)], nothing)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
        return window

    return make


def names(office):
    return [line.name for line in office.read(cells)]


def test_behind_what_cannot_be_undone_the_key_asks_first(open_at_cells, background, office, ask):
    """It names both; with "Thôi" nothing is taken back; what is asked once is not asked again."""
    window = open_at_cells(background)
    office.do(add_cell, id="2", name="Chi bộ bản Nà Lốc")
    office.do(users.begin, id="u", name="Cầm Thị Biên")
    line = window.findChild(QAction, "undo")
    assert line.text() == "&Hoàn tác việc trước đó: Thêm Chi bộ bản Nà Lốc…"
    assert not window.findChild(QPushButton, "status-undo").isVisible()
    window.current.table.setFocus()
    ask.answers.extend([None, "undo"])
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert len(names(office)) == 2
    asked = ask.questions[0][1]
    assert "Cầm Thị Biên" in asked
    assert "“Thêm Chi bộ bản Nà Lốc”" in asked
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert names(office) == ["Chi bộ bản Pá"]
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert (names(office), line.text()) == ([], "&Hoàn tác")


class TestInASharedStore:
    """The server may be far away, slow or dead."""

    @pytest.fixture
    def worker(self):
        return HeldExecutor()

    @pytest.fixture
    def window(self, open_at_cells, worker, office, postgres):
        found = open_at_cells(Background(worker))
        an_office(office, level="province", commune_name="")
        shared_store.join(office, postgres.database())
        office.do(senders.expect, names=["Đảng ủy xã Hoa Ban"])
        return found

    def test_an_undo_is_done_beside_the_window(self, window, office, worker):
        """It is told meanwhile, and a second press waits."""
        window.undo()
        assert window.findChild(QLabel, "progress-what").text() == "Hoàn tác trong kho chung"
        window.undo()
        assert "Hãy đợi" in window.current.strip.words.text()
        assert office.can_undo() == "Thêm 1 nơi gửi báo cáo"
        worker.let_go()
        assert (office.can_undo(), bool(office.can_redo())) == (None, True)
        window.redo()
        worker.let_go()
        assert office.can_undo() == "Thêm 1 nơi gửi báo cáo"

    def test_what_was_done_while_it_waited_is_not_undone_instead(self, window, office, worker):
        window.undo()
        office.do(add_cell, id="2", name="Chi bộ bản Nà Lốc")
        worker.let_go()
        assert "đã có việc khác" in window.current.strip.words.text()
        assert len(names(office)) == 2

    def test_a_dead_server_is_told_and_the_undo_is_still_there(self, window, office, worker):
        office.shared.close()
        office.shared = open_store("postgresql:///kho?host=/nowhere")
        window.undo()
        worker.let_go()
        assert "Không nối được kho chung" in window.current.strip.words.text()
        assert office.can_undo() == "Thêm 1 nơi gửi báo cáo"
        window.undo()
        assert window.background.busy
