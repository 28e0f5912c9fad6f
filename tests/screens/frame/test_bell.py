from PySide6.QtCore import QObject

from desktop.screens.frame import bell


def test_who_has_the_file_comes_forward_and_who_asked_is_told(qapp, tmp_path):
    came, keeper = [], QObject()
    file = tmp_path / "office.hgd"
    bell.Bell(keeper, file, lambda: came.append(True))
    assert bell.ring(file)
    assert came == [True]
    assert list(tmp_path.iterdir()) == []


def test_where_nobody_listens_nobody_is_waited_for_long(qapp, tmp_path):
    assert not bell.ring(tmp_path / "office.hgd", wait=50)
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_nobody_is_rung_for(qapp, tmp_path):
    assert not bell.ring(tmp_path / "không có" / "office.hgd")
