import os
import shutil
from io import BytesIO

import pytest
from pypdf import PdfReader
from reportlab.pdfgen import canvas

from desktop.errors import Trouble
from desktop.screens import printing
from desktop.screens.ask import PrintJob

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in print system is a script")


def two_pages():
    file = BytesIO()
    paper = canvas.Canvas(file, pagesize=(595, 842))
    for page in ("một", "hai"):
        paper.drawString(72, 700, page)
        paper.showPage()
    paper.save()
    return file.getvalue()


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
def no_spooler(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("lp") is None


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


def test_the_print_system_gets_exactly_the_pdf(spooler, qapp):
    data = two_pages()
    send(data, PrintJob("HP", copies=2, both_sides=True), Told())

    assert (spooler / "printed.pdf").read_bytes() == data
    words = (spooler / "words").read_text()
    assert "-d HP -n 2 -o sides=two-sided-long-edge" in words


def test_a_printer_that_refuses_is_trouble_that_says_what_to_do(spooler, qapp):
    with pytest.raises(Trouble) as trouble:
        send(two_pages(), PrintJob("broken"), Told())

    assert "broken" in trouble.value.sentence
    assert "PDF" in trouble.value.sentence


def test_without_a_print_system_pages_are_painted_one_by_one(
    no_spooler, qapp, tmp_path, monkeypatch
):
    # Qt paints into a file in the present folder where there is no such printer.
    monkeypatch.chdir(tmp_path)
    told = Told()
    send(two_pages(), PrintJob(""), told)

    assert told.pages == [(0, 2), (1, 2)]
    [printed] = tmp_path.glob("*.pdf")
    pages = PdfReader(printed).pages
    assert len(pages) == 2
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [595, 842]


def test_painting_stops_between_pages(no_spooler, qapp, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = Told(stop_after=1)
    send(two_pages(), PrintJob(""), told)

    assert told.pages == [(0, 2)]


def test_printers_are_named_truthfully(qapp):
    names, usual = printing.printers()

    assert isinstance(names, list)
    assert usual in ["", *names]
