"""The share of the excellent in each cell, and among the cells of each kind."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from desktop.rules.cells.ranking import Share
from desktop.screens.widgets.table import Column, Table
from desktop.services.cells.ranking_view import YearRanking

_RIGHT = Qt.AlignmentFlag.AlignRight
_EMPTY = "Chưa có chi bộ, đảng viên nào để xếp loại."


@dataclass(frozen=True, slots=True)
class _Line:
    """The share of a group, and whose ranks it counts."""

    whom: str
    share: Share


class ShareTable(Table):
    """A line for each group, those beyond their share first."""

    def __init__(self) -> None:
        super().__init__(
            [
                Column("Xếp loại", lambda row: row.whom, width=12),
                Column("Nhóm", lambda row: row.share.title, width=40),
                _number("Từ tốt trở lên", "base", 16),
                _number("Xuất sắc", "used", 12),
                _number("Nhiều nhất", "most", 12),
                Column("Tình trạng", _verdict, width=18, tone=_tone),
            ],
            name="rank-shares",
            empty=_EMPTY,
            key=lambda row: f"{row.whom} {row.share.title}",
        )

    def show_ranking(self, found: YearRanking) -> None:
        """Show the shares of a year."""
        shares = (("Chi bộ", found.cells_quota), ("Đảng viên", found.members_quota))
        lines = [_Line(whom, one) for whom, held in shares for one in held.groups]
        self.show_rows(sorted(lines, key=lambda one: not one.share.quota.exceeded))


def _number(title: str, name: str, width: int) -> Column[_Line]:
    def value(row: _Line) -> int:
        return int(getattr(row.share.quota, name))

    return Column(title, lambda row: str(value(row)), value, _RIGHT, width)


def _verdict(row: _Line) -> str:
    return "vượt tỷ lệ" if row.share.quota.exceeded else ""


def _tone(row: _Line) -> str:
    return "late" if row.share.quota.exceeded else ""
