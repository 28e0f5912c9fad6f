"""What became of an exception nobody caught: a place in the window, or a report for its makers."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

import desktop
from desktop.errors import Refusal, Trouble
from desktop.rules import masking
from desktop.screens import theme
from desktop.screens.widgets import parts

_MOST_REPORTS = 50
_MOST_CAUSES = 10


def write_report(
    folder: Path, error: BaseException, now: datetime, names: Iterable[str] | None = ()
) -> Path | None:
    """Write what is needed to mend a bug, names and long numbers masked; None if the disk will not.

    Holds the versions and the trace of the program, and no content of the office file. Where the
    names of the record are not to be had (None), the error's own words are left out.
    """
    trace = _trace(error, with_words=names is not None)
    content = (
        f"Hạt Giống Đỏ {desktop.__version__}\n{platform.platform()}, "
        f"Python {platform.python_version()}\n{now:%Y-%m-%d %H:%M:%S}\n\n"
        f"{masking.masked(trace, names or ())}"
    )
    path = folder / f"loi-{now:%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        for old in sorted(folder.glob("loi-*.txt"))[:-_MOST_REPORTS]:
            old.unlink()
    except OSError:
        return None
    return path


def _trace(error: BaseException, *, with_words: bool) -> str:
    if with_words:
        return "".join(traceback.format_exception(error))
    told: list[str] = []
    one: BaseException | None = error
    while one is not None and len(told) < _MOST_CAUSES:
        told.append("".join([*traceback.format_tb(one.__traceback__), type(one).__name__, "\n"]))
        one = one.__cause__ or one.__context__
    return "\n".join(reversed(told))


class Faults(QObject):
    """Takes the exceptions that nothing caught, in any thread, and has them shown in the window's.

    `refused` carries a Refusal or Trouble for the present screen; a bug gets a report and a dialog.
    """

    refused = Signal(object)
    _caught = Signal(object)

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        """Write reports into the folder."""
        super().__init__()
        self.window: QWidget | None = None
        self.names: Callable[[], Iterable[str]] | None = None
        self._folder = folder
        self._now = now
        self._dialog: BugDialog | None = None
        # Queued, because the exception may come from the midst of painting, or from another thread.
        self._caught.connect(self.show_error, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the program's last resort; `uninstall` gives the old one back."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def uninstall(self) -> None:
        """Let Python handle uncaught exceptions again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    @Slot(object)
    def show_error(self, error: BaseException) -> None:
        """Show a fault; of several bugs in a row only the first is shown, all are reported."""
        if isinstance(error, Refusal | Trouble):
            self.refused.emit(error)
            return
        report = write_report(self._folder, error, self._now(), self._known())
        if self._dialog is not None:
            return
        self._dialog = BugDialog(report, self.window)
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    def _known(self) -> Iterable[str] | None:
        """Every name that may stand in an error's words; None if they are not to be had."""
        try:
            return self.names() if self.names is not None else ()
        except Exception:
            # What is wrong with the office is told by the error itself.
            return None

    @Slot()
    def _closed(self) -> None:
        self._dialog = None

    def _hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        self._caught.emit(error)

    def _thread_hook(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._caught.emit(caught.exc_value)


class BugDialog(QDialog):
    """Says that the program is at fault, that what was saved is safe, and where the report lies."""

    def __init__(self, report: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("bug")
        self.setWindowTitle("Chương trình gặp lỗi")
        self._report = report
        words = parts.label(self._words(), name="bug-words", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setMinimumWidth(theme.characters(words, 70))
        buttons = QDialogButtonBox()
        if report is not None:
            folder = buttons.addButton("Mở thư mục báo cáo", QDialogButtonBox.ButtonRole.ActionRole)
            folder.clicked.connect(self._open_folder)
        close = buttons.addButton("Đóng", QDialogButtonBox.ButtonRole.AcceptRole)
        close.setObjectName("bug-close")
        close.setDefault(True)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(buttons)
        theme.dress_window(self)

    def _words(self) -> str:
        start = (
            "Chương trình gặp lỗi ngoài dự kiến. Việc vừa bấm có thể chưa xong; "
            "những gì đã lưu trước đó vẫn còn nguyên."
        )
        if self._report is None:
            return (
                f"{start}\n\nKhông ghi được báo cáo lỗi. Hãy kiểm tra dung lượng trống của ổ đĩa."
            )
        return (
            f"{start}\n\nBáo cáo lỗi đã ghi vào tệp:\n{self._report}\n\n"
            "Họ tên, số định danh và số điện thoại trong báo cáo đã được che. Hãy gửi tệp này cho "
            "người hỗ trợ và nói rõ lúc đó đang làm gì."
        )

    @Slot()
    def _open_folder(self) -> None:
        if self._report is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._report.parent)))
