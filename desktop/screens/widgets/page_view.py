"""A paper as it will be printed, with printing, saving and opening of exactly that PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QTemporaryDir, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import Refusal, Trouble, cause
from desktop.screens.ask import PDF, Ask, PrintJob
from desktop.screens.background import Background, Progress
from desktop.screens.widgets import parts, printing
from desktop.screens.widgets.wrapping import Wrapping

_ZOOM_STEP = 1.2
_NO_PRINTER = (
    "Máy tính này chưa cài máy in nào. Hãy cài máy in trong phần cài đặt của hệ điều hành, "
    "hoặc bấm “Lưu PDF…” rồi mang tệp sang máy khác để in."
)


class PageView(QWidget):
    """Shows a PDF held in memory; before one is shown, a sentence that says how to get one."""

    def __init__(self, ask: Ask, background: Background, *, empty: str) -> None:
        super().__init__()
        self._ask = ask
        self._background = background
        self._data = b""
        self._title = ""
        self._job: PrintJob | None = None
        self._buffer = QBuffer(self)
        self._folder: QTemporaryDir | None = None
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setObjectName("pages")
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._empty = parts.label(empty, name="pages-empty", role="empty", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._view)
        self._where = parts.label(name="page-number")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.head = self._top()
        layout.addLayout(self.head)
        layout.addWidget(self._stack, 1)
        layout.addLayout(self._foot())
        self.setFocusProxy(self._papers[-1])
        self._view.pageNavigator().currentPageChanged.connect(self._tell_page)
        self.clear(empty)

    def show_pdf(self, data: bytes, title: str) -> None:
        """Show a PDF; the title names the file when it is saved. The page looked at is kept."""
        page = self._view.pageNavigator().currentPage() if self._data else 0
        self._data, self._title = data, title
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._stack.setCurrentWidget(self._view)
        self._go(page)
        self._tell_page()

    def clear(self, sentence: str) -> None:
        """Show no paper, but what to do to get one."""
        self._data = b""
        self._document.close()
        self._empty.setText(sentence)
        self._stack.setCurrentWidget(self._empty)
        self._tell_page()

    def page_count(self) -> int:
        """How many pages the paper has; 0 if none is shown."""
        return self._document.pageCount()

    def page(self) -> int:
        """The page being looked at, from 1; 0 if there is none."""
        return self._view.pageNavigator().currentPage() + 1 if self.page_count() else 0

    @Slot()
    def print_out(self) -> None:
        """Print the paper on a printer the user chooses; says so if there is none."""
        names, usual = printing.printers()
        if not names:
            self._ask.inform("Chưa có máy in", _NO_PRINTER)
            return
        self._job = self._ask.print_job(names, usual)
        if self._job is not None:
            self._background.run(
                f"Đang in {self._title}", self._send, done=self._printed, failed=self._not_done
            )

    @Slot()
    def save_pdf(self) -> None:
        """Write the PDF where the user says."""
        path = self._ask.save_path("Lưu PDF", f"{self._title}.pdf", PDF)
        if path is not None:
            self._write(path)

    @Slot()
    def open_elsewhere(self) -> None:
        """Open the PDF in the machine's own program, from a folder that goes with this view."""
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = Path(self._folder.filePath(f"{_file_name(self._title)}.pdf"))
        if self._write(path) and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._ask.inform(
                "Không mở được",
                "Máy này không có chương trình mở tệp PDF. Có thể xem và in ngay tại đây.",
            )

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        self._papers = [
            self._button(row, "Mở bằng…", "page-open", self.open_elsewhere),
            self._button(row, "Lưu PDF…", "page-save", self.save_pdf),
            self._button(row, "In…", "page-print", self.print_out),
        ]
        return row

    def _foot(self) -> Wrapping:
        row = Wrapping()
        self._moves = [
            self._button(row, "Trước", "page-before", self._before),
            self._button(row, "Sau", "page-after", self._after),
        ]
        row.addWidget(self._where)
        self._moves += [
            self._button(row, "Thu nhỏ", "page-smaller", self._smaller),
            self._button(row, "Phóng to", "page-larger", self._larger),
            self._button(row, "Vừa ngang", "page-fit", self._fit),
        ]
        return row

    @staticmethod
    def _button(row: QLayout, words: str, name: str, slot: Callable[[], object]) -> QPushButton:
        button = parts.button(words, slot, name=name)
        row.addWidget(button)
        return button

    def _send(self, *, progress: Progress, cancelled: Callable[[], bool]) -> None:
        """In the worker."""
        assert self._job is not None
        printing.send(self._data, self._job, progress, cancelled)

    def _printed(self, _: None) -> None:
        """The printer has it; its own noise says so."""

    def _not_done(self, fault: Exception) -> None:
        if not isinstance(fault, Refusal | Trouble):
            raise fault
        self._ask.inform("Không in được", fault.sentence)

    def _write(self, path: Path) -> bool:
        try:
            path.write_bytes(self._data)
        except OSError as error:
            self._ask.inform(
                "Không ghi được tệp",
                f"Không ghi được {path}: {cause(error)}. Hãy đóng tệp nếu đang mở, "
                "hoặc chọn thư mục khác.",
            )
            return False
        return True

    @Slot()
    def _before(self) -> None:
        self._go(self._view.pageNavigator().currentPage() - 1)

    @Slot()
    def _after(self) -> None:
        self._go(self._view.pageNavigator().currentPage() + 1)

    @Slot()
    def _smaller(self) -> None:
        self._zoom(1 / _ZOOM_STEP)

    @Slot()
    def _larger(self) -> None:
        self._zoom(_ZOOM_STEP)

    @Slot()
    def _fit(self) -> None:
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _zoom(self, factor: float) -> None:
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(self._view.zoomFactor() * factor)

    def _go(self, page: int) -> None:
        last = self.page_count() - 1
        self._view.pageNavigator().jump(max(0, min(page, last)), QPointF())

    @Slot()
    def _tell_page(self) -> None:
        pages = self.page_count()
        self._where.setText(f"Trang {self.page()}/{pages}" if pages else "")
        for button in (*self._papers, *self._moves):
            button.setEnabled(bool(pages))


def _file_name(title: str) -> str:
    """A title as a file name that every system takes."""
    return (
        "".join("-" if letter in '\\/:*?"<>|' else letter for letter in title).strip() or "van-ban"
    )
