import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QTabWidget

from desktop.services.people import scans
from tests.build import a_person
from tests.screens.subjects import fill, lines, one, open_window, pick, press, typed, words

PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture
def person(office):
    return a_person(office, "Lò Thị Mai")


@pytest.fixture
def window(qtbot, office, ask, background, person, tmp_path):
    (tmp_path / "Đơn tay.pdf").write_bytes(PDF)
    window = open_window(qtbot, office, ask, background, "person", person)
    tabs = one(window, QTabWidget, "person-tabs")
    tabs.setCurrentIndex(tabs.count() - 1)
    ask.answers.append(tmp_path / "Đơn tay.pdf")
    press(window, "add-scan")
    return window


def test_a_scan_is_taken_in_and_described(window, office, person):
    assert lines(window, "scans") == [["", "", "Đơn tay", "02/03/2026", "1", ""]]
    assert typed(window, "title") == "Đơn tay"
    fill(window, "kind", "don xin vao dang")
    fill(window, "paper_place", "Tủ 2, cặp 5")
    press(window, "save-person")
    (scan,) = office.read(scans.scans, person_id=person)
    assert (scan.kind, scan.paper_place) == ("037", "Tủ 2, cặp 5")
    assert lines(window, "scans")[0][:2] == ["037", "Đơn xin vào Đảng"]
    assert not window.current.unsaved()


def test_what_is_typed_can_be_given_up(window, office, person):
    fill(window, "title", "Khác")
    assert window.current.unsaved()
    press(window, "discard")
    assert typed(window, "title") == "Đơn tay"
    assert not window.current.unsaved()


def test_the_same_file_and_what_is_no_scan_are_refused(window, ask, tmp_path):
    for name, content in (("Đơn tay.pdf", PDF), ("x.png", b"nothing")):
        (tmp_path / name).write_bytes(content)
        ask.answers.append(tmp_path / name)
        press(window, "add-scan")
        assert window.current.strip.isVisible()
    assert len(lines(window, "scans")) == 1


def test_a_scan_is_written_opened_and_removed(window, ask, tmp_path, office, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    pick(window, "scans", 0)
    ask.answers.append(tmp_path / "out.pdf")
    press(window, "save-scan-copy")
    assert (tmp_path / "out.pdf").read_bytes() == PDF
    press(window, "open-scan")
    assert opened[0].toLocalFile().endswith(".pdf")
    press(window, "remove-scan")
    assert lines(window, "scans") == []
    assert words(window, "scans-empty").startswith("Chưa có bản quét")
    office.undo()
    window.current.keep_up()
    assert len(lines(window, "scans")) == 1
