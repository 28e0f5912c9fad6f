"""One widget per kind of value: text, long text, number, yes or no, place."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import Refusal
from desktop.rules import text
from desktop.rules.facts.office import Place
from desktop.screens import theme
from desktop.screens.widgets import parts


class Field(QWidget):
    """A value on a form, with room below it for what is wrong with it.

    `name` is the key of the value, the `field` of a Refusal and the objectName of the input that is
    typed into; the sentence below is called `<name>-fault`.
    """

    changed = Signal()
    wide = False

    def __init__(self, name: str, input: QWidget, frame: QWidget | None = None) -> None:
        super().__init__()
        self.name = name
        self.input = input
        self._frame = frame or input
        self.setObjectName(f"{name}-field")
        input.setObjectName(name)
        self.setFocusProxy(input)
        self.fault = parts.label(name=f"{name}-fault", role="fault", wrap=True)
        self.fault.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self._frame)
        layout.addWidget(self.fault)

    def value(self) -> Any:
        """What the input means; Refusal with this field's name if it means nothing."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value without telling of a change; clears any fault."""
        raise NotImplementedError

    def show_fault(self, sentence: str) -> None:
        """Frame the input in red, with the sentence below, until it is edited."""
        theme.set_property(self._frame, "fault", True)
        self.fault.setText(sentence)
        self.fault.show()
        self.input.setAccessibleDescription(sentence)

    @Slot()
    def clear_fault(self) -> None:
        """Take the red frame and the sentence away."""
        theme.set_property(self._frame, "fault", False)
        self.fault.hide()
        self.fault.clear()
        self.input.setAccessibleDescription("")

    def refuse(self, sentence: str) -> Refusal:
        """A Refusal that names this field."""
        return Refusal(sentence, field=self.name)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the size of the input in step with the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fit_font()

    def fit_font(self) -> None:
        """Size the input by its font, where its layout does not."""

    @Slot()
    def _edited(self) -> None:
        self.clear_fault()
        self.changed.emit()


class LineField(Field):
    """A value typed on one line; a subclass says how it is read and written."""

    def __init__(self, name: str, *, letters: int = 0, placeholder: str = "") -> None:
        self.line = QLineEdit()
        self._letters = letters
        super().__init__(name, self.line)
        self.line.setPlaceholderText(placeholder)
        self.fit_font()
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self._settle)

    def fit_font(self) -> None:
        """Leave room for the letters that a value of this kind has."""
        if self._letters:
            self.line.setMaximumWidth(theme.characters(self.line, self._letters + 3))

    def read(self, typed: str) -> Any:
        """The value of a typed text; Refusal if it has none."""
        raise NotImplementedError

    def write(self, value: Any) -> str:
        """The usual way to write a value."""
        raise NotImplementedError

    def value(self) -> Any:
        """What is typed, read; Refusal with this field's name if it cannot be read."""
        try:
            return self.read(self.line.text())
        except Refusal as refusal:
            raise self.refuse(refusal.sentence) from refusal

    def set_value(self, value: Any) -> None:
        """Show a value in the usual way of writing."""
        self.line.setText(self.write(value))
        self.line.setCursorPosition(0)
        self.clear_fault()

    @Slot()
    def _settle(self) -> None:
        """On leaving: write what was typed in the usual way, or say at once what is wrong."""
        try:
            written = self.write(self.value())
        except Refusal as refusal:
            self.show_fault(refusal.sentence)
            return
        if written != self.line.text():
            self.line.setText(written)


class TextField(LineField):
    """A line of text: NFC, single spaces, empty where nothing is typed."""

    def read(self, typed: str) -> str:
        """The text in the one spelling the record uses."""
        return text.nfc(typed)

    def write(self, value: str | None) -> str:
        """The text itself."""
        return value or ""


class NumberField(LineField):
    """A whole number within bounds; None where nothing is typed."""

    def __init__(
        self, name: str, *, least: int = 0, most: int = 999_999_999, letters: int = 8
    ) -> None:
        super().__init__(name, letters=letters)
        self._least = least
        self._most = most

    def read(self, typed: str) -> int | None:
        """The number; dots and spaces between thousands may be typed."""
        digits = typed.replace(".", "").replace(" ", "")
        if not digits:
            return None
        if not digits.removeprefix("-").isdecimal():
            raise self.refuse("Chỉ nhập chữ số, ví dụ 12.")
        number = int(digits)
        if not self._least <= number <= self._most:
            raise self.refuse(f"Nhập số từ {_bound(self._least)} đến {_bound(self._most)}.")
        return number

    def write(self, value: int | None) -> str:
        """The digits."""
        return "" if value is None else str(value)


