"""Who signs a written report, and to whom it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.screens.widgets import parts
from desktop.screens.widgets.choice_fields import ChoiceField
from desktop.screens.widgets.fields import LongTextField, TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.screen import Screen

if TYPE_CHECKING:
    from desktop.services.reports.writing_signing import Signing

_LINES = 8


class WritingSigning(QWidget):
    """A form of one report's signing; `left` tells that the report itself is to be shown."""

    left = Signal()

    def __init__(self, host: Screen) -> None:
        super().__init__()
        from desktop.services.reports import writing_signing

        self._host = host
        self._id = ""
        ways = [(one.code, one.name) for one in writing_signing.book().authority]
        self.form = FieldForm("signing", columns=1)
        self.form.add(ChoiceField("authority", ways), "Ký")
        self.form.add(
            TextField("signer_name", placeholder="bỏ trống: người ký trong Cài đặt"), "Họ tên"
        )
        self.form.add(LongTextField("recipients", lines=_LINES), "Nơi nhận, mỗi nơi một dòng")
        row = QHBoxLayout()
        row.addWidget(parts.button("Lưu", self.save, name="signing-save", look="main"))
        row.addWidget(parts.button("‹ Nội dung", self.left.emit, name="signing-back"))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addLayout(row)
        column.addStretch(1)

    def show_signing(self, id: str, signing: Signing, *, open_: bool) -> None:
        """Show how a report is signed; an issued one cannot be changed."""
        self._id = id
        self.form.show_row(signing)
        self.setEnabled(open_)

    @Slot()
    def save(self) -> None:
        """Keep what was said, and go back to the report."""
        from desktop.services.reports import writing_signing

        try:
            values = self.form.values()
        except Refusal:
            return
        if self._host.do(writing_signing.set_signing, id=self._id, **values):
            self.left.emit()
