import os
from io import BytesIO

import pytest
from PIL import Image, ImageOps
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen import canvas

from desktop.errors import Trouble
from desktop.screens.ask import PrintJob
from desktop.screens.widgets import printing

A4 = [595, 842]


def two_pages():
    return pages_of(A4, A4)


def pages_of(*sizes):
    file = BytesIO()
    paper = canvas.Canvas(file)
    for number, size in enumerate(sizes):
        paper.setPageSize(size)
        paper.drawString(72, size[1] - 142, ("một", "hai")[number])
        paper.showPage()
    paper.save()
    return file.getvalue()


needs_scripts = pytest.mark.skipif(os.name != "posix", reason="the print system is a script")


@pytest.fixture
def spooler(tmp_path, monkeypatch):
    """A print system that keeps what it is given; it refuses the printer called broken."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "lp"
    script.write_text(
        "#!/bin/sh\n"
        f'echo "$@" > {tmp_path}/words\n'
        "for last; do :; done\n"
        f'cp "$last" {tmp_path}/printed.pdf\n'
        '[ "$2" != broken ]\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return tmp_path


@pytest.fixture
def printer(qapp, tmp_path):
    """A printer that prints into a file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "painted.pdf"))
    printer.setResolution(300)
    printer.setFullPage(True)
    return printer


def ink_of(data):
    """Where the letters of the first page stand: left, top, right, bottom, in points."""
    buffer, document, png = QBuffer(), QPdfDocument(), QBuffer()
    buffer.setData(data)
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    png.open(QBuffer.OpenModeFlag.WriteOnly)
    document.render(0, QSize(*A4)).save(png, "PNG")
    page = Image.open(BytesIO(png.data().data())).convert("RGBA")
    white = Image.alpha_composite(Image.new("RGBA", page.size, "white"), page)
    return ImageOps.invert(white.convert("L")).point(lambda dark: 255 * (dark > 150)).getbbox()


def ink(path):
    return ink_of(path.read_bytes())


class Told:
    def __init__(self, stop_after=99):
        self.pages = []
        self.stop_after = stop_after

    def progress(self, done, total, what=""):
        self.pages.append((done, total))

    def cancelled(self):
        return len(self.pages) >= self.stop_after


def send(data, job, told):
    printing.send(data, job, told.progress, told.cancelled)


@needs_scripts
def test_the_print_system_gets_exactly_the_pdf(spooler, qapp):
    data = two_pages()
    send(data, PrintJob("HP", copies=2, both_sides=True), Told())

    assert (spooler / "printed.pdf").read_bytes() == data
    words = (spooler / "words").read_text()
    assert "-d HP -n 2 -o sides=two-sided-long-edge -o print-scaling=none -o media=A4" in words


@needs_scripts
def test_wide_sheets_of_a_booklet_turn_over_the_short_edge(spooler, qapp):
    send(pages_of((842, 595), (842, 595)), PrintJob("HP", both_sides=True), Told())
    assert "sides=two-sided-short-edge" in (spooler / "words").read_text()


@needs_scripts
@pytest.mark.parametrize(
    ("sizes", "media"),
    [([(595, 420)], "media=A5"), ([(842, 1191)], "media=A3"), ([A4, (595, 420)], "")],
)
def test_the_paper_is_named_where_there_is_but_one(spooler, qapp, sizes, media):
    send(pages_of(*sizes), PrintJob("HP"), Told())
    words = (spooler / "words").read_text()
    assert media in words
    assert bool(media) == ("media" in words)


@needs_scripts
def test_a_printer_that_refuses_is_trouble_that_says_what_to_do(spooler, qapp):
    with pytest.raises(Trouble) as trouble:
        send(two_pages(), PrintJob("broken"), Told())

    assert "broken" in trouble.value.sentence
    assert "PDF" in trouble.value.sentence


def test_without_a_print_system_pages_are_painted_one_by_one(printer, tmp_path):
    told = Told()
    printing.paint(two_pages(), printer, told.progress, told.cancelled)

    assert told.pages == [(0, 2), (1, 2)]
    pages = PdfReader(tmp_path / "painted.pdf").pages
    assert [[round(float(side)) for side in page.mediabox[2:]] for page in pages] == [A4, A4]
    assert ink(tmp_path / "painted.pdf") == pytest.approx(ink_of(two_pages()), abs=2)


def test_a_wide_page_is_painted_at_its_own_size_on_turned_paper(printer, tmp_path):
    told, data = Told(), pages_of((595, 420))
    printing.paint(data, printer, told.progress, told.cancelled)

    [page] = PdfReader(tmp_path / "painted.pdf").pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 420]
    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A5
    assert ink(tmp_path / "painted.pdf") == pytest.approx(ink_of(data), abs=6)


def test_painting_stops_between_pages(printer, tmp_path):
    told = Told(stop_after=1)
    printing.paint(two_pages(), printer, told.progress, told.cancelled)

    assert told.pages == [(0, 2)]


def test_a_printer_that_takes_no_page_is_trouble(printer, tmp_path, qtlog):
    printer.setOutputFileName(str(tmp_path / "nowhere" / "painted.pdf"))
    told = Told()
    with pytest.raises(Trouble), qtlog.disabled():
        printing.paint(two_pages(), printer, told.progress, told.cancelled)


def test_printers_are_named_truthfully(qapp):
    names, usual = printing.printers()

    assert isinstance(names, list)
    assert usual in ["", *names]