def _bound(number: int) -> str:
    """Up to four digits stay together, because years are among them."""
    return str(number) if number < 10_000 else text.number_text(number)


class LongTextField(Field):
    """A text of several lines; Tab goes on to the next field."""

    wide = True

    def __init__(self, name: str, *, lines: int = 4, placeholder: str = "") -> None:
        self.page = QPlainTextEdit()
        self._lines = lines
        super().__init__(name, self.page)
        self.page.setTabChangesFocus(True)
        self.page.setPlaceholderText(placeholder)
        self.page.textChanged.connect(self._edited)
        self.fit_font()

    def fit_font(self) -> None:
        """Show as many lines as were asked for."""
        self.page.setFixedHeight(self.page.fontMetrics().lineSpacing() * (self._lines + 1))

    def value(self) -> str:
        """The text in the one spelling the record uses, its lines kept."""
        return text.nfc(self.page.toPlainText())

    def set_value(self, value: str | None) -> None:
        """Show a text."""
        with QSignalBlocker(self.page):
            self.page.setPlainText(value or "")
        self.clear_fault()


class FlagField(Field):
    """A box to tick, with its words; True or False."""

    def __init__(self, name: str, words: str) -> None:
        self.box = QCheckBox(words)
        super().__init__(name, self.box)
        self.box.toggled.connect(self._edited)

    def value(self) -> bool:
        """Whether the box is ticked."""
        return self.box.isChecked()

    def set_value(self, value: bool | None) -> None:
        """Tick the box or not."""
        with QSignalBlocker(self.box):
            self.box.setChecked(bool(value))
        self.clear_fault()


class YesNoField(Field):
    """Yes, no, or not known: True, False or None; what is unknown is never taken for no.

    The buttons are called `<name>-yes`, `<name>-no` and `<name>-unknown`.
    """

    def __init__(
        self, name: str, yes: str = "Có", no: str = "Không", unknown: str = "Chưa rõ"
    ) -> None:
        row = QWidget()
        row.setProperty("group", True)
        self._buttons = {
            True: QRadioButton(yes),
            False: QRadioButton(no),
            None: QRadioButton(unknown),
        }
        for answer, button in zip(("yes", "no", "unknown"), self._buttons.values(), strict=True):
            button.setObjectName(f"{name}-{answer}")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(row)
        for button in self._buttons.values():
            layout.addWidget(button)
            self._group.addButton(button)
        layout.addStretch(1)
        super().__init__(name, row)
        self.setFocusProxy(self._buttons[True])
        self._buttons[None].setChecked(True)
        self._group.buttonClicked.connect(self._edited)

    def value(self) -> bool | None:
        """The answer; None where it is not known."""
        return next(answer for answer, button in self._buttons.items() if button.isChecked())

    def set_value(self, value: bool | None) -> None:
        """Show an answer."""
        self._buttons[value].setChecked(True)
        self.clear_fault()


class PlaceField(Field):
    """A place in today's wording and, below, in the wording of the time (`<name>-formerly`)."""

    wide = True

    def __init__(self, name: str) -> None:
        self.now = QLineEdit()
        self.formerly = QLineEdit()
        self.formerly.setObjectName(f"{name}-formerly")
        self.now.setPlaceholderText("Thôn, xã, tỉnh theo tên gọi hiện nay")
        self.formerly.setPlaceholderText("Tên gọi trước khi sắp xếp, nếu khác")
        frame = QWidget()
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        for line, (words, edit) in enumerate(
            (("hiện nay", self.now), ("trước đây là", self.formerly))
        ):
            label = parts.label(words, role="hint")
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label, line, 0)
            grid.addWidget(edit, line, 1)
            edit.textEdited.connect(self._edited)
        grid.setColumnStretch(1, 1)
        super().__init__(name, self.now, frame)

    def value(self) -> Place:
        """Both wordings; empty where nothing is typed."""
        return Place(now=text.nfc(self.now.text()), formerly=text.nfc(self.formerly.text()))

    def set_value(self, value: Place | None) -> None:
        """Show both wordings."""
        place = value or Place()
        self.now.setText(place.now)
        self.formerly.setText(place.formerly)
        self.clear_fault()
