"""The certificates of candidates: until when each holds, and whether the cell meets before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.rules import text
from desktop.rules.text import date_text
from desktop.screens.widgets import parts
from desktop.screens.widgets.table import Column, Table

if TYPE_CHECKING:
    from desktop.services.cells.class_lists import CertificateLine

_EMPTY = (
    "Chưa có cảm tình Đảng nào đang giữ giấy chứng nhận.\n\nGhi kết quả lớp ở thẻ “Học viên và kết "
    "quả”, giấy chứng nhận sẽ hiện ở đây cho đến khi chi bộ xét."
)
_LEGEND = "Đỏ: hết giá trị trước ngày chi bộ dự kiến xét, hoặc sắp hết · Enter: mở hồ sơ"
_RIGHT = Qt.AlignmentFlag.AlignRight


class CertificatesPanel(QWidget):
    """The certificates, the first to run out first."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.table = Table(_columns(), name="certificates", empty=_EMPTY)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(self.table, 1)
        layout.addWidget(parts.label(_LEGEND, role="hint", wrap=True))
        self.setFocusProxy(self.table)
        self.table.activated_row.connect(self._open)

    def show_certificates(self, lines: tuple[CertificateLine, ...]) -> None:
        """Show these certificates."""
        self.table.show_rows(lines)

    @Slot(object)
    def _open(self, line: CertificateLine) -> None:
        self.opened.emit(line.id)


def _columns() -> list[Column[CertificateLine]]:
    return [
        Column("Người", lambda row: row.name, lambda row: text.sort_key(row.name), width=22),
        Column("Chi bộ", lambda row: row.cell, width=20),
        Column("Số giấy", lambda row: row.number, width=14),
        Column("Ngày cấp", lambda row: date_text(row.day), lambda row: row.day, width=13),
        Column(
            "Giá trị đến",
            lambda row: date_text(row.expires),
            lambda row: row.expires,
            width=14,
            tone=_tone,
        ),
        Column("Chi bộ dự kiến xét", _planned, lambda row: row.planned, width=19),
        Column("Còn", _left, lambda row: row.days_left, _RIGHT, 10, tone=_tone),
    ]


def _planned(row: CertificateLine) -> str:
    return date_text(row.planned) if row.planned else "chưa có kế hoạch"


def _left(row: CertificateLine) -> str:
    return f"{row.days_left} ngày" if row.days_left >= 0 else "đã hết"


def _tone(row: CertificateLine) -> str:
    return "late" if row.late else ""
