import os
from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLabel, QPushButton
from reportlab.pdfgen import canvas

from desktop.screens.widgets.page_view import PageView


def pdf(pages):
    file = BytesIO()
    paper = canvas.Canvas(file, pagesize=(595, 842))
    for number in range(pages):
        paper.drawString(72, 700, f"Trang {number + 1}")
        paper.showPage()
    paper.save()
    return file.getvalue()


@pytest.fixture
def view(ask, background, qtbot):
    view = PageView(ask, background, empty="Chọn một văn bản để xem.")
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    return view


@pytest.fixture
def press(view, qtbot):
    def press_it(name):
        qtbot.mouseClick(view.findChild(QPushButton, name), Qt.MouseButton.LeftButton)

    return press_it


def where(view):
    return view.findChild(QLabel, "page-number").text()


def test_before_a_paper_is_shown_it_says_how_to_get_one(view):
    notice = view.findChild(QLabel, "pages-empty")

    assert notice.isVisible()
    assert notice.text() == "Chọn một văn bản để xem."
    assert not view.findChild(QPushButton, "page-print").isEnabled()
    assert view.page() == view.page_count() == 0


def test_a_paper_is_paged_through(view, press):
    view.show_pdf(pdf(3), "1-KNĐ Đặng Thị Ánh")
    assert where(view) == "Trang 1/3"
    press("page-after")
    assert (view.page(), where(view)) == (2, "Trang 2/3")
    press("page-before")
    press("page-before")
    assert view.page() == 1


def test_a_new_edition_of_the_paper_stays_on_its_page(view, press):
    view.show_pdf(pdf(3), "Đơn")
    press("page-after")
    press("page-after")
    view.show_pdf(pdf(2), "Đơn")

    assert where(view) == "Trang 2/2"


def test_a_paper_can_be_taken_away(view):
    view.show_pdf(pdf(1), "Đơn")
    view.clear("Chưa đủ dữ liệu.")

    assert view.findChild(QLabel, "pages-empty").text() == "Chưa đủ dữ liệu."
    assert where(view) == ""


def test_zoom_can_be_changed_and_given_back(view, press, qtbot):
    view.show_pdf(pdf(1), "Đơn")
    pages = view.findChild(QPdfView, "pages")
    assert pages.zoomMode() is QPdfView.ZoomMode.FitToWidth
    before = pages.zoomFactor()
    press("page-larger")
    press("page-larger")
    assert pages.zoomFactor() > before
    press("page-smaller")
    press("page-smaller")
    assert pages.zoomFactor() == pytest.approx(before)
    press("page-fit")
    assert pages.zoomMode() is QPdfView.ZoomMode.FitToWidth


def test_exactly_the_pdf_is_saved(view, press, ask, tmp_path):
    data = pdf(2)
    view.show_pdf(data, "1-KNĐ Đặng Thị Ánh")
    ask.answers.append(tmp_path / "don.pdf")
    press("page-save")

    assert (tmp_path / "don.pdf").read_bytes() == data
    assert ask.questions == [("save_path", "Lưu PDF\n1-KNĐ Đặng Thị Ánh.pdf")]


def test_giving_up_saves_nothing(view, press, ask, tmp_path):
    view.show_pdf(pdf(1), "Đơn")
    ask.answers.append(None)
    press("page-save")

    assert list(tmp_path.glob("*.pdf")) == []


def test_a_place_that_cannot_be_written_is_said(view, press, ask, tmp_path):
    view.show_pdf(pdf(1), "Đơn")
    ask.answers.append(tmp_path / "nowhere" / "don.pdf")
    press("page-save")

    kind, words = ask.questions[-1]
    assert kind == "inform"
    assert "don.pdf" in words


@pytest.mark.skipif(os.name != "posix", reason="offscreen Windows still lists its printers")
def test_a_machine_without_a_printer_says_so(view, press, ask, monkeypatch):
    monkeypatch.setenv("CUPS_SERVER", "/nonexistent")
    view.show_pdf(pdf(1), "Đơn")
    press("page-print")

    [(kind, words)] = ask.questions
    assert kind == "inform"
    assert "chưa cài máy in" in words
