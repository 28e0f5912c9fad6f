"""Printing a PDF exactly as it is previewed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.errors import Trouble
from desktop.screens.ask import PrintJob
from desktop.screens.background import Progress

_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72


def printers() -> tuple[list[str], str]:
    """The names of the printers of this machine, and the usual one; empty if there is none."""
    # QPrinter itself calls a machine without any printer valid, and prints into a file.
    return QPrinterInfo.availablePrinterNames(), QPrinterInfo.defaultPrinterName()


def send(data: bytes, job: PrintJob, progress: Progress, cancelled: Callable[[], bool]) -> None:
    """Send a PDF to a printer; Trouble if it does not take it. Runs in the worker."""
    spooler = shutil.which("lp")
    if spooler is not None:
        _spool(spooler, data, job)
    else:
        paint(data, _printer(job), progress, cancelled)


def _spool(spooler: str, data: bytes, job: PrintJob) -> None:
    """The print system takes the PDF itself: sharper and far smaller than page images."""
    sides = "two-sided-long-edge" if job.both_sides else "one-sided"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.pdf"
        path.write_bytes(data)
        command = [spooler, "-d", job.printer, "-n", str(job.copies), "-o", f"sides={sides}"]
        result = subprocess.run([*command, str(path)], capture_output=True, check=False)
    if result.returncode:
        raise Trouble(
            f"Máy in “{job.printer}” không nhận bản in. Hãy kiểm tra máy in đã bật và có giấy, "
            "rồi in lại; hoặc lưu thành tệp PDF để in ở máy khác."
        )


def paint(
    data: bytes, printer: QPrinter, progress: Progress, cancelled: Callable[[], bool]
) -> None:
    """Paint each page of a PDF as an image, between two of which it can be cancelled."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    painter = QPainter()
    for page in range(document.pageCount()):
        if cancelled():
            printer.abort()
            break
        progress(page, document.pageCount())
        points = document.pagePointSize(page)
        printer.setPageSize(QPageSize(points, QPageSize.Unit.Point))
        going_on = printer.newPage() if painter.isActive() else painter.begin(printer)
        if not going_on:
            raise Trouble(
                f"Không in được ra máy in “{printer.printerName()}”. "
                "Hãy kiểm tra máy in rồi in lại."
            )
        scale = _DOTS_PER_INCH / _POINTS_PER_INCH
        image = document.render(
            page, QSize(round(points.width() * scale), round(points.height() * scale))
        )
        painter.drawImage(painter.viewport(), image)
    painter.end()


def _printer(job: PrintJob) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(job.printer)
    printer.setResolution(_DOTS_PER_INCH)
    printer.setCopyCount(job.copies)
    duplex = QPrinter.DuplexMode
    printer.setDuplex(duplex.DuplexLongSide if job.both_sides else duplex.DuplexNone)
    # The page image holds the margins already; the driver's own would shrink it.
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    return printer
