"""What of a set is printed, beside its preview: how many copies, and which drafts to copy."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.screens import theme
from desktop.screens.widgets import parts
from desktop.screens.widgets.screen import Screen

_ABOUT = "0 là không in giấy tờ đó. Số đã chọn được nhớ cho mọi hồ sơ sau."


_DRAFTS = (
    ("unwritten", "Bản nháp của giấy chưa viết"),
    ("all", "Mọi bản nháp để chép tay"),
    ("none", "Không in bản nháp"),
)


class DraftsChoice(QComboBox):
    """Which drafts to copy by hand follow a set; what is chosen is remembered for all sets."""

    kept = Signal()

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self.setObjectName("drafts")
        self.setAccessibleName("Bản nháp để chép tay")
        self.setToolTip(
            "Đơn, lý lịch phải viết tay: bản nháp để chép in ở cuối bộ, thành phần riêng."
        )
        for code, words in _DRAFTS:
            self.addItem(words, code)
        self.refresh()
        self.activated.connect(self._keep)

    def refresh(self) -> None:
        """Show what the office wants."""
        from desktop.services.papers import copies

        self.setCurrentIndex(self.findData(self._host.office.read(copies.drafts)))

    @Slot()
    def _keep(self) -> None:
        from desktop.services.papers import copies

        if self._host.do(copies.set_drafts, drafts=self.currentData()):
            self.kept.emit()
        else:
            self.refresh()


class CopiesPanel(QWidget):
    """A number for each paper; `wanted` asks to lay the set out anew."""

    wanted = Signal()

    def __init__(self, host: Screen) -> None:
        super().__init__()
        self._host = host
        self._boxes: dict[str, QSpinBox] = {}
        self.drafts = DraftsChoice(host)
        self.every = QCheckBox("In đủ số bản của từng giấy tờ")
        self.every.setObjectName("all-copies")
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._inner = QWidget()
        self._inner.setLayout(self._grid)
        self._again = parts.button("Dàn trang lại", self._ask, name="copies-again")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.drafts)
        layout.addWidget(self.every)
        layout.addWidget(parts.label(_ABOUT, role="hint", wrap=True))
        layout.addWidget(parts.scrolling(self._inner), 1)
        layout.addWidget(self._again)
        self.setMinimumWidth(theme.characters(self, 34))
        self._inner.setEnabled(False)
        self.every.toggled.connect(self._inner.setEnabled)
        self.every.clicked.connect(self._ask)
        self.drafts.kept.connect(self._ask)

    def show_set(self, set_id: str, titles: dict[str, str]) -> None:
        """Show the numbers of the papers that this case needs, by form and title."""
        from desktop.services.papers import copies

        usual = self._host.office.read(copies.of_set, set_id=set_id)
        self.drafts.refresh()
        if list(self._boxes) != list(titles):
            self._build(titles)
        for form, box in self._boxes.items():
            box.setValue(usual.get(form, 1))

    def copies(self) -> dict[str, int] | None:
        """The numbers to print, or None while each paper is printed once."""
        if not self.every.isChecked():
            return None
        return {form: box.value() for form, box in self._boxes.items()}

    def keep(self) -> bool:
        """Remember the numbers that were changed; False if that was refused."""
        from desktop.services.papers import copies

        wanted = self.copies()
        return wanted is None or self._host.do(copies.set_copies, copies=wanted)

    def _build(self, titles: dict[str, str]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._boxes = {}
        for row, (form, title) in enumerate(titles.items()):
            box = QSpinBox()
            box.setObjectName(f"copies-{form}")
            box.setRange(0, 20)
            words = parts.label(title, wrap=True)
            words.setBuddy(box)
            box.setAccessibleName(f"Số bản {title}")
            self._grid.addWidget(words, row, 0)
            self._grid.addWidget(box, row, 1)
            self._boxes[form] = box
        self._grid.setRowStretch(len(titles), 1)

    @Slot()
    def _ask(self) -> None:
        self.wanted.emit()
