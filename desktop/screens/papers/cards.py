"""Phôi và máy in: values on printed cards, and how far each printer moves them."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import Refusal
from desktop.screens import theme
from desktop.screens.widgets import parts, printing
from desktop.screens.widgets.office_people import person_field
from desktop.screens.widgets.page_view import PageView
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.papers.overlay import Shift

_EMPTY = (
    "1. In trang căn chỉnh trên máy in của cơ quan, đo và nhập hai số đo được.\n\n"
    "2. Chọn mẫu phôi và người, bấm “In thử trên giấy trắng”, đặt bản in thử chồng lên phôi soi "
    "trước đèn; còn lệch thì chỉnh độ dời.\n\n"
    "3. Đặt phôi vào khay, bấm “In lên phôi”."
)
_NO_PRINTER = "Máy in văn phòng"
_STEP = 0.5


class CardsPage(QWidget):
    """What to print on a card at the left, the page at the right."""

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self.page = PageView(host.ask, host.background, empty=_EMPTY)
        self._printer = QComboBox()
        self._printer.setObjectName("card-printer")
        self._printer.setEditable(True)
        self._form = QComboBox()
        self._form.setObjectName("card-form")
        self.person = person_field("card-person", host.office)
        self._across, self._below = self._measure("measured-left"), self._measure("measured-top")
        self._right, self._down = self._move("shift-right"), self._move("shift-down")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(parts.beside(parts.scrolling(self._side()), self.page, shares=(2, 3)))
        self._printer.currentTextChanged.connect(self.refresh)
        self._form.currentIndexChanged.connect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the forms of cards once somebody looks for them: all forms are read for that."""
        super().showEvent(event)
        if not self._form.count():
            self._fill()

    @Slot()
    def refresh(self) -> None:
        """Show what is kept for the printer and the card chosen."""
        from desktop.papers.calibration import FRAME
        from desktop.services.papers import shifts

        if not self._form.count():
            return
        kept = self._host.office.read(shifts.kept)
        printer, form = self.printer(), self._form.currentData()
        of = {one.form: one for one in kept if one.printer == printer}
        whole, own = of.get(""), of.get(form)
        self._across.setValue(FRAME - whole.right if whole else FRAME)
        self._below.setValue(FRAME - whole.down if whole else FRAME)
        self._right.setValue(own.right if own else 0)
        self._down.setValue(own.down if own else 0)

    def printer(self) -> str:
        """The printer chosen."""
        return self._printer.currentText().strip()

    @Slot()
    def save(self) -> bool:
        """Keep what was measured and how far this card's values are moved."""
        from desktop.papers.calibration import FRAME
        from desktop.services.papers import shifts

        printer, host = self.printer(), self._host
        right, down = FRAME - self._across.value(), FRAME - self._below.value()
        own = self._right.value(), self._down.value()
        return host.do(shifts.set_shift, printer=printer, right=right, down=down) and host.do(
            shifts.set_shift,
            printer=printer,
            form=self._form.currentData(),
            right=own[0],
            down=own[1],
        )

    @Slot()
    def calibrate_a4(self) -> None:
        """Show the page to measure the printer with, on A4."""
        self._calibrate(card=False)

    @Slot()
    def calibrate_card(self) -> None:
        """Show the page to measure the printer with, on paper of the size of a card."""
        self._calibrate(card=True)

    @Slot()
    def show_trial(self) -> None:
        """Show the whole card in its frame, for plain paper."""
        self._draw(trial=True)

    @Slot()
    def show_values(self) -> None:
        """Show the values alone, as they go on the card."""
        self._draw(trial=False)

    def print_out(self) -> None:
        """Print the page shown."""
        if self.page.page_count():
            self.page.print_out()
        else:
            self._host.say("Hãy bấm “In thử trên giấy trắng” hoặc “In lên phôi” trước.")

    def _calibrate(self, *, card: bool) -> None:
        from desktop.services.papers import printing as printed

        made = printed.calibration_pdf(card, printer=self.printer())
        self.page.show_pdf(made, f"Trang căn chỉnh {self.printer()}")

    def _draw(self, *, trial: bool) -> None:
        from desktop.services.papers import papers
        from desktop.services.papers import printing as printed

        try:
            person = self.person.value()
        except Refusal as refusal:
            self._host.show_fault(refusal)
            return
        if not person:
            self.person.show_fault("Hãy chọn người được cấp giấy.")
            return
        if not self.save():
            return
        office = self._host.office
        sheet = office.read(
            papers.sheet, form_id=self._form.currentData(), person_id=person, day=office.today()
        )
        made = printed.card_pdf(sheet, self._shift(), trial=trial)
        self.page.show_pdf(made, f"{sheet.code} {self._name_of(person)}")

    def _shift(self) -> Shift:
        from desktop.services.papers import shifts

        form = self._form.currentData()
        return self._host.office.read(shifts.shift, printer=self.printer(), form=form)

    def _side(self) -> QWidget:
        side = QWidget()
        side.setMinimumWidth(theme.characters(side, 40))
        form = QFormLayout(side)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setContentsMargins(0, 0, self.fontMetrics().height() // 2, 0)
        form.setSpacing(self.fontMetrics().height() * 2 // 3)
        form.addRow("Máy in", self._printer)
        form.addRow(parts.label("Căn chỉnh máy in", role="section"))
        form.addRow(
            _row(
                parts.button("Trang căn chỉnh A4", self.calibrate_a4, name="calibrate-a4"),
                parts.button("Trang cỡ phôi A5", self.calibrate_card, name="calibrate-card"),
            )
        )
        form.addRow("Đo được A (mép trái)", self._across)
        form.addRow("Đo được B (mép trên)", self._below)
        form.addRow(parts.label("In lên phôi", role="section"))
        form.addRow("Mẫu phôi", self._form)
        form.addRow("Người", self.person)
        form.addRow("Riêng mẫu này, dời sang phải", self._right)
        form.addRow("dời xuống dưới", self._down)
        form.addRow(
            _row(
                parts.button("In thử trên giấy trắng", self.show_trial, name="card-trial"),
                parts.button("In lên phôi", self.show_values, name="card-print", look="main"),
            )
        )
        form.addRow(_row(parts.button("Lưu căn chỉnh", self.save, name="save-shift")))
        return side

    def _fill(self) -> None:
        from desktop.services import shipped

        names, usual = printing.printers()
        self._printer.addItems(names or [_NO_PRINTER])
        if usual:
            self._printer.setCurrentText(usual)
        cards = [form for form in shipped.forms() if form.page.size == "A5 landscape"]
        # Those whose official blank is known come first.
        for form in sorted(cards, key=attrgetter("confidence")):
            self._form.addItem(f"{form.code} {form.title}", form.id)
        self._form.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )

    def _name_of(self, id: str) -> str:
        from desktop.services.people import people

        return self._host.office.read(people.person, id=id).name

    def _measure(self, name: str) -> QDoubleSpinBox:
        return _millimetres(name, 0, 50)

    def _move(self, name: str) -> QDoubleSpinBox:
        return _millimetres(name, -30, 30)


def _millimetres(name: str, least: float, most: float) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setObjectName(name)
    box.setRange(least, most)
    box.setSingleStep(_STEP)
    box.setDecimals(1)
    box.setSuffix(" mm")
    box.setLocale(QLocale(QLocale.Language.Vietnamese))
    return box


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
