"""Printing a PDF exactly as it is previewed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.errors import Trouble
from desktop.screens.ask import PrintJob
from desktop.screens.background import Progress

_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72
_PAPERS = {
    QPageSize.PageSizeId.A3: "A3",
    QPageSize.PageSizeId.A4: "A4",
    QPageSize.PageSizeId.A5: "A5",
}


def printers() -> tuple[list[str], str]:
    """The names of the printers of this machine, and the usual one; empty if there is none."""
    # QPrinter itself calls a machine without any printer valid, and prints into a file.
    return QPrinterInfo.availablePrinterNames(), QPrinterInfo.defaultPrinterName()


def send(data: bytes, job: PrintJob, progress: Progress, cancelled: Callable[[], bool]) -> None:
    """Send a PDF to a printer at 100 %; Trouble if it does not take it. Runs in the worker."""
    spooler = shutil.which("lp")
    if spooler is not None:
        _spool(spooler, data, job)
    else:
        with _opened(data) as document:
            wide = _is_wide(document.pagePointSize(0))
        paint(data, _printer(job, wide=wide), progress, cancelled)


def _spool(spooler: str, data: bytes, job: PrintJob) -> None:
    """The print system takes the PDF itself: sharper and far smaller than page images."""
    with _opened(data) as document:
        options = [f"sides={_sides(job, wide=_is_wide(document.pagePointSize(0)))}"]
        # Fitted to the margins of the printer, a value would miss its blank on a card.
        options.append("print-scaling=none")
        papers = {_paper(document.pagePointSize(page)) for page in range(document.pageCount())}
    if len(papers) == 1 and (paper := papers.pop()):
        options.append(f"media={paper}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.pdf"
        path.write_bytes(data)
        command = [spooler, "-d", job.printer, "-n", str(job.copies)]
        for option in options:
            command += ["-o", option]
        result = subprocess.run([*command, str(path)], capture_output=True, check=False)
    if result.returncode:
        raise Trouble(
            f"Máy in “{job.printer}” không nhận bản in. Hãy kiểm tra máy in đã bật và có giấy, "
            "rồi in lại; hoặc lưu thành tệp PDF để in ở máy khác."
        )


def _sides(job: PrintJob, *, wide: bool) -> str:
    """How the sheets are turned: wide pages, and booklets, over the short edge."""
    if not job.both_sides:
        return "one-sided"
    return "two-sided-short-edge" if wide else "two-sided-long-edge"


def paint(
    data: bytes, printer: QPrinter, progress: Progress, cancelled: Callable[[], bool]
) -> None:
    """Paint each page of a PDF as an image of its own size, cancellable between two pages."""
    with _opened(data) as document:
        painter = QPainter()
        for page in range(document.pageCount()):
            if cancelled():
                printer.abort()
                break
            progress(page, document.pageCount())
            points = document.pagePointSize(page)
            _lay_paper(printer, points)
            going_on = printer.newPage() if painter.isActive() else painter.begin(printer)
            if not going_on:
                raise Trouble(
                    f"Không in được ra máy in “{printer.printerName()}”. "
                    "Hãy kiểm tra máy in rồi in lại."
                )
            scale = _DOTS_PER_INCH / _POINTS_PER_INCH
            size = QSize(round(points.width() * scale), round(points.height() * scale))
            # Not into the whole of the paper: another paper in the tray must not scale the page.
            exact = printer.resolution() / _POINTS_PER_INCH
            place = QRectF(0, 0, points.width() * exact, points.height() * exact)
            painter.drawImage(place, document.render(page, size))
        painter.end()


def _lay_paper(printer: QPrinter, points: QSizeF) -> None:
    """The paper of a page: drivers know upright sizes only, and turn them."""
    wide = _is_wide(points)
    upright = points.transposed() if wide else points
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point))
    turn = QPageLayout.Orientation
    printer.setPageOrientation(turn.Landscape if wide else turn.Portrait)


def _is_wide(points: QSizeF) -> bool:
    return points.width() > points.height()


def _paper(points: QSizeF) -> str:
    """The name of a size of paper, empty for one without."""
    upright = QSizeF(points.transposed() if _is_wide(points) else points)
    id = QPageSize.id(upright.toSize(), QPageSize.SizeMatchPolicy.FuzzyMatch)
    return _PAPERS.get(id, "")


@contextmanager
def _opened(data: bytes) -> Iterator[QPdfDocument]:
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    yield document
    document.close()


def _printer(job: PrintJob, *, wide: bool) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(job.printer)
    printer.setResolution(_DOTS_PER_INCH)
    printer.setCopyCount(job.copies)
    duplex = QPrinter.DuplexMode
    turned = duplex.DuplexShortSide if wide else duplex.DuplexLongSide
    printer.setDuplex(turned if job.both_sides else duplex.DuplexNone)
    # The page image holds the margins already; the driver's own would shrink it.
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    return printer
