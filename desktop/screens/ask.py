"""Every question to the user and every message; the seam that tests answer through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QInputDialog,
    QMessageBox,
    QPushButton,
    QSpinBox,
    QWidget,
)

from desktop.screens import theme

PDF = ("Tệp PDF", "*.pdf")
WORD = ("Tệp Word", "*.docx")
WORKBOOK = ("Bảng tính Excel", "*.xlsx *.xls")
TEMPLATE = ("Mẫu Excel", "*.xlsx *.xlsm")
ANY = ("Mọi tệp", "*")


@dataclass(frozen=True, slots=True)
class PrintJob:
    """Which printer, how many copies, one side or both."""

    printer: str
    copies: int = 1
    both_sides: bool = False


class Ask:
    """Asks by dialogs above a window, with Vietnamese buttons; each call waits for the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent

    def inform(self, title: str, sentence: str) -> None:
        """Say something that must be read; a quiet success belongs to the status line instead."""
        self._box(QMessageBox.Icon.Information, title, sentence, [("close", "Đóng")])

    def choose(
        self,
        title: str,
        sentence: str,
        choices: Sequence[tuple[str, str]],
        give_up: str = "Thôi",
    ) -> str | None:
        """The id of the button pressed, of (id, words); None for Esc and the `give_up` button."""
        return self._box(QMessageBox.Icon.Question, title, sentence, choices, give_up)

    def confirm_irreversible(self, sentence: str, act: str) -> bool:
        """Whether to do what cannot be undone; `act` is the word on the button that does it."""
        answer = self._box(
            QMessageBox.Icon.Warning,
            "Việc này không hoàn tác được",
            sentence,
            [("act", act)],
            "Không làm",
            careful=True,
        )
        return answer == "act"

    def line(self, title: str, sentence: str, text: str = "") -> str | None:
        """A short text, stripped; None if the user gave up."""
        dialog = QInputDialog(self.parent)
        dialog.setWindowTitle(title)
        dialog.setLabelText(sentence)
        dialog.setTextValue(text)
        dialog.setOkButtonText("Đồng ý")
        dialog.setCancelButtonText("Thôi")
        theme.dress_window(dialog)
        accepted = dialog.exec()
        value = dialog.textValue().strip()
        dialog.deleteLater()
        return value if accepted else None

    def save_path(self, title: str, suggested: str, kind: tuple[str, str] = ANY) -> Path | None:
        """Where to write a file, with the ending of its kind added; None if the user gave up."""
        dialog = self._file_dialog(title, kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        if kind != ANY:
            dialog.setDefaultSuffix(kind[1].split()[0].removeprefix("*."))
        dialog.selectFile(suggested)
        return self._chosen(dialog, "Lưu")

    def open_path(self, title: str, kind: tuple[str, str] = ANY) -> Path | None:
        """A file that exists; None if the user gave up."""
        dialog = self._file_dialog(title, kind)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._chosen(dialog, "Mở")

    def folder(self, title: str) -> Path | None:
        """A folder, for instance of a USB stick; None if the user gave up."""
        dialog = self._file_dialog(title, ANY)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return self._chosen(dialog, "Chọn thư mục này")

    def print_job(self, printers: Sequence[str], proposed: str) -> PrintJob | None:
        """Which of the printers, how many copies, one side or both; None if the user gave up."""
        dialog = QDialog(self.parent)
        dialog.setWindowTitle("In")
        printer = QComboBox()
        printer.addItems(list(printers))
        printer.setCurrentText(proposed)
        copies = QSpinBox()
        copies.setRange(1, 99)
        both = QCheckBox("In hai mặt")
        buttons = QDialogButtonBox()
        buttons.addButton("In", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Thôi", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(dialog.accept)
        buttons.rejected.connect(dialog.reject)
        layout = QFormLayout(dialog)
        space = dialog.fontMetrics().height()
        layout.setContentsMargins(space, space, space, space)
        layout.setSpacing(space * 2 // 3)
        layout.addRow("Máy in", printer)
        layout.addRow("Số bản", copies)
        layout.addRow("", both)
        layout.addRow(buttons)
        theme.dress_window(dialog)
        accepted = dialog.exec()
        job = PrintJob(printer.currentText(), copies.value(), both.isChecked())
        dialog.deleteLater()
        return job if accepted else None

    def _box(
        self,
        icon: QMessageBox.Icon,
        title: str,
        sentence: str,
        choices: Sequence[tuple[str, str]],
        give_up: str = "",
        *,
        careful: bool = False,
    ) -> str | None:
        box = QMessageBox(self.parent)
        box.setIcon(icon)
        box.setWindowTitle(title)
        box.setText(title)
        box.setInformativeText(sentence)
        box.setTextFormat(Qt.TextFormat.PlainText)
        answers: dict[QPushButton, str] = {}
        for answer, words in choices:
            button = box.addButton(words, QMessageBox.ButtonRole.ActionRole)
            button.setObjectName(answer)
            answers[button] = answer
        proposed = next(iter(answers))
        if give_up:
            escape = box.addButton(give_up, QMessageBox.ButtonRole.RejectRole)
            box.setEscapeButton(escape)
            proposed = escape if careful else proposed
        box.setDefaultButton(proposed)
        theme.dress_window(box)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        return next((answer for button, answer in answers.items() if button is chosen), None)

    def _file_dialog(self, title: str, kind: tuple[str, str]) -> QFileDialog:
        dialog = QFileDialog(self.parent, title)
        dialog.setNameFilter(f"{kind[0]} ({kind[1]})")
        return dialog

    @staticmethod
    def _chosen(dialog: QFileDialog, accept: str) -> Path | None:
        # Last, because changing the mode brings the English words back.
        for label, words in (
            (QFileDialog.DialogLabel.Accept, accept),
            (QFileDialog.DialogLabel.Reject, "Thôi"),
            (QFileDialog.DialogLabel.FileName, "Tên tệp"),
            (QFileDialog.DialogLabel.FileType, "Loại tệp"),
            (QFileDialog.DialogLabel.LookIn, "Thư mục"),
        ):
            dialog.setLabelText(label, words)
        theme.dress_window(dialog)
        accepted = dialog.exec()
        files = dialog.selectedFiles()
        dialog.deleteLater()
        return Path(files[0]) if accepted and files else None
