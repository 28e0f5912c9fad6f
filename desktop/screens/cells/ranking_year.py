"""The ranking of a year as a whole: counts, shares of the excellent, the day and the decisions."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.errors import Refusal
from desktop.rules.text import date_text
from desktop.screens.widgets import parts
from desktop.screens.widgets.date_fields import DateField
from desktop.screens.widgets.fields import TextField
from desktop.screens.widgets.form import FieldForm
from desktop.screens.widgets.screen import Screen
from desktop.screens.widgets.table import Column, Table
from desktop.services.cells import ranking
from desktop.services.cells.ranking_view import Count, YearRanking


class YearPanel(QWidget):
    """Counts at the left, the days and numbers of the year at the right."""

    def __init__(self, screen: Screen) -> None:
        super().__init__()
        self._host = screen
        self._found: YearRanking | None = None
        self._told = parts.label(name="ranking-told", wrap=True)
        self.counts = _table()
        self.form = _form(screen)
        self._save = parts.button("Lưu", self.save, name="ranking-save", look="main")
        left, right = QWidget(), QWidget()
        down = QVBoxLayout(left)
        down.setContentsMargins(0, 0, 0, 0)
        down.addWidget(self._told)
        down.addWidget(self.counts, 1)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(self._save)
        row.addStretch(1)
        beside.addLayout(row)
        beside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, self.fontMetrics().height() // 2, 0, 0)
        layout.addWidget(parts.beside(left, right, shares=(2, 1)))

    def show_ranking(self, found: YearRanking) -> None:
        """Show the year."""
        self._found = found
        told = (
            f"Theo {found.basis}." if found.basis else "",
            f"Danh sách đảng viên chốt ngày {date_text(found.review_day)}: "
            f"{len(found.members)} đảng viên, {len(found.cells)} chi bộ.",
            f"Chi bộ: {found.cells_quota.text}.",
            f"Đảng viên: {found.members_quota.text}.",
        )
        self._told.setText("\n".join(filter(None, told)))
        self.counts.show_rows(found.counts)
        self.form.show_row(found, keep_edits=True)

    def unsaved(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.form.is_edited()

    @Slot()
    def save(self) -> bool:
        """Save days and numbers; False if refused."""
        if self._found is None or not self.unsaved():
            return True
        try:
            changes = self.form.changes()
        except Refusal as refusal:
            self.form.fields[refusal.field or ""].setFocus()
            return False
        done = self._host.do(ranking.set_ranking, year=self._found.year, **changes)
        if done:
            self.discard()
        return done

    def discard(self) -> None:
        """Put back what was there."""
        self.form.show_row(self._found)


def _table() -> Table:
    return Table(
        [
            Column("Mức", lambda row: row.title, width=24),
            Column("Chi bộ", _of_cells, lambda row: row.cells_proposed, width=22),
            Column("Đảng viên", _of_members, lambda row: row.members_proposed, width=20),
        ],
        name="rank-counts",
        empty="",
        key=lambda row: str(row.title),
    )


def _of_cells(row: Count) -> str:
    return _told(row.cells_proposed, row.cells_decided)


def _of_members(row: Count) -> str:
    return _told(row.members_proposed, row.members_decided)


def _told(proposed: int, decided: int) -> str:
    return f"{proposed} đề xuất, {decided} quyết định"


def _form(screen: Screen) -> FieldForm:
    today = screen.office.today()
    form = FieldForm("ranking-form", columns=1)
    form.add(DateField("review_day", today=today), "Ngày chốt danh sách đảng viên")
    form.add(TextField("cells_number", placeholder="15-QĐ/ĐU"), "Số quyết định xếp loại chi bộ")
    form.add(DateField("cells_day", today=today), "Ngày quyết định")
    form.add(TextField("members_number"), "Số quyết định xếp loại đảng viên")
    form.add(DateField("members_day", today=today), "Ngày quyết định")
    return form
